"""What a course notebook has saved beyond the previews that came with it, and taking it out."""

import json
from pathlib import Path
from typing import Any

from helpers.journal import disk

PREVIEW = frozenset({"text/html", "text/plain"})
PREVIEW_MARK = "course_preview"  # in the metadata of every output that came with the course
TEMPORARY = ".course-"


def is_course_notebook(path: Path) -> bool:
    """Whether this notebook, or a copy of it, belongs to the course."""
    if path.suffix != ".ipynb" or path.is_symlink():
        return False
    notebook = _read(path)
    return notebook is not None and "course" in notebook.get("metadata", {})


def holds_more(path: Path) -> bool:
    """Whether it holds a widget's state, a widget view, or any output that is no preview."""
    notebook = _read(path)
    return notebook is not None and _strip(notebook)


def strip(path: Path) -> None:
    """Takes all of that out; text, cells and previews stay."""
    notebook = _read(path)
    if notebook is None or not _strip(notebook):
        return
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    mode = path.stat().st_mode
    # Half a character cannot be written in UTF-8; with a backslash it is what JSON calls it.
    disk.replace(path, text.encode(errors="backslashreplace"), temporary=TEMPORARY)
    path.chmod(mode)


def _strip(notebook: dict[str, Any]) -> bool:
    """Strips it in place, and says whether there was anything to strip."""
    changed = notebook.get("metadata", {}).pop("widgets", None) is not None
    for cell in notebook.get("cells", []):
        if "outputs" in cell:
            outputs = [kept for output in cell["outputs"] if (kept := _preview(output))]
            changed |= outputs != cell["outputs"]
            cell["outputs"] = outputs
    return changed


def _preview(output: dict[str, Any]) -> dict[str, Any] | None:
    """The preview in an output; None where it is something else, a chart or an error perhaps."""
    if output.get("metadata", {}).get(PREVIEW_MARK) is not True:
        return None
    plain = {mime: text for mime, text in output.get("data", {}).items() if mime in PREVIEW}
    return {**output, "data": plain} if plain else None


def _read(path: Path) -> dict[str, Any] | None:
    try:
        notebook = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return notebook if isinstance(notebook, dict) else None
