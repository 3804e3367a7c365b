"""Lesson 1 the way a learner does it: by keyboard, with a crash halfway, and back the next day."""

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from helpers.content import lesson
from helpers.model import Composer, Exercise, Sort
from helpers.profile import Names
from tests.browser.answering import Rows, answer
from tests.browser.keyboard import Keyboard
from tests.browser.lab import LabPage, Server

PAGE = "01_active_listening.ipynb"
PROGRESS = "07_your_progress.ipynb"
HALF = 7
DRAFT = "Half a thought, not saved"


@pytest.fixture
def exercises(server: Server) -> tuple[Exercise, ...]:
    """The exercises in the order of the page."""
    given = lesson("active_listening")
    page = json.loads((server.notebooks / PAGE).read_text(encoding="utf-8"))
    code = "".join(line for cell in page["cells"] for line in cell["source"])
    return tuple(map(given.exercise, re.findall(r'lesson\.exercise\("([^"]+)"\)', code)))


def test_a_whole_lesson_by_keyboard_with_a_crash_halfway(
    lab: LabPage, journal: Path, exercises: tuple[Exercise, ...]
) -> None:
    learner = Keyboard(lab)
    lab.open(PAGE)
    learner.start()
    rows = [row for exercise in exercises[:HALF] for row in answer(learner, exercise)]
    composer = next(e for e in exercises if isinstance(e, Composer))
    feeling = Names().into(composer).parts[0].label
    learner.write(learner.exercise(composer.id), feeling, DRAFT)
    expect(learner.exercise(composer.id).get_by_text("Draft kept")).to_be_visible()

    lab.server.kill_kernel(PAGE)
    lab.open(PAGE)
    learner.start()
    expect(learner.exercise(composer.id).get_by_label(feeling)).to_have_value(DRAFT)
    everything_is_there(learner, exercises[:HALF])

    rows += [row for exercise in exercises[HALF:] for row in answer(learner, exercise)]
    assert kept(journal) == sorted(map(comparable, rows))

    reopened_it_is_as_delivered(lab)
    progress_shows_it(lab)


def everything_is_there(learner: Keyboard, exercises: Iterable[Exercise]) -> None:
    for exercise in exercises:
        screen = learner.exercise(exercise.id)
        if isinstance(exercise, Sort):
            expect(screen.get_by_role("table")).to_be_visible()
        elif not isinstance(exercise, Composer):
            expect(screen.locator("input:checked, table, details").first).to_be_attached()


def reopened_it_is_as_delivered(lab: LabPage) -> None:
    lab.save()
    lab.server.end_kernels()
    assert lab.server.changed_files() == ""
    lab.open(PAGE)
    expect(lab.panel.get_by_text("The tap is still running.")).to_be_visible()
    expect(lab.panel.get_by_text("model not found")).to_have_count(0)
    expect(lab.panel.get_by_text(DRAFT)).to_have_count(0)


def progress_shows_it(lab: LabPage) -> None:
    lab.open(PROGRESS)
    lab.start()
    expect(lab.panel.get_by_text("and then, slowly, the rest").first).to_be_visible()


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
