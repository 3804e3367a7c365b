"""The writers' checker: each fault by its sample, all at once, and none in what we ship."""

import shutil
from pathlib import Path

import pytest

from helpers import check
from helpers.check import Problem
from helpers.faults import in_words

HERE = Path(__file__).parent
SOUND = HERE / "sound_content"
SAMPLES = sorted(path.parent for path in HERE.glob("broken_content/*/expected.txt"))


def course_with(sample: Path, place: Path) -> Path:
    """A sound course into which the files of a sample were put, and from which it took some."""
    shutil.copytree(SOUND, place, dirs_exist_ok=True)
    shutil.copytree(sample, place, dirs_exist_ok=True)
    without = sample / "without.txt"
    for name in without.read_text(encoding="utf-8").split() if without.exists() else ():
        gone = place / name
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    return place


def problems_of(course: Path) -> list[Problem]:
    return check.problems(course / "content", notebooks=course / "notebooks", code=course / "code")


def expected(sample: Path) -> list[str]:
    return (sample / "expected.txt").read_text(encoding="utf-8").splitlines()


# --- faults --------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_fault_is_told_in_these_words_and_nothing_else(sample: Path, tmp_path: Path) -> None:
    found = [str(problem) for problem in problems_of(course_with(sample, tmp_path))]
    assert found == expected(sample)


def test_every_sample_expects_a_problem() -> None:
    folders = {path for path in (HERE / "broken_content").iterdir() if path.is_dir()}
    assert {path for path in folders if path.name != "__pycache__"} == set(SAMPLES)
    assert len(SAMPLES) > 90
    assert all(map(expected, SAMPLES))


def test_the_sound_course_has_no_problem() -> None:
    assert problems_of(SOUND) == []


FAR_APART = [
    "option_without_feedback",
    "composer_unknown_part",
    "conversation_unreachable_ending",
    "four_steps",
    "reference_cited_nowhere",
    "help_line_surer_than_its_source",
    "notebook_broken",
    "ui_key_unused",
]


def test_the_problems_of_all_files_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    for name in FAR_APART:
        course_with_more = HERE / "broken_content" / name
        shutil.copytree(course_with_more, tmp_path / "more", dirs_exist_ok=True)
    course = course_with(tmp_path / "more", tmp_path / "course")
    found = [str(problem) for problem in problems_of(course)]
    each = [line for name in FAR_APART for line in expected(HERE / "broken_content" / name)]
    assert sorted(found) == sorted(each)
    problems = problems_of(course)
    assert problems == sorted(problems, key=lambda problem: (problem.file, problem.line))


def test_a_problem_has_its_parts_for_whoever_wants_them(tmp_path: Path) -> None:
    course = course_with(HERE / "broken_content" / "option_without_feedback", tmp_path)
    (problem,) = problems_of(course)
    assert problem == Problem(
        file="choosing/exercises.yml",
        line=8,
        id="exercise first-reply",
        field="option 1",
        found="no feedback",
        write="Every option needs one: say what the line does to the person hearing it.",
    )


def test_nesting_that_the_parser_itself_refuses_is_told_alike(tmp_path: Path) -> None:
    course = course_with(SOUND, tmp_path)
    deep = "[" * 3000 + "]" * 3000
    (course / "content/talking/lesson.yml").write_text(f"title: {deep}\n", encoding="utf-8")
    found = [p.found for p in problems_of(course) if p.file == "talking/lesson.yml"]
    assert found == ["lists in lists without end"]


# --- searches that find nothing ------------------------------------------------------------------


def test_a_folder_without_lessons_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    found = [problem.found for problem in check.problems(tmp_path / "content")]
    assert "no lessons" in found


def test_code_that_asks_for_no_words_is_a_problem(tmp_path: Path) -> None:
    course = course_with(SOUND, tmp_path)
    (course / "code" / "screens.py").unlink()
    assert "no code that asks for words" in [problem.found for problem in problems_of(course)]


def test_notebooks_that_are_not_there_are_problems(tmp_path: Path) -> None:
    course = course_with(SOUND, tmp_path)
    shutil.rmtree(course / "notebooks")
    found = [problem.found for problem in problems_of(course)]
    assert len(found) == len(list(SOUND.glob("notebooks/*.ipynb"))) > 0
    assert all("no notebook" in words for words in found)


# --- what we ship --------------------------------------------------------------------------------


def test_our_own_content_has_no_problem() -> None:
    assert [str(problem) for problem in check.problems()] == []


def test_help_lines_known_from_memory_are_no_problem_but_are_told(tmp_path: Path) -> None:
    course = course_with(SOUND, tmp_path)
    file = course / "content" / "safety.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("verified: page", "verified: memory"))
    assert problems_of(course) == []
    (line,) = check.not_shown(course / "content")
    assert "not shown" in line.found


# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (("options", 2, "feedback"), "option 3, feedback"),
        (("scenes", 0, "options", 1), "scene 1, option 2"),
        (("help_lines", 0), "help line 1"),
        (("closeness", "steps", 4), "closeness, step 5"),
        ((0,), "entry 1"),
        ((), ""),
    ],
)
def test_a_place_is_said_as_a_person_says_it(way: tuple[str | int, ...], words: str) -> None:
    assert in_words(way) == words
