"""Taking everything out as one file, and putting such a file back in, at the page."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers.content import ui
from helpers.journal import Journal, transfer
from helpers.model import AnswerRow, ReflectionRow
from helpers.profile import Profile, read_profile, write_profile
from helpers.progress import Progress
from helpers.widgets.screen import Learner
from helpers.widgets.transfer import TransferScreen
from tests.journal_kit import answer, put, reflection
from tests.test_journal_zips import BAD
from tests.widgets.conftest import Reader

LIMIT = str(transfer.LARGEST // 1024**2)  # MB


@pytest.fixture
def reader(learner: Learner) -> Reader:
    return Reader(TransferScreen(learner))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Journal:
    """The journal on another machine."""
    return Journal(tmp_path / "elsewhere")


def choose(reader: Reader, data: bytes, name: str = "my zip.zip", pieces: int = 1) -> None:
    """Chooses a file, which the page hands in piece by piece."""
    size = -(-len(data) // pieces)
    for at in range(pieces):
        content = base64.b64encode(data[at * size : (at + 1) * size]).decode()
        piece = {"name": name, "at": at, "of": pieces, "content": content}
        assert reader._event("zip", "file", piece, {})["ack"]


def rows_of(reader: Reader, key: str) -> dict[str, tuple[str, ...]]:
    """The table under this key: what → its cells."""
    block = reader.block(key)
    return {first: tuple(rest) for first, *rest in block["rows"]} if block else {}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


def test_with_nothing_written_there_is_nothing_to_take_out(
    reader: Reader, journal: Journal
) -> None:
    assert reader.text("found") == ui("transfer_nothing")
    assert reader.block("take-out") is None
    assert not journal.folder.exists()


def test_everything_goes_to_the_browser_as_one_file_of_bytes(
    learner: Learner, journal: Journal
) -> None:
    journal.save(reflection("my secret"))
    journal.append(answer())
    write_profile(journal.folder, Profile(partner_name="Kim"))
    reader = Reader(TransferScreen(learner))
    assert reader.block("inside")["items"] == (  # type: ignore[index]
        f"{ui('transfer_reflections')}: 1",
        f"{ui('transfer_answers')}: 1",
        ui("transfer_names"),
    )
    assert reader.text("open") == ui("transfer_open")
    file: dict[str, Any] = reader.press("take-out")["download"]
    assert file["mime"] == "application/zip"
    assert file["name"].endswith(".zip")
    assert file["name"] in reader.text("status")
    data = base64.b64decode(file["base64"])
    assert transfer.unpack(data) == transfer.unpack(transfer.pack(journal.folder))


def test_a_file_is_shown_first_and_put_in_when_asked(
    reader: Reader, journal: Journal, elsewhere: Journal
) -> None:
    elsewhere.save(reflection("better", id="r1", days=1))
    elsewhere.append(answer("from there", id="r2"))
    write_profile(elsewhere.folder, Profile(my_name="Ada", partner_name="Sam"))
    journal.save(reflection("first", id="r1"))
    before = files(journal.folder)
    choose(reader, transfer.pack(elsewhere.folder), pieces=3)
    assert reader.text("status") == ui("transfer_looked")
    wanted = {
        ui("transfer_reflections"): ("0", "0", "0", "1"),
        ui("transfer_answers"): ("1", "0", "0", "0"),
    }
    assert rows_of(reader, "would") == wanted
    assert reader.text("replaced") == ui("transfer_replaced", count=1)
    assert reader.text("whose") == ui("transfer_whose", names="Ada, Sam")
    assert reader.text("names") == ui("transfer_names_new")
    assert files(journal.folder) == before
    reader.press("put-back")
    assert reader.text("status") == ui("transfer_done")
    assert rows_of(reader, "done") == wanted
    assert reader.block("would") is None
    assert [row.what_happened for row in journal.read(ReflectionRow)] == ["better"]
    assert [row.answer for row in journal.read(AnswerRow)] == ["from there"]
    assert read_profile(journal.folder).partner_name == "Sam"


def test_a_file_that_is_here_already_needs_no_button(
    reader: Reader, journal: Journal, elsewhere: Journal
) -> None:
    elsewhere.append(answer("from there"))
    data = transfer.pack(elsewhere.folder)
    choose(reader, data)
    reader.press("put-back")
    choose(reader, data)
    assert reader.text("status") == ui("transfer_all_here")
    assert reader.block("put-back") is None
    assert reader.block("done") is None


def test_what_was_looked_at_can_be_left(
    reader: Reader, journal: Journal, elsewhere: Journal
) -> None:
    elsewhere.append(answer("from there"))
    choose(reader, transfer.pack(elsewhere.folder))
    reader.press("leave")
    assert reader.text("status") == ui("transfer_left")
    assert reader.block("would") is None
    reader.press("put-back")
    assert not journal.folder.exists()


def test_what_is_no_such_file_is_a_sentence_and_takes_the_last_one_off(
    reader: Reader, journal: Journal, elsewhere: Journal
) -> None:
    elsewhere.append(answer("from there"))
    choose(reader, transfer.pack(elsewhere.folder))
    choose(reader, b"my holiday picture")
    assert reader.text("problem") == ui("transfer_not_a_zip")
    assert reader.block("would") is None
    choose(reader, b"")
    assert reader.text("problem") == ui("transfer_not_a_zip")
    assert not journal.folder.exists()


@pytest.mark.parametrize("fault", BAD)
def test_every_bad_file_gets_its_own_sentence_and_changes_nothing(
    reader: Reader, journal: Journal, fault: str
) -> None:
    journal.append(answer("here", id="r1"))
    before = files(journal.folder)
    make, key = BAD[fault]
    choose(reader, make(), pieces=2)
    named = ("answers.csv", "plans.csv")
    assert reader.text("problem") in {ui(key, file=file, limit=LIMIT) for file in named}
    assert reader.block("put-back") is None
    assert files(journal.folder) == before


def test_a_piece_out_of_turn_makes_no_file(reader: Reader, elsewhere: Journal) -> None:
    elsewhere.append(answer("from there"))
    whole = base64.b64encode(transfer.pack(elsewhere.folder)).decode()
    for at, of in ((1, 1), (1, 2), (3, 2)):
        reader._event("zip", "file", {"name": "a.zip", "at": at, "of": of, "content": whole}, {})
    assert reader.block("would") is None
    assert reader.text("problem") == ""


def test_a_disk_that_fails_halfway_is_a_sentence_and_the_button_is_there_to_go_on(
    reader: Reader, journal: Journal, elsewhere: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere.save(reflection("from there"))
    elsewhere.append(answer("from there"))
    choose(reader, transfer.pack(elsewhere.folder))
    with monkeypatch.context() as broken:
        break_at(broken, "answers.csv")
        reader.press("put-back")
    assert reader.text("problem") == ui("transfer_stopped", file="answers.csv")
    assert len(journal.read(ReflectionRow)) == 1
    reader.press("put-back")
    assert reader.text("status") == ui("transfer_done")
    assert len(journal.read(ReflectionRow)) == len(journal.read(AnswerRow)) == 1


def break_at(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """From now on the disk has no room for this file."""
    from helpers.journal import JournalError, disk

    real: Callable[..., Any] = disk.replace

    def full(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == name:
            raise JournalError("journal_no_space", file=path.name)
        return real(path, *args, **kwargs)

    monkeypatch.setattr(disk, "replace", full)


def test_names_of_files_from_anywhere_cannot_turn_the_page_around(
    reader: Reader, elsewhere: Journal
) -> None:
    elsewhere.append(answer())
    choose(reader, transfer.pack(elsewhere.folder), name="\u202egpj.zip")
    caption = reader.block("would")["caption"]  # type: ignore[index]
    assert "gpj.zip" in caption
    assert "\u202e" not in caption


def test_a_file_here_that_cannot_be_read_is_said_and_the_page_opens(
    learner: Learner, journal: Journal, elsewhere: Journal
) -> None:
    journal.save(reflection())
    put(journal.folder, "answers.csv", b"name,email\n")
    elsewhere.append(answer())
    reader = Reader(TransferScreen(learner))
    assert "answers.csv" in reader.text("left-out")
    choose(reader, transfer.pack(elsewhere.folder))
    assert reader.text("problem") == ui("transfer_here_unread", file="answers.csv")


def test_the_preview_has_nothing_of_the_learner_and_the_progress_page_opens_it(
    journal: Journal, learner: Learner
) -> None:
    journal.save(reflection("my secret"))
    screen = Progress(journal, learner.names).transfer()
    data, _ = screen._repr_mimebundle_()
    assert ui("transfer_deleted") in data["text/plain"]
    assert ": 1" not in data["text/plain"] + data["text/html"]
