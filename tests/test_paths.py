"""Content, notebooks and journal are found in a checkout, in a wheel, and where a reader says."""

from pathlib import Path

import pytest

from helpers import paths


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package as a wheel puts it, with the current folder somewhere else."""
    package = tmp_path / "site-packages" / "helpers"
    package.mkdir(parents=True)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.setattr(paths, "PACKAGE", package)
    monkeypatch.chdir(here)
    monkeypatch.delenv("COURSE_JOURNAL", raising=False)
    return package


def test_in_a_checkout_all_lie_beside_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSE_JOURNAL", raising=False)
    root = Path(__file__).resolve().parents[1]
    assert paths.content_folder() == root / "content"
    assert paths.notebooks_folder() == root / "notebooks"
    assert paths.journal_folder() == root / "notebooks" / "my_journal"


def test_in_a_wheel_the_content_is_inside_the_package(installed: Path) -> None:
    (installed / "content").mkdir()
    assert paths.content_folder() == installed / "content"


def test_without_a_checkout_the_notebooks_are_here(installed: Path) -> None:
    assert paths.notebooks_folder() == Path.cwd()
    assert paths.journal_folder() == Path.cwd() / "my_journal"
    (Path.cwd() / "notebooks").mkdir()
    assert paths.notebooks_folder() == Path.cwd() / "notebooks"
    assert paths.journal_folder() == Path.cwd() / "notebooks" / "my_journal"


def test_a_hub_names_the_folder_of_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COURSE_JOURNAL", raising=False)
    monkeypatch.setenv("COURSE_NOTEBOOKS", str(tmp_path / "pages"))
    assert paths.notebooks_folder() == tmp_path / "pages"
    assert paths.journal_folder() == tmp_path / "pages" / "my_journal"


def test_a_workshop_has_its_place_in_the_system_or_where_one_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COURSE_WORKSHOP", raising=False)
    assert paths.workshop_folder() == Path("/var/lib/course-workshop")
    monkeypatch.setenv("COURSE_WORKSHOP", str(tmp_path))
    assert paths.workshop_folder() == tmp_path


def test_a_program_we_start_gets_our_environment_with_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ONE", "1")
    monkeypatch.delenv("TWO", raising=False)
    changed = paths.environment(TWO="2")
    assert (changed["ONE"], changed["TWO"]) == ("1", "2")
    assert "TWO" not in paths.environment()
    assert paths.settle("ONE", "other") == "1"
    assert paths.settle("TWO", "2") == paths.environment()["TWO"] == "2"


@pytest.mark.parametrize("unset", ["", "  "])
def test_an_empty_setting_counts_as_none(
    installed: Path, monkeypatch: pytest.MonkeyPatch, unset: str
) -> None:
    monkeypatch.setenv("COURSE_JOURNAL", unset)
    assert paths.journal_folder() == Path.cwd() / "my_journal"


def test_a_reader_can_keep_the_journal_elsewhere(
    tmp_path: Path, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for setting, folder in (
        (str(tmp_path / "mine"), tmp_path / "mine"),
        ("mine", Path.cwd() / "mine"),
        ("~/mine", Path.home() / "mine"),
    ):
        monkeypatch.setenv("COURSE_JOURNAL", setting)
        assert paths.journal_folder() == folder
        assert not folder.exists()


def test_a_workshop_page_runs_in_a_folder_of_its_own_and_knows_the_lessons_beside_it(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lessons = Path.cwd()
    (lessons / "workshop").mkdir()
    monkeypatch.chdir(lessons / "workshop")
    assert paths.notebooks_folder() == lessons
    assert paths.journal_folder() == lessons / "my_journal"
