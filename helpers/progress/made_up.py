"""A learner who does not exist: twelve weeks of rows in memory, the same each time.

There are no words in them, because nobody wrote any. Nothing is read from or written to a journal.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from helpers.model import (
    AnswerRow,
    CheckIn,
    CheckInRow,
    Exercise,
    Lesson,
    Moment,
    PlanRow,
    ReflectionRow,
    Row,
)
from helpers.practice import countable

SEED = 20260302
FIRST_DAY = date(2026, 3, 2)
DAYS = 84
LAST_DAY = FIRST_DAY + timedelta(days=DAYS - 1)
PRACTISED_AFTER = timedelta(days=4)
REFLECTS_EVERY = 12  # days
BETWEEN_LESSONS = 14  # days


@dataclass(slots=True)
class Writer:
    """Makes rows one after another, with ids in order. Each part of the story has chances of its
    own, so a new exercise in the content does not change what the learner said of other days."""

    part: str
    made: int = 0
    random: Random = field(default_factory=Random)

    def __post_init__(self) -> None:
        self.random.seed(f"{SEED} {self.part}")

    def common(self, day: date, lesson: str) -> dict[str, Any]:
        """What every row has."""
        self.made += 1
        return {
            "id": f"made-up-{self.part}-{self.made}",
            "saved_at": datetime.combine(day, time(20, 30), UTC),
            "local_date": day,
            "who": "me",
            "lesson": lesson,
        }

    def chance(self, share: float) -> bool:
        """True in this share of all cases."""
        return self.random.random() < share

    def rating(self, around: float) -> int:
        """A step near this one; days differ."""
        return max(1, min(5, round(around + 3.6 * (self.random.random() - 0.5))))


def rows(start: Lesson, strategies: Sequence[Lesson]) -> tuple[Row, ...]:
    """Everything the made-up learner noted in these lessons."""
    begun = {
        lesson.slug: FIRST_DAY + timedelta(days=2 + BETWEEN_LESSONS * at)
        for at, lesson in enumerate(strategies)
        if 2 + BETWEEN_LESSONS * at < DAYS - 2 * REFLECTS_EVERY
    }
    made: list[Row] = list(_work(Writer("start"), start, FIRST_DAY, share=1.0))
    for lesson in strategies:
        if lesson.slug in begun:
            made += _lesson(lesson, begun[lesson.slug])
    made += _taps(Writer("taps"), start.slug, begun)
    return tuple(sorted(made, key=lambda row: row.saved_at))


def _lesson(lesson: Lesson, begun: date) -> Iterator[Row]:
    """One lesson: most exercises, two plans, and a reflection every other week."""
    yield from _work(Writer(f"{lesson.slug}-work"), lesson, begun, share=0.8)
    write = Writer(f"{lesson.slug}-after")
    for at in range(2):
        yield _plan(write, lesson.slug, begun + timedelta(days=1 + 14 * at), looked_back=at == 0)
    day = begun + PRACTISED_AFTER
    while day <= LAST_DAY:
        yield _reflection(write, lesson.slug, day)
        yield from _ratings(write, lesson, "after", day, around=3.4)
        day += timedelta(days=REFLECTS_EVERY)


def _work(write: Writer, lesson: Lesson, day: date, share: float) -> Iterator[Row]:
    """Answers to most exercises of a lesson, and its ratings from before."""
    yield from _ratings(write, lesson, "before", day, around=2.6)
    for exercise in countable(lesson):
        if _is_answered(exercise) and (share == 1.0 or write.chance(share)):
            common = write.common(day, lesson.slug)
            yield AnswerRow(
                **common, exercise=exercise.id, item="", answer="", verdict="open", private=False
            )


def _is_answered(exercise: Exercise) -> bool:
    return exercise.kind not in ("check-in", "plan", "reflection", "cards")


def _ratings(
    write: Writer, lesson: Lesson, moment: Moment, day: date, around: float
) -> Iterator[CheckInRow]:
    """One rating for each measure that the lesson asks at this moment."""
    asked: Iterable[CheckIn] = (e for e in lesson.exercises if isinstance(e, CheckIn))
    for measure in (
        m for check_in in asked if check_in.moment == moment for m in check_in.measures
    ):
        yield CheckInRow(
            **write.common(day, lesson.slug),
            moment=moment,
            measure=measure.id,
            value=write.rating(around),
            practised="",
        )


def _reflection(write: Writer, lesson: str, day: date) -> ReflectionRow:
    return ReflectionRow(
        **write.common(day + timedelta(days=1), lesson),
        happened_on=day,
        closeness=write.rating(3.5),
        how_it_went=write.rating(3.5),
        what_happened="",
        what_next="",
        private=False,
    )


def _plan(write: Writer, lesson: str, day: date, *, looked_back: bool) -> PlanRow:
    due = day + timedelta(days=7)
    return PlanRow(
        **write.common(day, lesson),
        cue="",
        action="",
        due=due,
        outcome="partly" if looked_back else "",
        looked_back_on=due if looked_back else None,
        why="",
        private=False,
    )


def _taps(write: Writer, start: str, begun: dict[str, date]) -> Iterator[CheckInRow]:
    """A tap on some days; on good days something was tried a little more often."""
    for at in range(1, DAYS):
        day = FIRST_DAY + timedelta(days=at)
        if not write.chance(0.42):
            continue
        value = write.rating(2.9 + 0.4 * at / DAYS)
        open_now = [slug for slug, since in begun.items() if since < day]
        tries = write.chance(0.45 if value > 3 else 0.25)
        which = open_now[int(write.random.random() * len(open_now))] if open_now else ""
        yield CheckInRow(
            **write.common(day, start),
            moment="day",
            measure="closeness",
            value=value,
            practised=which if tries else "",
        )
