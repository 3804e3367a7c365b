"""Everything of a workshop's day: listed, then really deleted. Only what is the day's own."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.workshop.hub import accounts
from helpers.workshop.hub import day as days
from helpers.workshop.hub.day import Day

FOR_ALL = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))  # where any account can leave a file
SECONDS_TO_END = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of the day. `hub_kept_<kind>` names it in ui.yml."""

    kind: str
    path: Path
    files: int
    size: int
    account: str = ""

    @property
    def key(self) -> str:
        """The ui key of what this is."""
        return f"hub_kept_{self.kind}"


def day_in(folder: Path) -> Day:
    """The day in this folder; where its choices cannot be read, the usual ones."""
    try:
        return days.read(folder)
    except (OSError, ValueError):
        return Day(folder=folder, word="")


def may_erase() -> bool:
    """Whether this is root, who alone can."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def kept(day: Day) -> tuple[Kept, ...]:
    """All that the day has left on this machine."""
    found = [*_homes(day), *_left_elsewhere(day)]
    for kind in ("shared", "records", "pages"):
        folder = day.folder / kind
        if os.path.lexists(folder):
            found.append(_counted(kind, folder))
    return tuple(found)


def erase(day: Day) -> tuple[Kept, ...]:
    """Ends the participants' programs, then deletes all of it. Returns what is still there."""
    participants = accounts.of(day)
    _end_programs({account.pw_uid for account in participants})
    all_of_it = kept(day)
    for one in all_of_it:
        _delete(one.path)
    for account in participants:
        with contextlib.suppress(subprocess.CalledProcessError):
            accounts.remove(account.pw_name)
    with contextlib.suppress(subprocess.CalledProcessError):
        accounts.remove_group(day)
    for folder in (day.homes, day.folder):
        with contextlib.suppress(OSError):
            folder.rmdir()
    return tuple(one for one in all_of_it if _is_still_there(one))


def _homes(day: Day) -> Iterator[Kept]:
    """Each participant's home, with their account where it is still there."""
    names = {Path(account.pw_dir).name for account in accounts.of(day)}
    with contextlib.suppress(FileNotFoundError):
        names |= set(os.listdir(day.homes))
    for name in sorted(names):
        yield _counted("home", day.homes / name, account=name)


def _left_elsewhere(day: Day) -> Iterator[Kept]:
    """What participants' programs put where any account may write. The next account that is made
    could get the same number, and with it these files."""
    ours = {account.pw_uid for account in accounts.of(day)}
    for place in FOR_ALL:
        for path in _entries(place):
            with contextlib.suppress(OSError):
                if path.lstat().st_uid in ours:
                    yield _counted("elsewhere", path)


def _counted(kind: str, path: Path, account: str = "") -> Kept:
    sizes = [size for entry in (path, *_below(path)) if (size := _size(entry)) is not None]
    return Kept(kind, path, len(sizes), sum(sizes), account)


def _below(path: Path) -> Iterator[Path]:
    if not path.is_symlink():
        for folder, _, names in os.walk(path):
            yield from (Path(folder, name) for name in names)


def _size(path: Path) -> int | None:
    """The bytes of a file; None for a folder, and where there is nothing."""
    with contextlib.suppress(OSError):
        if path.is_symlink() or not path.is_dir():
            return path.lstat().st_size
    return None


def _end_programs(ours: set[int]) -> None:
    """Ends every program of these accounts, and waits until they are gone."""
    until = time.monotonic() + SECONDS_TO_END
    while (running := _programs(ours)) and time.monotonic() < until:
        for process in running:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        time.sleep(0.05)


def _programs(ours: set[int]) -> list[int]:
    found = []
    for entry in _entries(Path("/proc")):
        with contextlib.suppress(OSError, ValueError):
            if entry.stat().st_uid in ours and not _is_over(entry):
                found.append(int(entry.name))
    return found


def _is_over(process: Path) -> bool:
    """Whether only its entry is left, until its parent has looked at it."""
    return (process / "stat").read_text().rpartition(")")[2].split()[0] == "Z"


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _entries(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _is_still_there(one: Kept) -> bool:
    if os.path.lexists(one.path):
        return True
    try:
        pwd.getpwnam(one.account)
    except KeyError:
        return False
    return True
