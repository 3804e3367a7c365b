"""A real JupyterLab and a page in it, with waits by state and never by time."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from playwright.sync_api import Locator, Page, expect

LONG = 30_000
START = "Start this lesson"
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
PAGE_IS_DRAWN = """() =>
  window.jupyterapp?.shell.currentWidget?.context?.isReady &&
  [...document.querySelectorAll(".jp-MarkdownOutput")].every((cell) => cell.childElementCount)
"""
IN_THE_WAY = ".course-cover, .jp-Dialog, .lm-Menu"
OPEN_ANEW = """async (name) => {
  const { shell, commands } = jupyterapp;
  for (const page of [...shell.widgets("main")]) {
    if (page.context) page.context.model.dirty = false;
    page.dispose();
  }
  window.__courseUnsent?.clear();
  await commands.execute("docmanager:open", { path: name });
}"""


JUPYTERLAB = (  # as `course` starts it
    "from helpers.startup import leave_out_grammar; leave_out_grammar();"
    "from jupyterlab.labapp import main; main()"
)


@dataclass(frozen=True)
class Server:
    """A JupyterLab of its own, with notebooks of its own in a git repository."""

    url: str
    token: str
    notebooks: Path
    journal: Path

    def api(self, path: str, method: str = "GET") -> Any:
        """What the server's interface answers."""
        request = Request(f"{self.url}/api/{path}", method=method)
        request.add_header("Authorization", f"token {self.token}")
        with urlopen(request, timeout=20) as answer:
            body = answer.read()
        return json.loads(body) if body else None

    def kernel_of(self, page: str) -> str:
        """The id of the kernel behind this page."""
        return next(s["kernel"]["id"] for s in self.api("sessions") if s["path"] == page)

    def kill_kernel(self, page: str) -> None:
        """Ends the page's kernel as a crash would, or a full memory."""
        os.kill(kernel_process(self.kernel_of(page)), signal.SIGKILL)

    def restart_kernel(self, page: str) -> None:
        """Restarts the page's kernel: what it knew is gone."""
        self.api(f"kernels/{self.kernel_of(page)}/restart", "POST")

    def shut_kernel_down(self, page: str) -> None:
        """Ends the page's kernel for good; the page in the browser is left as it is."""
        self.api(f"kernels/{self.kernel_of(page)}", "DELETE")

    def end_kernels(self) -> None:
        """Closes every session, as leaving the course does."""
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", "DELETE")

    def changed_files(self) -> str:
        """What git says has changed among the notebooks; nothing, if all is well."""
        status = ["git", "status", "--porcelain"]
        return subprocess.run(
            status, cwd=self.notebooks, check=True, capture_output=True, text=True
        ).stdout


def kernel_process(kernel: str) -> int:
    """The process of the kernel with this id."""
    connection = f"kernel-{kernel}.json"
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        if connection.encode() in _quietly_read(entry):
            return int(entry.parent.name)
    raise AssertionError(f"no process has {connection}")


@contextmanager
def running_server(folder: Path, notebooks: Path, journal: Path) -> Iterator[Server]:
    """JupyterLab as the course sets it up, with settings and runtime files in this folder."""
    token, port = secrets.token_hex(16), _free_port()
    command = [
        *(sys.executable, "-c", JUPYTERLAB, "--no-browser", f"--port={port}"),
        *("--ServerApp.port_retries=0", f"--ServerApp.root_dir={notebooks}"),
        "--LabApp.expose_app_in_browser=True",  # as window.jupyterapp
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]
    with open(folder / "server.log", "w") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder, journal, token),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        server = Server(f"http://127.0.0.1:{port}", token, notebooks, journal)
        try:
            _wait_until_it_answers(server, process, folder / "server.log")
            yield server
            server.end_kernels()
        finally:
            process.terminate()
            process.wait(30)


def make_repository(folder: Path) -> None:
    """Commits everything in the folder, so that git tells what a save has changed."""
    shutil.copy(Path(__file__).parents[2] / ".gitignore", folder)
    who = ["-c", "user.name=Test", "-c", "user.email=test@localhost"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "As delivered"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


class LabPage:
    """A page of the course in the browser, named by what a learner sees."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server

    def open(self, name: str) -> None:
        """Opens a notebook in a fresh window and waits until its cells are drawn."""
        self.name = name
        self.page.goto(f"{self.server.url}/lab/tree/{name}?reset&token={self.server.token}")
        expect(self.page.locator(f"{PANEL} .jp-Cell").first).to_be_visible(timeout=LONG)
        expect(self.start_button).to_be_visible(timeout=LONG)
        self.page.wait_for_function(PAGE_IS_DRAWN, timeout=LONG)

    def turn_to(self, name: str) -> None:
        """Opens a notebook anew in the window as it stands: its kernel, its view and its words are
        new, JupyterLab is not. That takes a fifth of the time."""
        if not self.page.url.startswith(self.server.url):
            return self.open(name)
        self.name = name
        while self.page.locator(IN_THE_WAY).count():
            self.page.keyboard.press("Escape")
        self.server.end_kernels()
        self.page.evaluate(OPEN_ANEW, name)
        expect(self.start_button).to_be_visible(timeout=LONG)
        self.page.wait_for_function(PAGE_IS_DRAWN, timeout=LONG)

    @property
    def panel(self) -> Locator:
        """The notebook in front."""
        return self.page.locator(PANEL)

    @property
    def start_button(self) -> Locator:
        """The one button above the page."""
        return self.panel.get_by_role("button", name=START)

    @property
    def note(self) -> Locator:
        """The line in which Start says how it goes."""
        return self.panel.locator(".course-note")

    def start(self) -> None:
        """Presses Start and waits until every cell has run and the note is gone."""
        self.start_button.click()
        self.wait_until_started()

    def wait_until_started(self) -> None:
        """Waits until the page rests: every cell has run, every exercise is drawn."""
        expect(self.panel).not_to_have_attribute("data-course-starting", "true", timeout=LONG)
        expect(self.note).to_have_text("")
        self.page.wait_for_function(
            "() => jupyterapp.shell.currentWidget.sessionContext.kernelDisplayStatus === 'idle'",
            timeout=LONG,
        )

    def run(self, command: str, **arguments: Any) -> None:
        """Carries out one of JupyterLab's commands."""
        self.page.evaluate(
            "async ([name, options]) => { await jupyterapp.commands.execute(name, options); }",
            [command, arguments],
        )

    def save(self) -> None:
        """Saves as Ctrl+S does, and waits for it."""
        self.page.evaluate("() => jupyterapp.shell.currentWidget.context.save()")

    def use_theme(self, name: str) -> None:
        """Changes the theme the way the settings menu does."""
        self.run("apputils:change-theme", theme=name)
        self.page.wait_for_function(
            "name => document.body.dataset.jpThemeName === name", arg=name, timeout=LONG
        )
        expect(self.page.locator("#jupyterlab-splash")).to_have_count(0, timeout=LONG)

    def cells(self) -> list[dict[str, Any]]:
        """Kind, id and words of each cell, as JupyterLab now has them."""
        found: list[dict[str, Any]] = self.page.evaluate(
            "() => jupyterapp.shell.currentWidget.content.model.toJSON().cells"
            ".map(({ cell_type, id, source }) => ({ cell_type, id, source }))"
        )
        return found


def _environment(folder: Path, journal: Path, token: str) -> dict[str, str]:
    own = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith("JUPYTER")},
        **{f"JUPYTER_{name}": str(folder / name.lower()) for name in own},
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "IPYTHONDIR": str(folder / "ipython"),
        "COURSE_JOURNAL": str(journal),
        "JUPYTER_TOKEN": token,
    }


def _wait_until_it_answers(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + 90
    while time.monotonic() < limit and process.poll() is None:
        try:
            server.api("status")
            return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()}")


def _quietly_read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
