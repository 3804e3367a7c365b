"""Sentences and tables as plain HTML and as text.

JupyterLab strips most markup from a page it does not trust yet, so there are plain elements only.
Its style sheet sets every cell to the right; words are set to the left in the cell itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from helpers.content import ui

Cell = str | int


class Right(str):
    """Words that stand to the right, as numbers do: 13 of 15."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to read. The first cell of each row is its heading; numbers stand right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def paragraphs(texts: Iterable[str], points: Sequence[str] = (), mark: str = "") -> str:
    """One paragraph for each text, points as a list below; `mark` stands first, in bold."""
    lead = f"<strong>{_safe(mark)}</strong> " if mark else ""
    text = "\n".join(f"<p>{'' if at else lead}{_safe(words)}</p>" for at, words in enumerate(texts))
    items = "".join(f"<li>{_safe(point)}</li>" for point in points)
    return f"{text}\n<ul>{items}</ul>" if items else text


def plain(texts: Iterable[str], points: Sequence[str] = (), mark: str = "") -> str:
    """The same as text."""
    said = "\n\n".join(texts)
    first = f"{mark} {said}" if mark else said
    return "\n".join([first, *(f"  - {point}" for point in points)])


def folded(table: Table) -> str:
    """The table behind a line that opens."""
    return (
        f"<details><summary>{_safe(ui('progress_as_table'))}</summary>\n{_table(table)}</details>"
    )


def as_text(table: Table) -> str:
    """The table as text."""
    lines = (table.head, *table.rows)
    return "\n".join([table.caption, *(" | ".join(map(str, line)) for line in lines)])


def _table(table: Table) -> str:
    numeric = _numeric(table)
    head = "".join(
        f'<th scope="col"{_side(number)}>{_safe(name)}</th>'
        for name, number in zip(table.head, numeric, strict=True)
    )
    body = "\n".join(_row(row, numeric) for row in table.rows)
    caption = f'<caption style="text-align: left">{_safe(table.caption)}</caption>'
    return f"<table>{caption}<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def _row(row: Sequence[Cell], numeric: Sequence[bool]) -> str:
    first, *rest = row
    cells = "".join(
        f"<td{_side(number)}>{_safe(cell)}</td>"
        for cell, number in zip(rest, numeric[1:], strict=True)
    )
    return f'<tr><th scope="row"{_side(numeric[0])}>{_safe(first)}</th>{cells}</tr>'


def _numeric(table: Table) -> list[bool]:
    """Which columns stand to the right: those in which some cell does."""
    columns = zip(*table.rows, strict=True) if table.rows else ([] for _ in table.head)
    return [any(isinstance(cell, int | Right) for cell in column) for column in columns]


def _side(number: bool) -> str:
    return f' style="text-align: {"right" if number else "left"}"'


def _safe(text: Cell) -> str:
    return escape(str(text), quote=False)
