"""Words not saved yet, kept while somebody types: one small JSON file per exercise."""

import contextlib
import hashlib
import json
import os
import re
from datetime import datetime
from pathlib import Path

from helpers.journal import disk
from helpers.journal.rows import moment

FOLDER = "drafts"
TEMPORARY = ".draft-"
LONGEST = 60  # characters of a name; some file systems stop at 143 bytes


def keep(folder: Path, lesson: str, exercise: str, fields: dict[str, str]) -> datetime:
    """Writes the draft and says when, in local time."""
    now = datetime.now().astimezone()
    what = {"lesson": lesson, "exercise": exercise, "kept_at": moment(now), "fields": fields}
    path = _path(folder, lesson, exercise)
    disk.make_folder(folder)
    disk.make_folder(path.parent)
    # Escapes for all but plain letters: so half of an emoji, mid-typing, can be kept as well.
    data = json.dumps(what, indent=1, ensure_ascii=True).encode()
    disk.replace(path, data, temporary=TEMPORARY)
    return now


def read(folder: Path, lesson: str, exercise: str) -> dict[str, str]:
    """The fields as they were kept, if they were. An unreadable draft is set aside."""
    path = _path(folder, lesson, exercise)
    try:
        fields = json.loads(path.read_bytes())["fields"]
        return {str(name): str(text) for name, text in fields.items()}
    except OSError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError):
        with contextlib.suppress(OSError):
            os.replace(path, f"{path}.{os.urandom(4).hex()}.damaged")
        return {}


def drop(folder: Path, lesson: str, exercise: str) -> None:
    """Removes the draft: its words are saved, or not wanted any more."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        _path(folder, lesson, exercise).unlink()


def _path(folder: Path, lesson: str, exercise: str) -> Path:
    return folder / FOLDER / f"draft-{_safe(lesson)}-{_safe(exercise)}.json"


def _safe(id: str) -> str:
    """The id as part of a file name on any system: where it has to be altered, a digest tells it
    from others. So upper case, which some systems do not tell from lower, is altered too."""
    plain = re.sub(r"[^a-z0-9_]", "_", id.lower())[:LONGEST]
    if plain == id:
        return plain
    digest = hashlib.sha256(id.encode(errors="surrogatepass")).hexdigest()
    return f"{plain}.{digest[:12]}"
