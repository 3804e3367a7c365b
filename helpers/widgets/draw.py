"""The screen of a draw: something new, from what was rated in another lesson."""

from collections.abc import Iterable

from helpers import content
from helpers.content import ui
from helpers.exercises import draw
from helpers.exercises.draw import Pool, Source
from helpers.exercises.history import START_OVER
from helpers.model import AnswerRow, Draw, Match
from helpers.widgets import blocks as b
from helpers.widgets.activities import facts
from helpers.widgets.screen import Screen, intro, start_over


class DrawScreen(Screen[Draw]):
    """One activity at a time; what was drawn comes again only when all have come."""

    def begin(self) -> None:
        self.state = self._resumed()

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        pool = self.state.pool
        if not pool.activities:
            none_new = ui("draw_none_new") if pool.source is not Source.NOBODY else ""
            yield b.Prose("nothing", none_new or self.given.nothing)
            yield _link(self.given)
            return
        if pool.source is Source.ONE:
            yield b.Prose("one-list", self.learner.names.fill(ui("draw_one_list")))
        if lying := self.state.lying:
            yield b.Prose("drawn", lying.text, "said")
            yield b.Prose("facts", facts(lying))
        yield b.Group("buttons", tuple(self._buttons()), row=True)

    def sketch(self, exercise: Draw) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield b.Prose("how", ui("draw_how"))
        yield _link(exercise)

    def press(self, block: str) -> None:
        match block:
            case "draw":
                self._draw_activity()
            case "start-over":
                self.record("", START_OVER)
                self.clear()
        self.state = self._resumed()

    def _draw_activity(self) -> None:
        state = self._resumed()  # rated anew meanwhile, perhaps, on the other page
        drawn = draw.next_activity(self.given, state)
        if drawn is None:
            return
        again = draw.all_drawn(state)
        self.record(drawn, draw.DRAWN)
        if again:
            self.say("draw_again")
        self.go_to("drawn")

    def _resumed(self) -> draw.State:
        return draw.resume(self.given, self._pool(), self.attempts())

    def _pool(self) -> Pool:
        rated = draw.ratings(self.given, self.rows(AnswerRow))
        if not rated:  # so the other lesson need not be read in
            return Pool()
        matched = content.lesson(self.given.lesson).exercise(self.given.match)
        assert isinstance(matched, Match)
        return draw.pool(self.learner.names.into(matched), rated)

    def _buttons(self) -> Iterable[b.Block]:
        yield b.Button("draw", ui("draw_another") if self.state.lying else ui("draw_one"))
        if self.state.drawn:
            yield start_over()


def _link(exercise: Draw) -> b.Link:
    entry = next(one for one in content.course().lessons if one.slug == exercise.lesson)
    return b.Link("go", ui("today_open", lesson=entry.short), entry.notebook)
