"""Charts: readable in both themes, told by shape and word, small, and never in the way."""

import json
import re
from itertools import combinations

import pytest

from helpers.progress import charts, look
from helpers.progress.charts import Bar, Dot, Lane, Pair
from helpers.progress.view import CHART
from tests.journal_rows import LISTENING, progress_of, rated, reflection, tap

WHITE, DARK = "#ffffff", "#111111"
STEPS = ("Far apart", "Rather far", "Somewhere between", "Rather close", "Very close")


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def figures() -> dict[str, object]:
    dots = [Dot("2026-10-01", 2, False, "a"), Dot("2026-10-05", 4, True, "b")]
    lanes = [Lane("Tried: x <b>", (("2026-10-05", "c"),)), Lane("Tried: y", (("2026-10-06", "d"),))]
    pairs = [Pair("x", "How?", 2, 4, "least", "most", "b", "a")] * 2
    ticks = [("2026-10-01", "1 Oct 2026")]
    return {
        "overview": charts.overview("A title", [Bar("x", 2, 5), Bar("y", 0, 3)]),
        "change": charts.before_and_after("A title", pairs, "Before", "After"),
        "closeness": charts.closeness("A title", dots, lanes, STEPS, ticks),
        "no bars": charts.overview("", []),
        "no pairs": charts.before_and_after("", [], "Before", "After"),
        "no dots": charts.closeness("", [], [], STEPS, []),
    }


@pytest.mark.parametrize("color", [look.BLUE, look.ORANGE, look.GREY])
@pytest.mark.parametrize("page", [WHITE, DARK])
def test_marks_stand_out_on_a_light_and_on_a_dark_page(color: str, page: str) -> None:
    assert contrast(color, page) >= 3


def test_the_words_in_a_hover_box_can_be_read() -> None:
    assert contrast(look.HOVER["bgcolor"], look.HOVER["font"]["color"]) >= 4.5  # type: ignore[index]


def texts(node: object) -> list[str]:
    """Every piece of text that plotly writes on the page, hover boxes apart."""
    if isinstance(node, dict):
        own = [v for k, v in node.items() if k in ("text", "name") and isinstance(v, str)]
        own += [t for t in node.get("ticktext", ())]
        return own + [t for v in node.values() for t in texts(v)]
    return [t for v in node for t in texts(v)] if isinstance(node, list | tuple) else []


@pytest.mark.parametrize("name", figures())
def test_all_words_take_the_colour_of_the_page(name: str) -> None:
    words = texts(look.bundle(figures()[name]))  # type: ignore[arg-type]
    assert words if name in ("overview", "change", "closeness") else True
    assert [text for text in words if not text.startswith(f'<span style="fill:{look.INK}">')] == []


@pytest.mark.parametrize("name", figures())
def test_a_figure_lets_the_page_shine_through_and_fits_any_width(name: str) -> None:
    layout = look.bundle(figures()[name])["layout"]  # type: ignore[arg-type]
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0, 0, 0, 0)"
    assert "width" not in layout


def test_lines_of_words_are_short_enough_for_a_narrow_page() -> None:
    question = (
        "Lately, how often have the two of you had ten minutes to talk about more than chores?"
    )
    pair = Pair("Listening", question, 2, 4, "Almost never", "Nearly every day", "b", "a")
    figure = charts.before_and_after("A long message " * 5, [pair], "Before", "After")
    for text in texts(look.bundle(figure)):
        lines = re.sub(r"</?(span|b)\b[^>]*>", "", text).split("<br>")
        assert max(map(len, lines)) <= look.WIDE


def test_what_is_told_by_colour_is_told_by_shape_too() -> None:
    rows = [tap(at, at % 5 + 1, LISTENING if at % 2 else "") for at in range(6)]
    bundle = look.bundle(progress_of(*rows).closeness().figure)
    marks = [trace["marker"] for trace in bundle["data"] if trace.get("mode") == "markers"]
    for one, other in combinations(marks, 2):
        assert one["color"] == other["color"] or one["symbol"] != other["symbol"]
    assert any("Tried: Active" in text for text in texts(bundle))


def test_words_that_look_like_markup_stay_words() -> None:
    view = progress_of(tap(0, 3, "<b>x"), tap(1, 3, "<b>x"), tap(2, 3)).closeness()
    assert any("&lt;b&gt;x" in text for text in texts(look.bundle(view.figure)))


def test_a_figure_is_small_and_asks_for_nothing_else() -> None:
    rows = [tap(at, at % 5 + 1, LISTENING if at % 3 else "") for at in range(150)]
    rows += [tap(at, at % 5 + 1, LISTENING) for at in range(-3000, 0)]
    rows += [rated(0, "my-listening", 2, "before"), reflection(3, 4)]
    page = progress_of(*rows)
    for view in (page.overview(), page.before_and_after(), page.closeness()):
        (chart,) = [output.data[CHART] for output in view.outputs() if CHART in output.data]
        text = json.dumps(chart)
        assert len(text) < 100_000
        assert "http" not in text


def test_one_entry_too_few_for_a_chart_has_none() -> None:
    assert progress_of(tap(0, 3)).closeness().figure is None


def test_years_of_entries_go_by_month_in_chart_and_table() -> None:
    view = progress_of(*(tap(-at, at % 5 + 1) for at in range(700))).closeness()
    assert "month by month" in view.said.title  # type: ignore[union-attr]
    assert len(view.table.rows) == 24  # type: ignore[union-attr]
