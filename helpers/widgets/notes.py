"""What the screens of own notes share: to put one down, to change it, to take it off."""

from collections.abc import Iterable
from typing import Protocol

from helpers.exercises import notes
from helpers.exercises.history import START_OVER
from helpers.exercises.notes import Note
from helpers.journal import Saved
from helpers.model import Heading
from helpers.widgets import blocks as b
from helpers.widgets.check_in import least_usual
from helpers.widgets.screen import E, Screen

LONGEST = 80  # characters of a note where it is only named


class Notes(Protocol):
    """A state with notes in it."""

    @property
    def notes(self) -> tuple[Note, ...]: ...


class NotesScreen(Screen[E]):
    """Notes of the learner's own. Another page may have added some: so each press looks anew."""

    state: Notes

    def press(self, block: str) -> None:
        self.begin()
        if block == "start-over":
            self.record("", START_OVER)
            self.clear()
        else:
            self._act(block)
        self.begin()

    def _act(self, block: str) -> None:
        """Do what a button of the kind's own says."""
        raise NotImplementedError

    # --- what a kind may use ---------------------------------------------------------------------

    def _put(self, text: str, heading: str, risk: str, *, private: bool) -> Saved:
        """Put a note down; the very same one is there already after a button pressed twice."""
        new = Note(
            id=notes.next_id(self.attempts()),
            text=text,
            heading=heading,
            risk=risk,
            private=private,
        )
        if notes.same((one for one in self.state.notes if not one.off), new):
            return Saved.ALREADY
        rows = notes.rows_of(new)
        return least_usual([self.record(item, words, private=private) for item, words in rows])

    def _change(self, what: str, answer: str, *fields: str) -> None:
        """Give the note picked in the first of these fields another heading or state."""
        note = notes.find(self.state.notes, self.field(fields[0]))
        if note is None or not answer or (note.off and answer != notes.OFF):
            return self.say("nothing_chosen")
        saved = Saved.ALREADY
        if getattr(note, what) != answer:
            saved = self.record(f"{note.id}.{what}", answer, private=note.private)
        self.clear(*fields)
        if answer == notes.OFF:
            self.say("notes_taken_off")
        else:
            self.say_saved(saved)

    def _picked(self, key: str, known: Iterable[str]) -> str:
        """What is picked in a field; empty if it is nothing that can be picked."""
        return self.field(key) if self.field(key) in known else ""


def which(key: str, legend: str, shown: Iterable[Note], value: str) -> b.Choice:
    """Which of the notes is meant."""
    return b.Choice(key, legend, tuple((one.id, _named(one.text)) for one in shown), value)


def headings_of(given: tuple[Heading, ...]) -> tuple[b.Option, ...]:
    """The headings to choose from."""
    return tuple((heading.id, heading.name) for heading in given)


def isolated(words: str) -> str:
    """Own words inside a sentence of ours: whichever way they are written, ours stays in order."""
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"


def _named(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
