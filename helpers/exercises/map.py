"""Map: the learner's own notes about one subject, under headings; a note can move."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.exercises import notes
from helpers.exercises.history import latest
from helpers.exercises.notes import Note
from helpers.model import AnswerRow, Map, Verdict

SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class State:
    """What the map is about, and all notes ever put on it, oldest first."""

    subject: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def value(self) -> tuple[Note, ...]:
        return self.on_it

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.subject or self.on_it else Verdict.NOTHING_CHOSEN

    @property
    def on_it(self) -> tuple[Note, ...]:
        """What stands on the map now."""
        return tuple(one for one in self.notes if not one.off)


def resume(exercise: Map, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal."""
    rows = tuple(attempts)
    return State(latest(rows).get(SUBJECT, ""), notes.read(rows))


def under(state: State, heading: str) -> tuple[Note, ...]:
    """The notes under a heading, by its id."""
    return tuple(one for one in state.on_it if one.heading == heading)


def elsewhere(exercise: Map, state: State) -> tuple[Note, ...]:
    """Notes whose heading is gone from content: they can still be read and moved."""
    known = {heading.id for heading in exercise.headings}
    return tuple(one for one in state.on_it if one.heading not in known)
