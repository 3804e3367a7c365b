"""The notebooks: each exercise has its place in one, and they say what their lesson says."""

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from helpers.check.code import parse, words_in
from helpers.check.material import LessonFiles, Material
from helpers.check.problem import Problem
from helpers.check.spots import Spot, short, top
from helpers.paths import WORKSHOP


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A call in a cell that names an exercise; `id` is None where it is no plain text."""

    cell: str
    id: str | None


class Page:
    """One notebook, as far as it can be read."""

    def __init__(self, path: Path) -> None:
        self.file = f"{path.parent.name}/{path.name}"
        self.problems: list[Problem] = []
        self.whole = True
        self.prose = ""
        self.uses: list[Use] = []
        for number, cell in enumerate(self._cells(path), start=1):
            name = cell.get("id")
            self._read_cell(cell, name if isinstance(name, str) else str(number))

    def problem(self, cell: str, found: str, write: str) -> Problem:
        """What is wrong in a cell, or on the whole page."""
        field = f"cell {cell}" if cell else ""
        return Problem(file=self.file, field=field, found=found, write=write)

    def _cells(self, path: Path) -> list[dict[str, Any]]:
        try:
            page = json.loads(path.read_bytes())
            return [cell for cell in page["cells"] if isinstance(cell, dict)]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            write = "Take it again from the last version that opened."
            self.problems.append(self.problem("", "not a notebook", write))
            self.whole = False
            return []

    def _read_cell(self, cell: dict[str, Any], name: str) -> None:
        source = cell.get("source")
        parts = source if isinstance(source, list) else [source]
        text = "".join(part for part in parts if isinstance(part, str))
        if cell.get("cell_type") == "markdown":
            self.prose += f"{text}\n"
        elif cell.get("cell_type") == "code":
            self._read_code(text, name)

    def _read_code(self, text: str, cell: str) -> None:
        tree = parse(text)
        if tree is None:
            write = "Write a comment and one call, as in the other cells."
            self.problems.append(self.problem(cell, "code that is not Python", write))
            return
        for node in ast.walk(tree):
            if _names_an_exercise(node):
                self.uses.append(Use(cell=cell, id=_first_text(node)))


def wrong_pages(material: Material, notebooks: Path, code: Path) -> Iterator[Problem]:
    """Notebooks that are missing or broken, and exercises that do not match."""
    used_by_code = words_in(code)
    for entry in top(material.course).each("lessons"):
        name = entry.text("notebook")
        lesson = next((one for one in material.lessons if one.slug == entry.text("slug")), None)
        if name and not (notebooks / name).is_file():
            write = f"Add it to {notebooks.name}/, or correct the name."
            yield entry.at("notebook").problem(f"no notebook {short(name)}", write)
        elif name and lesson and lesson.whole:
            page = Page(notebooks / name)
            yield from page.problems
            if page.whole:
                yield from _wrong_uses(page, lesson)
                yield from _unused(page, lesson, used_by_code)
                yield from _not_said(page, lesson)
    yield from _wrong_workshop_pages(top(material.course), notebooks)


def _wrong_workshop_pages(course: Spot, notebooks: Path) -> Iterator[Problem]:
    """Pages for facilitators that are missing, broken, elsewhere, or in no list."""
    listed = set()
    for entry in course.each("workshop"):
        name = entry.text("notebook")
        listed.add(name)
        if name and Path(name).parent.as_posix() != WORKSHOP:
            write = f"Write {WORKSHOP}/ before the file's name."
            yield entry.at("notebook").problem(f"a page outside {WORKSHOP}/", write)
        elif name and not (notebooks / name).is_file():
            write = f"Add it to {notebooks.name}/, or correct the name."
            yield entry.at("notebook").problem(f"no notebook {short(name)}", write)
        elif name:
            yield from Page(notebooks / name).problems
    for path in sorted((notebooks / WORKSHOP).glob("*.ipynb")):
        if (name := path.relative_to(notebooks).as_posix()) not in listed and course.tree.whole:
            write = "Add it to course.yml under workshop, or take it away."
            yield Problem(file=name, found="a page in no list", write=write)


def _wrong_uses(page: Page, lesson: LessonFiles) -> Iterator[Problem]:
    known = {spot.text("id") for spot in lesson.each_exercise()}
    seen = set()
    for use in page.uses:
        if use.id is None:
            yield page.problem(use.cell, "an exercise without its id", 'Write it as "first-reply".')
        elif use.id not in known:
            near = get_close_matches(use.id, known, 1, 0.6)
            write = f"Did you mean {near[0]}?" if near else f"Add it to {lesson.slug}."
            yield page.problem(use.cell, f"no exercise {short(use.id)}", write)
        elif use.id in seen:
            found = f"the exercise {use.id} a second time"
            yield page.problem(use.cell, found, "Show each once: both would keep one draft.")
        seen.add(use.id)


def _unused(page: Page, lesson: LessonFiles, used_by_code: set[str]) -> Iterator[Problem]:
    used = {use.id for use in page.uses} | used_by_code
    for spot in lesson.each_exercise():
        if spot.text("id") and spot.text("id") not in used:
            found = f"in no cell of {page.file}"
            yield spot.problem(found, "Give it a cell, or take it out.")


def _not_said(page: Page, lesson: LessonFiles) -> Iterator[Problem]:
    """Objectives, what to keep and the sittings stand on the page in the same words."""
    spot = top(lesson.lesson)
    prose = " ".join(page.prose.split())
    for key in ("objectives", "keep"):
        for line in spot.every(key):
            if isinstance(line.data, str) and " ".join(line.data.split()) not in prose:
                write = "Say it there in the same words, or change both."
                yield line.problem(f"“{short(line.data)}” is not in {page.file}", write)
    for sitting in spot.each("sittings"):
        yield from _no_heading(page, sitting)


def _no_heading(page: Page, sitting: Spot) -> Iterator[Problem]:
    heading = sitting.text("heading").strip()
    headings = (line.lstrip("#").strip() for line in page.prose.splitlines() if line[:1] == "#")
    if heading and heading not in headings:
        write = "Give the sitting its heading there, or change both."
        yield sitting.at("heading").problem(f"no heading “{short(heading)}” in {page.file}", write)


def _names_an_exercise(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "exercise"
    )


def _first_text(node: ast.AST) -> str | None:
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    text = first.value if isinstance(first, ast.Constant) else None
    return text if isinstance(text, str) else None
