"""Which thing with an id a value belongs to: that is how a problem is told."""

from collections.abc import Mapping
from typing import Any

from helpers.faults import named

Way = tuple[str | int, ...]

NOUNS = {"exercises": "exercise", "findings": "finding", "blocks": "block", "parts": "part"} | {
    key: "block" for key in ("opening", "reopening", "breaks", "between", "closing")
}


def owner(file: str, data: Any, way: Way) -> tuple[str, Way]:
    """The name of the thing, as `exercise first-reply`, and the way on from there."""
    if is_conversation(file):
        name, inside = named("conversation", data), way
    else:
        name, inside = _in_list(data, way), way[2:]
    return (name, inside) if name else ("", way)


def is_conversation(file: str) -> bool:
    """Whether the whole file is one conversation."""
    return "/conversations/" in file


def _in_list(data: Any, way: Way) -> str:
    """The name of the thing if it stands in one of the lists of things with names."""
    listed = data.get(way[0]) if way and isinstance(data, Mapping) else None
    place = way[1] if len(way) > 1 else None
    if not (isinstance(listed, list) and isinstance(place, int) and place < len(listed)):
        return ""
    if way[0] == "help_lines" and isinstance(listed[place], Mapping):
        return str(listed[place].get("service") or "")
    return named(NOUNS[way[0]], listed[place]) if way[0] in NOUNS else ""
