"""The learner's journal: one class per CSV file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from helpers.model.parts import Moment, Who


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


RECALLED = ("again", "hard", "good", "easy")
"""How a recap card came back, from worst to best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow(Row):
    """One turn of a recap card; rating is one of `RECALLED`, or pause or go_on."""

    table = "reviews"
    card: str
    rating: str


ROW_KINDS: dict[str, type[Row]] = {
    cls.table: cls for cls in (ReflectionRow, CheckInRow, PlanRow, AnswerRow, ReviewRow)
}
