"""Fixtures for tests in a real Chromium against a real JupyterLab."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser import chromium
from tests.browser.lab import LONG, LabPage, Server, make_repository, running_server
from tests.browser.practice_page import write_practice_page

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
USUAL: ViewportSize = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium without a window; tests are left out where there is none, but never in CI."""
    browser = chromium.launch(playwright)
    expect.set_options(timeout=LONG)  # two cores may be busy with other tests
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One JupyterLab for all tests of a worker, on a committed copy of the notebooks."""
    folder = tmp_path_factory.mktemp("lab")
    notebooks = folder / "notebooks"
    shutil.copytree(NOTEBOOKS, notebooks, ignore=shutil.ignore_patterns("my_journal", ".*"))
    write_practice_page(notebooks)
    make_repository(notebooks)
    with running_server(folder, notebooks, folder / "journal") as server:
        yield server


@pytest.fixture
def journal(server: Server) -> Path:
    """The learner's journal, empty at the start of the test."""
    shutil.rmtree(server.journal, ignore_errors=True)
    return server.journal


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A window of its own. A request to any other host fails the test."""
    with _window(browser) as (page, asked):
        yield page
    server.end_kernels()
    _nothing_left(server, asked)


@pytest.fixture
def lab(page: Page, server: Server, journal: Path) -> LabPage:
    """A page of the course, yet to be opened, in a window of its own."""
    return LabPage(page, server)


@pytest.fixture(scope="session")
def kept_window(browser: Browser, server: Server) -> Iterator[tuple[Page, list[str]]]:
    """A window that stays open from test to test: loading JupyterLab takes most of the time."""
    with _window(browser) as window:
        yield window


@pytest.fixture
def kept_lab(
    kept_window: tuple[Page, list[str]], server: Server, journal: Path
) -> Iterator[LabPage]:
    """A page of the course, yet to be turned to, where it does not matter how it was opened."""
    page, asked = kept_window
    page.set_viewport_size(USUAL)
    asked.clear()
    yield LabPage(page, server)
    server.end_kernels()
    _nothing_left(server, asked)


@contextmanager
def _window(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A window, and every address it asks for."""
    context = browser.new_context(viewport=USUAL)
    context.set_default_timeout(LONG)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("websocket", lambda socket: asked.append(socket.url))
    yield page, asked
    context.close()


def _nothing_left(server: Server, asked: list[str]) -> None:
    home = urlsplit(server.url).netloc
    away = [url for url in asked if _leaves(url, home)]
    assert asked, "no request was seen, so none can be ruled out"
    assert not away, f"requests to other hosts: {away}"


def _leaves(url: str, home: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != home
