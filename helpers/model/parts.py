"""What exercises are made of: options, headings, scenes, cards."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Verdict(StrEnum):
    """What the course says of an answer. `OPEN` means that there is no right answer."""

    FITS = "fits"
    NOT_YET = "not_yet"
    OPEN = "open"
    NOTHING_CHOSEN = "nothing_chosen"


Pronouns = Literal["he", "she", "they", "own"]
Who = Literal["me", "partner"]
Moment = Literal["before", "after", "day"]
Rhythm = Literal["daily", "weekly", "yearly"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Person:
    """Somebody in an example, with fixed pronouns of their own."""

    name: str
    pronouns: Literal["he", "she", "they"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Option:
    """One answer to pick. `feedback` begins with a word or two that give the verdict."""

    id: str
    text: str
    verdict: Verdict
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Measure:
    """One self-rating in five worded steps, from least to most; stored as 1 to 5."""

    id: str
    question: str
    steps: tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Heading:
    """A heading under which items are sorted. `meaning` explains it in one sentence."""

    id: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SortItem:
    """Something to put under a heading. `heading` is the id of the one where it fits."""

    id: str
    text: str
    heading: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ReadingMoment:
    """Words that mean different things by tone and body: `cues` says what is seen and heard."""

    id: str
    words: str
    cues: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reply:
    """One thing to say in a scene: the partner's `reaction`, the coach's note on what was `heard`.

    `next` is the id of a scene or of an ending.
    """

    id: str
    text: str
    verdict: Verdict
    reaction: str
    heard: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Scene:
    """One turn of a conversation: what is seen (`stage`), what the partner says (`line`)."""

    id: str
    line: str
    options: tuple[Reply, ...]
    stage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Ending:
    """Where a conversation can end. `note` says what to take from it."""

    id: str
    title: str
    text: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Part:
    """One part of a sentence under construction; `starters` are ready-made ways to fill it."""

    id: str
    label: str
    hint: str
    starters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Watch:
    """Wording to point out in a composed sentence, and what to say about it."""

    id: str
    words: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Turn:
    """One stretch of a guided timer. `speaker` speaks, the other listens; `guide` says how."""

    id: str
    speaker: Literal["first", "second", "both"]
    label: str
    minutes: float
    guide: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Question:
    """A question to be answered in one's own words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Card:
    """A recap card: think first, then turn."""

    id: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Finding:
    """One finding on an evidence card: claim, what was done, how big, what it does not show."""

    id: str
    claim: str
    design: str
    size: str
    limit: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Rewording:
    """Something said vaguely: what `happened`, the `vague` words, a `model` of better ones.

    `note` says what the model does to the person hearing it.
    """

    id: str
    happened: str
    vague: str
    model: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Habit:
    """A habit of the learner's own, and what to try `instead`."""

    id: str
    text: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Activity:
    """Something to do together. `apart`: also possible far from each other."""

    id: str
    text: str
    energy: Literal["low", "some", "high"]
    cost: Literal["free", "little", "more"]
    time: Literal["short", "evening", "day"]
    where: Literal["home", "out"]
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DeckQuestion:
    """A question to ask each other. `depth` is the id of a depth of its deck."""

    id: str
    depth: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Idea:
    """A ritual somebody might like; `rhythm` says how often it comes round."""

    id: str
    rhythm: Rhythm
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Change:
    """What to do differently in one strategy, named by its lesson's slug."""

    strategy: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Situation:
    """A way of living that asks for another way of doing things."""

    id: str
    name: str
    note: str
    changes: tuple[Change, ...]
