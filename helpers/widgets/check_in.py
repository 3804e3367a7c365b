"""The screen of a check-in, and of the one tap a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from helpers.content import course, ui
from helpers.exercises import check_in
from helpers.journal import Saved, new_id, stamp
from helpers.model import CheckIn, CheckInRow, Measure
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Screen, intro, start_over

NONE = "none"


class CheckInScreen(Screen[CheckIn]):
    """Pick a step for each measure; leave out what you like."""

    def begin(self) -> None:
        rows = self.rows(CheckInRow)
        self.state = check_in.resume(self.given, rows, self.learner.lesson, date.today())
        saved = {id: str(value) for id, value in self.state.value.items() if value}
        tried = next((row.practised for row in self.state.rows.values()), "")
        self.fields = {**saved, "practised": tried, **self.fields}

    def view(self) -> Iterable[b.Block]:
        yield from _form(self.given, self.fields)
        yield b.Group("buttons", tuple(self._buttons()), row=True)

    def sketch(self, exercise: CheckIn) -> Iterable[b.Block]:
        return _form(exercise, {})

    def press(self, block: str) -> None:
        if block == "start-over":
            self.state = check_in.State()
            self.clear()
            return
        picked = check_in.chosen(self.given, self.fields)
        if not picked:
            return self.say("nothing_chosen")
        rows = {id: self._row(id, value) for id, value in picked.items()}
        saved = [self.learner.journal.save(row) for row in rows.values()]
        self.state = check_in.State({**self.state.rows, **rows})
        self.say_saved(least_usual(saved))
        self._drop_draft()

    def _row(self, measure: str, value: int) -> CheckInRow:
        practised = self.field("practised").removeprefix(NONE)
        if earlier := self.state.rows.get(measure):
            return replace(earlier, value=value, practised=practised)
        return new_rating(self.learner, self.given, measure, value, practised)

    def _drop_draft(self) -> None:
        """The fields stay as they are; only the draft has done its work."""
        fields = dict(self.fields)
        self.clear()
        self.fields = fields

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("save", ui("save_this"))
        if self.state.rows and self.given.moment != "day":
            yield start_over()


def new_rating(
    learner: Learner, exercise: CheckIn, measure: str, value: int, practised: str = ""
) -> CheckInRow:
    """A new row for one measure."""
    return CheckInRow(
        **stamp(),
        id=new_id(),
        who="me",
        lesson=learner.lesson,
        moment=exercise.moment,
        measure=measure,
        value=value,
        practised=practised,
    )


def least_usual(saved: list[Saved]) -> Saved:
    """Of several rows saved with one press, what is worth telling."""
    for outcome in (Saved.ASIDE, Saved.NEW, Saved.CHANGED):
        if outcome in saved:
            return outcome
    return Saved.ALREADY


def rating(measure: Measure, value: str) -> b.Choice:
    """A measure as five worded steps."""
    options = tuple((str(step), words) for step, words in enumerate(measure.steps, 1))
    return b.Choice(measure.id, measure.question, options, value)


def _form(exercise: CheckIn, fields: dict[str, str]) -> Iterable[b.Block]:
    yield from intro(exercise)
    for measure in exercise.measures:
        yield rating(measure, fields.get(measure.id, ""))
    if exercise.moment == "day":
        yield _strategies(fields.get("practised", ""))


def _strategies(value: str) -> b.Choice:
    """Which strategy was tried that day, if any."""
    tried = tuple((entry.slug, entry.short) for entry in course().lessons if entry.strategy)
    return b.Choice("practised", ui("which_strategy"), (*tried, (NONE, ui("none_today"))), value)
