"""Handouts and the booklet as files in a folder."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from helpers import content
from helpers.workshop.printed.handouts import booklet, handout, printable
from helpers.workshop.printed.printing import CannotPrint, Paper


def write_all(
    slugs: Collection[str], paper: Paper, folder: Path, *, with_booklet: bool
) -> Iterator[Path]:
    """Writes a handout for each of these lessons, of all if none is named, and names the files.

    Where no lesson is named, the booklet is written too.
    """
    lessons = _in_order(slugs)
    _make(folder)
    for slug in lessons:
        yield _write(folder, _file(slug, paper), handout(slug, paper))
    if with_booklet or not slugs:
        yield _write(folder, _file("booklet", paper), booklet(lessons, paper))


def _in_order(slugs: Collection[str]) -> tuple[str, ...]:
    """The lessons that were named, in the order of the course."""
    known = printable()
    listed = {entry.slug for entry in content.course().lessons}
    for slug in slugs:
        if slug not in known:
            key = "handouts_nothing" if slug in listed else "handouts_unknown"
            raise CannotPrint(key, slug=slug, lessons=", ".join(known))
    return tuple(slug for slug in known if slug in slugs or not slugs)


def _file(slug: str, paper: Paper) -> str:
    return f"{slug.replace('_', '-')}-{paper}.pdf"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _write(folder: Path, name: str, pdf: bytes) -> Path:
    """Puts the file there whole, or not at all."""
    path, unfinished = folder / name, folder / f".{name}.part"
    try:
        unfinished.write_bytes(pdf)
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise _unwritable(path, error) from error
    return path


def _unwritable(path: Path, error: OSError) -> CannotPrint:
    reason = (error.strerror or str(error)).lower()
    return CannotPrint("handouts_not_written", path=path, reason=reason)
