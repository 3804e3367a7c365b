"""What a facilitator reads: the parts of a session, and the notes on each lesson.

Kept out of `helpers.model` itself: a lesson does without it.
"""

from dataclasses import dataclass
from typing import Literal, TypeVar

Crowd = Literal["couples", "singles"]
Grouping = Literal["everyone", "alone", "pairs", "fours"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Block:
    """One part of a session, with its minutes, its spoken words and what to ask afterwards.

    `minutes` count settling, forming pairs and coming back. `short` is what it takes when late; a
    block with 0 there cannot be shortened. The lower its `priority`, the sooner it goes in. `fits`
    is who can do it: a mixed group does what both can, singles in the way `singles` says.
    """

    id: str
    title: str
    minutes: int
    priority: int
    grouping: Grouping
    say: tuple[str, ...]
    do: tuple[str, ...]
    debrief: tuple[str, ...] = ()
    short: int = 0
    late: str = ""
    drop: bool = False
    fits: tuple[Crowd, ...] = ("couples", "singles")
    singles: str = ""
    exercise: str = ""

    @property
    def least(self) -> int:
        """The minutes it takes at the least, unless it is dropped."""
        return self.short or self.minutes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LikelyQuestion:
    """A question that a group is likely to ask, and an honest answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Upset:
    """What may go wrong: what a facilitator sees, and what to do, in order."""

    see: str
    do: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Notes:
    """A facilitator's notes on one lesson. `blocks` stand in teaching order."""

    lesson: str
    goal: str
    prepare: tuple[str, ...]
    blocks: tuple[Block, ...]
    questions: tuple[LikelyQuestion, ...]
    upset: tuple[Upset, ...]
    safety: tuple[str, ...]
    points: tuple[str, ...]

    def block(self, id: str) -> Block:
        """The block with this id; KeyError names those there are."""
        return _of_id(self.blocks, id)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Frame:
    """What surrounds any session; its exercises are those of `lesson`.

    `opening` begins a single session or the first of a series, `reopening` each later one. `breaks`
    lie between blocks, `between` sends people home until the next session, `closing` ends each.
    """

    lesson: str
    opening: tuple[Block, ...]
    reopening: tuple[Block, ...]
    breaks: tuple[Block, ...]
    between: tuple[Block, ...]
    closing: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GuidePart:
    """A part of the guide: a lead, points to tick off or to keep, and words to say if there are."""

    id: str
    title: str
    lead: str
    points: tuple[str, ...]
    say: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Guide:
    """What holds whichever lessons are taught: before, during and after a session."""

    parts: tuple[GuidePart, ...]

    def part(self, id: str) -> GuidePart:
        """The part with this id; KeyError names those there are."""
        return _of_id(self.parts, id)


T = TypeVar("T", Block, GuidePart)


def _of_id(things: tuple[T, ...], id: str) -> T:
    for thing in things:
        if thing.id == id:
            return thing
    raise KeyError(f"no {id!r}; there are: {', '.join(thing.id for thing in things)}")
