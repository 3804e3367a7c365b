"""Draw: something new that both would like, from the ratings of a match in another lesson."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from helpers.exercises import match, pile
from helpers.exercises.history import current
from helpers.exercises.turns import Stage
from helpers.model import Activity, AnswerRow, Draw, Match, Verdict

DRAWN = "drawn"


class Source(StrEnum):
    """Whose ratings there are to draw from."""

    NOBODY = "nobody"
    ONE = "one"
    BOTH = "both"


SOURCES = {Stage.REVEALED: Source.BOTH, Stage.ALONE: Source.ONE}
"""Ratings in a turn that is still hidden are nobody's yet: drawing would show them."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What there is to draw from."""

    source: Source = Source.NOBODY
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """The pool, and the ids of what was drawn, oldest first."""

    pool: Pool = Pool()
    drawn: tuple[str, ...] = ()

    @property
    def lying(self) -> Activity | None:
        """The activity drawn last, while it is in the pool."""
        last = self.drawn[-1] if self.drawn else ""
        return next((one for one in self.pool.activities if one.id == last), None)

    @property
    def value(self) -> str:
        return self.lying.id if self.lying else ""

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.lying else Verdict.NOTHING_CHOSEN


def ratings(exercise: Draw, rows: Iterable[AnswerRow]) -> tuple[AnswerRow, ...]:
    """The rows that belong to the match this draws from."""
    place = (exercise.lesson, exercise.match)
    return tuple(row for row in rows if (row.lesson, row.exercise) == place)


def pool(matched: Match, rated: Iterable[AnswerRow]) -> Pool:
    """What is new to at least one, and what all whose ratings may be shown would like."""
    state = match.resume(matched, rated)
    wishes = match.wishes(matched, state)
    new = tuple(wish.activity for wish in wishes if wish.new)
    return Pool(SOURCES.get(state.stage, Source.NOBODY), new)


def resume(exercise: Draw, pool: Pool, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal."""
    return State(pool, tuple(row.item for row in current(attempts) if row.answer == DRAWN))


def next_activity(exercise: Draw, state: State) -> str | None:
    """The id of what comes next; None where there is nothing to draw from."""
    return pile.draw(_ids(state), state.drawn, exercise.id)


def all_drawn(state: State) -> bool:
    """Whether everything has been drawn, so that the next begins a new round."""
    return pile.all_drawn(_ids(state), state.drawn)


def _ids(state: State) -> tuple[str, ...]:
    return tuple(activity.id for activity in state.pool.activities)
