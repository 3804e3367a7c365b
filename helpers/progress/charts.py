"""Tables into plotly figures: words beside every mark, nothing told by colour alone.

A figure cannot know how wide it will be, so lines are broken to fit 320 px, and heights are counted
in pixels. The modules that know a table's words hand them over; nothing here reads content.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from helpers.progress import look

ENDS = 20  # characters for what an outermost step is called


@dataclass(frozen=True, slots=True)
class Bar:
    """What is done of all there is, in one lesson or of one sort."""

    label: str
    done: int
    all: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One question: the middle of the answers before and after, the outermost steps in words."""

    lesson: str
    question: str
    before: float
    after: float
    least: str
    most: str
    before_words: str
    after_words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One entry or month: where it stands, whether something was tried, what hovering says."""

    day: str
    value: float
    tried: bool
    words: str
    reach: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """The days on which one strategy was tried, each with what hovering says."""

    label: str
    days: tuple[tuple[str, str], ...]


def overview(title: str, bars: Sequence[Bar]) -> go.Figure:
    """One bar for each, all of one length: filled as far as it is done, an outline for the rest."""
    row, tops = 54, [54 * at for at in range(len(bars))]
    figure = look.empty(title, row * len(bars))
    at = [top + look.LINE + 12 for top in tops]
    labels = [bar.label for bar in bars]
    done = [min(1.0, bar.done / max(bar.all, 1)) for bar in bars]
    rest = [1 - share for share in done]
    figure.add_trace(_bars(at, done, labels, {"color": look.BLUE}))
    outline = {"color": "rgba(0, 0, 0, 0)", "line": {"color": look.GREY, "width": 1.5}}
    figure.add_trace(_bars(at, rest, labels, outline))
    for top, bar in zip(tops, bars, strict=True):
        figure.add_annotation(look.label([look.escaped(bar.label)], top))
    figure.update_layout(barmode="stack", bargap=0)
    figure.update_xaxes(range=[-0.01, 1.01], visible=False)
    return figure


def before_and_after(title: str, pairs: Sequence[Pair], before: str, after: str) -> go.Figure:
    """One line for each question: an open circle before, a filled diamond after trying."""
    labels = [
        [f"<b>{look.escaped(pair.lesson)}</b>", *look.broken(pair.question, look.WIDE)]
        for pair in pairs
    ]
    ends = [max(len(wrap(end, ENDS)) for end in (pair.least, pair.most)) for pair in pairs]
    heights = [look.LINE * (len(label) + end) + 46 for label, end in zip(labels, ends, strict=True)]
    tops = [look.LINE + 12 + sum(heights[:at]) for at in range(len(pairs))]
    figure = look.empty(title, look.LINE + 12 + sum(heights))
    tracks = [top + look.LINE * len(label) + 16 for top, label in zip(tops, labels, strict=True)]
    _add_tracks(figure, tracks)
    for pair, track, top, label in zip(pairs, tracks, tops, labels, strict=True):
        figure.add_annotation(look.label(label, top))
        figure.add_annotation(look.label(look.broken(pair.least, ENDS), track + 12))
        figure.add_annotation(look.label(look.broken(pair.most, ENDS), track + 12, "right"))
    joined = [(pair.before, pair.after, None) for pair in pairs]
    figure.add_trace(_joints(joined, tracks))
    figure.add_trace(_ends(before, [(p.before, p.before_words) for p in pairs], tracks, first=True))
    figure.add_trace(_ends(after, [(p.after, p.after_words) for p in pairs], tracks, first=False))
    figure.update_xaxes(range=[0.85, 5.15], visible=False)
    figure.update_layout(showlegend=True, legend=_legend())
    return figure


def closeness(
    title: str,
    dots: Sequence[Dot],
    lanes: Sequence[Lane],
    steps: Sequence[str],
    ticks: Sequence[tuple[str, str]],
) -> go.Figure:
    """A dot for each entry, a diamond where something was tried; a lane below for each strategy."""
    figure = look.empty(title, 46 * (len(steps) + len(lanes)) + 44)
    figure.add_trace(_reaches(dots))
    size = 9 if len(dots) <= look.ROOM else 6
    figure.add_trace(_dots([dot for dot in dots if not dot.tried], look.BLUE, "circle", size))
    figure.add_trace(_dots([dot for dot in dots if dot.tried], look.ORANGE, "diamond", size + 2))
    for at, lane in enumerate(lanes):
        size = 10 if len(lane.days) <= look.ROOM else 6
        figure.add_trace(_lane(lane, -at, look.SHAPES[at % len(look.SHAPES)], size))
    marks = [(1 + at, words) for at, words in enumerate(steps)]
    marks += [(-at, lane.label) for at, lane in enumerate(lanes)]
    figure.update_yaxes(
        range=[0.4 - len(lanes), len(steps) + 0.5],
        tickvals=[at for at, _ in marks],
        ticktext=[look.ink("<br>".join(look.broken(words, look.NARROW))) for _, words in marks],
        visible=True,
        automargin=True,
        showgrid=True,
        gridcolor=look.FAINT,
        ticks="",
    )
    figure.update_xaxes(
        type="date",
        range=_padded([dot.day for dot in dots] + [day for lane in lanes for day, _ in lane.days]),
        tickvals=[day for day, _ in ticks],
        ticktext=[look.ink("<br>".join(look.broken(words, 6))) for _, words in ticks],
        visible=True,
        showgrid=False,
        tickangle=0,
        ticks="outside",
        tickcolor=look.GREY,
    )
    if lanes:  # parts the lanes from the scale
        figure.add_hline(y=0.5, line={"color": look.GREY, "width": 1})
    figure.update_layout(margin={"l": 8, "r": 26, "b": 52})
    return figure


# --- inside --------------------------------------------------------------------------------------


def _bars(at: list[int], long: list[float], labels: list[str], marker: dict[str, Any]) -> go.Bar:
    return go.Bar(
        **{"x": long, "y": at, "width": 16, "orientation": "h", "marker": marker},
        **{"hovertext": [look.escaped(label) for label in labels], "hoverinfo": "text"},
    )


def _asked(pair: Pair) -> list[str]:
    """The strategy in bold, the question below it."""
    return [f"<b>{look.escaped(pair.lesson)}</b>", *look.broken(pair.question, look.WIDE)]


def _add_tracks(figure: go.Figure, tracks: list[int]) -> None:
    """A line with five small dots for each question."""
    for track in tracks:
        figure.add_trace(
            go.Scatter(
                **{"x": [1, 2, 3, 4, 5], "y": [track] * 5, "mode": "lines+markers"},
                line={"color": look.FAINT, "width": 1},
                marker={"color": look.GREY, "size": 4},
                **{"hoverinfo": "skip", "showlegend": False},
            )
        )


def _joints(joined: Sequence[tuple[float | None, ...]], tracks: list[int]) -> go.Scatter:
    return go.Scatter(
        x=[value for pair in joined for value in pair],
        y=[track for track in tracks for _ in range(3)],
        **{"mode": "lines", "hoverinfo": "skip", "showlegend": False},
        line={"color": look.GREY, "width": 3},
    )


def _ends(
    name: str, marks: list[tuple[float, str]], tracks: list[int], *, first: bool
) -> go.Scatter:
    """The answers of one moment. The circle is wide enough to show round the diamond."""
    open_circle = {"symbol": "circle-open", "size": 19, "color": look.BLUE, "line": {"width": 3}}
    diamond = {"symbol": "diamond", "size": 12, "color": look.ORANGE}
    return go.Scatter(
        **{"x": [value for value, _ in marks], "y": tracks, "mode": "markers"},
        marker=open_circle if first else diamond,
        hovertext=[look.escaped(words) for _, words in marks],
        **{"hoverinfo": "text", "name": look.ink(look.escaped(name))},
    )


def _legend() -> dict[str, Any]:
    """What the two shapes mean, on one line below the title."""
    return {
        **{"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "top"},
        **{"itemclick": False, "itemdoubleclick": False, "bgcolor": "rgba(0, 0, 0, 0)"},
        "itemsizing": "trace",
    }


def _dots(dots: Sequence[Dot], color: str, symbol: str, size: int) -> go.Scatter:
    return go.Scatter(
        **{"x": [dot.day for dot in dots], "y": [dot.value for dot in dots], "mode": "markers"},
        marker={"color": color, "symbol": symbol, "size": size},
        hovertext=[look.escaped(dot.words) for dot in dots],
        hoverinfo="text",
    )


def _reaches(dots: Sequence[Dot]) -> go.Scatter:
    """A thin line from the lowest to the highest, where a dot stands for several entries."""
    reaching = [(dot.day, dot.reach) for dot in dots if dot.reach]
    return go.Scatter(
        x=[day for day, _ in reaching for _ in range(3)],
        y=[value for _, reach in reaching for value in (*reach, None)],
        **{"mode": "lines", "hoverinfo": "skip", "line": {"color": look.FAINT, "width": 2}},
    )


def _lane(lane: Lane, at: int, symbol: str, size: int) -> go.Scatter:
    return go.Scatter(
        **{"x": [day for day, _ in lane.days], "y": [at] * len(lane.days), "mode": "markers"},
        marker={"color": look.ORANGE, "symbol": symbol, "size": size},
        hovertext=[look.escaped(words) for _, words in lane.days],
        hoverinfo="text",
    )


def _padded(days: Sequence[str]) -> list[str] | None:
    """From the first day to the last with a little air; one day alone stands in the middle."""
    import numpy as np

    if not days:
        return None
    first, last = np.datetime64(min(days)), np.datetime64(max(days))
    air = max(np.timedelta64(1, "D"), (last - first) // 30)
    return [str(first - air), str(last + air)]
