"""Rows as a learner might have them, for tests that need some."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from helpers.model import CheckInRow, PlanRow, ReflectionRow, ReviewRow, Row
from helpers.profile import Names
from helpers.progress import MadeUpRows, Progress

TODAY = date(2026, 11, 24)
FIRST = date(2026, 10, 1)
LISTENING = "active_listening"

_ids = count()


def common(day: date, lesson: str, who: str = "me") -> dict[str, Any]:
    saved_at = datetime.combine(day, time(20), UTC)
    return {
        "id": f"row-{next(_ids)}",
        "saved_at": saved_at,
        "local_date": day,
        "who": who,
        "lesson": lesson,
    }


def tap(day: int, value: int | None, practised: str = "", **other: Any) -> CheckInRow:
    """A tap on this day, counted from the first."""
    when = other.pop("on", FIRST + timedelta(days=day))
    given = {"moment": "day", "measure": "closeness", "lesson": "start_here", **other}
    lesson = given.pop("lesson")
    who = given.pop("who", "me")
    return CheckInRow(**common(when, lesson, who), value=value, practised=practised, **given)


def rated(day: int, measure: str, value: int, moment: str) -> CheckInRow:
    """A rating that the lesson on listening asked for."""
    return tap(day, value, measure=measure, moment=moment, lesson=LISTENING)


def reflection(day: int, value: int | None, lesson: str = LISTENING, **other: Any) -> ReflectionRow:
    when = FIRST + timedelta(days=day)
    given = {"happened_on": when, "how_it_went": 3, "what_happened": "", "what_next": "", **other}
    return ReflectionRow(**common(when, lesson), closeness=value, private=False, **given)


def plan(day: int, outcome: str = "", lesson: str = LISTENING, due_in: int = 7) -> PlanRow:
    made = FIRST + timedelta(days=day)
    return PlanRow(
        **common(made, lesson),
        cue="the kettle boils",
        action="ask one thing",
        due=made + timedelta(days=due_in),
        outcome=outcome,
        looked_back_on=None,
        why="",
        private=False,
    )


def turn(day: int, card: str, rating: str, lesson: str = LISTENING) -> ReviewRow:
    """One turn of a recap card."""
    when = common(FIRST + timedelta(days=day), lesson)
    return ReviewRow(**when, card=card, rating=rating)


def progress_of(*rows: Row, made_up: bool = False) -> Progress:
    """The progress page of somebody with these rows."""
    return Progress(MadeUpRows(rows), Names(), TODAY, made_up=made_up)
