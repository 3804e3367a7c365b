"""What waits today, gathered from journal and content; `practice` decides what of it is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from helpers import content, practice
from helpers.exercises import ritual
from helpers.model import AnswerRow, Choice, ReviewRow, Ritual, Row
from helpers.practice import Due, DueKind
from helpers.widgets.screen import Learner

SOON_DAYS = 2
SMALL_THINGS = "experiments"
"""The choice, in each lesson, of things to try; the smallest stands first."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Something planned: when it comes round next, on the learner's own clock, and its words."""

    when: datetime
    lesson: str
    id: str
    what: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """At most three things, and what is planned by its id; found once, for journals change."""

    due: tuple[Due, ...]
    slots: dict[str, Slot]


def waiting(learner: Learner, rows: tuple[Row, ...], now: datetime) -> Waiting:
    """What waits, by all rows there are. `now` is the learner's own time, without a zone."""
    begun = {row.lesson for row in rows}
    lessons = [e.slug for e in content.course().lessons if e.slug in begun]
    slots = sorted(_slots(lessons, rows, now), key=lambda slot: slot.when)
    due = practice.today(
        content.course(),
        rows,
        now,
        finished=tuple(slug for slug in lessons if practice.finished(content.lesson(slug), rows)),
        cards=_cards(learner, rows),
        slots=[(slot.lesson, slot.id) for slot in slots],
    )
    shown = tuple(one for one in due if one.kind is not DueKind.TRY or smallest(learner, one))
    return Waiting(shown, {slot.id: slot for slot in slots})


def smallest(learner: Learner, due: Due) -> str:
    """The smallest thing to try in this lesson; "" where it offers none."""
    exercises = content.lesson(due.lesson).exercises
    given = next((e for e in exercises if e.id == SMALL_THINGS and isinstance(e, Choice)), None)
    return learner.names.fill(given.options[0].text) if given else ""


def _cards(learner: Learner, rows: Iterable[Row]) -> tuple[str, ...]:
    """The lesson of each card that comes back today. FSRS is read in only if one was turned."""
    if not (reviews := tuple(practice.only(ReviewRow, rows))):
        return ()
    from helpers.widgets.returning import returning

    return tuple(recall.lesson for recall, _ in returning(learner, reviews).due)


def _slots(lessons: Iterable[str], rows: Iterable[Row], now: datetime) -> Iterator[Slot]:
    """What is planned for the next two days. What comes every day needs no telling."""
    answers = tuple(practice.only(AnswerRow, rows))
    for slug in lessons:
        for exercise in content.lesson(slug).exercises:
            if not isinstance(exercise, Ritual):
                continue
            mine = (row for row in answers if (row.lesson, row.exercise) == (slug, exercise.id))
            for rhythm, kept in ritual.resume(exercise, mine).kept.items():
                when = ritual.next_time(rhythm, kept, now)
                if when and rhythm != "daily" and (when.date() - now.date()).days <= SOON_DAYS:
                    yield Slot(when, slug, f"{exercise.id}.{rhythm}", kept.parts["what"])
