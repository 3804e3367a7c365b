"""A figure as a still picture, for a file that runs no scripts.

It draws what `charts` puts into figures and no more: bars lying down, lines, marks, ticks, labels.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import unescape
from typing import Any

from markupsafe import Markup

from helpers.progress import look

WIDTH = 520  # pixels at full size; narrower pages shrink the picture
TOP = 10  # the title stands above the picture, as a heading
LETTER = 6.8  # pixels for a letter of 13 pixels, on average
LINE = 17

Point = tuple[float, float]

STAR = tuple(
    (math.sin(math.pi * at / 5) * reach, -math.cos(math.pi * at / 5) * reach)
    for at in range(10)
    for reach in (1.3 if at % 2 == 0 else 0.55,)
)
HEXAGON = tuple((math.sin(math.pi * at / 3), -math.cos(math.pi * at / 3)) for at in range(6))
CORNERS: dict[str, tuple[Point, ...]] = {
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle-up": ((0, -1.1), (1.1, 0.8), (-1.1, 0.8)),
    "cross": tuple(
        (x * sign, y * sign)
        for sign in (1, -1)
        for x, y in ((-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4))
    ),
    "star": STAR,
    "hexagon": HEXAGON,
}


def picture(figure: Any, label: str) -> Markup:
    """The figure as SVG. `label` is what a screen reader says in its place."""
    made = look.bundle(figure)
    return _Picture(made["layout"], made["data"]).drawn(label)


class _Picture:
    """One figure on its way to SVG."""

    def __init__(self, layout: dict[str, Any], traces: Sequence[dict[str, Any]]) -> None:
        self.x_axis, self.y_axis = layout["xaxis"], layout["yaxis"]
        self.layout, self.traces = layout, traces
        margin = layout["margin"]
        self.inner = layout["height"] - margin["t"] - margin["b"]
        self.left = margin["l"] + self._widest_tick()
        self.right = WIDTH - margin["r"]
        self.height = TOP + self.inner + margin["b"]

    def drawn(self, label: str) -> Markup:
        parts = Markup("\n").join(
            [*self._rules(), *self._traces(), *self._labels(), *self._ticks(), *self._legend()]
        )
        frame = '<svg viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}">\n{}\n</svg>'
        return Markup(frame).format(WIDTH, _short(self.height), WIDTH, label, parts)

    # --- places ----------------------------------------------------------------------------------

    def x(self, value: Any) -> float:
        first, last = (_number(end) for end in self.x_axis["range"])
        return float(
            self.left + (self.right - self.left) * (_number(value) - first) / (last - first)
        )

    def y(self, value: Any) -> float:
        """The range of a y axis is named from the bottom up."""
        low, high = self.y_axis["range"]
        return float(TOP + self.inner * (high - value) / (high - low))

    def _widest_tick(self) -> float:
        lines = [line for text in self.y_axis.get("ticktext") or () for line in _lines(text)]
        return max((len(line) for line in lines), default=0) * LETTER + (8 if lines else 0)

    # --- parts -----------------------------------------------------------------------------------

    def _traces(self) -> Iterator[Markup]:
        lengths: dict[float, float] = {}
        for trace in self.traces:
            if trace["type"] == "bar":
                yield from self._bars(trace, lengths)
            if "lines" in trace.get("mode", ""):
                yield from self._lines(trace)
            if "markers" in trace.get("mode", ""):
                yield from self._marks(trace)

    def _bars(self, trace: dict[str, Any], lengths: dict[float, float]) -> Iterator[Markup]:
        """Each bar begins where the one before it on the same line ended."""
        marker, half = trace["marker"], trace["width"] / 2
        edge = marker.get("line", {})
        for long, at in zip(trace["x"], trace["y"], strict=True):
            begin = lengths.get(at, 0)
            lengths[at] = begin + long
            if long:
                yield Markup(
                    '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" '
                    'stroke-width="{}"/>'
                ).format(
                    *map(_short, (self.x(begin), self.y(at) - half)),
                    *map(_short, (self.x(begin + long) - self.x(begin), 2 * half)),
                    marker["color"],
                    edge.get("color", "none"),
                    edge.get("width", 0),
                )

    def _lines(self, trace: dict[str, Any]) -> Iterator[Markup]:
        """One line for each stretch; None parts them."""
        pieces: list[list[Point]] = [[]]
        for at, value in zip(trace["x"], trace["y"], strict=True):
            if at is None or value is None:
                pieces.append([])
            else:
                pieces[-1].append((self.x(at), self.y(value)))
        for points in pieces:
            if len(points) > 1:
                line = '<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"/>'
                yield Markup(line).format(
                    _points(points), trace["line"]["color"], trace["line"]["width"]
                )

    def _marks(self, trace: dict[str, Any]) -> Iterator[Markup]:
        words = trace.get("hovertext") or [""] * len(trace["x"])
        for at, value, said in zip(trace["x"], trace["y"], words, strict=True):
            if at is not None and value is not None:
                yield _mark(trace["marker"], self.x(at), self.y(value), unescape(said))

    def _rules(self) -> Iterator[Markup]:
        line = '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"/>'
        lined = self.y_axis.get("tickvals") if self.y_axis.get("showgrid") else ()
        heights = [(value, look.FAINT) for value in lined or ()]
        heights += [(shape["y0"], look.GREY) for shape in self.layout.get("shapes") or ()]
        for value, color in heights:
            height = _short(self.y(value))
            yield Markup(line).format(_short(self.left), height, _short(self.right), height, color)

    def _labels(self) -> Iterator[Markup]:
        for note in self.layout.get("annotations") or ():
            left = note["xanchor"] == "left"
            top = self.y(note["y"]) + LINE - 4
            ends = self.left if left else self.right
            place = self.x(note["x"]) if note["xref"] == "x" else ends
            yield from _text(note["text"], place, top, "start" if left else "end")

    def _ticks(self) -> Iterator[Markup]:
        for value, text in _pairs(self.y_axis):
            middle = self.y(value) + 4 - LINE * (len(_lines(text)) - 1) / 2
            yield from _text(text, self.left - 8, middle, "end")
        for day, text in _pairs(self.x_axis):
            place, foot = self.x(day), TOP + self.inner
            tick = '<line x1="{0}" y1="{1}" x2="{0}" y2="{2}" stroke="{3}"/>'
            yield Markup(tick).format(_short(place), _short(foot), _short(foot + 5), look.GREY)
            yield from _text(text, place, foot + 20, "middle")

    def _legend(self) -> Iterator[Markup]:
        """What the shapes mean, in one line at the top."""
        if not self.layout.get("showlegend"):
            return
        place = self.left + 12
        for trace in self.traces:
            if trace.get("name"):
                yield _mark(trace["marker"], place, TOP + 8, "")
                yield from _text(trace["name"], place + 14, TOP + 12, "start")
                place += 44 + LETTER * len("".join(_lines(trace["name"])))


def _mark(marker: dict[str, Any], x: float, y: float, said: str) -> Markup:
    """One mark; pointing at it shows what it stands for."""
    size, symbol = marker["size"] / 2, marker.get("symbol", "circle")
    tip = Markup("<title>{}</title>").format(said) if said else Markup("")
    if symbol == "square-open":
        frame = '<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="{}" '
        shape = frame + 'stroke-width="{}">{}</rect>'
        edge, line = 0.9 * size, marker["line"]
        return Markup(shape).format(
            *map(_short, (x - edge, y - edge, 2 * edge, 2 * edge)),
            *(line["color"], line["width"], tip),
        )
    if symbol in CORNERS:
        corners = [(x + size * right, y + size * down) for right, down in CORNERS[symbol]]
        shape = '<polygon points="{}" fill="{}">{}</polygon>'
        return Markup(shape).format(_points(corners), marker["color"], tip)
    ring = symbol.endswith("-open")
    shape = '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="{}">{}</circle>'
    return Markup(shape).format(
        *map(_short, (x, y, size)),
        *(("none", marker["color"], marker["line"]["width"]) if ring else (marker["color"], "", 0)),
        tip,
    )


def _text(markup: str, x: float, y: float, anchor: str) -> Iterator[Markup]:
    """Lines below each other, in the colour of the page's text."""
    for at, line in enumerate(markup.split("<br>")):
        bold = Markup(' font-weight="bold"') if "<b>" in line else ""
        shape = '<text x="{}" y="{}" text-anchor="{}"{}>{}</text>'
        place = _short(x), _short(y + LINE * at)
        yield Markup(shape).format(*place, anchor, bold, _plain(line))


def _lines(markup: str) -> list[str]:
    """The words in plotly's own small markup, line by line."""
    return [_plain(line) for line in markup.split("<br>")]


def _plain(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))


def _pairs(axis: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    """The ticks of an axis and what stands beside them."""
    yield from zip(axis.get("tickvals") or (), axis.get("ticktext") or (), strict=True)


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_short(x)},{_short(y)}" for x, y in points)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _number(value: Any) -> float:
    """A place on an axis; days stand one apart."""
    if isinstance(value, str):
        return float(date.fromisoformat(value[:10]).toordinal())
    return float(value)
