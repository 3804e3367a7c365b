"""Tables into plotly figures: words beside every mark, nothing told by colour alone.

A figure cannot know how wide it will be, so lines are broken to fit 320 px, and heights are counted
in pixels. The modules that know a table's words hand them over; nothing here reads content.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

# On both white and #111 marks have at least 4:1; no grey reaches 4.5:1 on both, so text takes the
# page's own colour, and the grey is for pages without one.
BLUE = "#2b7bba"
ORANGE = "#c2571a"
GREY = "#7a7a7a"
FAINT = "rgba(122, 122, 122, 0.35)"  # decoration: grid lines
INK = "var(--jp-content-font-color1, #757575)"
HOVER = {"bgcolor": "#1f1f1f", "bordercolor": GREY, "font": {"color": "#ffffff", "size": 13}}

FONT = "var(--jp-content-font-family, system-ui), sans-serif"
SIZE, TITLE_SIZE = 13, 15
LINE, TITLE_LINE = 18, 21  # pixels
WIDE, TITLE_WIDE, NARROW = 44, 36, 15  # characters that fit
SHAPES = ("diamond", "square", "triangle-up", "cross", "star", "hexagon")

CONFIG = {"displayModeBar": False, "responsive": True, "doubleClick": False, "showTips": False}


@dataclass(frozen=True, slots=True)
class Bar:
    """One lesson: what is done of all there is."""

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
    """One bar for each lesson: filled as far as it is done, an outline for the rest."""
    row, tops = 54, [54 * at for at in range(len(bars))]
    figure = _figure(title, row * len(bars))
    at = [top + LINE + 12 for top in tops]
    labels = [bar.label for bar in bars]
    done, rest = [bar.done for bar in bars], [max(0, bar.all - bar.done) for bar in bars]
    figure.add_trace(_bars(at, done, labels, {"color": BLUE}))
    outline = {"color": "rgba(0, 0, 0, 0)", "line": {"color": GREY, "width": 1.5}}
    figure.add_trace(_bars(at, rest, labels, outline))
    for top, bar in zip(tops, bars, strict=True):
        figure.add_annotation(_label(bar.label, top))
    longest = max((bar.all for bar in bars), default=1) or 1
    figure.update_layout(barmode="stack", bargap=0)
    figure.update_xaxes(range=[-0.01 * longest, 1.01 * longest], visible=False)
    return figure


def before_and_after(title: str, pairs: Sequence[Pair], before: str, after: str) -> go.Figure:
    """One line for each question: an open circle before, a filled diamond after trying."""
    labels = [[f"<b>{_safe(pair.lesson)}</b>", *_lines(pair.question, WIDE)] for pair in pairs]
    ends = [max(len(wrap(pair.least, 20)), len(wrap(pair.most, 20)), 1) for pair in pairs]
    heights = [LINE * (len(label) + end) + 46 for label, end in zip(labels, ends, strict=True)]
    tops = [LINE + 12 + sum(heights[:at]) for at in range(len(pairs))]
    figure = _figure(title, LINE + 12 + sum(heights))
    tracks = [top + LINE * len(label) + 16 for top, label in zip(tops, labels, strict=True)]
    _add_tracks(figure, tracks)
    for pair, track, top, label in zip(pairs, tracks, tops, labels, strict=True):
        figure.add_annotation(_label("<br>".join(label), top, safe=True))
        figure.add_annotation(_end(pair.least, track, "left"))
        figure.add_annotation(_end(pair.most, track, "right"))
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
    """A dot for each entry, a diamond where something was tried; below, a lane for each strategy."""
    figure = _figure(title, 48 * (len(steps) + len(lanes)) + 48, above=8)
    figure.add_trace(_reaches(dots))
    figure.add_trace(_dots([dot for dot in dots if not dot.tried], BLUE, "circle", 9))
    figure.add_trace(_dots([dot for dot in dots if dot.tried], ORANGE, "diamond", 12))
    for at, lane in enumerate(lanes):
        figure.add_trace(_lane(lane, -at, SHAPES[at % len(SHAPES)]))
    marks = [(1 + at, words) for at, words in enumerate(steps)]
    marks += [(-at, lane.label) for at, lane in enumerate(lanes)]
    figure.update_yaxes(
        range=[0.4 - len(lanes), len(steps) + 0.5],
        tickvals=[at for at, _ in marks],
        ticktext=[_ink("<br>".join(_lines(words, NARROW)), safe=True) for _, words in marks],
        visible=True,
        automargin=True,
        showgrid=True,
        gridcolor=FAINT,
        ticks="",
    )
    figure.update_xaxes(
        type="date",
        range=_padded([dot.day for dot in dots] + [day for lane in lanes for day, _ in lane.days]),
        tickvals=[day for day, _ in ticks],
        ticktext=[_ink(words) for _, words in ticks],
        visible=True,
        showgrid=False,
        ticks="outside",
        tickcolor=GREY,
    )
    if lanes:  # parts the lanes from the scale
        figure.add_hline(y=0.5, line={"color": GREY, "width": 1})
    figure.update_layout(margin={"l": 8, "r": 16, "b": 44})
    return figure


def bundle(figure: go.Figure) -> dict[str, Any]:
    """The figure as JupyterLab's renderer takes it; quiet, and without a tool bar."""
    made: dict[str, Any] = figure.to_plotly_json()
    return {**made, "config": CONFIG}


# --- inside --------------------------------------------------------------------------------------


def _figure(title: str, height: int, above: int = 0) -> go.Figure:
    """An empty figure; its y axis counts pixels downwards below the title."""
    lines = _lines(title, TITLE_WIDE)
    top = TITLE_LINE * len(lines) + 16 + above if title else 8 + above
    quiet = {"visible": False, "fixedrange": True, "zeroline": False, "showgrid": False}
    layout: dict[str, Any] = {
        "template": {"layout": {}},
        "height": height + top + 8,
        "margin": {"l": 4, "r": 4, "t": top, "b": 8, "pad": 6},
        "paper_bgcolor": "rgba(0, 0, 0, 0)",
        "plot_bgcolor": "rgba(0, 0, 0, 0)",
        "font": {"family": FONT, "size": SIZE, "color": GREY},
        "hoverlabel": HOVER,
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "xaxis": quiet,
        "yaxis": {**quiet, "range": [height, 0]},
    }
    if title:
        layout["title"] = {
            "text": _ink(f"<b>{'<br>'.join(lines)}</b>", safe=True),
            "font": {"size": TITLE_SIZE, "family": FONT},
            **{"x": 0, "xref": "container", "xanchor": "left", "pad": {"l": 4, "t": 4}},
            **{"y": 1, "yref": "container", "yanchor": "top"},
        }
    return go.Figure(layout=layout)


def _bars(at: list[int], long: list[int], labels: list[str], marker: dict[str, Any]) -> go.Bar:
    return go.Bar(
        **{"x": long, "y": at, "width": 16, "orientation": "h", "marker": marker},
        **{"hovertext": [_safe(label) for label in labels], "hoverinfo": "text"},
    )


def _label(words: str, top: int, *, safe: bool = False) -> dict[str, Any]:
    """Words at the left, from this many pixels down."""
    return {
        **{"text": _ink(words, safe=safe), "showarrow": False, "align": "left"},
        **{"x": 0, "xref": "paper", "xanchor": "left"},
        **{"y": top, "yref": "y", "yanchor": "top"},
    }


def _end(words: str, track: int, side: str) -> dict[str, Any]:
    """What the outermost step is called, below its end of the track."""
    text = "<br>".join(_lines(words, 20))
    return {
        **{"text": _ink(text, safe=True), "showarrow": False, "align": side},
        **{"x": 0 if side == "left" else 1, "xref": "paper", "xanchor": side},
        **{"y": track + 12, "yref": "y", "yanchor": "top"},
    }


def _add_tracks(figure: go.Figure, tracks: list[int]) -> None:
    """A line with five small dots for each question."""
    for track in tracks:
        figure.add_trace(
            go.Scatter(
                **{"x": [1, 2, 3, 4, 5], "y": [track] * 5, "mode": "lines+markers"},
                line={"color": FAINT, "width": 1},
                marker={"color": GREY, "size": 4},
                **{"hoverinfo": "skip", "showlegend": False},
            )
        )


def _joints(joined: Sequence[tuple[float | None, ...]], tracks: list[int]) -> go.Scatter:
    return go.Scatter(
        x=[value for pair in joined for value in pair],
        y=[track for track in tracks for _ in range(3)],
        **{"mode": "lines", "hoverinfo": "skip", "showlegend": False},
        line={"color": GREY, "width": 3},
    )


def _ends(
    name: str, marks: list[tuple[float, str]], tracks: list[int], *, first: bool
) -> go.Scatter:
    """The answers of one moment. The circle is wide enough to show round the diamond."""
    open_circle = {"symbol": "circle-open", "size": 19, "color": BLUE, "line": {"width": 3}}
    diamond = {"symbol": "diamond", "size": 12, "color": ORANGE}
    return go.Scatter(
        **{"x": [value for value, _ in marks], "y": tracks, "mode": "markers"},
        marker=open_circle if first else diamond,
        hovertext=[_safe(words) for _, words in marks],
        **{"hoverinfo": "text", "name": _ink(name)},
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
        hovertext=[_safe(dot.words) for dot in dots],
        hoverinfo="text",
    )


def _reaches(dots: Sequence[Dot]) -> go.Scatter:
    """A thin line from the lowest to the highest, where a dot stands for several entries."""
    reaching = [(dot.day, dot.reach) for dot in dots if dot.reach]
    return go.Scatter(
        x=[day for day, _ in reaching for _ in range(3)],
        y=[value for _, reach in reaching for value in (*reach, None)],
        **{"mode": "lines", "hoverinfo": "skip", "line": {"color": GREY, "width": 1.5}},
    )


def _lane(lane: Lane, at: int, symbol: str) -> go.Scatter:
    return go.Scatter(
        **{"x": [day for day, _ in lane.days], "y": [at] * len(lane.days), "mode": "markers"},
        marker={"color": ORANGE, "symbol": symbol, "size": 11},
        hovertext=[_safe(words) for _, words in lane.days],
        hoverinfo="text",
    )


def _padded(days: Sequence[str]) -> list[str] | None:
    """From the first day to the last with a little air; one day alone stands in the middle."""
    import numpy as np

    if not days:
        return None
    first, last = np.datetime64(min(days)), np.datetime64(max(days))
    air = max(np.timedelta64(2, "D"), (last - first) // 30)
    return [str(first - air), str(last + air)]


def _lines(text: str, width: int) -> list[str]:
    """The text in lines that fit, made safe for plotly's own small markup."""
    return [_safe(line) for line in wrap(text, width)]


def _ink(words: str, *, safe: bool = False) -> str:
    """Words in the colour of the page's own text, whichever theme is on."""
    return f'<span style="fill:{INK}">{words if safe else _safe(words)}</span>'


def _safe(text: str) -> str:
    return escape(text, quote=False)
