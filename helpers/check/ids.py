"""Ids: written alike, used once, and none that the program needs for itself."""

import re
from collections.abc import Iterable, Iterator

from helpers.check.material import Material, blocks_around, kind_of
from helpers.check.problem import Problem
from helpers.check.spots import Spot, top
from helpers.model import Conversation
from helpers.paths import WORKSHOP

SHAPE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SLUG_SHAPE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
HOW = "Write lower case letters with hyphens, as first-reply."

SCREENS = {
    "profile",
    "today",
    "erase",
    "evidence",
    "help-lines",
    "overview",
    "own-words",
    "recap-today",
    "transfer",
    "report",
}
DEVICES = {"con", "prn", "aux", "nul"}
RESERVED = SCREENS | DEVICES
"""The ids of screens that are no exercises, and names that Windows allows no file to have."""

COLUMNS = ("closeness", "how_it_went")


def wrong_ids(material: Material) -> Iterator[Problem]:
    """Ids of a wrong shape, reserved ones, and those that stand for two things."""
    for lesson in material.lessons:
        exercises = list(lesson.each_exercise())
        findings = list(top(lesson.lesson).each("findings"))
        yield from _used_twice(exercises)
        yield from _reserved(exercises)
        yield from _used_twice(findings)
        for spot in (*exercises, *findings):
            yield from _inside(spot)
    yield from _inside(top(material.reflection))
    for tree in material.workshop.trees:
        yield from _inside(top(tree))
    yield from _used_twice(blocks_around(material))
    yield from _slugs(top(material.course))


def _inside(spot: Spot) -> Iterator[Problem]:
    """The ids of a thing and of all its parts."""
    if isinstance(spot.data, dict):
        yield from _shape(spot)
        for key in spot.data:
            yield from _inside(spot.at(key))
            if kind_of(spot) is not Conversation:
                yield from _used_twice(spot.each(key))
        if kind_of(spot) is Conversation:
            yield from _used_twice((*spot.each("scenes"), *spot.each("endings")))
    elif isinstance(spot.data, list):
        for place in range(len(spot.data)):
            yield from _inside(spot.at(place))


def _shape(spot: Spot) -> Iterator[Problem]:
    id = spot.text("id")
    if spot.way and spot.way[-1] in COLUMNS:
        if id and id != spot.way[-1]:
            write = f"Write {spot.way[-1]}: it is the name of a column in the journal."
            yield spot.at("id").problem(f"the id {id}", write)
    elif id and not SHAPE.fullmatch(id):
        yield spot.at("id").problem(f"the id {id}", HOW)


def _used_twice(spots: Iterable[Spot]) -> Iterator[Problem]:
    first: dict[str, Spot] = {}
    for spot in spots:
        if (id := spot.text("id")) and first.setdefault(id, spot) is not spot:
            place = f"line {first[id].tree.line(first[id].way)}"
            if first[id].tree.file != spot.tree.file:
                place = f"{first[id].tree.file}, {place}"
            write = f"Give one of them another{_why(spot)}."
            yield spot.at("id").problem(f"the id {id}, which {place} has already", write)


def _why(spot: Spot) -> str:
    return "" if spot.tree.file.startswith(WORKSHOP) else "; saved answers point at ids"


def _reserved(exercises: Iterable[Spot]) -> Iterator[Problem]:
    for spot in exercises:
        if spot.text("id") in RESERVED:
            found = f"the id {spot.text('id')}, which the program needs itself"
            yield spot.at("id").problem(found, "Choose another.")


def _slugs(course: Spot) -> Iterator[Problem]:
    seen: set[str] = set()
    for spot in (*course.each("lessons"), *course.each("workshop")):
        slug = spot.text("slug")
        if slug and not SLUG_SHAPE.fullmatch(slug):
            write = "Write lower case letters with underscores, as active_listening."
            yield spot.at("slug").problem(f"the slug {slug}", write)
        if slug in seen:
            yield spot.at("slug").problem(f"the slug {slug} a second time", "Keep one of them.")
        seen.update({slug} - {""})
