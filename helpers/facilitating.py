"""A facilitator's texts as model objects, from `content/workshop/`: read once, refused in words.

`course check` says more. Which exercises a block may name is its rule, not looked at here.
"""

from functools import cache
from pathlib import Path

from helpers import content
from helpers.faults import ContentError
from helpers.model.workshop import Frame, Guide, Notes
from helpers.paths import content_folder
from helpers.reading import build, read

__all__ = ["ContentError", "frame", "guide", "notes", "taught"]

FOLDER = "workshop"


def frame(folder: Path | None = None) -> Frame:
    """What surrounds any session."""
    return _frame(folder or content_folder())


def guide(folder: Path | None = None) -> Guide:
    """What holds whichever lessons are taught."""
    return _guide(folder or content_folder())


def notes(slug: str, folder: Path | None = None) -> Notes:
    """The notes on one lesson."""
    return _notes(folder or content_folder(), slug)


def taught(folder: Path | None = None) -> tuple[str, ...]:
    """The slugs of the lessons a workshop can be about, in the order of the course."""
    return tuple(one.slug for one in content.course(folder).lessons if one.worked_through)


@cache
def _frame(folder: Path) -> Frame:
    file = f"{FOLDER}/frame.yml"
    return build(Frame, read(folder, file), file)


@cache
def _guide(folder: Path) -> Guide:
    file = f"{FOLDER}/guide.yml"
    return build(Guide, read(folder, file), file)


@cache
def _notes(folder: Path, slug: str) -> Notes:
    file = f"{FOLDER}/{slug}.yml"
    return build(Notes, {**read(folder, file), "lesson": slug}, file)
