"""Copies of content: they say what the files say, as long as the files stay as they are."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import compiled, content
from helpers.compiling import compile_content
from helpers.content import ContentError
from helpers.paths import BIBLIOGRAPHY, content_folder

COPIES = "__pycache__"


@pytest.fixture(autouse=True)
def may_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The course's content, without any copies."""
    place = tmp_path / "content"
    return Path(shutil.copytree(content_folder(), place, ignore=shutil.ignore_patterns(COPIES)))


def anew(folder: Path, slug: str) -> object:
    """A lesson past the program's own memory, which knows files that do not change."""
    return content._lesson.__wrapped__(folder, slug)


def test_every_file_has_a_copy_once_it_is_compiled(folder: Path) -> None:
    compile_content(folder)
    slugs = [entry.slug for entry in content.course(folder).lessons]
    files = [*folder.glob("*.yml"), *(x for slug in slugs for x in (folder / slug).rglob("*.yml"))]
    assert len(files) > 20
    for file in (*files, folder / BIBLIOGRAPHY):
        assert compiled.kept(file), file


def test_lessons_and_help_lines_are_the_same_from_copies(folder: Path) -> None:
    slugs = [entry.slug for entry in content.course(folder).lessons]
    read = [repr_of(anew(folder, slug)) for slug in slugs]
    safety = repr_of(content._safety.__wrapped__(folder))
    compile_content(folder)
    for file in folder.rglob("*.yml"):
        stamp = file.stat()
        file.write_bytes(b"#" * stamp.st_size)  # only the copies can be read now
        os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert [repr_of(anew(folder, slug)) for slug in slugs] == read
    assert repr_of(content._safety.__wrapped__(folder)) == safety


def repr_of(model: object) -> object:
    """Everything in a model object, as plain data."""
    import dataclasses

    if dataclasses.is_dataclass(model):
        return {f.name: repr_of(getattr(model, f.name)) for f in dataclasses.fields(model)}
    return [repr_of(part) for part in model] if isinstance(model, tuple) else model


def test_a_file_that_changed_is_read_itself(folder: Path) -> None:
    compile_content(folder)
    file = folder / "active_listening" / "lesson.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ", "title: Truly ", 1), encoding="utf-8")
    assert compiled.kept(file) is None
    assert anew(folder, "active_listening").title.startswith("Truly ")  # type: ignore[attr-defined]
    compile_content(folder)
    assert compiled.kept(file) is not None


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"source":[1,2,3],"said":[]}'])
def test_a_damaged_copy_is_passed_over(folder: Path, damage: bytes) -> None:
    compile_content(folder)
    for copy in folder.rglob(f"{COPIES}/*"):
        copy.write_bytes(damage)
    assert anew(folder, "active_listening")


def test_content_that_a_lesson_would_refuse_is_not_copied(folder: Path) -> None:
    (folder / "active_listening" / "lesson.yml").write_text("title: 2026-11-24\n", encoding="utf-8")
    with pytest.raises(ContentError):
        compile_content(folder)
    assert not list(folder.rglob(COPIES))


def test_python_told_to_write_no_copies_writes_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compile_content(folder)
    assert not list(folder.rglob(COPIES))


def test_a_lesson_with_copies_reads_no_yaml_and_no_bibliography() -> None:
    compile_content()
    program = (
        "import sys\n"
        "from helpers import open_lesson\n"
        "page = open_lesson('active_listening')\n"
        "page.evidence(), page.help_lines(), page.exercise('first-reply')\n"
        "print(sorted({'yaml', 'pybtex'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
