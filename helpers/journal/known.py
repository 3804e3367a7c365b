"""What a table knows of its files, and what it finds in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic

from helpers.journal.disk import Signature
from helpers.journal.reading import Contents
from helpers.journal.rows import R, Shape

Rows = Mapping[str, tuple[str, ...]]
"""Rows as their cells, by id; those with a cell that is not understood included."""


@dataclass(slots=True)
class Known(Generic[R]):
    """What is known of a file, in the state that has this signature."""

    signature: Signature | None = None
    tail: bytes = b""
    whole: bool = False
    rows: dict[str, R] = field(default_factory=dict)
    unreadable: int = 0
    damaged: int = 0

    def take(self, shape: Shape[R], contents: Contents) -> None:
        """Adds the rows of the contents; of one id the last holds."""
        self.whole = contents.whole
        self.damaged += len(contents.damaged)
        for _, cells in contents.good:
            try:
                self.rows[cells[0]] = shape.row(cells)
            except ValueError:
                self.unreadable += 1


@dataclass(slots=True)
class Found:
    """All that is in a table and in the side files beside it, `merged` being those that are ours.

    `resaved` holds each file that a spreadsheet wrote, as it left it.
    """

    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)
    resaved: list[bytes] = field(default_factory=list)
    merged: list[Path] = field(default_factory=list)

    def take(self, raw: bytes, contents: Contents) -> None:
        """Adds what one file holds; of one id the last holds."""
        self.rows |= {cells[0]: cells for _, cells in contents.good}
        self.damaged += contents.damaged
        if contents.resaved:
            self.resaved.append(raw)
