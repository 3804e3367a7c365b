"""What of a journal can be shared: the learner's own steps, each once, and nothing else."""

from dataclasses import replace

from helpers.model import CheckInRow, ReflectionRow
from helpers.workshop.group.asked import Question, asked
from helpers.workshop.group.own_numbers import own_numbers
from tests.journal_rows import rated, reflection, tap
from tests.workshop.kit import CLOSE_AFTER, CLOSE_BEFORE, LISTENED_TO, THANKS


def shared(*rows: CheckInRow | ReflectionRow) -> dict[Question, int]:
    checkins = [row for row in rows if isinstance(row, CheckInRow)]
    reflections = [row for row in rows if isinstance(row, ReflectionRow)]
    return own_numbers(checkins, reflections, asked())


def test_an_empty_journal_has_nothing_to_share() -> None:
    assert shared() == {}


def test_closeness_counts_where_there_is_an_answer_from_before_and_from_after() -> None:
    assert shared(tap(0, 2), reflection(4, 4)) == {CLOSE_BEFORE: 2, CLOSE_AFTER: 4}
    assert shared(tap(0, 2)) == {}
    assert shared(reflection(4, 4)) == {}
    assert shared(tap(0, 2), reflection(40, 4)) == {}  # too long before


def test_what_is_asked_before_alone_needs_no_other_half() -> None:
    assert shared(rated(0, "felt-listened-to", 3, "before")) == {LISTENED_TO: 3}


def test_of_several_answers_the_middle_one_counts_and_of_two_the_lower() -> None:
    three = [rated(day, "felt-listened-to", step, "before") for day, step in enumerate((5, 1, 4))]
    assert shared(*three) == {LISTENED_TO: 4}
    assert shared(*three[:2]) == {LISTENED_TO: 1}


def test_each_answer_is_used_for_one_strategy() -> None:
    one_tap = shared(tap(0, 2), reflection(4, 4), reflection(6, 5, THANKS))
    assert one_tap == {CLOSE_BEFORE: 2, CLOSE_AFTER: 4}
    two = shared(tap(0, 2), reflection(4, 4), tap(5, 3), reflection(6, 5, THANKS))
    assert two[Question(THANKS, "before", "closeness")] == 3
    assert two[CLOSE_BEFORE] == 2


def test_days_of_trying_do_not_count_as_before() -> None:
    assert shared(tap(0, 2, THANKS), reflection(4, 4)) == {}


def test_what_is_private_or_the_partners_stays_out() -> None:
    private = replace(reflection(4, 4), private=True)
    assert shared(tap(0, 2), private) == {}
    theirs = replace(reflection(4, 4), who="partner")
    assert shared(tap(0, 2), theirs) == {}
    assert shared(replace(rated(0, "felt-listened-to", 3, "before"), who="partner")) == {}


def test_what_is_no_step_or_no_strategy_stays_out() -> None:
    assert shared(rated(0, "felt-listened-to", 9, "before")) == {}
    assert shared(tap(0, None), reflection(4, None)) == {}
    assert shared(tap(0, 3, measure="understanding", moment="before")) == {}
    assert shared(rated(0, "a-question-that-is-gone", 3, "before")) == {}
