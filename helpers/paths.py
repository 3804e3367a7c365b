"""Where content, notebooks and journal are. The only reader of environment variables."""

import os
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
BIBLIOGRAPHY = "references.bib"  # in the content folder
WORKSHOP = "workshop"  # beside the lessons, and beside their texts


def content_folder() -> Path:
    """The folder of the course's texts: in the installed package, or beside it in a checkout."""
    return _content_of(PACKAGE)


@cache
def _content_of(package: Path) -> Path:
    """Looked up once: every sentence that is shown asks for it."""
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"


def notebooks_folder() -> Path:
    """The folder a reader opens: COURSE_NOTEBOOKS, else the checkout's, else `notebooks` here, else
    the current folder."""
    if chosen := os.environ.get("COURSE_NOTEBOOKS", "").strip():
        return Path(chosen).expanduser().absolute()
    for folder in (PACKAGE.parent / "notebooks", Path.cwd() / "notebooks"):
        if folder.is_dir():
            return folder
    # a workshop's page runs in its own folder, below that of the lessons
    return Path.cwd().parent if Path.cwd().name == WORKSHOP else Path.cwd()


def journal_folder() -> Path:
    """The learner's own folder: COURSE_JOURNAL, else `my_journal` beside the notebooks."""
    chosen = os.environ.get("COURSE_JOURNAL", "").strip()
    if chosen:
        return Path(chosen).expanduser().absolute()
    return notebooks_folder() / "my_journal"


def share_folder() -> Path | None:
    """The folder in which a group shares its numbers: COURSE_SHARE, where somebody named one."""
    named = os.environ.get("COURSE_SHARE", "").strip()
    return Path(named).expanduser().absolute() if named else None


def workshop_folder() -> Path:
    """Where everything of a workshop's day lies: COURSE_WORKSHOP, else the system's usual place."""
    chosen = os.environ.get("COURSE_WORKSHOP", "").strip()
    return Path(chosen).expanduser().absolute() if chosen else Path("/var/lib/course-workshop")


def environment(**changes: str) -> dict[str, str]:
    """The environment with changes, for a program that we start."""
    return {**os.environ, **changes}


def settle(variable: str, value: str) -> str:
    """What the variable says; where it says nothing, it is set, so that programs we start know."""
    return os.environ.setdefault(variable, value)
