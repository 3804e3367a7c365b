"""Still pictures of the charts: each mark where the figure has it, inside the frame, and named."""

import re
from xml.etree import ElementTree

import pytest

from helpers.progress import charts, look
from helpers.progress.charts import Bar, Dot, Lane, Pair
from helpers.progress.svg import CORNERS, WIDTH, picture

STEPS = ("Far apart", "Rather far", "Somewhere between", "Rather close", "Very close")
TICKS = [("2026-10-01", "1 Oct 2026"), ("2026-10-11", "11 Oct")]
LANES = [
    Lane(f"Tried: {at}", (("2026-10-05", f"lane {at}"),)) for at in range(len(look.SHAPES) + 1)
]
DOTS = [
    Dot("2026-10-01", 2, False, "first"),
    Dot("2026-10-05", 4, True, "second"),
    Dot("2026-10-11", 3, False, "third", reach=(1, 5)),
]
PAIRS = [
    Pair("One & only", "How?", 2, 4.5, "least", "most", "was", "is"),
    Pair("Two", "A question " * 9, 5, 1, "least of all there is", "most", "was2", "is2"),
]


def drawn(figure: object) -> ElementTree.Element:
    return ElementTree.fromstring(str(picture(figure, "A chart & more")))


def all_pictures() -> dict[str, ElementTree.Element]:
    return {
        "overview": drawn(charts.overview("A title", [Bar("x", 2, 5), Bar("<b>y", 0, 3)])),
        "change": drawn(charts.before_and_after("A title", PAIRS, "Before", "After")),
        "closeness": drawn(charts.closeness("A title", DOTS, LANES, STEPS, TICKS)),
        "no bars": drawn(charts.overview("", [])),
    }


def middle(shape: ElementTree.Element) -> tuple[float, float]:
    """Where a mark stands."""
    if shape.tag == "circle":
        return float(shape.get("cx", "")), float(shape.get("cy", ""))
    points = [tuple(map(float, one.split(","))) for one in shape.get("points", "").split()]
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def marks(root: ElementTree.Element) -> dict[str, tuple[float, float]]:
    found = [shape for shape in root if shape.find("title") is not None]
    return {shape.findtext("title") or "": middle(shape) for shape in found}


def test_bars_are_as_long_as_what_they_stand_for() -> None:
    bars = [one for one in all_pictures()["overview"] if one.tag == "rect"]
    done, rest, other = (float(bar.get("width", "")) for bar in bars)
    assert done / (done + rest) == pytest.approx(2 / 5, abs=0.01)
    assert other == pytest.approx(done + rest, abs=0.2)  # none of it is done
    first, second, _ = bars
    end = float(first.get("x", "")) + done
    assert end == pytest.approx(float(second.get("x", "")), abs=0.2)
    assert first.get("y") == second.get("y")


def test_answers_stand_on_their_step_before_and_after() -> None:
    at = marks(all_pictures()["change"])
    step = (at["is"][0] - at["was"][0]) / 2.5
    assert step > 40
    assert at["was2"][0] - at["is2"][0] == pytest.approx(4 * step, abs=0.5)
    assert at["was"][1] == pytest.approx(at["is"][1], abs=0.2)
    assert at["was"][1] < at["was2"][1]


def test_days_run_to_the_right_and_closeness_upwards() -> None:
    at = marks(all_pictures()["closeness"])
    day = (at["second"][0] - at["first"][0]) / 4
    assert day > 5
    assert at["third"][0] - at["first"][0] == pytest.approx(10 * day, abs=0.5)
    step = (at["first"][1] - at["second"][1]) / 2
    assert step == pytest.approx(46, abs=1)
    assert at["first"][1] - at["third"][1] == pytest.approx(step, abs=1)
    assert at["lane 0"][1] > at["first"][1]
    assert at["lane 1"][1] - at["lane 0"][1] == pytest.approx(step, abs=1)


@pytest.mark.parametrize("name", all_pictures())
def test_everything_stands_inside_the_frame(name: str) -> None:
    root = all_pictures()[name]
    _, _, width, height = map(float, root.get("viewBox", "").split())
    assert width == WIDTH
    for one in root:
        if one.tag == "text":
            long = len(one.text or "") * 6.8
            left = {"start": 0.0, "middle": 0.5, "end": 1.0}[one.get("text-anchor", "")] * long
            begin = float(one.get("x", "")) - left
            assert begin >= -1 and begin + long <= width + 1, one.text
            assert 0 < float(one.get("y", "")) <= height
        elif one.tag in ("circle", "polygon"):
            x, y = middle(one)
            assert 0 < x < width and 0 < y < height
        elif one.tag == "rect":
            end = float(one.get("x", "")) + float(one.get("width", ""))
            assert 0 <= float(one.get("x", "")) < end <= width


def test_every_shape_of_the_charts_has_its_own_outline() -> None:
    assert set(look.SHAPES) <= set(CORNERS)
    assert len(set(CORNERS.values())) == len(CORNERS)
    lanes = [one for one in all_pictures()["closeness"] if one.tag == "polygon"]
    assert len(lanes) == 1 + len(LANES)


def test_a_lowest_and_highest_entry_are_joined_by_a_line() -> None:
    root = all_pictures()["closeness"]
    (line,) = [one for one in root if one.tag == "polyline"]
    (x, top), (_, foot) = (
        tuple(map(float, point.split(","))) for point in line.get("points", "").split()
    )
    assert x == pytest.approx(marks(root)["third"][0], abs=0.2)
    assert abs(top - foot) == pytest.approx(4 * 46, abs=2)


def test_words_are_those_of_the_figure_and_stay_words() -> None:
    pictures = all_pictures()
    texts = [one.text for one in pictures["change"] if one.tag == "text"]
    assert {"Before", "After", "One & only", "How?", "least", "most"} <= set(texts)
    bold = [one.text for one in pictures["change"] if one.get("font-weight")]
    assert bold == ["One & only", "Two"]
    assert "<b>y" in [one.text for one in pictures["overview"]]
    ticks = [one.text for one in pictures["closeness"] if one.tag == "text"]
    assert {"Far apart", "between", "11 Oct"} <= set(ticks)


def test_the_picture_is_named_and_its_title_is_left_to_the_page() -> None:
    for root in all_pictures().values():
        assert root.get("role") == "img"
        assert root.get("aria-label") == "A chart & more"
        assert "A title" not in "".join(root.itertext())


def test_text_takes_the_colour_of_the_page_and_nothing_is_asked_for() -> None:
    for root in all_pictures().values():
        text = ElementTree.tostring(root, encoding="unicode")
        assert [one.get("fill") for one in root if one.tag == "text" and one.get("fill")] == []
        assert not re.search(r"http|url\(|var\(|href|style=", text)
