"""The course's texts as model objects: read fast, once, and refused in words if they do not fit.

`course check` says more: it names every problem in all files at once, with its line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from helpers import placeholders
from helpers.faults import ContentError
from helpers.model import EXERCISE_KINDS, Conversation, Course, Exercise, Lesson, Reflection, Safety
from helpers.paths import content_folder
from helpers.reading import TRY_CHECK, build, named_in, read

__all__ = ["ContentError", "course", "lesson", "reflection_prompts", "safety", "ui"]


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
    return build(Course, read(folder, "course.yml"), "course.yml")


@cache
def _safety(folder: Path) -> Safety:
    return build(Safety, read(folder, "safety.yml"), "safety.yml")


@cache
def _texts(folder: Path) -> dict[str, str]:
    return build(dict[str, str], read(folder, "ui.yml"), "ui.yml")


@cache
def _prompts(folder: Path) -> Mapping[str, Any]:
    return read(folder, "reflection.yml")


@cache
def _reflection_prompts(folder: Path) -> Reflection:
    raw = {"id": "reflection", "title": "", **_prompts(folder)}
    return build(Reflection, raw, "reflection.yml")


@cache
def _lesson(folder: Path, slug: str) -> Lesson:
    file = f"{slug}/lesson.yml"
    raw = {**read(folder, file), "slug": slug, "exercises": ()}
    exercises = (*_exercises(folder, slug), *_conversations(folder, slug))
    return replace(build(Lesson, raw, file), exercises=exercises)


def _exercises(folder: Path, slug: str) -> Iterator[Exercise]:
    file = f"{slug}/exercises.yml"
    if not (folder / file).exists():
        return
    listed = read(folder, file).get("exercises")
    for raw in listed if isinstance(listed, list) else ():
        if not isinstance(raw, dict):
            raise ContentError(file, found=f"{raw!r} in the list of exercises", write=TRY_CHECK)
        yield _exercise(folder, raw, file)


def _exercise(folder: Path, raw: Mapping[str, Any], file: str) -> Exercise:
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in EXERCISE_KINDS:
        write = f"Write one of: {', '.join(EXERCISE_KINDS)}."
        found = "no kind" if kind is None else repr(kind)
        raise ContentError(file, id=named_in(raw), field="kind", found=found, write=write)
    given = {key: value for key, value in raw.items() if key != "kind"}
    if kind == Reflection.kind:
        given = {**_prompts(folder), **given}
    return build(EXERCISE_KINDS[kind], given, file)


def _conversations(folder: Path, slug: str) -> Iterator[Exercise]:
    for path in sorted((folder / slug / "conversations").glob("*.yml")):
        file = f"{slug}/conversations/{path.name}"
        yield build(Conversation, read(folder, file), file)
