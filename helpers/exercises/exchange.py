"""Exchange: two people at one screen. Both answer hidden, then both are revealed.

What somebody keeps private looks exactly like a pass.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from helpers.exercises.history import current
from helpers.model import AnswerRow, Exchange, Verdict, Who

FIRST = "first"
REVEALED = "revealed"
DONE = "done"


class Stage(StrEnum):
    """Who goes first, the two hidden turns, ready to show, shown."""

    WHO_FIRST = "who_first"
    FIRST_TURN = "first_turn"
    SECOND_TURN = "second_turn"
    READY = "ready"
    REVEALED = "revealed"


@dataclass(frozen=True, slots=True)
class State:
    """Who went first, who has answered, and every answer that may be shown to both."""

    first: Who | None = None
    answered: frozenset[Who] = frozenset()
    open_answers: dict[tuple[Who, str], str] = field(default_factory=dict)
    revealed: bool = False

    @property
    def value(self) -> dict[tuple[Who, str], str]:
        return self.open_answers

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.revealed else Verdict.NOTHING_CHOSEN

    @property
    def stage(self) -> Stage:
        if self.first is None:
            return Stage.WHO_FIRST
        if self.revealed:
            return Stage.REVEALED
        turns = (Stage.FIRST_TURN, Stage.SECOND_TURN, Stage.READY)
        return turns[len(self.answered)]

    @property
    def turn(self) -> Who:
        """Whose turn it is to answer."""
        first = self.first or "me"
        return other(first) if first in self.answered else first


def other(who: Who) -> Who:
    """The one of the two who is not meant."""
    return "partner" if who == "me" else "me"


def resume(exercise: Exchange, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal. A turn counts once it was handed over."""
    first: Who | None = None
    answered: set[Who] = set()
    answers: dict[tuple[Who, str], str] = {}
    revealed = False
    for row in current(attempts):
        if row.item == FIRST:
            first = row.who
        elif row.item == DONE:
            answered.add(row.who)
        elif row.item == REVEALED:
            revealed = True
        elif not row.private:
            answers[row.who, row.item] = row.answer
    return State(first, frozenset(answered), answers, revealed)


def shown(exercise: Exchange, state: State, who: Who) -> tuple[str, ...]:
    """What both may see of one person: an answer each, empty for pass and private alike."""
    if not state.revealed:
        return tuple("" for _ in exercise.questions)
    return tuple(state.open_answers.get((who, q.id), "") for q in exercise.questions)
