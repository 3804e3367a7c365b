"""What is done: lessons begun, exercises worked on, reflections, plans."""

import pandas as pd

from helpers.content import ui
from helpers.progress import charts, sentences
from helpers.progress.charts import Bar
from helpers.progress.markup import Table
from helpers.progress.sentences import Words
from helpers.progress.view import View, captioned, titled

COLUMNS = ("done", "all", "reflections", "plans", "looked_back")


def show(done: pd.DataFrame, words: Words, *, made_up: bool) -> View:
    """The view of `tables.lessons_done`; a preview while nothing was begun."""
    preview = ui("progress_overview_preview")
    if not (done["state"] != "not_started").any():
        return View(preview=preview)
    said = sentences.overview(done)
    bars = [_bar(line) for line in done[done["all"] > 0].itertuples(index=False)]
    return View(
        preview=preview,
        said=said,
        figure=charts.overview(titled(said, made_up=made_up), bars) if bars else None,
        table=_table(done, words, made_up=made_up),
        made_up=made_up,
    )


def _bar(line: "pd.core.frame.Pandas") -> Bar:
    done, there = int(line.done), int(line.all)
    return Bar(ui("progress_bar", lesson=line.name, done=done, all=there), done, there)


def _table(done: pd.DataFrame, words: Words, *, made_up: bool) -> Table:
    head = ("progress_lesson", "progress_state", *(f"progress_{name}" for name in COLUMNS))
    rows = tuple(
        (
            words.lesson(line["slug"]),
            ui(f"progress_state_{line['state']}"),
            *(_number(line[name]) for name in COLUMNS),
        )
        for line in done.to_dict("records")
    )
    caption = captioned("progress_overview_caption", made_up=made_up)
    return Table(caption, tuple(ui(key) for key in head), rows)


def _number(value: float) -> str | int:
    return ui("progress_empty_cell") if pd.isna(value) else int(value)
