"""What gets into the wheel, and whether the files that must agree do."""

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

from helpers import content

PROJECT = Path(__file__).parents[1]
LAB = PROJECT / "helpers" / "lab"
STATIC = LAB / "labextension" / "static"
SETTINGS = json.loads((LAB / "overrides.d" / "course.json").read_text())
SHARED = "cultivating_emotional_connection-0.2.0.data/data/"
SCHEMAS = Path(sysconfig.get_path("data"), "share", "jupyter", "lab", "schemas", "@jupyterlab")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all files in a wheel of this project."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def below(folder: Path) -> set[str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    files = (file for file in files if file.parent.name != "__pycache__")
    found = {file.relative_to(folder).as_posix() for file in files}
    assert found, f"nothing in {folder}"
    return found


def test_the_wheel_holds_all_content_and_code(wheel: set[str]) -> None:
    assert {f"helpers/content/{name}" for name in below(PROJECT / "content")} <= wheel
    code = below(PROJECT / "helpers")
    assert {f"helpers/{name}" for name in code if not name.startswith("lab/")} <= wheel


def test_the_wheel_holds_settings_extension_and_server_configuration(wheel: set[str]) -> None:
    extension = {f"share/jupyter/labextensions/course-lab/{n}" for n in below(LAB / "labextension")}
    others = {
        "share/jupyter/lab/settings/overrides.d/course.json",
        "etc/jupyter/jupyter_server_config.d/course.json",
    }
    assert {SHARED + name for name in extension | others} <= wheel


def test_nothing_a_learner_wrote_can_get_into_the_wheel(wheel: set[str]) -> None:
    assert not [name for name in wheel if "my_journal" in name or name.endswith(".csv")]


def test_conda_installs_this_project_itself() -> None:
    environment = yaml.safe_load((PROJECT / "environment.yml").read_text())
    assert environment["dependencies"][-1] == {"pip": ["-e ."]}
    assert not (PROJECT / ".binder").exists(), "it would hide environment.yml from Binder"


def test_every_requirement_has_a_lower_and_an_upper_bound() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    needed = [*project["dependencies"], *(one for extra in extras for one in extra)]
    assert needed
    assert not [text for text in needed if not re.fullmatch(r"[\w-]+>=[\d.]+,<\d+", text)]


def test_the_front_end_says_what_ui_yml_says() -> None:
    texts = json.loads((STATIC / "texts.json").read_text())
    assert texts
    assert texts == {key: content.ui(key) for key in texts}


def test_every_text_the_front_end_uses_is_there() -> None:
    texts = json.loads((STATIC / "texts.json").read_text())
    code = "".join(file.read_text() for file in STATIC.glob("*.js"))
    assert set(re.findall(r"texts\.(?!json)(\w+)", code)) == set(texts)


def test_the_start_button_has_the_same_words() -> None:
    toolbar = SETTINGS["@jupyterlab/notebook-extension:panel"]["toolbar"]
    start = next(item for item in toolbar if item["name"] == "start-lesson")
    assert start["label"] == content.ui("start_lesson")


@pytest.mark.parametrize(
    ("plugin", "setting", "value"),
    [
        ("@jupyterlab/apputils-extension:notification", "fetchNews", "false"),
        ("@jupyterlab/apputils-extension:notification", "checkForUpdates", False),
        ("@jupyterlab/apputils-extension:kernels-settings", "commsOverSubshells", "disabled"),
        ("@jupyter-widgets/jupyterlab-manager:plugin", "saveState", False),
        ("@jupyterlab/notebook-extension:tracker", "kernelShutdown", True),
        ("@jupyterlab/notebook-extension:tracker", "windowingMode", "none"),
    ],
)
def test_the_settings_that_keep_words_private_and_pages_whole(
    plugin: str, setting: str, value: object
) -> None:
    assert SETTINGS[plugin][setting] == value


def test_every_key_switched_off_is_a_key_jupyterlab_has() -> None:
    """A selector that is off by one letter would switch off nothing, and say nothing."""
    off = SETTINGS["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    known = {
        (key["command"], *key["keys"], key["selector"])
        for schema in SCHEMAS.rglob("*.json")
        for key in json.loads(schema.read_text()).get("jupyter.lab.shortcuts", [])
    }
    assert len(off) > 20
    assert not [key for key in off if (key["command"], *key["keys"], key["selector"]) not in known]


def test_every_setting_is_one_jupyterlab_has() -> None:
    for name, settings in SETTINGS.items():
        if name.startswith("@jupyterlab/"):
            package, plugin = name.removeprefix("@jupyterlab/").split(":")
            schema = json.loads((SCHEMAS / package / f"{plugin}.json").read_text())
            assert settings.keys() <= schema["properties"].keys(), name
