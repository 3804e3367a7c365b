"""The course's controls: one anywidget, drawn by a few small scripts on native HTML.

The scripts are read as one module, so they share names and need no build step.
"""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_SCRIPTS = ("elements", "reading", "fields", "file", "clock", "connection", "screen")


@cache
def script() -> str:
    """The scripts in the order in which they need each other."""
    return "\n".join((_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)


@cache
def style() -> str:
    """The style sheet, on JupyterLab's own variables."""
    return (_FOLDER / "style.css").read_text(encoding="utf-8")
