"""Reflection: what happened after trying it, and how close it felt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpers.model import ReflectionRow, Verdict

WORDS = ("what_happened", "what_next")


@dataclass(frozen=True, slots=True)
class State:
    """The reflection in the form, None for a new one, and how many there are."""

    row: ReflectionRow | None = None
    written: int = 0

    @property
    def value(self) -> ReflectionRow | None:
        return self.row

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.row else Verdict.NOTHING_CHOSEN


def resume(rows: Iterable[ReflectionRow], lesson: str) -> State:
    """The latest reflection of this lesson."""
    written_here = [row for row in rows if row.lesson == lesson]
    return State(written_here[-1] if written_here else None, len(written_here))


def fields_of(row: ReflectionRow) -> dict[str, str]:
    """A saved reflection as it stands in the form."""
    return {
        "happened_on": row.happened_on.isoformat() if row.happened_on else "",
        "closeness": str(row.closeness or ""),
        "how_it_went": str(row.how_it_went or ""),
        "what_happened": row.what_happened,
        "what_next": row.what_next,
        "private": "yes" if row.private else "",
    }


def is_empty(fields: Mapping[str, str]) -> bool:
    """Whether there is nothing to save: no rating and no word."""
    return not any(fields.get(key, "").strip() for key in ("closeness", "how_it_went", *WORDS))


def step(fields: Mapping[str, str], key: str) -> int | None:
    """The step picked, 1 to 5, None where it was left open."""
    picked = fields.get(key, "")
    return int(picked) if picked in {"1", "2", "3", "4", "5"} else None
