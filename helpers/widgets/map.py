"""The screen of a map: what it is about, and notes under headings that can move."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import map as mapping
from helpers.exercises import notes
from helpers.exercises.map import SUBJECT
from helpers.exercises.notes import Note
from helpers.journal import Saved
from helpers.model import Heading, Map
from helpers.widgets import blocks as b
from helpers.widgets.check_in import least_usual
from helpers.widgets.notes import NotesScreen, headings_of, isolated, which
from helpers.widgets.screen import intro, private_check, start_over

FORM = ("subject", "note", "heading", "private")
CHANGE = ("which", "where")


class MapScreen(NotesScreen[Map]):
    """Put a note where it belongs; move it when you know more."""

    state: mapping.State

    def begin(self) -> None:
        self.state = mapping.resume(self.given, self.attempts())

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        subject = self.fields.get("subject", self.state.subject)
        yield b.Line("subject", self.given.subject, subject)
        yield from self._form()
        yield private_check(self._private())
        yield b.Button("put", ui("map_put"))
        if self.state.on_it or self.state.subject:
            yield from self._map()
        if self.state.on_it:
            yield from self._to_act_on()
        if self.state.subject or self.state.notes:
            yield start_over()

    def sketch(self, exercise: Map) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield b.Line("subject", exercise.subject)
        yield b.Prose("question", exercise.question, "heading")
        for heading in exercise.headings:
            yield b.Text(heading.id, heading.name, hint=heading.meaning)
        yield b.Prose("afterwards", exercise.afterwards, "note")

    def _act(self, block: str) -> None:
        match block:
            case "put":
                self._put_down()
            case "move":
                self._change(notes.HEADING, self._picked("where", self._known()), *CHANGE)
            case "take-off":
                self._change(notes.STATE, notes.OFF, *CHANGE)

    def _put_down(self) -> None:
        """The subject, the note, or both: whatever is there."""
        subject, text = self.field("subject"), self.field("note")
        heading = self._picked("heading", self._known())
        if text and not heading:
            return self.say("map_incomplete")
        if not text and subject in ("", self.state.subject):
            return self.say("nothing_written")
        private, saved = self._private() == "yes", [Saved.ALREADY]
        if subject and subject != self.state.subject:
            saved.append(self.record(SUBJECT, subject, private=private))
        if text:
            saved.append(self._put(text, heading, "", private=private))
        self.clear(*(FORM if text else ("subject",)))
        self.say_saved(least_usual(saved))

    def _known(self) -> list[str]:
        return [heading.id for heading in self.given.headings]

    def _private(self) -> str:
        """As ticked; for a new note, as the one before it was."""
        last = self.state.notes[-1:]
        return self.fields.get("private", "yes" if last and last[0].private else "")

    def _form(self) -> Iterable[b.Block]:
        yield b.Prose("question", self.given.question, "heading")
        yield b.Line("note", ui("map_note"), self.fields.get("note", ""))
        options, heading = headings_of(self.given.headings), self.fields.get("heading", "")
        yield b.Choice("heading", ui("map_heading"), options, heading)

    def _map(self) -> Iterable[b.Block]:
        subject = self.state.subject
        about = ui("map_about", subject=isolated(subject)) if subject else ui("map_yours")
        yield b.Prose("yours", about, "heading")
        for heading in self.given.headings:
            yield from _under(heading, mapping.under(self.state, heading.id))
        if gone := mapping.elsewhere(self.given, self.state):
            yield b.Prose("gone", ui("map_heading_gone"))
            yield _listing("gone-notes", gone)
        yield b.Prose("afterwards", self.given.afterwards, "note")

    def _to_act_on(self) -> Iterable[b.Block]:
        yield which("which", ui("map_which"), self.state.on_it, self.field("which"))
        options = headings_of(self.given.headings)
        yield b.Choice("where", ui("map_where"), options, self.field("where"))
        move = b.Button("move", ui("map_move"), "quiet")
        off = b.Button("take-off", ui("notes_take_off"), "quiet")
        yield b.Group("buttons", (move, off), row=True)
        yield b.Prose("off-hint", ui("notes_off_hint"), "quiet")


def _under(heading: Heading, shown: tuple[Note, ...]) -> Iterable[b.Block]:
    yield b.Prose(f"heading-{heading.id}", heading.meaning, lead=f"{heading.name}:")
    if shown:
        yield _listing(f"notes-{heading.id}", shown)
    else:
        yield b.Prose(f"none-{heading.id}", ui("map_nothing_here"), "quiet")


def _listing(key: str, shown: tuple[Note, ...]) -> b.Listing:
    return b.Listing(key, tuple(one.text for one in shown))
