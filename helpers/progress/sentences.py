"""Numbers into plain sentences. They say what was noted and what went with what, never why.

Below three entries they say that there are too few; a comparison takes eight on either side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.content import ui
from helpers.model import Measure
from helpers.progress.tables import Odd, drawn, middle
from helpers.progress.words import Words, between, counted, day_words, listed, step

FEW = 3  # entries from which on something is said of them
MOST_POINTS = 6  # lines listed above the chart; beyond, the table has them all
LEAST_TO_COMPARE = 8  # entries on either side of a comparison


@dataclass(frozen=True, slots=True)
class Said:
    """What a view says: the chart's title, its sentences, and points listed below them. Sentences
    make one paragraph, or stand apart where each is a few."""

    title: str = ""
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    apart: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The sentences as they are set."""
        return self.sentences if self.apart else (" ".join(self.sentences),)


# --- the three views -----------------------------------------------------------------------------


def overview(done: pd.DataFrame) -> Said:
    """What is done. `done` is `tables.lessons_done`."""
    begun = done[(done["state"] != "not_started") & done["all"].notna()]
    worked, there = int(begun["done"].sum()), int(begun["all"].sum())
    gone = int(done["all"].isna().sum())
    if not len(begun):
        return Said(ui("progress_overview_title_gone"), (counted("progress_odd_gone", gone),))
    said = [
        counted("progress_lessons", len(begun), done=worked, all=there),
        counted("progress_reflections", int(done["reflections"].sum()), none=True),
        *_plans(*(int(done[key].sum()) for key in ("plans", "looked_back", "happened"))),
        *_cards(int(done["known"].sum())),
    ]
    if gone:
        said.append(counted("progress_odd_gone", gone))
    return Said(ui("progress_overview_title", done=worked, all=there), tuple(said))


def before_and_after(ratings: pd.DataFrame, changed: pd.DataFrame, words: Words) -> Said:
    """What was answered before and after trying. `changed` is `tables.changes` of `ratings`."""
    odd = _left_out(ratings)
    both = changed[(changed["before"] > 0) & (changed["after"] > 0)]
    if not len(both):
        only = "only_after" if (changed["after"] > 0).any() else "waiting"
        return Said("", (ui(f"progress_change_{only}"), *odd))
    lines = list(both.itertuples(index=False))
    enough = [line for line in lines if line.after >= FEW]
    points = tuple(_change(line, words) for line in lines) if len(lines) <= MOST_POINTS else ()
    if not enough:
        few = (ui("progress_change_few"), *odd)
        return Said(ui("progress_change_title_few"), few, points)
    counts = _directions(enough)
    first = counted("progress_change_enough", len(enough), counts=counts)
    sentences = (first, ui("progress_change_limit"), *odd)
    return Said(ui("progress_change_title", counts=counts), sentences, points)


def closeness(entries: pd.DataFrame, tried: pd.DataFrame, words: Words, measure: Measure) -> Said:
    """How close it felt. `entries` and `tried` are the tables `closeness` and `practised`."""
    odd = _odd(entries, words)
    fine = drawn(entries)
    days = _tried(drawn(tried), words)
    if len(fine) < FEW:
        title = ui("progress_closeness_title_two") if len(fine) == 2 else ""
        return Said(title, (_first_entries(fine, measure), *days, *odd))
    low, high = middle(fine["value"])
    lowest, highest = int(fine["value"].min()), int(fine["value"].max())
    summary = ui(
        "progress_closeness_many",
        count=len(fine),
        first=day_words(fine["day"].iloc[0]),
        last=day_words(fine["day"].iloc[-1]),
        middle=between(measure, low, high),
        lowest=step(measure, lowest),
        highest=step(measure, highest),
    )
    title = ui("progress_closeness_title", count=len(fine), middle=between(measure, low, high))
    compared = _compared(fine, drawn(tried), measure)
    return Said(title, (summary, *days, *compared, *odd))


# --- inside ------------------------------------------------------------------------------------


def _directions(lines: Sequence[Any]) -> str:
    """How many answers lie higher, the same and lower than before, leaving out what none does."""
    ways = {"higher": 0, "same": 0, "lower": 0}
    for line in lines:
        ways[_direction(line)] += 1
    return listed(
        [ui(f"progress_change_{way}", count=count) for way, count in ways.items() if count]
    )


def _plans(made: int, looked_back: int, happened: int) -> list[str]:
    said = [counted("progress_plans", made)] if made else []
    said += [counted("progress_looked_back", looked_back)] if looked_back else []
    return [*said, counted("progress_happened", happened)] if happened else said


def _cards(known: int) -> list[str]:
    return [counted("progress_cards", known)] if known else []


def _direction(line: Any) -> str:
    before, after = line.before_low + line.before_high, line.after_low + line.after_high
    return "same" if before == after else "higher" if after > before else "lower"


def _change(line: Any, words: Words) -> str:
    measure = words.measure(line.lesson, line.measure)
    return ui(
        "progress_change_point" if line.after >= FEW else "progress_change_point_few",
        lesson=words.lesson(line.lesson),
        question=words.question(line.lesson, line.measure),
        before=between(measure, line.before_low, line.before_high),
        before_from=counted("progress_from", line.before),
        after=between(measure, line.after_low, line.after_high),
        after_from=counted("progress_from", line.after),
    )


def _first_entries(fine: pd.DataFrame, measure: Measure) -> str:
    if not len(fine):
        return ui("progress_closeness_none")
    words = [step(measure, value) for value in fine["value"]]
    days = [day_words(day) for day in fine["day"]]
    if len(words) == 1:
        return ui("progress_closeness_one", words=words[0], day=days[0])
    return ui(
        "progress_closeness_two", words=words[0], day=days[0], words_2=words[1], day_2=days[1]
    )


def _tried(days: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """On how many days each strategy was tried."""
    if not len(days):
        return (ui("progress_tried_none"),)
    counts = days.groupby("lesson", sort=False).size()
    parts = [
        ui("progress_tried_item", lesson=words.lesson(str(slug)), count=count)
        for slug, count in counts.items()
    ]
    return (ui("progress_tried", list=listed(parts)),)


def _compared(fine: pd.DataFrame, tried: pd.DataFrame, measure: Measure) -> tuple[str, ...]:
    """Entries on days of trying beside the others, if there are enough of both."""
    with_it = fine["day"].isin(tried["day"])
    on, off = fine.loc[with_it, "value"], fine.loc[~with_it, "value"]
    if not len(on):
        return ()
    if min(len(on), len(off)) < LEAST_TO_COMPARE:
        return (ui("progress_compare_few", least=LEAST_TO_COMPARE),)
    return (
        ui(
            "progress_compare",
            count=len(on),
            tried=between(measure, *middle(on)),
            others=len(off),
            other=between(measure, *middle(off)),
        ),
    )


def _left_out(ratings: pd.DataFrame) -> tuple[str, ...]:
    """How many ratings stand on no day or step that can be right."""
    count = len(ratings) - len(drawn(ratings))
    return (counted("progress_left_out", count),) if count else ()


def _odd(entries: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """A sentence for each sort of odd entry."""
    counts = entries["odd"].value_counts()
    said = [
        counted(f"progress_odd_{kind}", int(counts[kind])) for kind in Odd if counts.get(kind, 0)
    ]
    gone = int((~entries["lesson"].isin(["", *words.lessons])).sum())
    return (*said, counted("progress_odd_gone", gone)) if gone else tuple(said)
