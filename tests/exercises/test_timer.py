import pytest

from helpers.exercises import timer
from helpers.model import Timer, Turn, Verdict

EXERCISE = Timer(
    id="any",
    title="Two turns",
    done="Done.",
    turns=(
        Turn(id="one", speaker="first", label="One", minutes=4, guide="Speak."),
        Turn(id="two", speaker="second", label="Two", minutes=0.5, guide="Swap."),
    ),
)


def test_it_goes_on_where_the_clock_stood():
    assert timer.resume(EXERCISE, [], "1:12") == timer.State(at=1, left=12)


@pytest.mark.parametrize("stood_at", ["", "x", "9:10", "1:", "-1:3", "1:2:3", "<b>:1"])
def test_a_place_that_makes_no_sense_begins_anew(stood_at):
    assert timer.resume(EXERCISE, [], stood_at) == timer.State()


def test_a_turn_never_has_more_left_than_it_is_long():
    assert timer.resume(EXERCISE, [], "1:9999").left == 30


def test_it_is_over_after_the_last_turn_and_counts_how_often(answered):
    assert not timer.over(EXERCISE, 1)
    assert timer.over(EXERCISE, 2)
    state = timer.resume(EXERCISE, [answered("all", "done")], "")
    assert (state.value, state.verdict) == (1, Verdict.OPEN)
