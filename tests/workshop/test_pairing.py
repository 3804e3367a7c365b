"""Pairs: everybody once, nobody again before it must be, couples as asked, people come and go."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.workshop.pairing import Paired, Round, Wishes, pair, repeats

NAMES = [f"p{at:02}" for at in range(40)]


def all_in_groups(groups: Round) -> list[str]:
    return sorted(one for group in groups for one in group)


def rounds_of(people: list[str], count: int, wishes: Wishes | None = None) -> list[Round]:
    rounds: list[Round] = []
    for _ in range(count):
        rounds.append(pair(people, rounds, wishes).groups)
    return rounds


@pytest.mark.parametrize("size", [2, 4, 6, 8, 10, 12, 16, 20, 26, 40])
def test_an_even_group_meets_everybody_before_anybody_twice(size: int) -> None:
    rounds = rounds_of(NAMES[:size], size - 1)
    met = [frozenset(group) for groups in rounds for group in groups]
    assert len(met) == len(set(met)) == size * (size - 1) // 2


@pytest.mark.parametrize("size", [3, 5, 7, 9, 13, 21, 39])
def test_in_an_odd_group_nobody_is_the_odd_one_again_before_everybody_was(size: int) -> None:
    rounds = rounds_of(NAMES[:size], size)
    odd = [group[2] for groups in rounds for group in groups if len(group) == 3]
    assert sorted(odd) == NAMES[:size]


@pytest.mark.parametrize("size", [5, 7, 9, 13, 21, 39])
def test_an_odd_group_has_almost_half_as_many_rounds_without_a_repeat(size: int) -> None:
    rounds = rounds_of(NAMES[:size], size // 2 - 1)
    assert [repeats(groups, rounds[:at]) for at, groups in enumerate(rounds)] == [0] * len(rounds)


@given(size=st.integers(2, 40), count=st.integers(1, 8))
@settings(max_examples=40, deadline=None)
def test_everybody_is_in_one_group_of_two_or_one_of_three(size: int, count: int) -> None:
    for groups in rounds_of(NAMES[:size], count):
        assert all_in_groups(groups) == NAMES[:size]
        sizes = sorted(len(group) for group in groups)
        assert sizes == [2] * len(sizes) or (size % 2 and sizes == [2] * (len(sizes) - 1) + [3])


@given(data=st.data(), size=st.integers(4, 24))
@settings(max_examples=60, deadline=None)
def test_couples_stay_together_or_apart_as_asked(data: st.DataObject, size: int) -> None:
    people = NAMES[:size]
    couples = [frozenset(people[at : at + 2]) for at in range(0, size - 1, 2)]
    chosen = frozenset(data.draw(st.sets(st.sampled_from(couples))))
    for groups in rounds_of(people, 3, Wishes(together=chosen)):
        assert all(any(couple <= set(group) for group in groups) for couple in chosen)
    for groups in rounds_of(people, 3, Wishes(apart=chosen)):
        assert not any(couple <= set(group) for group in groups for couple in chosen)


def test_where_apart_cannot_be_it_is_said() -> None:
    two = frozenset(("a", "b"))
    assert pair(["a", "b"], [], Wishes(apart=frozenset({two}))) == Paired((("a", "b"),), (two,))


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_people_who_come_late_or_leave_break_nothing(data: st.DataObject) -> None:
    here = NAMES[: data.draw(st.integers(4, 14))]
    fresh = iter(NAMES[14:])
    rounds: list[Round] = []
    for _ in range(data.draw(st.integers(2, 7))):
        groups = pair(here, rounds).groups
        assert all_in_groups(groups) == sorted(here)
        assert repeats(groups, rounds) <= fewest(here, rounds)
        rounds.append(groups)
        for _ in range(data.draw(st.integers(0, 2))):
            here = [*here, next(fresh)]
        if len(here) > 4 and data.draw(st.booleans()):
            here = [one for one in here if one != data.draw(st.sampled_from(here))]


def fewest(here: list[str], rounds: list[Round]) -> int:
    """At least as many repeats as a plain greedy choice would make; no round may have more."""
    met = {frozenset(two) for groups in rounds for g in groups for two in combinations(g, 2)}
    left, count = list(here), 0
    while len(left) > 1:
        one = left.pop(0)
        other = next((x for x in left if frozenset((one, x)) not in met), left[0])
        left.remove(other)
        count += frozenset((one, other)) in met
    return count + 2 * (len(here) % 2)


def test_the_same_people_get_the_same_rounds() -> None:
    assert rounds_of(NAMES[:11], 5) == rounds_of(NAMES[:11], 5)


@pytest.mark.parametrize("people", [[], ["a"], ["a", "a", "b"]])
def test_too_few_people_or_one_twice_is_refused(people: list[str]) -> None:
    with pytest.raises(ValueError, match="two people or more"):
        pair(people, [])


def test_a_couple_is_joined_by_a_third_only_if_nobody_else_is_there() -> None:
    couple = frozenset(("a", "b"))
    groups = pair(["a", "b", "c", "d", "e"], [], Wishes(together=frozenset({couple}))).groups
    assert ("a", "b") in groups
    assert pair(["a", "b", "c"], [], Wishes(together=frozenset({couple}))).groups == (
        ("a", "b", "c"),
    )
