"""The facilitator's page: what it says, what it hides, and that its words tell no more."""

import json
import os
from itertools import product
from pathlib import Path

import pytest

from helpers import open_group
from helpers.content import ui
from helpers.workshop.group import kept
from helpers.workshop.group.asked import asked
from helpers.workshop.group.group_page import Group
from tests.widgets.conftest import Reader
from tests.workshop.kit import CLOSE_AFTER, CLOSE_BEFORE, LISTENED_TO, everything, id_of, put


@pytest.fixture(autouse=True)
def facilitator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody with a journal of their own, and no folder named beforehand."""
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "my_journal"))
    monkeypatch.delenv("COURSE_SHARE", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "group"
    made.mkdir()
    return made


class Room:
    """The page with all its cells run."""

    def __init__(self) -> None:
        self.group: Group = open_group()
        self.folder = Reader(self.group.folder())
        self.change = Reader(self.group.before_and_after())
        self.start = Reader(self.group.beginnings())

    def look(self, folder: Path) -> "Room":
        self.folder.press("look", folder=str(folder))
        return self

    def everything(self) -> str:
        """All that a facilitator can see here."""
        return "\n".join(one.everything() for one in (self.folder, self.change, self.start))


def text_of(reader: Reader) -> str:
    return json.dumps(reader.page.blocks, ensure_ascii=False)


# --- what it says --------------------------------------------------------------------------------


def test_before_anything_is_shared_the_page_says_what_it_will_show() -> None:
    room = Room()
    assert room.change.text("preview") == ui("group_change_preview")
    assert room.start.text("preview") == ui("group_start_preview")


def test_a_look_fills_all_pictures(folder: Path) -> None:
    for person in range(6):
        put(folder, person, {**everything(2), CLOSE_AFTER: 4})
    room = Room().look(folder)
    assert room.folder.text("status") == ui("group_looked")
    title = room.change.text("title")
    assert "higher in 1" in title and "much the same in 4" in title
    (bar,) = [room.change.block("Active listening-after")]
    assert bar and bar["heights"] == (0, 0, 0, 2, 0)
    assert "Rather close" in bar["says"]
    assert "6" not in text_of(room.change)  # how many there are, only by fives


def test_each_picture_has_a_message_a_sentence_and_a_table(folder: Path) -> None:
    for person in range(5):
        put(folder, person, everything(2))
    room = Room().look(folder)
    for one in (room.change, room.start):
        table = one.block("table")
        assert one.text("title") and one.text("limit")
        assert table and all(len(row) == len(table["head"]) for row in table["rows"])


def test_what_is_too_little_is_named(folder: Path) -> None:
    for person in range(5):
        put(folder, person, {CLOSE_BEFORE: 2, CLOSE_AFTER: 3})
    room = Room().look(folder)
    assert "Quality time" in room.change.text("few")
    assert "Active listening" not in room.change.text("few")
    assert room.start.text("title") == ui("group_start_none")


def test_four_people_leave_everything_hidden(folder: Path) -> None:
    for person in range(4):
        put(folder, person, everything(2))
    room = Room().look(folder)
    assert ui("group_fewer_than_five") in room.folder.text("people")
    assert room.change.block("table") is None and room.start.block("table") is None


def test_files_that_do_not_count_are_named_as_text(folder: Path) -> None:
    (folder / "<b>\u202eexe.csv").write_text("x")
    room = Room().look(folder)
    (item,) = room.folder.block("files")["items"]  # type: ignore[index]
    assert item == ui("group_skipped_not_ours", file="<b>exe.csv")
    for at in range(30):
        (folder / f"{at}.txt").touch()
    room.look(folder)
    items = room.folder.block("files")["items"]  # type: ignore[index]
    assert len(items) == 21 and items[-1] == ui("group_more_files", count=11)


@pytest.mark.parametrize("typed", ["", "group", " "])
def test_the_folder_is_asked_for(typed: str) -> None:
    room = Room()
    room.folder.press("look", folder=typed)
    assert room.folder.text("status") == ui("group_which_folder")


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    room = Room().look(tmp_path / "gone")
    assert room.folder.text("problem") == ui("group_no_folder")


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="Root may write everywhere.")
def test_a_folder_that_cannot_be_written_to_shows_nothing(folder: Path) -> None:
    for person in range(5):
        put(folder, person, everything(2))
    folder.chmod(0o500)
    room = Room().look(folder)
    folder.chmod(0o700)
    assert room.change.block("table") is None
    assert room.folder.text("problem") == ui("group_kept_unwritten", file=kept.FILE)


# --- opening it again ----------------------------------------------------------------------------


def test_running_the_page_writes_nothing_and_shows_the_last_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in range(5):
        put(folder, person, everything(2))
    Room().look(folder)
    monkeypatch.setenv("COURSE_SHARE", str(folder))
    for person in range(5, 11):
        put(folder, person, everything(5))
    before = (folder / kept.FILE).read_bytes()
    again = Room()
    assert again.change.block("table")
    assert "“Very close”" not in [row[3] for row in again.change.block("table")["rows"]]  # type: ignore[index]
    assert (folder / kept.FILE).read_bytes() == before


def test_a_saved_page_keeps_nothing_of_the_group(folder: Path) -> None:
    for person in range(5):
        put(folder, person, everything(2))
    group = Room().look(folder).group
    for screen in (group.before_and_after(), group.beginnings(), group.folder()):
        data, marked = screen._repr_mimebundle_()
        assert marked == {"course_preview": True}
        assert "“Rather far”" not in data["text/html"]


def test_the_made_up_group_is_the_same_each_time_and_says_that_it_is_made_up() -> None:
    one, other = (
        [
            screen._repr_mimebundle_()[0]["text/html"]
            for screen in (g.before_and_after(), g.beginnings())
        ]
        for g in (open_group(made_up=True), open_group(made_up=True))
    )
    assert one == other
    assert all("Made-up group" in html and "<table>" in html for html in one)
    assert "Too few to say" in one[0]


# --- its words tell no more than the rule --------------------------------------------------------


def test_all_that_the_page_says_is_the_same_in_worlds_that_look_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole pages, from files: for each of six people there are three steps with the same page."""
    pages: dict[str, list[set[int]]] = {}
    for world in product((1, 3, 5), repeat=6):
        if list(world) != sorted(world):
            continue  # who is who makes no difference
        folder = tmp_path / "group"
        folder.mkdir(exist_ok=True)
        (folder / kept.FILE).unlink(missing_ok=True)
        for person, step in enumerate(world):
            put(folder, person, {CLOSE_BEFORE: step, CLOSE_AFTER: 3, LISTENED_TO: step})
        seen = pages.setdefault(Room().look(folder).everything(), [])
        seen.append(set(world))
    assert len(pages) > 1
    assert min(len(set().union(*seen)) for seen in pages.values()) >= 3


def test_who_left_and_who_came_cannot_be_read_from_the_page(folder: Path) -> None:
    """One of nine leaves, and another comes: the page stays as it was, to the letter."""
    for person in range(9):
        put(folder, person, everything(2))
    before = Room().look(folder).everything()
    (folder / f"numbers-{id_of(0)}.csv").unlink()
    put(folder, 20, everything(5))
    assert Room().look(folder).everything() == before


def test_every_question_has_its_words() -> None:
    assert all(len(measure.steps) == 5 for measure in asked().values())
