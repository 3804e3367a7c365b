"""The screen of what was tried: what the journal says, and if each helped."""

from collections.abc import Iterable

from helpers.content import course, ui
from helpers.exercises import tried
from helpers.exercises.history import START_OVER
from helpers.exercises.tried import Noted
from helpers.model import CheckInRow, PlanRow, ReflectionRow, Tried
from helpers.widgets import blocks as b
from helpers.widgets.check_in import least_usual
from helpers.widgets.screen import Screen, intro, start_over


class TriedScreen(Screen[Tried]):
    """A table of what was noted; what it did is for the learner to say."""

    def begin(self) -> None:
        kinds = (CheckInRow, ReflectionRow, PlanRow)
        rows = (row for kind in kinds for row in self.rows(kind))
        self.state = tried.resume(course(), rows, self.attempts())

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        if not self.state.tried:
            yield b.Prose("nothing", self.given.nothing)
            return
        yield b.Prose("noted", ui("tried_noted", list=_in_words(self.state.noted)))
        yield _table(self.state.noted)
        for slug in self.state.tried:
            value = self.fields.get(slug) or self.state.helped.get(slug, "")
            legend = ui(
                "tried_helped", strategy=_names()[slug], question=self.given.helped.question
            )
            yield b.Choice(slug, legend, _steps(self.given), value)
        yield b.Group("buttons", tuple(self._buttons()), row=True)

    def sketch(self, exercise: Tried) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield b.Prose("preview", ui("tried_preview"))
        yield b.Choice("helped", exercise.helped.question, _steps(exercise))

    def press(self, block: str) -> None:
        match block:
            case "save":
                self._save()
            case "start-over":
                self.record("", START_OVER)
                self.clear()
                self.begin()

    def _save(self) -> None:
        picked = tried.picked(self.state, self.fields)
        if not picked and not self.state.helped:
            return self.say("nothing_chosen")
        saved = []
        for slug, step in picked.items():
            if self.state.helped.get(slug) != step:
                saved.append(self.record(slug, step))
                self.state = tried.answer(self.state, slug, step)
        self.clear(*self.state.tried)
        self.say_saved(least_usual(saved))

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("save", ui("save_this"))
        if self.state.helped:
            yield start_over()


def _names() -> dict[str, str]:
    return {entry.slug: entry.short for entry in course().lessons}


def _steps(exercise: Tried) -> tuple[b.Option, ...]:
    """The five steps, and one for whoever cannot know yet."""
    words = (*exercise.helped.steps, ui("tried_too_early"))
    return tuple(zip(tried.STEPS, words, strict=True))


def _in_words(noted: Iterable[Noted]) -> str:
    """The strategies that were tried, each with its days."""
    return "; ".join(_one_in_words(one) for one in noted if one.tried)


def _one_in_words(one: Noted) -> str:
    strategy = _names()[one.strategy]
    if not one.days:
        return ui("tried_plan", strategy=strategy)
    key = "tried_days_one" if one.days == 1 else "tried_days_many"
    return ui(key, strategy=strategy, count=one.days)


def _table(noted: Iterable[Noted]) -> b.Table:
    columns = ("strategy", "days", "reflections", "plans", "happened")
    head = tuple(ui(f"tried_head_{column}") for column in columns)
    rows = tuple(
        (
            _names()[one.strategy],
            *map(str, (one.days, one.reflections, one.plans, one.happened)),
        )
        for one in noted
    )
    return b.Table("table", ui("tried_table"), head, rows)
