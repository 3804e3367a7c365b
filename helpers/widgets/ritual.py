"""The screen of a ritual: plan it, read it in a sentence, take it to a calendar, change it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from helpers.calendar import is_leap_day, repeating
from helpers.content import ui
from helpers.exercises import ritual
from helpers.exercises.ritual import Kept
from helpers.journal import Saved
from helpers.model import Rhythm, Ritual
from helpers.widgets import blocks as b
from helpers.widgets.check_in import least_usual
from helpers.widgets.days import day_in_words, day_of_the_year, weekday
from helpers.widgets.screen import Screen, intro, private_check

OPEN = "rhythm"
"""A field nobody sees: whose form is open. Like the others it is kept in the draft."""


class RitualScreen(Screen[Ritual]):
    """At most one ritual for each rhythm, and one form at a time."""

    def begin(self) -> None:
        self.state = ritual.resume(self.given, self.attempts())

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        yield b.Prose("question", self.given.question, "heading")
        planning = self._open()
        for rhythm in self.given.rhythms:
            kept = self.state.kept.get(rhythm)
            if kept and kept.begins and rhythm != planning:
                blocks = tuple(_standing(rhythm, kept, kept.begins))
                yield b.Group(rhythm, blocks, name=ui(f"ritual_name_{rhythm}"))
        if planning:
            yield from self._form(planning)
        elif free := self._free():
            yield b.Group("plan", tuple(map(_plan_button, free)), row=True)

    def sketch(self, exercise: Ritual) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield b.Prose("question", exercise.question, "heading")
        for rhythm in exercise.rhythms:
            yield _ideas(exercise, rhythm, "")
        first, *others = exercise.rhythms
        yield from _times(first, {}, "" if others else ui(f"ritual_from_{first}"))

    def press(self, block: str) -> None:
        what, _, of = block.partition(":")
        for rhythm in self.given.rhythms:
            if rhythm == of:
                self._press(what, rhythm)

    def _press(self, what: str, rhythm: Rhythm) -> None:
        match what:
            case "plan" | "change":
                self._begin_planning(rhythm)
            case "back":
                self.clear(OPEN)
            case "leave":
                self._leave(rhythm)
            case "save":
                self._save(rhythm)
            case "calendar":
                self._calendar(rhythm)
            case "drop":
                self._drop(rhythm)

    def _open(self) -> Rhythm | None:
        """The rhythm whose form is shown. Where there is only one, nobody is asked which."""
        first, *others = self.given.rhythms
        if not others and first not in self.state.kept:
            return first
        return next((one for one in self.given.rhythms if one == self.fields.get(OPEN)), None)

    def _free(self) -> tuple[Rhythm, ...]:
        """The rhythms without a ritual that can be shown."""
        shown = {rhythm for rhythm, kept in self.state.kept.items() if kept.begins}
        return tuple(rhythm for rhythm in self.given.rhythms if rhythm not in shown)

    def _begin_planning(self, rhythm: Rhythm) -> None:
        """What was typed in this form and not saved is still there."""
        if (kept := self.state.kept.get(rhythm)) and not any(self._written(rhythm).values()):
            offered = ritual.ideas(self.given, rhythm)
            for name, words in ritual.fields_of(kept, offered).items():
                self.fields[_key(rhythm, name)] = words
        self.fields[OPEN] = rhythm
        self.go_to(_key(rhythm, "what"))

    def _leave(self, rhythm: Rhythm) -> None:
        self.clear(OPEN, *(_key(rhythm, name) for name in ritual.FIELDS))
        self.go_to(f"{rhythm}-words")

    def _save(self, rhythm: Rhythm) -> None:
        written, kept = self._written(rhythm), self.state.kept.get(rhythm)
        parts = ritual.read(written, ritual.ideas(self.given, rhythm), kept)
        if missing := ritual.missing(parts):
            self.say(f"ritual_missing_{missing}")
            return self.go_to(_key(rhythm, missing))
        saved = self._write(rhythm, parts, written["private"] == "yes")
        self.begin()
        self._leave(rhythm)
        self.say_saved(saved)

    def _written(self, rhythm: Rhythm) -> dict[str, str]:
        """What stands in the form of this rhythm."""
        return {name: self.field(_key(rhythm, name)) for name in ritual.FIELDS}

    def _write(self, rhythm: Rhythm, parts: Mapping[str, str], private: bool) -> Saved:
        """The row that says it is whole comes last: broken off before it, nothing has changed."""
        kept = self.state.kept.get(rhythm)
        if kept and (kept.parts, kept.private) == (parts, private):
            return Saved.ALREADY
        rows = {**parts, ritual.STATE: ritual.PLANNED}.items()
        saved = [self.record(f"{rhythm}.{part}", text, private=private) for part, text in rows]
        return least_usual(saved)

    def _calendar(self, rhythm: Rhythm) -> None:
        """A calendar may be shared: so its entry does not say what the time is kept for."""
        kept = self.state.kept.get(rhythm)
        if kept is None or kept.begins is None:
            return
        title = ui("ritual_calendar_title")
        content = repeating(
            kept.id,
            kept.begins,
            int(kept.parts["minutes"]),
            rhythm,
            title=title,
            made_at=kept.saved_at,
            sequence=kept.changes,
        )
        self.download(f"ritual-{rhythm}.ics", "text/calendar", content)
        self.say("ritual_calendar_made", title=title)

    def _drop(self, rhythm: Rhythm) -> None:
        if rhythm not in self.state.kept:
            return
        self.record(f"{rhythm}.{ritual.STATE}", ritual.DROPPED)
        self.begin()
        self.say("ritual_dropped")
        self.go_to("plan" if len(self.given.rhythms) > 1 else _key(rhythm, "what"))

    def _form(self, rhythm: Rhythm) -> Iterable[b.Block]:
        keys = {name: _key(rhythm, name) for name in ritual.FIELDS}
        values = {name: self.fields.get(key, "") for name, key in keys.items()}
        yield _ideas(self.given, rhythm, values["what"])
        own = values["own-what"]
        yield b.Line(keys["own-what"], ui("ritual_own_what"), own, ui("own_words_hint"))
        yield from _times(rhythm, values, ui(f"ritual_from_{rhythm}"))
        yield private_check(values["private"], keys["private"])
        yield b.Group("buttons", tuple(self._buttons(rhythm)), row=True)

    def _buttons(self, rhythm: Rhythm) -> Iterable[b.Button]:
        yield b.Button(f"save:{rhythm}", ui("save_this"))
        if rhythm in self.state.kept:
            yield b.Button(f"leave:{rhythm}", ui("ritual_leave"), "quiet")
        elif len(self.given.rhythms) > 1:
            yield b.Button(f"back:{rhythm}", ui("back"), "quiet")


def _key(rhythm: Rhythm, name: str) -> str:
    return f"{rhythm}-{name}"


def _ideas(exercise: Ritual, rhythm: Rhythm, value: str) -> b.Choice:
    options = tuple((idea.id, idea.text) for idea in ritual.ideas(exercise, rhythm))
    own = (ritual.OWN_WORDS, ui("own_words"))
    legend = ui(f"ritual_what_{rhythm}")
    return b.Choice(_key(rhythm, "what"), legend, (*options, own), value)


def _times(rhythm: Rhythm, values: Mapping[str, str], hint: str) -> Iterable[b.Block]:
    """When, and for how long."""
    first, clock, minutes = (values.get(name, "") for name in ("first", "time", "minutes"))
    yield b.Line(_key(rhythm, "first"), ui("ritual_first"), first, hint, input="date")
    yield b.Line(_key(rhythm, "time"), ui("ritual_time"), clock, input="time")
    lengths = tuple((length, _length(length)) for length in ritual.LENGTHS)
    yield b.Choice(_key(rhythm, "minutes"), ui("ritual_minutes"), lengths, minutes, row=True)


def _plan_button(rhythm: Rhythm) -> b.Button:
    return b.Button(f"plan:{rhythm}", ui(f"ritual_plan_{rhythm}"), "quiet")


def _standing(rhythm: Rhythm, kept: Kept, begins: datetime) -> Iterable[b.Block]:
    """A ritual in a sentence, and what can be done with it."""
    words = ui(
        "ritual_words",
        when=_when(rhythm, begins),
        time=f"{begins:%H:%M}",
        length=_length(kept.parts["minutes"]),
        what=kept.parts["what"],
    )
    yield b.Prose(f"{rhythm}-words", words, "sentence")
    if begins.date() >= date.today():
        first = ui("ritual_begins", weekday=weekday(begins), day=day_in_words(begins))
        yield b.Prose(f"{rhythm}-begins", first, "quiet")
    if kept.changes:
        yield b.Prose(f"{rhythm}-changed", ui("ritual_calendar_again"), "quiet")
    buttons = (
        b.Button(f"change:{rhythm}", ui("ritual_change"), "quiet"),
        b.Button(f"calendar:{rhythm}", ui("ritual_calendar"), "quiet"),
        b.Button(f"drop:{rhythm}", ui("ritual_drop"), "quiet"),
    )
    yield b.Group(f"{rhythm}-buttons", buttons, row=True)


def _when(rhythm: Rhythm, begins: date) -> str:
    if rhythm == "yearly" and is_leap_day(begins):
        return ui("ritual_when_leap_day")
    return ui(f"ritual_when_{rhythm}", weekday=weekday(begins), day=day_of_the_year(begins))


def _length(minutes: str) -> str:
    return ui(f"ritual_minutes_{minutes}")
