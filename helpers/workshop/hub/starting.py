"""Starting a workshop: what this machine lacks, in words; then JupyterHub, until it is stopped."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.request import Request, urlopen

import msgspec

from helpers import content, paths
from helpers.refusal import Refusal
from helpers.workshop.hub import accounts, capacity
from helpers.workshop.hub import day as days
from helpers.workshop.hub.day import Day

CONFIGURATION = Path(__file__).parent / "jupyterhub_config.py"
PARTS = ("jupyterhub", "firstuseauthenticator", "jupyterhub_idle_culler")
TOOLS = ("useradd", "userdel", "groupadd", "groupdel", "prlimit", "choom", "cp")
PROXY = "configurable-http-proxy"
PROXY_QUIET = ("--log-level", "warn")
NOBODY = "nobody"
PATIENCE = 90  # seconds for JupyterHub to answer, or to end
NOWHERE = ("192.0.2.1", 9)  # an address set aside for examples; nothing is sent to it


class CannotStart(Refusal):
    """Why the workshop does not start."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many people came so far, and how many are here now."""

    came: int
    here: int


def require_parts() -> tuple[str, ...]:
    """The command of the proxy. Raises `CannotStart` where this machine lacks something."""
    if not sys.platform.startswith("linux"):
        raise CannotStart("hub_only_linux")
    if os.geteuid() != 0:
        raise CannotStart("hub_only_root")
    if any(importlib.util.find_spec(part) is None for part in PARTS):
        raise CannotStart("hub_parts_missing", python=sys.executable)
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        raise CannotStart("hub_tools_missing", tools=", ".join(missing))
    if not (proxy := shutil.which(PROXY)):
        raise CannotStart("hub_proxy_missing")
    _require_open_door()
    return (proxy, *PROXY_QUIET)


def require_port(day: Day) -> None:
    """Raises `CannotStart` where the link's port is in use."""
    with socket.socket(socket.AF_INET6 if ":" in day.ip else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((day.ip, day.port))
        except OSError as error:
            raise CannotStart("hub_port_busy", port=day.port) from error


def free_ports() -> tuple[int, int]:
    """Two ports that nobody uses, for JupyterHub and its proxy to talk by."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def lay_out(day: Day, facilitator: str) -> None:
    """Makes the day's folders. The shared numbers can be read by the facilitator's account."""
    lessons = paths.notebooks_folder().resolve()
    first = content.course().lessons[0].notebook
    if not (lessons / first).is_file():
        raise CannotStart("notebooks_not_found", page=first, folder=lessons)
    try:
        owner = pwd.getpwnam(facilitator).pw_uid
    except KeyError as error:
        raise CannotStart("hub_no_such_account", account=facilitator) from error
    days.lay_out(day, lessons, (owner, accounts.make_group(day)))


@contextmanager
def running(day: Day) -> Iterator["subprocess.Popen[bytes]"]:
    """JupyterHub for this day, once it answers; ended afterwards, with everybody's servers."""
    with open(day.records / "hub.log", "ab") as log:
        hub = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "--config", str(CONFIGURATION)],
            cwd=day.records,
            env=paths.environment(COURSE_WORKSHOP=str(day.folder)),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            umask=0o077,
            start_new_session=True,  # Ctrl+C is for us; we end it in order
        )
    try:
        _wait_until_it_answers(day, hub)
        yield hub
    finally:
        _end(hub)


def count(day: Day) -> Count | None:
    """How many people came and are here; None where JupyterHub does not say."""
    ask = Request(f"http://127.0.0.1:{day.inner_ports[0]}/hub/api/users?limit=1000")
    ask.add_header("Authorization", f"token {day.token}")
    try:
        with urlopen(ask, timeout=5) as answer:
            people = msgspec.json.decode(answer.read())
    except (OSError, ValueError, HTTPException):
        return None
    return Count(len(people), sum(bool(person.get("servers")) for person in people))


def link(day: Day) -> str:
    """What to write on the wall."""
    host = _address_in_the_room() if day.ip in {"0.0.0.0", "::"} else day.ip
    return f"http{'s' if day.certificate else ''}://{host}:{day.port}"


def room_for() -> int:
    """How many people this machine's memory holds at once; 0 where it does not say."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path("/proc/meminfo").read_text().splitlines()
        free = next(int(x.split()[1]) * 1024 for x in lines if x.startswith("MemAvailable"))
        return capacity.room_for(free)
    return 0


def _require_open_door() -> None:
    """Participants' accounts must be able to run this Python, with the course in it."""
    other = pwd.getpwnam(NOBODY)
    needed = ("helpers.content", "jupyterlab", "jupyterhub.singleuser", "ipykernel")
    look = f"from importlib.util import find_spec; assert all(map(find_spec, {needed}))"
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        subprocess.run(
            [sys.executable, "-c", look],
            cwd="/",
            check=True,
            capture_output=True,
            user=other.pw_uid,
            group=other.pw_gid,
            extra_groups=[],
            env=paths.environment(HOME="/nonexistent", PYTHONDONTWRITEBYTECODE="1"),
        )
        return
    raise CannotStart("hub_door_closed", folder=sys.prefix)


def _wait_until_it_answers(day: Day, hub: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and hub.poll() is None:
        if _answers(f"{day.address}/hub/health"):
            return
        time.sleep(0.2)
    raise CannotStart("hub_not_started", log=day.records / "hub.log")


def _answers(address: str) -> bool:
    anyone = ssl.create_default_context()
    anyone.check_hostname = False  # it is this machine that is asked; the name is the room's
    anyone.verify_mode = ssl.CERT_NONE
    try:
        with urlopen(address, timeout=5, context=anyone):
            return True
    except (OSError, HTTPException):
        return False


def _end(hub: "subprocess.Popen[bytes]") -> None:
    if hub.poll() is None:
        hub.send_signal(signal.SIGTERM)
    try:
        hub.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        hub.kill()
        hub.wait()


def _address_in_the_room() -> str:
    """This machine's address in its network; its own loopback where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)  # picks a way out; a datagram socket sends nothing by it
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
