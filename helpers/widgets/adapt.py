"""The screen for adapting: pick a situation, see what to change, keep a version of one's own."""

from collections.abc import Iterable

from helpers.content import course, ui
from helpers.exercises import adapt
from helpers.exercises.history import START_OVER
from helpers.journal import Saved
from helpers.model import Adapt, Situation
from helpers.widgets import blocks as b
from helpers.widgets.screen import Screen, intro, private_check, start_over


class AdaptScreen(Screen[Adapt]):
    """Several situations can matter: look at one, then at another."""

    def begin(self) -> None:
        self.state = adapt.resume(self.given, self.attempts())

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        yield _question(self.given, self.fields.get("situation", self.state.here))
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        if here := self._here():
            yield from _changes(here)
            yield from self._own_version(here)
            yield b.More("more", ui("adapt_looked_at"), tuple(self._looked_at()))

    def sketch(self, exercise: Adapt) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield _question(exercise, "")
        for one in exercise.situations:
            yield b.Group(f"situation-{one.id}", tuple(_changes(one)), name=one.name)
        yield b.Text("keep", exercise.keep)

    def press(self, block: str) -> None:
        match block:
            case "see":
                self._see()
            case "save":
                self._save()
            case "start-over":
                self.record("", START_OVER)
                self.clear()
                self.begin()

    def _see(self) -> None:
        picked = adapt.situation(self.given, self.field("situation"))
        if picked is None:
            return self.say("nothing_chosen")
        if picked.id != self.state.here:
            self.record(adapt.LOOK, picked.id)
        self.clear("situation")
        self.begin()
        self.go_to(f"name-{picked.id}")

    def _save(self) -> None:
        here = self._here()
        if here is None:
            return self.say("nothing_chosen")
        words, private = self._words(here).strip(), self._private(here) == "yes"
        if not words and here.id not in self.state.kept:
            return self.say("nothing_written")
        saved = Saved.ALREADY
        if adapt.is_new(self.state, words, private=private):
            saved = self.record(here.id, words, private=private)
        looking_on = self.field("situation") != here.id
        self.clear(_box(here), _tick(here), *([] if looking_on else ["situation"]))
        self.begin()
        self.say_saved(saved)

    def _here(self) -> Situation | None:
        return adapt.situation(self.given, self.state.here)

    def _words(self, here: Situation) -> str:
        """What stands in the box; before anything was typed, the version kept last."""
        kept = self.state.kept.get(here.id)
        return self.fields.get(_box(here), kept.answer if kept else "")

    def _private(self, here: Situation) -> str:
        kept = self.state.kept.get(here.id)
        return self.fields.get(_tick(here), "yes" if kept and kept.private else "")

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("see", ui("adapt_see"))
        if self.state.looked_at:
            yield start_over()

    def _own_version(self, here: Situation) -> Iterable[b.Block]:
        yield b.Text(_box(here), self.given.keep, self._words(here))
        yield private_check(self._private(here), _tick(here))
        yield b.Button("save", ui("save_this"))

    def _looked_at(self) -> Iterable[b.Block]:
        for id in self.state.looked_at:
            if one := adapt.situation(self.given, id):
                words = self.state.value.get(id) or ui("adapt_no_version")
                yield b.Prose(f"looked-at-{id}", words, lead=_lead(one.name))


def _box(here: Situation) -> str:
    return f"keep-{here.id}"


def _tick(here: Situation) -> str:
    return f"private-{here.id}"


def _question(exercise: Adapt, value: str) -> b.Choice:
    options = tuple((one.id, one.name) for one in exercise.situations)
    return b.Choice("situation", exercise.question, options, value)


def _changes(given: Situation) -> Iterable[b.Block]:
    """The situation, and one line for each strategy."""
    yield b.Prose(f"name-{given.id}", given.name, "heading")
    yield b.Prose(f"note-{given.id}", given.note)
    for short, change in adapt.changes(given, course()):
        yield b.Prose(f"change-{given.id}-{change.strategy}", change.text, lead=_lead(short))


def _lead(name: str) -> str:
    return ui("adapt_lead", name=name)
