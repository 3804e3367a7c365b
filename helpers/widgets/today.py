"""The Today part of the start page: what waits, if anything, and one tap."""

from collections.abc import Iterable
from datetime import datetime

from helpers import content, practice
from helpers.content import ui
from helpers.model import ROW_KINDS, CheckIn, Row
from helpers.widgets import blocks as b
from helpers.widgets.check_in import CheckInScreen
from helpers.widgets.screen import Learner

TAP = "today-tap"


class TodayScreen(CheckInScreen):
    """At most three small things, each with its link, above the day's tap."""

    def __init__(self, learner: Learner) -> None:
        tap = content.lesson(learner.lesson).exercise(TAP)
        assert isinstance(tap, CheckIn)
        super().__init__(tap, learner)

    def begin(self) -> None:
        super().begin()
        self.due = practice.today(
            content.course(), self._rows(), datetime.now(), finished=self._finished()
        )

    def view(self) -> Iterable[b.Block]:
        if not self.due:
            yield b.Prose("nothing-due", ui("today_nothing"))
        for due in self.due:
            lesson = _short_name(due.lesson)
            yield b.Prose(f"what-{due.key}", ui(f"today_{due.kind}", lesson=lesson))
            yield b.Link(f"go-{due.key}", ui("today_open", lesson=lesson), due.notebook)
        yield from super().view()

    def sketch(self, exercise: CheckIn) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("today_preview"))
        yield from super().sketch(exercise)

    def _rows(self) -> tuple[Row, ...]:
        journal = self.learner.journal
        return tuple(row for kind in ROW_KINDS.values() for row in journal.read(kind))

    def _finished(self) -> tuple[str, ...]:
        """The strategies with no exercise left; a lesson that was not begun is not read in."""
        rows = self._rows()
        begun = {row.lesson for row in rows}
        slugs = [e.slug for e in content.course().lessons if e.strategy and e.slug in begun]
        return tuple(slug for slug in slugs if practice.finished(content.lesson(slug), rows))


def _short_name(slug: str) -> str:
    return next(entry.short for entry in content.course().lessons if entry.slug == slug)
