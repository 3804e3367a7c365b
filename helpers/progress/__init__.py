"""The progress page: what was done, what changed, how close it felt. Reads, and writes nothing."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from helpers.content import course, lesson, ui
from helpers.journal import Journal, JournalError
from helpers.journal.rows import R
from helpers.model import (
    ROW_KINDS,
    AnswerRow,
    CheckIn,
    CheckInRow,
    Lesson,
    Measure,
    PlanRow,
    Reflection,
    ReflectionRow,
    Row,
)
from helpers.profile import Names, read_profile
from helpers.progress import (
    change,
    closeness,
    heat_map,
    helping,
    helps,
    made_up,
    overview,
    plans,
    tables,
    written,
)
from helpers.progress.frames import frame
from helpers.progress.rows import MadeUpRows, OpenRows, Rows
from helpers.progress.sentences import Said
from helpers.progress.view import View
from helpers.progress.words import Words
from helpers.progress.written import Written

if TYPE_CHECKING:
    from helpers.progress.report import Gathered, Told
    from helpers.widgets.erase import EraseScreen
    from helpers.widgets.own_words import OwnWordsScreen
    from helpers.widgets.passages import Passage
    from helpers.widgets.report import ReportScreen
    from helpers.widgets.screen import Learner
    from helpers.widgets.transfer import TransferScreen
    from helpers.workshop.group.share_screen import ShareScreen

__all__ = ["MadeUpRows", "Progress", "open_progress"]


PAGE = "your_progress"


class Progress:
    """What the cells of the progress page call; each gives something to show."""

    def __init__(
        self, rows: Rows, names: Names, today: date | None = None, *, made_up: bool = False
    ) -> None:
        self._rows = rows
        self._names = names
        self._today = today
        self._made_up = made_up

    def overview(self) -> View:
        """What is done, lesson by lesson."""
        rows, problems = self._all_rows()
        done = tables.lessons_done(course(), _lessons(), rows)
        return _with(problems, overview.show(done, self._words(), made_up=self._made_up))

    def before_and_after(self) -> View:
        """Each strategy's questions, as answered before and after trying."""
        checkins, reflections, problems = self._ratings()
        ratings = tables.before_after(checkins, reflections, self._day())
        ratings = ratings[~ratings["lesson"].isin(_not_strategies())]
        return _with(problems, change.show(ratings, self._words(), made_up=self._made_up))

    def closeness(self) -> View:
        """Closeness over time, and the days on which something was tried."""
        return self._day_by_day(closeness.show)

    def calendar(self) -> View:
        """The days of the last year: how close each felt, and when something was tried."""
        return self._day_by_day(heat_map.show)

    def plans(self) -> View:
        """The plans of each strategy, and what became of them."""
        rows, problems = self._read(PlanRow)
        return _with(problems, plans.show(rows, self._words(), made_up=self._made_up))

    def helps(self) -> View:
        """What seems to help: closeness around the days of trying, strategy by strategy."""
        entries, tried, problems = self._days()
        found = helps.compare(entries, tried, _strategies())
        empty = not len(entries) and not len(tried)
        view = helping.show(found, self._words(), empty=empty, made_up=self._made_up)
        return _with(problems, view)

    def own_words(self) -> "OwnWordsScreen":
        """The learner's own words, to read again, change and delete."""
        from helpers.widgets.own_words import OwnWordsScreen

        return OwnWordsScreen(self._learner(), self._in_exercises)

    def report(self) -> "ReportScreen":
        """One file to keep, with the parts the learner picks."""
        from helpers.progress.report import Reporter
        from helpers.widgets.report import ReportScreen

        return ReportScreen(self._learner(), Reporter(self._gathered, self._day))

    def erase(self) -> "EraseScreen":
        """Everything kept on this computer, and the way to delete it."""
        from helpers.widgets.erase import EraseScreen

        return EraseScreen(self._learner())

    def transfer(self) -> "TransferScreen":
        """Everything taken out as one file, and such a file put back in."""
        from helpers.widgets.transfer import TransferScreen

        return TransferScreen(self._learner())

    def share(self) -> "ShareScreen":
        """One's own numbers shared with a group, and taken back."""
        from helpers.workshop.group.share_screen import ShareScreen

        return ShareScreen(self._learner())

    def _gathered(
        self, chosen: Collection[str], told: "Told" = lambda done, of: None
    ) -> "Gathered":
        """What goes into a report; what is private counts only where it was let in."""
        from helpers.progress.report import PRIVATE, Gathered

        rows = self._rows if PRIVATE in chosen else OpenRows(self._rows)
        page = Progress(rows, self._names, self._today, made_up=self._made_up)
        views = {
            "done": page.overview,
            "change": page.before_and_after,
            "closeness": page.closeness,
            "calendar": page.calendar,
            "plans": page.plans,
        }
        parts = [part for part in views if part in chosen]
        shown = {}
        for at, part in enumerate(parts):
            told(at, len(parts) + 1)  # the words are one more
            shown[part] = views[part]()
        told(len(parts), len(parts) + 1)
        _, odd = self._all_rows()
        return Gathered(shown, *self._written(), tuple(odd), self._words())

    def _written(self) -> tuple[tuple[Written, ...], tuple[str, ...]]:
        reflections, one = self._read(ReflectionRow)
        made, other = self._read(PlanRow)
        answers, third = self._read(AnswerRow)
        found = [
            *written.from_reflections(reflections),
            *written.from_plans(made),
            *written.from_exercises(answers, _lessons(), self._names),
        ]
        return tuple(found), (*one, *other, *third)

    def _in_exercises(self) -> "list[Passage]":
        from helpers.widgets.passages import Passage

        answers, _ = self._read(AnswerRow)
        found = written.from_exercises(answers, _lessons(), self._names)
        return [
            Passage(
                key=f"exercise{at}",
                **{field.name: getattr(one, field.name) for field in fields(one)},
            )
            for at, one in enumerate(found)
        ]

    def _learner(self) -> "Learner":
        from helpers.widgets.screen import Learner

        if not isinstance(self._rows, Journal):
            raise TypeError("a made-up learner wrote nothing, and there is nothing to erase")
        return Learner(journal=self._rows, names=self._names, lesson=PAGE)

    def _day(self) -> date:
        return self._today or date.today()

    def _words(self) -> Words:
        asked = {
            (slug, measure.id): self._names.into(measure)
            for slug, one in _lessons().items()
            for measure in _measures(one)
        }
        return Words({entry.slug: entry.short for entry in course().lessons}, asked)

    def _days(self) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
        """How close it felt, and the days on which something was tried."""
        checkins, reflections, problems = self._ratings()
        return (
            tables.closeness(checkins, reflections, self._day()),
            tables.practised(checkins, reflections, self._day()),
            problems,
        )

    def _day_by_day(self, show: Callable[..., View]) -> View:
        entries, tried, problems = self._days()
        words = self._words()
        measure = words.measure("", tables.CLOSENESS) or _bare(tables.CLOSENESS)
        return _with(problems, show(entries, tried, words, measure, made_up=self._made_up))

    def _ratings(self) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
        checkins, one = self._read(CheckInRow)
        reflections, other = self._read(ReflectionRow)
        return (
            frame(checkins, CheckInRow),
            frame(reflections, ReflectionRow),
            [*one, *other],
        )

    def _all_rows(self) -> tuple[list[Row], list[str]]:
        """Every row there is, and what should be told about the files."""
        found = [self._read(kind) for kind in ROW_KINDS.values()]
        rows = [row for some, _ in found for row in some]
        unread = [problem for _, some in found for problem in some]
        return rows, list(dict.fromkeys([*unread, *self._damage()]))

    def _damage(self) -> list[str]:
        """What should be told about the journal's files."""
        return [ui(problem.key, **problem.params) for problem in self._rows.problems()]

    def _read(self, kind: type[R]) -> tuple[tuple[R, ...], list[str]]:
        """The rows of this kind; none, and the sentence that says so, if they cannot be read."""
        try:
            return self._rows.read(kind), []
        except JournalError as error:
            return (), [ui(error.key, **error.params)]


def open_progress(made_up: bool = False) -> Progress:
    """The learner's progress, or with `made_up` that of a learner who does not exist."""
    if made_up:
        return _made_up_progress()
    journal = Journal()
    return Progress(journal, Names(read_profile(journal.folder)))


def _made_up_progress() -> Progress:
    lessons = _lessons()
    strategies = [lessons[slug] for slug in _strategies()]
    rows = made_up.rows(lessons[course().lessons[0].slug], strategies)
    return Progress(MadeUpRows(rows), Names(), made_up.LAST_DAY, made_up=True)


def _strategies() -> list[str]:
    return [entry.slug for entry in course().lessons if entry.strategy]


def _not_strategies() -> list[str]:
    return [entry.slug for entry in course().lessons if not entry.strategy]


def _lessons() -> dict[str, Lesson]:
    return {entry.slug: lesson(entry.slug) for entry in course().lessons}


def _measures(one: Lesson) -> Iterable[Measure]:
    for exercise in one.exercises:
        if isinstance(exercise, CheckIn):
            yield from exercise.measures
        elif isinstance(exercise, Reflection):
            yield exercise.closeness


def _bare(id: str) -> Measure:
    """A measure that no lesson asks any more, with numbers for words."""
    numbers = [ui("progress_step", value=value) for value in range(1, 6)]
    return Measure(id=id, question=id, steps=(*numbers,))  # type: ignore[arg-type]


def _with(problems: list[str], view: View) -> View:
    """The view with what could not be read said first."""
    if not problems:
        return view
    said = view.said
    if said is None:
        return replace(view, said=Said(sentences=tuple(problems)))
    return replace(view, said=replace(said, sentences=(*problems, *said.sentences)))
