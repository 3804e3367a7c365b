"""What is done: lessons begun, exercises worked on, reflections, plans, recap cards."""

from typing import Any

import pandas as pd

from helpers.content import ui
from helpers.progress import charts, sentences
from helpers.progress.charts import Bar
from helpers.progress.markup import Cell, Right, Table
from helpers.progress.view import View, captioned, titled
from helpers.progress.words import Words

COLUMNS = (
    "lesson",
    "exercises",
    "reflections",
    "plans_looked_back",
    "plans_happened",
    "cards_known",
)


def show(done: pd.DataFrame, words: Words, *, made_up: bool) -> View:
    """The view of `tables.lessons_done`; a preview while nothing was begun."""
    preview = ui("progress_overview_preview")
    if not (done["state"] != "not_started").any():
        return View(preview=preview)
    said = sentences.overview(done)
    bars = [*map(_bar, done[done["all"] > 0].itertuples(index=False)), *_more_bars(done)]
    return View(
        preview=preview,
        said=said,
        figure=charts.overview(titled(said, made_up=made_up), bars) if bars else None,
        table=_table(done, words, made_up=made_up),
        made_up=made_up,
    )


def _bar(line: Any) -> Bar:
    done, there = int(line.done), int(line.all)
    return Bar(ui("progress_bar", lesson=line.name, done=done, all=there), done, there)


def _more_bars(done: pd.DataFrame) -> list[Bar]:
    """Plans that happened and cards that are known, of all lessons together; none of nothing."""
    sums = done[["happened", "looked_back", "known", "cards"]].sum().astype(int)
    pairs = (("happened", "looked_back", "plans"), ("known", "cards", "cards"))
    return [
        Bar(ui(f"progress_bar_{what}", done=sums[some], all=sums[there]), sums[some], sums[there])
        for some, there, what in pairs
        if sums[some]
    ]


def _table(done: pd.DataFrame, words: Words, *, made_up: bool) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            words.lesson(line.slug),
            _share(line.done, line.all),
            int(line.reflections),
            _share(line.looked_back, line.plans),
            _share(line.happened, line.looked_back),
            _share(line.known, line.cards),
        )
        for line in done.itertuples(index=False)
    )
    caption = captioned("progress_overview_caption", made_up=made_up)
    return Table(caption, tuple(ui(f"progress_{key}") for key in COLUMNS), rows)


def _share(some: float, there: float) -> Right:
    """So many of so many; a dash where there is nothing to count, or nobody knows."""
    if pd.isna(there) or there == 0:
        return Right(ui("progress_empty_cell"))
    return Right(ui("progress_share", done=int(some), all=int(there)))
