"""The rule by which a group's answers become a picture that tells nothing of any one person.

1. Nothing rests on fewer than five people.
2. An answer is counted once, in one batch of at least five people, and never again in another. So
   no two pictures can be set against each other: what came later rests on other answers.
3. Of a batch only this is kept and shown: for each step, whether few or none, some, or many chose
   it. No count, mean, middle, least or greatest. The borders lie so that even where all agree,
   three of the five steps remain possible for each person.
4. Batches are put together by how many of their people are still there. That is counted anew when
   five have come or gone, and a batch of which fewer than five are left is not shown.

Who may open the files themselves is bound by none of this.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from helpers.workshop.group.asked import STEPS

LEAST = 5  # people


class Share(IntEnum):
    """How many of a batch chose a step."""

    FEW = 0  # up to a fifth, or nobody
    SOME = 1
    MANY = 2  # two fifths or more, however many


Spread = tuple[Share, ...]
"""One share for each of the five steps."""


@dataclass(frozen=True, slots=True)
class Batch:
    """People counted together. `marks` says whose answers, `present` how many are still there."""

    spread: Spread
    present: int
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be seen of one question."""

    spread: Spread
    people: int


def refreshed(batches: Sequence[Batch], answers: Mapping[str, int]) -> tuple[Batch, ...]:
    """The batches of one question, now that these are the answers: the step of each mark, which
    stands for one person's answer and changes when the answer does."""
    counted = {mark for batch in batches for mark in batch.marks}
    waiting = {mark: step for mark, step in answers.items() if mark not in counted}
    present = [len(batch.marks & answers.keys()) for batch in batches]
    moved = sum(abs(batch.present - now) for batch, now in zip(batches, present, strict=True))
    if len(waiting) < LEAST and moved < LEAST:
        return tuple(batches)
    kept = [replace(batch, present=now) for batch, now in zip(batches, present, strict=True)]
    if len(waiting) >= LEAST:
        kept.append(Batch(spread(waiting.values()), len(waiting), frozenset(waiting)))
    return tuple(kept)


def shown(batches: Iterable[Batch]) -> Shown | None:
    """What may be seen of these batches together; nothing where too few are left."""
    enough = [batch for batch in batches if batch.present >= LEAST]
    people = sum(batch.present for batch in enough)
    if not people:
        return None
    sums = [sum(batch.present * batch.spread[at] for batch in enough) for at in range(len(STEPS))]
    return Shown(tuple(Share((2 * total + people) // (2 * people)) for total in sums), people)


def spread(steps: Iterable[int]) -> Spread:
    """The share of each step among these, one a person."""
    chosen = list(steps)
    return tuple(_share(chosen.count(step), len(chosen)) for step in STEPS)


def _share(count: int, people: int) -> Share:
    """Many begins below a half, so that two steps with many still leave room for a third."""
    if count >= 2 * people // 5:
        return Share.MANY
    return Share.SOME if count > people // 5 else Share.FEW
