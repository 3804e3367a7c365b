"""A new lesson for a writer to fill: content, a notebook and a line in course.yml, all sound.

The texts it begins with lie in `content/new_lesson/`; nothing here is a sentence.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers import pages, paths
from helpers.refusal import Refusal

TEMPLATE = "new_lesson"
PAGE = "page.txt"
NOTES = "workshop.yml"
SLUG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
CELL = re.compile(r"^%% (markdown|code) (\S+)\n", re.MULTILINE)
NUMBER = re.compile(r"(\d+)_")
COURSE = "course.yml"


class CannotAdd(Refusal):
    """Why there is no new lesson."""


def add_lesson(slug: str) -> tuple[Path, ...]:
    """Writes a lesson's files and names them. Nothing that is there already is touched."""
    folder, notebooks = paths.content_folder(), paths.notebooks_folder()
    if not SLUG.fullmatch(slug):
        raise CannotAdd("lesson_slug_shape", slug=slug)
    if (folder / slug).exists() or _notes(folder, slug).exists():
        raise CannotAdd("lesson_there_already", slug=slug)
    page = notebooks / f"{_next_number(notebooks):02}_{slug}.ipynb"
    try:
        written = (*_write_content(folder, slug), _write_page(folder, slug, page))
        _list_lesson(folder / COURSE, slug, page.name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotAdd("lesson_not_written", slug=slug, reason=reason) from error
    return written


def _write_content(folder: Path, slug: str) -> Iterator[Path]:
    template = folder / TEMPLATE
    for source in sorted(template.rglob("*.yml")):
        inside = folder / slug / source.relative_to(template)
        target = _notes(folder, slug) if source == template / NOTES else inside
        target.parent.mkdir(parents=True, exist_ok=True)
        text = _filled(source.read_text(encoding="utf-8"), slug)
        target.write_text(text, encoding="utf-8", newline="\n")
        yield target


def _notes(folder: Path, slug: str) -> Path:
    """A facilitator's notes on a lesson lie beside those on the others."""
    return folder / "workshop" / f"{slug}.yml"


def _write_page(folder: Path, slug: str, page: Path) -> Path:
    """The notebook, open for changes; `course previews` runs and locks it."""
    text = _filled((folder / TEMPLATE / PAGE).read_text(encoding="utf-8"), slug)
    _, *parts = CELL.split(text)
    cells = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    notebook = new_notebook(cells=[_cell(kind, words.strip(), id) for kind, id, words in cells])
    pages.lock(notebook, slug)
    pages.unlock(notebook)
    page.write_text(pages.as_text(notebook), encoding="utf-8", newline="\n")
    return page


def _cell(kind: str, words: str, id: str) -> Any:
    return new_code_cell(words, id=id) if kind == "code" else new_markdown_cell(words, id=id)


def _list_lesson(course: Path, slug: str, page: str) -> None:
    """Adds the lesson before the progress page, as text: a writer's own comments stay.

    Not as a strategy yet: of a strategy, Make it yours has to say what to change in each situation.
    """
    lines = course.read_text(encoding="utf-8").rstrip("\n").split("\n")
    last = max(at for at, line in enumerate(lines) if line.lstrip().startswith("- slug:"))
    entry = [f"  - slug: {slug}", f"    notebook: {page}", f"    short: {_title(slug)}"]
    lines[last:last] = [*entry, "    sittings: true"]
    course.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _next_number(notebooks: Path) -> int:
    numbers = [int(found[1]) for p in notebooks.glob("*.ipynb") if (found := NUMBER.match(p.name))]
    return max(numbers, default=-1) + 1


def _filled(text: str, slug: str) -> str:
    id = slug.replace("_", "-")
    return text.replace("%title%", _title(slug)).replace("%slug%", slug).replace("%id%", id)


def _title(slug: str) -> str:
    return slug.replace("_", " ").capitalize()
