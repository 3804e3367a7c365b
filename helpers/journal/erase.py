"""Everything the course has stored, listed and then really deleted.

Only what is recognised by name is ever listed, so the journal may lie in a folder with other files.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from helpers.journal import saved_outputs
from helpers.journal.errors import JournalError, held_open
from helpers.journal.footprints import (
    CHECKPOINTS,
    EXPORTS,
    FOLDERS,
    SHARED,
    SHARING,
    kind_of,
    original_name,
)

NOT_WALKED = frozenset({".git", ".venv", "node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Trace:
    """Something stored. `trace_<kind>` names it in the ui texts; `reason` says why it stayed."""

    kind: str
    path: Path
    size: int
    reason: str = ""

    @property
    def key(self) -> str:
        """The ui key of what this is."""
        return f"trace_{self.kind}"


def traces(journal_folder: Path, notebooks_folder: Path) -> tuple[Trace, ...]:
    """All that is stored, each folder after what is in it. Links are listed and not followed."""
    found = {t.path: t for t in _in_notebooks(notebooks_folder)}
    found |= {t.path: t for t in _in_journal(journal_folder)}
    for folder in _deepest_first(found):
        if set(_entries(folder)) - found.keys():
            del found[folder]  # there is something else in it, so it is not ours alone
    files = (trace for trace in found.values() if trace.kind != "folder")
    return (*sorted(files, key=lambda t: t.path), *(found[f] for f in _deepest_first(found)))


def erase(traces: Iterable[Trace]) -> tuple[Trace, ...]:
    """Deletes them, and takes back to its plain form what a notebook has saved. Returns what is
    still there, each with its reason."""
    left = (replace(trace, reason=_delete(trace)) for trace in traces)
    return tuple(trace for trace in left if trace.reason)


def _in_journal(folder: Path) -> Iterator[Trace]:
    """What is ours in the journal folder and in the folders that we make inside it."""
    yield from _files(folder, "")
    yield from _shared(folder)
    for name in sorted(FOLDERS):
        inner = folder / name
        if inner.is_symlink():
            yield Trace("folder", inner, 0)
        elif inner.is_dir():
            yield from _files(inner, name)
            yield from _files(inner / CHECKPOINTS, CHECKPOINTS)
            if name == EXPORTS and _is_a_journal_alone(folder):
                yield from (_trace("export", path) for path in _entries(inner) if path.is_file())
            yield Trace("folder", inner, 0)
    if folder.is_dir():
        yield Trace("folder", folder, 0)


def _shared(folder: Path) -> Iterator[Trace]:
    """The numbers shared with a group, wherever they lie; by their name, whatever the note says."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        note = json.loads((folder / SHARING).read_bytes())
        name = f"numbers-{note['id']}.csv"
        path = Path(note["folder"], name)
        if note["folder"] and SHARED.fullmatch(name) and path.is_file():
            yield _trace("shared", path)


def _deepest_first(found: dict[Path, Trace]) -> list[Path]:
    folders = (trace.path for trace in found.values() if trace.kind == "folder")
    return sorted(folders, key=lambda path: len(path.parts), reverse=True)


def _is_a_journal_alone(folder: Path) -> bool:
    """Whether the folder holds nothing but a journal: then exports may have any name."""
    return all(path.name in FOLDERS or kind_of(path.name, "") for path in _entries(folder))


def _files(folder: Path, place: str) -> Iterator[Trace]:
    """The files in one folder that are ours by name; `place` is which of our folders that is."""
    for path in _entries(folder):
        kind = kind_of(path.name, place)
        if kind and (path.is_symlink() or path.is_file()):
            yield _trace(kind, path)


def _in_notebooks(folder: Path) -> Iterator[Trace]:
    """Course notebooks that saved too much, and the checkpoints JupyterLab keeps of our files."""
    if not _is_ours(folder):
        return
    for inside, names in _walk(folder):
        ours = {p.name for p in _entries(inside) if saved_outputs.is_course_notebook(p)}
        for name in sorted(ours):
            if saved_outputs.holds_more(inside / name):
                yield _trace("saved_output", inside / name)
        if CHECKPOINTS in names:
            yield from _checkpoints(inside / CHECKPOINTS, ours)


def _checkpoints(folder: Path, notebooks: set[str]) -> Iterator[Trace]:
    for path in _entries(folder):
        original = original_name(path.name)
        ours = original in notebooks or kind_of(original, "") or kind_of(original, "drafts")
        if ours or saved_outputs.is_course_notebook(path):
            yield _trace("checkpoint", path)
    yield Trace("folder", folder, 0)


def _is_ours(folder: Path) -> bool:
    """Whether this is the folder of the course, and not just the one somebody happens to be in."""
    return any(saved_outputs.is_course_notebook(path) for path in _entries(folder))


def _walk(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each folder below this one, links left alone, with the names of the folders in it."""
    for inside, names, _ in os.walk(folder, followlinks=False):
        yield Path(inside), list(names)
        names[:] = sorted(n for n in names if n not in NOT_WALKED and n != CHECKPOINTS)


def _entries(folder: Path) -> list[Path]:
    """What is in a folder; nothing where there is none, and nothing behind a link."""
    if folder.name in FOLDERS and folder.is_symlink():
        return []
    with contextlib.suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _trace(kind: str, path: Path) -> Trace:
    size = 0
    with contextlib.suppress(OSError):
        size = path.lstat().st_size
    return Trace(kind, path, size)


def _delete(trace: Trace) -> str:
    """Deletes it; the ui key of the reason if it is still there."""
    try:
        if trace.path.is_symlink():
            return "erase_link"
        if trace.kind == "saved_output":
            saved_outputs.strip(trace.path)
        elif trace.kind != "folder":
            trace.path.unlink()
        elif any(trace.path.iterdir()):
            return "erase_not_empty"
        else:
            trace.path.rmdir()
    except FileNotFoundError:
        return ""
    except (OSError, JournalError) as error:
        return _reason(error)
    return ""


def _reason(error: OSError | JournalError) -> str:
    if isinstance(error, JournalError):
        error = error.__cause__ if isinstance(error.__cause__, OSError) else OSError()
    if held_open(error):
        return "erase_held_open"
    return "erase_no_permission" if isinstance(error, PermissionError) else "erase_failed"
