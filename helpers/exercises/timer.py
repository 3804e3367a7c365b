"""Timer: guided turns. The clock itself runs in the page; here is where it stood."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.exercises.history import current
from helpers.model import AnswerRow, Timer, Turn, Verdict

ALL_TURNS = "all"


@dataclass(frozen=True, slots=True)
class State:
    """The turn to go on with, the seconds left of it, and how often all turns were done."""

    at: int = 0
    left: int = 0
    times_done: int = 0

    @property
    def value(self) -> int:
        return self.times_done

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.times_done else Verdict.NOTHING_CHOSEN


def seconds(turn: Turn) -> int:
    """The length of a turn, at least one second."""
    return max(1, round(turn.minutes * 60))


def resume(exercise: Timer, attempts: Iterable[AnswerRow], stood_at: str) -> State:
    """The state from the journal and from where the clock stood: "turn:seconds", or empty."""
    done = sum(row.item == ALL_TURNS for row in current(attempts))
    at, _, left = stood_at.partition(":")
    if not at.isdigit() or not left.isdigit() or int(at) >= len(exercise.turns):
        return State(times_done=done)
    return State(int(at), min(int(left), seconds(exercise.turns[int(at)])), done)


def over(exercise: Timer, at: int) -> bool:
    """Whether the last turn has ended."""
    return at >= len(exercise.turns)
