"""What a statement says of a time that has not come: forecast, advised, or arranged, announced and decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.amounts import has_number
from gistcheck.decomposition.cut import Cut
from gistcheck.syntax import grammar as g
from gistcheck.syntax.adjuncts import DAYS
from gistcheck.syntax.guards import conditional, negative
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import HEDGE_MODALS, SAYING, is_compared
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_AHEAD: Final = word_set("will shall would 'll ’ll wo")
_DUTY: Final = word_set("should must ought")
_FORECASTING: Final = word_set("expect predict forecast anticipate foresee project")
_EXPECTING: Final = _FORECASTING | word_set("hope wish fear worry intend")
_URGING: Final = word_set("demand promise vow pledge urge order request propose recommend threaten")
"""What somebody has done once it is said, whatever comes of it: "the union demanded that the mine should close"."""
_TELLING: Final = word_set("say tell reveal disclose specify explain")
"""What somebody has done by not doing it: "the firm did not say whether it would appeal"."""
_SILENT: Final = _TELLING | word_set("comment confirm discuss elaborate name identify draw")
"""What nobody "would" do who did not: "would not be drawn on the cost"."""
_ADMITTING: Final = word_set("admit concede acknowledge accept warn rule order")
"""What makes of a duty an admission, a warning or an order."""
_ANNOUNCING: Final = word_set("say announce tell add confirm state insist reveal declare")
_PASSIVE: Final = word_set(
    "be have become remain stay seem get like love want prefer need feel know think expect hope win lose suffer die see"
    " find miss benefit fall rise grow recover survive live"
)
"""What nobody announces to do: how somebody will be, what will happen to him."""
_DECIDING: Final = word_set("vote agree approve decide rule back sign")
_ARRANGED: Final = word_set(
    "begin start open meet play host hold launch release broadcast air publish visit attend appear vote file screen"
    " unveil hear stage close reopen resume strike"
)
"""What is done on a day set beforehand."""
_SERVING: Final = word_set("become serve remain stay retain keep replace succeed head chair join")
_POSTS: Final = word_set("title post job role position office deputy")
"""What somebody is given who is appointed."""
_CHOOSING: Final = word_set("choose vote support back prefer favor favour oppose approve pick recommend")
"""What those who are asked in a poll would do."""
_KEPT: Final = word_set("closed shut suspended")
"""As what something stays until such a day."""
_BOUND: Final = word_set(
    "buy sell pay lease give get receive provide supply hand build invest acquire merge deliver transfer return release"
    " withdraw share send take"
)
"""What somebody is bound to do by a deal."""
_LAWS: Final = word_set("law rule act code constitution treaty statute regulation legislation deal agreement contract")
"""What obliges."""
_WILL: Final = word_set("will 'll ’ll")


def foretells(verb: Token, cut: Cut) -> bool:
    """Whether a statement with this verb is a forecast or a supposition; not what was arranged, announced, decided or
    refused, nor what a speaker holds would have been: that it was can be looked up."""
    who, helpers = g.subject(verb), _helpers(verb, cut)
    if _is_estimate(verb, who, cut) or (g.is_share(who) and verb.lemma_ in _CHOOSING and "would" in helpers):
        return False  # also "41% would choose Lind": what they told a pollster
    if _looks_ahead(verb, who) or (cut.kind == "circumstance" and _supposed(verb)):
        return True
    settled = _is_fixed(verb, cut) or _is_withheld(verb) or _is_announced(verb, cut) or _is_decided(verb)
    settled |= _is_appointed(verb, who, cut) or (verb.lemma_ in _BOUND and _is_law(verb, cut) and _is_sure(verb, cut))
    return bool(helpers & _AHEAD) and not settled and not _is_held(verb, cut)


def advises(verb: Token, cut: Cut) -> bool:
    """Whether a statement with this verb says what somebody is to do; not what he is ordered or warned to."""
    cue = g.first_conjunct(verb).head
    bound = g.clause_dep(verb) == "ccomp" and cue.lemma_ in _ADMITTING
    duty = bool(_helpers(verb, cut) & _DUTY) and not (bound or _is_law(verb, cut))
    return duty or _demands(verb) or _is_time_to(verb) or verb.lower_ == "beware"


def _is_law(verb: Token, cut: Cut) -> bool:
    """ "[Under Norwegian law] owners must give notice", "[Under the deal] Norvik will buy 15": what holds, and no
    advice or forecast."""
    under = (c for c in verb.lefts if c.lower_ == "under" and c.i in cut.tokens)
    return any(t.lemma_.lower() in _LAWS for prep in under for t in prep.subtree)


def is_unreal(verb: Token) -> bool:
    """ "would have lived", "should have told them": of the past, and not so."""
    return verb.tag_ == "VBN" and any(a.lower_ in ("have", "'ve", "’ve") for a in g.auxiliaries(verb))


def _is_held(verb: Token, cut: Cut) -> bool:
    """ "[He would have lived,] a coroner ruled": what would have been, as somebody says who is named."""
    told = [verb] if cut.kind == "content" else stated_inside(verb, cut)
    return bool(told) and all(is_unreal(v) for v in told)


def stated_inside(verb: Token, cut: Cut) -> list[Token]:
    """The verbs of what a verb says in its own statement; none where its saying so is what counts."""
    if verb.lemma_ in (_TELLING if g.is_denied(verb) else _URGING):
        return []
    inside = [c for c in verb.children if c.dep_ == "ccomp" and c.i in cut.tokens]
    return [c for c in inside if in_quotes(verb) or verb.lemma_ in SAYING or not in_quotes(c)]  # the name of a song


def _helpers(verb: Token, cut: Cut) -> set[str]:
    own = {a.lower_ for v in [verb, *stated_inside(verb, cut)] for a in g.auxiliaries(v)}
    return own | _shared_modals(verb, cut)


def _shared_modals(verb: Token, cut: Cut) -> set[str]:
    """ "would close two mines and [cut] jobs": the modal that the cut keeps from the verb before it."""
    first = verb.head.children if verb.dep_ == "conj" else ()
    return {c.lower_ for c in first if c.tag_ == "MD" and c.i in cut.tokens}


def _is_withheld(verb: Token) -> bool:
    """ "would not comment", "would not be drawn on the cost": did not."""
    main = verb.lemma_ == "comment" or (verb.lemma_ in _SILENT and g.clause_dep(verb) == "ROOT")
    return main and g.is_denied(verb)


def _is_announced(verb: Token, cut: Cut) -> bool:
    told = stated_inside(verb, cut) or [verb]
    return all(_is_own_plan(v, g.subject(v)) for v in told)


def _is_own_plan(verb: Token, who: Token | None) -> bool:
    """ "Norvik said [it would shed 80 jobs]": what those who speak announce that they will do."""
    cue = g.first_conjunct(verb).head
    if who is None or g.clause_dep(verb) != "ccomp" or cue.lemma_ not in _ANNOUNCING or verb.lemma_ in _PASSIVE:
        return False
    speaker = g.subject(cue)
    own = who.lower_ in ("he", "she", "it", "they") and who.dep_ == "nsubj"
    return own and speaker is not None and speaker.i < cue.i < who.i and not is_unreal(verb)


def _is_decided(verb: Token) -> bool:
    """ "will be made permanent after councillors voted for it"."""
    clauses = (c for c in verb.children if c.dep_ == "advcl" and c.lemma_ in _DECIDING and c.tag_ == "VBD")
    return any(g.marks(c) in ("after", "when") for c in clauses)


def _supposed(verb: Token) -> bool:
    """ "We could see more of them as [temperatures soar in May]", "would act while [they sought another]": said of a
    time that has not come."""
    above = g.governor(verb)
    helpers = {a.lower_ for a in g.auxiliaries(above)} if above is not None else set()
    later = verb.tag_ in ("VBP", "VBZ") or (
        verb.tag_ == "VBD" and "would" in helpers and g.marks(verb) not in ("after", "since")
    )
    return bool(helpers & (_AHEAD | HEDGE_MODALS)) and later


def _looks_ahead(verb: Token, who: Token | None) -> bool:
    future = verb.lemma_ == "go" and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in verb.children)
    ahead = (c for c in verb.children if c.lower_ in ("likely", "set", "due", "poised") and c.dep_ == "acomp")
    likely = any(not (is_compared(c) or _is_cause(c) or _was_counted(c, verb)) for c in ahead)
    return future or likely or (verb.lemma_ in _EXPECTING and (who is None or who.pos_ != "PROPN" or _has_clause(verb)))


def _is_fixed(verb: Token, cut: Cut) -> bool:
    """ "The trial will open on Monday": what has been arranged for a day can be looked up before it comes."""
    words = (verb.doc[i] for i in cut.tokens)
    dated = any(t.ent_type_ in ("DATE", "TIME") and (t.lower_ in DAYS or _is_day(t)) for t in words)
    kept = verb.lemma_ in ("stay", "remain", "be") and any(c.lower_ in _KEPT for c in verb.children)
    more = any(c.dep_ in ("xcomp", "acomp", "oprd", "ccomp") or c.tag_ in ("JJR", "RBR") for c in verb.children)
    set_ = verb.lemma_ in _ARRANGED or (verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.rights))
    return dated and _is_sure(verb, cut) and (kept or (set_ and not more))


def _is_sure(verb: Token, cut: Cut) -> bool:
    """ "will open": no "may", no "if", no "not"."""
    words = [verb.doc[i] for i in cut.tokens]
    return any(a.lower_ in _WILL for a in g.auxiliaries(verb)) and not (negative(words) or conditional(words))


def _is_appointed(verb: Token, who: Token | None, cut: Cut) -> bool:
    """ "Ida Lind will become the club's director", "Holm will retain his title": a post that somebody is given."""
    posts = (o for c in verb.rights for o in (c, *(c.children if c.lower_ in ("as", "at") else ())))
    post = any(calls_somebody(o.lemma_.lower()) or o.lemma_ in _POSTS for o in posts)
    told = verb.dep_ == "ccomp" and verb.head.lemma_ not in _ANNOUNCING - {"say"}
    given = post and not told and verb.lemma_ in _SERVING and who is not None and who.ent_type_ == "PERSON"
    return given and _is_sure(verb, cut)


def _is_day(figure: Token) -> bool:
    """The number of a day or an hour, not of a year: "on May 11", "at 8pm"."""
    return figure.text[:1].isdigit() and figure.shape_ != "dddd"


def _is_estimate(verb: Token, who: Token | None, cut: Cut) -> bool:
    """ "The firm now expects a profit of 6 billion": who expects it and how much can be looked up."""
    named = who is not None and who.dep_ == "nsubj" and who.pos_ in ("NOUN", "PROPN")
    named |= any(c.dep_ == "agent" for c in verb.children)  # "had been predicted by 58 of 61 sailors"
    return verb.lemma_ in _FORECASTING and named and has_number(verb.doc, cut.tokens)


def _was_counted(likely: Token, verb: Token) -> bool:
    """ "were twice as likely to fall ill": what was found."""
    return verb.tag_ == "VBD" and any(c.lower_ in ("more", "less", "as", "equally") for c in likely.children)


def _is_cause(due: Token) -> bool:
    """ "The outage was due to a fault", not "is due to end"."""
    return due.lower_ == "due" and not any(c.dep_ == "xcomp" for c in due.children)


def _has_clause(verb: Token) -> bool:
    return any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in verb.children)


def _demands(verb: Token) -> bool:
    pending = any(c.lower_ == "yet" for c in verb.children)  # "has yet to be approved"
    needs = verb.lemma_ in ("need", "have") and any(c.dep_ == "xcomp" and g.is_infinitive(c) for c in verb.children)
    open_ = any(a.lower_ in HEDGE_MODALS for a in g.auxiliaries(verb))  # "may have to close"
    return needs and not pending and verb.tag_ in ("VBZ", "VBP", "VB") and not open_


def _is_time_to(verb: Token) -> bool:
    """ "it is [time] to close the mine"."""
    bare = (c for c in verb.children if c.dep_ in ("attr", "dobj") and not list(c.lefts))
    time = next((c for c in bare if c.lower_ == "time"), None)
    return lemma(verb) == "be" and time is not None and any(map(g.is_infinitive, (*time.children, *verb.rights)))


def lemma(verb: Token) -> str:
    """The lemma of a verb; "be" for a curly "’s", which the lemmatizer leaves alone."""
    return "be" if verb.lower_ in ("’s", "’re", "’m", "'s", "'re", "'m") else str(verb.lemma_)
