"""Words not saved yet outlast the page, whatever they are and whatever the exercise is called."""

import json
import stat
from datetime import datetime
from pathlib import Path

import pytest

from helpers.journal import JournalError, drafts

WORDS = {"what": 'Half a sentence, "and\r\nthen', "half an emoji": "\ud83d", "nul": "a\0b", "": ""}


def test_a_draft_comes_back_exactly(tmp_path: Path) -> None:
    drafts.keep(tmp_path / "new", "active_listening", "first-reply", WORDS)
    assert drafts.read(tmp_path / "new", "active_listening", "first-reply") == WORDS
    assert drafts.read(tmp_path / "new", "active_listening", "another") == {}


def test_keep_says_when(tmp_path: Path) -> None:
    before = datetime.now().astimezone()
    kept = drafts.keep(tmp_path, "l", "e", WORDS)
    assert before <= kept <= datetime.now().astimezone()
    assert kept.utcoffset() == before.utcoffset()


def test_only_the_owner_can_read_a_draft(tmp_path: Path) -> None:
    drafts.keep(tmp_path, "l", "e", WORDS)
    (path,) = (tmp_path / "drafts").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_last_words_kept_are_the_ones_that_come_back(tmp_path: Path) -> None:
    for text in ("one", "two", "three"):
        drafts.keep(tmp_path, "l", "e", {"text": text})
    assert drafts.read(tmp_path, "l", "e") == {"text": "three"}
    assert len(list((tmp_path / "drafts").iterdir())) == 1


def test_dropping_a_draft_removes_its_words(tmp_path: Path) -> None:
    drafts.drop(tmp_path, "l", "e")
    drafts.keep(tmp_path, "l", "e", WORDS)
    drafts.drop(tmp_path, "l", "e")
    assert drafts.read(tmp_path, "l", "e") == {}
    assert list((tmp_path / "drafts").iterdir()) == []


IDS = ["a", "A", "a-b", "a_b", "a.b", "a/b", "../a", "con", "nul", "é", "שלום", "", "x" * 300]


def test_any_id_makes_a_name_of_its_own_that_every_system_takes(tmp_path: Path) -> None:
    places = [(lesson, exercise) for lesson in IDS for exercise in IDS]
    for lesson, exercise in places:
        drafts.keep(tmp_path, lesson, exercise, {"text": f"{lesson} | {exercise}"})
    for lesson, exercise in places:
        assert drafts.read(tmp_path, lesson, exercise) == {"text": f"{lesson} | {exercise}"}
    names = [path.name for path in (tmp_path / "drafts").iterdir()]
    assert len({name.casefold() for name in names}) == len(places)
    assert all(name.isascii() and len(name) < 180 for name in names)
    assert [path.name for path in tmp_path.iterdir()] == ["drafts"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"fields": 3}', b"\xff\xfe\0"])
def test_an_unreadable_draft_is_set_aside_not_dropped(tmp_path: Path, content: bytes) -> None:
    drafts.keep(tmp_path, "l", "e", WORDS)
    (path,) = (tmp_path / "drafts").iterdir()
    for _ in range(2):
        path.write_bytes(content)
        assert drafts.read(tmp_path, "l", "e") == {}
    aside = list((tmp_path / "drafts").glob("*.damaged"))
    assert [other.read_bytes() for other in aside] == [content, content]
    drafts.keep(tmp_path, "l", "e", WORDS)
    assert drafts.read(tmp_path, "l", "e") == WORDS


def test_a_draft_that_cannot_be_kept_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.keep(tmp_path, "l", "e", {"text": "before"})

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(JournalError) as failed:
        patched.setattr("os.write", full)
        drafts.keep(tmp_path, "l", "e", {"text": "after"})
    assert failed.value.key == "journal_no_space"
    assert drafts.read(tmp_path, "l", "e") == {"text": "before"}
    assert len(list((tmp_path / "drafts").iterdir())) == 1


def test_a_draft_says_what_it_belongs_to(tmp_path: Path) -> None:
    drafts.keep(tmp_path, "active_listening", "First Reply", {"text": "x"})
    (path,) = (tmp_path / "drafts").iterdir()
    kept = json.loads(path.read_text())
    assert (kept["lesson"], kept["exercise"]) == ("active_listening", "First Reply")
