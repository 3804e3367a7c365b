"""Adapt: situations to look at, each with what to change, and one's own version of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.exercises.history import current
from helpers.model import Adapt, AnswerRow, Change, Course, Situation, Verdict

LOOK = ""
"""The item under which a look at a situation is kept; own versions are under its id."""


@dataclass(frozen=True, slots=True)
class State:
    """The situation looked at last, all that were looked at, and own versions, by their ids."""

    here: str = ""
    looked_at: tuple[str, ...] = ()
    kept: dict[str, AnswerRow] = field(default_factory=dict)

    @property
    def value(self) -> dict[str, str]:
        return {id: row.answer for id, row in self.kept.items()}

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.looked_at else Verdict.NOTHING_CHOSEN


def resume(exercise: Adapt, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal; situations that are gone from content are passed over."""
    known = {one.id for one in exercise.situations}
    here, looked_at, kept = "", dict[str, None](), dict[str, AnswerRow]()
    for row in current(attempts):
        if row.item == LOOK and row.answer in known:
            here = row.answer
            looked_at[here] = None
        elif row.item in known:
            kept[row.item] = row
    return State(here, tuple(looked_at), {id: row for id, row in kept.items() if row.answer})


def situation(exercise: Adapt, id: str) -> Situation | None:
    """The situation with this id, if there is one."""
    return next((one for one in exercise.situations if one.id == id), None)


def changes(given: Situation, course: Course) -> tuple[tuple[str, Change], ...]:
    """What to change, each with the short name of its strategy, in the order of the course."""
    found = {change.strategy: change for change in given.changes}
    return tuple(
        (entry.short, found[entry.slug]) for entry in course.lessons if entry.slug in found
    )


def is_new(state: State, words: str, *, private: bool) -> bool:
    """Whether these words, marked like this, are not kept already for the situation at hand."""
    row = state.kept.get(state.here)
    return (words, private) != (row.answer, row.private) if row else bool(words)
