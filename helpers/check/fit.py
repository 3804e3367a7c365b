"""Whether a file's data fits the dataclasses of `helpers.model`: pydantic's findings, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from helpers import model
from helpers.check.advice import for_missing
from helpers.check.material import Material, kind_of
from helpers.check.problem import Problem
from helpers.check.spots import Spot, short, top
from helpers.check.trees import in_yaml
from helpers.faults import one_of
from helpers.model import EXERCISE_KINDS, Course, Lesson, Reflection, Safety, workshop
from helpers.model.workshop import Frame, Guide, Notes

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
BY_CLASS = "unexpected_keyword_argument"
INSTEAD_OF_TEXT: Mapping[type, str] = {
    int: "Write a number, without quotes.",
    float: "Write a number, without quotes.",
    bool: "Write true or false, without quotes.",
    date: "Write a day, as 2026-11-24, without quotes.",
}

# A dataclass of the standard library takes its settings for pydantic from this attribute.
for _class in (*vars(model).values(), *vars(workshop).values()):
    if isinstance(_class, type) and is_dataclass(_class):
        _class.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What a spot should hold. `given` is put in by the program: it needs no key in the file,
    and may have one only if a lesson may word it `anew`.
    """

    spot: Spot
    cls: type
    given: Mapping[str, Any] = field(default_factory=dict)
    anew: bool = False

    def problems(self) -> Iterator[Problem]:
        """Everything about it that does not fit."""
        written = {key: value for key, value in self.spot.data.items() if key != "kind"}
        for key in self.given.keys() & written.keys() if not self.anew else ():
            yield self.spot.at(key).problem(f"the key {key}", "Take it out: it is known already.")
        try:
            _adapter(self.cls).validate_python({**self.given, **written})
        except ValidationError as error:
            for one in error.errors(include_url=False):
                if problem := self._problem(one):
                    yield problem
        yield from self._in_quotes()

    def _in_quotes(self) -> Iterator[Problem]:
        """Numbers and days as text: pydantic would let them pass, a lesson does not."""
        for leaf in self.spot.leaves():
            kind = _class_at(self.cls, leaf.way[len(self.spot.way) :])
            as_text = kind in INSTEAD_OF_TEXT and isinstance(leaf.data, str)
            if as_text or (kind in (int, float) and isinstance(leaf.data, bool)):
                yield leaf.problem(_name_of(leaf.data), INSTEAD_OF_TEXT[kind])

    def _problem(self, error: Any) -> Problem | None:
        way, kind = error["loc"], error["type"]
        if way and way[0] in self.given and way[0] not in self.spot.data:
            return None  # the fault of whoever gave it; told there
        spot = self.spot.at(*way)
        if kind == "missing" and isinstance(way[-1], int):
            return _wrong_count(self.spot.at(*way[:-1]))
        if kind == "missing":
            return _missing(self.spot.at(*way[:-1]), way[-1])
        if kind == BY_CLASS:
            return _unknown_key(spot, _class_at(self.cls, way[:-1]), self.given)
        if kind == "too_long":
            return _wrong_count(spot)
        return _wrong_value(spot, kind, error)


def misfits(material: Material) -> Iterator[Problem]:
    """Unknown and missing keys, values of a wrong kind: in every file."""
    for fit in _fits(material):
        if fit.spot.tree.whole:
            yield from fit.problems()
    for key, words in material.ui.data.items():
        if not isinstance(words, str):
            yield _not_text(top(material.ui).at(key))
    for spot in _exercises_without_kind(material):
        yield _unknown_kind(spot)
    for lesson in material.lessons:
        if lesson.exercises:
            yield from _around_exercises(top(lesson.exercises))
    for tree in material.trees:
        yield from _blanks(top(tree))


def _fits(material: Material) -> Iterator[Fit]:
    prompts = {"id": "reflection", "title": ""}
    yield Fit(spot=top(material.course), cls=Course)
    yield Fit(spot=top(material.safety), cls=Safety)
    yield Fit(spot=top(material.reflection), cls=Reflection, given=prompts)
    for lesson in material.lessons:
        given = {"slug": lesson.slug, "exercises": ()}
        yield Fit(spot=top(lesson.lesson), cls=Lesson, given=given)
    yield Fit(spot=top(material.workshop.frame), cls=Frame)
    yield Fit(spot=top(material.workshop.guide), cls=Guide)
    for slug, tree in material.workshop.notes.items():
        yield Fit(spot=top(tree), cls=Notes, given={"lesson": slug})
    for spot in material.each_exercise():
        cls = kind_of(spot)
        if cls and cls is not Reflection:
            yield Fit(spot=spot, cls=cls)
        elif cls and material.reflection.whole:
            yield Fit(spot=spot, cls=cls, given=material.reflection.data, anew=True)


def _exercises_without_kind(material: Material) -> Iterator[Spot]:
    return (spot for spot in material.each_exercise() if not kind_of(spot))


def _around_exercises(spot: Spot) -> Iterator[Problem]:
    """What stands in exercises.yml beside the exercises."""
    for key in spot.data.keys() - {"exercises"}:
        yield _did_you_mean(spot.at(key), f"the unknown key {short(key)}", key, ["exercises"])
    listed = spot.at("exercises")
    if "exercises" in spot.data and not isinstance(listed.data, list):
        yield listed.problem(_name_of(listed.data), "Write a list: each entry begins with -.")
    for one in spot.every("exercises"):
        if not isinstance(one.data, dict):
            yield one.problem(_name_of(one.data), "Write keys with values: kind, id, title …")


def _blanks(spot: Spot) -> Iterator[Problem]:
    for leaf in spot.leaves():
        if isinstance(leaf.data, str) and not leaf.data.strip() and leaf.way:
            parent = spot.at(*leaf.way[:-1])
            yield leaf.problem("an empty text", for_missing(parent, leaf.key))


# --- one finding each ----------------------------------------------------------------------------


def _missing(spot: Spot, key: str) -> Problem:
    return spot.problem(f"no {key}", for_missing(spot, key))


def _wrong_count(spot: Spot) -> Problem:
    """A rating with more or fewer than five steps: the only list with a number of its own."""
    count = len(spot.data)
    word = NUMBERS[count - 1] if 1 <= count <= len(NUMBERS) else str(count)
    what = one_of(spot.key) if count == 1 else spot.key
    return spot.problem(f"{word} {what}", "Write five, from least to most.")


def _unknown_key(spot: Spot, cls: type | None, given: Mapping[str, Any]) -> Problem:
    known = [f.name for f in fields(cls)] if cls and is_dataclass(cls) else []
    known = [name for name in known if name not in given] or known
    key = str(spot.way[-1])
    return _did_you_mean(spot, f"the unknown key {short(key)}", key, known)


def _unknown_kind(spot: Spot) -> Problem:
    kind = spot.at("kind")
    if kind.data is None:
        write = f"Write one of: {', '.join(EXERCISE_KINDS)}."
        return spot.problem("no kind", write)
    found = f"the unknown kind {short(str(kind.data))}"
    return _did_you_mean(kind, found, str(kind.data), list(EXERCISE_KINDS))


def _did_you_mean(spot: Spot, found: str, word: str, known: list[str]) -> Problem:
    near = get_close_matches(word.lower(), known, 1, 0.6)
    write = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}."
    return spot.problem(found, write)


def _wrong_value(spot: Spot, kind: str, error: Any) -> Problem:
    if kind == "string_type":
        return _not_text(spot)
    if kind in ("literal_error", "enum"):
        known = [word for word in _quoted(error["ctx"]["expected"]) if word != "nothing_chosen"]
        return _did_you_mean(spot, _name_of(spot.data), str(spot.data), known)
    if kind == "tuple_type":
        return spot.problem(_name_of(spot.data), "Write a list: each entry begins with -.")
    if kind == "dataclass_type":
        return spot.problem(_name_of(spot.data), "Write keys with values here.")
    of = bool if kind.startswith("bool") else date if kind.startswith("date") else int
    return spot.problem(_name_of(spot.data), INSTEAD_OF_TEXT[of])


def _not_text(spot: Spot) -> Problem:
    if spot.data is None and not spot.written:
        return spot.problem("nothing after the colon", "Write the words, or take the key out.")
    if spot.written:
        read_as = in_yaml(spot.data, spot.written)
        found = f"{short(spot.written)}, which YAML reads as {short(read_as)}"
        return spot.problem(found, f'Put it in quotes: "{short(spot.written)}".')
    write = "Write one text. If it begins with [ or {, or holds a colon, put it in quotes."
    return spot.problem(_name_of(spot.data), write)


def _name_of(value: Any) -> str:
    """What was found, as a writer would call it."""
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    return f"“{short(value)}”" if isinstance(value, str) else short(str(value))


# --- about the dataclasses -----------------------------------------------------------------------


@cache
def _adapter(cls: type) -> TypeAdapter[Any]:
    return TypeAdapter(cls)


def _class_at(cls: Any, way: tuple[str | int, ...]) -> Any:
    """The dataclass that stands at this way from a dataclass."""
    for step in way:
        inner = get_args(cls)
        cls = inner[0] if isinstance(step, int) and inner else _hints(cls).get(step, None)
    return cls


@cache
def _hints(cls: Any) -> dict[Any, Any]:
    return get_type_hints(cls) if is_dataclass(cls) else {}


def _quoted(words: str) -> list[str]:
    return words.split("'")[1::2]
