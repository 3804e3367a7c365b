"""Journal rows as pandas tables. Every row is kept; what is odd about one is said in a column.

The columns `odd` hold "" or one of the names in `Odd`. Only the rows that `drawn` returns go into a
chart; a table on the page shows them all.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from helpers.model import Course, Lesson, PlanRow, ReflectionRow, Row
from helpers.practice import (
    State,
    cards_of,
    countable,
    known_cards,
    lesson_states,
    worked_on,
)

CLOSENESS = "closeness"
NOT_PRACTISED = ("", "none")
SCALE = (1, 5)
FIRST_YEAR = 2000  # days before it come from a slip of the keyboard
JUST_BEFORE = 28  # days in which an ordinary check-in still counts as "before" a lesson


class Odd(StrEnum):
    """What can be odd about an entry."""

    DAY = "day"  # in the future, or long before the course
    VALUE = "value"  # outside the five steps
    NO_DAY = "no_day"  # stands on the day it was written


def closeness(checkins: pd.DataFrame, reflections: pd.DataFrame, today: date) -> pd.DataFrame:
    """Every rating of closeness by the learner: day, value, source, lesson tried, odd; by day."""
    taps = checkins[(checkins["measure"] == CLOSENESS) & (checkins["who"] == "me")]
    tried = taps["practised"].where(~taps["practised"].isin(NOT_PRACTISED), "")
    tapped = pd.DataFrame({"day": taps["local_date"], "value": taps["value"], "lesson": tried})
    written = reflections[reflections["who"] == "me"]
    looked = pd.DataFrame(
        {
            "day": written["happened_on"].fillna(written["local_date"]),
            "value": written["closeness"],
            "lesson": written["lesson"],
            "no_day": written["happened_on"].isna(),
        }
    )
    tapped["source"], looked["source"], tapped["no_day"] = "check_in", "reflection", False
    both = _stacked(tapped, looked).dropna(subset=["value"])
    both["odd"] = _odd(both["day"], both["value"], both["no_day"], today)
    return both.drop(columns="no_day").sort_values("day", kind="stable", ignore_index=True)


def practised(checkins: pd.DataFrame, reflections: pd.DataFrame, today: date) -> pd.DataFrame:
    """The days on which the learner tried a strategy, each once: day, lesson, odd."""
    taps = checkins[(checkins["who"] == "me") & ~checkins["practised"].isin(NOT_PRACTISED)]
    mine = reflections[reflections["who"] == "me"]
    days = pd.concat([taps["local_date"], mine["happened_on"].fillna(mine["local_date"])])
    lessons = pd.concat([taps["practised"], mine["lesson"]])
    both = pd.DataFrame({"day": days, "lesson": lessons}).drop_duplicates(ignore_index=True)
    fine = pd.Series(1.0, index=both.index)
    both["odd"] = _odd(both["day"], fine, fine.eq(0), today)
    return both.sort_values("day", kind="stable", ignore_index=True)


def before_after(checkins: pd.DataFrame, reflections: pd.DataFrame, today: date) -> pd.DataFrame:
    """Every rating that stands before or after trying a strategy: lesson, measure, moment, day,
    value, odd. For closeness, check-ins of the weeks before a lesson count as before it."""
    mine = checkins[(checkins["who"] == "me") & checkins["moment"].isin(["before", "after"])]
    asked = mine[["lesson", "measure", "moment", "value"]].assign(day=mine["local_date"])
    own = reflections[reflections["who"] == "me"]
    looked = own[["lesson"]].assign(
        measure=CLOSENESS,
        moment="after",
        day=own["happened_on"].fillna(own["local_date"]),
        value=own["closeness"],
        no_day=own["happened_on"].isna(),
    )
    both = _stacked(asked.assign(no_day=False), looked).dropna(subset=["value"])
    both = _stacked(both, _just_before(checkins, both))
    both["odd"] = _odd(both["day"], both["value"], both["no_day"], today)
    return both.drop(columns="no_day").sort_values("day", kind="stable", ignore_index=True)


def changes(ratings: pd.DataFrame) -> pd.DataFrame:
    """`before_after` summed up, one line for each lesson and measure: how many ratings there are
    before and after, and the lower and upper middle of each."""
    fine = drawn(ratings)
    lines = [
        {"lesson": lesson, "measure": measure, **_side(part, "before"), **_side(part, "after")}
        for (lesson, measure), part in fine.groupby(["lesson", "measure"], sort=False)
    ]
    return pd.DataFrame(lines, columns=CHANGES)


CHANGES = [
    *("lesson", "measure"),
    *("before", "before_low", "before_high"),
    *("after", "after_low", "after_high"),
]


def lessons_done(
    course: Course, lessons: Mapping[str, Lesson], rows: Sequence[Row]
) -> pd.DataFrame:
    """One line for each lesson that has exercises or entries, those no longer in the course last:
    slug, name, state, exercises done of all and recap cards known of all (missing where the lesson
    is gone), reflections, plans made, looked back on, and happened at least in part."""
    states = lesson_states(course, rows)
    names = {entry.slug: entry.short for entry in course.lessons}
    by_lesson: dict[str, list[Row]] = {slug: [] for slug in names}
    for row in rows:
        by_lesson.setdefault(row.lesson, []).append(row)
    lines = [
        {
            "slug": slug,
            "name": names.get(slug, slug),
            "state": str(states.get(slug, State.STARTED)),
            **_exercises(lessons.get(slug), own),
            **_practice(own),
        }
        for slug, own in by_lesson.items()
    ]
    table = pd.DataFrame(lines, columns=LESSONS)
    known_or_used = (table["all"].fillna(0) > 0) | (table["state"] != State.NOT_STARTED)
    return table[known_or_used].reset_index(drop=True)


LESSONS = [
    *("slug", "name", "state", "done", "all", "known", "cards"),
    *("reflections", "plans", "looked_back", "happened"),
]
HAPPENED = ("yes", "partly")


def months(entries: pd.DataFrame) -> pd.DataFrame:
    """Many entries by month: day (the first), entries, low, high, lowest, highest."""
    month = entries["day"].to_numpy().astype("datetime64[M]").astype("datetime64[s]")
    grouped = entries["value"].groupby(month)
    table = pd.DataFrame(
        {
            "entries": grouped.size(),
            "low": grouped.quantile(0.5, interpolation="lower"),
            "high": grouped.quantile(0.5, interpolation="higher"),
            "lowest": grouped.min(),
            "highest": grouped.max(),
        }
    )
    return table.rename_axis("day").reset_index()


def drawn(entries: pd.DataFrame) -> pd.DataFrame:
    """The entries that can stand in a chart: on a day that can be right, on one of five steps."""
    return entries[~entries["odd"].isin([Odd.DAY, Odd.VALUE])]


def middle(values: Any) -> tuple[int, int]:
    """The lower and the upper middle of ratings; the same one unless an even number straddles."""
    ordered = sorted(int(value) for value in values)
    return ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]


# --- inside --------------------------------------------------------------------------------------


def _stacked(*tables: pd.DataFrame) -> pd.DataFrame:
    """The tables below each other; an empty one does not change the others' types."""
    filled = [table for table in tables if len(table)]
    return pd.concat(filled or tables[:1], ignore_index=True)


def _odd(days: Any, values: Any, no_day: Any, today: date) -> Any:
    """What is odd about each entry, the gravest first."""
    earliest, latest = np.datetime64(f"{FIRST_YEAR}-01-01"), np.datetime64(today)
    wrong_day = (days > latest) | (days < earliest)
    wrong_value = ~values.between(*SCALE)
    return np.select(
        [wrong_day, wrong_value, no_day.astype(bool)], [Odd.DAY, Odd.VALUE, Odd.NO_DAY], ""
    )


def _just_before(checkins: pd.DataFrame, ratings: pd.DataFrame) -> pd.DataFrame:
    """Closeness before a lesson that did not ask for it: check-ins of the weeks up to its start."""
    begun = ratings[ratings["lesson"].isin(_tried(ratings))].groupby("lesson")["day"].min()
    asked = ratings[(ratings["measure"] == CLOSENESS) & (ratings["moment"] == "before")]
    taps = checkins[
        (checkins["measure"] == CLOSENESS)
        & (checkins["who"] == "me")
        & (checkins["moment"] != "after")
        & checkins["value"].between(*SCALE)
    ]
    found = []
    for lesson, start in begun.items():
        since = (start - taps["local_date"]).dt.days
        near = taps[since.between(0, JUST_BEFORE) & (taps["practised"].isin(NOT_PRACTISED))]
        if lesson not in set(asked["lesson"]) and len(near):
            found.append(
                pd.DataFrame({"day": near["local_date"], "value": near["value"]}).assign(
                    lesson=lesson, measure=CLOSENESS, moment="before", no_day=False
                )
            )
    return _stacked(*found) if found else ratings.iloc[:0]


def _tried(ratings: pd.DataFrame) -> set[str]:
    """The lessons that somebody came back to after trying."""
    return set(ratings.loc[ratings["moment"] == "after", "lesson"])


def _side(part: pd.DataFrame, moment: str) -> dict[str, int]:
    values = part.loc[part["moment"] == moment, "value"]
    low, high = middle(values) if len(values) else (0, 0)
    return {moment: len(values), f"{moment}_low": low, f"{moment}_high": high}


def _exercises(lesson: Lesson | None, rows: Sequence[Row]) -> dict[str, float]:
    if lesson is None:
        return dict.fromkeys(("done", "all", "known", "cards"), float("nan"))
    return {
        "done": len(worked_on(lesson, rows)),
        "all": len(countable(lesson)),
        "known": len(known_cards(lesson, rows)),
        "cards": len(cards_of(lesson)),
    }


def _practice(rows: Sequence[Row]) -> dict[str, int]:
    plans = [row for row in rows if isinstance(row, PlanRow)]
    return {
        "reflections": sum(isinstance(row, ReflectionRow) for row in rows),
        "plans": len(plans),
        "looked_back": sum(bool(plan.outcome) for plan in plans),
        "happened": sum(plan.outcome in HAPPENED for plan in plans),
    }
