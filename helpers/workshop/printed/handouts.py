"""A lesson as a handout, and all of them as a booklet: from content alone, as PDFs.

Nobody's own names go into them: on paper the partner is "your partner", and "they".
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from helpers import content
from helpers.content import ui
from helpers.model import Exercise, Finding, HelpLine, Lesson, Safety
from helpers.profile import Names, Profile
from helpers.references import reference
from helpers.workshop.printed import questions, writing
from helpers.workshop.printed.paper import Table, Task, as_data
from helpers.workshop.printed.printing import Paper, to_pdf
from helpers.workshop.printed.questions import OnPaper

SECTIONS: dict[str, tuple[str, ...]] = {
    "handout_before": ("check-in",),
    "handout_exercises": (
        *("choice", "sort", "reading", "rewrite", "composer", "ladder", "map", "audit"),
        *("tried", "adapt", "conversation"),
    ),
    "handout_for_two": ("exchange", "timer", "match", "draw", "deck", "ritual"),
    "handout_this_week": ("plan", "log", "reflection"),
    "handout_cards": ("cards",),
}
"""The parts of a handout in order, and the kinds of exercise in each."""

ON_PAPER: dict[str, Callable[[Any], OnPaper]] = {
    "choice": questions.choice,
    "sort": questions.sort,
    "reading": questions.reading,
    "conversation": questions.conversation,
    "check-in": writing.check_in,
    "composer": writing.composer,
    "timer": writing.timer,
    "plan": writing.plan,
    "exchange": writing.exchange,
    "reflection": writing.reflection,
    "cards": writing.cards,
    "rewrite": writing.rewrite,
    "ladder": writing.ladder,
    "map": writing.map_,
    "log": writing.log,
    "audit": writing.audit,
    "match": writing.match,
    "deck": writing.deck,
    "ritual": writing.ritual,
    "tried": writing.tried,
    "adapt": writing.adapt,
    "draw": writing.draw,
}


def printable() -> tuple[str, ...]:
    """The lessons that have something to do on paper, in the order of the course."""
    slugs = (entry.slug for entry in content.course().lessons)
    return tuple(slug for slug in slugs if content.lesson(slug).exercises)


def handout(slug: str, paper: Paper) -> bytes:
    """One lesson as a PDF, with when to leave it and where to find help."""
    lesson = content.lesson(slug)
    data = {"title": lesson.title, "words": _words(), "lessons": [_lesson(lesson)]}
    return to_pdf("handout.typ", {**data, "safety": _safety(content.safety())}, paper)


def booklet(slugs: Iterable[str], paper: Paper) -> bytes:
    """These lessons in one PDF, with a table of contents; help lines once, at its end."""
    lessons = [_lesson(content.lesson(slug)) for slug in slugs]
    data = {"title": content.course().title, "words": _words(), "lessons": lessons}
    return to_pdf("booklet.typ", {**data, "safety": _safety(content.safety())}, paper)


def _words() -> dict[str, str]:
    """Headings and remarks that the templates set themselves."""
    return {
        "yours": ui("handout_yours"),
        "able": ui("handout_able"),
        "keep": ui("handout_keep"),
        "key": ui("handout_key"),
        "key_how": ui("handout_key_how"),
        "findings": ui("handout_findings"),
        "contents": ui("handout_contents"),
        "booklet": ui("handout_booklet"),
    }


def _lesson(lesson: Lesson) -> dict[str, Any]:
    names = Names(Profile(pronouns="they"))
    tasks = [(exercise.kind, _task(names.into(exercise))) for exercise in lesson.exercises]
    sections = [
        {"title": ui(key), "tasks": [as_data(task) for kind, task in tasks if kind in kinds]}
        for key, kinds in SECTIONS.items()
    ]
    return {
        "title": lesson.title,
        "promise": lesson.promise,
        "objectives": list(lesson.objectives),
        "keep": list(lesson.keep),
        "sections": [section for section in sections if section["tasks"]],
        "findings": [_finding(names.into(finding)) for finding in lesson.findings],
    }


def _task(exercise: Exercise) -> Task:
    blocks, key = ON_PAPER[exercise.kind](exercise)
    return Task(
        title=exercise.title,
        intro=exercise.on_paper or exercise.intro,
        blocks=blocks,
        key=key,
        another_day=ui("another_day") if exercise.another_day else "",
        wide=any(isinstance(block, Table) for block in blocks),
    )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "claim": finding.claim,
        "lines": [
            ui("evidence_design", text=finding.design),
            ui("evidence_size", text=finding.size),
            ui("evidence_limit", text=finding.limit),
        ],
        "sources": [ui("evidence_source", text=reference(key)) for key in finding.references],
    }


def _safety(safety: Safety) -> dict[str, Any]:
    lines = [line for line in safety.help_lines if line.is_shown]
    checked = min((line.checked_on for line in lines), default=None)
    return {
        "title": ui("handout_safety"),
        "note": ui("handout_safety_note"),
        "not_for": list(safety.not_for),
        "help": ui("handout_help"),
        "checked": ui("handout_help_checked", day=_day_words(checked)) if checked else "",
        "countries": list(_by_country(lines)),
    }


def _by_country(lines: Iterable[HelpLine]) -> Iterator[dict[str, Any]]:
    for country, those in groupby(lines, key=lambda line: line.country):
        yield {"name": country, "lines": [_in_words(line) for line in those]}


def _in_words(line: HelpLine) -> str:
    return ui("help_line", service=line.service, contact=line.contact, for_whom=line.for_whom)


def _day_words(day: date) -> str:
    month = ui("months").split()[day.month - 1]
    return ui("progress_day", day=day.day, month=month, year=day.year)
