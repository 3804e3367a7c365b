"""The screen of a reflection. The lesson's measures come again below it, as its "after"."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from helpers.content import lesson, ui
from helpers.exercises import check_in, reflection
from helpers.exercises.plan import read_day
from helpers.journal import Saved, new_id, stamp
from helpers.model import CheckIn, CheckInRow, Measure, Reflection, ReflectionRow
from helpers.widgets import blocks as b
from helpers.widgets.check_in import least_usual, new_rating, rating
from helpers.widgets.screen import Screen, intro, private_check


class ReflectionScreen(Screen[Reflection]):
    """Write it down, change it later, write another."""

    def begin(self) -> None:
        rows = self.rows(ReflectionRow)
        self.state = reflection.resume(rows, self.learner.lesson)
        self.after = self._after()
        self.ratings = self._ratings()
        self.fields = {**self._saved_fields(), **self.fields}

    def view(self) -> Iterable[b.Block]:
        yield from _form(self.given, self.fields)
        for measure in self._measures():
            yield rating(measure, self.fields.get(measure.id, ""))
        yield private_check(self.fields.get("private", ""))
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        if self.state.written:
            yield b.Prose("written", ui("reflections_written", count=self.state.written), "quiet")

    def sketch(self, exercise: Reflection) -> Iterable[b.Block]:
        return _form(exercise, {})

    def press(self, block: str) -> None:
        match block:
            case "save":
                self._save()
            case "another":
                self.clear()
                self.state = reflection.State(None, self.state.written)
                self.ratings = check_in.State()
                self.go_to("happened_on")

    def _save(self) -> None:
        if reflection.is_empty(self.fields):
            return self.say("nothing_written")
        row = self._row()
        new = self.state.row is None
        outcomes = [self.learner.journal.save(row), *self._save_ratings()]
        self.state = reflection.State(row, self.state.written + new)
        fields = dict(self.fields)
        self.clear()
        self.fields = fields
        self.say_saved(least_usual(outcomes))

    def _row(self) -> ReflectionRow:
        """A new reflection, or the one in the form with its id kept."""
        return replace(
            self.state.row or self._new(),
            happened_on=read_day(self.field("happened_on")),
            closeness=reflection.step(self.fields, "closeness"),
            how_it_went=reflection.step(self.fields, "how_it_went"),
            what_happened=self.fields.get("what_happened", ""),
            what_next=self.fields.get("what_next", ""),
            private=self.field("private") == "yes",
        )

    def _new(self) -> ReflectionRow:
        return ReflectionRow(
            **stamp(),
            id=new_id(),
            who="me",
            lesson=self.learner.lesson,
            happened_on=None,
            closeness=None,
            how_it_went=None,
            what_happened="",
            what_next="",
            private=False,
        )

    def _save_ratings(self) -> list[Saved]:
        if not self.after:
            return []
        picked = check_in.chosen(self.after, self.fields)
        rows = {id: self._rating(self.after, id, value) for id, value in picked.items()}
        self.ratings = check_in.State({**self.ratings.rows, **rows})
        return [self.learner.journal.save(row) for row in rows.values()]

    def _rating(self, after: CheckIn, measure: str, value: int) -> CheckInRow:
        if earlier := self.ratings.rows.get(measure):
            return replace(earlier, value=value)
        return new_rating(self.learner, after, measure, value)

    def _after(self) -> CheckIn | None:
        """The check-in this lesson began with, to be answered once more."""
        for exercise in lesson(self.learner.lesson).exercises:
            if isinstance(exercise, CheckIn) and exercise.moment == "before":
                return replace(self.learner.names.into(exercise), moment="after")
        return None

    def _ratings(self) -> check_in.State:
        if not self.after:
            return check_in.State()
        rows = self.rows(CheckInRow)
        return check_in.resume(self.after, rows, self.learner.lesson, date.today())

    def _measures(self) -> tuple[Measure, ...]:
        return self.after.measures if self.after else ()

    def _saved_fields(self) -> dict[str, str]:
        if not self.state.row:
            return {}
        ratings = {id: str(value) for id, value in self.ratings.value.items() if value}
        return {**reflection.fields_of(self.state.row), **ratings}

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("save", ui("save_this"))
        if self.state.row:
            yield b.Button("another", ui("reflection_another"), "quiet")


def _form(exercise: Reflection, fields: Mapping[str, str]) -> Iterable[b.Block]:
    def written(key: str) -> str:
        return fields.get(key, "")

    yield from intro(exercise)
    yield b.Line("happened_on", exercise.happened_on, written("happened_on"), input="date")
    yield rating(replace(exercise.closeness, id="closeness"), written("closeness"))
    yield rating(replace(exercise.how_it_went, id="how_it_went"), written("how_it_went"))
    yield b.Text("what_happened", exercise.what_happened, written("what_happened"), lines=5)
    yield b.Text("what_next", exercise.what_next, written("what_next"))
