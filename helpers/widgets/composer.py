"""The screen of a composer."""

from collections.abc import Iterable, Mapping

from helpers.content import ui
from helpers.exercises import composer
from helpers.exercises.composer import SENTENCE
from helpers.exercises.history import START_OVER
from helpers.journal import Saved
from helpers.model import Composer
from helpers.widgets import blocks as b
from helpers.widgets.remarks import remarks
from helpers.widgets.screen import Screen, intro, private_check, start_over


class ComposerScreen(Screen[Composer]):
    """Fill the parts, watch the sentence grow, look it over, keep it."""

    def begin(self) -> None:
        self.state = composer.resume(self.given, self.attempts())
        self.remarks: tuple[str, ...] = ()
        self.model_shown = False
        self.fields = {**self.state.parts, **self.fields}

    def view(self) -> Iterable[b.Block]:
        yield from _parts(self.given, self.fields)
        yield private_check(self.fields.get("private", ""))
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        if self.remarks:
            yield b.Feedback("remarks", "\n\n".join(self.remarks))
        if self.model_shown:
            yield b.Prose("model", self.given.model, "said", lead=ui("composer_one_way"))
        if self.state.kept:
            yield b.Prose("kept", self.state.kept, lead=ui("composer_kept"))

    def sketch(self, exercise: Composer) -> Iterable[b.Block]:
        return _parts(exercise, {})

    def press(self, block: str) -> None:
        match block:
            case "look-over":
                self.remarks = self._remarks()
            case "show-model":
                self.model_shown = True
            case "keep":
                self._keep()
            case "start-over":
                self.record("", START_OVER)
                self.clear()
                self.state = composer.State()
                self.remarks, self.model_shown = (), False

    def _remarks(self) -> tuple[str, ...]:
        if empty := composer.missing(self.given, self.fields):
            return (ui("composer_missing", parts=", ".join(empty)),)
        return remarks(composer.wording(self.given, self.fields))

    def _keep(self) -> None:
        if len(composer.missing(self.given, self.fields)) == len(self.given.parts):
            return self.say("nothing_written")
        sentence = composer.compose(self.given, self.fields)
        if sentence == self.state.kept:
            return self.say_saved(Saved.ALREADY)
        private = self.field("private") == "yes"
        parts = {part.id: self.field(part.id) for part in self.given.parts}
        for id, words in parts.items():
            self.record(id, words, private=private)
        saved = self.record(SENTENCE, sentence, private=private)
        self.clear()
        self.state = composer.State(parts, sentence)
        self.fields |= parts
        self.say_saved(saved)

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("look-over", ui("composer_look_over"))
        yield b.Button("show-model", ui("composer_show_model"), "quiet")
        yield b.Button("keep", ui("composer_keep"), "quiet")
        if self.state.kept:
            yield start_over()


def _parts(exercise: Composer, fields: Mapping[str, str]) -> Iterable[b.Block]:
    yield from intro(exercise)
    yield b.Prose("scene", exercise.scene, "scene")
    for part in exercise.parts:
        starters = ui("for_example", words=" · ".join(part.starters)) if part.starters else ""
        hint = f"{part.hint} {starters}".strip()
        yield b.Line(part.id, part.label, fields.get(part.id, ""), hint)
    yield b.Sentence("grown", ui("composer_so_far"), exercise.template, ui("composer_empty_part"))
