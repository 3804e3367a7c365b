"""What is written in a box comes back as it was, and stands in the file so that others read it."""

import string
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.journal import Journal, JournalError, new_id, stamp
from helpers.model import ROW_KINDS, AnswerRow, CheckInRow, PlanRow, ReflectionRow, ReviewRow
from tests.journal_kit import SAVED_AT, answer, as_written, cells, plan, put, reflection

LOOKS_LIKE_ROWS = as_written(answer("one"), answer("two")).decode()

TEXTS = [
    "",
    " ",
    "  spaces around  ",
    "comma, semicolon; tab\t",
    'He said "fine", and meant it.',
    '"',
    '""',
    '","',
    "one\ntwo",
    "one\r\ntwo",
    "one\rtwo",
    "\r",
    "\n",
    "\r\n\n\r",
    "ends with a break\n",
    "🙂 👩‍👩‍👧 é é",
    "שלום, מה שלומך? مرحبا",
    "=SUM(A1)",
    "+1",
    "-x",
    "@home",
    "None",
    "NA",
    "nan",
    "007",
    "1e5",
    "no",
    "\ufeff",
    "\x1a\x85\u2028\x0b\x1c",
    "\\n \\",
    "# 2026-11-24T21:40:07Z",
    LOOKS_LIKE_ROWS,
    "x" * 10_000,
    '"\r\n,' * 2_500,
    "y" * 200_000,
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_comes_back_exactly(tmp_path: Path, text: str) -> None:
    rows = (reflection(text), replace(reflection("after"), what_next=text))
    for row in rows:
        Journal(tmp_path).save(row)
    assert Journal(tmp_path).read(ReflectionRow) == rows
    assert [found[8] for found in cells(tmp_path / "reflections.csv")[1:]] == [text, "after"]


def came_back(texts: list[str]) -> bool:
    rows = tuple(answer(text) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        for row in rows:
            journal.append(row)
        return journal.read(AnswerRow) == rows == Journal(Path(folder)).read(AnswerRow)


WRITABLE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
NASTY = st.text(alphabet='",;\r\n\t #' + string.ascii_lowercase[:3])
LISTS = st.lists(WRITABLE | NASTY, min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(LISTS)
def test_made_up_texts_come_back_exactly(texts: list[str]) -> None:
    assert came_back(texts)


@pytest.mark.slow
@settings(max_examples=3_000, deadline=None)
@given(LISTS)
def test_thousands_of_made_up_texts_come_back_exactly(texts: list[str]) -> None:
    assert came_back(texts)


def test_each_kind_comes_back_with_its_types(tmp_path: Path) -> None:
    check_in = CheckInRow(
        id=new_id(),
        **stamp(),
        who="partner",
        lesson="start_here",
        moment="day",
        measure="closeness",
        value=None,
        practised="active_listening",
    )
    review = ReviewRow(
        id=new_id(), **stamp(), who="me", lesson="active_listening", card="again", rating="hard"
    )
    looked_back = replace(
        plan(due=date(2026, 12, 1)), outcome="partly", looked_back_on=date(2026, 12, 2)
    )
    journal = Journal(tmp_path)
    for row in (check_in, looked_back, reflection()):
        journal.save(row)
    journal.append(review)
    fresh = Journal(tmp_path)
    assert fresh.read(CheckInRow) == (check_in,)
    assert fresh.read(PlanRow) == (looked_back,)
    assert fresh.read(ReviewRow) == (review,)


def test_columns_are_those_of_the_design(tmp_path: Path) -> None:
    wanted = {
        "reflections": "happened_on closeness how_it_went what_happened what_next private",
        "checkins": "moment measure value practised",
        "plans": "cue action due outcome looked_back_on why private",
        "answers": "exercise item answer verdict private",
        "reviews": "card rating",
    }
    assert wanted.keys() == ROW_KINDS.keys()
    Journal(tmp_path).append(answer())
    Journal(tmp_path).save(reflection())
    Journal(tmp_path).save(plan(due=date(2026, 12, 1)))
    for name in ("answers", "reflections", "plans"):
        first = ["id", "saved_at", "local_date", "who", "lesson", *wanted[name].split()]
        assert cells(tmp_path / f"{name}.csv")[0] == first


def test_a_file_reads_as_a_diary(tmp_path: Path) -> None:
    Journal(tmp_path).save(reflection("Fine.\nHe stayed.", id="r1"))
    row = '"r1","2026-11-24T21:40:07Z","2026-11-24","me","active_listening",'
    row += '"2026-11-23","4","","Fine.\nHe stayed.","","yes"\n'
    assert (tmp_path / "reflections.csv").read_text().partition("\n")[2] == row


@pytest.mark.parametrize(
    ("text", "key"),
    [("a\0b", "text_has_nul"), ("\ud83d", "text_has_broken_character")],
)
def test_what_no_file_can_hold_is_refused_before_anything_is_written(
    tmp_path: Path, text: str, key: str
) -> None:
    with pytest.raises(JournalError) as refused:
        Journal(tmp_path / "new").save(reflection(text))
    assert refused.value.key == key
    assert not (tmp_path / "new").exists()


def test_an_error_never_holds_what_was_written(tmp_path: Path) -> None:
    with pytest.raises(JournalError) as refused:
        Journal(tmp_path).append(answer("my secret\0"))
    assert "secret" not in f"{refused.value!r} {refused.value} {refused.value.params}"


def test_ids_start_with_a_letter_and_differ() -> None:
    ids = {new_id() for _ in range(1_000)}
    assert len(ids) == 1_000
    assert all(id[0].isalpha() and id.isalnum() for id in ids)


def test_a_stamp_is_utc_to_the_second_and_the_writers_own_day() -> None:
    late = datetime(2026, 11, 24, 23, 30, 0, 999, tzinfo=timezone(timedelta(hours=-8)))
    made = stamp(late)
    assert made["saved_at"] == datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
    assert made["saved_at"].tzinfo is UTC
    assert made["local_date"] == date(2026, 11, 24)
    assert stamp()["saved_at"].microsecond == 0


def test_rows_saved_by_a_clock_set_back_or_ahead_are_kept_in_the_order_of_saving(
    tmp_path: Path,
) -> None:
    years = (2026, 1999, 2071, 2025)
    rows = tuple(replace(answer(), saved_at=SAVED_AT.replace(year=year)) for year in years)
    for row in rows:
        Journal(tmp_path).append(row)
    assert Journal(tmp_path).read(AnswerRow) == rows


@pytest.mark.parametrize("year", [1, 999, 9999])
def test_an_entry_of_any_year_can_be_changed(tmp_path: Path, year: int) -> None:
    """A clock that was never set: the entry keeps its time, in a form that can be read again."""
    row = replace(reflection("first"), saved_at=datetime(year, 1, 1, tzinfo=UTC))
    put(tmp_path, "reflections.csv", as_written(row))
    journal = Journal(tmp_path)
    (found,) = journal.read(ReflectionRow)
    journal.save(replace(found, what_happened="changed"))
    assert Journal(tmp_path).read(ReflectionRow) == (replace(row, what_happened="changed"),)
    assert journal.problems() == ()
