"""Turns at one screen: one answers hidden, then the other; then both agree to show everything."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from helpers.exercises.history import current
from helpers.model import AnswerRow, Verdict, Who

FIRST = "first"
ONLY_ME = "only_me"
DONE = "done"
REVEALED = "revealed"
YES = "yes"
"""Stands beside each of these items, and tells them from answers to something of the same id."""


class Stage(StrEnum):
    """Who goes first, the two hidden turns, ready to show, shown; or one person's own answers."""

    WHO_FIRST = "who_first"
    FIRST_TURN = "first_turn"
    SECOND_TURN = "second_turn"
    READY = "ready"
    REVEALED = "revealed"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Turns:
    """Who went first and who has answered. `alone`: for now there is only the first."""

    first: Who | None = None
    answered: frozenset[Who] = frozenset()
    revealed: bool = False
    alone: bool = False

    @property
    def verdict(self) -> Verdict:
        shown = self.stage in (Stage.REVEALED, Stage.ALONE)
        return Verdict.OPEN if shown else Verdict.NOTHING_CHOSEN

    @property
    def stage(self) -> Stage:
        if self.first is None:
            return Stage.WHO_FIRST
        if self.revealed:
            return Stage.REVEALED
        if self.alone:
            return Stage.ALONE if self.first in self.answered else Stage.FIRST_TURN
        turns = (Stage.FIRST_TURN, Stage.SECOND_TURN, Stage.READY)
        return turns[len(self.answered)]

    @property
    def answering(self) -> bool:
        """Whether it is somebody's turn now."""
        return self.stage in (Stage.FIRST_TURN, Stage.SECOND_TURN)

    @property
    def turn(self) -> Who:
        """Whose turn it is to answer."""
        first = self.first or "me"
        return other(first) if first in self.answered else first


def other(who: Who) -> Who:
    """The one of the two who is not meant."""
    return "partner" if who == "me" else "me"


def follow(attempts: Iterable[AnswerRow]) -> tuple[Turns, tuple[AnswerRow, ...]]:
    """Where the turns stand, and the answers. A turn counts once it was handed over."""
    turns, answers = Turns(), list[AnswerRow]()
    for row in current(attempts):
        after = _after(turns, row)
        if after is None:
            answers.append(row)
        else:
            turns = after
    return turns, tuple(answers)


def _after(turns: Turns, row: AnswerRow) -> Turns | None:
    """The turns after this row; None if it is an answer."""
    if row.answer != YES:
        return None
    if row.item == FIRST:
        return replace(turns, first=row.who, alone=False)
    if row.item == ONLY_ME:
        return replace(turns, first=row.who, alone=True, answered=turns.answered - {row.who})
    if row.item == DONE:
        return replace(turns, answered=turns.answered | {row.who})
    return replace(turns, revealed=True) if row.item == REVEALED else None
