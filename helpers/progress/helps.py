"""What seems to help: closeness around the days on which a strategy was tried, and other days.

Good days bring practice, so the day itself can say nothing here. Two comparisons look past it:

- `across`: the next entry less the last one before. Where good days alone bring the practice, both
  neighbours are equally good, and this stays at nothing.
- `onward`: the next entry after a day that was rated alike. Where a low before brings the practice,
  `across` is fooled by the way back up; this one is not. It comes twice: with the answers as they
  stand, and as if half of their spread were noise, which hides how good a good day was.

Each has a range from 999 reshufflings of the days, wide enough for all strategies together (the
largest of their figures counts). Something stands out only where all say so. What this holds, and
what it misses, is counted by `python -m tests.simulated_learners`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from helpers.progress.tables import drawn

LEAST = 8  # days on either side of a comparison
NEAR = 5  # days within which the entry before and the one after must lie
NEWEST = 730  # days; what went with what years ago says little about now
SHUFFLES = 999
SEED = 20261124
HIGHER_BY_LUCK, LOWER_BY_LUCK = 0.04, 0.01  # of a learner's strategies together: 5 in 100
LEAST_MARGIN = 2.0  # standard errors; few values shuffle into too narrow a range
TRUE = 1 / 2  # of the spread of answers, at the least; the rest is noise
ROUNDING = 1 / 12  # the spread within one step: no answer is known more closely


class Verdict(StrEnum):
    """What can be said of one strategy."""

    FEW = "few"
    CHANCE = "chance"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Help:
    """One strategy: the days of trying it that have entries around them, the days without, and how
    much higher the next entry is, in steps, with its range. No figures where there are too few."""

    lesson: str
    days: int
    others: int
    verdict: Verdict
    shift: float = 0.0
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Helps:
    """All strategies, in the order given, and whether entries were too old to count."""

    each: tuple[Help, ...] = ()
    older: bool = False

    @property
    def compared(self) -> tuple[Help, ...]:
        """Those with enough days to say something."""
        return tuple(one for one in self.each if one.verdict != Verdict.FEW)


def compare(entries: pd.DataFrame, tried: pd.DataFrame, strategies: Sequence[str]) -> Helps:
    """The tables `closeness` and `practised` compared; the same for the same rows in any order."""
    days, ratings, older = _by_day(drawn(entries))
    practice = drawn(tried)
    practised, lessons = _numbers(practice["day"]), practice["lesson"].to_numpy(dtype=object)
    on = [np.isin(days, practised[lessons == slug]) for slug in strategies]
    around = _around(days)
    with_it = np.array([marks[around] for marks in on], dtype=bool).reshape(len(on), len(around))
    without = ~np.isin(days, practised)[around]
    counts = with_it.sum(axis=1)
    others = int(without.sum())
    enough = np.flatnonzero((counts >= LEAST) & (others >= LEAST))
    ranges = {}
    if len(enough):
        changes = _changes(_weekends_allowed_for(days, ratings), around, with_it)
        found = _ranges(changes, with_it[enough], without)
        ranges = dict(zip(enough.tolist(), found, strict=True))
    each = tuple(
        _help(slug, int(counts[at]), others, ranges.get(at)) for at, slug in enumerate(strategies)
    )
    return Helps(each, older)


# --- inside --------------------------------------------------------------------------------------


def _help(slug: str, days: int, others: int, span: tuple[float, float, float] | None) -> Help:
    if span is None:
        return Help(slug, days, others, Verdict.FEW)
    shift, low, high = span
    verdict = Verdict.HIGHER if low > 0 else Verdict.LOWER if high < 0 else Verdict.CHANCE
    return Help(slug, days, others, verdict, shift, low, high)


def _by_day(fine: pd.DataFrame) -> tuple[Any, Any, bool]:
    """The newest days with entries, by number, and the mean of each; whether there are older."""
    numbers = _numbers(fine["day"])
    recent = numbers > numbers.max(initial=0) - NEWEST
    days, which = np.unique(numbers[recent], return_inverse=True)
    values = fine["value"].to_numpy(dtype="float64")[recent]
    return days, np.bincount(which, values) / np.bincount(which), not recent.all()


def _numbers(days: pd.Series) -> Any:
    return days.to_numpy().astype("datetime64[D]").astype("int64")


def _around(days: Any) -> Any:
    """Where in `days` there is an entry shortly before and one shortly after."""
    apart = np.diff(days) <= NEAR
    return np.flatnonzero(apart[:-1] & apart[1:]) + 1


def _weekends_allowed_for(days: Any, ratings: Any) -> Any:
    """The ratings less what weekends differ by: whoever tries things on Fridays is closer on
    Saturdays all the same."""
    weekend = (days + 3) % 7 >= 5  # day 0 was a Thursday
    if min(weekend.sum(), (~weekend).sum()) < LEAST:
        return ratings
    return ratings - weekend * (ratings[weekend].mean() - ratings[~weekend].mean())


def _changes(ratings: Any, around: Any, with_it: Any) -> Any:
    """The comparisons, a line each, for every day with entries around it."""
    before, own, after = ratings[around - 1], ratings[around], ratings[around + 1]
    lasts = _carried(own, after, with_it)
    return np.array([after - before, after - lasts * own, after - min(1, lasts / TRUE) * own])


def _carried(own: Any, after: Any, with_it: Any) -> float:
    """How much of a day's closeness lasts to the next entry, from 0, among days of one kind."""
    kinds = (2 ** np.arange(len(with_it))) @ with_it
    own, after = _less_mean(own, kinds), _less_mean(after, kinds)
    spread = float(own @ own)
    return max(0.0, float(own @ after) / spread) if spread > 0 else 0.0


def _less_mean(values: Any, kinds: Any) -> Any:
    count = np.maximum(np.bincount(kinds), 1)
    return values - (np.bincount(kinds, values) / count)[kinds]


def _ranges(changes: Any, with_it: Any, without: Any) -> list[tuple[float, float, float]]:
    """Shift, low and high for each strategy, covering all comparisons."""
    order = _shuffled(len(without))
    off = without[order].astype("float64")
    on = [marks[order].astype("float64") for marks in with_it]
    spans = []
    for values in changes:
        centred = values - values.mean()
        shift, error = np.array([_difference(centred, marks, off) for marks in on]).swapaxes(0, 1)
        margins = _margins(shift[:, 1:] / error[:, 1:])
        spans.append((shift[:, 0], *_span(shift[:, 0], error[:, 0], margins)))
    shifts, lows, highs = (np.array(part) for part in zip(*spans, strict=True))
    found = zip(shifts.mean(axis=0), lows.min(axis=0), highs.max(axis=0), strict=True)
    return [(float(shift), float(low), float(high)) for shift, low, high in found]


def _shuffled(count: int) -> Any:
    """The days as they were, and many times in another order; the same orders each time."""
    order = np.tile(np.arange(count), (1 + SHUFFLES, 1))
    order[1:] = np.random.default_rng(SEED).permuted(order[1:], axis=1)
    return order


def _difference(values: Any, on: Any, off: Any) -> tuple[Any, Any]:
    """In every order: the mean of the days marked `on` less that of `off`, and its error."""
    (mean, spread), (other, wide) = _mean(values, on), _mean(values, off)
    return mean - other, np.sqrt(spread + wide)


def _mean(values: Any, marks: Any) -> tuple[Any, Any]:
    """In every order: the mean of the marked days, and the square of its error."""
    count = marks[0].sum()
    mean, square = marks @ values / count, marks @ values**2 / count
    return mean, np.maximum((square - mean**2) * count / (count - 1), ROUNDING) / count


def _margins(shuffled: Any) -> tuple[float, float]:
    """How far, in errors, the furthest strategy strays by luck: upwards, downwards."""
    up, down = np.sort(shuffled.max(axis=0)), np.sort((-shuffled).max(axis=0))
    return (
        max(LEAST_MARGIN, float(up[-int(HIGHER_BY_LUCK * (1 + SHUFFLES))])),
        max(LEAST_MARGIN, float(down[-int(LOWER_BY_LUCK * (1 + SHUFFLES))])),
    )


def _span(shift: Any, error: Any, margins: tuple[float, float]) -> tuple[Any, Any]:
    """A strategy is higher for sure if it lies above what luck reaches upwards, and so on."""
    up, down = margins
    return shift - up * error, shift + down * error
