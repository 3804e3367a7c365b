"""Check-in: ratings in five worded steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from helpers.model import CheckIn, CheckInRow, Verdict

STEPS = range(1, 6)


@dataclass(frozen=True, slots=True)
class State:
    """The rows this check-in goes on with, by measure."""

    rows: dict[str, CheckInRow] = field(default_factory=dict)

    @property
    def value(self) -> dict[str, int | None]:
        return {measure: row.value for measure, row in self.rows.items()}

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.rows else Verdict.NOTHING_CHOSEN


def resume(exercise: CheckIn, rows: Iterable[CheckInRow], lesson: str, today: date) -> State:
    """The latest rating of each measure. One tap a day: yesterday's stays as it was."""
    measures = {measure.id for measure in exercise.measures}
    found: dict[str, CheckInRow] = {}
    for row in rows:
        if row.lesson != lesson or row.moment != exercise.moment or row.measure not in measures:
            continue
        if exercise.moment != "day" or row.local_date == today:
            found[row.measure] = row
    return State(found)


def chosen(exercise: CheckIn, fields: Mapping[str, str]) -> dict[str, int]:
    """The steps picked, by measure; a measure left open is not in it."""
    picked = {measure.id: fields.get(measure.id, "") for measure in exercise.measures}
    return {id: int(step) for id, step in picked.items() if step.isdigit() and int(step) in STEPS}
