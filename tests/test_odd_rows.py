"""Rows that a spreadsheet, another version, a wrong clock or a hand may leave: each page opens."""

import csv
import dataclasses
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from helpers.content import course, lesson, ui
from helpers.journal import Journal
from helpers.journal.rows import Shape, line, to_cells
from helpers.model import ROW_KINDS, AnswerRow, Log, Plan, PlanRow, Row
from tests.every_page import calm, exercise, exercises, pages, write
from tests.journal_rows import FIRST, LISTENING, common, plan, reflection, tap, turn
from tests.test_odd_journal import odd_rows

slow = pytest.mark.slow
SLUGS = [entry.slug for entry in course().lessons]


def fine_rows() -> list[Row]:
    """One of each kind, as the course writes it."""
    given = {"exercise": "first-reply", "item": "", "answer": "x", "verdict": "fits"}
    card = next(e for e in lesson(LISTENING).exercises if e.kind == "cards").cards[0].id  # type: ignore[attr-defined]
    return [
        tap(2, 4, LISTENING),
        reflection(3, 4, what_happened="fine words"),
        plan(2),
        turn(2, card, "good"),
        AnswerRow(**common(FIRST, LISTENING), **given, private=False),
    ]


# --- one cell that is odd ------------------------------------------------------------------------

CELLS = (
    *("", "gone", "{They} {0} %s", "=cmd|' /C calc'!A0", "<script>x</script>", "e\u0301"),
    *("\u202eאבג", "a" * 10_000, "9" * 5_000, "1e9", "-3", "3.5", "²", "٣", "NaN", "yes", "me"),
    *("\r", "\n\n", "0001-01-01", "9999-12-31", "0000-00-00", "2026-02-30", "24/11/2026"),
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+05:00"),
)


def with_cells(kind: type[Row], columns: Iterable[str]) -> Iterator[str]:
    """Lines of a table, each with one odd cell in one of these columns."""
    fine = to_cells(next(row for row in fine_rows() if type(row) is kind))
    for column in columns:
        at = Shape(kind).columns.index(column)
        for number, cell in enumerate(CELLS):
            row = [f"{column}-{number}", *fine[1:]]
            row[at] = cell
            yield line(row)


@pytest.mark.parametrize("kind", ROW_KINDS.values(), ids=ROW_KINDS)
def test_whatever_stands_in_a_cell_every_page_opens_and_the_file_keeps_it(
    tmp_path: Path, kind: type[Row]
) -> None:
    folder = write(tmp_path / "my_journal", fine_rows())
    odd = [*with_cells(kind, Shape(kind).columns)]
    with (folder / f"{kind.table}.csv").open("a", encoding="utf-8", newline="") as file:
        file.writelines(odd)
    before = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    shown = pages(folder)
    assert calm(shown)
    assert calm(exercises(folder, [LISTENING]))
    problems = Journal(folder).problems()
    assert {problem.key for problem in problems} == {"journal_damaged", "journal_rows_unreadable"}
    for problem in problems:
        assert ui(problem.key, **problem.params) in shown["overview"]
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == before
    assert len(Journal(folder).read(kind)) > len(odd) / 4


@pytest.mark.parametrize("column", ["saved_at", "due", "looked_back_on", "outcome"])
def test_a_plan_with_an_odd_cell_is_shown_and_its_buttons_answer(
    tmp_path: Path, column: str
) -> None:
    given = next(e for e in lesson(LISTENING).exercises if isinstance(e, Plan))
    for row in with_cells(PlanRow, [column]):
        folder = write(tmp_path / "my_journal", ())
        file = Shape(PlanRow).header + row
        (folder / "plans.csv").write_text(file, encoding="utf-8", newline="")
        reader = exercise(Journal(folder), LISTENING, given)
        for block in reader._all(reader.page.blocks):
            if block["type"] == "button":
                reader.press(block["key"])
                assert reader.text("problem") != ui("unexpected_error"), (row, block["key"])


# --- what left the content -----------------------------------------------------------------------

ITEMS = (
    *(
        "",
        "gone",
        "n1",
        "n1.heading",
        "n1.risk",
        "n1.state",
        "first",
        "done",
        "only_me",
        "revealed",
    ),
    *("subject", "sentence", "to_change", "all", "2026-02-30.x"),
    *(
        f"{rhythm}.{part}"
        for rhythm in ("daily", "weekly", "yearly")
        for part in ("what", "first", "time", "minutes", "state")
    ),
)


def ids_in(part: Any) -> set[str]:
    """Every id in an exercise, however deep."""
    if isinstance(part, tuple | list):
        return set().union(*map(ids_in, part))
    if not dataclasses.is_dataclass(part):
        return set()
    inner = set().union(*(ids_in(getattr(part, one.name)) for one in dataclasses.fields(part)))
    own = getattr(part, "id", "")
    return inner | {own}


def answers(answer: str) -> Iterator[AnswerRow]:
    """This answer from both, to every item that any exercise has or had."""
    for slug in SLUGS:
        for given in lesson(slug).exercises:
            known = ids_in(given)
            days = {f"9999-12-31.{id}" for id in known if isinstance(given, Log)}
            for item in sorted({*ITEMS, *known, *days}):
                for who in ("me", "partner"):
                    rest = {"item": item, "answer": answer, "verdict": "one nobody knows"}
                    made = common(FIRST, slug, who)
                    yield AnswerRow(**made, exercise=given.id, **rest, private=False)


MANY = ("yes", "drawn", "²", "9999-12-31", "<b onload=x>", "start_over")


@pytest.mark.parametrize("answer", ["gone", *(pytest.param(x, marks=slow) for x in MANY)])
def test_answers_that_no_exercise_knows_any_more_are_passed_over(
    tmp_path: Path, answer: str
) -> None:
    folder = write(tmp_path / "my_journal", [*fine_rows(), *answers(answer)])
    assert calm(pages(folder))
    shown = exercises(folder, SLUGS)
    assert calm(shown)
    assert not [name for name, text in shown.items() if "Problem" in text]


def test_a_whole_lesson_that_is_gone_is_kept_and_named(tmp_path: Path) -> None:
    rows = [dataclasses.replace(row, lesson="gone_lesson") for row in fine_rows()]
    shown = pages(write(tmp_path / "my_journal", rows))
    assert calm(shown)
    for page in ("overview", "closeness", "plans", "own_words", "report"):
        assert "gone_lesson" in shown[page], page
    for page in ("today", "recap"):
        assert "gone_lesson" not in shown[page], page


# --- clocks --------------------------------------------------------------------------------------


def test_rows_saved_the_wrong_way_round_show_the_same_days(tmp_path: Path) -> None:
    rows = [tap(at, at % 5 + 1, LISTENING if at % 3 == 0 else "") for at in range(40)]
    last = max(row.saved_at for row in rows)
    back = [
        dataclasses.replace(row, saved_at=last - timedelta(hours=at)) for at, row in enumerate(rows)
    ]
    straight = pages(write(tmp_path / "straight", rows))
    mixed = pages(write(tmp_path / "mixed", [*back[20:], *back[:20]]))
    for view in ("closeness", "calendar", "helps", "before_and_after", "overview"):
        assert mixed[view] == straight[view], view


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2190, 1, 1), date(9999, 12, 31)])
def test_days_and_moments_far_off_are_told_and_kept(tmp_path: Path, day: date) -> None:
    saved_at = datetime.combine(day, time(12), UTC)
    moved: list[Row] = [
        dataclasses.replace(row, id=f"far{at}", local_date=day, saved_at=saved_at)
        for at, row in enumerate(fine_rows())
    ]
    moved += [reflection(5, 3, happened_on=day, what_happened="far off"), plan(5, due_in=1)]
    moved[-1] = dataclasses.replace(moved[-1], due=day, looked_back_on=day)  # type: ignore[type-var]
    folder = write(tmp_path / "my_journal", [*fine_rows(), *moved])
    shown = pages(folder)
    assert calm(shown)
    assert calm(exercises(folder, SLUGS[:2]))
    assert ui("progress_odd_day_many", count=2) in shown["closeness"]
    assert "far off" in shown["own_words"] and "far off" in shown["report"]


# --- a spreadsheet -------------------------------------------------------------------------------


def resaved(
    folder: Path, delimiter: str = ",", encoding: str = "utf-8", pattern: str = "%Y-%m-%d"
) -> None:
    """All five files as a spreadsheet saves them: quotes only where it must, days in its way."""
    for kind in ROW_KINDS.values():
        path = folder / f"{kind.table}.csv"
        head, *grid = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))
        days = [at for at, of in enumerate(Shape(kind).types) if of in (date, date | None)]
        for row in grid:
            for at in days:
                row[at] = date.fromisoformat(row[at]).strftime(pattern) if row[at] else ""
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows([head, *grid])
        path.write_bytes(out.getvalue().encode(encoding))


FORMS: dict[str, Callable[[Path], None]] = {
    "semicolons and a mark": lambda folder: resaved(folder, ";", "utf-8-sig"),
    "utf-16": lambda folder: resaved(folder, "\t", "utf-16"),
    "24/11/2026": lambda folder: resaved(folder, ";", "utf-8", "%d/%m/%Y"),
    "11/24/2026": lambda folder: resaved(folder, ",", "utf-8", "%m/%d/%Y"),
    "24.11.2026": lambda folder: resaved(folder, ";", "utf-16", "%d.%m.%Y"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_journal_that_a_spreadsheet_saved_shows_the_same_on_every_page(
    tmp_path: Path, form: str
) -> None:
    folder = write(tmp_path / "my_journal", [*fine_rows(), *odd_rows()])
    before = pages(folder)
    assert "a lesson that is gone" in before["own_words"]
    FORMS[form](folder)
    after = pages(folder)
    assert [name for name in before if after[name] != before[name]] == []
