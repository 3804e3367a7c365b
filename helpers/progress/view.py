"""What a cell of the progress page shows: a sentence first, then the chart, then the table.

With nothing to show it is one preview, from content alone. Pages on disk keep previews only, so the
chart of one's own entries carries the preview with it, to be left behind when the page is saved.
The made-up learner is a preview all through: there, the chart takes its place by an update of the
display, which neither a saved page nor a comparison with it takes for an output of its own.
"""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from helpers.content import ui
from helpers.progress import look, markup
from helpers.progress.markup import Table
from helpers.progress.sentences import Said

PREVIEW = {"course_preview": True}
CHART = "application/vnd.plotly.v1+json"


@dataclass(frozen=True, slots=True)
class Output:
    """One thing displayed, and what takes its place at once where a page is live."""

    data: dict[str, Any]
    metadata: dict[str, bool]
    live: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view of the progress page. `preview` is its sentence while there is nothing to show."""

    preview: str
    said: Said | None = None
    figure: go.Figure | None = None
    table: Table | None = None
    made_up: bool = False

    def outputs(self) -> tuple[Output, ...]:
        """What is displayed, in order."""
        if self.said is None:
            return (Output(_paragraph(self.preview), PREVIEW),)
        if self.made_up:
            return self._made_up()
        if self.figure is None:
            both = [part["text/html"] for part in (self._sentences(), self._table()) if part]
            return (Output({"text/html": "\n".join(both), "text/plain": self._plain()}, {}),)
        chart = {CHART: look.bundle(self.figure), **_paragraph(self.preview)}
        return (
            Output(self._sentences(), {}),
            Output(chart, PREVIEW),
            *([Output(self._table(), {})] if self.table else []),
        )

    def _made_up(self) -> tuple[Output, ...]:
        parts = [Output(self._sentences(), PREVIEW)]
        if self.figure is not None:
            later = _paragraph(ui("progress_chart_later"))
            live = {CHART: look.bundle(self.figure), **later}
            parts.append(Output(later, PREVIEW, live))
        if self.table:
            parts.append(Output(self._table(), PREVIEW))
        return tuple(parts)

    def _sentences(self) -> dict[str, str]:
        said = self.said or Said()
        mark = ui("progress_made_up") if self.made_up else ""
        return {
            "text/html": markup.paragraphs(said.paragraphs, said.points, mark),
            "text/plain": markup.plain(said.paragraphs, said.points, mark),
        }

    def _table(self) -> dict[str, str]:
        if self.table is None:
            return {}
        return {"text/html": markup.folded(self.table), "text/plain": markup.as_text(self.table)}

    def _plain(self) -> str:
        return "\n\n".join(
            part["text/plain"] for part in (self._sentences(), self._table()) if part
        )

    def _ipython_display_(self) -> None:
        for output in self.outputs():
            _display(output)


def titled(said: Said, *, made_up: bool) -> str:
    """The chart's title; it says so where the learner is made up."""
    return ui("progress_made_up_title", title=said.title) if made_up else said.title


def captioned(key: str, *, made_up: bool) -> str:
    """A table's caption; it says so where the learner is made up."""
    return ui("progress_made_up_title", title=ui(key)) if made_up else ui(key)


def _paragraph(sentence: str) -> dict[str, str]:
    return {"text/html": markup.paragraphs((sentence,)), "text/plain": sentence}


def _display(output: Output) -> None:
    from IPython.display import display

    options: dict[str, Any] = {"raw": True, "metadata": output.metadata}
    if output.live is None:
        display(output.data, **options)  # type: ignore[no-untyped-call]
        return
    handle = display(output.data, display_id=True, **options)  # type: ignore[no-untyped-call]
    handle.update(output.live, **options)
