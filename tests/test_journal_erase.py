"""Erasing lists and deletes all that the course has stored, and nothing else."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from helpers.journal import Journal, drafts, saved_outputs
from helpers.journal.erase import Trace, erase, traces
from tests.journal_kit import answer, put, reflection

MARKED = {"course_preview": True}
PREVIEW: dict[str, Any] = {
    "output_type": "display_data",
    "metadata": MARKED,
    "data": {"text/html": ["<p>What would you say?</p>"], "text/plain": ["What would you say?"]},
}
LIVE = {**PREVIEW, "data": {**PREVIEW["data"], "application/vnd.jupyter.widget-view+json": {}}}
TYPED: list[dict[str, Any]] = [
    {"output_type": "stream", "name": "stdout", "text": ["my secret"]},
    {"output_type": "error", "ename": "E", "evalue": "my secret", "traceback": []},
    {"output_type": "display_data", "metadata": {}, "data": {"image/png": "my secret"}},
    {"output_type": "execute_result", "metadata": {}, "data": {"text/html": "my secret"}},
]


def page(*outputs: dict[str, Any], course: bool = True, **metadata: Any) -> bytes:
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["Größe 🙂"]},
        {
            "cell_type": "code",
            "id": "b",
            "execution_count": 1,
            "metadata": {},
            "source": ["1"],
            "outputs": list(outputs),
        },
    ]
    if course:
        metadata["course"] = {"slug": "active_listening"}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A notebooks folder with a journal in use."""
    folder = tmp_path / "notebooks"
    put(folder, "01_active_listening.ipynb", page(PREVIEW))
    mine = folder / "my_journal"
    journal = Journal(mine, patience=0.1)
    journal.append(answer("my secret"))
    journal.save(reflection("my secret"))
    drafts.keep(mine, "active_listening", "first-reply", {"text": "my secret"})
    return folder


LEFT_BEHIND = [
    "reflections.csv",
    "profile.json",
    "profile.json.damaged",
    "answers.csv.damaged",
    "answers.side-18a0c0ffee00.csv",
    "plans.resaved-0a1b2c3d4e5f.csv",
    ".answers-0a1b2c3d.tmp",
    ".side-answers-0a1b2c3d.tmp",
    ".profile-0a1b2c3d.tmp",
    ".~lock.reflections.csv#",
    "~$reflections.csv",
    "reflections.csv~",
    ".reflections.csv.swp",
    "course.log",
    "course.log.1",
    "drafts/draft-start_here-first-reply.0123456789ab.json",
    "drafts/draft-a-b.json.0a1b2c3d.damaged",
    "drafts/.draft-0a1b2c3d.tmp",
    "drafts/.ipynb_checkpoints/draft-a-b-checkpoint.json",
    "exports/course-report.html",
    "exports/whatever I called it.pdf",
    ".ipynb_checkpoints/reflections-checkpoint.csv",
    "../.ipynb_checkpoints/01_active_listening-checkpoint.ipynb",
    "../deep/er/.ipynb_checkpoints/reflections-checkpoint.csv",
]


def test_everything_the_course_stored_is_listed_and_then_gone(course: Path) -> None:
    for name in LEFT_BEHIND:
        path = course / "my_journal" / name
        put(path.parent, path.name, b"my secret")
    put(course / "copies", "01-Copy1.ipynb", page(*TYPED, widgets={"state": "my secret"}))
    listed = traces(course / "my_journal", course)
    paths = {Path(os.path.normpath(trace.path)) for trace in listed}
    wanted = {Path(os.path.normpath(course / "my_journal" / name)) for name in LEFT_BEHIND}
    assert wanted <= paths
    assert all(trace.size for trace in listed if trace.kind not in {"folder", "lock"})
    assert erase(listed) == ()
    assert not (course / "my_journal").exists()
    left = [path for path in course.rglob("*") if path.is_file()]
    assert sorted(path.name for path in left) == ["01-Copy1.ipynb", "01_active_listening.ipynb"]
    assert not [path for path in left if b"secret" in path.read_bytes()]
    assert traces(course / "my_journal", course) == ()


def test_each_kind_has_words_for_the_learner(course: Path) -> None:
    for name in LEFT_BEHIND:
        path = course / "my_journal" / name
        put(path.parent, path.name, b"x")
    put(course, "02.ipynb", page(*TYPED))
    texts = (Path(__file__).parents[1] / "content" / "ui.yml").read_text(encoding="utf-8")
    keys = {trace.key for trace in traces(course / "my_journal", course)}
    assert len(keys) == 13
    assert not [key for key in keys if f"\n{key}: " not in texts]


def test_a_journal_in_a_folder_with_other_files_takes_none_of_them_along(tmp_path: Path) -> None:
    home = tmp_path / "home"
    others = [
        "answers.txt",
        "my answers.csv",
        "answers.csv.gz",
        "answers.side-effects.csv",
        "profile.jpg",
        "notes.ipynb",
        "drafts/novel.odt",
        "drafts/draft-2.docx",
        "exports/tax.pdf",
        ".ipynb_checkpoints/notes-checkpoint.ipynb",
        "work/.ipynb_checkpoints/notes-checkpoint.ipynb",
        ".profile",
        ".bashrc.tmp",
    ]
    for name in others:
        put((home / name).parent, Path(name).name, page(course=False))
    Journal(home).append(answer())
    listed = traces(home, home)
    assert {trace.path.name for trace in listed} == {"answers.csv", "journal.lock"}
    assert erase(listed) == ()
    assert sorted(p.relative_to(home).as_posix() for p in home.rglob("*") if p.is_file()) == sorted(
        others
    )


def test_what_a_notebook_saved_is_taken_out_and_its_page_stays(course: Path) -> None:
    path = put(course, "02.ipynb", page(LIVE, *TYPED, widgets={"state": {"value": "my secret"}}))
    (found,) = (t for t in traces(course / "my_journal", course) if t.kind == "saved_output")
    assert found.path == path
    assert erase([found]) == ()
    assert path.read_bytes() == page(PREVIEW)


@pytest.mark.parametrize("output", [LIVE, *TYPED])
def test_any_output_but_a_marked_preview_is_a_trace(course: Path, output: dict[str, Any]) -> None:
    put(course, "02.ipynb", page(PREVIEW, output))
    kinds = [t.path.name for t in traces(course / "my_journal", course) if t.kind == "saved_output"]
    assert kinds == ["02.ipynb"]


def test_the_mark_of_a_preview_is_the_one_that_pages_carry() -> None:
    pages = pytest.importorskip("helpers.pages")
    assert saved_outputs.PREVIEW_MARK == pages.PREVIEW_MARK
    assert frozenset(pages.PREVIEW_TYPES) == saved_outputs.PREVIEW


def test_a_notebook_that_is_not_the_courses_is_left_alone(course: Path) -> None:
    path = put(course, "mine.ipynb", page(*TYPED, course=False))
    before = path.read_bytes()
    assert path not in {trace.path for trace in traces(course / "my_journal", course)}
    erase(traces(course / "my_journal", course))
    assert path.read_bytes() == before


def test_links_are_not_followed(course: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    put(away, "reflections.csv", b"elsewhere")
    put(away, "draft-a-b.json", b"elsewhere")
    put(away / ".ipynb_checkpoints", "01_active_listening-checkpoint.ipynb", b"elsewhere")
    mine = course / "my_journal"
    (mine / "plans.csv").symlink_to(away / "reflections.csv")
    (mine / "exports").symlink_to(away, target_is_directory=True)
    (course / "linked").symlink_to(away, target_is_directory=True)
    left = erase(traces(mine, course))
    assert {(t.path.name, t.reason) for t in left} == {
        ("plans.csv", "erase_link"),
        ("exports", "erase_link"),
        ("my_journal", "erase_not_empty"),
    }
    assert sorted(p.name for p in away.rglob("*") if p.is_file()) == [
        "01_active_listening-checkpoint.ipynb",
        "draft-a-b.json",
        "reflections.csv",
    ]


def test_what_cannot_be_deleted_is_named_with_its_reason(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = course / "my_journal"
    unlink = Path.unlink
    held = PermissionError(13, "used by another process")
    held.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    errors: dict[str, OSError] = {"answers.csv": held, "reflections.csv": PermissionError(13, "no")}
    errors["journal.lock"] = OSError(5, "I/O error")

    def refused(path: Path, missing_ok: bool = False) -> None:
        if path.name in errors:
            raise errors[path.name]
        unlink(path, missing_ok)

    listed = traces(mine, course)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refused)
        left = erase(listed)
    assert {t.path.name: t.reason for t in left} == {
        "answers.csv": "erase_held_open",
        "reflections.csv": "erase_no_permission",
        "journal.lock": "erase_failed",
        "my_journal": "erase_not_empty",
    }
    assert erase(left) == ()
    assert not mine.exists()


def test_what_is_gone_already_is_no_failure(tmp_path: Path) -> None:
    assert erase([Trace("journal", tmp_path / "answers.csv", 3)]) == ()
    assert traces(tmp_path / "nothing", tmp_path / "here") == ()
