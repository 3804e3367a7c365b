"""The learner's own notes in a ladder or a map: short words under a heading, kept for good.

A note is kept in several rows: its words under its id, `n1`, the rest under `n1.heading`, `n1.risk`
and `n1.state`. Its words come last, so a note that was broken off while it was saved is none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from helpers.exercises.history import latest_rows
from helpers.model import AnswerRow

HEADING, RISK, STATE = "heading", "risk", "state"
OFF = "off"
ITEM = re.compile(r"n([1-9]\d{0,5})(?:\.\w+)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note. `heading` is an id of content, `risk` a step from 1, `state` what became of it."""

    id: str
    text: str
    heading: str
    risk: str = ""
    state: str = ""
    private: bool = False

    @property
    def off(self) -> bool:
        """Whether it was taken off; its words stay in the journal."""
        return self.state == OFF


def read(attempts: Iterable[AnswerRow]) -> tuple[Note, ...]:
    """All notes since the learner last started over, oldest first, those taken off included."""
    rows = latest_rows(attempts)
    ids = (item for item in rows if ITEM.fullmatch(item) and "." not in item)
    return tuple(_note(id, rows) for id in ids)


def next_id(attempts: Iterable[AnswerRow]) -> str:
    """An id that no row has, not even one of a note that was broken off."""
    numbers = (ITEM.fullmatch(item) for item in latest_rows(attempts))
    return f"n{max((int(found[1]) for found in numbers if found), default=0) + 1}"


def rows_of(note: Note) -> Iterator[tuple[str, str]]:
    """The items and answers that keep a new note, in the order in which they are to be saved."""
    yield f"{note.id}.{HEADING}", note.heading
    if note.risk:
        yield f"{note.id}.{RISK}", note.risk
    yield note.id, note.text


def same(notes: Iterable[Note], new: Note) -> bool:
    """Whether there is a note with these words in this place already."""
    place = (new.text, new.heading, new.risk)
    return any((one.text, one.heading, one.risk) == place for one in notes)


def find(notes: Iterable[Note], id: str) -> Note | None:
    """The note with this id, if there is one."""
    return next((one for one in notes if one.id == id), None)


def _note(id: str, rows: Mapping[str, AnswerRow]) -> Note:
    def answer(of: str) -> str:
        row = rows.get(f"{id}.{of}")
        return row.answer if row else ""

    return Note(
        id=id,
        text=rows[id].answer,
        heading=answer(HEADING),
        risk=answer(RISK),
        state=answer(STATE),
        private=rows[id].private,
    )
