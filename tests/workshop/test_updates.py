"""Updates by nbgitpuller, from a repository on this machine: lessons arrive, nobody's words go."""

import os
import subprocess
from pathlib import Path

import pytest

WHO = ("-c", "user.name=Writer", "-c", "user.email=writer@localhost")
ROOT = Path(__file__).parents[2]


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *WHO, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, **files: str) -> None:
    for name, words in files.items():
        path = folder / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.write_text(words)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "More")


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """The course as its writers have it."""
    folder = tmp_path / "lessons"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / ".gitignore").write_text((ROOT / ".gitignore").read_text())
    commit(folder, first="{\n 1\n}\n", second="{\n 2\n}\n")
    return folder


@pytest.fixture
def pull(lessons: Path, tmp_path: Path) -> "Pull":
    return Pull(lessons, tmp_path / "home" / "course")


class Pull:
    """What an nbgitpuller link does, by nbgitpuller's own puller."""

    def __init__(self, lessons: Path, course: Path) -> None:
        self.lessons, self.course = lessons, course

    def __call__(self) -> None:
        pull = _puller()
        for _ in pull(self.lessons.as_uri(), str(self.course), branch="main").pull():
            pass

    def page(self, name: str) -> Path:
        return self.course / "notebooks" / f"{name}.ipynb"


def _puller():  # type: ignore[no-untyped-def]
    try:
        from nbgitpuller.pull import GitPuller
    except ImportError:
        reason = "nbgitpuller is not installed (pip install '.[cluster]')"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return GitPuller


def test_new_and_changed_lessons_arrive(pull: Pull) -> None:
    pull()
    commit(pull.lessons, second="{\n 2, mended\n}\n", third="{\n 3\n}\n")
    pull()
    assert pull.page("second").read_text() == "{\n 2, mended\n}\n"
    assert pull.page("third").exists()


def test_a_journal_is_left_alone_even_beside_the_lessons(pull: Pull) -> None:
    pull()
    journal = pull.course / "notebooks" / "my_journal"
    journal.mkdir(mode=0o700)
    (journal / "reflections.csv").write_text("He put his keys down.\n")
    (journal / "reflections.csv").chmod(0o600)
    commit(pull.lessons, first="{\n 1, mended\n}\n")
    pull()
    assert pull.page("first").read_text() == "{\n 1, mended\n}\n"
    assert (journal / "reflections.csv").read_text() == "He put his keys down.\n"
    assert (journal / "reflections.csv").stat().st_mode & 0o777 == 0o600
    log = subprocess.run(
        ["git", "log", "--all", "--name-only"], cwd=pull.course, capture_output=True, text=True
    )
    assert "my_journal" not in log.stdout, "no journal gets into a repository"


def test_a_page_that_the_learner_changed_keeps_their_words(pull: Pull) -> None:
    pull()
    pull.page("first").write_text("{\n 1, with my words\n}\n")
    commit(pull.lessons, first="{\n 1, mended\n}\n", second="{\n 2, mended\n}\n")
    pull()
    assert "with my words" in pull.page("first").read_text()
    assert pull.page("second").read_text() == "{\n 2, mended\n}\n", "the others are updated"


def test_a_file_of_the_learners_own_gives_way_to_a_lesson_of_its_name_and_stays(pull: Pull) -> None:
    pull()
    pull.page("third").write_text("my own")
    commit(pull.lessons, third="{\n 3\n}\n")
    pull()
    assert pull.page("third").read_text() == "{\n 3\n}\n"
    (renamed,) = pull.course.glob("notebooks/third__*.ipynb")
    assert renamed.read_text() == "my own"


def test_a_page_deleted_by_accident_comes_back(pull: Pull) -> None:
    pull()
    pull.page("first").unlink()
    pull()
    assert pull.page("first").exists()


def test_a_lesson_taken_out_of_the_course_stays_where_it_was_changed(pull: Pull) -> None:
    pull()
    pull.page("first").write_text("{\n 1, with my words\n}\n")
    git(pull.lessons, "rm", "--quiet", "notebooks/first.ipynb")
    commit(pull.lessons, second="{\n 2, mended\n}\n")
    pull()
    assert "with my words" in pull.page("first").read_text()
