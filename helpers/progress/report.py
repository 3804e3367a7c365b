"""The report: what the learner picked, as one HTML file that needs nothing else and runs nothing.

The template escapes every word. The file forbids itself every request and every script, and the one
style sheet it allows is named by its hash, so nothing that was typed can change how it behaves.
"""

import base64
import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from helpers.content import ui
from helpers.progress.markup import Right, Table
from helpers.progress.svg import picture
from helpers.progress.view import View
from helpers.progress.words import Words, day_words
from helpers.progress.written import Written

VIEWS = ("done", "change", "closeness", "calendar", "plans")
WORDS, PRIVATE = "words", "private"
FOLDER = Path(__file__).parent
Told = Callable[[int, int], None]
"""Is told how many parts are done, of how many."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that can go into a report: the views, the words, and what could not be read of them.
    `told` is all that should be told about the journal's files."""

    views: Mapping[str, View]
    written: tuple[Written, ...]
    problems: tuple[str, ...]
    told: tuple[str, ...]
    words: Words

    def __post_init__(self) -> None:
        if any(view.made_up for view in self.views.values()):
            raise ValueError("a report is about somebody who exists")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report before it is handed over: a line for each part that goes in, what should be told
    about the journal's files, how many private entries go in, and the file itself."""

    lines: tuple[str, ...]
    problems: tuple[str, ...]
    private: int
    name: str
    html: str


class Reporter:
    """Prepares reports. `gather` is asked anew each time, for the parts that were chosen."""

    def __init__(
        self, gather: Callable[[Collection[str], Told], Gathered], today: Callable[[], date]
    ) -> None:
        self._gather = gather
        self._today = today

    def prepare(self, chosen: Collection[str], told: Told = lambda done, of: None) -> Prepared:
        """The report as it would be made now."""
        found, today = self._gather(chosen, told), self._today()
        views = [_message(part, found.views[part]) for part in VIEWS if part in chosen]
        words = [_amount(part, found) for part in (WORDS, PRIVATE) if part in chosen]
        return Prepared(
            lines=(*views, *words),
            problems=found.told,
            private=len(_entries(PRIVATE, found)) if PRIVATE in chosen else 0,
            name=ui("report_file", day=today.isoformat()),
            html=build(chosen, found, today),
        )


def build(chosen: Collection[str], found: Gathered, made_on: date) -> str:
    """The report as HTML, with the parts that were chosen and no trace of the others."""
    style = _read("report.css")
    return _template().render(
        lang=ui("report_lang"),
        title=ui("report_title"),
        made_on=ui("report_made_on", day=day_words(made_on)),
        note=ui("report_note"),
        policy=_policy(style),
        style=style,
        sections=[_section(part, found.views[part]) for part in VIEWS if part in chosen],
        written=[_words(part, found) for part in (WORDS, PRIVATE) if part in chosen],
        nothing=ui("report_nothing"),
    )


def _policy(style: str) -> str:
    """No request, no script, no form, no frame; this style sheet and no other."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _message(part: str, view: View) -> str:
    """The part's name with its message."""
    said = view.said
    if said is None:
        return ui("report_part_empty", part=ui(f"report_{part}"))
    message = said.title or (said.sentences[0] if said.sentences else "")
    return ui("report_part", part=ui(f"report_{part}"), message=message)


def _section(part: str, view: View) -> dict[str, Any]:
    said = view.said
    name = ui(f"report_{part}")
    if said is None:
        return {"title": name, "sentences": [], "points": [], "chart": "", "table": None}
    return {
        "title": said.title or name,
        "sentences": said.sentences,
        "points": said.points,
        "chart": picture(view.figure, ui("report_chart", title=said.title)) if view.figure else "",
        "table": _table(view.table) if view.table else None,
    }


def _table(table: Table) -> dict[str, Any]:
    columns = zip(*table.rows, strict=True)
    sides = [any(isinstance(cell, int | Right) for cell in column) for column in columns]
    return {"caption": table.caption, "head": table.head, "rows": table.rows, "numeric": sides}


def _entries(part: str, found: Gathered) -> list[Written]:
    return [one for one in found.written if one.private is (part == PRIVATE)]


def _amount(part: str, found: Gathered) -> str:
    count, name = len(_entries(part, found)), ui(f"report_{part}")
    if not count:
        return ui("report_part_empty", part=name)
    return ui("report_entries", part=name, count=count)


def _words(part: str, found: Gathered) -> dict[str, Any]:
    """The words of one part, by strategy in the order of the course, then by day."""
    by_lesson: dict[str, list[Written]] = {slug: [] for slug in found.words.lessons}
    for one in sorted(_entries(part, found), key=lambda one: one.day):
        by_lesson.setdefault(one.lesson, []).append(one)
    lessons = [
        {"name": found.words.lesson(slug), "entries": list(_shown(entries))}
        for slug, entries in by_lesson.items()
        if entries
    ]
    sentences = [ui("report_private_here")] if part == PRIVATE and lessons else []
    sentences += found.problems
    return {"title": ui(f"report_{part}"), "sentences": sentences, "lessons": lessons}


def _shown(entries: Iterable[Written]) -> Iterable[dict[str, Any]]:
    for one in entries:
        heading = ui("report_entry", what=one.what, day=day_words(one.day))
        yield {"heading": heading, "lines": one.lines}


@cache
def _template() -> Template:
    options: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(autoescape=True, undefined=StrictUndefined, **options)
    return environment.from_string(_read("report.html"))


@cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
