"""The sources of the findings, as citations."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from helpers import compiled
from helpers.faults import ContentError
from helpers.paths import BIBLIOGRAPHY, content_folder


def reference(key: str) -> str:
    """One source as a citation: authors, year, title, where it came out, and its DOI if known."""
    cited = _citation(content_folder(), key)
    if cited is None:
        write = f"Write a key that is there, or add an entry for {key}."
        raise ContentError(BIBLIOGRAPHY, id=key, found="no such entry", write=write)
    return cited


def _citation(folder: Path, key: str) -> str | None:
    if (kept := _kept(folder)) is not None:
        return kept.get(key)
    from helpers import citations  # late: pybtex takes 10 ms to read in

    return citations.citation(folder, key)


@cache
def _kept(folder: Path) -> Mapping[str, str] | None:
    return compiled.kept(folder / BIBLIOGRAPHY)
