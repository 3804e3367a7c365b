"""What waits today, gathered from journal and content; `practice` decides what of it is shown."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from helpers import content, practice
from helpers.exercises import ritual
from helpers.model import ROW_KINDS, AnswerRow, Choice, ReviewRow, Ritual, Row
from helpers.practice import Due
from helpers.widgets.screen import Learner

SOON_DAYS = 2
SMALL_THINGS = "experiments"
"""The choice, in each lesson, of things to try; the smallest stands first."""

Slot = tuple[datetime, str]
"""When something planned comes round next, on the learner's own clock, and its words."""


def waiting(learner: Learner, now: datetime) -> tuple[Due, ...]:
    """At most three things. `now` is the learner's own time, without a zone."""
    rows = tuple(row for kind in ROW_KINDS.values() for row in learner.journal.read(kind))
    begun = {row.lesson for row in rows}
    lessons = [e.slug for e in content.course().lessons if e.slug in begun]
    return practice.today(
        content.course(),
        rows,
        now,
        finished=tuple(slug for slug in lessons if practice.finished(content.lesson(slug), rows)),
        cards=_cards(rows),
        slots=[(slug, id) for _, slug, id in sorted(_slots(lessons, rows, now))],
    )


def slot(learner: Learner, due: Due, now: datetime) -> Slot:
    """When the planned thing comes round, and what it is."""
    exercise, _, rhythm = due.row.partition(".")
    given = content.lesson(due.lesson).exercise(exercise)
    assert isinstance(given, Ritual)
    rows = tuple(learner.journal.read(AnswerRow))
    found = _coming(given, due.lesson, rows, now)
    return next((when, kept.parts["what"]) for when, kept, of in found if of == rhythm)


def smallest(learner: Learner, due: Due) -> str:
    """The smallest thing to try in this lesson; "" where it offers none."""
    exercises = content.lesson(due.lesson).exercises
    given = next((e for e in exercises if e.id == SMALL_THINGS and isinstance(e, Choice)), None)
    return learner.names.fill(given.options[0].text) if given else ""


def _cards(rows: Iterable[Row]) -> tuple[str, ...]:
    """The lesson of each card that comes back today. FSRS is read in only if one was turned."""
    reviews = tuple(practice.only(ReviewRow, rows))
    if not reviews:
        return ()
    from helpers.practice import spacing

    now = datetime.now(UTC)
    return tuple(one.lesson for one in spacing.due(spacing.recalls(reviews, now), now))


def _slots(
    lessons: Iterable[str], rows: Iterable[Row], now: datetime
) -> Iterator[tuple[datetime, str, str]]:
    """What is planned for the next two days. What comes every day needs no telling."""
    answers = tuple(practice.only(AnswerRow, rows))
    for slug in lessons:
        for exercise in content.lesson(slug).exercises:
            if isinstance(exercise, Ritual):
                for when, _, rhythm in _coming(exercise, slug, answers, now):
                    if rhythm != "daily" and (when.date() - now.date()).days <= SOON_DAYS:
                        yield when, slug, f"{exercise.id}.{rhythm}"


def _coming(
    exercise: Ritual, slug: str, answers: Iterable[AnswerRow], now: datetime
) -> Iterator[tuple[datetime, ritual.Kept, str]]:
    mine = (row for row in answers if (row.lesson, row.exercise) == (slug, exercise.id))
    for rhythm, kept in ritual.resume(exercise, mine).kept.items():
        if when := ritual.next_time(rhythm, kept, now):
            yield when, kept, rhythm
