"""What `course workshop` does and says, line by line, from the first check to the last farewell."""

import secrets
import signal
import sys
import time
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

from helpers import paths
from helpers.content import ui
from helpers.workshop.hub import day as days
from helpers.workshop.hub import starting
from helpers.workshop.hub.day import Day
from helpers.workshop.hub.starting import CannotStart

LOOK_EVERY = 5  # seconds
WORDS = 2


def run(facilitator: str, chosen: Mapping[str, Any]) -> Generator[str, None, None]:
    """The lines to show while the workshop runs. Raises `CannotStart`; ends with Ctrl+C."""
    proxy = starting.require_parts()
    day = _day(chosen, proxy)
    days.make_records(day)
    with days.only_one(day.folder) as alone:
        if not alone:
            raise CannotStart("hub_runs_already")
        starting.require_port(day)
        starting.lay_out(day, facilitator)
        yield ui("hub_soon")
        for end in (signal.SIGTERM, signal.SIGHUP):  # stopped, or the window closed: as by Ctrl+C
            signal.signal(end, signal.default_int_handler)
        try:
            with starting.running(day) as hub:
                yield from _greeting(day)
                yield from _who_is_there(day, hub)
                raise CannotStart("hub_gone", log=day.records / "hub.log")
        except KeyboardInterrupt:
            yield ui("hub_stopped", course=Path(sys.executable).with_name("course"))


def _day(chosen: Mapping[str, Any], proxy: tuple[str, ...]) -> Day:
    """The day as it was chosen: the one begun already, or a new one."""
    if bool(chosen["certificate"]) != bool(chosen["key"]):
        raise CannotStart("hub_half_a_certificate")
    folder = paths.workshop_folder()
    word = chosen["word"] or _word_of(folder) or _new_word()
    most = chosen["most"] if chosen["most"] is not None else starting.room_for()
    return Day(
        folder=folder,
        word=word,
        ip=chosen["ip"],
        port=chosen["port"],
        certificate=_whole(chosen["certificate"]),
        key=_whole(chosen["key"]),
        proxy=proxy,
        memory=chosen["memory"],
        idle=chosen["idle"],
        most=most,
        prefix=chosen["prefix"],
        inner_ports=starting.free_ports(),
    )


def _greeting(day: Day) -> Iterator[str]:
    yield ui("hub_open", link=starting.link(day), word=day.word)
    yield ui("hub_who_reads")
    yield ui("hub_encrypted" if day.certificate else "hub_not_encrypted")
    yield ui("hub_numbers_folder", folder=day.shared)
    if day.most:
        yield ui("hub_room_for", most=day.most)
    yield ui("hub_how_to_stop")


def _who_is_there(day: Day, hub: Any) -> Iterator[str]:
    """A line whenever the count of people changes, until JupyterHub ends."""
    before = None
    while hub.poll() is None:
        now = starting.count(day)
        if now and now != before:
            before = now
            yield ui("hub_count", came=now.came, here=now.here)
        time.sleep(LOOK_EVERY)


def _word_of(folder: Path) -> str:
    """The word of the day begun in this folder, if there is one."""
    try:
        return days.read(folder).word
    except (OSError, ValueError):
        return ""


def _new_word() -> str:
    """Two words and two digits: easy to read from a wall, hard to hit upon."""
    words = ui("hub_words").split()
    number = secrets.randbelow(90) + 10
    return "-".join([*(secrets.choice(words) for _ in range(WORDS)), str(number)])


def _whole(path: Path | None) -> str:
    return str(path.absolute()) if path else ""
