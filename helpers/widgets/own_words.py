"""The learner's own words in one place: read again, looked through, changed, deleted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from helpers import content
from helpers.content import ui
from helpers.journal import JournalError
from helpers.model import PlanRow, ReflectionRow
from helpers.searching import holds, wanted
from helpers.widgets import blocks as b
from helpers.widgets.passages import WORDS, Entry, Passage, heading, of_row, page_of, short_name
from helpers.widgets.screen import Learner, Page, private_check, sentence_for

AT_ONCE = 20  # entries on the page; the rest on request
FEW = 3  # so few need no looking for
ALL = "all"
LOOKING = ("lesson", "search")


class OwnWordsScreen(Page):
    """Reflections, plans and words in exercises, by strategy, newest first."""

    def __init__(
        self, learner: Learner, in_exercises: Callable[[], Sequence[Passage]] = lambda: ()
    ) -> None:
        self._in_exercises = in_exercises
        super().__init__(learner, id="own-words", name=ui("words_title"))

    def begin(self) -> None:
        self.deleting = ""
        self.at_most = AT_ONCE
        self.lesson, self.sought = self.fields.get("lesson", ALL), self.fields.get("search", "")
        # Words that were being changed when the page was left come back where they were.
        self.open = next((key.partition(":")[2] for key in self.fields if ":" in key), "")

    def view(self) -> Iterable[b.Block]:
        try:
            passages = self._passages()
        except JournalError as error:
            yield b.Prose("none", sentence_for(error))
            return
        if not passages:
            yield b.Prose("none", ui("words_none"))
            return
        found = [one for one in passages if self._fits(one)]
        if len(passages) > FEW:
            yield from self._looking(passages)
            yield b.Prose("count", self._count(passages, found), "quiet")
        for one in found[: self.at_most]:
            blocks = self._form(one.row) if one.row and one.key == self.open else self._shown(one)
            yield b.Group(one.key, tuple(blocks), name=heading(one))
        if len(found) > self.at_most:
            more = min(AT_ONCE, len(found) - self.at_most)
            yield b.Button("more", ui("words_more", count=more), "quiet")

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("words_preview"))

    def press(self, block: str) -> None:
        what, _, id = block.partition(":")
        match what:
            case "look":
                return self._look(self.fields.get("lesson", ALL), self.fields.get("search", ""))
            case "everything":
                self.clear(*LOOKING)
                return self._look(ALL, "")
            case "more":
                self.at_most += AT_ONCE
                return None
        row = next((one.row for one in self._passages() if one.row and one.key == id), None)
        if row is None:
            return self.say("words_gone")
        match what:
            case "change":
                self._change(row)
            case "save":
                self._save(row)
            case "delete":
                self.deleting = id
                self.go_to(f"sure:{id}")
            case "sure":
                self._delete(row)
            case "leave":
                self._leave()
        return None

    # --- what there is ----------------------------------------------------------------------------

    def _passages(self) -> list[Passage]:
        """Everything that was written, the newest day first."""
        journal = self.learner.journal
        rows: list[Entry] = [*journal.read(ReflectionRow), *journal.read(PlanRow)]
        rows.sort(key=lambda row: row.saved_at)
        passages = [*self._in_exercises(), *map(of_row, rows)]
        return sorted(passages, key=lambda one: one.day)[::-1]

    def _fits(self, one: Passage) -> bool:
        if one.key == self.open:
            return True  # nobody loses sight of what is being written
        if self.lesson not in (ALL, one.lesson):
            return False
        sought = wanted(self.sought)
        return not sought or holds((heading(one), *(words for _, words in one.lines)), sought)

    # --- looking ----------------------------------------------------------------------------------

    def _looking(self, passages: Sequence[Passage]) -> Iterable[b.Block]:
        there = {one.lesson for one in passages}
        known = [entry.slug for entry in content.course().lessons if entry.slug in there]
        lessons = [*known, *sorted(there - {*known})]
        options = ((ALL, ui("words_all")), *((slug, short_name(slug)) for slug in lessons))
        if len(lessons) > 1:
            chosen = self.fields.get("lesson", ALL)
            yield b.Choice("lesson", ui("words_lesson"), options, chosen, row=True)
        search = self.fields.get("search", "")
        yield b.Line("search", ui("words_search"), search, ui("words_search_hint"))
        buttons = [b.Button("look", ui("words_look"))]
        if self.lesson != ALL or self.sought.strip():
            buttons.append(b.Button("everything", ui("words_everything"), "quiet"))
        yield b.Group("looking", tuple(buttons), row=True)

    def _look(self, lesson: str, sought: str) -> None:
        self.lesson, self.sought, self.at_most = lesson, sought, AT_ONCE
        self.deleting = ""
        passages = self._passages()
        self.said = self._count(passages, [one for one in passages if self._fits(one)])

    def _count(self, passages: Sequence[Passage], found: Sequence[Passage]) -> str:
        if not found:
            return ui("words_not_found")
        if len(found) == len(passages):
            return ui("words_count_all", count=len(passages))
        return ui("words_count", count=len(found), all=len(passages))

    # --- changing ---------------------------------------------------------------------------------

    def _change(self, row: Entry) -> None:
        self._leave()
        self.open = row.id
        self.fields |= {f"{key}:{row.id}": getattr(row, key) for key in WORDS[type(row)]}
        self.fields["private"] = "yes" if row.private else ""
        self.go_to(f"{WORDS[type(row)][0]}:{row.id}")

    def _save(self, row: Entry) -> None:
        keys = WORDS[type(row)]
        words: dict[str, Any] = {key: self.fields.get(f"{key}:{row.id}", "") for key in keys}
        changed = replace(row, **words, private=self.field("private") == "yes")
        saved = self.learner.journal.save(changed)
        self._leave()
        self.say_saved(saved)
        self.go_to(f"change:{row.id}")

    def _delete(self, row: Entry) -> None:
        self.learner.journal.delete(type(row), row.id)
        self._leave()
        self.say("words_deleted")

    def _leave(self) -> None:
        """Nothing open any more; what is looked for stays."""
        self.open = self.deleting = ""
        if form := [key for key in self.fields if key not in LOOKING]:
            self.clear(*form)

    # --- showing ----------------------------------------------------------------------------------

    def _shown(self, one: Passage) -> Iterable[b.Block]:
        yield b.Prose(f"heading:{one.key}", heading(one), "heading")
        for at, (asked, words) in enumerate(one.lines):
            yield b.Prose(f"line{at}:{one.key}", words, lead=asked)
        if one.private:
            yield b.Prose(f"private:{one.key}", ui("private_hint"), "quiet", lead=ui("private"))
        if one.row:
            yield b.Group(f"buttons:{one.key}", tuple(self._buttons(one.key)), row=True)
        elif notebook := page_of(one.lesson):
            yield b.Link(f"there:{one.key}", ui("words_in_exercise"), notebook)

    def _buttons(self, id: str) -> Iterable[b.Block]:
        if id == self.deleting:
            yield b.Button(f"sure:{id}", ui("words_sure"))
            yield b.Button(f"leave:{id}", ui("words_leave"), "quiet")
            return
        yield b.Button(f"change:{id}", ui("words_change"), "quiet")
        yield b.Button(f"delete:{id}", ui("words_delete"), "quiet")

    def _form(self, row: Entry) -> Iterable[b.Block]:
        yield b.Prose(f"heading:{row.id}", heading(of_row(row)), "heading")
        for key in WORDS[type(row)]:
            field = f"{key}:{row.id}"
            yield b.Text(field, ui(f"words_{key}"), self.fields.get(field, ""))
        yield private_check(self.fields.get("private", ""))
        save = b.Button(f"save:{row.id}", ui("save_this"))
        leave = b.Button(f"leave:{row.id}", ui("words_leave"), "quiet")
        yield b.Group(f"buttons:{row.id}", (save, leave), row=True)
