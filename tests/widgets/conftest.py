"""Screens without a browser: events go in as the page sends them, blocks come out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from helpers.content import lesson
from helpers.journal import Journal
from helpers.lesson import screen_of
from helpers.model import Exercise
from helpers.profile import Names, Profile
from helpers.widgets.screen import Learner, Page

SLUG = "active_listening"


class Reader:
    """Somebody at a page: presses, writes, reads what is shown."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.answers: list[dict[str, Any]] = []
        page.send = lambda content, buffers=None: self.answers.append(content)  # type: ignore

    def press(self, block: str, **fields: str) -> dict[str, Any]:
        """Presses a button with these words in the fields; returns what the page is answered."""
        return self._event(block, "press", None, fields)

    def write(self, **fields: str) -> dict[str, Any]:
        """Types, and presses nothing."""
        return self._event("", "draft", None, fields)

    def clock(self, at: int, left: int) -> dict[str, Any]:
        """The clock in the page tells where it stands."""
        return self._event("clock", "clock", {"at": at, "left": left}, {})

    def block(self, key: str) -> dict[str, Any] | None:
        """What is shown under this key."""
        return next((block for block in self._all(self.page.blocks) if block["key"] == key), None)

    def text(self, key: str) -> str:
        block = self.block(key)
        return "" if block is None else block["text"]

    def everything(self) -> str:
        """All that is in the page, seen or not."""
        return repr(self.page.blocks)

    def _event(self, block: str, action: str, value: Any, fields: dict[str, str]) -> dict[str, Any]:
        named = {key.replace("__", "-"): text for key, text in fields.items()}
        event = {"block": block, "action": action, "value": value, "fields": named}
        self.page._receive(None, {"seq": len(self.answers) + 1, **event}, None)
        return self.answers[-1]

    def _all(self, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        inner = [self._all(block["blocks"]) for block in blocks if "blocks" in block]
        return [*blocks, *(block for some in inner for block in some)]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "my_journal")


@pytest.fixture
def learner(journal: Journal) -> Learner:
    return Learner(journal=journal, names=Names(Profile(partner_name="Kim")), lesson=SLUG)


Open = Callable[[str], Reader]


@pytest.fixture
def open_exercise(learner: Learner) -> Open:
    """Opens an exercise by its id, of lesson 1 or with its lesson as quality_time/both-enjoy, as a
    cell does each time it runs."""

    def open_one(id: str) -> Reader:
        slug, _, id = id.rpartition("/")
        exercise: Exercise = lesson(slug or SLUG).exercise(id)
        return Reader(screen_of(exercise)(exercise, replace(learner, lesson=slug or SLUG)))

    return open_one


OpenGiven = Callable[[Exercise], Reader]


@pytest.fixture
def open_given(learner: Learner) -> OpenGiven:
    """Opens an exercise that a test made up, as a cell does each time it runs."""
    return lambda exercise: Reader(screen_of(exercise)(exercise, learner))
