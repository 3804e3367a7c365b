"""Before and after: each strategy's questions, as answered before and after trying."""

from typing import Any

import pandas as pd

from helpers.content import ui
from helpers.progress import charts, sentences, tables
from helpers.progress.charts import Pair
from helpers.progress.markup import Table
from helpers.progress.view import View, captioned, titled
from helpers.progress.words import Words, between, counted, step_word


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
        least=step_word(measure, 1),
        most=step_word(measure, 5),
        before_words=_cell(line, "before", words),
        after_words=_cell(line, "after", words),
    )


def _table(changed: pd.DataFrame, words: Words, *, made_up: bool) -> Table:
    rows = tuple(
        (
            words.question(line.lesson, line.measure),
            words.lesson(line.lesson),
            _cell(line, "before", words),
            _cell(line, "after", words),
        )
        for line in changed.itertuples(index=False)
    )
    head = tuple(ui(f"progress_{key}") for key in ("question", "lesson", "before", "after"))
    return Table(captioned("progress_change_caption", made_up=made_up), head, rows)


def _cell(line: Any, moment: str, words: Words) -> str:
    """The middle answer of one moment in words, and how many answers it stands for."""
    count = getattr(line, moment)
    if not count:
        return ui("progress_empty_cell")
    measure = words.measure(line.lesson, line.measure)
    middle = between(measure, getattr(line, f"{moment}_low"), getattr(line, f"{moment}_high"))
    return ui("progress_cell", words=middle, where=counted("progress_from", count))
