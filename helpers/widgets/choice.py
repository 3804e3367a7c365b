"""The screen of a choice."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import choice
from helpers.exercises.history import START_OVER
from helpers.model import Choice
from helpers.widgets import blocks as b
from helpers.widgets.screen import Screen, intro, start_over


class ChoiceScreen(Screen[Choice]):
    """Pick one, see what it does, pick another."""

    def begin(self) -> None:
        self.state = choice.resume(self.given, self.attempts())
        self.fields.setdefault("option", self.state.value)

    def view(self) -> Iterable[b.Block]:
        yield from _question(self.given, self.fields.get("option", ""))
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        if self.state.chosen:
            yield b.Feedback("feedback", self.state.chosen.feedback, self.state.verdict)
            yield b.More("others", ui("see_others"), tuple(self._others()))

    def sketch(self, exercise: Choice) -> Iterable[b.Block]:
        return _question(exercise, "")

    def press(self, block: str) -> None:
        if block == "start-over":
            self.record("", START_OVER)
            self.state = choice.State()
            self.clear()
            return
        picked = choice.answer(self.given, self.field("option"))
        if not picked.chosen:
            return self.say("nothing_chosen")
        self.record("", picked.value, picked.verdict)
        self.state = picked
        self.clear()
        self.fields["option"] = picked.value

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("answer", ui("see_what_it_does"))
        if self.state.chosen:
            yield start_over()

    def _others(self) -> Iterable[b.Block]:
        for option in choice.others(self.given, self.state):
            yield b.Prose(f"said-{option.id}", option.text, "said")
            yield b.Prose(f"does-{option.id}", option.feedback)


def _question(exercise: Choice, value: str) -> Iterable[b.Block]:
    yield from intro(exercise)
    if exercise.scene:
        yield b.Prose("scene", exercise.scene, "scene")
    options = tuple((option.id, option.text) for option in exercise.options)
    yield b.Choice("option", exercise.question, options, value)
