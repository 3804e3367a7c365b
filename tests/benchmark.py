"""Speed and memory against a floor measured in the same run: `python -m tests.benchmark`, with more
sizes of journal if you like (`python -m tests.benchmark 200000`).

Every figure is the median of ratios, each of two runs close in time, because a machine's speed
drifts; each floor is also measured against itself, which shows how much of a ratio is noise.
Nothing here is a test.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from subprocess import DEVNULL

import nbformat
import psutil
import yaml
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from helpers import content
from helpers.compiling import compile_content
from helpers.journal import Journal, new_id, stamp
from helpers.journal.rows import Shape, line, to_cells
from helpers.model import (
    ROW_KINDS,
    AnswerRow,
    CheckInRow,
    PlanRow,
    ReflectionRow,
    ReviewRow,
    Row,
)
from helpers.paths import content_folder, notebooks_folder
from helpers.profile import Names
from helpers.widgets.screen import Learner

COPIES = shutil.ignore_patterns("__pycache__")
RUNS = 7
SAVES = 300
TODAY_OVER = 0.3  # seconds
ROWS_IN_A_LONG_JOURNAL = 20_000  # ten years
TEN_YEARS = timedelta(days=3652)
STEP = timedelta(hours=7)  # from row to row, at most
ROWS_TO_GROW = (2_000, ROWS_IN_A_LONG_JOURNAL)

PROGRESS = "07_your_progress.ipynb"

FORM = """
import ipywidgets as w
w.VBox([
    w.HTML("<p>Somebody says something ordinary. What do you say first?</p>"),
    w.RadioButtons(options=["One reply", "Another", "A third", "A fourth"], value=None),
    w.Textarea(placeholder="In your own words"),
    w.Checkbox(description="Private"),
    w.HBox([w.Button(description="Save this"), w.Button(description="Start over")]),
    w.HTML(""),
])
"""

READ_ALL = """
import pandas as pd, plotly.graph_objects as go
from helpers.paths import journal_folder
frames = {p.stem: pd.read_csv(p) for p in sorted(journal_folder().glob("*.csv"))}
checkins = frames["checkins"]
"""

FIGURE = """
go.Figure(go.Scatter(x=checkins["local_date"], y=checkins["value"], mode="markers"))
"""


def main() -> None:
    """Print every figure with its limit, with modules compiled once, as on a learner's machine,
    and content as JupyterLab finds it compiled when it has started with the course once."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    compile_content()
    with journal_of(0):
        lessons_against_forms()
    read_against_yaml()
    save_against_append()
    today_against_reading()
    progress_against_bare_figures(RUNS)
    progress_as_it_grows((*ROWS_TO_GROW, *map(int, sys.argv[1:])))


# --- a lesson ------------------------------------------------------------------------------------


def lessons_against_forms() -> None:
    """Run All of each lesson against eight bare forms, kernel start included."""
    lessons = [entry for entry in content.course().lessons if content.lesson(entry.slug).findings]
    pages = [nbformat.read(notebooks_folder() / x.notebook, as_version=4) for x in lessons]
    forms = notebook([FORM] * 8)
    for entry, page in zip(lessons, pages, strict=True):
        runs = in_turns(lambda page=page: run(page), lambda: run(forms), lambda: run(forms))
        report(f"{entry.slug}, Run All: time", runs, 0, limit=1.25)
        report(f"{entry.slug}, Run All: peak kernel memory", runs, 1, limit=1.15)


def progress_against_bare_figures(times: int) -> None:
    """Run All of 07 with ten years of entries against a bare pandas read of the same files and as
    many bare plotly figures."""
    page = nbformat.read(notebooks_folder() / PROGRESS, as_version=4)
    with journal_of(ROWS_IN_A_LONG_JOURNAL):
        floor = notebook([READ_ALL, *[FIGURE] * figures_on(page)])
        runs = in_turns(lambda: run(page), lambda: run(floor), lambda: run(floor), times=times)
    name = f"07 with {ROWS_IN_A_LONG_JOURNAL:,} rows"
    report(f"{name}: time", runs, 0, limit=1.5)
    report(f"{name}: peak kernel memory", runs, 1)
    ours, bare = (statistics.median(one[1] for one in some) / 1e6 for some in runs[:2])
    print(f"{name}: {ours:.0f} MB, floor {bare:.0f} MB")


def progress_as_it_grows(sizes: Iterable[int]) -> None:
    """What the views of 07 take for each row, from one size of journal to the next."""
    for rows in sizes:
        with journal_of(rows) as folder:
            seconds = [views_of(folder) for _ in range(3)]
        least = min(seconds)
        print(
            f"the views of 07 with {rows:,} rows: {least:.2f} s, {least / rows * 1e6:.0f} µs a row"
        )


def views_of(folder: Path) -> float:
    """Seconds for all views of a journal that is read anew."""
    from helpers.progress import Progress

    begun = time.perf_counter()
    page = Progress(Journal(folder), Names())
    for view in (page.overview, page.before_and_after, page.closeness, page.calendar):
        view().outputs()
    for view in (page.helps, page.plans):
        view().outputs()
    for screen in (page.own_words, page.report, page.transfer):
        screen().close()
    return time.perf_counter() - begun


def run(page: NotebookNode) -> tuple[float, float]:
    """Seconds to start a kernel and run a page, and the kernel's peak memory in bytes."""
    client = NotebookClient(nbformat.from_dict(page), timeout=120)
    begun = time.perf_counter()
    with client.setup_kernel(stderr=DEVNULL):
        for at, cell in enumerate(client.nb.cells):
            client.execute_cell(cell, at)
        seconds = time.perf_counter() - begun
        memory = peak_memory(client.km.provisioner.process.pid)  # type: ignore[union-attr]
    return seconds, memory


def peak_memory(pid: int) -> float:
    """The most a process held at once where the system tells, else what it holds now."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return float(line.split()[1]) * 1024
    return float(psutil.Process(pid).memory_info().rss)


def figures_on(page: NotebookNode) -> int:
    """How many charts a page really shows with the journal at hand."""
    client = NotebookClient(nbformat.from_dict(page), timeout=120)
    outputs = [
        output
        for cell in client.execute(stderr=DEVNULL).cells
        for output in cell.get("outputs", [])
    ]
    return sum("application/vnd.plotly.v1+json" in output.get("data", {}) for output in outputs)


def notebook(sources: list[str]) -> NotebookNode:
    """A notebook of code cells."""
    return new_notebook(cells=[new_code_cell(source.strip()) for source in sources])


# --- content -------------------------------------------------------------------------------------


def read_against_yaml() -> None:
    """A lesson as the program reads it against its files read as bare YAML: from the files, as
    after a change, and from the copies that are kept of them."""
    with tempfile.TemporaryDirectory() as place:
        plain = Path(shutil.copytree(content_folder(), Path(place) / "content", ignore=COPIES))
        for entry in content.course().lessons:
            files = sorted((plain / entry.slug).rglob("*.yml"))
            for name, folder in (("read", plain), ("read from copies", content_folder())):
                runs = in_turns(
                    lambda slug=entry.slug, folder=folder: timed(lambda: read_anew(folder, slug)),
                    lambda files=files: timed(lambda: [read_bare(file) for file in files]),
                    lambda files=files: timed(lambda: [read_bare(file) for file in files]),
                )
                report(f"{entry.slug}, {name}: time", runs, 0)


def read_anew(folder: Path, slug: str) -> None:
    content._lesson.__wrapped__(folder, slug)  # past the cache


def read_bare(file: Path) -> None:
    yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)


# --- saving --------------------------------------------------------------------------------------


def save_against_append() -> None:
    """One saved answer against open, append, fsync, close; in an empty and in a long journal."""
    ratios = {}
    for rows in (0, ROWS_IN_A_LONG_JOURNAL):
        with journal_of(rows) as folder:
            journal = Journal(folder)
            plain = folder.parent / "plain.csv"
            runs = in_turns(
                lambda journal=journal: timed(lambda: journal.append(answer(0, STEP))),
                lambda plain=plain: timed(lambda: append_plainly(plain)),
                lambda plain=plain: timed(lambda: append_plainly(plain)),
                times=SAVES,
            )
            report(f"one save with {rows:,} rows: time", runs, 0, limit=4)
            ratios[rows] = ratio_of(runs[0], runs[1], 0)
    flat = ratios[ROWS_IN_A_LONG_JOURNAL] / ratios[0]
    print(f"one save, {ROWS_IN_A_LONG_JOURNAL:,} rows against 0: {flat:.2f} (flat is 1)")


def append_plainly(file: Path) -> None:
    """What a save costs at the very least."""
    with file.open("a", encoding="utf-8") as out:
        out.write("a1b2c3,2026-11-24T21:40:00Z,2026-11-24,me,active_listening,x,,y,fits,\n")
        out.flush()
        os.fsync(out.fileno())


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """The seconds something took, and how many of them were its own: others use the machine too."""
    begun, own = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - begun, time.process_time() - own


# --- today ---------------------------------------------------------------------------------------


def today_against_reading() -> None:
    """Today and the cards that come back against reading the same rows and nothing else."""
    from helpers.practice import spacing
    from helpers.widgets.recap import RecapScreen
    from helpers.widgets.today import TodayScreen

    def opened(folder: Path) -> None:
        spacing._gone_through.cache_clear()  # as on a page that was just opened
        learner = Learner(journal=Journal(folder), names=Names(), lesson="start_here")
        TodayScreen(learner).close()
        RecapScreen(learner).close()

    for rows in (0, ROWS_IN_A_LONG_JOURNAL // 10, ROWS_IN_A_LONG_JOURNAL):
        with journal_of(rows) as folder:
            ours, floor = in_turns(
                lambda folder=folder: timed(lambda: opened(folder)),
                lambda folder=folder: timed(lambda: read_all(Journal(folder))),
            )
        over, own = (
            statistics.median(a[at] - b[at] for a, b in zip(ours, floor, strict=True))
            for at in (0, 1)
        )
        said = "holds" if over <= TODAY_OVER else "EXCEEDED"
        print(
            f"Today with {rows:,} rows: {over:.2f} s over reading, {own:.2f} s of them its own, "
            f"limit {TODAY_OVER}: {said}"
        )


def read_all(journal: Journal) -> list[Row]:
    return [row for kind in ROW_KINDS.values() for row in journal.read(kind)]


# --- journals to measure with --------------------------------------------------------------------


@contextmanager
def journal_of(rows: int) -> Iterator[Path]:
    """A journal in a temporary folder, about so many rows long, that the kernels see too."""
    with tempfile.TemporaryDirectory() as folder:
        journal_folder = Path(folder) / "my_journal"
        before = os.environ.get("COURSE_JOURNAL")
        os.environ["COURSE_JOURNAL"] = str(journal_folder)
        try:
            journal_folder.mkdir(mode=0o700)
            # However many rows there are, they fill the ten years up to a day that is past.
            step = min(STEP, TEN_YEARS / max(rows, 1))
            write(journal_folder, (KINDS[at % len(KINDS)](at, step) for at in range(rows)))
            yield journal_folder
        finally:
            os.environ.pop("COURSE_JOURNAL")
            if before is not None:
                os.environ["COURSE_JOURNAL"] = before


def write(folder: Path, rows: Iterable[Row]) -> None:
    """The rows as the journal writes them, all at once: how long this takes is not measured."""
    lines: dict[type[Row], list[str]] = {}
    for row in rows:
        lines.setdefault(type(row), [Shape(type(row)).header]).append(line(to_cells(row)))
    for kind, written in lines.items():
        (folder / f"{kind.table}.csv").write_text("".join(written), encoding="utf-8", newline="")


def common(at: int, step: timedelta) -> dict[str, object]:
    when = datetime(2016, 11, 24, 20, tzinfo=UTC) + at * step
    return {
        **stamp(),
        "id": new_id(),
        "saved_at": when,
        "local_date": when.date(),
        "who": "me",
        "lesson": "active_listening",
    }


def answer(at: int, step: timedelta) -> AnswerRow:
    return AnswerRow(
        **common(at, step),
        exercise="first-reply",
        item="",
        answer=f"a{at}",
        verdict="fits",
        private=False,
    )


def check_in(at: int, step: timedelta) -> CheckInRow:
    moment = ("before", "day", "day", "after")[at % 4]
    practised = ("", "active_listening")[at % 2]
    measure, value = "closeness", at % 5 + 1
    return CheckInRow(
        **common(at, step), moment=moment, measure=measure, value=value, practised=practised
    )


def reflection(at: int, step: timedelta) -> ReflectionRow:
    row = common(at, step)
    return ReflectionRow(
        **row,
        happened_on=row["local_date"],
        closeness=at % 5 + 1,
        how_it_went=3,
        what_happened="He put his keys down slowly, and I asked, and then we ate. " * 3,
        what_next="Wait a little longer.",
        private=False,
    )


def plan(at: int, step: timedelta) -> PlanRow:
    return PlanRow(
        **common(at, step),
        cue="supper is over",
        action="ask one thing",
        due=date(2026, 12, 1),
        outcome="",
        looked_back_on=None,
        why="",
        private=False,
    )


def review(at: int, step: timedelta) -> ReviewRow:
    return ReviewRow(**common(at, step), card="first-say-back", rating="good")


KINDS: tuple[Callable[[int, timedelta], Row], ...] = (answer, check_in, reflection, plan, review)


# --- measuring -----------------------------------------------------------------------------------

Runs = list[list[tuple[float, ...]]]


def in_turns(*actions: Callable[[], tuple[float, ...]], times: int = RUNS) -> Runs:
    """Each action's figures over several rounds, after one round that is not counted."""
    for action in actions:
        action()
    rounds = [[action() for action in actions] for _ in range(times)]
    return [list(column) for column in zip(*rounds, strict=True)]


def ratio_of(ours: list[tuple[float, ...]], floor: list[tuple[float, ...]], figure: int) -> float:
    """The median of each round's ratio."""
    return statistics.median(a[figure] / b[figure] for a, b in zip(ours, floor, strict=True))


def report(name: str, runs: Runs, figure: int, limit: float | None = None) -> None:
    """One line: ours over the floor, the floor over itself, the limit if there is one."""
    ours, floor, again = runs
    ratio, noise = ratio_of(ours, floor, figure), ratio_of(again, floor, figure)
    said = "" if limit is None else f", limit {limit}: {'holds' if ratio <= limit else 'EXCEEDED'}"
    print(f"{name}: {ratio:.2f} of the floor (floor against itself {noise:.2f}){said}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
