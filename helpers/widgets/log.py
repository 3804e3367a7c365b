"""The screen of a log: a few lines on a day, and the days so far."""

from collections.abc import Iterable
from datetime import date

from helpers.content import ui
from helpers.exercises import log
from helpers.exercises.history import START_OVER
from helpers.exercises.plan import read_day
from helpers.journal import Saved
from helpers.model import Log, Question
from helpers.widgets import blocks as b
from helpers.widgets.check_in import least_usual
from helpers.widgets.days import day_in_words
from helpers.widgets.screen import Screen, intro, private_check, start_over


class LogScreen(Screen[Log]):
    """Write about a day, today if nothing else is picked. Days left out are not counted.

    `day` is the one the boxes stand for. `seen` holds what was saved before and may be replaced,
    because the learner had it in the boxes or was asked.
    """

    def begin(self) -> None:
        self.state = self._resumed()
        self.day = read_day(self.field("day")) or date.today()
        self.seen: set[tuple[str, str]] = set()
        if not self._has_unsaved_words():
            self.fields = {}
            self._show(date.today())

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        yield b.Line("day", ui("log_day"), self._day_field(), input="date")
        if self.state.entries:
            yield b.Button("open", ui("log_open"), "quiet")
        for prompt in self.given.prompts:
            yield b.Text(_box(prompt), prompt.text, self._written(prompt))
        yield private_check(self._private())
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        yield from self._so_far()

    def sketch(self, exercise: Log) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield b.Line("day", ui("log_day"), input="date")
        for prompt in exercise.prompts:
            yield b.Text(_box(prompt), prompt.text)
        yield b.Prose("so-far", ui("log_on_paper", all=exercise.days), "quiet")

    def press(self, block: str) -> None:
        self.state = self._resumed()  # another page may have written, too
        match block:
            case "save":
                self._save()
            case "open":
                self._open()
            case "start-over":
                self.record("", START_OVER)
                self.state = self._resumed()
                self._turn_to(date.today())

    def _save(self) -> None:
        day, words = self._picked_day(), self._words()
        if day is None:
            return
        if not any(words.values()):
            return self.say("nothing_written")
        unseen = log.replaced(self.state, day, words) - self.seen
        if unseen:
            self.seen |= unseen
            return self.say("log_day_taken", day=day_in_words(day))
        saved = self._record(day, words)
        self.state = self._resumed()
        self._turn_to(day)
        self.say_saved(saved)

    def _record(self, day: date, words: dict[str, str]) -> Saved:
        private = self._private() == "yes"
        rows = log.changed(self.state, day, words, private=private)
        return least_usual([self.record(item, text, private=private) for item, text in rows])

    def _open(self) -> None:
        day = self._picked_day()
        if day is None:
            return
        if self._has_unsaved_words():
            return self.say("log_not_saved")
        self._turn_to(day)
        known = day in self.state.entries
        self.say("log_opened" if known else "log_opened_empty", day=day_in_words(day))
        self.go_to(_box(self.given.prompts[0]))

    def _turn_to(self, day: date) -> None:
        self.clear()
        self._show(day)

    def _show(self, day: date) -> None:
        """The boxes as that day has them."""
        self.day = day
        self.seen = set(log.rows_of(self.state, day))

    def _resumed(self) -> log.State:
        return log.resume(self.given, self.attempts())

    def _picked_day(self) -> date | None:
        """The day in the field, if it can be written about; else what is wrong with it is said."""
        day = read_day(self._day_field())
        wrong = log.wrong_day(day, date.today())
        if not wrong:
            return day
        self.say(f"log_day_{wrong}", days=log.OLDEST)
        return None

    def _day_field(self) -> str:
        return self.fields.get("day", self.day.isoformat())

    def _words(self) -> dict[str, str]:
        return {prompt.id: self._written(prompt).strip() for prompt in self.given.prompts}

    def _written(self, prompt: Question) -> str:
        """What stands in a box: before anything was typed, what the day has."""
        return self.fields.get(_box(prompt), self.state.on(self.day).words.get(prompt.id, ""))

    def _has_unsaved_words(self) -> bool:
        words, saved = self._words(), self.state.on(self.day).words
        return any(text and text != saved.get(prompt) for prompt, text in words.items())

    def _private(self) -> str:
        """As ticked; else as the day is marked, and a new day as the one written last."""
        last = self.state.newest_first[:1]
        day = self.day if self.day in self.state.entries or not last else last[0]
        return self.fields.get("private", "yes" if self.state.on(day).private else "")

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("save", ui("save_this"))
        if self.state.entries:
            yield start_over()

    def _so_far(self) -> Iterable[b.Block]:
        count = len(self.state.entries)
        if count < self.given.days:
            yield b.Prose("so-far", ui("log_progress", count=count, all=self.given.days), "quiet")
        else:
            yield b.Prose("done", self.given.done, "note")
            yield b.Prose("so-far", ui("log_more", count=count), "quiet")
        if count:
            days = tuple(block for day in self.state.newest_first for block in self._entry(day))
            yield b.More("days", ui("log_days", count=count), days)

    def _entry(self, day: date) -> Iterable[b.Block]:
        words = self.state.on(day).words
        yield b.Prose(f"on-{day}", day_in_words(day), "heading")
        for prompt in self.given.prompts:
            if said := words.get(prompt.id):
                yield b.Prose(f"on-{day}-{prompt.id}", said, lead=prompt.text)


def _box(prompt: Question) -> str:
    return f"words-{prompt.id}"
