"""Files of the journal that cannot be read: every page opens, says which, and loses no word."""

from pathlib import Path

import pytest

from helpers.content import course, lesson, ui
from helpers.journal import Journal
from helpers.lesson import open_lesson, screen_of
from helpers.model import ROW_KINDS
from helpers.profile import Names
from helpers.widgets.recap import RecapScreen
from helpers.widgets.screen import Learner
from helpers.widgets.today import TodayScreen
from tests.widgets.conftest import Reader

EXERCISES = [
    (entry.slug, exercise.id)
    for entry in course().lessons
    for exercise in lesson(entry.slug).exercises
]
NOT_OURS = b"\xff\xfe holiday photos"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal in which somebody put other files under the names of ours."""
    folder = tmp_path / "my_journal"
    folder.mkdir()
    for kind in ROW_KINDS.values():
        (folder / f"{kind.table}.csv").write_bytes(NOT_OURS)
    monkeypatch.setenv("COURSE_JOURNAL", str(folder))
    return folder


def learner(folder: Path, slug: str) -> Learner:
    return Learner(journal=Journal(folder), names=Names(), lesson=slug)


@pytest.mark.parametrize(("slug", "id"), EXERCISES)
def test_every_exercise_opens(folder: Path, slug: str, id: str) -> None:
    exercise = lesson(slug).exercise(id)
    reader = Reader(screen_of(exercise)(exercise, learner(folder, slug)))
    assert len(reader.page.blocks) > 2
    problem = reader.text("problem")
    assert problem == "" or ".csv" in problem


def test_it_says_which_file_and_what_to_do(folder: Path) -> None:
    exercise = lesson("active_listening").exercise("first-reply")
    reader = Reader(screen_of(exercise)(exercise, learner(folder, "active_listening")))
    assert reader.text("problem") == ui("journal_not_ours", file="answers.csv")


@pytest.mark.parametrize("slug", [entry.slug for entry in course().lessons])
def test_every_lesson_opens(folder: Path, slug: str) -> None:
    assert open_lesson(slug)
    assert (folder / "answers.csv").read_bytes() == NOT_OURS


@pytest.mark.parametrize("screen", [TodayScreen, RecapScreen])
def test_today_and_the_cards_open_and_say_so(folder: Path, screen: type) -> None:
    reader = Reader(screen(learner(folder, "start_here")))
    assert "reviews.csv" in reader.text("problem")


def test_once_the_file_is_moved_away_saving_works_again(folder: Path) -> None:
    exercise = lesson("active_listening").exercise("first-reply")
    reader = Reader(screen_of(exercise)(exercise, learner(folder, "active_listening")))
    button = next(block for block in reader._all(reader.page.blocks) if block["type"] == "button")
    options = next(block for block in reader._all(reader.page.blocks) if block["type"] == "choice")
    picked = {options["key"]: options["options"][0][0]}
    reader.press(button["key"], **picked)
    assert "answers.csv" in reader.text("problem")
    assert reader.page.fields == picked
    (folder / "answers.csv").rename(folder / "photos.txt")
    reader.press(button["key"], **picked)
    assert reader.text("problem") == ""
