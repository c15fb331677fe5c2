"""Windows lose no token and keep sentences whole where they fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gistcheck.networks.windows import batched, pack, window_size


@given(st.lists(st.integers(0, 60), max_size=30), st.integers(8, 40))
def test_every_token_stands_in_exactly_one_window(lengths: list[int], budget: int) -> None:
    windows = pack(lengths, budget)
    seen = [(p.sentence, t) for w in windows for p in w for t in range(p.start, p.end)]
    assert seen == [(s, t) for s, n in enumerate(lengths) for t in range(n)]
    assert all(1 + sum(p.end - p.start + 1 for p in w) <= budget for w in windows)


@given(st.lists(st.integers(1, 10), min_size=1, max_size=30))
def test_a_sentence_that_fits_is_never_split(lengths: list[int]) -> None:
    pieces = [p for w in pack(lengths, 16) for p in w]
    assert [(p.start, p.end) for p in pieces] == [(0, n) for n in lengths]


def test_windows_are_filled_in_order() -> None:
    assert [[p.sentence for p in w] for w in pack([3, 3, 3], 10)] == [[0, 1], [2]]


@given(st.lists(st.integers(0, 60), max_size=30), st.integers(8, 40), st.integers(8, 200))
def test_batches_hold_every_window_once_within_their_budget(lengths: list[int], budget: int, tokens: int) -> None:
    windows = pack(lengths, budget)
    groups = list(batched(windows, window_size, tokens))
    assert sorted(map(str, (w for g in groups for w in g))) == sorted(map(str, windows))
    for group in groups:
        longest = max(1 + sum(p.end - p.start + 1 for p in w) for w in group)
        assert len(group) == 1 or len(group) * longest <= tokens


def test_short_items_are_not_padded_to_the_length_of_long_ones() -> None:
    assert list(batched([200, 12, 10, 11, 190, 9], int)) == [[9, 10, 11, 12], [190, 200]]


def test_of_items_that_grow_in_small_steps_little_is_padding() -> None:
    groups = list(batched(range(20, 120), int))
    padded = sum(len(group) * group[-1] for group in groups)
    assert len(groups) < 20
    assert padded < 1.1 * sum(range(20, 120))
