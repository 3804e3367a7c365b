"""Words that a learner wrote somewhere, as the page of own words shows them."""

from dataclasses import dataclass
from datetime import date

from helpers import content
from helpers.content import ui
from helpers.model import PlanRow, ReflectionRow
from helpers.widgets.days import day_in_words

Entry = ReflectionRow | PlanRow
WORDS: dict[type[Entry], tuple[str, ...]] = {
    ReflectionRow: ("what_happened", "what_next"),
    PlanRow: ("cue", "action", "why"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words written in one place on one day. `row` is what can be changed here; words in an
    exercise are changed there."""

    key: str
    lesson: str
    what: str
    day: date
    lines: tuple[tuple[str, str], ...]
    private: bool
    row: Entry | None = None


def of_row(row: Entry) -> Passage:
    """A reflection or a plan, as its words are shown."""
    reflection = isinstance(row, ReflectionRow)
    lines = [(ui(f"words_{key}"), getattr(row, key)) for key in WORDS[type(row)]]
    happened = row.happened_on if isinstance(row, ReflectionRow) else None
    return Passage(
        key=row.id,
        lesson=row.lesson,
        what=ui("words_reflection" if reflection else "words_plan"),
        day=happened or row.local_date,
        lines=tuple((asked, words) for asked, words in lines if words),
        private=row.private,
        row=row,
    )


def heading(one: Passage) -> str:
    """What it is, of which lesson, of which day."""
    lesson = short_name(one.lesson)
    return ui("words_heading", what=one.what, lesson=lesson, day=day_in_words(one.day))


def short_name(slug: str) -> str:
    """The lesson's name; its slug where the lesson has left the course."""
    names = {entry.slug: entry.short for entry in content.course().lessons}
    return names.get(slug, slug)


def page_of(slug: str) -> str:
    """The notebook of a lesson; "" where the lesson has left the course."""
    pages = {entry.slug: entry.notebook for entry in content.course().lessons}
    return pages.get(slug, "")
