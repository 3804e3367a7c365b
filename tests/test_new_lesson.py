"""A writer adds a lesson: `course new-lesson` gives one that passes every check from the start."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import check, content, facilitating, new_lesson
from helpers.model import Adapt
from helpers.new_lesson import CannotAdd

ROOT = Path(__file__).parents[1]
SLUG = "listening_outdoors"
COURSE = "from helpers.cli import main; main()"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project in a folder of its own, with the pages around the lessons and no lesson."""
    for name in ("helpers", "content", "notebooks", "conftest.py", "pyproject.toml"):
        source, target = ROOT / name, tmp_path / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    shutil.rmtree(tmp_path / "notebooks" / "my_journal", ignore_errors=True)
    return tmp_path


def course(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The `course` command as the copy has it."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "COURSE_JOURNAL": str(copy / "journal")}
    command = [sys.executable, "-c", COURSE, *arguments]
    return subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )


def test_a_new_lesson_passes_every_check_from_the_start(copy: Path) -> None:
    added = course(copy, "new-lesson", SLUG)
    assert added.returncode == 0, added.stderr
    page = next((copy / "notebooks").glob(f"*_{SLUG}.ipynb"))
    assert page.name in added.stdout
    checked = course(copy, "check")
    assert checked.returncode == 0, checked.stdout
    for arguments in (["previews"], ["previews", "--check"]):
        refreshed = course(copy, *arguments, str(page))
        assert refreshed.returncode == 0, refreshed.stdout + refreshed.stderr
    cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
    assert all(cell["metadata"]["editable"] is False for cell in cells)
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    nbval = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", str(page)]
    ran = subprocess.run(
        nbval, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout
    assert "passed" in ran.stdout


def test_it_stands_before_the_progress_page_and_comments_stay(copy: Path) -> None:
    course(copy, "new-lesson", SLUG)
    text = (copy / "content" / "course.yml").read_text(encoding="utf-8")
    assert text.startswith("# The order of the course.")
    slugs = [entry.slug for entry in content.course(copy / "content").lessons]
    assert slugs[-2:] == [SLUG, "your_progress"]


def test_made_a_strategy_it_is_asked_for_in_every_situation(copy: Path) -> None:
    course(copy, "new-lesson", SLUG)
    listed = copy / "content" / "course.yml"
    before = listed.read_text(encoding="utf-8")
    begin, _, end = before.rpartition("sittings: true")
    listed.write_text(f"{begin}strategy: true{end}", encoding="utf-8")
    problems = check.problems(copy / "content", notebooks=copy / "notebooks")
    adapt = next(e for e in content.lesson("make_it_yours").exercises if isinstance(e, Adapt))
    assert len(problems) == len(adapt.situations)
    assert all(f"no change for {SLUG}" in str(problem) for problem in problems)


def test_it_brings_a_page_of_notes_for_a_facilitator(copy: Path) -> None:
    course(copy, "new-lesson", SLUG)
    notes = facilitating.notes(SLUG, copy / "content")
    assert notes.blocks[0].exercise == "first-try"


def test_notes_that_were_written_before_the_lesson_are_left_alone(copy: Path) -> None:
    written = copy / "content" / "workshop" / f"{SLUG}.yml"
    written.write_text("goal: mine", encoding="utf-8")
    assert course(copy, "new-lesson", SLUG).returncode == 1
    assert written.read_text(encoding="utf-8") == "goal: mine"


def test_two_new_lessons_do_not_get_in_each_others_way(copy: Path) -> None:
    course(copy, "new-lesson", SLUG)
    course(copy, "new-lesson", "another_one")
    problems = check.problems(copy / "content", notebooks=copy / "notebooks")
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize("slug", ["Listening", "a-b", "../x", "", "1st", "a b"])
def test_a_name_of_another_shape_is_refused(slug: str) -> None:
    with pytest.raises(CannotAdd, match="lesson_slug_shape"):
        new_lesson.add_lesson(slug)


def test_the_command_says_why_and_writes_nothing(copy: Path) -> None:
    before = sorted((copy / "content").rglob("*"))
    refused = course(copy, "new-lesson", "Listening")
    assert refused.returncode == 1
    assert "cannot be the name of a lesson" in refused.stderr
    assert sorted((copy / "content").rglob("*")) == before


def test_a_lesson_that_is_there_is_left_alone() -> None:
    with pytest.raises(CannotAdd, match="lesson_there_already"):
        new_lesson.add_lesson("active_listening")
