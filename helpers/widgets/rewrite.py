"""The screen of a rewrite: one vague sentence at a time, a table of all at the end."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import rewrite
from helpers.exercises.history import START_OVER
from helpers.exercises.wording import to_point_out
from helpers.journal import Saved
from helpers.model import Rewording, Rewrite
from helpers.widgets import blocks as b
from helpers.widgets.remarks import remarks
from helpers.widgets.screen import Screen, intro, private_check, start_over


class RewriteScreen(Screen[Rewrite]):
    """Say it again, look it over, keep it, or leave it and go on."""

    remarks: tuple[str, ...]

    def begin(self) -> None:
        self.state = rewrite.resume(self.given, self.attempts())
        self._open(self._drafted())

    @property
    def item(self) -> Rewording:
        return self.given.items[self.at]

    @property
    def finished(self) -> bool:
        return self.at == len(self.given.items)

    def view(self) -> Iterable[b.Block]:
        if self.finished:
            yield from self._all_done()
            return
        yield from intro(self.given)
        progress = ui("step_of", at=self.at + 1, all=len(self.given.items))
        yield b.Prose(f"progress-{self.item.id}", progress, "quiet")
        yield from _vague(self.item)
        yield b.Text(_box(self.item), self.given.question, self._written())
        yield private_check(self._private(), _tick(self.item))
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        yield from self._looked_at()

    def sketch(self, exercise: Rewrite) -> Iterable[b.Block]:
        yield from intro(exercise)
        for item in exercise.items:
            yield from _vague(item)
            yield b.Text(_box(item), exercise.question)

    def press(self, block: str) -> None:
        match block:
            case "start-over":
                self.record("", START_OVER)
                self.clear()
                self.state = rewrite.State(self.given.items)
                self._turn_to(0)
            case "next":
                self._turn_to(self.at + 1)
            case "back":
                self._turn_to(self.at - 1)
            case "look-over" | "show-model" | "keep" if not self.finished:
                self._work(block)

    def _work(self, block: str) -> None:
        words = self._written().strip()
        if block == "show-model":
            self.model_shown = True
        elif not words:
            self.say("nothing_written")
        elif block == "look-over":
            self.remarks = remarks(to_point_out(self.given.watch, words))
        else:
            self._keep(words)

    def _keep(self, words: str) -> None:
        private, saved = self._private() == "yes", Saved.ALREADY
        if rewrite.is_new(self.state, self.item, words, private=private):
            saved = self.record(self.item.id, words, private=private)
        self.clear(_box(self.item), _tick(self.item))
        self.state = rewrite.resume(self.given, self.attempts())
        self.say_saved(saved)

    def _turn_to(self, at: int) -> None:
        if not self.finished and self._is_draft(self.item):
            self.say("rewrite_not_kept")
        self._open(min(max(at, 0), len(self.given.items)))
        self.go_to("summary" if self.finished else f"progress-{self.item.id}")

    def _open(self, at: int) -> None:
        self.at = at
        self.remarks = ()
        self.model_shown = False

    def _drafted(self) -> int:
        """Where words wait that were not kept, else the first item that was not said again."""
        waiting = (at for at, item in enumerate(self.given.items) if self._is_draft(item))
        return next(waiting, self.state.next_item)

    def _is_draft(self, item: Rewording) -> bool:
        words = self.field(_box(item))
        return bool(words) and words != self.state.words(item)

    def _written(self) -> str:
        return self.fields.get(_box(self.item), self.state.words(self.item))

    def _private(self) -> str:
        return self.fields.get(_tick(self.item), "yes" if self.state.private(self.item) else "")

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("look-over", ui("composer_look_over"), "quiet")
        yield b.Button("show-model", ui("rewrite_show_one"), "quiet")
        yield b.Button("keep", ui("rewrite_keep"))
        yield b.Button("next", ui("next"), "quiet")
        if self.at:
            yield b.Button("back", ui("back"), "quiet")

    def _looked_at(self) -> Iterable[b.Block]:
        if self.remarks:
            yield b.Feedback(f"remarks-{self.item.id}", "\n\n".join(self.remarks))
        if self.model_shown:
            yield b.Prose("model", self.item.model, "said", lead=ui("composer_one_way"))
            yield b.Prose("note", self.item.note, "note")

    def _all_done(self) -> Iterable[b.Block]:
        kept, count = len(self.state.kept), len(self.given.items)
        key = "rewrite_done" if kept == count else "rewrite_some"
        yield b.Prose("summary", ui(key, kept=kept, all=count), "heading")
        head = (ui("rewrite_vague"), ui("rewrite_own"))
        rows = tuple(
            (item.vague, self.state.words(item) or ui("rewrite_not_said"))
            for item in self.given.items
        )
        yield b.Table("table", ui("rewrite_table"), head, rows)
        yield b.Group("buttons", (b.Button("back", ui("back"), "quiet"), start_over()), row=True)


def _vague(item: Rewording) -> Iterable[b.Block]:
    yield b.Prose(f"happened-{item.id}", item.happened, "scene")
    yield b.Prose(f"vague-{item.id}", item.vague, "said")


def _box(item: Rewording) -> str:
    return f"words-{item.id}"


def _tick(item: Rewording) -> str:
    return f"private-{item.id}"
