"""Exchange: two people at one screen. Both answer hidden, then both are revealed.

What somebody keeps private looks exactly like a pass.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.exercises.turns import Turns, follow
from helpers.model import AnswerRow, Exchange, Who


@dataclass(frozen=True, slots=True)
class State(Turns):
    """Where the turns stand, and every answer that may be shown to both."""

    open_answers: dict[tuple[Who, str], str] = field(default_factory=dict)

    @property
    def value(self) -> dict[tuple[Who, str], str]:
        return self.open_answers


def resume(exercise: Exchange, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal."""
    turns, rows = follow(attempts)
    # The last row holds, also for what is private: a save that failed halfway is done again.
    latest = {(row.who, row.item): row for row in rows}
    answers = {key: row.answer for key, row in latest.items() if not row.private}
    return State(turns.first, turns.answered, turns.revealed, turns.alone, answers)


def shown(exercise: Exchange, state: State, who: Who) -> tuple[str, ...]:
    """What both may see of one person: an answer each, empty for pass and private alike."""
    if not state.revealed:
        return tuple("" for _ in exercise.questions)
    return tuple(state.open_answers.get((who, q.id), "") for q in exercise.questions)
