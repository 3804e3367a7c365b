"""Choice: a question whose every option has its own feedback."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.exercises.history import latest
from helpers.model import AnswerRow, Choice, Option, Verdict


@dataclass(frozen=True, slots=True)
class State:
    """The option answered with last, None before that."""

    chosen: Option | None = None

    @property
    def value(self) -> str:
        return self.chosen.id if self.chosen else ""

    @property
    def verdict(self) -> Verdict:
        return self.chosen.verdict if self.chosen else Verdict.NOTHING_CHOSEN


def resume(exercise: Choice, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal. An option that is gone from content counts as none."""
    return answer(exercise, latest(attempts).get("", ""))


def answer(exercise: Choice, option: str) -> State:
    """The state after answering with this option id."""
    return State(next((one for one in exercise.options if one.id == option), None))


def others(exercise: Choice, state: State) -> tuple[Option, ...]:
    """The options not taken, for reading afterwards."""
    return tuple(option for option in exercise.options if option != state.chosen)
