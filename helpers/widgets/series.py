"""The screens of sort and reading: one step at a time, a table of all at the end."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import series
from helpers.exercises.history import START_OVER
from helpers.exercises.series import Step
from helpers.model import Reading, Sort, Verdict
from helpers.widgets import blocks as b
from helpers.widgets.screen import E, Screen, intro, start_over


class SeriesScreen(Screen[E]):
    """Answer, read what comes back, go on."""

    given: Sort | Reading  # type: ignore[assignment]

    def begin(self) -> None:
        self.state = series.resume(self.given, self.attempts())
        self.at = self.state.next_step

    @property
    def step(self) -> Step:
        return self.state.steps[self.at]

    def view(self) -> Iterable[b.Block]:
        if self.at == len(self.state.steps):
            yield from self._all_done()
            return
        yield from intro(self.given)
        yield from self._meanings(self.given)
        yield from self._question(self.step)
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        if chosen := self.state.chosen(self.step):
            yield b.Feedback(f"feedback-{self.step.id}", self._feedback(), chosen.verdict)

    def sketch(self, exercise: E) -> Iterable[b.Block]:
        assert isinstance(exercise, Sort | Reading)
        yield from intro(exercise)
        yield from self._meanings(exercise)
        yield b.Prose("question", exercise.question, "heading")
        yield from self._paper(series.steps(exercise))

    def press(self, block: str) -> None:
        match block:
            case "answer":
                self._take_answer()
            case "next":
                self._turn_to(self.at + 1)
            case "back":
                self._turn_to(self.at - 1)
            case "start-over":
                self.record("", START_OVER)
                self.state = series.State(self.state.steps)
                self.clear()
                self._turn_to(0)

    def _take_answer(self) -> None:
        option = self.field(self.step.id)
        if not option:
            return self.say("nothing_chosen")
        after = series.answer(self.state, self.step, option)
        self.record(self.step.id, option, after.verdict_of(self.step))
        self.state = after
        self.clear(self.step.id)

    def _turn_to(self, at: int) -> None:
        self.at = at
        finished = at == len(self.state.steps)
        self.go_to("summary" if finished else f"progress-{self.step.id}")

    def _feedback(self) -> str:
        chosen = self.state.chosen(self.step)
        return chosen.feedback if chosen else ""

    def _meanings(self, exercise: Sort | Reading) -> Iterable[b.Block]:
        return ()

    def _paper(self, steps: tuple[Step, ...]) -> Iterable[b.Block]:
        raise NotImplementedError

    def _question(self, step: Step) -> Iterable[b.Block]:
        progress = ui("step_of", at=self.at + 1, all=len(self.state.steps))
        yield b.Prose(f"progress-{step.id}", progress, "quiet")
        if step.shown:
            yield b.Prose(f"shown-{step.id}", step.shown, "scene")
        yield b.Prose(f"words-{step.id}", step.words, "said")
        options = tuple((option.id, option.text) for option in step.options)
        value = self.fields.get(step.id) or self.state.answers.get(step.id, "")
        yield b.Choice(step.id, self.given.question, options, value)

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("answer", ui("see_what_fits"))
        if self.step.id in self.state.answers:
            yield b.Button("next", ui("next"))
        if self.at:
            yield b.Button("back", ui("back"), "quiet")

    def _all_done(self) -> Iterable[b.Block]:
        fits = sum(self.state.verdict_of(step) == Verdict.FITS for step in self.state.steps)
        yield b.Prose("summary", ui("series_done", fits=fits, all=len(self.state.steps)), "heading")
        head = (ui("series_said"), ui("series_yours"), ui("series_fits"))
        rows = tuple(self._row(step) for step in self.state.steps)
        yield b.Table("table", ui("series_table"), head, rows)
        yield b.Group("buttons", (b.Button("back", ui("back"), "quiet"), start_over()), row=True)

    def _row(self, step: Step) -> tuple[str, str, str]:
        chosen = self.state.chosen(step)
        fitting = [option.text for option in step.options if option.verdict != Verdict.NOT_YET]
        words = f"{step.words} {step.shown}".strip()
        return words, chosen.text if chosen else "", " / ".join(fitting)


class SortScreen(SeriesScreen[Sort]):
    """Each item under one of the same headings."""

    def _feedback(self) -> str:
        """One explanation serves every heading, so the verdict is said first."""
        key = "sort_fits" if self.state.verdict_of(self.step) == Verdict.FITS else "sort_other"
        fitting = next(o.text for o in self.step.options if o.verdict == Verdict.FITS)
        return ui(key, heading=fitting, why=super()._feedback())

    def _meanings(self, exercise: Sort | Reading) -> Iterable[b.Block]:
        assert isinstance(exercise, Sort)
        lines = tuple(f"{one.name}: {one.meaning}" for one in exercise.headings)
        yield b.More("meanings", ui("sort_meanings"), (b.Listing("headings", lines),))

    def _paper(self, steps: tuple[Step, ...]) -> Iterable[b.Block]:
        yield b.Listing("items", tuple(step.words for step in steps), ordered=True)


class ReadingScreen(SeriesScreen[Reading]):
    """Each moment with readings of its own."""

    def _paper(self, steps: tuple[Step, ...]) -> Iterable[b.Block]:
        for step in steps:
            options = tuple((option.id, option.text) for option in step.options)
            yield b.Prose(f"shown-{step.id}", step.shown, "scene")
            yield b.Choice(step.id, step.words, options)
