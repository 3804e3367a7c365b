"""The screen that lists everything kept on this computer and deletes it for good."""

from collections import Counter
from collections.abc import Iterable

from helpers.content import ui
from helpers.journal import erase
from helpers.journal.erase import Trace
from helpers.paths import notebooks_folder
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page


class EraseScreen(Page):
    """Look first, tick the box, then erase."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="erase", name=ui("erase_title"))

    def begin(self) -> None:
        self.fields = {}
        self.left: tuple[Trace, ...] = ()

    def view(self) -> Iterable[b.Block]:
        traces = self._traces()
        if traces:
            yield b.Prose("found", ui("erase_found", folder=self.learner.journal.folder))
            yield b.Listing("traces", _in_words(traces))
            yield b.Check("sure", ui("erase_check"), self.field("sure"))
        else:
            yield b.Prose("found", ui("erase_nothing", folder=self.learner.journal.folder))
        if self.left:
            yield b.Listing(
                "left", tuple(f"{trace.path}: {ui(trace.reason)}" for trace in self.left)
            )
        yield b.Prose("unreachable", ui("erase_unreachable"), "quiet")
        yield b.Group("buttons", tuple(_buttons(bool(traces))), row=True)

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("erase_preview"))
        yield b.Prose("unreachable", ui("erase_unreachable"))

    def press(self, block: str) -> None:
        if block == "erase" and self.field("sure") != "yes":
            return self.say("erase_tick_first")
        if block == "erase":
            self.left = erase.erase(self._traces())
            self.fields = {}
            self.say("erase_some_left" if self.left else "erase_all_gone")

    def _keep_draft(self) -> None:
        """Nothing about erasing is kept."""

    def _traces(self) -> tuple[Trace, ...]:
        return erase.traces(self.learner.journal.folder, notebooks_folder())


def _in_words(traces: tuple[Trace, ...]) -> tuple[str, ...]:
    """What was found, by kind and how many."""
    counts = Counter(trace.key for trace in traces if trace.kind != "folder")
    return tuple(ui("erase_count", what=ui(key), count=count) for key, count in counts.items())


def _buttons(something: bool) -> Iterable[b.Block]:
    if something:
        yield b.Button("erase", ui("erase_button"))
    yield b.Button("look", ui("erase_look_again"), "quiet")
