"""Saved means on disk; what could not be saved has changed nothing."""

import errno
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest

from helpers.journal import Journal, JournalError, Saved, beside, disk
from helpers.model import AnswerRow, ReflectionRow
from tests.journal_kit import answer, as_written, put, reflection


def test_making_and_reading_a_journal_writes_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "my_journal")
    assert journal.read(AnswerRow) == ()
    assert journal.problems() == ()
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_can_read_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "my_journal"
    Journal(folder).append(answer())
    Journal(folder).save(reflection(id="r1"))
    Journal(folder).save(reflection("other words", id="r1"))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_row_and_a_new_name_are_synced_before_save_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        path = os.readlink(f"/proc/self/fd/{handle}")
        synced.append((Path(path), os.fstat(handle).st_size))
        fsync(handle)

    if not Path("/proc/self/fd").exists():
        pytest.skip("open files have names only where there is /proc")
    monkeypatch.setattr(os, "fsync", noted)
    path = tmp_path / "answers.csv"
    Journal(tmp_path).append(answer())
    assert tmp_path in [path for path, _ in synced]
    Journal(tmp_path).append(answer())
    assert synced[-1] == (path, path.stat().st_size)


def test_no_file_stays_open(tmp_path: Path) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("open files can be counted only where there is /proc")
    journal = Journal(tmp_path)
    before = len(os.listdir("/proc/self/fd"))
    journal.append(answer())
    journal.save(reflection())
    journal.read(AnswerRow)
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_second_press_of_save_changes_nothing(tmp_path: Path) -> None:
    journal, row = Journal(tmp_path), reflection()
    assert journal.save(row) is Saved.NEW
    before = (tmp_path / "reflections.csv").read_bytes()
    later = replace(row, saved_at=row.saved_at + timedelta(days=2))
    later = replace(later, local_date=row.local_date + timedelta(days=2))
    assert journal.save(row) is Saved.ALREADY
    assert Journal(tmp_path).save(later) is Saved.ALREADY
    assert (tmp_path / "reflections.csv").read_bytes() == before


def test_an_edit_stays_in_its_place_and_the_old_words_are_gone(tmp_path: Path) -> None:
    rows = [reflection("first", id="r1"), reflection("secret", id="r2"), reflection("third")]
    for row in rows:
        Journal(tmp_path).save(row)
    changed = replace(rows[1], what_happened="better not say")
    assert Journal(tmp_path).save(changed) is Saved.CHANGED
    assert Journal(tmp_path).read(ReflectionRow) == (rows[0], changed, rows[2])
    assert not [path for path in tmp_path.iterdir() if b"secret" in path.read_bytes()]


def test_deleting_removes_the_words_everywhere(tmp_path: Path) -> None:
    kept, gone = reflection("kept", id="r1"), reflection("secret", id="r2")
    semicolons = as_written(kept, gone).decode().replace('","', '";"')
    path = put(tmp_path, "reflections.csv", semicolons.encode())
    path.write_bytes(path.read_bytes() + b'"r2";"2026-11-24T21:40:07Z";"2026-11-24";"secret torn')
    journal = Journal(tmp_path)
    journal.save(reflection("more"))
    assert sum(b"secret" in path.read_bytes() for path in tmp_path.iterdir()) == 3
    assert journal.delete(ReflectionRow, "r2")
    assert not [path.name for path in tmp_path.iterdir() if b"secret" in path.read_bytes()]
    assert len(journal.read(ReflectionRow)) == 2
    copy, *_ = tmp_path.glob("*.resaved-*")
    assert b"kept" in copy.read_bytes()


def test_deleting_what_is_not_there_says_so(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert not journal.delete(ReflectionRow, "r1")
    journal.save(reflection(id="r1"))
    assert journal.delete(ReflectionRow, "r1")
    assert not journal.delete(ReflectionRow, "r1")
    assert journal.read(ReflectionRow) == ()
    assert journal.save(reflection(id="r1")) is Saved.NEW


def test_of_two_rows_with_one_id_the_last_holds(tmp_path: Path) -> None:
    put(tmp_path, "answers.csv", as_written(answer("old", id="r1"), answer("new", id="r1")))
    assert [row.answer for row in Journal(tmp_path).read(AnswerRow)] == ["new"]


def test_two_journals_on_one_folder_see_each_others_rows(tmp_path: Path) -> None:
    one, other = Journal(tmp_path), Journal(tmp_path)
    rows = [answer(str(n)) for n in range(6)]
    for n, row in enumerate(rows):
        (one, other)[n % 2].append(row)
        assert one.read(AnswerRow) == other.read(AnswerRow) == tuple(rows[: n + 1])


def test_a_journal_erased_under_an_open_page_starts_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append(answer("before"))
    (tmp_path / "answers.csv").unlink()
    assert journal.read(AnswerRow) == ()
    journal.append(answer("after"))
    assert [row.answer for row in Journal(tmp_path).read(AnswerRow)] == ["after"]


def test_reading_twice_reads_the_disk_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path)
    put(tmp_path, "answers.csv", as_written(answer()))
    first = journal.read(AnswerRow)
    monkeypatch.setattr(disk, "read", lambda *_: pytest.fail("read again"))
    assert journal.read(AnswerRow) is first
    journal.append(answer())
    assert len(journal.read(AnswerRow)) == 2


def test_only_what_another_page_added_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    path = put(tmp_path, "answers.csv", as_written(*(answer() for _ in range(500))))
    journal.read(AnswerRow)
    read, amounts = disk.read, list[int]()

    def counted(path: Path, start: int = 0) -> tuple[bytes, disk.Signature]:
        data, seen = read(path, start)
        amounts.append(len(data))
        return data, seen

    Journal(tmp_path).append(answer("from the other page"))
    monkeypatch.setattr(disk, "read", counted)
    journal.append(answer("from this page"))
    assert [row.answer for row in journal.read(AnswerRow)][-2:] == [
        "from the other page",
        "from this page",
    ]
    assert sum(amounts) < path.stat().st_size / 50


def test_a_file_that_grew_but_is_another_one_is_read_whole(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    path = put(tmp_path, "answers.csv", as_written(answer("old")))
    journal.read(AnswerRow)
    path.write_bytes(as_written(answer("quite another"), answer("and longer")))
    assert [row.answer for row in journal.read(AnswerRow)] == ["quite another", "and longer"]


# --- when the system says no ---------------------------------------------------------------------

FULL_DISK = """
import resource, sys
from pathlib import Path
from helpers.journal import Journal, JournalError
from tests.journal_kit import answer, reflection

folder = Path(sys.argv[1])
journal = Journal(folder)
journal.append(answer("kept"))
journal.save(reflection("kept", id="r1"))
size = (folder / "answers.csv").stat().st_size
# The system takes the first bytes of the row and refuses the rest, as on a disk that is full.
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 300, size + 300))
for save in (
    lambda: journal.append(answer("x" * 5_000)),
    lambda: journal.save(reflection("x" * 5_000, id="r1")),
    lambda: journal.save(reflection("x" * 5_000, id="r2")),
):
    try:
        save()
    except JournalError as error:
        print(error.key, error.params["file"])
print((folder / "answers.csv").stat().st_size == size)
journal.append(answer("small"))
print(len(journal.problems()))
"""


def test_a_full_disk_is_said_and_leaves_the_files_as_they_were(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows cannot limit the size of a file")
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == [
        "journal_no_space answers.csv",
        "journal_no_space reflections.csv",
        "journal_no_space reflections.csv",
        "True",
        "0",
    ]
    assert [row.answer for row in Journal(tmp_path).read(AnswerRow)] == ["kept", "small"]
    assert [row.what_happened for row in Journal(tmp_path).read(ReflectionRow)] == ["kept"]
    assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "journal_no_space"),
        (errno.EACCES, "journal_no_permission"),
        (errno.EROFS, "journal_no_permission"),
        (errno.EIO, "journal_cannot_write"),
    ],
)
@pytest.mark.parametrize("call", ["open", "write", "fsync"])
def test_each_refusal_of_the_system_becomes_a_sentence_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, key: str
) -> None:
    # Root is refused nothing by permissions, so the system's own error is raised in its place.
    journal = Journal(tmp_path)
    journal.append(answer("kept"))
    before = (tmp_path / "answers.csv").read_bytes()
    real = getattr(os, call)

    def refused(first: Any, *rest: Any) -> object:
        if call != "open" or str(first).endswith(".csv"):
            if call == "write":
                real(first, memoryview(rest[0])[:7])
            raise OSError(number, os.strerror(number))
        return real(first, *rest)

    with monkeypatch.context() as patched, pytest.raises(JournalError) as failed:
        patched.setattr(os, call, refused)
        journal.append(answer("lost?"))
    assert failed.value.key == key
    assert (tmp_path / "answers.csv").read_bytes() == before
    assert journal.append(answer("again")) is Saved.NEW
    assert [row.answer for row in journal.read(AnswerRow)] == ["kept", "again"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    put(tmp_path, "my_journal", b"a file, not a folder")
    with pytest.raises(JournalError) as failed:
        Journal(tmp_path / "my_journal").append(answer())
    assert failed.value.key == "journal_cannot_write"


def test_an_interrupted_kernel_leaves_nothing_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    journal.append(answer("kept"))
    before = (tmp_path / "answers.csv").read_bytes()
    write = os.write

    def interrupted(file: int, data: memoryview) -> int:
        write(file, data[:9])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(os, "write", interrupted)
        journal.append(answer())
    assert (tmp_path / "answers.csv").read_bytes() == before


def held(*_: object, **__: object) -> NoReturn:
    """What Windows answers while a spreadsheet has the file open."""
    error = PermissionError(errno.EACCES, "used by another process")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    raise error


def test_an_edit_of_a_file_that_a_spreadsheet_holds_open_is_tried_and_then_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    journal.save(reflection("old", id="r1"))
    tries = 0

    def refused(*_: object) -> NoReturn:
        nonlocal tries
        tries += 1
        held()

    monkeypatch.setattr(disk, "PATIENCE", 0.3)
    with monkeypatch.context() as patched, pytest.raises(JournalError) as failed:
        patched.setattr(os, "replace", refused)
        journal.save(reflection("new", id="r1"))
    assert failed.value.key == "journal_held_open"
    assert failed.value.params == {"file": "reflections.csv"}
    assert tries > 2
    assert [row.what_happened for row in journal.read(ReflectionRow)] == ["old"]
    assert not list(tmp_path.glob(".*.tmp"))
    assert journal.save(reflection("new", id="r1")) is Saved.CHANGED


def test_a_new_row_goes_aside_while_a_spreadsheet_holds_the_file_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    journal.append(answer("one"))
    monkeypatch.setattr(disk, "PATIENCE", 0.1)
    real = os.open

    def refused(path: Path, *rest: int) -> int:
        return held() if str(path).endswith("answers.csv") else real(path, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refused)
        assert journal.append(answer("two")) is Saved.ASIDE
    assert [row.answer for row in journal.read(AnswerRow)] == ["one", "two"]
    assert journal.append(answer("three")) is Saved.NEW
    assert [row.answer for row in Journal(tmp_path).read(AnswerRow)] == ["one", "two", "three"]
    assert beside.sides(tmp_path / "answers.csv") == []


def test_a_save_that_is_tried_again_sets_nothing_aside_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    semicolons = as_written(answer("one")).replace(b'","', b'";"')
    path = put(tmp_path, "answers.csv", semicolons + b'"torn')
    monkeypatch.setattr(disk, "PATIENCE", 0.0)
    replace_file = os.replace

    def refused(source: Path, goal: Path) -> None:
        if goal == path:
            held()
        replace_file(source, goal)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refused)
        for _ in range(3):
            assert Journal(tmp_path).append(answer("aside")) is Saved.ASIDE
    assert path.read_bytes().startswith(semicolons)
    assert Journal(tmp_path).append(answer("last")) is Saved.NEW
    texts = [row.answer for row in Journal(tmp_path).read(AnswerRow)]
    assert texts == ["one", "aside", "aside", "aside", "last"]
    assert len(list(tmp_path.glob("answers.resaved-*"))) == 1
    assert (tmp_path / "answers.csv.damaged").read_bytes().count(b"torn") == 1


def test_a_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    away = put(tmp_path / "away", "diary.csv", as_written(reflection("old", id="r1")))
    folder = tmp_path / "my_journal"
    folder.mkdir()
    (folder / "reflections.csv").symlink_to(away)
    Journal(folder).save(reflection("new", id="r1"))
    assert (folder / "reflections.csv").is_symlink()
    assert b"new" in away.read_bytes()


@pytest.mark.parametrize("rows", [0, 2_000])
def test_what_a_save_does_to_the_disk_is_the_same_however_long_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    if rows:
        put(tmp_path, "answers.csv", as_written(*(answer() for _ in range(rows))))
    journal = Journal(tmp_path)
    journal.append(answer())
    calls = []

    def count(name: str) -> None:
        real = getattr(os, name)

        def counted(*given: Any) -> Any:
            calls.append(name)
            return real(*given)

        monkeypatch.setattr(os, name, counted)

    for name in ("open", "fsync", "write"):
        count(name)
    monkeypatch.setattr(disk, "read", lambda *_: pytest.fail("read the file again"))
    journal.append(answer())
    assert [name for name in calls if name != "open"] == ["write", "fsync"]
    assert calls.count("open") <= 3  # the lock, its folder on some systems, the file
