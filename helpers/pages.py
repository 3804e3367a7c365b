"""What a course page may hold on disk: its words, its previews, its run counts. Nothing typed."""

from collections.abc import Iterator, Mapping
from typing import Any

import nbformat

Notebook = dict[str, Any]
Cell = dict[str, Any]

PREVIEW_TYPES = ("text/html", "text/plain")
PREVIEW_MARK = "course_preview"
LOCKED = {"deletable": False, "editable": False}
FOLDED_TAGS = ["hide-input", "remove-input"]
NOTEBOOK_METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}


def slug(page: Notebook) -> str | None:
    """The lesson this page belongs to; None for a notebook that is not the course's."""
    course = page.get("metadata", {}).get("course")
    return course.get("slug") if isinstance(course, Mapping) else None


def is_locked(page: Notebook) -> bool:
    """Whether a reader cannot change this page: none of its cells can be edited."""
    cells = page.get("cells", [])
    return bool(cells) and all(cell["metadata"].get("editable") is False for cell in cells)


def lock(page: Notebook, lesson: str) -> None:
    """Gives page and cells the course's metadata and no other: fixed cells, folded code."""
    page["metadata"] = nbformat.from_dict({"course": {"slug": lesson}, **NOTEBOOK_METADATA})
    for cell in page["cells"]:
        cell["metadata"] = nbformat.from_dict({**LOCKED, **_tags(cell), **_folding(cell)})


def unlock(page: Notebook) -> None:
    """Lets a writer change the page; its code is shown."""
    for cell in page["cells"]:
        for key in (*LOCKED, "jupyter"):
            cell["metadata"].pop(key, None)


def clean(page: Notebook) -> None:
    """Takes out whatever a run left behind, but previews; code cells are counted from one."""
    for key in ("widgets", "signature"):
        page["metadata"].pop(key, None)
    for cell in page["cells"]:
        for key in ("execution", "ExecuteTime", "trusted", "collapsed", "scrolled"):
            cell["metadata"].pop(key, None)
        cell.pop("attachments", None)
    for count, cell in enumerate(code_cells(page), start=1):
        cell["execution_count"] = count
        cell["outputs"] = [_preview(output) for output in cell["outputs"] if _is_preview(output)]


def empty(page: Notebook) -> None:
    """Takes out every output, previews too: for a page that could not be cleaned."""
    page["metadata"].pop("widgets", None)
    for cell in page["cells"]:
        if "outputs" in cell:
            cell.update(outputs=[], execution_count=None)


def as_text(page: Notebook) -> str:
    """The page in the exact form in which a Jupyter server writes it."""
    text: str = nbformat.writes(nbformat.from_dict(page), version=nbformat.NO_CONVERT)
    return text if text.endswith("\n") else text + "\n"


def code_cells(page: Notebook) -> Iterator[Cell]:
    """The cells that run."""
    return (cell for cell in page["cells"] if cell["cell_type"] == "code")


def _tags(cell: Cell) -> dict[str, Any]:
    own = [tag for tag in cell["metadata"].get("tags", []) if tag not in FOLDED_TAGS]
    tags = [*FOLDED_TAGS, *own] if cell["cell_type"] == "code" else own
    return {"tags": tags} if tags else {}


def _folding(cell: Cell) -> dict[str, Any]:
    return {"jupyter": {"source_hidden": True}} if cell["cell_type"] == "code" else {}


def _is_preview(output: dict[str, Any]) -> bool:
    marked = output.get("metadata", {}).get(PREVIEW_MARK) is True
    return marked and any(kind in output.get("data", {}) for kind in PREVIEW_TYPES)


def _preview(output: dict[str, Any]) -> dict[str, Any]:
    """The output with its preview alone, in the form of something displayed."""
    data = {kind: output["data"][kind] for kind in PREVIEW_TYPES if kind in output["data"]}
    marked = {"output_type": "display_data", "metadata": {PREVIEW_MARK: True}, "data": data}
    preview: dict[str, Any] = nbformat.from_dict(marked)
    return preview
