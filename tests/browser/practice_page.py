"""A course page of two exercises, for tests of the room around it: one control of each kind."""

import shutil
from pathlib import Path

import nbformat

from helpers import pages

NAME = "99_practice.ipynb"
CONTROLS = ("textarea", "radio", "select", "button", "checkbox", "date", "summary", "range")
WIDGET = Path(__file__).with_name("practice_widget.py")

CELLS = [
    ("markdown", "practice-title", "# A page to practise on\n\nSome words to read."),
    (
        "code",
        "practice-start",
        "# Press the button above. This line wakes the exercises up.\n"
        "from practice_widget import exercise",
    ),
    ("markdown", "practice-lead-in", "## One of each\n\nFill in whatever you like."),
    ("code", "practice-first", '# Try it: one of each.\nexercise("first")'),
    ("markdown", "practice-middle", "\n\n".join(["A paragraph to scroll past."] * 30)),
    ("code", "practice-last", '# Try it: the one left open.\nexercise("last", resume=True)'),
    ("markdown", "practice-end", "The end."),
]


def write_practice_page(folder: Path) -> Path:
    """Puts the page and its widget into the folder; previews are as a refresh would leave them."""
    shutil.copy(WIDGET, folder)
    page = nbformat.v4.new_notebook(cells=[_cell(*cell) for cell in CELLS])
    pages.lock(page, "practice")
    pages.clean(page)
    path = folder / NAME
    path.write_text(pages.as_text(page), encoding="utf-8")
    return path


def _cell(kind: str, id: str, source: str) -> nbformat.NotebookNode:
    if kind == "markdown":
        return nbformat.v4.new_markdown_cell(source, id=id)
    return nbformat.v4.new_code_cell(source, id=id, outputs=_previews(id))


def _previews(id: str) -> list[nbformat.NotebookNode]:
    if id == "practice-start":
        return []
    data = {"text/html": "<p>Preview: one of each.</p>", "text/plain": "Preview: one of each."}
    mark = {pages.PREVIEW_MARK: True}
    return [nbformat.v4.new_output("display_data", data=data, metadata=mark)]
