from datetime import date, timedelta

import pytest

from helpers.exercises import log
from helpers.model import Log, Question, Verdict

EXERCISE = Log(
    id="noticing",
    title="Some days of noticing",
    prompts=(Question(id="saw", text="What did you see?"), Question(id="said", text="And say?")),
    done="Read them once.",
    days=3,
)
TODAY = date(2026, 11, 24)


def test_the_latest_words_for_a_day_count(answered):
    rows = [
        answered("2026-11-20.saw", "the bins"),
        answered("2026-11-22.said", "thanks"),
        answered("2026-11-20.saw", "the bins, in the rain"),
    ]
    state = log.resume(EXERCISE, rows)
    assert state.newest_first == (date(2026, 11, 22), date(2026, 11, 20))
    assert state.on(date(2026, 11, 20)).words == {"saw": "the bins, in the rain"}
    assert (state.verdict, log.State().verdict) == (Verdict.OPEN, Verdict.NOTHING_CHOSEN)


def test_what_is_no_day_or_no_prompt_is_passed_over(answered):
    rows = [answered(item, "x") for item in ("saw", "2026-13-40.saw", "2026-11-20.gone", "", ".")]
    assert log.resume(EXERCISE, rows).entries == {}


def test_a_day_whose_words_were_all_emptied_is_none(answered):
    rows = [answered("2026-11-20.saw", "the bins"), answered("2026-11-20.saw", "")]
    assert log.resume(EXERCISE, rows).entries == {}


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (None, "none"),
        (TODAY, ""),
        (TODAY + timedelta(days=1), "future"),
        (TODAY - timedelta(days=60), ""),
        (TODAY - timedelta(days=61), "long_ago"),
        (date.min, "long_ago"),
        (date.max, "future"),
    ],
)
def test_a_day_can_be_written_about_while_it_is_remembered(day, wrong):
    assert log.wrong_day(day, TODAY) == wrong


def test_only_what_is_new_is_saved_and_what_was_emptied_comes_last(answered):
    state = log.resume(EXERCISE, [answered(log.item(TODAY, "saw"), "the bins")])
    saw, said = log.item(TODAY, "saw"), log.item(TODAY, "said")
    same, moved = {"saw": "the bins", "said": ""}, {"saw": "", "said": "thanks"}
    assert log.changed(state, TODAY, same, private=False) == ()
    assert log.changed(state, TODAY, same, private=True) == ((saw, "the bins"),)
    assert log.changed(state, TODAY, moved, private=False) == ((said, "thanks"), (saw, ""))
    assert log.replaced(state, TODAY, same) == set()
    assert log.replaced(state, TODAY, moved) == {(saw, "the bins")}
    assert log.replaced(state, TODAY - timedelta(days=1), moved) == set()


def test_a_day_is_private_as_soon_as_one_answer_is(answered):
    rows = [answered("2026-11-20.saw", "a", private=True), answered("2026-11-20.said", "b")]
    assert log.resume(EXERCISE, rows).on(date(2026, 11, 20)).private


def test_starting_over_empties_it(answered):
    rows = [answered("2026-11-20.saw", "the bins"), answered("", "start_over")]
    assert log.resume(EXERCISE, rows) == log.State()
