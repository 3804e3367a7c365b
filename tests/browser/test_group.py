"""Numbers shared with a group by keyboard, seen, taken back; and the picture of the group."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helpers.content import ui
from helpers.journal import Journal
from tests.browser.keyboard import Keyboard
from tests.browser.lab import LabPage
from tests.browser.test_accessible import is_for_everybody
from tests.browser.worked_through import write_journal
from tests.journal_rows import rated, reflection, tap
from tests.workshop.kit import everything, put

PROGRESS = "07_your_progress.ipynb"
GROUP = "workshop/group_picture.ipynb"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which four people share already."""
    made = tmp_path / "group"
    made.mkdir()
    for person in range(4):
        put(made, person, everything(2))
    yield made


def opened(lab: LabPage, name: str) -> Keyboard:
    lab.turn_to(name)
    learner = Keyboard(lab)
    learner.start()
    return learner


def test_numbers_are_seen_shared_and_taken_back_by_keyboard(
    kept_lab: LabPage, journal: Path, folder: Path
) -> None:
    mine = Journal(journal)
    mine.save(tap(0, 2))
    mine.save(reflection(4, 4, what_happened="my own words"))
    mine.save(rated(0, "felt-listened-to", 3, "before"))
    learner = opened(kept_lab, PROGRESS)
    screen = learner.exercise("share")
    before = sorted(folder.iterdir())
    learner.reach(screen.get_by_text(ui("share_letter")))
    learner.keys.press("Enter")
    letter = screen.locator("details li").all_inner_texts()
    learner.write(screen, ui("share_folder"), str(folder))
    assert sorted(folder.iterdir()) == before
    learner.press(screen, ui("share_now"))
    shared = ui("share_shared", folder=folder)
    expect(screen.get_by_role("status").filter(has_text=shared)).to_be_visible()
    (file,) = set(folder.iterdir()) - set(before)
    assert file.read_text().splitlines() == letter
    assert "my own words" not in file.read_text()

    facilitator = opened(kept_lab, GROUP)
    room = facilitator.exercise("folder")
    facilitator.write(room, ui("group_folder"), str(folder))
    facilitator.press(room, ui("group_look"))
    expect(room.get_by_role("status").filter(has_text=ui("group_looked"))).to_be_visible()
    start = facilitator.exercise("start")
    expect(start.get_by_text("Over the past week", exact=False).first).to_be_visible()
    kept_lab.save()
    saved = (kept_lab.server.notebooks / GROUP).read_text(encoding="utf-8")
    assert str(folder) not in saved
    assert kept_lab.server.changed_files() == ""

    learner = opened(kept_lab, PROGRESS)
    screen = learner.exercise("share")
    expect(screen.get_by_text(ui("share_is_there", folder=folder))).to_be_visible()
    learner.press(screen, ui("share_take_back"))
    expect(screen.get_by_role("status").filter(has_text=ui("share_taken_back"))).to_be_visible()
    assert not file.exists()


def test_the_picture_of_a_group_is_for_everybody(
    kept_lab: LabPage, journal: Path, folder: Path
) -> None:
    """In both themes and at both widths, with a group, with files that do not count."""
    put(folder, 4, everything(4))
    put(folder, 5, everything(5))
    (folder / "<b>holiday.jpg").write_bytes(b"\xff\xd8")
    facilitator = opened(kept_lab, GROUP)
    room = facilitator.exercise("folder")
    facilitator.write(room, ui("group_folder"), str(folder))
    facilitator.press(room, ui("group_look"))
    expect(room.get_by_text("<b>holiday.jpg", exact=False)).to_be_visible()
    is_for_everybody(kept_lab)


def test_bars_are_told_apart_by_height_and_survive_printing(
    kept_lab: LabPage, journal: Path, folder: Path
) -> None:
    put(folder, 4, everything(2))
    write_journal(journal)
    facilitator = opened(kept_lab, GROUP)
    room = facilitator.exercise("folder")
    facilitator.write(room, ui("group_folder"), str(folder))
    facilitator.press(room, ui("group_look"))
    bars = facilitator.exercise("change").locator(".course-bars-row").first.locator(".course-bar")
    expect(bars).to_have_count(5)
    for media in ("screen", "print"):
        kept_lab.page.emulate_media(media=media)  # type: ignore[arg-type]
        heights = bars.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert heights[1] > 2 * max(heights[0], *heights[2:]) > 0
        filled = bars.evaluate_all("all => all.map(one => getComputedStyle(one).borderBottomWidth)")
        assert all(float(width.removesuffix("px")) > 0 for width in filled)
    kept_lab.page.emulate_media(media="screen")
