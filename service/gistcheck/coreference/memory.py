"""What is remembered from pronoun to pronoun of an article: whom each stood for, and where one stayed unclear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gistcheck.coreference import talking, unnamed
from gistcheck.coreference.antecedents import GENDERED
from gistcheck.coreference.candidates import REACH
from gistcheck.coreference.entities import Entity, Pair
from gistcheck.coreference.things import Place
from gistcheck.syntax.grammar import SUBJECTS
from gistcheck.syntax.quotes import in_quotes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Spot = tuple[int, int]
"""(sentence index, first character in it)."""
_NOWHERE: Spot = (-1, 0)


@dataclass(slots=True)
class Memory:
    """`leads`: the sentences with somebody whom the story does not name; `here`: whom each gender's pronouns in this
    sentence stood for so far, the last of them at token `at`; `told`: whom the last pronoun that acts stood for, with
    its sentence; `last`: the last sentence with a pronoun for a name; `spoke`: whom each pronoun that speaks stood for,
    with its sentence; `doubt`: where the last unclear pronoun of a gender stands: whoever was named before it is no
    clearer now; `open`: the same for each role noun."""

    leads: frozenset[int]
    here: dict[str, Pair] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    told: dict[str, tuple[int, Pair]] = field(default_factory=dict)
    last: dict[Place, int] = field(default_factory=dict)
    spoke: list[tuple[int, Pair]] = field(default_factory=list)
    doubt: dict[str, Spot] = field(default_factory=dict)
    open: dict[str, Spot] = field(default_factory=dict)

    def keep(self, index: int, token: Token, chosen: Pair | None) -> None:
        """Remember whom a pronoun stands for, its gender with it, or that it is unclear."""
        wanted = GENDERED[token.lower_]
        if chosen is None:
            self.doubt[wanted] = (index, token.idx)
            return
        entity = chosen[0]
        entity.gender = entity.gender or wanted
        self.here[wanted], self.at[wanted] = chosen, token.i
        self.last[entity.place] = index
        if token.dep_ in SUBJECTS:
            self.told[wanted] = (index, chosen)
        if token.dep_ == "nsubj" and talking.says(token):
            self.spoke.append((index, chosen))

    def about(self, wanted: str) -> tuple[int, Pair | None]:
        """Whom the last pronoun that acts stood for, with its sentence; nobody if one stayed unclear there or since."""
        sentence, pair = self.told.get(wanted, (-1, None))
        return sentence, pair if self.doubted(wanted)[0] < sentence else None

    def doubted(self, wanted: str) -> Spot:
        """Where the last unclear pronoun of a gender stands."""
        return self.doubt.get(wanted, _NOWHERE)

    def may_be_another(self, index: int) -> bool:
        """Whether the story's unnamed person stands in the sentence or in those just before."""
        return not self.leads.isdisjoint(range(index - REACH, index + 1))

    def going_on(self, index: int, token: Token, named: Sequence[Entity], docs: Sequence[Doc]) -> list[Pair]:
        """ "He joined in May. Soon [he] left": who the sentence before is about goes on, where it names nobody else."""
        wanted = GENDERED[token.lower_]
        sentence, pair = self.told.get(wanted, (-1, None))
        if pair is None or not self.doubted(wanted)[0] < sentence >= index - 1 or in_quotes(token):
            return []
        known = pair[0] in named and not unnamed.acts_between(index - 2, index, token, pair[0], named, docs)
        return [pair] if known else []

    def newer(self, pair: Pair | None, wanted: str) -> Pair | None:
        """The candidate if it was named since the last unclear pronoun."""
        new = pair is not None and (pair[1].sentence, pair[1].start) > self.doubted(wanted)
        return pair if new else None
