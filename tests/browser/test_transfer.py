"""The journal as a file, out of the page and in again: the page's own scripts, with no JupyterLab
around them, and the screen behind them."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.content import ui
from helpers.journal import Journal
from helpers.journal.transfer import LARGEST, pack
from helpers.model import AnswerRow, ReflectionRow
from helpers.profile import Names
from helpers.widgets import controls
from helpers.widgets.screen import Learner
from helpers.widgets.transfer import TransferScreen
from tests.journal_kit import answer, reflection

PIECE = 256 * 1024

# A model as anywidget gives it, whose kernel is a function of this test.
MODEL = """
const listeners = new Map();
const tell = (name, ...given) => (listeners.get(name) ?? []).forEach((one) => one(...given));
let state = await window.kernel(null);
const model = {
  get: (key) => state[key],
  on: (name, one) => listeners.set(name, [...(listeners.get(name) ?? []), one]),
  off() {},
  async send(event) {
    const { answer, ...rest } = await window.kernel(event);
    state = rest;
    tell("change:blocks");
    tell("msg:custom", answer);
  },
};
course.render({ model, el: document.body });
"""


class Bench:
    """A page with the screen on it, and all that the page sent."""

    def __init__(self, page: Page, screen: TransferScreen) -> None:
        self.page = page
        self.screen = screen
        self.events: list[dict[str, Any]] = []
        page.expose_function("kernel", self._kernel)
        page.set_content("<!doctype html><title>x</title><body></body>")
        script = controls.script().replace("export default", "const course =") + MODEL
        page.add_script_tag(content=script, type="module")

    def _kernel(self, event: dict[str, Any] | None) -> dict[str, Any]:
        said: list[dict[str, Any]] = []
        self.screen.send = lambda content, buffers=None: said.append(content)  # type: ignore
        if event:
            self.events.append(event)
            self.screen._receive(None, event, None)
        names = ("exercise", "name", "blocks", "focus", "resume", "texts")
        state = {name: getattr(self.screen, name) for name in names}
        return {**state, "answer": said[0] if said else {}}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    made = Journal(tmp_path / "here")
    made.save(reflection("from here"))
    return made


@pytest.fixture
def bench(browser: Browser, journal: Journal) -> Iterator[Bench]:
    context = browser.new_context(accept_downloads=True)
    learner = Learner(journal=journal, names=Names(), lesson="your_progress")
    yield Bench(context.new_page(), TransferScreen(learner))
    context.close()


def test_the_download_is_the_zip_to_the_byte(
    bench: Bench, journal: Journal, tmp_path: Path
) -> None:
    with bench.page.expect_download() as started:
        bench.page.get_by_role("button", name=ui("transfer_take_out"), exact=True).press("Enter")
    started.value.save_as(tmp_path / "taken.zip")
    said = bench.page.get_by_role("status").filter(has_text=started.value.suggested_filename)
    expect(said).to_be_visible()
    with (
        zipfile.ZipFile(tmp_path / "taken.zip") as taken,
        zipfile.ZipFile(io.BytesIO(pack(journal.folder))) as packed,
    ):
        assert taken.testzip() is None
        assert taken.read("reflections.csv") == packed.read("reflections.csv")


def test_a_file_goes_in_by_pieces_is_shown_and_put_in_by_keyboard(
    bench: Bench, journal: Journal, tmp_path: Path
) -> None:
    elsewhere = Journal(tmp_path / "there")
    dice = random.Random(1)
    for _ in range(30):  # noise, which makes a zip of more than one piece
        elsewhere.append(answer("".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(9_000))))
    data = pack(elsewhere.folder)
    assert len(data) > 2 * PIECE
    chooser = bench.page.get_by_label(ui("transfer_choose"))
    hint = ui("transfer_choose_hint", limit=LARGEST // 1024**2)
    expect(chooser).to_have_accessible_description(hint)
    bench.page.get_by_role("button", name=ui("transfer_take_out"), exact=True).focus()
    bench.page.keyboard.press("Tab")
    expect(chooser).to_be_focused()
    with bench.page.expect_file_chooser() as opened:
        bench.page.keyboard.press("Space")
    opened.value.set_files({"name": "mine.zip", "mimeType": "application/zip", "buffer": data})
    expect(bench.page.get_by_role("status").filter(has_text=ui("transfer_looked"))).to_be_visible()
    expect(bench.page.get_by_role("table")).to_contain_text(ui("transfer_answers"))
    pieces = [event["value"]["at"] for event in bench.events if event["action"] == "file"]
    assert pieces == list(range(-(-len(data) // PIECE)))
    assert all("content" not in event["fields"] for event in bench.events)
    assert len(journal.read(AnswerRow)) == 0
    bench.page.get_by_role("button", name=ui("transfer_put_back"), exact=True).press("Enter")
    expect(bench.page.get_by_role("status").filter(has_text=ui("transfer_done"))).to_be_visible()
    assert journal.read(AnswerRow) == elsewhere.read(AnswerRow)
    assert len(journal.read(ReflectionRow)) == 1


def test_a_file_that_is_too_big_is_said_at_once_and_not_sent(bench: Bench, tmp_path: Path) -> None:
    big = tmp_path / "big.zip"
    with open(big, "wb") as file:
        file.truncate(LARGEST + 1)
    bench.page.get_by_label(ui("transfer_choose")).set_input_files(big)
    limit = LARGEST // 1024**2
    expect(bench.page.get_by_role("alert").filter(has_text="too big")).to_have_text(
        ui("transfer_too_big", limit=limit)
    )
    assert bench.events == []
    empty = tmp_path / "empty.zip"
    empty.write_bytes(b"")
    bench.page.get_by_label(ui("transfer_choose")).set_input_files(empty)
    expect(bench.page.get_by_role("alert").filter(has_text="not a zip")).to_be_visible()
