"""How a fault in a content file is put into words that a writer understands."""

from collections.abc import Mapping, Sequence
from typing import Any

Way = Sequence[str | int]
"""The way to a value: names of keys, and positions in lists counted from 0."""


class ContentError(Exception):
    """A content file that cannot be used: where the fault is, what was found, what to write."""

    def __init__(self, file: str, *, found: str, write: str, id: str = "", field: str = "") -> None:
        super().__init__(sentence(file, 0, id, field, found, write))
        self.file = file
        self.id = id
        self.field = field
        self.found = found
        self.write = write


def sentence(file: str, line: int, id: str, field: str, found: str, write: str) -> str:
    """Everything about one fault on one line; line 0 means that there is none to name."""
    where = (file, f"line {line}" if line else "", id, field)
    return f"{', '.join(part for part in where if part)}: {found}. {write}"


def in_words(way: Way) -> str:
    """A way to a value as a person says it: `option 3, feedback`."""
    words: list[str] = []
    for step in way:
        if isinstance(step, int):
            words.append(f"{one_of(words.pop()) if words else 'entry'} {step + 1}")
        else:
            words.append(step)
    return ", ".join(words)


def one_of(key: str) -> str:
    """What one thing in a list with this name is called."""
    return key.replace("_", " ").removesuffix("s")


def named(noun: str, raw: object) -> str:
    """What to call a thing by its id, as `exercise first-reply`; nothing if it has none."""
    id = raw.get("id") if isinstance(raw, Mapping) else None
    return f"{noun} {id}" if isinstance(id, str) and id else ""


def dig(raw: Any, way: Way) -> Any:
    """The value to which this way leads."""
    for step in way:
        raw = raw[step]
    return raw
