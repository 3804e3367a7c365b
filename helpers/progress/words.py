"""Words for numbers, days, steps, lessons and questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from helpers.content import ui
from helpers.model import Measure


@dataclass(frozen=True, slots=True)
class Words:
    """How lessons are called and what was asked, with the learner's names filled in."""

    lessons: Mapping[str, str]
    measures: Mapping[tuple[str, str], Measure]

    def lesson(self, slug: str) -> str:
        """The short name of a lesson; of one that is gone, its slug."""
        return self.lessons.get(slug) or ui("progress_gone", slug=slug)

    def mark(self, slug: str) -> str:
        """The name of a lesson beside a mark in a chart, where there is little room."""
        return self.lessons.get(slug, slug)

    def measure(self, lesson: str, id: str) -> Measure | None:
        """The measure as this lesson asks it, else as any does."""
        exact = self.measures.get((lesson, id))
        return exact or next((m for (_, other), m in self.measures.items() if other == id), None)

    def question(self, lesson: str, id: str) -> str:
        """What was asked; of a question that is gone, its id."""
        measure = self.measure(lesson, id)
        return measure.question if measure else id


def counted(key: str, count: int, *, none: bool = False, **params: object) -> str:
    """The sentence for this many: `key_one`, `key_many`, and `key_none` where there is one."""
    if count == 0 and none:
        return ui(f"{key}_none")
    return ui(f"{key}_{'one' if count == 1 else 'many'}", count=count, **params)


def day_words(day: date | pd.Timestamp) -> str:
    """A day as people write it: 3 March 2026."""
    return ui("progress_day", day=day.day, month=_month("months", day), year=day.year)


def month_words(day: date | pd.Timestamp) -> str:
    """The month of a day: March 2026."""
    return ui("progress_month", month=_month("months", day), year=day.year)


def step_word(measure: Measure | None, value: float) -> str:
    """The step in the words that were offered; a number where there are none."""
    if measure and value in range(1, 6):
        return measure.steps[int(value) - 1]
    return ui("progress_step", value=f"{value:g}")


def step(measure: Measure | None, value: float) -> str:
    """The step in quotation marks."""
    return ui("progress_quoted", words=step_word(measure, value))


def between(measure: Measure | None, low: float, high: float) -> str:
    """The middle of some answers: one step, or between two."""
    if low == high:
        return step(measure, low)
    words = step_word(measure, low), step_word(measure, high)
    return ui("progress_between", low=words[0], high=words[1])


def listed(parts: Sequence[str]) -> str:
    """A, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return ui("progress_and", most=", ".join(parts[:-1]), last=parts[-1])


def _month(key: str, day: date | pd.Timestamp) -> str:
    return ui(key).split()[day.month - 1]
