"""What a cell shows, what of it a saved page keeps, and the learner who does not exist."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from helpers import pages
from helpers.content import ui
from helpers.journal import Journal
from helpers.model import ROW_KINDS, Row
from helpers.progress import Progress, made_up, open_progress
from helpers.progress.view import CHART, View
from tests.journal_rows import LISTENING, plan, progress_of, rated, reflection, tap

PLAIN = {"p", "ul", "li", "strong", "details", "summary"}
PLAIN |= {"table", "caption", "thead", "tbody", "tr", "th", "td"}

ROWS = (
    *(tap(at, at % 5 + 1, LISTENING if at % 2 else "") for at in range(9)),
    rated(0, "my-listening", 2, "before"),
    rated(4, "my-listening", 4, "after"),
    plan(0),
    reflection(3, 4, what_happened="my own words"),
)


def views(page: Progress) -> dict[str, View]:
    return {
        "overview": page.overview(),
        "before_and_after": page.before_and_after(),
        "closeness": page.closeness(),
    }


def html(view: View) -> str:
    return "\n".join(output.data["text/html"] for output in view.outputs())


@pytest.mark.parametrize("name", views(progress_of()))
def test_with_an_empty_journal_there_is_one_preview(name: str) -> None:
    (output,) = views(progress_of())[name].outputs()
    assert output.data.keys() == {"text/html", "text/plain"}
    assert output.metadata == {"course_preview": True}


@pytest.mark.parametrize("name", views(progress_of()))
def test_with_entries_there_is_a_sentence_then_a_chart_then_a_table(name: str) -> None:
    sentence, chart, table = views(progress_of(*ROWS))[name].outputs()
    assert sentence.data["text/html"].startswith("<p>")
    assert CHART in chart.data
    assert "<details>" in table.data["text/html"]


@pytest.mark.parametrize("name", views(progress_of()))
def test_a_saved_page_keeps_the_preview_and_nothing_of_the_learner(name: str) -> None:
    (empty,) = views(progress_of())[name].outputs()
    marked = [o for o in views(progress_of(*ROWS))[name].outputs() if o.metadata]
    kept = [{k: v for k, v in o.data.items() if k in pages.PREVIEW_TYPES} for o in marked]
    assert kept == [empty.data]


@pytest.mark.parametrize("page", [progress_of(*ROWS), open_progress(made_up=True)])
def test_every_table_has_a_caption_and_says_what_each_heading_is_for(page: Progress) -> None:
    for view in views(page).values():
        text = html(view)
        assert text.count("<caption") == text.count("<table") == 1
        assert "<th>" not in text
        rows = text.count("<tr>")
        assert text.count('scope="row"') == rows - 1


def test_the_html_is_plain_and_has_no_colours_headings_or_scripts() -> None:
    rows = (*ROWS, tap(0, 3, "<script>alert(1)</script>"))
    for page in (progress_of(*rows), open_progress(made_up=True)):
        for view in views(page).values():
            found = set(re.findall(r"<(\w+)", html(view)))
            assert found <= PLAIN
            assert set(re.findall(r'style="([^":]+)', html(view))) <= {"text-align"}


def test_numbers_stand_right_and_words_left() -> None:
    text = html(progress_of(*ROWS).overview())
    assert '<td style="text-align: right">' in text
    assert '<th scope="row" style="text-align: left">' in text


def test_no_words_of_the_learner_are_shown_beside_the_charts() -> None:
    for view in views(progress_of(*ROWS)).values():
        assert "my own words" not in str([output.data for output in view.outputs()])


# --- the made-up learner -------------------------------------------------------------------------


@pytest.mark.parametrize("name", views(progress_of()))
def test_the_made_up_learner_is_marked_in_sentence_chart_and_table(name: str) -> None:
    view = views(open_progress(made_up=True))[name]
    sentence, chart, table = view.outputs()
    assert sentence.data["text/html"].startswith("<p><strong>Made-up learner.")
    assert sentence.data["text/plain"].startswith("Made-up learner.")
    assert "Made-up learner:" in chart.live[CHART]["layout"]["title"]["text"]  # type: ignore[index]
    assert re.search("<caption[^>]*>Made-up learner:", table.data["text/html"])


def test_the_made_up_learner_is_the_same_each_time_and_in_the_past() -> None:
    first, second = (views(open_progress(made_up=True)) for _ in range(2))
    assert first == second
    assert date(2026, 11, 1) > made_up.LAST_DAY


def test_the_made_up_rows_are_whole_and_hold_no_words() -> None:
    rows: list[Row] = [
        r for k in ROW_KINDS.values() for r in open_progress(made_up=True)._rows.read(k)
    ]
    assert len(rows) == len({row.id for row in rows}) > 50
    assert {type(row).table for row in rows} >= {"checkins", "reflections", "plans", "answers"}
    assert all(row.saved_at < datetime(2026, 11, 1, tzinfo=UTC) for row in rows)
    assert not any(getattr(row, "what_happened", "") for row in rows)


def test_looking_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "journal"
    monkeypatch.setenv("COURSE_JOURNAL", str(folder))
    for page in (open_progress(), open_progress(made_up=True)):
        for view in views(page).values():
            view.outputs()
    assert not folder.exists()


def test_a_live_page_shows_the_made_up_chart_and_a_saved_one_its_preview() -> None:
    cell = new_code_cell(
        "from helpers import open_progress\nopen_progress(made_up=True).closeness()"
    )
    page = nbformat.from_dict(new_notebook(cells=[cell]))
    live = NotebookClient(page, timeout=60).execute().cells[0].outputs
    assert [CHART in output.data for output in live] == [False, True, False]
    pages.clean(page)
    kept = [output.data["text/plain"] for output in page.cells[0].outputs]
    assert kept[1] == ui("progress_chart_later")
    assert len(kept) == 3


# --- the journal on disk -------------------------------------------------------------------------


def test_the_page_reads_the_learner_s_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path))
    journal = Journal(tmp_path)
    for row in ROWS:
        journal.save(row)
    found = views(open_progress())
    assert {name: view.said for name, view in found.items()} == {
        name: view.said for name, view in views(progress_of(*ROWS)).items()
    }


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path))
    Journal(tmp_path).save(tap(0, 3))
    (tmp_path / "reflections.csv").write_text("somebody,else's,file\n1,2,3\n", encoding="utf-8")
    for view in views(open_progress()).values():
        assert "reflections.csv" in html(view)
    assert "“Somewhere between”" in html(open_progress().closeness())
