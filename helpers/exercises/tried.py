"""Tried: what the journal says of each strategy, and if it helped. Nothing is ranked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from helpers.exercises.history import latest
from helpers.model import AnswerRow, CheckInRow, Course, PlanRow, ReflectionRow, Row, Verdict

TOO_EARLY = "too_early"
STEPS = ("1", "2", "3", "4", "5", TOO_EARLY)
HAPPENED = ("yes", "partly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the learner noted of one strategy. `days` are those on which it was practised."""

    strategy: str
    days: int
    reflections: int
    plans: int
    happened: int

    @property
    def tried(self) -> bool:
        """Whether it was tried at least once. A plan alone is no try."""
        return bool(self.days or self.happened)


@dataclass(frozen=True, slots=True)
class State:
    """What was noted of each strategy, and for each how much it helped: a step, or too early."""

    noted: tuple[Noted, ...] = ()
    helped: dict[str, str] = field(default_factory=dict)

    @property
    def value(self) -> dict[str, str]:
        return self.helped

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.helped else Verdict.NOTHING_CHOSEN

    @property
    def tried(self) -> tuple[str, ...]:
        """The slugs of the strategies that were tried, in the order of the course."""
        return tuple(one.strategy for one in self.noted if one.tried)


def resume(course: Course, rows: Iterable[Row], attempts: Iterable[AnswerRow]) -> State:
    """What the journal says now, and what was answered; a strategy that is gone is passed over."""
    noted = look(course, rows)
    known = {one.strategy for one in noted}
    answers = latest(attempt for attempt in attempts if attempt.who == "me")
    helped = {slug: step for slug, step in answers.items() if slug in known and step in STEPS}
    return State(noted, helped)


def look(course: Course, rows: Iterable[Row]) -> tuple[Noted, ...]:
    """What the learner's own rows say of each strategy, in the order of the course."""
    mine = tuple(row for row in rows if row.who == "me")
    return tuple(_noted(entry.slug, mine) for entry in course.lessons if entry.strategy)


def _noted(strategy: str, rows: tuple[Row, ...]) -> Noted:
    days = set()
    reflections = plans = happened = 0
    for row in rows:
        match row:
            case CheckInRow(practised=slug) if slug == strategy:
                days.add(row.local_date)
            case ReflectionRow(lesson=slug) if slug == strategy:
                days.add(row.happened_on or row.local_date)
                reflections += 1
            case PlanRow(lesson=slug) if slug == strategy:
                plans += 1
                happened += row.outcome in HAPPENED
    return Noted(
        strategy=strategy,
        days=len(days),
        reflections=reflections,
        plans=plans,
        happened=happened,
    )


def picked(state: State, fields: Mapping[str, str]) -> dict[str, str]:
    """The answers that stand in the fields, by strategy."""
    found = {slug: fields.get(slug, "") for slug in state.tried}
    return {slug: step for slug, step in found.items() if step in STEPS}


def answer(state: State, strategy: str, step: str) -> State:
    """The state after saying how much a strategy helped."""
    return replace(state, helped={**state.helped, strategy: step})
