import pytest

from helpers.exercises.wording import to_point_out
from helpers.model import Watch

WATCH = (
    Watch(id="always", words=("always", "you never"), message="It can be argued with."),
    Watch(id="big", words=("the best", "don't know"), message="It fits anybody."),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You ALWAYS do, you're the best", [("always", "ALWAYS"), ("big", "the best")]),
        ("I don’t know", [("big", "don't know")]),
        ("You almost never do; alwaysness", []),
        ("", []),
    ],
)
def test_watched_words_are_found_as_they_were_written(text, found):
    assert [(watch.id, words) for watch, words in to_point_out(WATCH, text)] == found


def test_a_watch_without_words_finds_nothing():
    assert to_point_out((Watch(id="none", words=(), message="."),), "anything") == ()
