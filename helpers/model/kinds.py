"""The exercises, one class per kind."""

from dataclasses import dataclass
from typing import ClassVar

from helpers.model.parts import (
    Card,
    Ending,
    Heading,
    Measure,
    Moment,
    Option,
    Part,
    Person,
    Question,
    ReadingMoment,
    Scene,
    SortItem,
    Turn,
    Watch,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """What every kind has. `title` is the accessible name; `people` may have fixed pronouns."""

    kind: ClassVar[str]
    id: str
    title: str
    intro: str = ""
    another_day: bool = False
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Exercise):
    """Our own one-line ratings; never called validated."""

    kind = "check-in"
    moment: Moment
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Exercise):
    """A question whose every option has its own feedback."""

    kind = "choice"
    question: str
    options: tuple[Option, ...]
    scene: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort(Exercise):
    """Items to put under the right heading."""

    kind = "sort"
    question: str
    headings: tuple[Heading, ...]
    items: tuple[SortItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Exercise):
    """Moments in which tone and body change what words mean."""

    kind = "reading"
    question: str
    moments: tuple[ReadingMoment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(Exercise):
    """A branching talk: `partner` speaks, the learner answers as `you`. In a file of its own."""

    kind = "conversation"
    situation: str
    you: Person
    partner: Person
    start: str
    scenes: tuple[Scene, ...]
    endings: tuple[Ending, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer(Exercise):
    """Builds a sentence: `template` holds the part ids as [[id]]; `model` is shown on request."""

    kind = "composer"
    scene: str
    parts: tuple[Part, ...]
    template: str
    model: str
    watch: tuple[Watch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer(Exercise):
    """Guided turns with a bell that can be seen, heard or muted."""

    kind = "timer"
    turns: tuple[Turn, ...]
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Exercise):
    """One if-then plan. `cues` and `actions` are offered; own words are as welcome."""

    kind = "plan"
    question: str
    cues: tuple[str, ...]
    actions: tuple[str, ...]
    due_in_days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Exercise):
    """Two people at one screen: both answer hidden, then both are revealed. Pass is always open."""

    kind = "exchange"
    questions: tuple[Question, ...]
    afterwards: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Exercise):
    """What happened after trying, and how close it felt. Prompts live in `reflection.yml`."""

    kind = "reflection"
    closeness: Measure
    how_it_went: Measure
    happened_on: str
    what_happened: str
    what_next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(Exercise):
    """Recap cards: think, turn, rate in words."""

    kind = "cards"
    cards: tuple[Card, ...]


EXERCISE_KINDS: dict[str, type[Exercise]] = {
    cls.kind: cls
    for cls in (
        CheckIn,
        Choice,
        Sort,
        Reading,
        Conversation,
        Composer,
        Timer,
        Plan,
        Exchange,
        Reflection,
        Cards,
    )
}
