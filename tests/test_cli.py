"""The `course` command: what it opens, what it says, what it leaves alone."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers import cli, content, notebooks, opening, paths
from helpers.notebooks import PageError
from helpers.opening import CannotOpen


def course(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, list(arguments), input=answer)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[opening.Opening]:
    """What would have been opened; no server runs and there is a browser."""
    found: list[opening.Opening] = []
    monkeypatch.setattr(opening, "open_jupyterlab", found.append)
    monkeypatch.setattr(opening, "running_address", lambda: None)
    monkeypatch.setattr(opening, "_has_browser", lambda: True)
    return found


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


# --- opening -------------------------------------------------------------------------------------


def test_course_alone_opens_the_first_page_among_all_notebooks(
    opened: list[opening.Opening],
) -> None:
    result = course()
    arguments = opened[0].arguments
    assert result.exit_code == 0
    assert f"--ServerApp.root_dir={paths.notebooks_folder().resolve()}" in arguments
    assert "--LabApp.default_url=/lab/tree/00_start_here.ipynb?reset" in arguments
    assert opened[0].address in result.output


@pytest.mark.parametrize("option", ["--port=9377", "--port 9377", "--ServerApp.port=9377"])
def test_options_go_on_to_jupyterlab_and_are_not_doubled(
    opened: list[opening.Opening], option: str
) -> None:
    result = course(*option.split(), "--no-browser", "--debug")
    arguments = opened[0].arguments
    assert result.exit_code == 0, result.output
    assert arguments[-len(option.split()) - 2 :] == (*option.split(), "--no-browser", "--debug")
    assert sum("9377" in argument for argument in arguments) == 1
    assert not any(argument.startswith("--port=") for argument in arguments[:-3])
    assert not any("log" in argument for argument in arguments)
    assert opened[0].address.startswith("http://localhost:9377/")


def test_the_key_of_the_address_is_not_on_the_command_line(opened: list[opening.Opening]) -> None:
    course()
    token = opened[0].token
    assert len(token) > 40
    assert opened[0].address.endswith(f"&token={token}")
    assert not any(token in argument for argument in opened[0].arguments)


def test_a_key_of_ones_own_is_left_as_it_is(opened: list[opening.Opening]) -> None:
    course("--IdentityProvider.token=mine")
    assert opened[0].token == ""
    assert "token" not in opened[0].address


def test_a_busy_port_is_named_and_nothing_opens(
    opened: list[opening.Opening], busy_port: int
) -> None:
    result = course("--port", str(busy_port))
    assert (result.exit_code, opened) == (1, [])
    assert result.output.strip() == content.ui("port_busy", port=busy_port)


def test_without_a_port_a_free_one_is_found(
    opened: list[opening.Opening], busy_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FIRST_PORT", busy_port)
    assert course().exit_code == 0
    assert f"--port={busy_port}" not in opened[0].arguments


def test_without_a_browser_the_address_is_given(
    opened: list[opening.Opening], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_has_browser", lambda: False)
    result = course()
    assert content.ui("open_no_browser", address=opened[0].address) in result.output
    assert "--no-browser" in opened[0].arguments


def test_a_second_course_shows_the_first(
    opened: list[opening.Opening], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(opening, "running_address", lambda: "http://localhost:8888/lab")
    monkeypatch.setattr(opening, "show", lambda address: shown.append(address) or True)
    result = course()
    assert (opened, shown) == ([], ["http://localhost:8888/lab"])
    assert "open already" in result.output


def test_a_server_that_left_its_file_behind_does_not_count_as_open(
    busy_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = {"url": "http://localhost:1/", "token": "", "root_dir": str(paths.notebooks_folder())}
    monkeypatch.setattr("jupyter_server.serverapp.list_running_servers", lambda: [gone])
    assert opening.running_address() is None


@pytest.mark.parametrize("found", ["3.6.8", "4.3.9"])
def test_an_old_jupyterlab_is_named_with_the_way_to_update(
    opened: list[opening.Opening], monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    monkeypatch.setattr(opening, "version", lambda name: found)
    result = course()
    assert (result.exit_code, opened) == (1, [])
    assert found in result.output
    assert f"{sys.executable} -m pip install" in result.output


def test_a_missing_jupyterlab_is_named(
    opened: list[opening.Opening], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise opening.PackageNotFoundError(name)

    monkeypatch.setattr(opening, "version", missing)
    result = course()
    assert (result.exit_code, opened) == (1, [])
    assert "JupyterLab is not installed" in result.output


def test_missing_notebooks_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "notebooks_folder", lambda: tmp_path)
    with pytest.raises(CannotOpen, match="notebooks_not_found"):
        opening.plan(())


@pytest.mark.parametrize(("root", "expected"), [(True, 1), (False, 0)])
def test_root_is_allowed_only_for_root(
    monkeypatch: pytest.MonkeyPatch, root: bool, expected: int
) -> None:
    monkeypatch.setattr(opening, "_is_root", lambda: root)
    assert opening.plan(()).arguments.count("--allow-root") == expected


def test_a_mistyped_command_is_not_handed_to_jupyterlab(opened: list[opening.Opening]) -> None:
    result = course("chess")
    assert (result.exit_code, opened) == (2, [])


# --- check, previews, write ----------------------------------------------------------------------


@pytest.mark.parametrize("problems", [[], ["one problem", "another problem"]])
def test_check_prints_every_problem_and_fails_if_there_is_one(
    monkeypatch: pytest.MonkeyPatch, problems: list[str]
) -> None:
    monkeypatch.setattr("helpers.check.problems", lambda: problems)
    result = course("check")
    assert result.exit_code == bool(problems)
    assert all(problem in result.output for problem in problems)


def test_previews_check_names_stale_pages_and_changes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebooks, "all_pages", lambda: (Path("a.ipynb"), Path("b.ipynb")))
    monkeypatch.setattr(notebooks, "stale", lambda page: page.name == "b.ipynb")
    monkeypatch.setattr(notebooks, "refresh", lambda page: pytest.fail("refreshed"))
    result = course("previews", "--check")
    assert result.exit_code == 1
    assert "b.ipynb" in result.output
    assert "a.ipynb" not in result.output


def test_previews_goes_on_after_a_page_that_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    def refresh(page: Path) -> bool:
        if page.name == "a.ipynb":
            raise PageError("page_wrote", page=page.name)
        return True

    monkeypatch.setattr(notebooks, "all_pages", lambda: (Path("a.ipynb"), Path("b.ipynb")))
    monkeypatch.setattr(notebooks, "refresh", refresh)
    result = course("previews")
    assert result.exit_code == 1
    assert content.ui("page_wrote", page="a.ipynb") in result.output
    assert content.ui("page_refreshed", page="b.ipynb") in result.output


def test_write_unlocks_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.ipynb"
    page.touch()
    unlocked: list[Path] = []
    monkeypatch.setattr(notebooks, "unlock", lambda path: unlocked.append(path) or True)
    assert course("write", str(page)).exit_code == 0
    assert unlocked == [page]


# --- erase ---------------------------------------------------------------------------------------


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal with one file in it, and notebooks that hold nothing."""
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "my_journal"))
    monkeypatch.setattr(paths, "notebooks_folder", lambda: tmp_path / "notebooks")
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "my_journal").mkdir()
    (tmp_path / "my_journal" / "reflections.csv").write_text("id\na\n")
    return tmp_path / "my_journal"


def test_erase_lists_and_keeps_everything_unless_told_yes(journal: Path) -> None:
    result = course("erase", answer="n\n")
    assert result.exit_code == 0
    assert str(journal / "reflections.csv") in result.output
    assert (journal / "reflections.csv").exists()


@pytest.mark.parametrize("way", [["--yes"], []])
def test_erase_deletes_and_says_what_it_cannot_reach(journal: Path, way: list[str]) -> None:
    result = course("erase", *way, answer="y\n")
    assert result.exit_code == 0
    assert not (journal / "reflections.csv").exists()
    assert content.ui("erase_unreachable") in result.output


def test_erase_fails_if_something_stays(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpers.journal.erase.erase", lambda traces: tuple(traces))
    result = course("erase", "--yes")
    assert result.exit_code == 1
    assert content.ui("erase_done") not in result.output


def test_erase_with_nothing_to_erase_asks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "none"))
    monkeypatch.setattr(paths, "notebooks_folder", lambda: tmp_path)
    result = course("erase")
    assert result.exit_code == 0
    assert "?" not in result.output
