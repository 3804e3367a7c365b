"""The screen that shares one's own numbers with a group, and takes them back.

Everything that would leave is shown first, to the letter. Only a press shares it, and a press on
what has changed meanwhile shows it anew instead.
"""

from collections.abc import Iterable
from pathlib import Path

from helpers.content import course, ui
from helpers.journal import JournalError
from helpers.model import CheckInRow, Measure, ReflectionRow
from helpers.paths import share_folder
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page, sentence_for
from helpers.workshop.group import sharing
from helpers.workshop.group.asked import Asked, Question, asked, in_words
from helpers.workshop.group.numbers import Numbers, file_name, written
from helpers.workshop.group.own_numbers import own_numbers
from helpers.workshop.group.sharing import Standing


class ShareScreen(Page):
    """Look at what would be shared, share it, take it back."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="share", name=ui("share_title"))

    def begin(self) -> None:
        self.memory = sharing.remembered(self.learner.journal.folder)
        named = self.memory.folder or share_folder() or ""
        self.fields = {"folder": str(named)}
        self.asked = in_words(asked(), self.learner.names)
        self.seen, self.unread = self._numbers()

    def view(self) -> Iterable[b.Block]:
        self.seen, self.unread = self._numbers()
        standing = sharing.standing(self.memory, self.seen)
        if standing != "nowhere":
            words = ui(f"share_is_{standing}", folder=self.memory.folder)
            yield b.Prose("standing", words, "note")
        if self.unread:
            yield b.Prose("unread", self.unread)
        if self.seen.answers:
            yield from self._what(self.seen, standing)
        else:
            yield b.Prose("nothing", ui("share_nothing"))
        yield from self._where(standing)
        yield b.Group("buttons", tuple(self._buttons(standing)), row=True)
        yield b.Prose("beyond", ui("share_beyond"), "quiet")

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("share_preview"))
        yield b.Prose("open", ui("share_open"))

    def press(self, block: str) -> None:
        before = self.seen
        self.seen, self.unread = self._numbers()
        if block in ("share", "download") and self.seen != before:
            return self.say("share_changed")
        match block:
            case "share" if self.seen.answers:
                self._share()
            case "download" if self.seen.answers:
                self._hand_over()
            case "take-back" if self.memory.folder:
                gone = not sharing.take_back(self.memory)
                self.say("share_was_gone" if gone else "share_taken_back")
            case "elsewhere":
                self.memory = sharing.elsewhere(self.memory)
                self.fields["folder"] = ""
                self.go_to("folder")

    def _keep_draft(self) -> None:
        """Nothing about sharing is kept before it is shared."""

    def _share(self) -> None:
        if not self.field("folder"):
            return self.say("share_which_folder")
        folder = Path(self.field("folder")).expanduser()
        if not folder.is_absolute():
            return self.say("share_whole_path")
        if self.memory.folder and Path(self.memory.folder) != folder:
            return self.say("share_one_at_a_time", folder=self.memory.folder)
        journal = self.learner.journal.folder
        self.memory = sharing.share(journal, self.memory, self.seen, folder)
        self.say("share_shared", folder=folder)

    def _hand_over(self) -> None:
        journal = self.learner.journal.folder
        self.memory = sharing.remember(journal, self.memory, self.seen, self.memory.folder)
        name = file_name(self.memory.id)
        self.download(name, "text/csv", written(self.seen).decode())
        self.say("share_handed_over", file=name)

    def _numbers(self) -> tuple[Numbers, str]:
        """What would be shared now, and the sentence that says what could not be read."""
        journal = self.learner.journal
        try:
            steps = own_numbers(journal.read(CheckInRow), journal.read(ReflectionRow), self.asked)
        except JournalError as error:
            return sharing.prepared(self.memory, {}), sentence_for(error)
        return sharing.prepared(self.memory, steps), ""

    def _what(self, numbers: Numbers, standing: Standing) -> Iterable[b.Block]:
        there = "is" if standing == "there" else "would"
        yield b.Prose("what", ui(f"share_what_{there}"), "heading")
        yield b.Prose("how", ui("share_how"))
        yield _table(numbers, self.asked)
        lines = tuple(written(numbers).decode().splitlines())
        letters = (b.Prose("name", ui("share_file_name", file=file_name(numbers.id))),)
        inside = b.Listing("lines", lines)
        yield b.More("letter", ui("share_letter"), (*letters, inside))
        yield b.Prose("never", ui("share_never"))
        yield b.Prose("open", ui("share_open"))

    def _where(self, standing: Standing) -> Iterable[b.Block]:
        if standing in ("nowhere", "gone") and self.seen.answers:
            hint = ui("share_folder_hint")
            yield b.Line("folder", ui("share_folder"), self.fields.get("folder", ""), hint)

    def _buttons(self, standing: Standing) -> Iterable[b.Block]:
        if self.seen.answers and standing != "there":
            again = "share_again" if standing == "older" else "share_now"
            yield b.Button("share", ui(again))
        if standing in ("there", "older", "unreachable"):
            yield b.Button("take-back", ui("share_take_back"), "quiet")
        if standing in ("unreachable", "gone"):
            yield b.Button("elsewhere", ui("share_elsewhere"), "quiet")
        if self.seen.answers:
            yield b.Button("download", ui("share_download"), "quiet")


def _table(numbers: Numbers, asked: Asked) -> b.Table:
    """The numbers as they were tapped: strategy, question, when, the step in number and words."""
    names = {entry.slug: entry.short for entry in course().lessons}
    head = tuple(ui(f"share_head_{key}") for key in ("strategy", "question", "time", "step"))
    rows = tuple(
        (
            names[question.strategy],
            measure.question,
            _time(question),
            _step(numbers, question, measure),
        )
        for question, measure in asked.items()
        if question in numbers.answers
    )
    return b.Table("numbers", ui("share_table"), head, rows)


def _time(question: Question) -> str:
    return ui(f"group_{question.time}")


def _step(numbers: Numbers, question: Question, measure: Measure) -> str:
    step = numbers.answers[question].step
    return ui("share_step", step=step, words=measure.steps[step - 1])
