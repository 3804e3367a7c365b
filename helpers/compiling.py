"""Makes the copies that spare a lesson the YAML and the bibliography: as the server starts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from helpers import citations, compiled, content
from helpers.parsing import parsed
from helpers.paths import BIBLIOGRAPHY, content_folder


def compile_content(folder: Path | None = None) -> None:
    """Copies of all content, where any is missing or old. ContentError if a lesson would refuse it,
    OSError if the folder cannot be written to: nothing depends on the copies but time."""
    folder = folder or content_folder()
    if all(compiled.kept(file) is not None for file in _files(folder)):
        return
    # Days become text in a copy: only what was accepted as a day is taken for one again.
    content.safety(folder)
    for entry in content.course(folder).lessons:
        content.lesson(entry.slug, folder)
    for file in _files(folder):
        source = compiled.stamp(file)
        if (said := _said(file)) is not None:
            compiled.keep(file, source, said)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("*.yml"))
    yield folder / BIBLIOGRAPHY
    for entry in content.course(folder).lessons:
        yield from sorted((folder / entry.slug).rglob("*.yml"))


def _said(file: Path) -> dict[str, Any] | None:
    """What the file says; None where it holds keys that are no text, and so has to stay YAML."""
    if file.name == BIBLIOGRAPHY:
        return citations.citations(file.parent)
    said: dict[str, Any] = _with_days_as_text(parsed(file.read_text(encoding="utf-8")))
    return said if msgspec.json.decode(msgspec.json.encode(said)) == said else None


def _with_days_as_text(said: Any) -> Any:
    if isinstance(said, dict):
        return {key: _with_days_as_text(part) for key, part in said.items()}
    if isinstance(said, list):
        return [_with_days_as_text(part) for part in said]
    return said.isoformat() if isinstance(said, date) else said
