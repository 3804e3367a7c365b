"""Plans by strategy: how many were made, and what became of them. Counts, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from helpers.content import ui
from helpers.exercises.plan import OUTCOMES
from helpers.model import PlanRow
from helpers.progress.markup import Cell, Table
from helpers.progress.sentences import Said
from helpers.progress.view import View, captioned
from helpers.progress.words import Words, counted

OPEN = "open"
BECAME = (*OUTCOMES, OPEN)
COLUMNS = ("lesson", "plans_made", *(f"plans_{became}" for became in BECAME))


@dataclass(frozen=True, slots=True)
class Tally:
    """The plans of one strategy: how many were made, and of each outcome how many."""

    lesson: str
    made: int
    became: Mapping[str, int]


def show(plans: Iterable[PlanRow], words: Words, *, made_up: bool) -> View:
    """What became of these plans; a preview while there is none."""
    preview = ui("progress_plans_preview")
    rows = tuple(plans)
    if not rows:
        return View(preview=preview)
    return View(
        preview=preview,
        said=_said(rows, words),
        table=_table(tallies(rows, tuple(words.lessons)), words, made_up=made_up),
        made_up=made_up,
    )


def tallies(plans: Iterable[PlanRow], order: Sequence[str]) -> tuple[Tally, ...]:
    """One for each strategy with a plan, as the course has them; those that left it come last."""
    by_lesson: dict[str, list[PlanRow]] = {}
    for row in plans:
        by_lesson.setdefault(row.lesson, []).append(row)
    place = {slug: at for at, slug in enumerate(order)}
    slugs = sorted(by_lesson, key=lambda slug: (place.get(slug, len(place)), slug))
    return tuple(Tally(slug, len(by_lesson[slug]), _became(by_lesson[slug])) for slug in slugs)


def reworded(plans: Iterable[PlanRow]) -> int:
    """How many followed another plan of the same strategy in other words: so it was changed."""
    last: dict[str, tuple[str, str]] = {}
    changed = 0
    for row in sorted(plans, key=lambda one: one.saved_at):
        said = (row.cue.strip().casefold(), row.action.strip().casefold())
        changed += last.get(row.lesson, said) != said
        last[row.lesson] = said
    return changed


def _became(rows: Iterable[PlanRow]) -> dict[str, int]:
    counts = dict.fromkeys(BECAME, 0)
    for row in rows:
        counts[row.outcome if row.outcome in OUTCOMES else OPEN] += 1
    return counts


def _said(rows: Sequence[PlanRow], words: Words) -> Said:
    all_of_them = _became(rows)
    open_still = all_of_them.pop(OPEN)
    happened = all_of_them["yes"] + all_of_them["partly"]
    sentences = [counted("progress_plans", len(rows))]
    if open_still < len(rows):
        sentences += [
            counted(f"progress_plans_became_{key}", count)
            for key, count in all_of_them.items()
            if count
        ]
    if open_still:
        sentences.append(counted("progress_plans_waiting", open_still))
    if changed := reworded(rows):
        sentences.append(counted("progress_plans_reworded", changed))
    gone = sum(row.lesson not in words.lessons for row in rows)
    if gone:
        sentences.append(counted("progress_odd_gone", gone))
    return Said(_title(len(rows), len(rows) - open_still, happened), tuple(sentences))


def _title(made: int, looked_back: int, happened: int) -> str:
    if not looked_back:
        return counted("progress_plans_title_open", made)
    return counted("progress_plans_title", made, happened=happened)


def _table(found: Iterable[Tally], words: Words, *, made_up: bool) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (words.lesson(one.lesson), one.made, *(one.became[key] for key in BECAME)) for one in found
    )
    heads = tuple(ui(f"progress_{key}") for key in COLUMNS)
    return Table(captioned("progress_plans_caption", made_up=made_up), heads, rows)
