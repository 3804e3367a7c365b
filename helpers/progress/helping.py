"""What seems to help: what the comparisons of `helps` say, in words that do not go beyond them."""

from collections.abc import Sequence

from helpers.content import ui
from helpers.progress import spans
from helpers.progress.helps import LEAST, NEAR, Help, Helps, Verdict
from helpers.progress.markup import Table
from helpers.progress.sentences import Said
from helpers.progress.spans import Span
from helpers.progress.view import View, captioned, titled
from helpers.progress.words import Words, counted, listed

HEAD = ("lesson", "helps_days", "helps_others", "helps_next", "helps_range", "helps_verdict")
OUT_OF = 100  # learners, in the sentence on alarms by luck
ALARMS = 5


def show(found: Helps, words: Words, *, empty: bool, made_up: bool) -> View:
    """The view of `helps.compare`; a preview while nothing is noted and nothing was tried."""
    preview = ui("progress_helps_preview")
    if empty:
        return View(preview=preview)
    said = _said(found, words)
    drawn = [_span(one, words) for one in found.compared]
    ends = tuple(ui(f"progress_helps_{end}") for end in ("axis_lower", "axis_none", "axis_higher"))
    return View(
        preview=preview,
        said=said,
        figure=spans.ranges(titled(said, made_up=made_up), drawn, ends) if drawn else None,  # type: ignore[arg-type]
        table=_table(found, words, made_up=made_up),
        made_up=made_up,
    )


# --- sentences -----------------------------------------------------------------------------------


def _said(found: Helps, words: Words) -> Said:
    points = tuple(_point(one, words) for one in found.each if one.days)
    if not found.compared:
        few = ui("progress_helps_too_few", least=LEAST, near=NEAR)
        return Said(
            ui("progress_helps_title_few"),
            (few, ui("progress_helps_good_days")),
            points,
            apart=True,
        )
    older = (ui("progress_helps_older"),) if found.older else ()
    sentences = (
        " ".join(_outcome(found, words)),
        ui("progress_helps_how", near=NEAR),
        counted("progress_helps_several", len(found.compared), alarms=ALARMS, learners=OUT_OF),
        ui("progress_helps_good_days"),
        *older,
    )
    return Said(_title(found, words), sentences, points, apart=True)


def _title(found: Helps, words: Words) -> str:
    higher = _named(found, Verdict.HIGHER, words)
    lower = _named(found, Verdict.LOWER, words)
    if higher and lower:
        return ui("progress_helps_title_both", higher=higher, lower=lower)
    if higher:
        return ui("progress_helps_title_higher", lessons=higher)
    if lower:
        return ui("progress_helps_title_lower", lessons=lower)
    return ui("progress_helps_title_chance")


def _outcome(found: Helps, words: Words) -> tuple[str, ...]:
    """What stands out; that nothing does; that something hidden may still be there."""
    said = [
        ui(f"progress_helps_{verdict}", lessons=names)
        for verdict in (Verdict.HIGHER, Verdict.LOWER)
        if (names := _named(found, verdict, words))
    ]
    if any(one.verdict == Verdict.CHANCE for one in found.compared):
        said.append(ui("progress_helps_hidden" if said else "progress_helps_chance"))
    return tuple(said)


def _named(found: Helps, verdict: Verdict, words: Words) -> str:
    return listed([words.lesson(one.lesson) for one in found.compared if one.verdict == verdict])


def _point(one: Help, words: Words) -> str:
    lesson = words.lesson(one.lesson)
    if one.verdict == Verdict.FEW:
        return counted("progress_helps_point_few", one.days, lesson=lesson)
    return ui(
        f"progress_helps_point_{one.verdict}",
        lesson=lesson,
        shift=_amount(one.shift),
        low=_amount(one.low),
        high=_amount(one.high),
        days=one.days,
        others=one.others,
    )


def _amount(steps: float) -> str:
    """So much higher or lower, in steps, to a tenth."""
    size = round(abs(steps), 1)
    if size == 0:
        return ui("progress_helps_same")
    unit = "step" if size == 1 else "part" if size < 1 else "steps"
    way = ui("progress_helps_way_higher" if steps > 0 else "progress_helps_way_lower")
    return ui(f"progress_helps_{unit}", size=f"{size:g}", way=way)


# --- chart and table -----------------------------------------------------------------------------


def _span(one: Help, words: Words) -> Span:
    lesson = words.mark(one.lesson)
    said = ui(f"progress_helps_short_{one.verdict}")
    return Span(lesson, said, one.low, one.shift, one.high, one.verdict, _point(one, words))


def _table(found: Helps, words: Words, *, made_up: bool) -> Table:
    rows = tuple(_row(one, words) for one in found.each)
    head: Sequence[str] = [ui(f"progress_{key}") for key in HEAD]
    return Table(captioned("progress_helps_caption", made_up=made_up), tuple(head), rows)


def _row(one: Help, words: Words) -> tuple[str | int, ...]:
    start = words.lesson(one.lesson), one.days, one.others
    said = ui(f"progress_helps_short_{one.verdict}")
    if one.verdict == Verdict.FEW:
        dash = ui("progress_empty_cell")
        return (*start, dash, dash, said)
    low, high = _amount(one.low), _amount(one.high)
    return (*start, _amount(one.shift), ui("progress_helps_from_to", low=low, high=high), said)
