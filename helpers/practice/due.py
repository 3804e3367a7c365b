"""What waits today: from rows alone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from helpers.model import AnswerRow, CheckInRow, Course, PlanRow, ReflectionRow, Row
from helpers.practice.standing import State, lesson_states, only

AT_MOST = 3
LONG_AGO = datetime.min.replace(tzinfo=UTC)
WORK = (AnswerRow, CheckInRow, PlanRow)  # turning a recap card is no new try to reflect on


class DueKind(StrEnum):
    """What can wait, in the order in which it is shown."""

    LOOK_BACK = "look_back"
    RECAP = "recap"
    REFLECT = "reflect"
    SLOT = "slot"
    GO_ON = "go_on"
    TRY = "try"
    START = "start"


@dataclass(frozen=True, slots=True)
class Due:
    """One small thing that waits: where it is done, and the id of what it is about, if any."""

    kind: DueKind
    lesson: str
    notebook: str
    row: str = ""

    @property
    def key(self) -> str:
        """A name for it that no other thing waiting has."""
        return "-".join(part for part in (self.kind, self.lesson, self.row) if part)


def today(
    course: Course,
    rows: Iterable[Row],
    now: datetime,
    *,
    finished: Collection[str] = (),
    cards: Iterable[str] = (),
    slots: Iterable[tuple[str, str]] = (),
) -> tuple[Due, ...]:
    """At most one thing of each sort, three in all. Nothing is a good answer.

    `now` is the learner's own time. `finished` names lessons with no exercise left to go on with,
    `cards` the lesson of each recap card that comes back, the longest waiting first, and `slots`
    lesson and id of what is planned for the next days, the earliest first.
    """
    known, day = tuple(rows), now.date()
    # A clock that ran ahead must not have the last word until that day has come.
    past = tuple(row for row in known if row.local_date <= day)
    go_on = _go_on(course, known, past, finished)
    waiting = (
        _look_back(course, known, day),
        _first_of(course, DueKind.RECAP, ((lesson, "") for lesson in cards)),
        _reflect(course, past, day),
        _first_of(course, DueKind.SLOT, slots),
        go_on,
        None if go_on else _try(course, past, day),
        None if go_on else _start(course, known, finished),
    )
    return tuple(due for due in waiting if due)[:AT_MOST]


def _first_of(course: Course, kind: DueKind, found: Iterable[tuple[str, str]]) -> Due | None:
    """The first one whose lesson is still there."""
    pages = _pages(course)
    there = ((lesson, id) for lesson, id in found if lesson in pages)
    lesson, id = next(there, ("", ""))
    return Due(kind, lesson, pages[lesson], id) if lesson else None


def _try(course: Course, rows: tuple[Row, ...], day: date) -> Due | None:
    """Something small from the strategy worked on last, for a day on which nothing was done yet."""
    strategies = _strategies(course)
    worked = [row for row in rows if isinstance(row, WORK) and row.lesson in strategies]
    if not worked or any(row.local_date == day for row in rows):
        return None
    slug = max(worked, key=lambda row: row.saved_at).lesson
    return Due(DueKind.TRY, slug, strategies[slug])


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
    strategies = _strategies(course)
    reflected = _latest(only(ReflectionRow, rows))
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


def _go_on(
    course: Course, rows: tuple[Row, ...], past: tuple[Row, ...], finished: Collection[str]
) -> Due | None:
    """The lesson begun last and not done with."""
    begun = _left(course, rows, finished, State.STARTED)
    if not begun:
        return None
    latest = _latest(past)
    last = max(begun, key=lambda slug: latest.get(slug, LONG_AGO))
    return Due(DueKind.GO_ON, last, _pages(course)[last])


def _start(course: Course, rows: tuple[Row, ...], finished: Collection[str]) -> Due | None:
    """The first lesson that was not started."""
    fresh = _left(course, rows, finished, State.NOT_STARTED)
    return Due(DueKind.START, fresh[0], _pages(course)[fresh[0]]) if fresh else None


def _left(
    course: Course, rows: tuple[Row, ...], finished: Collection[str], state: State
) -> list[str]:
    """The lessons that stand like this and have something left, in the order of the course."""
    states = lesson_states(course, rows)
    lessons = [entry.slug for entry in course.lessons if entry.worked_through]
    return [slug for slug in lessons if slug not in finished and states[slug] is state]


def _latest(rows: Iterable[Row]) -> dict[str, datetime]:
    """When something was last saved in each lesson."""
    latest: dict[str, datetime] = {}
    for row in rows:
        latest[row.lesson] = max(row.saved_at, latest.get(row.lesson, row.saved_at))
    return latest


def _strategies(course: Course) -> dict[str, str]:
    return {entry.slug: entry.notebook for entry in course.lessons if entry.strategy}


def _pages(course: Course) -> dict[str, str]:
    return {entry.slug: entry.notebook for entry in course.lessons}
