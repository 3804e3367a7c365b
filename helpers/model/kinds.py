"""The exercises, one class per kind."""

from dataclasses import dataclass
from typing import ClassVar

from helpers.model.parts import (
    Activity,
    Card,
    DeckQuestion,
    Ending,
    Habit,
    Heading,
    Idea,
    Measure,
    Moment,
    Option,
    Part,
    Person,
    Question,
    ReadingMoment,
    Rewording,
    Rhythm,
    Scene,
    Situation,
    SortItem,
    Turn,
    Watch,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Exercise:
    """What every kind has. `title` is the accessible name; `people` may have fixed pronouns.

    `on_paper` stands on a printed handout instead of `intro`, where that speaks of the screen.
    """

    kind: ClassVar[str]
    id: str
    title: str
    intro: str = ""
    on_paper: str = ""
    another_day: bool = False
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CheckIn(Exercise):
    """Our own one-line ratings; never called validated."""

    kind = "check-in"
    moment: Moment
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Choice(Exercise):
    """A question whose every option has its own feedback."""

    kind = "choice"
    question: str
    options: tuple[Option, ...]
    scene: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Sort(Exercise):
    """Items to put under the right heading."""

    kind = "sort"
    question: str
    headings: tuple[Heading, ...]
    items: tuple[SortItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reading(Exercise):
    """Moments in which tone and body change what words mean."""

    kind = "reading"
    question: str
    moments: tuple[ReadingMoment, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Conversation(Exercise):
    """A branching talk: `partner` speaks, the learner answers as `you`. In a file of its own."""

    kind = "conversation"
    situation: str
    you: Person
    partner: Person
    start: str
    scenes: tuple[Scene, ...]
    endings: tuple[Ending, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Composer(Exercise):
    """Builds a sentence: `template` holds the part ids as [[id]]; `model` is shown on request."""

    kind = "composer"
    scene: str
    parts: tuple[Part, ...]
    template: str
    model: str
    watch: tuple[Watch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Timer(Exercise):
    """Guided turns with a bell that can be seen, heard or muted."""

    kind = "timer"
    turns: tuple[Turn, ...]
    done: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Plan(Exercise):
    """One if-then plan. `cues` and `actions` are offered; own words are as welcome."""

    kind = "plan"
    question: str
    cues: tuple[str, ...]
    actions: tuple[str, ...]
    due_in_days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Exchange(Exercise):
    """Two people at one screen: both answer hidden, then both are revealed. Pass is always open."""

    kind = "exchange"
    questions: tuple[Question, ...]
    afterwards: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reflection(Exercise):
    """What happened after trying, and how close it felt. Prompts live in `reflection.yml`."""

    kind = "reflection"
    closeness: Measure
    how_it_went: Measure
    happened_on: str
    what_happened: str
    what_next: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Cards(Exercise):
    """Recap cards: think, turn, rate in words."""

    kind = "cards"
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Rewrite(Exercise):
    """Vague sentences to say again in one's own words, with a look at the wording."""

    kind = "rewrite"
    question: str
    items: tuple[Rewording, ...]
    watch: tuple[Watch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Ladder(Exercise):
    """The learner's own topics, placed by how risky they feel; one rung is taken at a time.

    `risk` has the steps from least to most; `next_rung` stands beside the lowest rung to climb.
    """

    kind = "ladder"
    question: str
    headings: tuple[Heading, ...]
    risk: Measure
    next_rung: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Map(Exercise):
    """Own notes about one `subject`, under headings; a note can move from one to another."""

    kind = "map"
    subject: str
    question: str
    headings: tuple[Heading, ...]
    afterwards: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Log(Exercise):
    """A few lines on each of some days, which need not follow one another."""

    kind = "log"
    prompts: tuple[Question, ...]
    done: str
    days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Audit(Exercise):
    """Own habits, each rated by how often; then one is picked to change. `steps`: rare to often."""

    kind = "audit"
    question: str
    steps: tuple[str, str, str, str, str]
    habits: tuple[Habit, ...]
    pick: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Match(Exercise):
    """Two people rate the same activities apart; then what both would like is shown."""

    kind = "match"
    question: str
    activities: tuple[Activity, ...]
    afterwards: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Deck(Exercise):
    """Questions to draw, by depth; any can be skipped or marked as a favourite."""

    kind = "deck"
    depths: tuple[Heading, ...]
    questions: tuple[DeckQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Ritual(Exercise):
    """Something that comes round again: what, when, for how long; with a calendar file."""

    kind = "ritual"
    question: str
    rhythms: tuple[Rhythm, ...]
    ideas: tuple[Idea, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Tried(Exercise):
    """What was tried, from the journal; for each strategy the learner says if it helped."""

    kind = "tried"
    helped: Measure
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Adapt(Exercise):
    """Situations, each with what to change in each strategy; `keep` asks for one's own version."""

    kind = "adapt"
    question: str
    situations: tuple[Situation, ...]
    keep: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Draw(Exercise):
    """Draws something new that both would like, from the ratings of a `match` in a `lesson`.

    `nothing` is said while there is nothing to draw from.
    """

    kind = "draw"
    lesson: str
    match: str
    nothing: str


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
        Rewrite,
        Ladder,
        Map,
        Log,
        Audit,
        Match,
        Deck,
        Ritual,
        Tried,
        Adapt,
        Draw,
    )
}
