"""A workshop of its own for tests: on loopback, in a folder and with accounts of its own.

Participants' accounts must be able to run Python and the course. Where this Python is closed to
them, as in root's home, another of the same version is used with the same installed packages.
"""

import compileall
import os
import pwd
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORD = "amber-tulip-47"
PREFIX = "courset-"
PROXY = "configurable-http-proxy"
RUN = "from helpers.cli import main; main(prog_name='course')"
NEEDED = ("jupyterhub", "firstuseauthenticator", "jupyterhub_idle_culler")


@dataclass(frozen=True)
class Place:
    """A Python with the course in it that every account can run, and where the day lies."""

    python: Path
    code: Path
    day: Path

    def course(self, *arguments: str) -> list[str]:
        """The `course` command, as it would be installed."""
        return [str(self.python), "-c", RUN, *arguments]

    @property
    def environment(self) -> dict[str, str]:
        """What the command finds around it."""
        dropped = ("SUDO_USER", "COURSE_JOURNAL", "COURSE_SHARE", "VIRTUAL_ENV")
        kept = {key: value for key, value in os.environ.items() if key not in dropped}
        return {
            **kept,
            "PATH": f"{self.python.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(self.code),
            "PYTHONDONTWRITEBYTECODE": "1",
            "COURSE_NOTEBOOKS": str(ROOT / "notebooks"),
            "COURSE_WORKSHOP": str(self.day),
        }

    def erase(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs the command that erases the day."""
        return subprocess.run(
            self.course("erase-workshop", *arguments),
            env=self.environment,
            cwd=self.code,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )


@dataclass(frozen=True)
class Hub:
    """A workshop that runs."""

    place: Place
    url: str
    said: str
    process: "subprocess.Popen[str]"

    @property
    def log(self) -> str:
        """What JupyterHub wrote."""
        return (self.place.day / "records" / "hub.log").read_text()

    def home(self, name: str) -> Path:
        """Where this participant's files are."""
        return self.place.day / "homes" / f"{PREFIX}{name}"


def why_not() -> str:
    """Why no workshop can be run here; empty if one can."""
    if not sys.platform.startswith("linux"):
        return "a workshop for a room runs on Linux only"
    if os.geteuid() != 0:
        return "making an account for each participant needs root"
    return ""


def what_is_missing() -> str:
    """What has to be installed before a workshop can run here; empty if nothing."""
    from importlib.util import find_spec

    missing = [part for part in NEEDED if find_spec(part) is None]
    if missing:
        return f"not installed: {', '.join(missing)} (pip install '.[hub]')"
    if not shutil.which(PROXY):
        return f"not on the PATH: {PROXY} (npm install {PROXY})"
    return "" if _open_python() else "no Python that another account can run"


def require_a_hub() -> None:
    """Skips with a reason where there can be no hub; fails in CI where something is missing."""
    if reason := why_not():
        pytest.skip(reason)
    if reason := what_is_missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


@contextmanager
def place() -> Iterator[Place]:
    """A place for a workshop, with nothing left of it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="course-hub-test-"))
    folder.chmod(0o755)
    made = Place(_python_in(folder), folder / "code", folder / "day")
    _copy_code(made.code)
    try:
        yield made
    finally:
        made.erase("--yes")
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(place: Place, *options: str) -> Iterator[Hub]:
    """A workshop that has said that it is open; stopped afterwards with Ctrl+C."""
    port = free_port()
    process = subprocess.Popen(
        place.course(
            *("workshop", "--ip", "127.0.0.1", "--port", str(port)),
            *("--word", WORD, "--prefix", PREFIX, "--most", "0", *options),
        ),
        env={**place.environment, "PYTHONUNBUFFERED": "1"},
        cwd=place.code,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said = _until_open(process)
        url = f"{'https' if '--key' in options else 'http'}://127.0.0.1:{port}"
        yield Hub(place, url, said, process)
    finally:
        process.send_signal(2)
        process.communicate(timeout=120)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_accounts() -> list[str]:
    """The accounts that tests have made and that are still there."""
    return [one.pw_name for one in pwd.getpwall() if one.pw_name.startswith(PREFIX)]


test_accounts.__test__ = False  # type: ignore[attr-defined]


def _until_open(process: "subprocess.Popen[str]") -> str:
    said = ""
    assert process.stdout
    for line in process.stdout:
        said += line
        if "Ctrl+C" in line:
            return said
    raise AssertionError(f"the workshop did not start:\n{said}")


def _open_python() -> Path | None:
    """A Python of this version that any account can run."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    others = [Path(folder, version) for folder in ("/usr/bin", "/usr/local/bin")]
    return next((path for path in (Path(sys.executable), *others) if _anybody_runs(path)), None)


def _anybody_runs(python: Path) -> bool:
    nobody = pwd.getpwnam("nobody")
    try:
        done = subprocess.run(
            [python, "-c", ""],
            cwd="/",
            capture_output=True,
            user=nobody.pw_uid,
            group=nobody.pw_gid,
            extra_groups=[],
            env={},
        )
    except OSError:
        return False
    return done.returncode == 0


def _python_in(folder: Path) -> Path:
    """This Python, or an environment around an open one that borrows this one's packages."""
    python = _open_python()
    assert python
    if python == Path(sys.executable):
        return python
    made = folder / "venv"
    subprocess.run([python, "-m", "venv", "--without-pip", made], check=True)
    packages = next(made.glob("lib/python*/site-packages"))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    for name in ("share", "etc"):
        if (Path(sys.prefix) / name).is_dir():
            (made / name).symlink_to(Path(sys.prefix) / name)
    return made / "bin" / "python"


def _copy_code(code: Path) -> None:
    """The package as the wheel lays it out: the content inside."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "helpers", code / "helpers", ignore=ignored)
    shutil.copytree(ROOT / "content", code / "helpers" / "content", ignore=ignored)
    for path in (code, *code.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    compileall.compile_dir(code, quiet=2)
