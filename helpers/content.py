"""The course's texts as model objects: read fast, once, and refused in words if they do not fit.

`course check` says more: it names every problem in all files at once, with its line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from helpers import compiled, faults, placeholders
from helpers.faults import ContentError
from helpers.model import EXERCISE_KINDS, Conversation, Course, Exercise, Lesson, Reflection, Safety
from helpers.paths import content_folder

__all__ = ["ContentError", "course", "lesson", "reflection_prompts", "safety", "ui"]

T = TypeVar("T")

TRY_CHECK = "Run `course check`: it names every problem with its line."
IN_QUOTES = "Put it in quotes: this has to be text."


def course(folder: Path | None = None) -> Course:
    """The course: its lessons in order."""
    return _course(folder or content_folder())


def lesson(slug: str, folder: Path | None = None) -> Lesson:
    """One lesson with all its exercises; those in `conversations/` come last, by name."""
    return _lesson(folder or content_folder(), slug)


def safety(folder: Path | None = None) -> Safety:
    """When not to use the course, and where to find help."""
    return _safety(folder or content_folder())


def reflection_prompts(folder: Path | None = None) -> Reflection:
    """The questions that every lesson's reflection asks, unless it words them itself."""
    return _reflection_prompts(folder or content_folder())


def ui(key: str, **params: object) -> str:
    """A text of `ui.yml` with its {params} filled in; {partner} and the like are for `Names`."""
    text = _texts(content_folder()).get(key)
    if text is None:
        write = f'Add a line: {key}: "the words".'
        raise ContentError("ui.yml", id=key, found="no such key", write=write)
    return _filled(key, text, params) if "{" in text else text


def _filled(key: str, text: str, params: Mapping[str, object]) -> str:
    """What is filled in is not looked at again: a learner may type braces."""

    def fill(found: re.Match[str]) -> str:
        if found[1] in params:
            return str(params[found[1]])
        if placeholders.is_known(found[1]):
            return found[0]
        write = f"Give it as ui({key!r}, {found[1]}=…), or take it out of the text."
        raise ContentError("ui.yml", id=key, found=f"no value for {found[0]}", write=write)

    return placeholders.PATTERN.sub(fill, text)


# --- file by file --------------------------------------------------------------------------------


@cache
def _course(folder: Path) -> Course:
    return _build(Course, _read(folder, "course.yml"), "course.yml")


@cache
def _safety(folder: Path) -> Safety:
    return _build(Safety, _read(folder, "safety.yml"), "safety.yml")


@cache
def _texts(folder: Path) -> dict[str, str]:
    return _build(dict[str, str], _read(folder, "ui.yml"), "ui.yml")


@cache
def _prompts(folder: Path) -> Mapping[str, Any]:
    return _read(folder, "reflection.yml")


@cache
def _reflection_prompts(folder: Path) -> Reflection:
    raw = {"id": "reflection", "title": "", **_prompts(folder)}
    return _build(Reflection, raw, "reflection.yml")


@cache
def _lesson(folder: Path, slug: str) -> Lesson:
    file = f"{slug}/lesson.yml"
    raw = {**_read(folder, file), "slug": slug, "exercises": ()}
    exercises = (*_exercises(folder, slug), *_conversations(folder, slug))
    return replace(_build(Lesson, raw, file), exercises=exercises)


def _exercises(folder: Path, slug: str) -> Iterator[Exercise]:
    file = f"{slug}/exercises.yml"
    if not (folder / file).exists():
        return
    listed = _read(folder, file).get("exercises")
    for raw in listed if isinstance(listed, list) else ():
        if not isinstance(raw, dict):
            raise ContentError(file, found=f"{raw!r} in the list of exercises", write=TRY_CHECK)
        yield _exercise(folder, raw, file)


def _exercise(folder: Path, raw: Mapping[str, Any], file: str) -> Exercise:
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in EXERCISE_KINDS:
        write = f"Write one of: {', '.join(EXERCISE_KINDS)}."
        found = "no kind" if kind is None else repr(kind)
        raise ContentError(file, id=_name(raw), field="kind", found=found, write=write)
    given = {key: value for key, value in raw.items() if key != "kind"}
    if kind == Reflection.kind:
        given = {**_prompts(folder), **given}
    return _build(EXERCISE_KINDS[kind], given, file)


def _conversations(folder: Path, slug: str) -> Iterator[Exercise]:
    for path in sorted((folder / slug / "conversations").glob("*.yml")):
        file = f"{slug}/conversations/{path.name}"
        yield _build(Conversation, _read(folder, file), file)


# --- YAML, and what does not fit -----------------------------------------------------------------


def _read(folder: Path, file: str) -> Mapping[str, Any]:
    if (said := compiled.kept(folder / file)) is not None:
        return said
    from helpers.parsing import parsed  # late: most often a copy is kept

    try:
        raw = parsed((folder / file).read_text(encoding="utf-8"))
    except OSError as error:
        found = (error.strerror or "unreadable").lower()
        raise ContentError(file, found=found, write=TRY_CHECK) from error
    except (ValueError, RecursionError) as error:
        raise ContentError(file, found="not YAML in UTF-8", write=TRY_CHECK) from error
    if not isinstance(raw, dict):
        raise ContentError(file, found="no keys at the top", write=TRY_CHECK)
    return raw


def _build(cls: type[T], raw: Mapping[str, Any], file: str) -> T:
    try:
        built = msgspec.convert(raw, cls)
    except msgspec.ValidationError as error:
        raise _refusal(str(error), raw, file) from None
    for way in _unknown(built, raw):
        field = faults.in_words(way)
        raise ContentError(file, id=_name(raw), field=field, found="unknown key", write=TRY_CHECK)
    return built


def _unknown(built: Any, raw: Any) -> Iterator[tuple[str | int, ...]]:
    """The ways to keys that found no place in what was built: msgspec passes them over."""
    if is_dataclass(built):
        places = {field.name for field in fields(built)}
        parts = [(key, getattr(built, key), raw[key]) for key in raw if key in places]
        yield from ((str(key),) for key in raw if key not in places)
    elif isinstance(built, tuple):
        parts = [(place, *both) for place, both in enumerate(zip(built, raw, strict=True))]
    else:
        return
    for step, part, raw_part in parts:
        yield from ((step, *way) for way in _unknown(part, raw_part))


def _refusal(message: str, raw: Mapping[str, Any], file: str) -> ContentError:
    """What msgspec has to say, in a writer's words as far as it is the usual."""
    reason, _, at = message.partition(" - at `$")
    way = [int(n) if n else key for key, n in re.findall(r"\.(\w+)|\[(\d+)\]", at)]
    found, write = reason, TRY_CHECK
    if missing := re.search(r"missing required field `(\w+)`", reason):
        found = f"no {missing[1]}"
    elif reason.startswith("Expected `str`") and "[...]" not in at:
        found, write = repr(faults.dig(raw, way)), IN_QUOTES
    field = faults.in_words(way)
    return ContentError(file, id=_name(raw), field=field, found=found, write=write)


def _name(raw: Mapping[str, Any]) -> str:
    return faults.named("exercise", raw)
