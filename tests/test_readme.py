"""README tells the truth: its commands work, its pictures and tables are there."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPEN = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/course"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"
PATIENCE = 60


def test_the_two_commands_stand_alone_in_their_blocks() -> None:
    blocks = re.findall(r"```\n(.*?)\n```", README, re.DOTALL)
    assert blocks[:2] == [OPEN, TEST]


def test_every_course_command_in_readme_exists() -> None:
    named = set(re.findall(r"`course ([a-z][a-z-]*)", README))
    from helpers.cli import main

    assert named
    assert named <= set(main.commands)


def test_pictures_are_there_and_described() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)
    assert len(pictures) == 2
    for words, path in pictures:
        assert len(words) > 20
        assert (ROOT / path).stat().st_size < 300_000


def test_conda_and_readme_name_the_same_environment() -> None:
    name = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["name"]
    assert f"conda activate {name}" in README


def test_course_really_serves_the_start_page(tmp_path: Path) -> None:
    """The end of the first command, as a learner types it, but for the browser."""
    course = Path(sys.executable).with_name("course")
    folders = {f"JUPYTER_{x}_DIR": str(tmp_path / x) for x in ("CONFIG", "DATA", "RUNTIME")}
    journal = {"COURSE_JOURNAL": str(tmp_path / "journal"), "IPYTHONDIR": str(tmp_path / "ipython")}
    process = subprocess.Popen(
        [course, "--no-browser"],
        cwd=ROOT,
        env={**os.environ, **folders, **journal},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        address = _address(process)
        assert "/lab/tree/00_start_here.ipynb" in address
        assert "JupyterLab" in _page(address)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _address(process: "subprocess.Popen[str]") -> str:
    """The address that `course` prints."""
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"https?://\S+", line):
            return found[0].rstrip(".,")
    pytest.fail("course printed no address")


def _page(address: str) -> str:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address, timeout=10) as answer:
                return str(answer.read(), "utf-8")
        except (URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
