"""Chromium as the tests use it: which one, and without anything of its own."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.async_api import Browser as AsyncBrowser
from playwright.async_api import Playwright as AsyncPlaywright
from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


def installed() -> str | None:
    """The system's own Chromium, if there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def path(bundled: str) -> str:
    """Where Chromium is. The test is left out where there is none, but fails in CI."""
    if found := installed():
        return found
    if Path(bundled).exists():
        return bundled
    reason = "No Chromium was found, so the browser tests are left out."
    pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


def launch(playwright: Playwright) -> Browser:
    """Chromium without a window."""
    where = path(playwright.chromium.executable_path)
    return playwright.chromium.launch(executable_path=where, args=QUIET)


async def launched(playwright: AsyncPlaywright) -> AsyncBrowser:
    """The same for tests that wait for several people at once."""
    where = path(playwright.chromium.executable_path)
    return await playwright.chromium.launch(executable_path=where, args=QUIET)
