"""A folder into which anybody may have put anything: what counts, what does not, what is kept."""

import errno
import json
import os
import socket
import time
from pathlib import Path

import pytest

from helpers.journal import JournalError
from helpers.workshop.group import looking
from helpers.workshop.group.asked import asked
from helpers.workshop.group.looking import Look, kept, look, shared_folder
from helpers.workshop.group.numbers import LARGEST
from helpers.workshop.group.privacy import Share
from tests.workshop.kit import (
    CLOSE_AFTER,
    CLOSE_BEFORE,
    LISTENED_TO,
    PAIRS,
    everything,
    id_of,
    numbers,
    put,
)


def seen(folder: Path) -> Look:
    return look(folder, asked())


def reasons(folder: Path) -> dict[str, str]:
    return {one.name: one.reason for one in seen(folder).skipped}


@pytest.fixture
def five(tmp_path: Path) -> Path:
    """A folder in which five people share their numbers."""
    for person in range(5):
        put(tmp_path, person, everything(3))
    return tmp_path


# --- who counts ----------------------------------------------------------------------------------


def test_an_empty_folder_shows_nothing_and_gets_no_file(tmp_path: Path) -> None:
    assert seen(tmp_path) == Look({})
    assert not (tmp_path / kept.FILE).exists()


def test_four_people_are_too_few_and_five_are_not(five: Path) -> None:
    put(five, 4, everything(3)).unlink()
    assert seen(five).shown == {}
    put(five, 4, everything(3))
    shown = seen(five).shown
    assert shown.keys() == asked().keys()
    assert shown[LISTENED_TO].spread == (Share.FEW, Share.FEW, Share.MANY, Share.FEW, Share.FEW)


def test_before_and_after_rest_on_those_who_answered_both(tmp_path: Path) -> None:
    """Nine answered before, five of them after as well: the other four are in neither picture."""
    for person in range(5):
        put(tmp_path, person, {CLOSE_BEFORE: 4, CLOSE_AFTER: 4})
    for person in range(5, 9):
        put(tmp_path, person, {CLOSE_BEFORE: 1, LISTENED_TO: 3})
    shown = seen(tmp_path).shown
    assert shown.keys() == {CLOSE_BEFORE, CLOSE_AFTER}
    assert shown[CLOSE_BEFORE].people == 5
    assert shown[CLOSE_BEFORE].spread[0] is Share.FEW


def test_no_answer_stands_in_two_pictures() -> None:
    """So there is no total over strategies from which a part could be taken away."""
    people = tuple(numbers(at, everything(3)) for at in range(6))
    counted = looking.answers_by_question(people, asked())
    assert sum(map(len, counted.values())) == sum(len(one.answers) for one in people)
    assert len(PAIRS) == 5


def test_looking_again_shows_nothing_finer(five: Path) -> None:
    before = seen(five)
    for person in range(5, 9):
        put(five, person, everything(5))
        assert seen(five).shown == before.shown
    put(five, 9, everything(5))
    assert seen(five).shown != before.shown


def test_newcomers_are_counted_apart_from_those_shown_before(five: Path) -> None:
    """Ten counted together, beside the five shown before, would tell of the others."""
    seen(five)
    for person in range(5, 10):
        put(five, person, everything(5))
    twice = seen(five).shown[LISTENED_TO]
    marks = [batch.marks for batch in kept.read(five)[LISTENED_TO]]
    assert [len(some) for some in marks] == [5, 5]
    assert twice.people == 10


def test_somebody_who_shares_again_cannot_be_seen_to(five: Path) -> None:
    before = seen(five)
    put(five, 0, everything(1), edition=2)
    assert seen(five).shown == before.shown
    for person in range(5, 8):
        put(five, person, everything(3))
        assert seen(five).shown == before.shown


def test_when_five_have_left_they_are_no_longer_in_the_picture(five: Path) -> None:
    for person in range(5, 11):
        put(five, person, everything(5))
    seen(five)
    for person in range(4):
        (five / f"numbers-{id_of(person)}.csv").unlink()
        assert seen(five).shown[LISTENED_TO].people == 11
    (five / f"numbers-{id_of(4)}.csv").unlink()
    assert seen(five).shown[LISTENED_TO].people == 6


def test_when_too_few_are_left_nothing_is_shown(five: Path) -> None:
    put(five, 5, everything(3))
    assert seen(five).shown
    for person in range(5):
        (five / f"numbers-{id_of(person)}.csv").unlink()
    assert seen(five).shown == {}


# --- what does not count -------------------------------------------------------------------------


def test_what_does_not_count_is_listed_and_the_rest_counts(five: Path) -> None:
    (five / "holiday.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (five / "empty.csv").touch()
    (five / "deep.json").write_text("[" * 50_000)
    (five / "<img src=x onerror=alert(1)>.csv").write_text("=cmd|' /C calc'!A0")
    (five / "a folder").mkdir()
    (five / ".DS_Store").write_bytes(b"hidden")
    assert reasons(five) == {
        "holiday.jpg": "encoding",
        "empty.csv": "not_ours",
        "deep.json": "not_ours",
        "<img src=x onerror=alert(1)>.csv": "not_ours",
        "a folder": "not_a_file",
    }
    assert seen(five).people == 5


def test_a_million_rows_are_not_even_opened(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = b"active_listening,before,closeness,3,1\n"
    (five / "numbers-of-a-million.csv").write_bytes(row * 1_000_000)
    taken: list[int] = []
    whole = os.read
    monkeypatch.setattr(os, "read", lambda f, n: taken.append(n) or whole(f, n))  # type: ignore
    assert reasons(five) == {"numbers-of-a-million.csv": "too_big"}
    assert max(taken) <= LARGEST + 1 and len(taken) == 2 * 5  # the five who count, and their ends


def test_a_link_is_not_followed(five: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = put(tmp_path_factory.mktemp("elsewhere"), 9, everything(1))
    (five / "numbers-link.csv").symlink_to(elsewhere)
    (five / "numbers-lost.csv").symlink_to(five / "nowhere")
    assert reasons(five) == {"numbers-link.csv": "link", "numbers-lost.csv": "link"}
    assert seen(five).people == 5


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="This system has no named pipes.")
def test_a_pipe_or_a_socket_does_not_hold_anybody_up(five: Path) -> None:
    os.mkfifo(five / "numbers-pipe.csv")
    assert reasons(five) == {"numbers-pipe.csv": "not_a_file"}
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.getcwd()
        os.chdir(five)  # names of sockets are short
        try:
            listening.bind("s.csv")
        finally:
            os.chdir(here)
        assert reasons(five)["s.csv"] == "unreadable"


def test_a_file_that_cannot_be_opened_is_listed(
    five: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests may be allowed to open everything, so the system says no here."""
    closed = put(five, 9, everything(1))
    whole = os.open

    def no(path: object, *more: int) -> int:
        if path == closed:
            raise PermissionError(13, "no")
        return whole(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(shared_folder.os, "open", no)
    found = looking.look_through(five, asked())
    assert [(one.name, one.reason) for one in found.skipped] == [(closed.name, "unreadable")]


def test_copies_count_once_and_of_two_that_differ_neither_counts(five: Path) -> None:
    first = put(five, 5, everything(5))
    (five / "numbers (1).csv").write_bytes(first.read_bytes())
    assert reasons(five) == {first.name: "copy"}
    assert seen(five).people == 6
    (five / "numbers (1).csv").write_bytes(first.read_bytes().replace(b",5,1", b",1,1"))
    assert reasons(five) == {first.name: "same_id", "numbers (1).csv": "same_id"}
    assert seen(five).people == 5


def test_too_many_files_are_refused(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST_FILES", 4)
    with pytest.raises(JournalError) as error:
        seen(five)
    assert error.value.key == "group_too_many"


@pytest.mark.parametrize("path", ["gone", "a.csv", "x" * 300, "nul\0"])
def test_a_folder_that_is_none_is_said(tmp_path: Path, path: str) -> None:
    (tmp_path / "a.csv").touch()
    with pytest.raises(JournalError) as error:
        seen(tmp_path / path)
    assert error.value.key in {"group_no_folder", "group_folder_unread"}


# --- what is kept --------------------------------------------------------------------------------


def test_what_is_kept_holds_nobodys_id_and_nobodys_step(five: Path) -> None:
    seen(five)
    text = (five / kept.FILE).read_text()
    assert not any(id_of(person) in text for person in range(5))
    assert {key for q in json.loads(text)["questions"] for b in q["batches"] for key in b} == {
        "spread",
        "present",
        "marks",
    }
    if os.name == "posix":
        assert (five / kept.FILE).stat().st_mode & 0o077 == 0


def test_a_second_look_without_a_change_writes_nothing(five: Path) -> None:
    seen(five)
    before = os.stat(five / kept.FILE)
    seen(five)
    assert os.stat(five / kept.FILE).st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{", b"[" * 200_000, b'{"version": 2, "questions": []}', b"\xff\xfe", b"null"],
)
def test_what_was_kept_and_is_damaged_stops_the_picture(five: Path, data: bytes) -> None:
    (five / kept.FILE).write_bytes(data)
    with pytest.raises(JournalError) as error:
        seen(five)
    assert error.value.key == "group_kept_damaged"
    assert (five / kept.FILE).read_bytes() == data


@pytest.mark.parametrize(
    "odd",
    [
        {"spread": [9, 0, 0, 0, 0], "present": 5, "marks": []},
        {"spread": [0, 0], "present": 5, "marks": []},
        {"spread": [0, 0, 0, 0, 0], "present": -1, "marks": []},
        {"spread": [0, 0, 0, 0, 0], "present": 5, "marks": [[]]},
        {"spread": [0, 0, 0, 0, 0], "present": 5, "marks": [], "steps": [3]},
    ],
)
def test_what_was_kept_is_read_strictly(five: Path, odd: object) -> None:
    question = {"question": list(CLOSE_BEFORE), "batches": [odd]}
    (five / kept.FILE).write_text(json.dumps({"version": 1, "questions": [question]}))
    with pytest.raises(JournalError):
        seen(five)


def test_what_cannot_be_kept_is_not_shown(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(shared_folder.os, "replace", full)
    with pytest.raises(JournalError) as error:
        seen(five)
    assert error.value.key == "group_kept_unwritten"


def test_a_link_in_the_place_of_what_is_kept_leads_nowhere(
    five: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Anybody in the room may have put it there, to have the facilitator write elsewhere."""
    goal = tmp_path_factory.mktemp("elsewhere") / "not-there-yet"
    (five / kept.FILE).symlink_to(goal)
    with pytest.raises(JournalError) as error:
        seen(five)
    assert error.value.key == "group_kept_damaged"
    shared_folder.put(five / kept.FILE, b"{}", mode=0o600)
    assert not goal.exists() and not (five / kept.FILE).is_symlink()


def test_a_clock_that_is_wrong_changes_nothing(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = seen(five)
    for path in five.glob("numbers-*"):
        os.utime(path, (2_000_000_000_0, 2_000_000_000_0))
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert seen(five) == before
