"""Sharing and taking back, at the page and on disk."""

import errno
import os
import time
from pathlib import Path

import pytest

from helpers.content import ui
from helpers.journal import Journal
from helpers.journal.erase import erase, traces
from helpers.model import CheckInRow
from helpers.profile import Names, Profile
from helpers.widgets.screen import Learner
from helpers.workshop.group import sharing
from helpers.workshop.group.share_screen import ShareScreen
from tests.journal_kit import answer
from tests.journal_rows import rated, reflection, tap
from tests.widgets.conftest import Reader

SECRET = "never to be shared"
ME, THEM = "Mira Vantongeren", "Kim Osei"


@pytest.fixture(autouse=True)
def no_folder_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSE_SHARE", raising=False)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with numbers and with words in it."""
    made = Journal(tmp_path / "my_journal")
    made.append(answer(SECRET))
    made.save(tap(0, 2))
    made.save(reflection(4, 4, what_happened=SECRET, what_next=SECRET))
    made.save(rated(0, "felt-listened-to", 3, "before"))
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "group"
    made.mkdir()
    return made


def opened(journal: Journal) -> Reader:
    """The page, as a cell opens it each time it runs."""
    names = Names(Profile(my_name=ME, partner_name=THEM, pronouns="she"))
    return Reader(ShareScreen(Learner(journal=journal, names=names, lesson="your_progress")))


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def shown_lines(reader: Reader) -> str:
    block = reader.block("lines")
    return "\n".join([*block["items"], ""]) if block else ""


# --- sharing -------------------------------------------------------------------------------------


def test_opening_the_page_shares_nothing_and_writes_nothing(journal: Journal, folder: Path) -> None:
    before = {path: path.read_bytes() for path in files(journal.folder) if path.is_file()}
    opened(journal)
    assert {path: path.read_bytes() for path in files(journal.folder) if path.is_file()} == before
    assert files(folder) == []


def test_what_is_shared_is_what_was_shown_to_the_letter(journal: Journal, folder: Path) -> None:
    reader = opened(journal)
    shown = shown_lines(reader)
    reader.press("share", folder=str(folder))
    (file,) = files(folder)
    assert file.read_text() == shown
    assert file.name in reader.text("name")
    assert reader.text("status") == ui("share_shared", folder=folder)
    assert reader.block("share") is None


def test_there_are_steps_in_it_and_no_words_names_days_or_pronouns(
    journal: Journal, folder: Path
) -> None:
    opened(journal).press("share", folder=str(folder))
    first, head, *rows = files(folder)[0].read_text().splitlines()
    assert first.startswith("course-numbers,1,")
    assert head == "strategy,time,question,step,edition"
    assert rows == [
        "active_listening,after,closeness,4,1",
        "active_listening,before,closeness,2,1",
        "active_listening,before,felt-listened-to,3,1",
    ]


def test_when_it_was_shared_cannot_be_seen_from_the_file(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: -1.0)  # and a clock that is wrong does no harm
    opened(journal).press("share", folder=str(folder))
    (file,) = files(folder)
    assert time.gmtime(file.stat().st_mtime)[:3] == (2000, 1, 1)


def test_sharing_again_replaces_the_file_under_the_same_id(journal: Journal, folder: Path) -> None:
    opened(journal).press("share", folder=str(folder))
    (file,) = files(folder)
    journal.save(rated(1, "felt-listened-to", 5, "before"))
    journal.save(rated(2, "felt-listened-to", 5, "before"))
    reader = opened(journal)
    assert reader.text("standing") == ui("share_is_older", folder=folder)
    reader.press("share")
    assert files(folder) == [file]
    assert "active_listening,before,felt-listened-to,5,2" in file.read_text().splitlines()
    assert "active_listening,before,closeness,2,1" in file.read_text().splitlines()


def test_what_changed_since_it_was_shown_is_shown_first(journal: Journal, folder: Path) -> None:
    reader = opened(journal)
    journal.save(rated(0, "my-listening", 1, "before"))
    reader.press("share", folder=str(folder))
    assert files(folder) == []
    assert reader.text("status") == ui("share_changed")
    assert "my-listening" in shown_lines(reader)
    reader.press("share", folder=str(folder))
    assert len(files(folder)) == 1


def test_it_can_be_had_as_a_file(journal: Journal, folder: Path) -> None:
    reader = opened(journal)
    given = reader.press("download")["download"]
    assert given["content"] == shown_lines(reader)
    assert given["name"] in reader.text("name")
    opened(journal).press("share", folder=str(folder))
    assert [file.name for file in files(folder)] == [given["name"]]


def test_with_no_numbers_there_is_nothing_to_press(tmp_path: Path) -> None:
    reader = opened(Journal(tmp_path / "my_journal"))
    assert reader.text("nothing") == ui("share_nothing")
    assert reader.block("share") is None and reader.block("download") is None


def test_the_folder_can_be_named_beforehand(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_SHARE", str(folder))
    reader = opened(journal)
    assert reader.block("folder")["value"] == str(folder)  # type: ignore[index]
    reader.press("share")
    assert len(files(folder)) == 1


# --- taking back ---------------------------------------------------------------------------------


def test_taking_it_back_deletes_the_file(journal: Journal, folder: Path) -> None:
    opened(journal).press("share", folder=str(folder))
    reader = opened(journal)
    assert reader.text("standing") == ui("share_is_there", folder=folder)
    reader.press("take-back")
    assert files(folder) == []
    assert reader.text("status") == ui("share_taken_back")
    assert ui("share_beyond") in reader.everything()


def test_after_that_it_can_be_shared_again_under_the_same_id(
    journal: Journal, folder: Path
) -> None:
    reader = opened(journal)
    reader.press("share", folder=str(folder))
    before = [(file.name, file.read_bytes()) for file in files(folder)]
    reader.press("take-back")
    opened(journal).press("share")
    assert [(file.name, file.read_bytes()) for file in files(folder)] == before


def test_in_another_folder_it_is_somebody_else(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    reader = opened(journal)
    reader.press("share", folder=str(folder))
    (file,) = files(folder)
    file.unlink()
    reader = opened(journal)
    assert reader.text("standing") == ui("share_is_gone", folder=folder)
    reader.press("share", folder=str(other))
    assert reader.text("status") == ui("share_one_at_a_time", folder=folder)
    reader.press("elsewhere")
    reader.press("share", folder=str(other))
    assert [one.name for one in files(other)] != [file.name]


def test_erasing_everything_takes_it_back_too(journal: Journal, folder: Path) -> None:
    opened(journal).press("share", folder=str(folder))
    (folder / "numbers-0000000000000001.csv").write_text("somebody else's")
    found = traces(journal.folder, journal.folder.parent / "notebooks")
    assert {"sharing", "shared"} <= {trace.kind for trace in found}
    assert erase(found) == ()
    assert [file.name for file in files(folder)] == ["numbers-0000000000000001.csv"]
    assert not journal.folder.exists()


@pytest.mark.parametrize(
    "note",
    ["[]", "{", "null", '{"id": "../../precious", "folder": "F"}', '{"id": 3, "folder": 4}'],
)
def test_a_note_that_was_tampered_with_deletes_nothing(
    journal: Journal, folder: Path, note: str
) -> None:
    precious = folder.parent / "precious.csv"
    precious.write_text("x")
    (journal.folder / "sharing.json").write_text(note.replace("F", str(folder)))
    found = traces(journal.folder, journal.folder.parent / "notebooks")
    assert "shared" not in {trace.kind for trace in found}
    opened(journal).press("share", folder=str(folder))
    assert len(files(folder)) == 1
    assert precious.exists()


# --- when it cannot be done ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "key"),
    [("", "share_which_folder"), ("group", "share_whole_path"), ("  ", "share_which_folder")],
)
def test_the_folder_is_asked_for(journal: Journal, typed: str, key: str) -> None:
    reader = opened(journal)
    reader.press("share", folder=typed)
    assert reader.text("status") == ui(key)


def test_a_folder_that_is_gone_is_said_and_not_made(journal: Journal, tmp_path: Path) -> None:
    reader = opened(journal)
    gone = tmp_path / "<b>gone</b>"
    reader.press("share", folder=str(gone))
    assert reader.text("problem") == ui("share_no_folder", folder=gone)
    assert not gone.exists()
    assert opened(journal).block("standing") is None


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "share_no_space"),
        (errno.EACCES, "share_no_permission"),
        (errno.EIO, "share_not_written"),
    ],
)
def test_a_folder_that_takes_nothing_is_said_and_nothing_is_lost(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    opened(journal).press("share", folder=str(folder))
    before = files(folder)[0].read_bytes()
    for day in (1, 2):
        journal.save(rated(day, "felt-listened-to", 5, "before"))
    reader = opened(journal)

    def fails(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(sharing.os, "replace", lambda *_: fails())
    monkeypatch.setattr(sharing, "remember", lambda journal, memory, numbers, folder: memory)
    reader.press("share")
    assert reader.text("problem") == ui(key, folder=folder)
    assert [file.read_bytes() for file in files(folder)] == [before]
    monkeypatch.undo()
    reader.press("share")
    assert files(folder)[0].read_bytes() != before


def test_what_could_not_be_taken_back_later_is_not_shared(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = opened(journal)
    (journal.folder / "sharing.json").mkdir()
    reader.press("share", folder=str(folder))
    assert reader.text("problem") == ui("share_not_remembered")
    assert files(folder) == []


def test_a_folder_that_is_away_is_told_and_the_note_stays(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    opened(journal).press("share", folder=str(folder))
    away = folder.rename(tmp_path / "unplugged")
    reader = opened(journal)
    assert reader.text("standing") == ui("share_is_unreachable", folder=folder)
    reader.press("take-back")
    assert reader.text("problem") == ui("share_folder_away", folder=folder)
    away.rename(folder)
    reader = opened(journal)
    reader.press("take-back")
    assert files(folder) == []


def test_a_file_that_somebody_deleted_is_told(journal: Journal, folder: Path) -> None:
    reader = opened(journal)
    reader.press("share", folder=str(folder))
    files(folder)[0].unlink()
    reader.press("take-back")
    assert reader.text("status") == ui("share_was_gone")


def test_a_journal_that_cannot_be_read_is_told(journal: Journal) -> None:
    (journal.folder / f"{CheckInRow.table}.csv").write_text("none,of,ours\n1,2,3\n")
    reader = opened(Journal(journal.folder))
    assert reader.text("unread")
    assert reader.block("share") is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="Root may write everywhere.")
def test_a_folder_for_dropping_in_only_is_enough(journal: Journal, folder: Path) -> None:
    folder.chmod(0o333)
    reader = opened(journal)
    reader.press("share", folder=str(folder))
    assert opened(journal).text("standing") == ui("share_is_there", folder=folder)
    reader.press("take-back")
    folder.chmod(0o700)
    assert files(folder) == []
