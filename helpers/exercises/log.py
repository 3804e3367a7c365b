"""Log: a few lines on each of some days, which need not follow one another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from helpers.exercises.history import latest_rows
from helpers.exercises.plan import read_day
from helpers.model import AnswerRow, Log, Verdict

OLDEST = 60
"""Days after which memory fills the gaps by itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What counts of one day: the latest row for each prompt, by its id."""

    rows: dict[str, AnswerRow] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, str]:
        return {prompt: row.answer for prompt, row in self.rows.items()}

    @property
    def private(self) -> bool:
        """Whether any of it is: a save that was broken off must not open up the rest."""
        return any(row.private for row in self.rows.values())


@dataclass(frozen=True, slots=True)
class State:
    """The days with an entry."""

    entries: dict[date, Entry] = field(default_factory=dict)

    @property
    def value(self) -> dict[date, dict[str, str]]:
        return {day: entry.words for day, entry in self.entries.items()}

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.entries else Verdict.NOTHING_CHOSEN

    @property
    def newest_first(self) -> tuple[date, ...]:
        return tuple(sorted(self.entries, reverse=True))

    def on(self, day: date) -> Entry:
        """The entry of a day; an empty one where there is none."""
        return self.entries.get(day, Entry())


def resume(exercise: Log, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal; answers to prompts that are gone are passed over."""
    known = {prompt.id for prompt in exercise.prompts}
    entries: dict[date, Entry] = {}
    for item, row in latest_rows(attempts).items():
        when, _, prompt = item.partition(".")
        day = read_day(when)
        if day and prompt in known:
            entries.setdefault(day, Entry()).rows[prompt] = row
    return State({day: entry for day, entry in entries.items() if any(entry.words.values())})


def item(day: date, prompt: str) -> str:
    """The item under which an answer is kept."""
    return f"{day.isoformat()}.{prompt}"


def wrong_day(day: date | None, today: date) -> Literal["", "none", "future", "long_ago"]:
    """What is wrong with a day to write about, if anything."""
    if day is None:
        return "none"
    if day > today:
        return "future"
    return "long_ago" if day < today - timedelta(days=OLDEST) else ""


def rows_of(state: State, day: date) -> Iterator[tuple[str, str]]:
    """The items and words that are saved for a day."""
    for prompt, text in state.on(day).words.items():
        yield item(day, prompt), text


def replaced(state: State, day: date, words: Mapping[str, str]) -> set[tuple[str, str]]:
    """What is saved for a day and would give way to these words."""
    entry = state.on(day).words
    return {
        (item(day, prompt), entry[prompt])
        for prompt, text in words.items()
        if entry.get(prompt) and entry[prompt] != text
    }


def changed(
    state: State, day: date, words: Mapping[str, str], *, private: bool
) -> tuple[tuple[str, str], ...]:
    """The items and words to be saved. What was emptied comes last, so that a save that is broken
    off never leaves the day without a word.
    """
    rows = state.on(day).rows
    new = (
        (item(day, prompt), text)
        for prompt, text in words.items()
        if _content(rows.get(prompt), private) != (text, private)
    )
    return tuple(sorted(new, key=lambda one: not one[1]))


def _content(row: AnswerRow | None, private: bool) -> tuple[str, bool]:
    """What there is; where there is nothing yet, an empty answer would change nothing."""
    return (row.answer, row.private) if row else ("", private)
