"""What the course is made of: lessons, exercises and journal rows, as frozen dataclasses.

Content files (`content/`) become the first half of this module, a learner's CSV files the second.
Nothing here reads, writes or shows anything. Texts may hold name placeholders (`helpers.profile`).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Literal


class Verdict(StrEnum):
    """What the course says of an answer. `OPEN` means that there is no right answer."""

    FITS = "fits"
    NOT_YET = "not_yet"
    OPEN = "open"
    NOTHING_CHOSEN = "nothing_chosen"


Pronouns = Literal["he", "she", "they", "own"]
Who = Literal["me", "partner"]
Moment = Literal["before", "after", "day"]


# --- content: parts of exercises -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in an example, with fixed pronouns of their own."""

    name: str
    pronouns: Literal["he", "she", "they"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to pick. `feedback` begins with a word or two that give the verdict."""

    id: str
    text: str
    verdict: Verdict
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One self-rating in five worded steps, from least to most; stored as 1 to 5."""

    id: str
    question: str
    steps: tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading under which items are sorted. `meaning` explains it in one sentence."""

    id: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SortItem:
    """Something to put under a heading. `heading` is the id of the one where it fits."""

    id: str
    text: str
    heading: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingMoment:
    """Words that mean different things by tone and body: `cues` says what is seen and heard."""

    id: str
    words: str
    cues: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One turn of a conversation: what is seen (`stage`), what the partner says (`line`)."""

    id: str
    line: str
    options: tuple[Reply, ...]
    stage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Where a conversation can end. `note` says what to take from it."""

    id: str
    title: str
    text: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a sentence under construction; `starters` are ready-made ways to fill it."""

    id: str
    label: str
    hint: str
    starters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Wording to point out in a composed sentence, and what to say about it."""

    id: str
    words: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One stretch of a guided timer. `speaker` speaks, the other listens; `guide` says how."""

    id: str
    speaker: Literal["first", "second", "both"]
    label: str
    minutes: float
    guide: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to be answered in one's own words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A recap card: think first, then turn."""

    id: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding on an evidence card: claim, what was done, how big, what it does not show."""

    id: str
    claim: str
    design: str
    size: str
    limit: str
    references: tuple[str, ...]


# --- content: exercises, one class per kind ------------------------------------------------------


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


# --- content: lessons and what surrounds them ----------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One sitting: its heading in the notebook and the minutes it takes."""

    heading: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One notebook's data. `objectives` open the lesson, `keep` mirrors them at its end."""

    slug: str
    title: str
    promise: str
    objectives: tuple[str, ...]
    sittings: tuple[Sitting, ...]
    keep: tuple[str, ...]
    findings: tuple[Finding, ...]
    exercises: tuple[Exercise, ...]

    def exercise(self, id: str) -> Exercise:
        """The exercise with this id; KeyError names those there are."""
        for exercise in self.exercises:
            if exercise.id == id:
                return exercise
        known = ", ".join(e.id for e in self.exercises)
        raise KeyError(f"{self.slug} has no exercise {id!r}; it has: {known}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonEntry:
    """A lesson's place in the course. `short` names the strategy in lists and charts."""

    slug: str
    notebook: str
    short: str
    strategy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The course in order."""

    title: str
    lessons: tuple[LessonEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """A help line. Not shown while `verified` is memory; `checked_on` is when it was last seen."""

    country: str
    service: str
    contact: str
    for_whom: str
    source: str
    verified: Literal["page", "bib", "memory"]
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """Statements and help lines; there are no safety questions."""

    note: str
    not_for: tuple[str, ...]
    help_lines: tuple[HelpLine, ...]


# --- the learner's journal: one class per CSV file -----------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row has. `saved_at` is UTC with a zone; `local_date` is the writer's own day."""

    table: ClassVar[str]
    id: str
    saved_at: datetime
    local_date: date
    who: Who
    lesson: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionRow(Row):
    """One reflection; closeness and how_it_went are 1 to 5, None where left open."""

    table = "reflections"
    happened_on: date | None
    closeness: int | None
    how_it_went: int | None
    what_happened: str
    what_next: str
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInRow(Row):
    """One rating, 1 to 5; `practised` is the slug of a strategy, or empty."""

    table = "checkins"
    moment: Moment
    measure: str
    value: int | None
    practised: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow(Row):
    """One if-then plan; `outcome` is yes, partly, no or not_this_week, empty until looked back."""

    table = "plans"
    cue: str
    action: str
    due: date | None
    outcome: str
    looked_back_on: date | None
    why: str
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow(Row):
    """One attempt at an item of an exercise; appended only, never changed."""

    table = "answers"
    exercise: str
    item: str
    answer: str
    verdict: str
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow(Row):
    """One turn of a recap card; rating is again, hard, good or easy."""

    table = "reviews"
    card: str
    rating: str


ROW_KINDS: dict[str, type[Row]] = {
    cls.table: cls for cls in (ReflectionRow, CheckInRow, PlanRow, AnswerRow, ReviewRow)
}
