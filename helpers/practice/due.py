"""What waits today: from rows alone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from helpers.model import AnswerRow, CheckInRow, Course, PlanRow, ReflectionRow, Row
from helpers.practice.standing import State, lesson_states, only

WORK = (AnswerRow, CheckInRow, PlanRow)  # turning a recap card is no new try to reflect on


class DueKind(StrEnum):
    """What can wait, in the order in which it is shown."""

    LOOK_BACK = "look_back"
    REFLECT = "reflect"
    GO_ON = "go_on"
    START = "start"


@dataclass(frozen=True, slots=True)
class Due:
    """One small thing that waits: where it is done, and the id of the plan it is about, if any."""

    kind: DueKind
    lesson: str
    notebook: str
    row: str = ""

    @property
    def key(self) -> str:
        """A name for it that no other thing waiting has."""
        return "-".join(part for part in (self.kind, self.lesson, self.row) if part)


def today(
    course: Course, rows: Iterable[Row], now: datetime, *, finished: Collection[str] = ()
) -> tuple[Due, ...]:
    """At most one thing of each sort, three in all. Nothing is a good answer.

    `now` is the learner's own time. `finished` names lessons with no exercise left to go on with.
    """
    known = tuple(rows)
    waiting = (
        _look_back(course, known, now.date()),
        _reflect(course, known, now.date()),
        _next_step(course, known, finished),
    )
    return tuple(due for due in waiting if due)


def _look_back(course: Course, rows: tuple[Row, ...], day: date) -> Due | None:
    """The latest plan whose day has come and that has no outcome yet."""
    pages = _pages(course)
    ripe = [
        (plan.due, plan.saved_at, plan)
        for plan in only(PlanRow, rows)
        if plan.due and plan.due <= day and not plan.outcome and plan.lesson in pages
    ]
    if not ripe:
        return None
    plan = max(ripe, key=lambda one: one[:2])[2]
    return Due(DueKind.LOOK_BACK, plan.lesson, pages[plan.lesson], plan.id)


def _reflect(course: Course, rows: tuple[Row, ...], day: date) -> Due | None:
    """The strategy worked on last, if that was yesterday or before and nobody reflected since."""
    strategies = {entry.slug: entry.notebook for entry in course.lessons if entry.strategy}
    reflected: dict[str, datetime] = {}
    for row in only(ReflectionRow, rows):
        reflected[row.lesson] = max(row.saved_at, reflected.get(row.lesson, row.saved_at))
    latest = {
        row.lesson: row
        for row in sorted((r for r in rows if isinstance(r, WORK)), key=lambda r: r.saved_at)
        if row.lesson in strategies
    }
    waiting = [
        row
        for slug, row in latest.items()
        if row.local_date < day and (slug not in reflected or reflected[slug] < row.saved_at)
    ]
    if not waiting:
        return None
    slug = max(waiting, key=lambda row: row.saved_at).lesson
    return Due(DueKind.REFLECT, slug, strategies[slug])


def _next_step(course: Course, rows: tuple[Row, ...], finished: Collection[str]) -> Due | None:
    """The lesson begun last and not done with, else the first that was not started."""
    states = lesson_states(course, rows)
    strategies = {entry.slug: entry.notebook for entry in course.lessons if entry.strategy}
    open_ones = [slug for slug in strategies if slug not in finished]
    begun = [slug for slug in open_ones if states[slug] is State.STARTED]
    if begun:
        last = max(begun, key=lambda slug: max(r.saved_at for r in rows if r.lesson == slug))
        return Due(DueKind.GO_ON, last, strategies[last])
    fresh = next((slug for slug in open_ones if states[slug] is State.NOT_STARTED), None)
    return Due(DueKind.START, fresh, strategies[fresh]) if fresh else None


def _pages(course: Course) -> dict[str, str]:
    return {entry.slug: entry.notebook for entry in course.lessons}
