"""What holds for every screen, for kinds that lesson 1 does not have."""

import re

import pytest

from helpers.model import Exercise
from tests.exercises import (
    test_adapt,
    test_audit,
    test_deck,
    test_ladder,
    test_log,
    test_map,
    test_match,
    test_rewrite,
    test_ritual,
    test_tried,
)
from tests.widgets import test_draw
from tests.widgets.conftest import OpenGiven

EXERCISES = (
    test_adapt.EXERCISE,
    test_audit.EXERCISE,
    test_deck.EXERCISE,
    test_ladder.EXERCISE,
    test_log.EXERCISE,
    test_map.EXERCISE,
    test_match.EXERCISE,
    test_rewrite.EXERCISE,
    test_ritual.EXERCISE,
    test_tried.EXERCISE,
    test_draw.EXERCISE,
)
each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.kind)
SENSELESS = ("", "no-such-button", "save", "pick", "begin", "show", "favourite", "start-over")


@each
def test_opening_and_showing_writes_nothing(
    open_given: OpenGiven, learner, exercise: Exercise
) -> None:
    data, metadata = open_given(exercise).page._repr_mimebundle_()
    assert metadata == {"course_preview": True}
    assert data["text/plain"]
    assert not learner.journal.folder.exists()


@each
def test_a_preview_is_plain_and_names_nobody(open_given: OpenGiven, exercise: Exercise) -> None:
    data, _ = open_given(exercise).page._repr_mimebundle_()
    for kind in ("text/html", "text/plain"):
        assert not re.search(r"Kim|\{[^}]*\}", data[kind])
    assert not re.search(r"<(style|script|img|button)|style=|class=", data["text/html"])


@each
def test_senseless_presses_are_answered_and_keys_stay_unique(
    open_given: OpenGiven, exercise: Exercise
) -> None:
    reader = open_given(exercise)
    for block in SENSELESS:
        assert reader.press(block, first="<b>", depth="<b>", picked="<b>")["ack"]
        assert reader.text("problem") == ""
        keys = [one["key"] for one in reader._all(reader.page.blocks)]
        assert len(keys) == len(set(keys))
        assert "{" not in reader.everything().replace("{'", "")
