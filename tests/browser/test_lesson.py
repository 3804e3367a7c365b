"""Every lesson the way a learner does it: by keyboard, a crash halfway, back the next day."""

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from helpers.content import course, lesson, ui
from helpers.journal import Journal
from helpers.model import Composer, Draw, Exercise, LessonEntry, Reflection, Rewrite, Sort
from helpers.profile import Names
from helpers.widgets.own_words import OwnWordsScreen
from helpers.widgets.screen import Learner
from tests.browser.answering import Rows, answer
from tests.browser.keyboard import Keyboard
from tests.browser.lab import LabPage, Server
from tests.browser.test_accessible import is_for_everybody, nothing_is_in_the_way_in_both_themes
from tests.browser.worked_through import is_a_lesson, write_journal

PROGRESS = "07_your_progress.ipynb"
LAST_WORDS = "and then, slowly, the rest"
DRAFT = "Half a thought, not saved"
LEFT = "input:checked, table, details, li, .course-look-sentence"
FIRST = "active_listening"
LESSONS = [
    pytest.param(entry, id=entry.slug, marks=[] if entry.slug == FIRST else pytest.mark.slow)
    for entry in course().lessons
    if is_a_lesson(entry)
]


@pytest.mark.parametrize("entry", LESSONS)
def test_a_whole_lesson_by_keyboard_with_a_crash_halfway(
    kept_lab: LabPage, journal: Path, entry: LessonEntry
) -> None:
    lab = kept_lab
    exercises = on_the_page(lab.server, entry)
    half = len(exercises) // 2
    learner = Keyboard(lab)
    earlier = from_other_lessons(journal, exercises)
    lab.turn_to(entry.notebook)
    nothing_is_in_the_way_in_both_themes(lab)
    learner.start()
    rows = [row for exercise in exercises[:half] for row in answer(learner, exercise)]
    given = Names().into(next(e for e in exercises if isinstance(e, Reflection)))
    learner.write(learner.exercise(given.id), given.what_happened, DRAFT)
    expect(learner.exercise(given.id).get_by_text("Draft kept")).to_be_visible()

    lab.server.kill_kernel(entry.notebook)
    lab.open(entry.notebook)  # JupyterLab itself is loaded anew
    learner.start()
    expect(learner.exercise(given.id).get_by_label(given.what_happened)).to_have_value(DRAFT)
    everything_is_there(learner, exercises[:half])

    rows += [row for exercise in exercises[half:] for row in answer(learner, exercise)]
    assert kept(journal) == sorted([*earlier, *map(comparable, rows)])
    is_for_everybody(lab)

    reopened_it_is_as_delivered(lab, entry)
    own_words = OwnWordsScreen(Learner(journal=Journal(journal), names=Names(), lesson=PROGRESS))
    assert LAST_WORDS in repr(own_words.blocks)
    if entry.slug == FIRST:
        progress_shows_it(lab)


def from_other_lessons(journal: Path, exercises: Iterable[Exercise]) -> list[tuple[Any, ...]]:
    """For a lesson that draws on another, the other is done already: the rows of that."""
    for exercise in exercises:
        if isinstance(exercise, Draw):
            write_journal(journal, exercise.lesson)
    return kept(journal)


def on_the_page(server: Server, entry: LessonEntry) -> tuple[Exercise, ...]:
    """The exercises in the order of the page."""
    page = json.loads((server.notebooks / entry.notebook).read_text(encoding="utf-8"))
    code = "".join(line for cell in page["cells"] for line in cell["source"])
    shown = re.findall(r'lesson\.exercise\("([^"]+)"\)', code)
    return tuple(map(lesson(entry.slug).exercise, shown))


def everything_is_there(learner: Keyboard, exercises: Iterable[Exercise]) -> None:
    for exercise in exercises:
        screen = learner.exercise(exercise.id)
        if isinstance(exercise, Sort):
            expect(screen.get_by_role("table")).to_be_visible()
        elif isinstance(exercise, Composer):
            expect(screen.get_by_text(ui("composer_kept"))).to_be_visible()
        elif isinstance(exercise, Draw):
            expect(screen.get_by_role("button", name=ui("draw_another"))).to_be_visible()
        elif isinstance(exercise, Rewrite):
            expect(screen.get_by_text(Names().into(exercise).items[1].vague)).to_be_visible()
        else:
            expect(screen.locator(LEFT).first).to_be_attached()


def reopened_it_is_as_delivered(lab: LabPage, entry: LessonEntry) -> None:
    first = lesson(entry.slug).exercises[0]
    lab.save()
    lab.server.end_kernels()
    assert lab.server.changed_files() == ""
    lab.turn_to(entry.notebook)
    expect(lab.panel.get_by_text(Names().into(first).intro).first).to_be_visible()
    expect(lab.panel.get_by_text("model not found")).to_have_count(0)
    expect(lab.panel.get_by_text(DRAFT)).to_have_count(0)


def progress_shows_it(lab: LabPage) -> None:
    lab.turn_to(PROGRESS)
    lab.start()
    expect(lab.panel.get_by_text(LAST_WORDS).first).to_be_visible()


def kept(journal: Path) -> list[tuple[tuple[str, Any], ...]]:
    """What stands in the journal, without ids and times."""
    rows: Rows = []
    for file in journal.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as opened:
            rows += [{"table": file.stem, **row} for row in csv.DictReader(opened)]
    return sorted(map(comparable, rows))


NOT_COMPARED = ("id", "saved_at", "local_date", "lesson", "due", "looked_back_on", "why")


def comparable(row: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    given = {"who": "me", **({"private": "no"} if row["table"] == "answers" else {}), **row}
    return tuple(sorted((k, str(v)) for k, v in given.items() if k not in NOT_COMPARED))
