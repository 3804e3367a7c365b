"""The screen that takes the whole journal out as one file, and puts such a file back in."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from helpers.content import ui
from helpers.journal import JournalError, transfer
from helpers.journal.transfer import Inside, Merged, Parcel
from helpers.model import ROW_KINDS, Row
from helpers.profile import clean, profile_in
from helpers.widgets import blocks as b
from helpers.widgets.days import day_in_words
from helpers.widgets.handed_in import HandedIn
from helpers.widgets.screen import Learner, Page, sentence_for

MIME = "application/zip"
SHOWN = 5  # names of files that are told one by one


class TransferScreen(Page):
    """Take everything out; or choose a file, see what it would change, then put it in."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="transfer", name=ui("transfer_title"))

    def begin(self) -> None:
        self.fields = {}
        self.done: Merged | None = None
        self.would: Merged | None = None
        self.parcel: Parcel | None = None
        self.name_of_zip = ""

    def view(self) -> Iterable[b.Block]:
        yield b.Prose("out", ui("transfer_out"), "heading")
        yield from self._out()
        yield b.Prose("in", ui("transfer_in"), "heading")
        yield b.Prose("in-how", ui("transfer_in_how"))
        yield b.Prose("deleted", ui("transfer_deleted"))
        yield _file()
        if self.parcel and self.would:
            yield from _preview(self.name_of_zip, self.parcel, self.would)
            yield b.Group("buttons", tuple(_buttons(self.would)), row=True)
        if self.done:
            yield _table("done", ui("transfer_done_caption"), self.done)
            yield from _names(self.done, "")

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("transfer_preview"))
        yield b.Prose("open", ui("transfer_open"))
        yield b.Prose("deleted", ui("transfer_deleted"))

    def press(self, block: str) -> None:
        if block == "take-out":
            self._take_out()
        elif block == "put-back" and self.parcel:
            self._put_back(self.parcel)
        elif block == "leave":
            self._put_away()
            self.say("transfer_left")

    def on_file(self, block: str, file: HandedIn) -> None:
        """Looks through the file; the journal is not touched."""
        self._put_away()
        self.done = None
        parcel = transfer.unpack(file.data)
        if not profile_in(parcel.profile):
            parcel = replace(parcel, profile=b"")
        self.would = transfer.compare(self.learner.journal, parcel, self.working)
        self.parcel, self.name_of_zip = parcel, clean(file.name)
        self.say("transfer_looked" if self.would.changes else "transfer_all_here")

    def _out(self) -> Iterable[b.Block]:
        try:
            inside = transfer.inside(self.learner.journal.folder)
        except JournalError as error:
            yield b.Prose("found", sentence_for(error))
            return
        if inside.files:
            yield b.Prose("found", ui("transfer_found"))
            yield b.Listing("inside", tuple(self._in_words(inside)))
            yield b.Prose("open", ui("transfer_open"))
            yield b.Prose("not-inside", ui("transfer_not_inside"), "quiet")
            yield b.Button("take-out", ui("transfer_take_out"))
        else:
            yield b.Prose("found", ui("transfer_nothing"))
        if inside.left_out:
            files = _some(inside.left_out)
            yield b.Prose("left-out", ui("transfer_left_out", files=files), "quiet")

    def _in_words(self, inside: Inside) -> Iterable[str]:
        """What goes along, by kind and how many."""
        for kind in ROW_KINDS.values():
            if count := self._count(kind):
                yield ui("transfer_count", what=ui(f"transfer_{kind.table}"), count=count)
        if transfer.PROFILE in inside.files:
            yield ui("transfer_names")

    def _count(self, kind: type[Row]) -> int:
        """How many rows can be read. A file that is none of ours does not go along either."""
        with suppress(JournalError):
            return len(self.learner.journal.read(kind))
        return 0

    def _take_out(self) -> None:
        name = f"course-journal-{date.today().isoformat()}.zip"
        self.download(name, MIME, transfer.pack(self.learner.journal.folder))
        self.say("transfer_taken_out", file=name)

    def _put_back(self, parcel: Parcel) -> None:
        self.done = transfer.merge(self.learner.journal, parcel, self.working)
        self._put_away()
        self.say("transfer_done")

    def _put_away(self) -> None:
        self.parcel = self.would = None
        self.name_of_zip = ""

    def _keep_draft(self) -> None:
        """A file that was only looked at is not kept."""


def _file() -> b.File:
    limit = transfer.LARGEST // 1024**2
    return b.File(
        "zip",
        ui("transfer_choose"),
        ui("transfer_choose_hint", limit=limit),
        accept=".zip",
        largest=transfer.LARGEST,
        too_big=ui("transfer_too_big", limit=limit),
        unread=ui("transfer_cannot_open"),
    )


def _preview(name: str, parcel: Parcel, would: Merged) -> Iterable[b.Block]:
    """What is in the zip, what would change, and what is odd about it."""
    day = parcel.taken_out
    caption = "transfer_caption_day" if day else "transfer_caption"
    yield _table("would", ui(caption, name=name, day=day_in_words(day) if day else ""), would)
    replaced = sum(counts.newer_there for counts in would.counts.values())
    if replaced:
        yield b.Prose("replaced", ui("transfer_replaced", count=replaced))
    yield from _names(would, _whose(parcel))
    damaged = sum(len(batch.damaged) for batch in parcel.batches.values())
    if damaged:
        yield b.Prose("damaged", ui("transfer_damaged", count=damaged))
    if parcel.edited:
        yield b.Prose("edited", ui("transfer_edited", files=_some(parcel.edited)))
    if parcel.ignored:
        yield b.Prose("ignored", ui("transfer_ignored", files=_some(parcel.ignored)), "quiet")


def _table(key: str, caption: str, merged: Merged) -> b.Table:
    columns = ("new", "already", "newer_here", "newer_there")
    head = (ui("transfer_kind"), *(ui(f"transfer_{column}") for column in columns))
    rows = (
        (ui(f"transfer_{kind.table}"), *(str(getattr(counts, column)) for column in columns))
        for kind, counts in merged.counts.items()
    )
    return b.Table(key, caption, head, tuple(rows))


def _names(merged: Merged, whose: str) -> Iterable[b.Block]:
    """Whose journal it is, as far as it says so, and what becomes of the names in it."""
    if whose:
        yield b.Prose("whose", ui("transfer_whose", names=whose))
    if merged.profile != "none":
        yield b.Prose("names", ui(f"transfer_names_{merged.profile}"))


def _whose(parcel: Parcel) -> str:
    profile = profile_in(parcel.profile)
    names = (profile.my_name, profile.partner_name) if profile else ()
    return ", ".join(name for name in names if name)


def _buttons(would: Merged) -> Iterable[b.Block]:
    if would.changes:
        yield b.Button("put-back", ui("transfer_put_back"))
    yield b.Button("leave", ui("transfer_leave"), "quiet")


def _some(names: tuple[str, ...]) -> str:
    """The first names, and how many more there are. They may come from anywhere."""
    first = ", ".join(clean(name) for name in names[:SHOWN])
    more = len(names) - SHOWN
    return ui("transfer_and_more", files=first, count=more) if more > 0 else first
