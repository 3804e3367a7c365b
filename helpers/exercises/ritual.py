"""Ritual: something that comes round again, at most one for each rhythm.

In the journal a ritual is a row for each part and one, written last, that says it is whole.
"""

from calendar import isleap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from helpers.exercises.history import current
from helpers.exercises.plan import YEARS, read_day
from helpers.model import AnswerRow, Idea, Rhythm, Ritual, Verdict

PARTS = ("what", "first", "time", "minutes")
FIELDS = (*PARTS, "own-what", "private")
STATE = "state"
PLANNED = "planned"
DROPPED = "dropped"
LENGTHS = ("10", "20", "30", "60", "120")

OWN_WORDS = "own_words"  # no idea can have it as its id: there are no underscores in ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A ritual as it was saved last, its parts in words.

    `id` stays while it is changed, and `changes` counts how often it was.
    """

    id: str
    parts: dict[str, str]
    private: bool
    saved_at: datetime
    changes: int = 0

    @property
    def begins(self) -> datetime | None:
        """The first time, on the learner's own clock; None where the file was changed by hand
        and the day, the time or the length cannot be read any more.
        """
        day, clock = read_first(self.parts["first"]), read_time(self.parts["time"])
        if day is None or clock is None or self.parts["minutes"] not in LENGTHS:
            return None
        return datetime.combine(day, clock)


@dataclass(frozen=True, slots=True)
class State:
    """The ritual of each rhythm that has one."""

    kept: dict[Rhythm, Kept] = field(default_factory=dict)

    @property
    def value(self) -> dict[Rhythm, Kept]:
        return self.kept

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.kept else Verdict.NOTHING_CHOSEN


def resume(exercise: Ritual, attempts: Iterable[AnswerRow]) -> State:
    """The rituals left in the journal, none of them by half."""
    rows = current(attempts)
    found = {rhythm: _kept(rhythm, rows) for rhythm in exercise.rhythms}
    return State({rhythm: kept for rhythm, kept in found.items() if kept})


def next_time(rhythm: Rhythm, kept: Kept, now: datetime) -> datetime | None:
    """When it comes round next, on the learner's own clock (as is `now`); None where the day cannot
    be read. Like its calendar file, a 29 February comes round at the end of every February.
    """
    first = kept.begins
    if not first or first >= now:
        return first
    if rhythm == "yearly":
        this_year = _in_year(first, now.year)
        return this_year if this_year >= now else _in_year(first, now.year + 1)
    step = timedelta(days=1 if rhythm == "daily" else 7)
    return first + step * -((first - now) // step)


def _in_year(day: datetime, year: int) -> datetime:
    leap_day = (day.month, day.day) == (2, 29) and not isleap(year)
    return day.replace(year=year, day=28) if leap_day else day.replace(year=year)


def ideas(exercise: Ritual, rhythm: Rhythm) -> tuple[Idea, ...]:
    """The ideas that come round like this."""
    return tuple(idea for idea in exercise.ideas if idea.rhythm == rhythm)


def read(
    fields: Mapping[str, str], offered: Iterable[Idea], before: Kept | None = None
) -> dict[str, str]:
    """The parts as they are kept; one that cannot be used is empty."""
    day, clock = read_first(fields.get("first", "")), read_time(fields.get("time", ""))
    minutes = fields.get("minutes", "")
    return {
        "what": _what(fields, offered, before.parts["what"] if before else ""),
        "first": day.isoformat() if day else "",
        "time": f"{clock:%H:%M}" if clock else "",
        "minutes": minutes if minutes in LENGTHS else "",
    }


def missing(parts: Mapping[str, str]) -> str:
    """The first part that is still needed; "" when all are there."""
    return next((part for part in PARTS if not parts.get(part)), "")


def fields_of(kept: Kept, offered: Iterable[Idea]) -> dict[str, str]:
    """What stands in the fields when this ritual is to be changed."""
    words = kept.parts["what"]
    idea = next((idea.id for idea in offered if idea.text == words), "")
    what = {"what": idea} if idea else {"what": OWN_WORDS, "own-what": words}
    return {**kept.parts, **what, "private": "yes" if kept.private else ""}


def read_first(text: str) -> date | None:
    """A day that a calendar can begin with, None where it is none."""
    day = read_day(text.strip())
    return day if day and day.year in YEARS else None


def read_time(text: str) -> time | None:
    """A time of day as 19:30, with or without seconds; None where it is none."""
    for form in ("%H:%M", "%H:%M:%S"):
        try:
            return datetime.strptime(text.strip(), form).time().replace(second=0)
        except ValueError:
            continue
    return None


def _what(fields: Mapping[str, str], offered: Iterable[Idea], before: str) -> str:
    """Own words where there are any, else the idea that was picked. Own words that only stand there
    from `before` give way to an idea.
    """
    idea = next((one.text for one in offered if one.id == fields.get("what")), "")
    own = fields.get("own-what", "").strip()
    return idea if idea and own in ("", before) else own


def _kept(rhythm: Rhythm, rows: Iterable[AnswerRow]) -> Kept | None:
    versions = _versions(rhythm, rows)
    if not versions:
        return None
    parts, whole = versions[-1]
    return Kept(
        id=versions[0][1].id,
        parts=parts,
        private=whole.private,
        saved_at=whole.saved_at,
        changes=len(versions) - 1,
    )


def _versions(rhythm: Rhythm, rows: Iterable[AnswerRow]) -> list[tuple[dict[str, str], AnswerRow]]:
    """Each version since one was dropped last: its parts, and the row that says it is whole.

    A part that had to wait in a file of its own may come after that row.
    """
    versions: list[tuple[dict[str, str], AnswerRow]] = []
    parts: dict[str, str] = {}
    whole: AnswerRow | None = None
    for row in rows:
        of, _, part = row.item.partition(".")
        if of != rhythm:
            continue
        if part != STATE:
            parts[part] = row.answer
        elif row.answer == DROPPED:
            versions, parts, whole = [], {}, None
        else:
            whole = row
        if whole and not missing(parts):
            versions.append((parts, whole))
            parts, whole = {}, None
    return versions
