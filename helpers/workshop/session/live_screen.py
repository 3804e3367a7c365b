"""The session while it runs: the step on the wall, its time, what comes next, running late."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.content import ui
from helpers.journal import drafts
from helpers.widgets import blocks as b
from helpers.widgets.screen import Event, Learner, Page
from helpers.widgets.timer import CLOCK_WORDS
from helpers.workshop.session.agenda import Agenda, Step
from helpers.workshop.session.agenda_files import heading
from helpers.workshop.session.agenda_screen import AGENDA, words_of
from helpers.workshop.session.countdown import Countdown, read, written
from helpers.workshop.session.running_late import Rest, late
from helpers.workshop.session.wished import NotYet, planned

MOST_LATE = 90  # minutes
AT_THE_START = {"running": "", "at": "0", "delays": "", "clocks": ""}


@dataclass(frozen=True, slots=True)
class Delay:
    """A session found to be so many minutes late in this step."""

    at: int
    minutes: int


class LiveScreen(Page):
    """Where it stands is kept as a draft: session, step, every delay, and each step's time left."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="live", name=ui("live_name"))

    def begin(self) -> None:
        self._take_up()

    def view(self) -> Iterable[b.Block]:
        if not self.sessions:
            yield b.Prose("none", ui("live_none"))
            yield b.Button("look", ui("live_look"))
        elif self.fields.get("running") != "yes":
            yield from self._choosing()
        else:
            yield from self._running()

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("live_preview"))

    def press(self, block: str) -> None:
        match block:
            case "look":
                self._take_up()
            case "begin":
                self.fields |= {**AT_THE_START, "running": "yes"}
                self._start_clock()
                self.go_to("wall")
            case "next" | "back":
                last = len(self.steps) - 1
                at = min(last, max(0, self.at + (1 if block == "next" else -1)))
                self.fields["at"] = str(at)
                self._start_clock()
            case "late":
                self._late()
            case "end":
                self.fields |= AT_THE_START
                self._take_up()
        self._keep_draft()

    def on_clock(self, event: Event) -> None:
        """Note that the clock of this step was paused, or goes on."""
        if self.fields.get("running") == "yes" and event.block == self._clock_key():
            since = int(time.time()) if event.value["going"] else None
            self._keep_clock(Countdown(int(event.value["left"]), since))

    # --- where it stands --------------------------------------------------------------------------

    def _take_up(self) -> None:
        """The agenda as it was built above."""
        fields = drafts.read(self.learner.journal.folder, self.learner.lesson, AGENDA)
        try:
            found = planned(fields) if fields.get("planned") == "yes" else None
        except NotYet:
            found = None
        self.sessions: tuple[Agenda, ...] = found.sessions if found else ()

    @property
    def number(self) -> int:
        """Which session it is, from 0."""
        text = self.fields.get("session", "")
        return min(int(text), len(self.sessions) - 1) if text.isdigit() else 0

    @property
    def at(self) -> int:
        """Which step it is, from 0."""
        text = self.fields.get("at", "")
        return min(int(text), len(self.steps) - 1) if text.isdigit() else 0

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps as they are after all delays."""
        agenda = self.sessions[self.number]
        for delay in _delays(self.fields.get("delays", "")):
            if delay.at < len(agenda.steps) - 1:
                agenda, _ = _later(agenda, delay)
        return agenda.steps

    def _late(self) -> None:
        text = self.field("late-by")
        if not text.isdigit() or not 1 <= int(text) <= MOST_LATE:
            return self.say("live_late_wrong", most=MOST_LATE)
        if self.at >= len(self.steps) - 1:
            return self.say("live_late_last")
        delay = Delay(self.at, int(text))
        _, rest = _later(Agenda(self.steps), delay)
        told = self.fields.get("delays", "")
        self.fields["delays"] = f"{told} {delay.at}:{delay.minutes}".strip()
        more = delay.minutes * 60
        self._keep_clock(self._countdown().longer(more, time.time()))
        self.clear("late-by")
        self.said = _told(rest)

    # --- its time ---------------------------------------------------------------------------------

    @property
    def minutes(self) -> int:
        """The minutes of this step, with those by which it was said to end late."""
        delays = _delays(self.fields.get("delays", ""))
        more = sum(delay.minutes for delay in delays if delay.at == self.at)
        return self.steps[self.at].minutes + more

    def _start_clock(self) -> None:
        """The step's time begins; or goes on, where somebody pressed Next too soon."""
        if self.at not in read(self.fields.get("clocks", "")):
            self._keep_clock(Countdown(self.minutes * 60, int(time.time())))

    def _keep_clock(self, countdown: Countdown) -> None:
        clocks = read(self.fields.get("clocks", "")) | {self.at: countdown}
        self.fields["clocks"] = written(clocks)

    def _countdown(self) -> Countdown:
        clocks = read(self.fields.get("clocks", ""))
        return clocks.get(self.at, Countdown(self.minutes * 60))

    # --- showing ----------------------------------------------------------------------------------

    def _choosing(self) -> Iterable[b.Block]:
        count = len(self.sessions)
        if count > 1:
            options = tuple((str(at), heading(at + 1, count)) for at in range(count))
            yield b.Choice("session", ui("live_session"), options, str(self.number))
        yield b.Prose("ready", ui("live_ready", minutes=self.sessions[self.number].minutes))
        buttons = (b.Button("begin", ui("live_begin")), b.Button("look", ui("live_look"), "quiet"))
        yield b.Group("buttons", buttons, row=True)

    def _running(self) -> Iterable[b.Block]:
        steps, at = self.steps, self.at
        step = steps[at]
        after = steps[at + 1].block.title if at + 1 < len(steps) else ui("live_nothing_next")
        how = ui(f"agenda_grouping_{step.block.grouping}")
        yield b.Group(
            "wall",
            (
                b.Prose("where", ui("live_where", number=at + 1, all=len(steps), how=how), "quiet"),
                b.Prose("step", step.block.title, "heading"),
                b.Prose("next-up", after, "quiet", lead=ui("live_next_up")),
                self._clock(),
            ),
            name=ui("live_wall"),
            wall=True,
        )
        back, forward = (
            b.Button("back", ui("live_back"), "quiet"),
            b.Button("next", ui("live_next")),
        )
        yield b.Group("moving", (forward, back), row=True)
        yield b.More("words", ui("live_words"), words_of("live", step))
        yield b.More("running-late", ui("live_running_late"), tuple(self._lateness()))
        yield b.Button("end", ui("live_end"), "quiet")

    def _clock(self) -> b.Clock:
        words = {word: ui(f"clock_{word}") for word in CLOCK_WORDS} | {"over": ui("live_over")}
        turns = ((ui("live_time_left"), self.minutes * 60, ""),)
        countdown = self._countdown()
        left = countdown.at(time.time())
        going = left > 0 and countdown.since is not None
        at = 0 if left else len(turns)
        return b.Clock(self._clock_key(), turns, words, at, left, going=going, kept=True)

    def _clock_key(self) -> str:
        """Names the step and its minutes, so that other minutes get a clock of their own."""
        return f"clock{self.at}-{self.minutes}"

    def _lateness(self) -> Iterable[b.Block]:
        yield b.Line("late-by", ui("live_late_by"), self.fields.get("late-by", ""))
        yield b.Button("late", ui("live_late"))


def _later(agenda: Agenda, delay: Delay) -> tuple[Agenda, Rest]:
    """The agenda after this delay, and what it took."""
    rest = late(agenda, delay.at, delay.minutes)
    return Agenda((*agenda.steps[: delay.at + 1], *rest.steps)), rest


def _delays(text: str) -> list[Delay]:
    found = []
    for part in text.split():
        at, _, minutes = part.partition(":")
        if at.isdigit() and minutes.isdigit():
            found.append(Delay(int(at), int(minutes)))
    return found


def _told(rest: Rest) -> str:
    """What went, in a sentence for each sort."""
    said = []
    if rest.shortened:
        said.append(ui("live_shortened", blocks="; ".join(one.title for one in rest.shortened)))
    if rest.dropped:
        said.append(ui("live_dropped", blocks="; ".join(one.title for one in rest.dropped)))
    said.append(ui("live_over_by", minutes=rest.over) if rest.over else ui("live_on_time"))
    return " ".join(said)
