"""The screen of a timer."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import timer
from helpers.model import Timer, Turn
from helpers.widgets import blocks as b
from helpers.widgets.screen import Event, Screen, intro

CLOCK_WORDS = ("start", "pause", "resume", "next", "again", "mute", "bell", "over")


class TimerScreen(Screen[Timer]):
    """Turns that ring; the page counts, this remembers."""

    def begin(self) -> None:
        self.state = timer.resume(self.given, self.attempts(), self.field("clock"))

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        yield self._clock(self.given, self.state)
        if self.state.times_done:
            yield b.Prose("done", self.given.done, "note")

    def sketch(self, exercise: Timer) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield self._clock(exercise, timer.State())

    def on_clock(self, event: Event) -> None:
        at, left = int(event.value["at"]), int(event.value["left"])
        if not timer.over(self.given, at):
            self.fields["clock"] = f"{at}:{left}"
            return
        self.record(timer.ALL_TURNS, "done")
        self.clear()
        self.state = timer.resume(self.given, self.attempts(), "")

    def _clock(self, exercise: Timer, state: timer.State) -> b.Clock:
        turns = tuple(
            (self._label(turn), timer.seconds(turn), turn.guide) for turn in exercise.turns
        )
        words = {word: ui(f"clock_{word}") for word in CLOCK_WORDS}
        return b.Clock("clock", turns, words, state.at, state.left)

    def _label(self, turn: Turn) -> str:
        return turn.label
