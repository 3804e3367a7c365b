"""A journal goes out as one zip and comes in elsewhere: to the byte, nothing twice, none lost."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.journal import Journal, JournalError, disk
from helpers.journal.joining import Counts
from helpers.journal.transfer import compare, inside, merge, pack, unpack
from helpers.model import (
    ROW_KINDS,
    AnswerRow,
    CheckInRow,
    PlanRow,
    ReflectionRow,
    ReviewRow,
    Row,
)
from helpers.profile import Profile, write_profile
from tests.journal_kit import SAVED_AT, answer, as_written, plan, put, reflection
from tests.test_journal_processes import HOLD_THE_LOCK
from tests.test_journal_rows import TEXTS

LOCK = "journal.lock"


def files(folder: Path) -> dict[str, bytes]:
    """All that is in a journal folder, but for the lock."""
    if not folder.exists():
        return {}
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != LOCK}


def check_in(value: int = 4, *, id: str = "c1", days: int = 0) -> CheckInRow:
    when = SAVED_AT + timedelta(days=days)
    common = {"id": id, "saved_at": when, "local_date": when.date(), "who": "me", "lesson": "start"}
    asked = {"moment": "day", "measure": "closeness", "value": value, "practised": ""}
    return CheckInRow(**common, **asked)  # type: ignore[arg-type]


def review(id: str = "v1") -> ReviewRow:
    common = {"saved_at": SAVED_AT, "local_date": SAVED_AT.date(), "who": "me", "lesson": "start"}
    return ReviewRow(id=id, **common, card="again", rating="hard")  # type: ignore[arg-type]


def full(folder: Path) -> Journal:
    """A journal with everything in it, and words that are hard to carry."""
    journal = Journal(folder)
    for text in TEXTS:
        journal.append(answer(text))
        journal.save(reflection(text))
    journal.save(plan(due=date(2026, 12, 1)))
    journal.save(check_in())
    journal.append(review())
    write_profile(folder, Profile(my_name="Ада", partner_name="שרה", pronouns="they"))
    return journal


# --- out and in again --------------------------------------------------------------------------


def test_into_an_empty_folder_every_file_comes_back_to_the_byte(tmp_path: Path) -> None:
    here = full(tmp_path / "here")
    there = Journal(tmp_path / "there")
    merged = merge(there, unpack(pack(here.folder)))
    assert files(there.folder) == files(here.folder)
    assert len(files(there.folder)) == len(ROW_KINDS) + 1
    assert merged.profile == "new"
    assert merged.counts[AnswerRow] == Counts(new=len(TEXTS))
    assert all(there.read(kind) == here.read(kind) for kind in ROW_KINDS.values())


RESAVED = as_written(reflection("ä", id="r1")).decode().replace('","', '";"').encode("cp1252")
TORN = as_written(answer("whole", id="r1")) + b'"r2","2026-11-24T21:40:07Z","2026'


@pytest.mark.parametrize(
    ("name", "data"), [("reflections.csv", RESAVED), ("answers.csv", TORN)], ids=["resaved", "torn"]
)
def test_a_file_that_was_odd_when_it_was_taken_out_comes_back_to_the_byte(
    tmp_path: Path, name: str, data: bytes
) -> None:
    put(tmp_path / "here", name, data)
    merge(Journal(tmp_path / "there"), unpack(pack(tmp_path / "here")))
    assert files(tmp_path / "there") == {name: data}


def test_damaged_lines_are_set_aside_beside_a_journal_in_use_and_once(tmp_path: Path) -> None:
    put(tmp_path / "here", "answers.csv", TORN)
    there = Journal(tmp_path / "there")
    there.append(answer("there"))
    parcel = unpack(pack(tmp_path / "here"))
    for _ in range(2):
        merge(there, parcel)
        assert sorted(row.answer for row in there.read(AnswerRow)) == ["there", "whole"]
        assert (there.folder / "answers.csv.damaged").read_bytes().count(b'"r2"') == 1


def test_rows_that_wait_in_files_of_their_own_go_along(tmp_path: Path) -> None:
    put(tmp_path / "here", "answers.csv", as_written(answer("in the table", id="r1")))
    put(tmp_path / "here", "answers.side-0a.csv", as_written(answer("aside", id="r2")))
    there = Journal(tmp_path / "there")
    merge(there, unpack(pack(tmp_path / "here")))
    assert [row.answer for row in there.read(AnswerRow)] == ["in the table", "aside"]
    assert files(there.folder).keys() == {"answers.csv"}


def test_drafts_locks_and_what_is_set_aside_stay_out_and_are_named(tmp_path: Path) -> None:
    folder = full(tmp_path / "here").folder
    put(folder / "drafts", "draft-a-b.json", b"{}")
    put(folder, "answers.csv.damaged", b"half a line")
    put(folder, "plans.resaved-0a1b2c.csv", b"x")
    put(folder, "holiday.csv", b"mine")
    put(folder, "checkins.csv", b"name,email\n")
    found = inside(folder)
    wanted = {"answers.csv", "plans.csv", "reflections.csv", "reviews.csv", "profile.json"}
    assert found.files.keys() == wanted
    assert found.left_out == ("answers.csv.damaged", "checkins.csv", "plans.resaved-0a1b2c.csv")
    assert unpack(pack(folder)).ignored == ()


def test_taking_out_changes_nothing_and_an_empty_journal_gives_an_empty_zip(tmp_path: Path) -> None:
    assert unpack(pack(tmp_path / "none")).batches == {}
    assert not (tmp_path / "none").exists()
    put(tmp_path / "here", "answers.csv", TORN)
    pack(tmp_path / "here")
    assert files(tmp_path / "here") == {"answers.csv": TORN}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no such mode")
def test_a_folder_that_cannot_be_written_can_be_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = full(tmp_path / "here").folder

    def refuse(*_: object) -> None:
        raise JournalError("journal_no_permission", file="here")

    monkeypatch.setattr("helpers.journal.parcel.one_writer", refuse)
    assert len(unpack(pack(folder)).batches) == len(ROW_KINDS)


def test_the_zip_says_when_it_was_taken_out(tmp_path: Path) -> None:
    now = datetime(2026, 11, 30, 21, 0, tzinfo=UTC)
    assert unpack(pack(full(tmp_path).folder, now=now)).taken_out == date(2026, 11, 30)


def test_putting_in_what_is_here_already_does_not_even_write(tmp_path: Path) -> None:
    here = full(tmp_path / "here")
    before = {name: disk.signature(here.folder / name) for name in files(here.folder)}
    merge(here, unpack(pack(here.folder)))
    assert {name: disk.signature(here.folder / name) for name in files(here.folder)} == before


# --- two journals ------------------------------------------------------------------------------


def test_of_two_versions_the_later_comes_in_and_the_old_words_are_gone(tmp_path: Path) -> None:
    here, there = Journal(tmp_path / "here"), Journal(tmp_path / "there")
    here.save(reflection("old secret", id="r1"))
    here.save(reflection("newest", id="r2", days=9))
    put(here.folder, "reflections.resaved-0a.csv", as_written(reflection("old secret", id="r1")))
    there.save(reflection("newer", id="r1", days=1))
    there.save(reflection("old", id="r2"))
    parcel = unpack(pack(there.folder))
    counted = {ReflectionRow: Counts(newer_here=1, newer_there=1)}
    assert compare(here, parcel).counts == counted
    assert merge(here, parcel).counts == counted
    assert {row.id: row.what_happened for row in here.read(ReflectionRow)} == {
        "r1": "newer",
        "r2": "newest",
    }
    assert not [name for name, data in files(here.folder).items() if b"secret" in data]


def test_versions_of_one_second_leave_the_one_here(tmp_path: Path) -> None:
    for one, two in (("a", "b"), ("b", "a")):
        here, there = Journal(tmp_path / f"here-{one}"), Journal(tmp_path / f"there-{one}")
        here.save(reflection(one, id="r1"))
        there.save(reflection(two, id="r1"))
        assert merge(here, unpack(pack(there.folder))).counts[ReflectionRow] == Counts(newer_here=1)
        assert [row.what_happened for row in here.read(ReflectionRow)] == [one]


def test_an_answer_never_gives_way(tmp_path: Path) -> None:
    put(tmp_path / "here", "answers.csv", as_written(answer("here", id="r1")))
    later = replace(answer("there", id="r1"), saved_at=SAVED_AT + timedelta(days=1))
    put(tmp_path / "there", "answers.csv", as_written(later))
    here = Journal(tmp_path / "here")
    merge(here, unpack(pack(tmp_path / "there")))
    assert [row.answer for row in here.read(AnswerRow)] == ["here"]


def test_a_history_is_told_in_the_order_in_which_it_happened(tmp_path: Path) -> None:
    """Screens take the last row for what holds now."""
    here, there = Journal(tmp_path / "here"), Journal(tmp_path / "there")
    for journal, days in ((here, (0, 4)), (there, (2, 6))):
        for day in days:
            when = SAVED_AT + timedelta(days=day)
            journal.append(replace(answer(f"day {day}"), saved_at=when))
    merge(here, unpack(pack(there.folder)))
    assert [row.answer for row in here.read(AnswerRow)] == ["day 0", "day 2", "day 4", "day 6"]


def test_a_row_with_a_cell_nobody_understands_comes_along(tmp_path: Path) -> None:
    odd = as_written(answer("odd", id="r1")).replace(b'"me"', b'"somebody"')
    odd += (
        as_written(answer("when?", id="r2"))
        .splitlines(keepends=True)[1]
        .replace(b"2026-11-24T21", b"2026-99-24T21")
    )
    put(tmp_path / "there", "answers.csv", odd)
    here = Journal(tmp_path / "here")
    here.append(answer("here", id="r3"))
    assert merge(here, unpack(pack(tmp_path / "there"))).counts[AnswerRow] == Counts(new=2)
    written = (here.folder / "answers.csv").read_bytes()
    assert all(line in written for line in odd.splitlines()[1:])


def test_names_come_in_only_where_there_are_none(tmp_path: Path) -> None:
    write_profile(tmp_path / "there", Profile(partner_name="Sam"))
    parcel = unpack(pack(tmp_path / "there"))
    here = Journal(tmp_path / "here")
    assert compare(here, parcel).profile == merge(here, parcel).profile == "new"
    assert compare(here, parcel).profile == merge(here, parcel).profile == "same"
    write_profile(here.folder, Profile(partner_name="Kim"))
    before = files(here.folder)
    assert compare(here, parcel).profile == merge(here, parcel).profile == "kept"
    assert files(here.folder) == before


NASTY = st.text(st.sampled_from('",;\r\n\t =+-@aé🙂ש'), max_size=12)
IDS = [f"r{n}" for n in range(6)]
VERSIONS = 3


def any_row(kind: type[Row], number: int, text: str) -> Row:
    """A row of this kind with this text in every cell that takes one."""
    made: dict[type[Row], Callable[[], Any]] = {
        AnswerRow: answer,
        CheckInRow: check_in,
        PlanRow: lambda: plan(due=date(2026, 12, 1)),
        ReflectionRow: reflection,
        ReviewRow: review,
    }
    words = {one.name: text for one in fields(kind) if one.type is str and one.name != "id"}
    saved_at = SAVED_AT + timedelta(minutes=number)
    return replace(made[kind](), **words, id=f"r{number}", saved_at=saved_at)


def version(kind: type[Row], id: str, number: int, text: str) -> Row:
    """The row of this kind and id as it was saved the n-th time; of answers there is one only."""
    if kind in (AnswerRow, ReviewRow):
        return replace(any_row(kind, 0, text), id=id)
    when = SAVED_AT + timedelta(minutes=IDS.index(id), hours=number)
    return replace(any_row(kind, 0, f"{text}{number}"), id=id, saved_at=when)


@st.composite
def two_journals(draw: st.DrawFn) -> list[dict[type[Row], dict[str, int]]]:
    """Two journals, each by kind and id the version that it has, in any order."""
    holds = st.dictionaries(st.sampled_from(IDS), st.integers(0, VERSIONS - 1))
    return [{kind: draw(holds) for kind in ROW_KINDS.values()} for _ in range(2)]


@settings(max_examples=60, deadline=None)
@given(two_journals(), st.lists(NASTY, min_size=len(IDS), max_size=len(IDS)))
def test_both_ways_give_the_same_rows_once_and_twice_is_like_once(
    journals: list[dict[type[Row], dict[str, int]]], texts: list[str]
) -> None:
    words = dict(zip(IDS, texts, strict=True))
    with tempfile.TemporaryDirectory() as folder:
        both = [Journal(Path(folder) / name) for name in ("one", "two")]
        for journal, holds in zip(both, journals, strict=True):
            for kind, its in holds.items():
                rows = [version(kind, id, number, words[id]) for id, number in its.items()]
                if rows:
                    put(journal.folder, f"{kind.table}.csv", as_written(*rows))
        parcels = [unpack(pack(journal.folder)) for journal in reversed(both)]
        for journal, parcel in zip(both, parcels, strict=True):
            assert merge(journal, parcel).counts.keys() == parcel.batches.keys()
            once = files(journal.folder)
            assert not compare(journal, parcel).changes
            merge(journal, parcel)
            assert files(journal.folder) == once
        for kind in ROW_KINDS.values():
            one, two = (journal.read(kind) for journal in both)
            assert set(one) == set(two)
            latest: dict[str, int] = {}
            for holds in journals:
                for id, number in holds[kind].items():
                    latest[id] = max(number, latest.get(id, 0))
            wanted = [version(kind, id, number, words[id]) for id, number in latest.items()]
            assert set(one) == set(wanted)
            for journal in both:
                on_disk = journal.folder / f"{kind.table}.csv"
                assert not wanted or len(as_written(*wanted)) == on_disk.stat().st_size


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from([*ROW_KINDS.values()]), st.lists(NASTY, max_size=5)))
def test_out_in_elsewhere_and_out_again_is_the_same_zip(
    texts: dict[type[Row], list[str]],
) -> None:
    now = datetime(2026, 11, 30, 12, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        here, there = Path(folder) / "here", Path(folder) / "there"
        for kind, some in texts.items():
            if some:
                rows = [any_row(kind, number, text) for number, text in enumerate(some)]
                put(here, f"{kind.table}.csv", as_written(*rows))
        out = pack(here, now=now)
        merge(Journal(there), unpack(out))
        assert pack(there, now=now) == out
        assert {kind: Journal(there).read(kind) for kind in ROW_KINDS.values()} == {
            kind: Journal(here).read(kind) for kind in ROW_KINDS.values()
        }


# --- when it fails -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", [f"{table}.csv" for table in ROW_KINDS] + ["profile.json"])
def test_what_fails_halfway_loses_nothing_and_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    here, there = Journal(tmp_path / "here"), full(tmp_path / "there")
    kept = [reflection("here"), check_in(5, id="c9"), plan(due=date(2026, 12, 9))]
    for row in kept:
        here.save(row)
    here.append(answer("here"))
    parcel = unpack(pack(there.folder))
    with monkeypatch.context() as broken:
        no_room_for(broken, name)
        with pytest.raises(JournalError) as stopped:
            merge(here, parcel)
    assert (stopped.value.key, stopped.value.params) == ("transfer_stopped", {"file": name})
    assert "here" in [row.answer for row in here.read(AnswerRow)]
    assert set(kept) <= {row for kind in ROW_KINDS.values() for row in here.read(kind)}
    assert not list(here.folder.glob(".*.tmp"))
    merge(here, parcel)
    assert not compare(here, parcel).changes
    assert all(set(there.read(kind)) <= set(here.read(kind)) for kind in ROW_KINDS.values())


def no_room_for(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """From now on the disk is full when this file is to be put in place."""
    real: Callable[..., Any] = disk.os.replace

    def full_disk(source: Any, goal: Any) -> None:
        if Path(goal).name == name:
            raise OSError(28, "No space left on device")
        real(source, goal)

    monkeypatch.setattr(disk.os, "replace", full_disk)


def test_a_file_here_that_is_none_of_ours_stops_it_before_it_begins(tmp_path: Path) -> None:
    put(tmp_path / "here", "reviews.csv", b"name,email\n")
    before = files(tmp_path / "here")
    with pytest.raises(JournalError) as stopped:
        merge(Journal(tmp_path / "here"), unpack(pack(full(tmp_path / "there").folder)))
    assert stopped.value.key == "transfer_here_unread"
    assert stopped.value.params == {"file": "reviews.csv"}
    assert files(tmp_path / "here") == before


def test_while_another_page_writes_it_waits_and_then_says_so(tmp_path: Path) -> None:
    parcel = unpack(pack(full(tmp_path / "there").folder))
    here = Journal(tmp_path / "here", patience=0.1)
    here.append(answer())
    before = files(here.folder)
    code = [sys.executable, "-c", HOLD_THE_LOCK, str(here.folder / LOCK)]
    with subprocess.Popen(code, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(JournalError) as stopped:
            merge(here, parcel)
        holder.communicate()
    assert stopped.value.key == "transfer_busy"
    assert files(here.folder) == before
    merge(here, parcel)
