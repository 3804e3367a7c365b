"""The learner's own words from everywhere in the journal: reflections, plans and exercises.

Words are taken as the exercise itself would show them now. Whether they are private is asked of the
newest row of every part they were saved in, by its time and by its place in the file, and either
is enough: somebody may have sorted the file, or set the clock back. What the partner answered is
the partner's, and is never among them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from helpers.content import ui
from helpers.exercises import adapt, composer, ladder, log, map, rewrite, ritual, turns
from helpers.exercises.history import latest_rows
from helpers.exercises.notes import Note
from helpers.model import (
    Adapt,
    AnswerRow,
    Composer,
    Exchange,
    Exercise,
    Ladder,
    Lesson,
    Log,
    Map,
    PlanRow,
    ReflectionRow,
    Rewrite,
    Ritual,
)
from helpers.profile import Names

Line = tuple[str, str]
"""What was asked, and what the learner wrote."""
Rows = Sequence[AnswerRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Words that were written at one place on one day."""

    lesson: str
    what: str
    day: date
    lines: tuple[Line, ...]
    private: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in an exercise, and the newest rows of all that belongs to them."""

    rows: Rows
    lines: tuple[Line, ...]
    day: date | None = None


def from_reflections(rows: Iterable[ReflectionRow]) -> list[Written]:
    """What was written in reflections, on the days they are about."""
    keys, what = ("what_happened", "what_next"), ui("report_reflection")
    return _kept(_of_row(r, what, keys, r.happened_on or r.local_date) for r in _mine(rows))


def from_plans(rows: Iterable[PlanRow]) -> list[Written]:
    """The plans in words."""
    keys, what = ("cue", "action", "why"), ui("report_plan")
    return _kept(_of_row(row, what, keys, row.local_date) for row in _mine(rows))


def from_exercises(
    rows: Iterable[AnswerRow], lessons: Mapping[str, Lesson], names: Names
) -> list[Written]:
    """What was written in exercises. One that left the course is passed over: nothing tells any
    more which of its answers are words."""
    by_exercise: dict[tuple[str, str], list[AnswerRow]] = {}
    for row in _mine(rows):
        by_exercise.setdefault((row.lesson, row.exercise), []).append(row)
    found: list[Written] = []
    for slug, lesson in lessons.items():
        for exercise in lesson.exercises:
            own = by_exercise.get((slug, exercise.id), [])
            if own and type(exercise) in READERS:
                found += _of_exercise(slug, names.into(exercise), own)
    return _kept(found)


def _of_row(row: Any, what: str, keys: Iterable[str], day: date) -> Written:
    lines = tuple((ui(f"words_{key}"), getattr(row, key)) for key in keys)
    return Written(lesson=row.lesson, what=what, day=day, lines=lines, private=row.private)


def _of_exercise(slug: str, exercise: Exercise, rows: Rows) -> Iterable[Written]:
    last = {row.item: row for row in rows}
    timed = sorted(rows, key=lambda one: one.saved_at)
    for piece in READERS[type(exercise)](exercise, timed):
        newest = (*piece.rows, *(last[row.item] for row in piece.rows))
        yield Written(
            lesson=slug,
            what=exercise.title,
            day=piece.day or max(row.local_date for row in piece.rows),
            lines=piece.lines,
            private=any(row.private for row in newest),
        )


def _mine(rows: Iterable[Any]) -> list[Any]:
    """The learner's own rows; of one id the last, so that an older version cannot come back."""
    return [row for row in {row.id: row for row in rows}.values() if row.who == "me"]


def _kept(found: Iterable[Written]) -> list[Written]:
    """Without lines in which nothing is written."""
    filled = ((one, tuple(line for line in one.lines if line[1].strip())) for one in found)
    return [replace(one, lines=lines) for one, lines in filled if lines]


# --- by kind -------------------------------------------------------------------------------------


def _composer(given: Composer, rows: Rows) -> Iterator[Piece]:
    newest = latest_rows(rows)
    items = (composer.SENTENCE, *(part.id for part in given.parts))
    behind = [newest[item] for item in items if item in newest]
    if composer.SENTENCE in newest:
        yield Piece(behind, (("", newest[composer.SENTENCE].answer),))


def _rewrite(given: Rewrite, rows: Rows) -> Iterator[Piece]:
    kept = rewrite.resume(given, rows).kept
    for item in given.items:
        if item.id in kept:
            yield Piece([kept[item.id]], ((item.vague, kept[item.id].answer),))


def _adapt(given: Adapt, rows: Rows) -> Iterator[Piece]:
    kept = adapt.resume(given, rows).kept
    for one in given.situations:
        if one.id in kept:
            yield Piece([kept[one.id]], ((one.name, kept[one.id].answer),))


def _log(given: Log, rows: Rows) -> Iterator[Piece]:
    for day, entry in log.resume(given, rows).entries.items():
        asked = [prompt for prompt in given.prompts if prompt.id in entry.rows]
        lines = tuple((prompt.text, entry.words[prompt.id]) for prompt in asked)
        yield Piece(list(entry.rows.values()), lines, day)


def _ladder(given: Ladder, rows: Rows) -> Iterator[Piece]:
    yield from _notes(given, ladder.resume(given, rows).rungs, rows)


def _map(given: Map, rows: Rows) -> Iterator[Piece]:
    state, newest = map.resume(given, rows), latest_rows(rows)
    if state.subject:
        yield Piece([newest[map.SUBJECT]], ((given.subject, state.subject),))
    yield from _notes(given, state.on_it, rows)


def _notes(given: Ladder | Map, shown: Iterable[Note], rows: Rows) -> Iterator[Piece]:
    names = {heading.id: heading.name for heading in given.headings}
    for note in shown:
        yield Piece(_parts(rows, note.id), ((names.get(note.heading, ""), note.text),))


def _ritual(given: Ritual, rows: Rows) -> Iterator[Piece]:
    for rhythm, kept in ritual.resume(given, rows).kept.items():
        yield Piece(_parts(rows, rhythm), ((ui(f"ritual_name_{rhythm}"), kept.parts["what"]),))


def _exchange(given: Exchange, rows: Rows) -> Iterator[Piece]:
    newest = {row.item: row for row in turns.follow(rows)[1]}
    for question in given.questions:
        if question.id in newest:
            row = newest[question.id]
            yield Piece([row], ((question.text, row.answer),))


def _parts(rows: Rows, whole: str) -> Rows:
    """The newest row of each part: of `n1` those called `n1`, `n1.heading` and so on."""
    return [row for item, row in latest_rows(rows).items() if item.partition(".")[0] == whole]


READERS: dict[type[Exercise], Callable[[Any, Rows], Iterator[Piece]]] = {
    Adapt: _adapt,
    Composer: _composer,
    Exchange: _exchange,
    Ladder: _ladder,
    Log: _log,
    Map: _map,
    Rewrite: _rewrite,
    Ritual: _ritual,
}
