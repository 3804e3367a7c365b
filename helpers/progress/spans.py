"""A chart of ranges: one line for each strategy, how sure it is told by shape, width and words."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from helpers.progress import look

CAP = 7  # pixels of a line's ends, up and down
MARKS = {"chance": "circle-open", "higher": "diamond", "lower": "triangle-down"}
END = 11  # characters in a line below the chart; three ends stand side by side
WIDEST = 4  # steps that two answers can lie apart


@dataclass(frozen=True, slots=True)
class Span:
    """One strategy: where its range lies, in steps, which mark it bears, what is said of it."""

    lesson: str
    verdict: str
    low: float
    middle: float
    high: float
    mark: str
    words: str


def ranges(title: str, spans: Sequence[Span], ends: tuple[str, str, str]) -> go.Figure:
    """A line from low to high with a mark in its middle; `ends` name lower, nothing and higher."""
    row = 3 * look.LINE + 34
    tops = [look.LINE + row * at for at in range(len(spans))]
    figure = look.empty(title, row * len(spans) + 3 * look.LINE)
    reach = min(WIDEST, max([1.2, *(abs(end) for span in spans for end in (span.low, span.high))]))
    tracks = [top + 2 * look.LINE + 16 for top in tops]
    foot = row * len(spans) + look.LINE
    for span, top, track in zip(spans, tops, tracks, strict=True):
        name, verdict = look.escaped(span.lesson), look.escaped(span.verdict)
        figure.add_annotation(look.label([f"<b>{name}</b>", verdict], top))
        figure.add_trace(_line([0, 0], [track - 2 * CAP, track + 2 * CAP], look.GREY, 1, "dot"))
        _add_span(figure, span, track, reach)
    places = zip(ends, (-reach, 0, reach), ("left", "center", "right"), strict=True)
    for words, at, side in places:
        figure.add_annotation(
            **{"text": look.ink("<br>".join(look.broken(words, END)))},
            **{"x": at, "xanchor": side, "align": side, "showarrow": False},
            **{"y": foot, "yref": "y", "yanchor": "top"},
        )
    figure.update_xaxes(range=[-1.04 * reach, 1.04 * reach], visible=False)
    return figure


# --- inside --------------------------------------------------------------------------------------


def _add_span(figure: go.Figure, span: Span, track: int, reach: float) -> None:
    """The range with ends that stand up, so that it reads as a range and not as a bar."""
    sure = span.mark != "chance"
    color, width = (look.ORANGE, 4) if sure else (look.BLUE, 2)
    low, middle, high = (max(-reach, min(reach, at)) for at in (span.low, span.middle, span.high))
    figure.add_trace(_line([low, high], [track, track], color, width))
    for end in (low, high):
        figure.add_trace(_line([end, end], [track - CAP, track + CAP], color, width))
    symbol = {"symbol": MARKS[span.mark], "size": 14, "color": color, "line": {"width": 2}}
    figure.add_trace(
        go.Scatter(
            **{"x": [middle], "y": [track], "mode": "markers", "marker": symbol},
            **{"hovertext": [look.escaped(span.words)], "hoverinfo": "text"},
        )
    )


def _line(x: list[float], y: list[int], color: str, width: int, dash: str = "solid") -> go.Scatter:
    return go.Scatter(
        **{"x": x, "y": y, "mode": "lines", "hoverinfo": "skip", "showlegend": False},
        line={"color": color, "width": width, "dash": dash},
    )
