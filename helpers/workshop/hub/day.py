"""A workshop's day: the one folder in which everything of it lies, and what was chosen for it."""

import contextlib
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from helpers import content
from helpers.journal import disk

EVERYBODY_THROUGH = 0o711  # may pass, may not look around
EVERYBODY_READS = 0o755
PUT_IN_ONLY = 0o1730  # participants put files in and take back their own; they list nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was chosen for this day. Written where JupyterHub reads it, for root alone."""

    folder: Path
    word: str
    ip: str = "0.0.0.0"
    port: int = 8000
    certificate: str = ""
    key: str = ""
    proxy: tuple[str, ...] = ("configurable-http-proxy",)
    memory: int = 1024  # MB for each of a person's programs
    most: int = 0  # people at once; 0 for no limit
    idle: int = 60  # minutes
    prefix: str = "course-"
    inner_ports: tuple[int, int] = (8081, 8001)  # by which its parts talk, on this machine only
    token: str = field(default_factory=lambda: secrets.token_hex(24))

    @property
    def homes(self) -> Path:
        """The participants' homes, each closed to all others."""
        return self.folder / "homes"

    @property
    def pages(self) -> Path:
        """The lessons as they are handed out."""
        return self.folder / "pages"

    @property
    def shared(self) -> Path:
        """Where participants put their numbers, if they share them."""
        return self.folder / "shared"

    @property
    def records(self) -> Path:
        """JupyterHub's own: people and their hashed secrets, the key of its cookies, its log."""
        return self.folder / "records"

    @property
    def group(self) -> str:
        """The system group of all participants."""
        return f"{self.prefix}workshop"

    @property
    def address(self) -> str:
        """Where JupyterHub answers on this machine."""
        host = "127.0.0.1" if self.ip in {"0.0.0.0", "::"} else self.ip
        return f"http{'s' if self.certificate else ''}://{host}:{self.port}"


def file_of(folder: Path) -> Path:
    """Where a day's choices are kept."""
    return folder / "records" / "day.json"


def read(folder: Path) -> Day:
    """The day in this folder. Raises OSError where there is none."""
    return msgspec.json.decode(file_of(folder).read_bytes(), type=Day, dec_hook=_path)


def make_records(day: Day) -> None:
    """The folder of the day, and in it the one for JupyterHub's own, closed to all but root."""
    for folder, mode in ((day.folder, EVERYBODY_THROUGH), (day.records, disk.PRIVATE_FOLDER)):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(mode)


def lay_out(day: Day, lessons: Path, owner: tuple[int, int]) -> None:
    """Makes the day's folders, hands out the lessons and keeps what was chosen."""
    make_records(day)
    day.homes.mkdir(exist_ok=True)
    day.homes.chmod(EVERYBODY_THROUGH)
    _lay_out_pages(lessons, day.pages)
    day.shared.mkdir(exist_ok=True)
    os.chown(day.shared, *owner)
    day.shared.chmod(PUT_IN_ONLY)  # after chown, which takes special bits away
    disk.replace(file_of(day.folder), msgspec.json.encode(day, enc_hook=str), temporary=".day-")


@contextmanager
def only_one(folder: Path) -> Iterator[bool]:
    """Whether no workshop runs from this folder; while this lasts, none other can."""
    with contextlib.ExitStack() as stack:
        try:
            lock = stack.enter_context(open(folder / "records" / "running", "w"))
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except FileNotFoundError:
            pass
        except BlockingIOError:
            yield False
            return
        yield True


def _path(kind: type[Path], text: str) -> Path:
    return kind(text)


def _lay_out_pages(lessons: Path, pages: Path) -> None:
    """The lessons and their pictures, and nothing else that may lie beside them: a facilitator's
    own journal is there too."""
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    for entry in content.course().lessons:
        shutil.copyfile(lessons / entry.notebook, pages / entry.notebook)
    shutil.copytree(lessons / "images", pages / "images", copy_function=shutil.copyfile)
    for path in (pages, *pages.rglob("*")):
        path.chmod(EVERYBODY_READS if path.is_dir() else 0o644)
