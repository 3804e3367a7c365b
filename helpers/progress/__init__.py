"""The progress page: what was done, what changed, how close it felt. Reads, and writes nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from helpers.content import course, lesson, ui
from helpers.journal import Journal, JournalError
from helpers.journal.rows import R
from helpers.model import (
    ROW_KINDS,
    CheckIn,
    CheckInRow,
    Lesson,
    Measure,
    Reflection,
    ReflectionRow,
    Row,
)
from helpers.profile import Names, read_profile
from helpers.progress import change, closeness, helping, helps, made_up, overview, tables
from helpers.progress.frames import frame
from helpers.progress.sentences import Said
from helpers.progress.view import View
from helpers.progress.words import Words

if TYPE_CHECKING:
    from helpers.widgets.erase import EraseScreen
    from helpers.widgets.own_words import OwnWordsScreen
    from helpers.widgets.screen import Learner

__all__ = ["Progress", "open_progress"]


PAGE = "your_progress"


class Rows(Protocol):
    """Where rows come from: the journal, or somebody made up."""

    def read(self, kind: type[R]) -> tuple[R, ...]: ...


class MadeUpRows:
    """The rows of the made-up learner, in memory."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)

    def read(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of this kind."""
        return tuple(row for row in self._rows if isinstance(row, kind))


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
        rows, unread = self._all_rows()
        problems = list(dict.fromkeys([*unread, *self._damage()]))
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
        checkins, reflections, problems = self._ratings()
        entries = tables.closeness(checkins, reflections, self._day())
        tried = tables.practised(checkins, reflections, self._day())
        words = self._words()
        measure = words.measure("", tables.CLOSENESS) or _bare(tables.CLOSENESS)
        view = closeness.show(entries, tried, words, measure, made_up=self._made_up)
        return _with(problems, view)

    def helps(self) -> View:
        """What seems to help: closeness around the days of trying, strategy by strategy."""
        checkins, reflections, problems = self._ratings()
        entries = tables.closeness(checkins, reflections, self._day())
        tried = tables.practised(checkins, reflections, self._day())
        found = helps.compare(entries, tried, _strategies())
        empty = not len(entries) and not len(tried)
        view = helping.show(found, self._words(), empty=empty, made_up=self._made_up)
        return _with(problems, view)

    def own_words(self) -> "OwnWordsScreen":
        """The learner's own words, to read again, change and delete."""
        from helpers.widgets.own_words import OwnWordsScreen

        return OwnWordsScreen(self._learner())

    def erase(self) -> "EraseScreen":
        """Everything kept on this computer, and the way to delete it."""
        from helpers.widgets.erase import EraseScreen

        return EraseScreen(self._learner())

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

    def _ratings(self) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
        checkins, one = self._read(CheckInRow)
        reflections, other = self._read(ReflectionRow)
        return (
            frame(checkins, CheckInRow),
            frame(reflections, ReflectionRow),
            [*one, *other],
        )

    def _all_rows(self) -> tuple[list[Row], list[str]]:
        found = [self._read(kind) for kind in ROW_KINDS.values()]
        rows = [row for some, _ in found for row in some]
        return rows, [problem for _, some in found for problem in some]

    def _damage(self) -> list[str]:
        """What should be told about the journal's files."""
        if not isinstance(self._rows, Journal):
            return []
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
