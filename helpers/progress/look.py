"""How all charts look: colours, type, and an empty figure that suits either theme."""

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
WIDE, TITLE_WIDE, NARROW = 42, 33, 15  # characters that fit
ROOM = 60  # marks side by side before they are drawn smaller
SHAPES = ("diamond", "square", "triangle-up", "cross", "star", "hexagon")

CONFIG = {"displayModeBar": False, "doubleClick": False, "showTips": False}


def empty(title: str, height: int) -> go.Figure:
    """An empty figure; its y axis counts pixels downwards below the title."""
    lines = broken(title, TITLE_WIDE)
    top = TITLE_LINE * len(lines) + 16 if title else 8
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
            "text": ink(f"<b>{'<br>'.join(lines)}</b>"),
            "font": {"size": TITLE_SIZE, "family": FONT},
            **{"x": 0, "xref": "container", "xanchor": "left", "pad": {"l": 4, "t": 18}},
            **{"y": 1, "yref": "container", "yanchor": "top"},
        }
    return go.Figure(layout=layout)


def bundle(figure: go.Figure) -> dict[str, Any]:
    """The figure as JupyterLab's renderer takes it; quiet, and without a tool bar."""
    made: dict[str, Any] = figure.to_plotly_json()
    return {**made, "config": CONFIG}


def label(lines: list[str], top: int, side: str = "left") -> dict[str, Any]:
    """Lines of escaped words at one side, from this many pixels down."""
    return {
        **{"text": ink("<br>".join(lines)), "showarrow": False, "align": side},
        **{"x": 0 if side == "left" else 1, "xref": "paper", "xanchor": side},
        **{"y": top, "yref": "y", "yanchor": "top"},
    }


def broken(text: str, width: int) -> list[str]:
    """The text in lines that fit, made safe for plotly's own small markup."""
    return [escaped(line) for line in wrap(text, width)]


def ink(markup: str) -> str:
    """Escaped words in the colour of the page's own text, whichever theme is on."""
    return f'<span style="fill:{INK}">{markup}</span>'


def escaped(text: str) -> str:
    return escape(text, quote=False)
