"""Plan: one if-then plan with a day to look back on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from helpers.model import Plan, PlanRow, Verdict

OWN_WORDS = "own"
OUTCOMES = ("yes", "partly", "no", "not_this_week")
KEEP, CHANGE, DROP = "keep", "change", "drop"
ANOTHER_WEEK = 7
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
MOST = 2**31 - 1  # that a calendar can count to
YEARS = range(1900, 2200)  # half a year typed, such as 0002, is a day as well


@dataclass(frozen=True, slots=True)
class State:
    """The latest plan of this lesson, None before there is one."""

    plan: PlanRow | None = None

    @property
    def value(self) -> PlanRow | None:
        return self.plan

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.plan else Verdict.NOTHING_CHOSEN

    def to_look_back_on(self, today: date) -> bool:
        """Whether the day has come and nobody has looked back yet."""
        return bool(
            self.plan and self.plan.due and self.plan.due <= today and not self.plan.outcome
        )


def resume(plans: Iterable[PlanRow], lesson: str) -> State:
    """The latest plan that was made in this lesson."""
    made_here = [plan for plan in plans if plan.lesson == lesson]
    return State(made_here[-1] if made_here else None)


def look_back(made: PlanRow, outcome: str, why: str, today: date) -> PlanRow:
    """The plan with what became of it."""
    return replace(made, outcome=outcome, why=why, looked_back_on=today)


def again(made: PlanRow, id: str, saved_at: datetime, today: date) -> PlanRow:
    """The same words as a new plan, to look back on in a week. The old row keeps its outcome."""
    return replace(
        made,
        id=id,
        saved_at=saved_at,
        local_date=today,
        due=today + timedelta(days=ANOTHER_WEEK),
        outcome="",
        looked_back_on=None,
        why="",
    )


def due_day(exercise: Plan, today: date) -> date:
    """When to look back, unless the learner picks another day."""
    return today + timedelta(days=exercise.due_in_days)


def sequence(made: PlanRow) -> int:
    """A number that goes up when the plan is changed, for calendars. A row has no history to count,
    but it knows when it was saved last, if by a clock that was right.
    """
    return min(max(0, int((made.saved_at - COUNTED_FROM).total_seconds())), MOST)


def for_calendar(made: PlanRow) -> bool:
    """Whether it has a day that a calendar can show."""
    return made.due is not None and made.due.year in YEARS


def chosen(fields: Mapping[str, str], part: str, offered: tuple[str, ...], before: str = "") -> str:
    """The cue or action: own words where there are any, else the one that was picked.

    Where a plan is changed, words that still stand there from `before` give way to a new pick.
    """
    own = fields.get(f"own-{part}", "").strip()
    picked = fields.get(part, "")
    if not (picked.isdigit() and int(picked) < len(offered)):
        return own
    return own if own not in ("", before) else offered[int(picked)]


def read_day(text: str) -> date | None:
    """A day as the page sends it (2026-11-24), None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
