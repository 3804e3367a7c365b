"""Evidence: every finding has its source in references.bib, and every source there is cited."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pybtex import errors
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from helpers.check.material import Material
from helpers.check.problem import Problem
from helpers.check.spots import Spot, short, top
from helpers.citations import cite
from helpers.paths import BIBLIOGRAPHY

NEEDED = ("author", "title", "year")


def wrong_evidence(material: Material) -> Iterator[Problem]:
    """Findings without a source, sources that nothing cites, and faults in the file of sources."""
    text, problem = _read(material.folder / BIBLIOGRAPHY)
    yield from filter(None, [problem])
    with errors.capture() as captured:
        entries = Parser().parse_string(text).entries
        for key, entry in entries.items():
            yield from _incomplete(key, entry, text)
    yield from (_bib_problem(error, text) for error in captured)
    cited: set[str] = set()
    for spot in _findings(material):
        cited.update(one.data for one in spot.every("references") if isinstance(one.data, str))
        yield from _missing(spot, set(entries))
    whole = all(lesson.lesson.whole for lesson in material.lessons)
    for key in entries if whole else ():
        if key not in cited:
            write = "Cite it in a finding, or take it out."
            yield _about(key, text, "cited by no finding", write)


def _read(path: Path) -> tuple[str, Problem | None]:
    try:
        return path.read_text(encoding="utf-8"), None
    except OSError as error:
        found = (error.strerror or "unreadable").lower()
        return "", Problem(file=BIBLIOGRAPHY, found=found, write="Add it, with all sources.")
    except UnicodeDecodeError:
        return "", Problem(file=BIBLIOGRAPHY, found="not UTF-8", write="Save the file as UTF-8.")


def _findings(material: Material) -> Iterator[Spot]:
    for lesson in material.lessons:
        yield from top(lesson.lesson).each("findings")


def _missing(spot: Spot, known: set[str]) -> Iterator[Problem]:
    references = spot.at("references")
    if references.data == []:
        write = "Every finding needs the key of at least one entry in references.bib."
        yield references.problem("no reference", write)
    for reference in spot.every("references"):
        key = reference.data
        if isinstance(key, str) and key.strip() and key not in known:
            found = f"{short(key)}, which is not in {BIBLIOGRAPHY}"
            yield reference.problem(found, "Add it there, or write a key that is there.")


def _incomplete(key: str, entry: Any, text: str) -> Iterator[Problem]:
    for needed in NEEDED:
        if needed not in entry.fields and needed not in entry.persons:
            yield _about(key, text, f"no {needed}", f"Add {needed} = {{…}}.")
    try:
        cite(entry)
    except (PybtexError, ValueError, RecursionError) as error:
        found = f"something that cannot be printed ({short(str(error))})"
        yield _about(key, text, found, "Look at its braces and commas.")


def _about(key: str, text: str, found: str, write: str, start: int = 0) -> Problem:
    at = re.compile(rf"@\w+\s*[{{(]\s*{re.escape(key)}\s*,").search(text, start)
    line = text.count("\n", 0, at.start()) + 1 if at else 0
    return Problem(file=BIBLIOGRAPHY, line=line, id=f"entry {short(key)}", found=found, write=write)


def _bib_problem(error: PybtexError, text: str) -> Problem:
    _, repeated, key = str(error).partition("repeated bibliography entry: ")
    if repeated:
        first = text.find(key) + 1
        return _about(key, text, "a second time", "Keep one of them.", first)
    line = getattr(error, "lineno", None) or 0
    found = re.sub(r"^(syntax error|undefined string) in line \d+: ", "", str(error))
    write = "Look at the braces, commas and quotes of this entry and the one before."
    return Problem(file=BIBLIOGRAPHY, line=line, found=short(found), write=write)
