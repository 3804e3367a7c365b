"""Simulated learners: how often "what seems to help" finds what is there, and what is not.

    python -m tests.simulated_learners [learners per scenario]

Each learner notes closeness on some days and tries five strategies; a false alarm is a learner to
whom any strategy is shown as standing out that changes nothing, upwards or downwards. The same
seeds give the same table.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp, lgamma, log, log1p

import numpy as np
import pandas as pd

from helpers.progress.helps import Helps, Verdict, compare

STRATEGIES = ("one", "two", "three", "four", "five")
KNOWN = STRATEGIES[0]  # the one that changes something, where any does
SEED = 4
LEARNERS = 1200
SPREAD = 0.8  # of closeness from day to day, in steps
MIDDLE = 3.2
FIRST = np.datetime64("2026-01-05")  # a Monday


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One sort of learner."""

    name: str
    weeks: int = 26
    a_week: float = 3  # entries
    lasts: float = 0.4  # how much of a day's closeness is left on the next
    noise: float = 0.5  # in noting it, in steps
    pull: float = 0.0  # how strongly closeness brings practice
    brings: str = "today"  # whose closeness brings it: "today", "surprise" or "yesterday"
    moody: float = 0.0  # how strongly closeness brings an entry
    weekend: float = 0.0  # closer on Saturdays and Sundays, in steps
    thursdays: float = 0.0  # more practice on Thursdays and Fridays
    unnoted: float = 0.0  # chance of trying something on a day without an entry
    share: float = 0.5  # of the days with an entry on which something is tried
    favour: tuple[float, ...] = (0.5, 0.3, 0.1, 0.05, 0.05)  # which one it is
    stretches: bool = False  # one strategy after the other, some weeks each
    drift: float = 0.0  # how far closeness swings slowly, over months
    effect: float = 0.0  # of the known strategy, in steps
    days_after: int = 3  # for how many days after that day


def scenarios() -> Iterator[Scenario]:
    """All sorts of learners, those for whom nothing helps first."""
    for weeks in (12, 26):
        for a_week in (2, 3):
            for lasts in (0.0, 0.4, 0.7):
                base = Scenario(name="nothing helps", weeks=weeks, a_week=a_week, lasts=lasts)
                yield base
                yield replace(base, name="good days bring practice", pull=1.0)
    hard = Scenario(name="good days bring practice, strongly", lasts=0.7, pull=2.0)
    yield hard
    yield replace(hard, name="weeks of one, closeness swings", stretches=True, drift=0.8)
    for lasts in (0.4, 0.7, 0.9):
        yield replace(hard, name="a day turning good brings it", lasts=lasts, brings="surprise")
        yield replace(hard, name="bad days bring it", lasts=lasts, pull=-1.5)
        yield replace(
            hard, name="a bad yesterday brings it", lasts=lasts, pull=-1.5, brings="yesterday"
        )
        yield replace(
            hard, name="a good yesterday brings it", lasts=lasts, pull=1.5, brings="yesterday"
        )
        yield replace(hard, name="entries on good days, too", lasts=lasts, moody=1.0)
        yield replace(hard, name="entries on good days", lasts=lasts, pull=0.0, moody=1.0)
    yield replace(hard, name="bad days bring it", weeks=12, pull=-1.5)
    yield replace(hard, name="entries on good days, too", weeks=12, moody=1.0)
    yield replace(hard, name="entries on good days", weeks=12, pull=0.0, moody=1.0)
    yield replace(hard, name="closer weekends, tried before", pull=1, weekend=0.8, thursdays=1.5)
    yield replace(hard, name="noted most days", a_week=6)
    yield replace(hard, name="two years, five a week", weeks=104, a_week=5, pull=1)
    for effect in (0.5, 1.0):
        one = Scenario(name=f"one helps, {effect:g} of a step", effect=effect)
        yield replace(one, weeks=12)
        yield replace(one, a_week=2)
        yield one
        yield replace(one, name=f"{one.name}, good days bring it", pull=1.0)
        yield replace(one, name=f"{one.name}, a third not noted", unnoted=0.2)
        yield replace(one, name=f"{one.name}, that day only", days_after=0)
        yield replace(one, name=f"{one.name}, noted most days", a_week=6)
        yield replace(one, name=f"{one.name}, a year", weeks=52)


def tables(one: Scenario, rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A learner's tables, like those of `helpers.progress.tables`."""
    count = 7 * one.weeks
    felt, new = _felt(one, count, rng)
    noted = _noted(one, felt, rng)
    which = _practice(one, felt, new, noted, rng)
    raised = np.zeros(count)
    for later in range(one.days_after + 1):
        raised[later:] = np.maximum(raised[later:], which[: count - later] == 0)
    weekend = np.arange(count) % 7 >= 5
    around = MIDDLE + felt + one.effect * raised + one.weekend * weekend
    values = np.clip(np.rint(around + one.noise * rng.standard_normal(count)), 1, 5)
    days = FIRST + np.arange(count)
    entries = pd.DataFrame({"day": days[noted], "value": values[noted]})
    known = noted & (which >= 0)
    lessons = np.array(STRATEGIES)[which[known]]
    tried = pd.DataFrame({"day": days[known], "lesson": lessons})
    return tuple(table.assign(odd=pd.Series("", table.index, object)) for table in (entries, tried))


def bound(alarms: int, of: int) -> float:
    """Clopper and Pearson: the highest rate at which so few still come in 5 of 200 tries."""
    if alarms >= of:
        return 1.0
    low, high = alarms / of, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(alarms, of, middle) > 0.025 else (low, middle)
    return high


def count(one: Scenario, learners: int, seed: int = SEED) -> dict[str, float]:
    """Of so many learners: how many had a comparison, a false alarm, a hit."""
    total = {"compared": 0, "alarms": 0, "could": 0, "hits": 0}
    for at in range(learners):
        found = compare(*tables(one, np.random.default_rng([seed, at])), STRATEGIES)
        total["compared"] += bool(found.compared)
        total["alarms"] += _false_alarm(found, one)
        total["could"] += found.each[0].verdict != Verdict.FEW
        total["hits"] += found.each[0].verdict == Verdict.HIGHER
    return {**total, "learners": learners, "bound": bound(total["alarms"], learners)}


def main() -> None:
    """Print a line for each scenario."""
    learners = int(sys.argv[1]) if len(sys.argv) > 1 else LEARNERS
    print(f"{learners} learners in each scenario, seed {SEED}")
    head = f"{'scenario':<50}{'weeks':>6}{'a week':>7}{'lasts':>6}{'compared':>9}"
    print(f"{head}{'false alarms':>13}{'at most':>8}{'hits, of those compared':>25}", flush=True)
    for one in scenarios():
        print(_line(one, count(one, learners)), flush=True)


# --- inside --------------------------------------------------------------------------------------


def _line(one: Scenario, got: dict[str, float]) -> str:
    hits = f"{got['hits'] / got['could']:.0%} of {got['could']}" if one.effect else ""
    start = f"{one.name:<50}{one.weeks:>6}{one.a_week:>7}{one.lasts:>6}"
    compared, alarms = got["compared"] / got["learners"], got["alarms"] / got["learners"]
    return f"{start}{compared:>9.0%}{alarms:>13.1%}{got['bound']:>8.1%}{hits:>25}"


def _false_alarm(found: Helps, one: Scenario) -> bool:
    return any(
        helped.verdict in (Verdict.HIGHER, Verdict.LOWER)
        and not (one.effect and helped.lesson == KNOWN and helped.verdict == Verdict.HIGHER)
        for helped in found.each
    )


def _felt(one: Scenario, count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Closeness day by day around its middle, and what is new on each day."""
    before = 60  # days, to forget where it began
    new = rng.standard_normal(before + count)
    felt, today = [], 0.0
    for fresh in new.tolist():
        today = one.lasts * today + fresh * (1 - one.lasts**2) ** 0.5
        felt.append(today)
    months = np.sin(2 * np.pi * (np.arange(count) / 80 + rng.random()))
    return SPREAD * np.array(felt[before:]) + one.drift * months, new[before:]


def _noted(one: Scenario, felt: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The days with an entry; one or two weeks are missing every quarter."""
    noted = rng.random(len(felt)) < _chance(one.a_week / 7, one.moody * felt / SPREAD)
    for _ in range(max(1, one.weeks // 13)):
        start = rng.integers(0, len(felt) - 14)
        noted[start : start + rng.integers(7, 15)] = False
    return noted


def _practice(
    one: Scenario, felt: np.ndarray, new: np.ndarray, noted: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Which strategy is tried on each day; -1 for none."""
    sources = {"today": felt / SPREAD, "surprise": new, "yesterday": np.roll(felt, 1) / SPREAD}
    eager = np.isin(np.arange(len(felt)) % 7, (3, 4))
    chance = _chance(one.share, one.pull * sources[one.brings] + one.thursdays * eager)
    tries = rng.random(len(felt)) < np.where(noted, chance, one.unnoted)
    which = rng.choice(len(STRATEGIES), size=len(felt), p=one.favour)
    if one.stretches:
        which = np.arange(len(felt)) * len(STRATEGIES) // len(felt)
        tries &= rng.random(len(felt)) < 0.9
    return np.where(tries, which, -1)


def _chance(share: float, more: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(log(share / (1 - share)) + more)))


def _at_most(alarms: int, of: int, rate: float) -> float:
    """The chance of so many alarms or fewer at this rate."""
    return sum(
        exp(
            lgamma(of + 1)
            - lgamma(k + 1)
            - lgamma(of - k + 1)
            + k * log(rate or 1e-300)
            + (of - k) * log1p(-rate)
        )
        for k in range(alarms + 1)
    )


if __name__ == "__main__":
    main()
