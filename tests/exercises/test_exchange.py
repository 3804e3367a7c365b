from helpers.exercises import exchange
from helpers.exercises.turns import Stage
from helpers.model import Exchange, Question

EXERCISE = Exchange(
    id="any",
    title="Both",
    questions=(Question(id="one", text="When?"), Question(id="two", text="What?")),
    afterwards="Ask one thing.",
)


def both(answered, *, private: bool = False, pass_two: bool = False):
    two = "" if pass_two else "a secret"
    return [
        answered("first", "yes", who="partner"),
        answered("one", "his", who="partner"),
        answered("two", two, who="partner", private=private),
        answered("done", "yes", who="partner"),
        answered("one", "mine"),
        answered("two", ""),
        answered("done", "yes"),
    ]


def test_stages_follow_one_another(answered):
    rows = both(answered)
    stages = [exchange.resume(EXERCISE, rows[:n]).stage for n in (0, 1, 4, 7)]
    assert stages == [Stage.WHO_FIRST, Stage.FIRST_TURN, Stage.SECOND_TURN, Stage.READY]


def test_the_turn_goes_to_the_other_after_handing_over(answered):
    rows = both(answered)
    assert exchange.resume(EXERCISE, rows[:1]).turn == "partner"
    assert exchange.resume(EXERCISE, rows[:4]).turn == "me"


def test_nothing_is_shown_before_both_reveal(answered):
    state = exchange.resume(EXERCISE, both(answered))
    assert exchange.shown(EXERCISE, state, "partner") == ("", "")


def test_after_revealing_both_see_both(answered):
    rows = [*both(answered), answered("revealed", "yes")]
    state = exchange.resume(EXERCISE, rows)
    assert exchange.shown(EXERCISE, state, "partner") == ("his", "a secret")
    assert exchange.shown(EXERCISE, state, "me") == ("mine", "")


def test_private_looks_exactly_like_a_pass(answered):
    revealed = answered("revealed", "yes")
    private = exchange.resume(EXERCISE, [*both(answered, private=True), revealed])
    passed = exchange.resume(EXERCISE, [*both(answered, pass_two=True), revealed])
    shown = [exchange.shown(EXERCISE, state, "partner") for state in (private, passed)]
    assert shown[0] == shown[1] == ("his", "")
    assert "a secret" not in repr(private)


def test_what_became_private_when_a_save_was_done_again_stays_hidden(answered):
    broken_off = [answered("two", "a secret", who="partner")]
    rows = [*broken_off, *both(answered, private=True), answered("revealed", "yes")]
    state = exchange.resume(EXERCISE, rows)
    assert "a secret" not in repr(state)
