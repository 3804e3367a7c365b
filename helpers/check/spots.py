"""A spot in a content file: the data there, and words for what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from helpers.check.owners import Way
from helpers.check.problem import Problem
from helpers.check.trees import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in a file, and what stands there.

    Every way to look further works on whatever data a file may hold.
    """

    tree: Tree
    data: Any
    way: Way = ()

    def at(self, *steps: str | int) -> "Spot":
        """The spot further on; nothing is there (None) if the file does not go that far."""
        data = self.data
        for step in steps:
            if isinstance(step, str):
                data = data.get(step) if isinstance(data, dict) else None
            else:
                fits = isinstance(data, list | tuple) and step < len(data)
                data = data[step] if fits else None
        return replace(self, data=data, way=(*self.way, *steps))

    def each(self, key: str) -> Iterator["Spot"]:
        """Those things in the list under this key that have keys of their own."""
        return (spot for spot in self.every(key) if isinstance(spot.data, dict))

    def every(self, key: str) -> Iterator["Spot"]:
        """All that stands in the list under this key."""
        listed = self.at(key)
        count = len(listed.data) if isinstance(listed.data, list) else 0
        return (listed.at(place) for place in range(count))

    def text(self, key: str) -> str:
        """The text under this key; empty if there is none."""
        data = self.at(key).data
        return data if isinstance(data, str) else ""

    def leaves(self) -> Iterator["Spot"]:
        """Every single value from here on."""
        if isinstance(self.data, dict):
            for key in self.data:
                yield from self.at(key).leaves()
        elif isinstance(self.data, list):
            for place in range(len(self.data)):
                yield from self.at(place).leaves()
        else:
            yield self

    @property
    def key(self) -> str:
        """The name of the innermost key on the way here."""
        return next((step for step in reversed(self.way) if isinstance(step, str)), "")

    @property
    def written(self) -> str:
        """How the value stands in the file, if YAML reads it as something else than text."""
        return self.tree.written.get(self.way, "")

    def problem(self, found: str, write: str) -> Problem:
        """What is wrong here."""
        return self.tree.problem(self.way, found, write)


def top(tree: Tree) -> Spot:
    """The beginning of a file."""
    return Spot(tree=tree, data=tree.data)


def short(text: str) -> str:
    """As much of a text as a message needs to name it."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39].rstrip()}…"
