"""Ladder: the learner's own topics by how risky they feel. Nothing on it has to be climbed."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.exercises import notes
from helpers.exercises.notes import Note
from helpers.model import AnswerRow, Ladder, Verdict

STEPS = ("1", "2", "3", "4", "5")
SAID, TO_SAY = "said", "to_say"


@dataclass(frozen=True, slots=True)
class State:
    """All topics ever put on the ladder, oldest first."""

    notes: tuple[Note, ...] = ()

    @property
    def value(self) -> tuple[Note, ...]:
        return self.rungs

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.rungs else Verdict.NOTHING_CHOSEN

    @property
    def rungs(self) -> tuple[Note, ...]:
        """What stands on it now, from the bottom up; of two that feel alike the older is lower."""
        return tuple(sorted((one for one in self.notes if not one.off), key=_height))

    @property
    def next_rung(self) -> Note | None:
        """The lowest rung that was not said."""
        return next((rung for rung in self.rungs if rung.state != SAID), None)


def resume(exercise: Ladder, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal. A heading that is gone from content costs no topic."""
    return State(notes.read(attempts))


def risk_in_words(exercise: Ladder, rung: Note) -> str:
    """The step in the words of content."""
    return exercise.risk.steps[STEPS.index(rung.risk)] if rung.risk in STEPS else ""


def _height(rung: Note) -> int:
    """A rung whose risk cannot be read stands at the top: it is never the one to begin with."""
    return STEPS.index(rung.risk) if rung.risk in STEPS else len(STEPS)
