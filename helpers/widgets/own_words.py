"""The learner's own words in one place: read again, changed, deleted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from helpers import content
from helpers.content import ui
from helpers.model import PlanRow, ReflectionRow
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page, private_check

Entry = ReflectionRow | PlanRow
WORDS: dict[type[Entry], tuple[str, ...]] = {
    ReflectionRow: ("what_happened", "what_next"),
    PlanRow: ("cue", "action", "why"),
}


class OwnWordsScreen(Page):
    """Reflections and plans, newest first, each with its two buttons."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="own-words", name=ui("words_title"))

    def begin(self) -> None:
        self.open = ""
        self.deleting = ""

    def view(self) -> Iterable[b.Block]:
        entries = self._entries()
        if not entries:
            yield b.Prose("none", ui("words_none"))
        for entry in entries:
            blocks = self._form(entry) if entry.id == self.open else self._shown(entry)
            yield b.Group(entry.id, tuple(blocks), name=_heading(entry))

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("words_preview"))

    def press(self, block: str) -> None:
        what, _, id = block.partition(":")
        entry = next((entry for entry in self._entries() if entry.id == id), None)
        if entry is None:
            return self.say("words_gone")
        match what:
            case "change":
                self._change(entry)
            case "save":
                self._save(entry)
            case "delete":
                self.deleting = id
                self.go_to(f"sure:{id}")
            case "sure":
                self._delete(entry)
            case "leave":
                self.open = self.deleting = ""
                self.clear()

    def _entries(self) -> tuple[Entry, ...]:
        journal = self.learner.journal
        entries: list[Entry] = [*journal.read(ReflectionRow), *journal.read(PlanRow)]
        return tuple(sorted(entries, key=lambda entry: entry.saved_at, reverse=True))

    def _change(self, entry: Entry) -> None:
        self.open, self.deleting = entry.id, ""
        words = {f"{key}:{entry.id}": getattr(entry, key) for key in WORDS[type(entry)]}
        self.fields = {**words, "private": "yes" if entry.private else ""}
        self.go_to(f"{WORDS[type(entry)][0]}:{entry.id}")

    def _save(self, entry: Entry) -> None:
        keys = WORDS[type(entry)]
        words: dict[str, Any] = {key: self.fields.get(f"{key}:{entry.id}", "") for key in keys}
        changed = replace(entry, **words, private=self.field("private") == "yes")
        saved = self.learner.journal.save(changed)
        self.open = ""
        self.clear()
        self.say_saved(saved)
        self.go_to(f"change:{entry.id}")

    def _delete(self, entry: Entry) -> None:
        self.learner.journal.delete(type(entry), entry.id)
        self.deleting = ""
        self.say("words_deleted")

    def _shown(self, entry: Entry) -> Iterable[b.Block]:
        yield b.Prose(f"heading:{entry.id}", _heading(entry), "heading")
        for key in WORDS[type(entry)]:
            if words := getattr(entry, key):
                yield b.Prose(f"{key}:{entry.id}", words, lead=ui(f"words_{key}"))
        if entry.private:
            yield b.Prose(f"private:{entry.id}", ui("private_hint"), "quiet", lead=ui("private"))
        yield b.Group(f"buttons:{entry.id}", tuple(self._buttons(entry)), row=True)

    def _buttons(self, entry: Entry) -> Iterable[b.Block]:
        if entry.id == self.deleting:
            yield b.Button(f"sure:{entry.id}", ui("words_sure"))
            yield b.Button(f"leave:{entry.id}", ui("words_leave"), "quiet")
            return
        yield b.Button(f"change:{entry.id}", ui("words_change"), "quiet")
        yield b.Button(f"delete:{entry.id}", ui("words_delete"), "quiet")

    def _form(self, entry: Entry) -> Iterable[b.Block]:
        yield b.Prose(f"heading:{entry.id}", _heading(entry), "heading")
        for key in WORDS[type(entry)]:
            field = f"{key}:{entry.id}"
            yield b.Text(field, ui(f"words_{key}"), self.fields.get(field, ""))
        yield private_check(self.fields.get("private", ""))
        save = b.Button(f"save:{entry.id}", ui("save_this"))
        leave = b.Button(f"leave:{entry.id}", ui("words_leave"), "quiet")
        yield b.Group(f"buttons:{entry.id}", (save, leave), row=True)


def _heading(entry: Entry) -> str:
    """What it is, of which lesson, of which day."""
    key = "words_reflection" if isinstance(entry, ReflectionRow) else "words_plan"
    return ui(key, lesson=_short_name(entry.lesson), day=_day(entry).isoformat())


def _day(entry: Entry) -> date:
    happened = entry.happened_on if isinstance(entry, ReflectionRow) else None
    return happened or entry.local_date


def _short_name(slug: str) -> str:
    """The lesson's name; its slug where the lesson has left the course."""
    names = {entry.slug: entry.short for entry in content.course().lessons}
    return names.get(slug, slug)
