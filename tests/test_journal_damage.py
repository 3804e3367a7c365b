"""Damage costs the damaged row alone, and even that is set aside, not dropped."""

from pathlib import Path

import pytest

from helpers.journal import Journal, JournalError
from helpers.model import AnswerRow
from tests.journal_kit import answer, as_written, put

WORDS = 'He said "no, 🙂\nand left", then,\n"came back"'
ROWS = [answer("one"), answer(WORDS), answer(""), answer("four,\n\nagain")]
NEXT = answer("saved after the damage")


def written(row: AnswerRow) -> bytes:
    return as_written(row).partition(b"\n")[2]


FILE = as_written(*ROWS)
STARTS = [FILE.index(written(row)) for row in ROWS]


def set_aside(folder: Path) -> bytes:
    path = folder / "answers.csv.damaged"
    return path.read_bytes() if path.exists() else b""


def test_a_row_torn_anywhere_costs_that_row_alone_and_is_kept(tmp_path: Path) -> None:
    start = STARTS[1]
    whole = start + len(written(ROWS[1])) - 1  # all but the line end: nothing of it is missing
    for cut in range(start + 1, whole + 1):
        folder = tmp_path / str(cut)
        put(folder, "answers.csv", FILE[:cut])
        survivors = ROWS[:2] if cut == whole else ROWS[:1]
        assert Journal(folder).read(AnswerRow) == tuple(survivors)
        Journal(folder).append(NEXT)
        assert (folder / "answers.csv").read_bytes() == as_written(*survivors, NEXT)
        torn = b"" if cut == whole else FILE[start:cut]
        assert torn in set_aside(folder)
        assert Journal(folder).read(AnswerRow) == (*survivors, NEXT)


def test_a_file_torn_while_it_was_made_is_made_again(tmp_path: Path) -> None:
    for cut in range(STARTS[0]):
        folder = tmp_path / str(cut)
        put(folder, "answers.csv", FILE[:cut])
        assert Journal(folder).read(AnswerRow) == ()
        Journal(folder).append(NEXT)
        assert (folder / "answers.csv").read_bytes() == as_written(NEXT)


@pytest.mark.parametrize("kind", ["a quote too many", "a quote missing"])
def test_one_stray_quote_costs_at_most_the_row_it_stands_in(tmp_path: Path, kind: str) -> None:
    start, end = STARTS[1], STARTS[2]
    checked = 0
    for at in range(start, end):
        if kind == "a quote missing" and FILE[at : at + 1] != b'"':
            continue
        rest = FILE[at:] if kind == "a quote too many" else FILE[at + 1 :]
        damaged = FILE[:at] + (b'"' if kind == "a quote too many" else b"") + rest
        folder = tmp_path / str(at)
        put(folder, "answers.csv", damaged)
        found = Journal(folder).read(AnswerRow)
        assert [row for row in found if row in ROWS] in ([ROWS[0], *ROWS[2:]], ROWS)
        Journal(folder).append(NEXT)
        after = Journal(folder).read(AnswerRow)
        assert after == (*found, NEXT)
        checked += 1
    assert checked > 20


def test_damaged_lines_are_set_aside_once_and_byte_for_byte(tmp_path: Path) -> None:
    rubbish = b'half a row,\xff\xfe"\nmore\0of it\n'
    put(tmp_path, "answers.csv", FILE[: STARTS[2]] + rubbish + FILE[STARTS[2] :])
    journal = Journal(tmp_path)
    assert journal.read(AnswerRow) == tuple(ROWS)
    assert [problem.key for problem in journal.problems()] == ["journal_damaged"]
    journal.append(NEXT)
    journal.append(answer())
    assert set_aside(tmp_path).endswith(b"Z\n" + rubbish)
    assert set_aside(tmp_path).count(b"# 20") == 1
    assert [problem.key for problem in journal.problems()] == ["journal_set_aside"]
    assert journal.read(AnswerRow)[:5] == (*ROWS, NEXT)


def test_damage_at_two_times_is_kept_under_two_time_lines(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for torn in (b'"torn one', b'"torn two'):
        put(tmp_path, "answers.csv", FILE + torn)
        journal.append(answer())
    assert set_aside(tmp_path).count(b"# 20") == 2
    assert b'"torn one\n' in set_aside(tmp_path)
    assert b'"torn two\n' in set_aside(tmp_path)


def test_a_tail_of_zeros_after_a_power_cut_is_damage(tmp_path: Path) -> None:
    put(tmp_path, "answers.csv", FILE + b"\0" * 4096)
    Journal(tmp_path).append(NEXT)
    assert Journal(tmp_path).read(AnswerRow) == (*ROWS, NEXT)
    assert b"\0" * 4096 in set_aside(tmp_path)


def test_a_text_that_looks_like_rows_stays_text_beside_damage(tmp_path: Path) -> None:
    row = answer(FILE.decode())
    put(tmp_path, "answers.csv", as_written(ROWS[0], row) + b'"torn')
    Journal(tmp_path).append(NEXT)
    assert Journal(tmp_path).read(AnswerRow) == (ROWS[0], row, NEXT)


def test_damage_that_another_program_makes_under_an_open_page_is_found(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append(ROWS[0])
    with open(tmp_path / "answers.csv", "ab") as file:
        file.write(b'"somebody else was here')
    journal.append(ROWS[1])
    assert journal.read(AnswerRow) == tuple(ROWS[:2])
    assert b"somebody else" in set_aside(tmp_path)


def test_a_row_that_cannot_be_understood_stays_in_the_file(tmp_path: Path) -> None:
    strange = written(ROWS[1]).replace(b'"me"', b'"the cat"')
    put(tmp_path, "answers.csv", as_written(ROWS[0]) + strange)
    journal = Journal(tmp_path)
    journal.append(NEXT)
    assert journal.read(AnswerRow) == (ROWS[0], NEXT)
    assert strange in (tmp_path / "answers.csv").read_bytes()
    assert [(p.key, p.params["count"]) for p in journal.problems()] == [
        ("journal_rows_unreadable", "1")
    ]


@pytest.mark.parametrize("time", [b"0001-01-01T00:00:00+05:00", b"9999-12-31T23:59:59-05:00"])
def test_a_time_beyond_all_years_costs_its_row_alone(tmp_path: Path, time: bytes) -> None:
    strange = written(ROWS[1]).replace(b"2026-11-24T21:40:07Z", time)
    put(tmp_path, "answers.csv", as_written(ROWS[0]) + strange)
    journal = Journal(tmp_path)
    assert journal.read(AnswerRow) == (ROWS[0],)
    assert [problem.key for problem in journal.problems()] == ["journal_rows_unreadable"]
    journal.append(NEXT)
    assert strange in (tmp_path / "answers.csv").read_bytes()


def columns(*names: str) -> bytes:
    return (",".join(names) + "\n").encode()


OURS = ("id", "saved_at", "local_date", "who", "lesson")
ANSWERS = (*OURS, "exercise", "item", "answer", "verdict", "private")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"name,email\nAda,ada@example.org\n", "journal_not_ours"),
        (columns(*ANSWERS[:-1]), "journal_not_ours"),
        (columns(*ANSWERS, "answer"), "journal_not_ours"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "journal_not_ours"),
        (b"\0" * 100, "journal_not_ours"),
        (columns(*ANSWERS, "mood"), "journal_newer"),
        (columns("mood", *reversed(ANSWERS)).replace(b",", b";"), "journal_newer"),
    ],
)
def test_a_file_that_is_not_ours_or_is_newer_is_left_untouched(
    tmp_path: Path, content: bytes, key: str
) -> None:
    path = put(tmp_path, "answers.csv", content)
    journal = Journal(tmp_path)
    for refused in (
        lambda: journal.append(answer()),
        lambda: journal.read(AnswerRow),
        lambda: journal.delete(AnswerRow, "r1"),
    ):
        with pytest.raises(JournalError) as failed:
            refused()
        assert failed.value.key == key
        assert failed.value.params == {"file": "answers.csv"}
    assert [problem.key for problem in journal.problems()] == [key]
    assert path.read_bytes() == content
    assert {path.name for path in tmp_path.iterdir()} == {"answers.csv", "journal.lock"}
