"""Before and after: each strategy's questions, as answered before and after trying."""

from typing import Any

import pandas as pd

from helpers.content import ui
from helpers.progress import charts, sentences, tables
from helpers.progress.charts import Pair
from helpers.progress.markup import Cell, Table
from helpers.progress.sentences import Words, between
from helpers.progress.view import View, captioned, titled


def show(ratings: pd.DataFrame, words: Words, *, made_up: bool) -> View:
    """The view of `tables.before_after`; a preview while there is no answer."""
    preview = ui("progress_change_preview")
    if not len(ratings):
        return View(preview=preview)
    changed = tables.changes(ratings)
    said = sentences.before_and_after(ratings, changed, words)
    both = changed[(changed["before"] > 0) & (changed["after"] > 0)]
    pairs = [_pair(line, words) for line in both.itertuples(index=False)]
    names = ui("progress_before"), ui("progress_after")
    title = titled(said, made_up=made_up)
    return View(
        preview=preview,
        said=said,
        figure=charts.before_and_after(title, pairs, *names) if pairs else None,
        table=_table(changed, words, made_up=made_up) if len(changed) else None,
        made_up=made_up,
    )


def _pair(line: Any, words: Words) -> Pair:
    measure = words.measure(line.lesson, line.measure)
    return Pair(
        lesson=words.lesson(line.lesson),
        question=words.question(line.lesson, line.measure),
        before=(line.before_low + line.before_high) / 2,
        after=(line.after_low + line.after_high) / 2,
        least=sentences.step_word(measure, 1),
        most=sentences.step_word(measure, 5),
        before_words=_cell(line, "before", words),
        after_words=_cell(line, "after", words),
    )


def _table(changed: pd.DataFrame, words: Words, *, made_up: bool) -> Table:
    head = ("question", "lesson", "before", "answers_before", "after", "answers_after")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            words.question(line.lesson, line.measure),
            words.lesson(line.lesson),
            _cell(line, "before", words),
            line.before,
            _cell(line, "after", words),
            line.after,
        )
        for line in changed.itertuples(index=False)
    )
    caption = captioned("progress_change_caption", made_up=made_up)
    return Table(caption, tuple(ui(f"progress_{key}") for key in head), rows)


def _cell(line: Any, moment: str, words: Words) -> str:
    """The middle answer of one moment in words."""
    if not getattr(line, moment):
        return ui("progress_empty_cell")
    measure = words.measure(line.lesson, line.measure)
    return between(measure, getattr(line, f"{moment}_low"), getattr(line, f"{moment}_high"))
