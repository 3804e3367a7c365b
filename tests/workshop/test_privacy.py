"""The rule attacked: somebody who knows it and sees every picture tries to learn one answer."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from helpers.workshop.group import privacy
from helpers.workshop.group.asked import STEPS
from helpers.workshop.group.privacy import Batch, Share
from tests.workshop.worlds import Story, _split, counted_anew, counted_once, fewest_possible

FAR_APART = (1, 3, 5)


def answers(name: str, count: int) -> frozenset[str]:
    return frozenset(f"{name}{at}" for at in range(count))


def joins_and_leaves(stay: int, leave: int, join: int) -> Story:
    """Two looks, between which some have left and some have come."""
    first = answers("stay", stay) | answers("leave", leave)
    return [first, answers("stay", stay) | answers("join", join)]


FIVE, TEN = answers("a", 5), answers("a", 10)
ONE, LATER, MORE = answers("one", 1), answers("later", 5), answers("more", 5)
STORIES: dict[str, Story] = {
    "one joins nine": [answers("a", 9), answers("a", 9) | ONE],
    "one leaves ten": [TEN, TEN - {"a0"}],
    "one leaves, then five come": [FIVE | ONE, FIVE, FIVE | LATER],
    "one leaves and comes back": [FIVE | ONE, FIVE, FIVE | ONE],
    "five come one by one": [FIVE, *(FIVE | answers("later", n) for n in range(1, 6))],
    "five leave one by one": [TEN, *(TEN - answers("a", n) for n in range(1, 6))],
    "one shares again": [FIVE | ONE, FIVE | {"one0 again"}],
    "one shares again among newcomers": [FIVE | ONE, FIVE | {"one0 again"} | answers("later", 4)],
    "there and back": [FIVE, FIVE | LATER, FIVE, FIVE | LATER],
    "others in their places": [FIVE | LATER, FIVE | MORE],
    "four of five leave, one comes": [FIVE, {"a4"} | ONE, {"a4"} | LATER],
    "a set that two others make up": [FIVE | LATER, FIVE | MORE, FIVE | LATER | MORE | ONE],
}


# --- one picture ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "people", [*range(4, 15), *(pytest.param(n, marks=pytest.mark.slow) for n in range(15, 31))]
)
def test_one_picture_leaves_three_steps_possible_for_everybody(people: int) -> None:
    assert fewest_possible([answers("a", people)]) >= 3


@pytest.mark.parametrize("people", range(5, 13))
def test_somebody_in_the_picture_does_not_learn_anothers_step(people: int) -> None:
    assert fewest_possible([answers("a", people)], known=answers("a", 1)) >= 2


def test_below_five_nothing_is_shown() -> None:
    for people in range(5):
        assert privacy.shown(privacy.refreshed((), dict.fromkeys(answers("a", people), 3))) is None


def test_where_all_agree_the_picture_is_that_of_many_who_do() -> None:
    assert (
        privacy.spread([4] * 5)
        == privacy.spread([4, 4, 4, 1, 2])
        == privacy.spread([4, 4, 1, 2, 3])
    )


def test_the_picture_tells_a_group_that_agrees_from_one_that_does_not() -> None:
    low, high = privacy.spread([1, 1, 1, 2, 2, 1, 2]), privacy.spread([4, 5, 5, 4, 4, 5, 3])
    assert low == (Share.MANY, Share.MANY, Share.FEW, Share.FEW, Share.FEW)
    assert high == (Share.FEW, Share.FEW, Share.FEW, Share.MANY, Share.MANY)


# --- one picture after another -------------------------------------------------------------------


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_no_story_narrows_an_answer_down(story: Story) -> None:
    assert fewest_possible(story, steps=FAR_APART) == 3


@pytest.mark.parametrize("stay", [0, 4, 5, pytest.param(6, marks=pytest.mark.slow)])
@pytest.mark.parametrize("leave", [0, 1, 5, pytest.param(4, marks=pytest.mark.slow)])
@pytest.mark.parametrize("join", [0, 1, 5, pytest.param(6, marks=pytest.mark.slow)])
def test_two_pictures_set_against_each_other_tell_nothing(stay: int, leave: int, join: int) -> None:
    assert fewest_possible(joins_and_leaves(stay, leave, join), steps=FAR_APART) == 3


@pytest.mark.slow
@pytest.mark.parametrize("story", [joins_and_leaves(5, 0, 5), joins_and_leaves(4, 2, 5)])
def test_two_pictures_in_all_five_steps(story: Story) -> None:
    assert fewest_possible(story) >= 3


def test_somebody_who_was_there_all_along_learns_no_more() -> None:
    story = [FIVE | ONE, FIVE | ONE | LATER]
    assert fewest_possible(story, steps=FAR_APART, known=frozenset({"a0"})) >= 2


# --- the attack can succeed ----------------------------------------------------------------------


def test_without_batches_of_their_own_people_are_found() -> None:
    """Counting everybody anew once five have come or gone, which sounds as safe, is not."""
    assert fewest_possible(joins_and_leaves(8, 0, 5), counted_anew(5), steps=FAR_APART) == 1
    assert fewest_possible(joins_and_leaves(5, 1, 4), counted_anew(5), steps=FAR_APART) == 1


def test_with_batches_of_one_people_are_found() -> None:
    for story in ("one joins nine", "one leaves ten", "one shares again"):
        assert fewest_possible(STORIES[story], counted_anew(1), steps=FAR_APART) == 1


def test_with_a_threshold_one_lower_people_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy, "LEAST", 4)
    assert fewest_possible([answers("a", 4)]) == 1


def test_with_counts_or_means_people_are_found() -> None:
    """All five at one end have a mean that nothing else gives."""
    for show in (sorted, sum, max):
        assert fewest_possible([FIVE], counted_anew(5, lambda x, s=show: str(s(x)))) == 1  # type: ignore


# --- any story, up to thirty people --------------------------------------------------------------


class Folder:
    """What a folder holds over time: people come, go, come back, and share again."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.edition: dict[int, int] = {}
        self.there: set[int] = set()

    def go_on(self) -> frozenset[str]:
        """Something happens between two looks; the answers that are there then."""
        for _ in range(self.random.choice([1, 1, 1, 2, 4, 5, 9])):
            person = self.random.randrange(30)
            match self.random.choice(["join", "join", "leave", "again"]):
                case "join" if person not in self.there:
                    self.there.add(person)
                    self.edition.setdefault(person, 1)
                case "leave":
                    self.there.discard(person)
                case "again" if person in self.there:
                    self.edition[person] += 1
        return frozenset(f"{person}.{self.edition[person]}" for person in self.there)


def a_story(random: Random, people: int, looks: int) -> Story:
    folder = Folder(random)
    folder.there = set(range(people))
    folder.edition = dict.fromkeys(folder.there, 1)
    return [frozenset(f"{at}.1" for at in range(people)), *(folder.go_on() for _ in range(looks))]


def batches_of(story: Story, world: dict[str, int]) -> list[tuple[Batch, ...]]:
    made: list[tuple[Batch, ...]] = [()]
    for there in story:
        made.append(privacy.refreshed(made[-1], {mark: world[mark] for mark in there}))
    return made[1:]


@given(some.integers(0, 10**9), some.integers(4, 30), some.integers(1, 12))
@settings(max_examples=150, deadline=None)
def test_whatever_happens_everybody_could_as_well_have_said_something_else(
    seed: int, people: int, looks: int
) -> None:
    """For each answer that was counted there are worlds with two other steps behind it in which
    every picture comes out the same."""
    random = Random(seed)
    story = a_story(random, people, looks)
    around = random.choice([1, 3, 5])
    marks = sorted(frozenset().union(*story))
    world = {mark: random.choice([around, around, around, random.choice(STEPS)]) for mark in marks}
    seen = counted_once(story, world)
    for batch in batches_of(story, world)[-1]:
        mark = random.choice(sorted(batch.marks))
        others = [
            step
            for step in STEPS
            if (w := _with(world, batch, mark, step)) and counted_once(story, w) == seen
        ]
        assert len(others) >= 3


@given(some.integers(0, 10**9), some.integers(4, 30), some.integers(1, 12))
@settings(max_examples=150, deadline=None)
def test_whatever_happens_an_answer_is_counted_once_among_five(
    seed: int, people: int, looks: int
) -> None:
    story = a_story(Random(seed), people, looks)
    world = dict.fromkeys(frozenset().union(*story), 3)
    made = batches_of(story, world)
    counted = [mark for batch in made[-1] for mark in batch.marks]
    assert len(counted) == len(set(counted))
    assert all(len(batch.marks) >= 5 for batch in made[-1])
    assert all(len({mark.split(".")[0] for mark in batch.marks}) >= 5 for batch in made[-1])
    for before, after in pairwise(made):
        assert [(b.spread, b.marks) for b in before] == [(b.spread, b.marks) for b in after][
            : len(before)
        ]


@given(some.integers(0, 10**9), some.integers(5, 30))
@settings(max_examples=100, deadline=None)
def test_fewer_than_five_who_come_or_go_change_nothing(seed: int, people: int) -> None:
    random = Random(seed)
    there = [f"{at}.1" for at in range(people)]
    batches = privacy.refreshed((), {mark: random.choice(STEPS) for mark in there})
    gone = random.randrange(5)
    stay = dict.fromkeys(there[gone:], 3)
    came = {f"new{at}": random.choice(STEPS) for at in range(random.randrange(5))}
    assert privacy.refreshed(batches, stay | came) == batches


def _with(world: dict[str, int], batch: Batch, mark: str, step: int) -> dict[str, int] | None:
    """The world in which this answer is this step, and the others' such that the batch looks the
    same; none where that cannot be."""
    ways = [way for way in _looking(len(batch.marks), batch.spread) if way[step - 1]]
    if not ways:
        return None
    left = [s for s, count in zip(STEPS, ways[0], strict=True) for _ in range(count)]
    left.remove(step)
    others = sorted(batch.marks - {mark})
    return {**world, mark: step, **dict(zip(others, left, strict=True))}


@cache
def _looking(people: int, spread: Sequence[Share]) -> list[tuple[int, ...]]:
    """Every way for so many people to come out as this spread."""
    return [
        way for way in _split(people, 5) if tuple(privacy._share(c, people) for c in way) == spread
    ]
