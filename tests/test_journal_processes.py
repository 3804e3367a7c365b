"""Several pages write at once, and some are killed: no row is lost, doubled or torn."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from helpers.journal import Journal, JournalError, Saved
from helpers.journal.lock import LOCK_NAME
from helpers.model import AnswerRow, ReflectionRow
from tests.journal_kit import answer, as_written, cells, reflection

APPEND = """
import sys
from pathlib import Path
from helpers.journal import Journal
from tests.journal_kit import answer

journal = Journal(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    journal.append(answer(f"{sys.argv[2]}-{n} \\n" + '"' * 10))
"""

EDIT = """
import sys
from pathlib import Path
from helpers.journal import Journal
from tests.journal_kit import reflection

journal = Journal(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    journal.save(reflection(f"{sys.argv[2]}-{n}", id=f"{sys.argv[2]}{n // 2}"))
"""

# Says each id once it is saved, so that a reader knows what must be there.
UNTIL_KILLED = """
import sys
from pathlib import Path
from helpers.journal import Journal
from tests.journal_kit import answer, reflection

journal = Journal(Path(sys.argv[1]))
n = 0
while True:
    n += 1
    row = answer("words, \\n" * 2_000)
    journal.append(row)
    print(row.id, flush=True)
    journal.save(reflection("words, \\n" * 2_000 + str(n), id="the_one"))
"""

HOLD_THE_LOCK = """
import sys
from filelock import FileLock

with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def start(code: str, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )


def write_at_once(folder: Path, code: str, processes: int, rows: int) -> None:
    writers = [start(code, folder, f"p{n}", rows) for n in range(processes)]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0] * processes


def all_appended(folder: Path, processes: int, rows: int) -> None:
    write_at_once(folder, APPEND, processes, rows)
    texts = [row.answer.split()[0] for row in Journal(folder).read(AnswerRow)]
    assert sorted(texts) == sorted(f"p{p}-{n}" for p in range(processes) for n in range(rows))
    for process in range(processes):  # and each writer's rows in its own order
        own = [text for text in texts if text.startswith(f"p{process}-")]
        assert own == [f"p{process}-{n}" for n in range(rows)]
    assert len(cells(folder / "answers.csv")) == processes * rows + 1
    assert {path.name for path in folder.iterdir()} == {"answers.csv", LOCK_NAME}


def test_four_pages_append_at_once_and_no_row_is_lost(tmp_path: Path) -> None:
    all_appended(tmp_path, processes=4, rows=40)


@pytest.mark.slow
def test_eight_pages_append_hundreds_of_rows_at_once(tmp_path: Path) -> None:
    all_appended(tmp_path, processes=8, rows=250)


def test_pages_that_edit_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    write_at_once(tmp_path, EDIT, processes=3, rows=20)
    found = {row.id: row.what_happened for row in Journal(tmp_path).read(ReflectionRow)}
    assert found == {f"p{p}{n}": f"p{p}-{2 * n + 1}" for p in range(3) for n in range(10)}


def kill_again_and_again(folder: Path, times: int) -> None:
    """Kills a writer at another moment each time; all that it called saved must be there."""
    said = list[str]()
    for turn in range(times):
        writer = start(UNTIL_KILLED, folder)
        assert writer.stdout is not None
        said.append(writer.stdout.readline().strip())
        time.sleep(0.004 * (turn % 17))
        writer.send_signal(signal.SIGKILL)
        said += writer.communicate()[0].split()
        rows = Journal(folder).read(AnswerRow)
        assert {row.answer for row in rows} == {"words, \n" * 2_000}
    last = answer("after all that")
    assert Journal(folder).append(last) is Saved.NEW
    ids = [row.id for row in Journal(folder).read(AnswerRow)]
    assert set(said) <= set(ids)
    assert len(ids) == len(set(ids))
    assert len(ids) <= len(said) + times + 1
    assert len(cells(folder / "answers.csv")) == len(ids) + 1
    (the_one,) = Journal(folder).read(ReflectionRow)
    assert the_one.what_happened.startswith("words, \n" * 2_000)
    Journal(folder).save(reflection("tidy", id="the_one"))
    assert not list(folder.glob(".reflections-*.tmp"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_page_killed_while_it_writes_loses_no_row_that_was_saved(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, times=8)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_page_killed_a_hundred_times_loses_no_row_that_was_saved(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, times=100)


@pytest.fixture
def busy(tmp_path: Path) -> subprocess.Popen[str]:
    """Another program that has the lock until its input is closed."""
    holder = start(HOLD_THE_LOCK, tmp_path / LOCK_NAME)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_rows_saved_while_another_page_has_the_lock_are_merged_later(
    tmp_path: Path, busy: subprocess.Popen[str]
) -> None:
    (tmp_path / "answers.csv").write_bytes(as_written(answer("before", id="r0")))
    journal = Journal(tmp_path, patience=0.1)
    for n in range(3):
        began = time.monotonic()
        assert journal.append(answer(f"aside {n}", id=f"r{n + 1}")) is Saved.ASIDE
        assert time.monotonic() - began < 2
    waiting = ["before", "aside 0", "aside 1", "aside 2"]
    assert [row.answer for row in Journal(tmp_path).read(AnswerRow)] == waiting
    assert [row.answer for row in journal.read(AnswerRow)] == waiting
    assert [problem.key for problem in journal.problems()] == ["journal_side_waiting"]
    assert len(list(tmp_path.glob("answers.side-*.csv"))) == 3

    busy.communicate()
    assert journal.append(answer("after")) is Saved.NEW
    assert [row.answer for row in Journal(tmp_path).read(AnswerRow)] == [*waiting, "after"]
    assert len(cells(tmp_path / "answers.csv")) == 6
    assert not list(tmp_path.glob("*side*"))
    assert journal.problems() == ()


def test_an_edit_made_aside_takes_the_old_words_place(
    tmp_path: Path, busy: subprocess.Popen[str]
) -> None:
    old, other = reflection("secret", id="r1"), reflection("other", id="r2")
    (tmp_path / "reflections.csv").write_bytes(as_written(old, other))
    journal = Journal(tmp_path, patience=0.1)
    assert journal.save(reflection("secret, still", id="r1")) is Saved.ASIDE
    assert journal.save(reflection("secret, still", id="r1")) is Saved.ALREADY
    assert journal.save(reflection("better", id="r1")) is Saved.ASIDE
    assert [row.what_happened for row in journal.read(ReflectionRow)] == ["better", "other"]
    with pytest.raises(JournalError) as failed:
        journal.delete(ReflectionRow, "r2")
    assert failed.value.key == "journal_busy"

    busy.communicate()
    assert journal.save(reflection("better", id="r1")) is Saved.ALREADY
    assert [row[8] for row in cells(tmp_path / "reflections.csv")[1:]] == ["better", "other"]
    assert not [p for p in tmp_path.iterdir() if b"secret" in p.read_bytes()]


def test_rows_that_were_merged_just_before_a_crash_are_not_doubled(tmp_path: Path) -> None:
    waiting = answer("aside", id="r1")
    (tmp_path / "answers.csv").write_bytes(as_written(answer("before", id="r0"), waiting))
    (tmp_path / "answers.side-00.csv").write_bytes(as_written(waiting))
    journal = Journal(tmp_path)
    assert [row.answer for row in journal.read(AnswerRow)] == ["before", "aside"]
    journal.append(answer("after"))
    assert [row[0] for row in cells(tmp_path / "answers.csv")[1:3]] == ["r0", "r1"]
    assert len(cells(tmp_path / "answers.csv")) == 4


def test_a_side_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    side = tmp_path / "answers.side-00.csv"
    side.write_bytes(b"name,email\n")
    journal = Journal(tmp_path)
    for _ in range(2):
        assert journal.append(answer()) is Saved.NEW
    assert side.read_bytes() == b"name,email\n"
    assert len(journal.read(AnswerRow)) == 2


def test_a_lock_left_by_a_program_that_died_keeps_nobody_out(
    tmp_path: Path, busy: subprocess.Popen[str]
) -> None:
    busy.kill()
    busy.communicate()
    assert Journal(tmp_path, patience=1).append(answer()) is Saved.NEW


def test_where_nothing_can_be_locked_rows_are_saved_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for failure in (OSError(37, "No locks available"), NotImplementedError()):

        def fail(*_: object, error: Exception = failure, **__: object) -> None:
            raise error

        monkeypatch.setattr(FileLock, "acquire", fail)
        assert Journal(tmp_path).append(answer()) is Saved.NEW
    monkeypatch.setattr("helpers.journal.lock._locks_work", lambda: False)
    assert Journal(tmp_path).append(answer()) is Saved.NEW
    assert len(Journal(tmp_path).read(AnswerRow)) == 3
