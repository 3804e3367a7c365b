"""Binder, as far as that can be told without Docker: what repo2docker would build."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPO2DOCKER = shutil.which("jupyter-repo2docker", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def dockerfile(tmp_path_factory: pytest.TempPathFactory) -> str:
    if not REPO2DOCKER:
        reason = "repo2docker is not installed (pip install '.[binder]')"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("binder") / "course"
    folder.mkdir()
    files = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    for name in filter(None, files):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    done = subprocess.run(
        [
            *(REPO2DOCKER, "--no-build", "--debug"),
            *("--user-name", "jovyan", "--user-id", "1000", str(folder)),
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout + done.stderr


def test_binder_copies_the_course_before_it_installs_it(dockerfile: str) -> None:
    """The root environment.yml installs this project itself, so it has to be there by then."""
    copied = re.search(r"^COPY .*src/ \$\{REPO_DIR\}/", dockerfile, re.MULTILINE)
    installed = dockerfile.find('env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"')
    assert copied, "the whole repository"
    assert copied.start() < installed


def test_binder_gets_a_python_that_the_course_runs_on(dockerfile: str) -> None:
    base = re.search(r"environment-2epy-2d3-2e(\d+)", dockerfile)
    assert base
    assert int(base[1]) >= 10, "the base; environment.yml asks for its own, newer one"
    assert "python>=3.11" in (ROOT / "environment.yml").read_text()
