"""`references.bib`, read with pybtex, as citations in plain text."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pybtex.database import Entry, Person
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from helpers.faults import ContentError
from helpers.paths import BIBLIOGRAPHY

WHERE_PUBLISHED = ("journal", "booktitle", "howpublished", "school", "institution")


def citation(folder: Path, key: str) -> str | None:
    """One source of this content folder; None if it is not in the file."""
    entry = _entry(folder, key)
    return None if entry is None else cite(entry)


def citations(folder: Path) -> dict[str, str]:
    """All sources of this content folder by key."""
    return {key: cite(entry) for key, entry in _parsed(_read(folder)).items()}


@cache
def _entry(folder: Path, key: str) -> Entry | None:
    """This entry; the rest of the file, which grows with every lesson, is not taken apart."""
    begins = re.compile(rf"^@\w+\s*[{{(]\s*{re.escape(key)}\s*,", re.MULTILINE)
    text = _read(folder)
    start = begins.search(text)
    if not start:
        return None
    end = text.find("\n@", start.end())
    return _parsed(text[start.start() : end if end > 0 else None]).get(key)


def _parsed(text: str) -> Mapping[str, Entry]:
    # As a string: given a path, pybtex would look for a TeX installation where there is no file.
    try:
        entries: Mapping[str, Entry] = Parser().parse_string(text).entries
        return entries
    except PybtexError as error:
        write = "Run `course check`: it names every problem with its line."
        raise ContentError(BIBLIOGRAPHY, found=str(error), write=write) from error


@cache
def _read(folder: Path) -> str:
    try:
        return (folder / BIBLIOGRAPHY).read_text(encoding="utf-8")
    except OSError as error:
        found = (error.strerror or "unreadable").lower()
        write = "Add the file, with the sources of all findings."
        raise ContentError(BIBLIOGRAPHY, found=found, write=write) from error


def cite(entry: Entry) -> str:
    """An entry as a citation in plain text."""
    people = _list_of(entry.persons.get("author") or entry.persons.get("editor") or ())
    begin = f"{people} ({_text(entry, 'year')})".strip()
    parts = (begin, _text(entry, "title"), _where(entry), _text(entry, "publisher"), _link(entry))
    return " ".join(_ended(part) for part in parts if part)


def _list_of(people: Any) -> str:
    names = [_name(person) for person in people]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} & {names[-1]}"


def _name(person: Person) -> str:
    family = " ".join((*person.prelast_names, *person.last_names))
    given = " ".join((*person.first_names, *person.middle_names))
    after = " ".join(person.lineage_names)
    return ", ".join(_plain(part) for part in (family, given, after) if part)


def _where(entry: Entry) -> str:
    """Journal or book, volume with issue, and pages, as far as they are known."""
    place = next((found for key in WHERE_PUBLISHED if (found := _text(entry, key))), "")
    issue = _text(entry, "number")
    volume = _text(entry, "volume") + (f"({issue})" if issue else "")
    return ", ".join(part for part in (place, volume, _text(entry, "pages")) if part)


def _link(entry: Entry) -> str:
    doi = entry.fields.get("doi")
    return f"https://doi.org/{doi}" if doi else entry.fields.get("url", "")


def _text(entry: Entry, field: str) -> str:
    return _plain(entry.fields[field]) if field in entry.fields else ""


def _plain(latex: str) -> str:
    """LaTeX as plain text. Where there is no command in it, its decoder is not even read in: that
    takes 1.4 MB, and a workshop has forty kernels."""
    if any(mark in latex for mark in "\\$~%`"):
        return str(Text.from_latex(latex))
    return (
        latex.replace("{", "")
        .replace("}", "")
        .replace("---", "\N{EM DASH}")
        .replace("--", "\N{EN DASH}")
    )


def _ended(part: str) -> str:
    """With a full stop, but for a link, which would take it in, and an end that is there."""
    return part if part.startswith("http") or part.endswith((".", "?", "!")) else f"{part}."
