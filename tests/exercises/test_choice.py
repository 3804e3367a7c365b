from helpers.exercises import choice
from helpers.model import Choice, Option, Verdict

ASK = Option(id="ask", text="What happened?", verdict=Verdict.FITS, feedback="Lands. He goes on.")
FIX = Option(id="fix", text="Call them.", verdict=Verdict.NOT_YET, feedback="Too soon. Ask first.")
EXERCISE = Choice(id="any", title="Reply", question="What do you say?", options=(ASK, FIX))


def test_nothing_is_chosen_before_the_first_answer():
    state = choice.resume(EXERCISE, [])
    assert (state.value, state.verdict) == ("", Verdict.NOTHING_CHOSEN)


def test_each_option_gives_its_own_verdict():
    assert choice.answer(EXERCISE, "ask").verdict is Verdict.FITS
    assert choice.answer(EXERCISE, "fix").verdict is Verdict.NOT_YET


def test_the_last_answer_comes_back(answered):
    assert choice.resume(EXERCISE, [answered("", "ask"), answered("", "fix")]).chosen == FIX


def test_starting_over_forgets_the_answer_in_the_exercise_only(answered):
    rows = [answered("", "ask"), answered("", "start_over")]
    assert choice.resume(EXERCISE, rows).chosen is None
    assert len(rows) == 2


def test_an_option_that_left_the_content_counts_as_none(answered):
    assert choice.resume(EXERCISE, [answered("", "gone")]).verdict is Verdict.NOTHING_CHOSEN


def test_others_are_all_but_the_chosen_one():
    assert choice.others(EXERCISE, choice.answer(EXERCISE, "ask")) == (FIX,)
