"""Every page that shows a journal, opened as its notebook opens it: what a learner sees there."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from helpers.content import lesson, ui
from helpers.journal import Journal
from helpers.journal.rows import Shape, line, to_cells
from helpers.lesson import screen_of
from helpers.model import Exercise, Row
from helpers.profile import Names
from helpers.progress import Progress
from helpers.widgets.recap import RecapScreen
from helpers.widgets.screen import Learner
from helpers.widgets.today import TodayScreen
from tests.journal_rows import TODAY
from tests.widgets.conftest import Reader

VIEWS = ("overview", "before_and_after", "closeness", "calendar", "helps", "plans")
FAILED = ("Traceback", ui("unexpected_error"))


def write(folder: Path, rows: Iterable[Row]) -> Path:
    """These rows in the files of a journal, in this order."""
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[type[Row], list[str]] = {}
    for row in rows:
        kind = type(row)
        written.setdefault(kind, [Shape(kind).header]).append(line(to_cells(row)))
    for kind, lines in written.items():
        (folder / f"{kind.table}.csv").write_text("".join(lines), encoding="utf-8", newline="")
    return folder


def pages(folder: Path, today: date = TODAY) -> dict[str, str]:
    """Your progress with all its views and screens, and Today with the cards."""
    journal = Journal(folder)
    page = Progress(journal, Names(), today)
    shown = {name: str([one.data for one in getattr(page, name)().outputs()]) for name in VIEWS}
    shown["own_words"] = _all_of_it(Reader(page.own_words()))
    report = Reader(page.report())
    report.press("look")
    shown["report"] = f"{report.everything()} {report.press('make')['download']['content']}"
    transfer = Reader(page.transfer())
    shown["transfer"] = transfer.everything()
    assert "download" in transfer.press("take-out"), transfer.text("problem")
    shown["share"] = Reader(page.share()).everything()
    learner = Learner(journal=journal, names=Names(), lesson="start_here")
    shown["today"] = Reader(TodayScreen(learner)).everything()
    shown["recap"] = Reader(RecapScreen(learner)).everything()
    return shown


def exercise(journal: Journal, slug: str, given: Exercise) -> Reader:
    """One exercise of a lesson."""
    learner = Learner(journal=journal, names=Names(), lesson=slug)
    return Reader(screen_of(given)(given, learner))


def exercises(folder: Path, slugs: Iterable[str]) -> dict[str, str]:
    """Every exercise of these lessons."""
    journal = Journal(folder)
    return {
        f"{slug}/{one.id}": exercise(journal, slug, one).everything()
        for slug in slugs
        for one in lesson(slug).exercises
    }


def calm(shown: Mapping[str, str]) -> bool:
    """Whether no page shows that something went wrong inside."""
    return not [name for name, text in shown.items() for sign in FAILED if sign in text]


def _all_of_it(reader: Reader) -> str:
    while reader.block("more"):
        reader.press("more")
    return reader.everything()
