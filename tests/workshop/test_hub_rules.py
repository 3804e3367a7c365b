"""What a workshop is configured to do, as far as that can be told without running one."""

import inspect
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from helpers import cli, content, paths
from helpers.workshop.hub import capacity, day, erasing, names
from helpers.workshop.hub.day import Day
from tests.workshop.load import missing

FOLDER = Path(erasing.__file__).parent
VALUES = yaml.safe_load((FOLDER / "values.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
README = (FOLDER / "README.md").read_text(encoding="utf-8")


# --- names ---------------------------------------------------------------------------------------


@given(st.text(max_size=60))
def test_no_name_that_is_let_in_can_be_anything_but_a_name(typed: str) -> None:
    name = names.tidy(typed)
    if not names.refusal(name):
        assert re.fullmatch(r"[a-z][a-z0-9-]{0,18}[a-z0-9]", name)


@given(st.from_regex(r"[a-z][a-z0-9]{1,10}( [a-z0-9]{1,8})?", fullmatch=True))
def test_plain_names_are_let_in_however_they_are_typed(name: str) -> None:
    for typed in (name, name.upper(), f"  {name} "):
        assert not names.refusal(names.tidy(typed))
        assert names.tidy(typed) == name.replace(" ", "-")


@given(st.text(max_size=60))
def test_every_refusal_has_its_sentence(typed: str) -> None:
    if key := names.refusal(names.tidy(typed)):
        assert content.ui(key, longest=names.LONGEST)


# --- the day -------------------------------------------------------------------------------------


@pytest.fixture
def some_day(tmp_path: Path) -> Day:
    made = Day(folder=tmp_path / "day", word="amber-tulip-47", idle=7, most=12, memory=300)
    lessons = paths.notebooks_folder()
    day.lay_out(made, lessons, (os.getuid(), os.getgid()))
    return made


def test_what_was_chosen_is_read_back(some_day: Day) -> None:
    assert day.read(some_day.folder) == some_day


def test_only_root_reads_what_was_chosen_and_nobody_lists_what_is_shared(some_day: Day) -> None:
    modes = {x.name: x.stat().st_mode & 0o7777 for x in some_day.folder.iterdir()}
    assert modes == {"homes": 0o711, "pages": 0o755, "records": 0o700, "shared": 0o1730}
    assert day.file_of(some_day.folder).stat().st_mode & 0o777 == 0o600


def test_lessons_are_handed_out_without_a_journal_that_lies_beside_them(tmp_path: Path) -> None:
    lessons = tmp_path / "notebooks"
    shutil.copytree(paths.notebooks_folder(), lessons)
    for name in ("my_journal", ".ipynb_checkpoints"):
        (lessons / name).mkdir(exist_ok=True)
        (lessons / name / "reflections.csv").write_text("the facilitator's own")
    made = Day(folder=tmp_path / "day", word="x")
    day.lay_out(made, lessons, (os.getuid(), os.getgid()))
    pages = {entry.notebook for entry in content.course().lessons}
    assert {path.name for path in made.pages.iterdir()} == pages | {"images"}


def test_a_second_workshop_in_the_same_folder_is_noticed(some_day: Day) -> None:
    with day.only_one(some_day.folder) as first, day.only_one(some_day.folder) as second:
        assert (first, second) == (True, False)
    with day.only_one(some_day.folder) as again:
        assert again


def configuration(made: Day, monkeypatch: pytest.MonkeyPatch) -> Any:
    """JupyterHub's configuration for the day."""
    pytest.importorskip("jupyterhub", reason="JupyterHub is not installed")
    from traitlets.config import Config

    from helpers.workshop.hub.settings import configure

    monkeypatch.setenv("COURSE_WORKSHOP", str(made.folder))
    c = Config()
    configure(c)
    return c


def test_idle_servers_end(some_day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    c = configuration(some_day, monkeypatch)
    (culler,) = (x for x in c.JupyterHub.services if x["name"] == "culler")
    assert "--timeout=420" in culler["command"]
    (role,) = (x for x in c.JupyterHub.load_roles if x["name"] == "culler")
    assert {"list:users", "read:users:activity", "read:servers", "delete:servers"} == set(
        role["scopes"]
    )


def test_a_persons_programs_are_limited_and_closed(
    some_day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    c = configuration(some_day, monkeypatch)
    assert f"--data={300 * 1024**2}:{300 * 1024**2}" in c.Spawner.cmd
    assert c.LocalProcessSpawner.popen_kwargs["umask"] == 0o077
    assert "--KernelManager.transport_encryption=required" in c.Spawner.args
    assert c.JupyterHub.active_server_limit == 12
    assert c.JupyterHub.hub_ip == "127.0.0.1"
    assert c.ConfigurableHTTPProxy.api_url.startswith("http://127.0.0.1:")


def test_what_our_pages_are_given_hides_nothing_of_jupyterhubs_own(
    some_day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    c = configuration(some_day, monkeypatch)
    from jupyterhub.handlers import BaseHandler

    theirs = set(
        re.findall(r'"(\w+)":|(\w+)=', inspect.getsource(BaseHandler.template_namespace.fget))
    )
    names = {a or b for a, b in theirs}
    assert "prefix" in names
    assert not names & c.JupyterHub.template_vars.keys()


def test_no_program_of_the_hub_can_do_more_than_it_needs(
    some_day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    c = configuration(some_day, monkeypatch)
    for role in c.JupyterHub.load_roles:
        assert not [x for x in role["scopes"] if x.startswith(("admin", "access", "tokens"))]


def test_every_word_in_the_pages_around_is_in_ui_yml() -> None:
    pages = "".join(page.read_text() for page in (FOLDER / "templates").glob("*.html"))
    keys = set(re.findall(r'"(hub_\w*[a-z0-9])"', pages))
    assert len(keys) > 15
    for key in keys:
        content.ui(key)
    for code in (403, 404, 429):
        content.ui(f"hub_error_{code}")


def test_every_option_of_the_command_says_what_it_is_for() -> None:
    help = CliRunner().invoke(cli.main, ["workshop", "--help"]).output
    for option in ("--word", "--certificate", "--memory", "--idle", "--facilitator"):
        assert re.search(rf"{option}\b.*\n?.*\w", help)
    assert "--prefix" not in help


def test_a_participants_server_starts_without_what_takes_half_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("jupyterhub", reason="JupyterHub is not installed")
    import jupyterhub.singleuser

    from helpers.workshop.hub import server

    found = []

    def run() -> None:
        try:
            __import__("rfc3987_syntax")
        except ImportError:
            found.append("without")

    monkeypatch.setattr(jupyterhub.singleuser, "main", run)
    monkeypatch.delitem(sys.modules, "rfc3987_syntax", raising=False)
    server.main()
    sys.modules.pop("rfc3987_syntax")
    assert found == ["without"]


# --- the load test's own eye ---------------------------------------------------------------------


def test_a_row_that_is_not_on_disk_counts_as_lost() -> None:
    a, b = ("first-reply", "x"), ("first-reply", "y")
    assert missing([a, b], [a, b]) == 0
    assert missing([a, b], [a, a, b]) == 0, "an answer sent twice is not a loss"
    assert missing([a, b, a], [a, b]) == 1
    assert missing([a, b], []) == 2


# --- Kubernetes ----------------------------------------------------------------------------------

# Key paths that the chart's 4.4 schema and default values have; the whole file was checked against
# that schema when it was written, and this keeps a later change within what was checked.
CHART_KEYS = tuple(
    f"{part}.{key}"
    for part, keys in {
        "hub": ("config", "concurrentSpawnLimit", "shutdownOnLogout", "db.type"),
        "proxy": ("service.type", "https.enabled", "https.hosts", "https.letsencrypt.contactEmail"),
        "singleuser": (
            *("image.name", "image.tag", "startTimeout", "cmd", "defaultUrl"),
            *("memory.guarantee", "memory.limit", "cpu.guarantee", "cpu.limit"),
            *("storage.type", "storage.capacity", "storage.homeMountPath"),
            *("extraEnv", "lifecycleHooks.postStart.exec.command"),
            *("networkPolicy.enabled", "networkPolicy.egressAllowRules"),
        ),
        "scheduling": (
            "podPriority.enabled",
            "userPlaceholder.enabled",
            "userPlaceholder.replicas",
        ),
        "prePuller": ("continuous.enabled",),
        "cull": ("enabled", "timeout", "every"),
    }.items()
    for key in keys
)


def test_every_value_is_one_the_chart_has() -> None:
    unknown = [path for path in _paths(VALUES) if not path.startswith(CHART_KEYS)]
    assert unknown == []
    assert len(list(_paths(VALUES))) > 30


def test_values_image_and_course_fit_together() -> None:
    environment = VALUES["singleuser"]["extraEnv"]
    home = VALUES["singleuser"]["storage"]["homeMountPath"]
    pull = VALUES["singleuser"]["lifecycleHooks"]["postStart"]["exec"]["command"]
    first = content.course().lessons[0].notebook
    assert environment["COURSE_NOTEBOOKS"] == f"{pull[3]}/notebooks"
    assert not environment["COURSE_JOURNAL"].startswith(pull[3]), "updates never come near it"
    assert environment["COURSE_JOURNAL"].startswith(home)
    assert VALUES["singleuser"]["defaultUrl"].startswith(
        f"/lab/tree/{Path(environment['COURSE_NOTEBOOKS']).relative_to(home)}/{first}"
    )
    repository = pull[1].removeprefix("file://")
    assert f"git clone --bare /opt/course/source {repository}" in DOCKERFILE
    assert f"safe.directory {repository}" in DOCKERFILE
    assert all(isinstance(value, str) for value in environment.values())


def test_nothing_leaves_a_learners_part_on_the_cluster() -> None:
    rules = VALUES["singleuser"]["networkPolicy"]["egressAllowRules"]
    assert not rules["nonPrivateIPs"]
    assert not rules["privateIPs"]
    assert not rules["cloudMetadataServer"]


def test_the_table_of_machines_is_what_the_measures_come_to() -> None:
    rows = re.findall(r"^\| ([\d,]+) \| (.*) \|$", README, re.MULTILINE)
    assert [int(people.replace(",", "")) for people, _ in rows] == [10, 40, 100, 1000, 10000]
    for people, cells in rows:
        needed = capacity.need(int(people.replace(",", "")))
        memory, working, arriving, machines = cells.split(" | ")
        assert memory == f"{needed.memory / capacity.GB:,.1f} GB"
        assert float(working.replace(",", "")) == round(needed.cores_working, 1)
        assert float(arriving.replace(",", "")) == round(needed.cores_arriving, 1)
        assert int(machines.replace(",", "")) == needed.machines


def test_a_machines_memory_is_room_for_people() -> None:
    assert capacity.room_for(11 * capacity.GB) == 40
    assert capacity.room_for(0) == 1


def _paths(values: dict[str, Any], before: str = "") -> list[str]:
    found = []
    for key, value in values.items():
        path = f"{before}.{key}".lstrip(".")
        found += _paths(value, path) if isinstance(value, dict) else [path]
    return found


def test_the_day_file_holds_no_more_than_was_chosen(some_day: Day) -> None:
    kept = json.loads(day.file_of(some_day.folder).read_text())
    assert set(kept) == set(Day.__dataclass_fields__)
