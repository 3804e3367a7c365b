"""Pairs: everybody once, nobody again before it must be, couples as asked, people come and go."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.workshop.session.pairing import Paired, Round, Wishes, pair, repeats

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


@pytest.mark.parametrize("size", range(6, 41, 2))
def test_couples_who_work_apart_meet_all_others_before_anybody_twice(size: int) -> None:
    couples = frozenset(frozenset(NAMES[at : at + 2]) for at in range(0, size, 2))
    rounds = rounds_of(NAMES[:size], min(size - 2, 12), Wishes(apart=couples))
    met = [frozenset(group) for groups in rounds for group in groups]
    assert len(met) == len(set(met))
    assert not couples & set(met)


def most_without_repeat(size: int) -> int:
    """No odd group has more rounds without a repeat: each round takes (size + 3) / 2 of its pairs,
    three of them in the group of three."""
    return size * (size - 1) // (size + 3)


@pytest.mark.parametrize("size", [7, 9, 11, 13, 15, 17, 21])
def test_an_odd_group_comes_within_one_round_of_the_most_there_can_be(size: int) -> None:
    rounds = rounds_of(NAMES[:size], most_without_repeat(size) - 1)
    assert [repeats(groups, rounds[:at]) for at, groups in enumerate(rounds)] == [0] * len(rounds)


@pytest.mark.parametrize("size", [25, 29, 33, 39])
def test_a_large_odd_group_has_an_evening_without_a_repeat(size: int) -> None:
    rounds = rounds_of(NAMES[:size], 12)
    assert [repeats(groups, rounds[:at]) for at, groups in enumerate(rounds)] == [0] * len(rounds)


@pytest.mark.parametrize("size", [9, 11, 15, 21, 27, 39])
def test_nobody_is_in_the_three_again_before_it_must_be(size: int) -> None:
    """Until everybody has been in it, or so few have not that these three could only meet again."""
    count = (size - 3) // 3
    rounds = rounds_of(NAMES[:size], count)
    in_threes = [one for groups in rounds for group in groups if len(group) == 3 for one in group]
    assert len(in_threes) == len(set(in_threes)) == 3 * count


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


@given(data=st.data(), size=st.integers(4, 9))
@settings(max_examples=80, deadline=None)
def test_apart_is_kept_whenever_it_can_be(data: st.DataObject, size: int) -> None:
    people = NAMES[:size]
    twos = [frozenset(two) for two in combinations(people, 2)]
    apart = frozenset(data.draw(st.sets(st.sampled_from(twos), max_size=2 * size)))
    found = pair(people, [], Wishes(apart=apart))
    together = [two for two in twos if any(two <= set(group) for group in found.groups)]
    assert sorted(map(sorted, found.not_kept)) == sorted(sorted(t) for t in together if t in apart)
    assert bool(found.not_kept) == (not can_be(people, apart))


def can_be(people: list[str], apart: frozenset[frozenset[str]]) -> bool:
    """Whether these can be in twos, with one three for an odd number, and nobody beside the wrong
    one; by trying everything."""
    if not people:
        return True
    first, *others = people
    sizes = (1, 2) if len(people) % 2 else (1,)
    for beside in (some for size in sizes for some in combinations(others, size)):
        group = (first, *beside)
        if not any(frozenset(two) in apart for two in combinations(group, 2)):
            left = [one for one in others if one not in beside]
            if len(left) != 1 and can_be(left, apart):
                return True
    return False


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
