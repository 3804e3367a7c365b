"""Around the exercises: the order of the course, what a lesson promises, its evidence, safety."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path

from pybtex import errors
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from helpers.check.material import FILES, Material
from helpers.check.problem import Problem
from helpers.check.spots import Spot, short, top

BIB = "references.bib"
NEEDED_IN_BIB = ("title", "year")
UNSURE = re.compile(r"\b(memory|not confirmed|not checked|unconfirmed)\b", re.IGNORECASE)


# --- the order of the course ---------------------------------------------------------------------


def wrong_course(material: Material) -> Iterator[Problem]:
    """Lessons without a folder, folders that are no lessons, and files that nobody reads."""
    folders = {lesson.slug for lesson in material.lessons}
    named = set()
    for spot in top(material.course).each("lessons"):
        slug = spot.text("slug")
        named.add(slug)
        if slug and slug not in folders:
            write = "Add it with a lesson.yml, or take the lesson out."
            yield spot.at("slug").problem(f"no folder {short(slug)}", write)
    for slug in sorted(folders - named):
        write = "Add it to course.yml, or take the folder away."
        yield Problem(file=slug, found="a folder of no lesson", write=write)
    yield from _unread_files(material)


def _unread_files(material: Material) -> Iterator[Problem]:
    read = {tree.file for tree in material.trees}
    for lesson in material.lessons:
        read.add(f"{lesson.slug}/exercises.yml")
    folders = [material.folder, *(material.folder / lesson.slug for lesson in material.lessons)]
    found = (path for folder in folders for path in _yaml_files(folder))
    for file in sorted(path.relative_to(material.folder).as_posix() for path in found):
        if file not in read:
            near = get_close_matches(file, (*FILES, *read), 1, 0.6)
            write = f"Did you mean {near[0]}?" if near else "Take it away."
            yield Problem(file=file, found="a file that nothing reads", write=write)


def _yaml_files(folder: Path) -> Iterator[Path]:
    return (path for end in ("*.yml", "*.yaml") for path in folder.rglob(end) if _is_near(path))


def _is_near(path: Path) -> bool:
    return "workshop" not in path.parts and not path.name.startswith(".")


# --- what a lesson promises ----------------------------------------------------------------------


def wrong_promises(material: Material) -> Iterator[Problem]:
    """What to keep mirrors the objectives, line by line."""
    for lesson in material.lessons:
        spot = top(lesson.lesson)
        keep, objectives = (len(list(spot.every(key))) for key in ("keep", "objectives"))
        if keep != objectives and "keep" in spot.data and "objectives" in spot.data:
            found = f"{keep} to keep for {objectives} objectives"
            yield spot.at("keep").problem(found, "Mirror the objectives, line by line.")


# --- evidence ------------------------------------------------------------------------------------


def wrong_evidence(material: Material) -> Iterator[Problem]:
    """Findings without a source, sources that nothing cites, and faults in references.bib."""
    try:
        text = (material.folder / BIB).read_text(encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        yield Problem(file=BIB, found=reason, write="Add it, with the sources of all findings.")
        text = ""
    except UnicodeDecodeError:
        yield Problem(file=BIB, found="not UTF-8", write="Save the file as UTF-8.")
        text = ""
    ...
