"""Opening the course in JupyterLab: on its first page, once, with clear words when it cannot."""

import json
import os
import secrets
import socket
import sys
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.request import Request, urlopen

import zmq

from helpers import content, paths
from helpers.refusal import Refusal

OLDEST_JUPYTERLAB = (4, 4)
FIRST_PORT = 8888
PORTS_TO_TRY = 100
SECONDS_TO_ANSWER = 2

PORT_NAMES = ("--port", "--ServerApp.port")
FOLDER_NAMES = ("--notebook-dir", "--ServerApp.root_dir")
PAGE_NAMES = ("--LabApp.default_url", "--ServerApp.default_url")
LOG_NAMES = ("--log-level", "--Application.log_level", "--ServerApp.log_level", "--debug")
LAB_LOG_NAMES = ("--LabApp.log_level", *LOG_NAMES)
TOKEN_NAMES = ("--IdentityProvider.token", "--ServerApp.token")


class CannotOpen(Refusal):
    """Why the course does not open."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How JupyterLab is to be called, and the address at which the course will then be."""

    arguments: tuple[str, ...]
    address: str
    token: str
    opens_browser: bool


def plan(options: Sequence[str]) -> Opening:
    """The way to open the course with these further options for JupyterLab."""
    _require_jupyterlab()
    folder, page, port = _folder(), _first_page(), _port(options)
    browser = "--no-browser" not in options and _has_browser()
    token = "" if _given(options, TOKEN_NAMES) else secrets.token_hex(24)
    arguments = (*_settings(folder, page, port, options), *_flags(browser, options), *options)
    return Opening(arguments, _address(f"http://localhost:{port}/", page, token), token, browser)


def open_jupyterlab(opening: Opening) -> None:
    """Runs JupyterLab until it is stopped."""
    from jupyterlab.labapp import LabApp
    from traitlets.config import Config

    # not among the arguments: other users of this computer can read a command line
    key = Config({"IdentityProvider": {"token": opening.token}} if opening.token else {})
    LabApp.initialize_server(argv=list(opening.arguments), config=key).start()


def running_address() -> str | None:
    """Where this course is open already, if a server with its notebooks answers."""
    from jupyter_server.serverapp import list_running_servers

    folder, page = _folder(), _first_page()
    for server in list_running_servers():
        if Path(server["root_dir"]).resolve() == folder and _answers(server):
            return _address(server["url"], page, server["token"])
    return None


def show(address: str) -> bool:
    """Opens the address in a browser, if there is one."""
    return _has_browser() and webbrowser.open(address)


def _settings(folder: Path, page: str, port: int, options: Sequence[str]) -> list[str]:
    """What the course asks of JupyterLab, where the options do not ask for something else."""
    settings = {
        PORT_NAMES: f"--port={port}",
        ("--ServerApp.port_retries",): "--ServerApp.port_retries=0",
        FOLDER_NAMES: f"--ServerApp.root_dir={folder}",
        PAGE_NAMES: f"--LabApp.default_url=/lab/tree/{page}?reset",
        LOG_NAMES: "--log-level=ERROR",
        LAB_LOG_NAMES: "--LabApp.log_level=ERROR",
    }
    return [setting for names, setting in settings.items() if not _given(options, names)]


def _flags(browser: bool, options: Sequence[str]) -> list[str]:
    flags = {
        "--no-browser": not browser,
        "--allow-root": _is_root(),
        # what is typed goes to a page's kernel; otherwise in clear text, as it would warn
        "--KernelManager.transport_encryption=auto": zmq.has("curve"),
    }
    return [flag for flag, wanted in flags.items() if wanted and flag not in options]


def _require_jupyterlab() -> None:
    try:
        found = version("jupyterlab")
    except PackageNotFoundError:
        raise CannotOpen("jupyterlab_missing", python=sys.executable) from None
    if tuple(int(part) for part in found.split(".")[:2]) < OLDEST_JUPYTERLAB:
        raise CannotOpen("jupyterlab_old", found=found, python=sys.executable)


def _folder() -> Path:
    folder = paths.notebooks_folder().resolve()
    if not (folder / _first_page()).is_file():
        raise CannotOpen("notebooks_not_found", page=_first_page(), folder=folder)
    return folder


def _first_page() -> str:
    return content.course().lessons[0].notebook


def _port(options: Sequence[str]) -> int:
    """The port asked for, if it is free; else the first free one."""
    asked = _value(options, PORT_NAMES)
    if asked is None:
        last = FIRST_PORT + PORTS_TO_TRY
        return next((port for port in range(FIRST_PORT, last) if _is_free(port)), 0)
    if asked.isdecimal() and not _is_free(int(asked)):
        raise CannotOpen("port_busy", port=asked)
    return int(asked) if asked.isdecimal() else 0


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":  # elsewhere this would share a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _address(server: str, page: str, token: str) -> str:
    """The address of the page, on a fresh desk; with the key that opens the server, if known."""
    key = f"&token={token}" if token else ""
    return f"{server}lab/tree/{page}?reset{key}"


def _answers(server: dict[str, str]) -> bool:
    status = Request(f"{server['url']}api/status")
    status.add_header("Authorization", f"token {server['token']}")
    try:
        with urlopen(status, timeout=SECONDS_TO_ANSWER) as answer:
            return "started" in json.load(answer)
    except (OSError, ValueError):
        return False


def _has_browser() -> bool:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _given(options: Sequence[str], names: Sequence[str]) -> bool:
    return any(option.split("=")[0] in names for option in options)


def _value(options: Sequence[str], names: Sequence[str]) -> str | None:
    """The value of the last of these options, written with = or as the next word."""
    found = None
    for option, following in zip(options, (*options, "")[1:], strict=True):
        name, equals, value = option.partition("=")
        if name in names:
            found = value if equals else following
    return found
