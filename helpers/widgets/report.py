"""The screen that makes a report: pick the parts, look at what goes in, then make the file.

What is private is off, asked about twice, and off again for the next report. Nothing picked here is
kept as a draft. Making the file looks anew: if it would differ now, the list is shown again first.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from helpers.content import ui
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page

PARTS = ("done", "change", "closeness", "calendar", "plans", "words")
PRIVATE = "private"
Told = Callable[[int, int], None]
"""Is told how many parts are done, of how many."""


class Prepared(Protocol):
    """A report before it is handed over."""

    @property
    def lines(self) -> tuple[str, ...]: ...
    @property
    def problems(self) -> tuple[str, ...]: ...
    @property
    def private(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def html(self) -> str: ...


class Reporter(Protocol):
    """What prepares a report of these parts, as the journal stands now, and tells how far it is."""

    def prepare(self, chosen: Collection[str], told: Told) -> Prepared: ...


class ReportScreen(Page):
    """Pick, look, make."""

    def __init__(self, learner: Learner, reporter: Reporter) -> None:
        self.reporter = reporter
        super().__init__(learner, id="report", name=ui("report_name"))

    def begin(self) -> None:
        self.fields = {}
        self.chosen: tuple[str, ...] = ()
        self.shown: Prepared | None = None

    def view(self) -> Iterable[b.Block]:
        yield from self._review(self.shown) if self.shown else self._picking()

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("report_preview"))

    def press(self, block: str) -> None:
        match block:
            case "look":
                self._look()
            case "again":
                self._choose_again()
            case "make" if self.shown:
                self._make(self.shown)

    def _keep_draft(self) -> None:
        """What was picked is not kept, private words least of all."""

    def _look(self) -> None:
        picked = tuple(part for part in (*PARTS, PRIVATE) if self._ticked(part))
        if not picked:
            return self.say("report_pick_one")
        self.chosen, self.shown = picked, self.reporter.prepare(picked, self.working)
        self.fields.pop("sure", None)
        self.go_to("goes-in")

    def _choose_again(self) -> None:
        self.shown = None
        self.fields[PRIVATE] = self.fields["sure"] = ""
        self.go_to("pick")

    def _make(self, shown: Prepared) -> None:
        if PRIVATE in self.chosen and self.field("sure") != "yes":
            return self.say("report_private_tick")
        now = self.reporter.prepare(self.chosen, self.working)
        if now.html != shown.html:
            self.shown = now
            self.fields.pop("sure", None)
            return self.say("report_changed")
        self.download(now.name, "text/html", now.html)
        self._choose_again()
        self.say("report_made")

    def _ticked(self, part: str) -> bool:
        return self._tick(part) == "yes"

    def _tick(self, part: str) -> str:
        """All parts are ticked to begin with, but not what is private."""
        return self.fields.get(part, "" if part == PRIVATE else "yes")

    def _picking(self) -> Iterable[b.Block]:
        yield b.Prose("pick", ui("report_pick"), "heading")
        for part in (*PARTS, PRIVATE):
            hint = ui(f"report_{part}_hint") if part in ("words", PRIVATE) else ""
            yield b.Check(part, ui(f"report_{part}"), self._tick(part), hint)
        yield b.Button("look", ui("report_look"))

    def _review(self, shown: Prepared) -> Iterable[b.Block]:
        yield b.Prose("goes-in", ui("report_goes_in"), "heading")
        yield b.Listing("contents", shown.lines)
        if shown.problems:
            yield b.Listing("problems", shown.problems)
        out = tuple(ui(f"report_{part}") for part in (*PARTS, PRIVATE) if part not in self.chosen)
        if out:
            yield b.Prose("stays-out", ui("report_stays_out"), "heading")
            yield b.Listing("left-out", out)
        yield from self._private(shown.private)
        make = b.Button("make", ui("report_make"))
        yield b.Group("buttons", (make, b.Button("again", ui("report_again"), "quiet")), row=True)

    def _private(self, count: int) -> Iterable[b.Block]:
        """Whether private words go in, in plain words; and if so, the second question."""
        if PRIVATE not in self.chosen:
            yield b.Prose("private-words", ui("report_private_out"), "note")
            return
        some = f"report_private_in_{'one' if count == 1 else 'many'}"
        said = ui(some, count=count) if count else ui("report_private_none")
        yield b.Prose("private-words", said, "note")
        yield b.Check("sure", ui("report_private_sure"), self.field("sure"))
