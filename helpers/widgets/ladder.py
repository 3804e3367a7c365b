"""The screen of a ladder: put topics on it, say one when you like, take one off."""

from collections.abc import Iterable, Mapping

from helpers.content import ui
from helpers.exercises import ladder, notes
from helpers.exercises.ladder import SAID, TO_SAY
from helpers.exercises.notes import Note
from helpers.model import Ladder
from helpers.widgets import blocks as b
from helpers.widgets.notes import NotesScreen, headings_of, isolated, which
from helpers.widgets.screen import intro, private_check, start_over

FORM = ("topic", "heading", "risk", "private")


class LadderScreen(NotesScreen[Ladder]):
    """The riskiest stands at the top. Nothing has to be climbed."""

    state: ladder.State

    def begin(self) -> None:
        self.state = ladder.resume(self.given, self.attempts())

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        yield from _form(self.given, self.fields)
        yield private_check(self.fields.get("private", "yes"))
        yield b.Button("put", ui("ladder_put"))
        if self.state.rungs:
            yield from self._ladder()
            yield from self._to_act_on()
        if self.state.notes:
            yield start_over()

    def sketch(self, exercise: Ladder) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield from _form(exercise, {})
        yield b.Prose("pass", ui("ladder_pass"), "quiet")

    def _act(self, block: str) -> None:
        match block:
            case "put":
                self._put_topic()
            case "said":
                self._change(notes.STATE, SAID, "rung")
            case "not-said":
                self._change(notes.STATE, TO_SAY, "rung")
            case "take-off":
                self._change(notes.STATE, notes.OFF, "rung")

    def _put_topic(self) -> None:
        topic = self.field("topic")
        heading = self._picked("heading", [one.id for one in self.given.headings])
        risk = self._picked("risk", ladder.STEPS)
        if not topic:
            return self.say("nothing_written")
        if not heading or not risk:
            return self.say("ladder_incomplete")
        private = self.fields.get("private", "yes") == "yes"
        saved = self._put(topic, heading, risk, private=private)
        self.clear(*FORM)
        self.say_saved(saved)

    def _ladder(self) -> Iterable[b.Block]:
        yield b.Prose("yours", ui("ladder_yours"), "heading")
        rungs = tuple(self._in_words(rung) for rung in reversed(self.state.rungs))
        yield b.Listing("ladder", rungs, ordered=True)
        if rung := self.state.next_rung:
            yield b.Prose("next", rung.text, "note", lead=self.given.next_rung)
        else:
            yield b.Prose("next", ui("ladder_all_said"), "note")
        yield b.Prose("pass", ui("ladder_pass"), "quiet")

    def _in_words(self, rung: Note) -> str:
        names = {heading.id: heading.name for heading in self.given.headings}
        heading, risk = names.get(rung.heading, ""), ladder.risk_in_words(self.given, rung)
        said = ui("ladder_rung_said") if rung.state == SAID else ""
        parts = (isolated(rung.text), heading, risk, said)
        return " · ".join(part for part in parts if part)

    def _to_act_on(self) -> Iterable[b.Block]:
        shown = tuple(reversed(self.state.rungs))
        yield which("rung", ui("ladder_which"), shown, self.field("rung"))
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        yield b.Prose("off-hint", ui("notes_off_hint"), "quiet")

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("said", ui("ladder_said"))
        if any(rung.state == SAID for rung in self.state.rungs):
            yield b.Button("not-said", ui("ladder_not_said"), "quiet")
        yield b.Button("take-off", ui("notes_take_off"), "quiet")


def _form(exercise: Ladder, fields: Mapping[str, str]) -> Iterable[b.Block]:
    yield b.Prose("question", exercise.question, "heading")
    yield b.Line("topic", ui("ladder_topic"), fields.get("topic", ""), ui("ladder_topic_hint"))
    options = headings_of(exercise.headings)
    yield b.Choice("heading", ui("ladder_heading"), options, fields.get("heading", ""))
    meanings = tuple(f"{one.name}: {one.meaning}" for one in exercise.headings)
    yield b.More("meanings", ui("sort_meanings"), (b.Listing("meaning-list", meanings),))
    steps = tuple(zip(ladder.STEPS, exercise.risk.steps, strict=True))
    yield b.Choice("risk", exercise.risk.question, steps, fields.get("risk", ""), row=True)
