"""A journal with everything odd in it at once: each page shows what it can, and keeps all of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.content import ui
from helpers.journal import Journal
from helpers.journal.rows import Shape, line, to_cells
from helpers.model import ReflectionRow, Row
from helpers.paths import notebooks_folder
from helpers.profile import Names
from helpers.progress import Progress
from helpers.widgets.recap import RecapScreen
from helpers.widgets.screen import Learner
from helpers.widgets.today import TodayScreen
from tests.journal_rows import LISTENING, TODAY, plan, reflection, tap, turn
from tests.widgets.conftest import Reader

LONG = "He put his keys down slowly. " * 400
WORDS = (
    "<b onload=x>bold</b>",
    "=cmd|' /C calc'!A0",
    LONG,
    "שלום عالم 👩🏽‍🦽 e\u0301",
    "line\nline\r\n",
    ",;\"'",
)


def odd_rows() -> Iterable[Row]:
    """Days ahead and long ago, a clock set back, a lesson and a card that left the course."""
    for at, words in enumerate(WORDS):
        yield reflection(at * 3, at % 5 + 1, what_happened=words)
    yield reflection(0, 4, happened_on=date(2190, 1, 1), what_happened="from the future")
    yield reflection(1, 9, happened_on=date(1066, 10, 14), what_happened="long ago")
    yield reflection(2, 3, lesson="gone_lesson", what_happened="of a lesson that is gone")
    for at in range(40, 0, -1):  # saved the wrong way round
        yield tap(at, at % 5 + 1, (LISTENING, "gone_lesson", "none", "")[at % 4])
    yield tap(0, 7, on=TODAY + timedelta(days=900))
    yield plan(0, lesson="gone_lesson")
    yield plan(1, "an outcome nobody knows")
    yield plan(2, due_in=40_000)
    for rating in ("again", "good", "no such rating", "pause"):
        yield turn(3, "left-the-course", rating)
        yield turn(3, "x", rating, lesson="gone_lesson")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    folder = tmp_path / "my_journal"
    folder.mkdir()
    written: dict[type[Row], list[str]] = {}
    for row in odd_rows():
        kind = type(row)
        written.setdefault(kind, [Shape(kind).header]).append(line(to_cells(row)))
    for kind, lines in written.items():
        (folder / f"{kind.table}.csv").write_text("".join(lines), encoding="utf-8", newline="")
    with (folder / "checkins.csv").open("ab") as file:
        file.write(b"\x00\x00half a row,2026-")  # a power cut
    (folder / "answers.csv").write_bytes(b"\xff\xfe not ours")
    return Journal(folder)


@pytest.fixture
def page(journal: Journal) -> Progress:
    return Progress(journal, Names(), TODAY)


@pytest.mark.parametrize(
    "view", ["overview", "before_and_after", "closeness", "calendar", "helps", "plans"]
)
def test_every_view_says_something(page: Progress, view: str) -> None:
    shown = getattr(page, view)()
    outputs = shown.outputs()
    assert shown.said is not None and any(shown.said.sentences)
    assert "Traceback" not in str(outputs)
    assert "<b onload" not in str([part.data.get("text/html") for part in outputs])


def test_what_is_odd_is_told(page: Progress) -> None:
    said = " ".join(page.closeness().said.sentences)  # type: ignore[union-attr]
    assert ui("progress_odd_day_many", count=3) in said
    assert "no longer in the course" in said
    assert any("answers.csv" in problem for problem in page._all_rows()[1])


def test_every_word_can_be_read_again(page: Progress) -> None:
    reader = Reader(page.own_words())
    everything: list[Any] = []
    while reader.block("more"):
        reader.press("more")
    everything = [block.get("text", "") for block in reader._all(reader.page.blocks)]
    for words in (*WORDS, "from the future", "long ago", "of a lesson that is gone"):
        assert any(words.strip() in text for text in everything), words[:20]


def test_a_report_and_a_copy_can_be_made(page: Progress) -> None:
    report = Reader(page.report())
    report.press("look")
    made = report.press("make")["download"]["content"]
    assert "of a lesson that is gone" in made
    assert "<b onload" not in made and "&lt;b onload" in made
    assert "transfer" and Reader(page.transfer()).block("take-out")


def test_today_and_the_cards_are_calm(journal: Journal) -> None:
    learner = Learner(journal=journal, names=Names(), lesson="start_here")
    for screen in (TodayScreen, RecapScreen):
        shown = Reader(screen(learner)).everything()
        assert "Traceback" not in shown
        assert "left-the-course" not in shown


@pytest.mark.parametrize("notebook", ["00_start_here.ipynb", "07_your_progress.ipynb"])
def test_a_page_runs_from_top_to_bottom_and_complains_of_nothing(
    journal: Journal, notebook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_JOURNAL", str(journal.folder))
    page = nbformat.read(notebooks_folder() / notebook, as_version=4)
    cells = NotebookClient(page, timeout=120).execute().cells  # an error in a cell ends it
    outputs = [one for cell in cells for one in cell.get("outputs", [])]
    assert len(outputs) > 5
    assert {one.output_type for one in outputs} <= {"display_data", "execute_result"}


def test_nothing_of_it_was_changed_by_looking(page: Progress, journal: Journal) -> None:
    before = {file.name: file.read_bytes() for file in journal.folder.glob("*.csv")}
    for view in (page.overview, page.closeness, page.own_words, page.report, page.transfer):
        view()
    assert {file.name: file.read_bytes() for file in journal.folder.glob("*.csv")} == before
    assert len(journal.read(ReflectionRow)) == len(WORDS) + 3
