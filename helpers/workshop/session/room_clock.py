"""A clock for the room: so many turns of so many minutes, large enough for the last row."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page
from helpers.widgets.timer import CLOCK_WORDS

USUAL_MINUTES = "4"
MOST_MINUTES = 60
TURNS = ("1", "2", "3", "4")


class RoomClock(Page):
    """What is filled in is kept as a draft; the clock itself runs in the page."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="room-clock", name=ui("room_name"))

    def begin(self) -> None:
        self.times_set = 0
        self.minutes = 0

    def view(self) -> Iterable[b.Block]:
        minutes = self.fields.get("minutes", USUAL_MINUTES)
        yield b.Line("minutes", ui("room_minutes"), minutes, ui("room_minutes_hint"))
        options = tuple((turns, ui(f"room_turns_{turns}")) for turns in TURNS)
        yield b.Choice("turns", ui("room_turns"), options, self._turns())
        yield b.Button("set", ui("room_set"))
        if self.minutes:
            yield b.Group("wall", (self._clock(),), name=ui("room_name"), wall=True)

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("room_preview"))

    def press(self, block: str) -> None:
        text = self.field("minutes") or USUAL_MINUTES
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= MOST_MINUTES):
            return self.say("room_minutes_wrong", most=MOST_MINUTES)
        self.minutes, self.turns = int(text), int(self._turns())
        self.times_set += 1
        self._keep_draft()
        self.go_to("wall")
        self.say("room_set_done")

    def _turns(self) -> str:
        chosen = self.fields.get("turns", "")
        return chosen if chosen in TURNS else TURNS[1]

    def _clock(self) -> b.Clock:
        words = {word: ui(f"clock_{word}") for word in CLOCK_WORDS}
        whose = [ui(f"room_turn_{number}") for number in range(1, self.turns + 1)]
        if self.turns == 1:
            whose = [ui("room_everybody")]
        turns = tuple((label, self.minutes * 60, "") for label in whose)
        return b.Clock(f"clock{self.times_set}", turns, words)
