"""The screen of an audit: rate the habits, see what comes most often, pick one to change."""

from collections.abc import Iterable, Iterator, Mapping

from helpers.content import ui
from helpers.exercises import audit
from helpers.exercises.history import START_OVER
from helpers.model import Audit, Habit
from helpers.widgets import blocks as b
from helpers.widgets.check_in import least_usual
from helpers.widgets.screen import Screen, intro, start_over

IN_A_GROUP = 5


class AuditScreen(Screen[Audit]):
    """Leave out what you like; nothing is added up."""

    def begin(self) -> None:
        self.state = audit.resume(self.given, self.attempts())

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        yield from _form(self.given, {**self.state.ratings, **self._picked()})
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        if self.state.ratings:
            yield from self._most_often()

    def sketch(self, exercise: Audit) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield b.Choice("question", exercise.question, _steps(exercise))
        yield b.Listing("habits", tuple(habit.text for habit in exercise.habits))

    def press(self, block: str) -> None:
        match block:
            case "save":
                self._save()
            case "pick":
                self._pick()
            case "start-over":
                self.record("", START_OVER)
                self.state = audit.State()
                self.clear()

    def _save(self) -> None:
        picked = self._picked()
        if not picked and not self.state.ratings:
            return self.say("nothing_chosen")
        saved = []
        for habit, step in audit.changed(self.given, self.state, picked).items():
            saved.append(self.record(habit, step))
            self.state = audit.rate(self.state, habit, step)
        self.clear(*(_key(habit) for habit in self.given.habits))
        self.say_saved(least_usual(saved))
        self.go_to("most-often")

    def _pick(self) -> None:
        picked = self.field("picked") or self.state.picked
        if picked not in audit.options(self.given, self.state):
            return self.say("nothing_chosen")
        if picked != self.state.picked:
            self.record(audit.TO_CHANGE, picked)
            self.state = audit.State(self.state.ratings, picked)
        self.clear("picked")
        self.go_to("to-change")

    def _picked(self) -> dict[str, str]:
        """The steps picked and not saved yet, by habit id."""
        steps = {habit.id: self.field(_key(habit)) for habit in self.given.habits}
        return {habit: step for habit, step in steps.items() if step}

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("save", ui("save_this"))
        if self.state.ratings:
            yield start_over()

    def _most_often(self) -> Iterable[b.Block]:
        habits = audit.most_often(self.given, self.state)
        if not habits:
            yield b.Prose("most-often", ui("audit_nothing_often"))
            return
        yield b.Prose("most-often", ui("audit_most_often"), "heading")
        head = (ui("audit_habit"), ui("audit_instead"))
        rows = tuple((habit.text, habit.instead) for habit in habits)
        yield b.Table("instead", ui("audit_table"), head, rows)
        words = {habit.id: habit.text for habit in habits}
        ids = audit.options(self.given, self.state)
        options = tuple((id, words.get(id) or ui("audit_none")) for id in ids)
        value = self.fields.get("picked") or self.state.picked
        yield b.Choice("picked", self.given.pick, options, value)
        yield b.Button("pick", ui("audit_pick"))
        yield from self._to_change()

    def _to_change(self) -> Iterable[b.Block]:
        if habit := audit.to_change(self.given, self.state):
            words = f"{habit.text}\n\n{habit.instead}"
            yield b.Prose("to-change", words, "note", lead=ui("audit_to_change"))
        elif self.state.picked == audit.NONE:
            yield b.Prose("to-change", ui("audit_none_picked"), "note")


def _key(habit: Habit) -> str:
    return f"habit-{habit.id}"


def _steps(exercise: Audit) -> tuple[b.Option, ...]:
    return tuple(zip(audit.STEPS, exercise.steps, strict=True))


def _form(exercise: Audit, values: Mapping[str, str]) -> Iterator[b.Block]:
    yield b.Prose("question", exercise.question, "heading")
    steps, count = _steps(exercise), len(exercise.habits)
    for start in range(0, count, IN_A_GROUP):
        habits = exercise.habits[start : start + IN_A_GROUP]
        rows = tuple(
            b.Choice(_key(habit), habit.text, steps, values.get(habit.id, ""), row=True)
            for habit in habits
        )
        name = ui("audit_group", first=start + 1, last=start + len(habits), all=count)
        yield b.Group(f"group-{start}", rows, name=name if count > IN_A_GROUP else "")
