import pytest

from helpers.exercises import rewrite
from helpers.model import Rewording, Rewrite, Verdict, Watch

EXERCISE = Rewrite(
    id="say-it-again",
    title="Say it again",
    question="How would you say it?",
    items=tuple(
        Rewording(id=id, happened=f"{id} happened", vague=f"vague {id}", model=f"my {id}", note=id)
        for id in ("pipes", "stairs", "hedge")
    ),
    watch=(Watch(id="always", words=("always",), message="One bad Tuesday is enough."),),
)


@pytest.mark.parametrize(
    ("kept", "expected"),
    [([], 0), (["pipes"], 1), (["stairs"], 0), (["hedge", "pipes"], 1), ([*"x"], 0)],
)
def test_it_goes_on_with_the_first_that_was_not_said_again(answered, kept, expected):
    state = rewrite.resume(EXERCISE, [answered(id, "words") for id in kept])
    assert state.next_item == expected


def test_the_words_kept_last_count_and_what_is_gone_is_passed_over(answered):
    rows = [answered("pipes", "first"), answered("pipes", "second"), answered("gone", "x")]
    state = rewrite.resume(EXERCISE, rows)
    assert (state.value, state.verdict) == ({"pipes": "second"}, Verdict.OPEN)


def test_all_said_is_one_past_the_last_and_starting_over_empties_it(answered):
    rows = [answered(item.id, "words") for item in EXERCISE.items]
    assert rewrite.resume(EXERCISE, rows).next_item == len(EXERCISE.items)
    empty = rewrite.resume(EXERCISE, [*rows, answered("", "start_over")])
    assert (empty.next_item, empty.verdict) == (0, Verdict.NOTHING_CHOSEN)


def test_same_words_are_new_only_if_they_are_marked_otherwise(answered):
    state = rewrite.resume(EXERCISE, [answered("pipes", "words", private=True)])
    one, two, _ = EXERCISE.items
    assert not rewrite.is_new(state, one, "words", private=True)
    assert rewrite.is_new(state, one, "words", private=False)
    assert rewrite.is_new(state, two, "words", private=True)


def test_a_new_sentence_is_marked_as_the_one_before(answered):
    state = rewrite.resume(
        EXERCISE, [answered("pipes", "a"), answered("stairs", "b", private=True)]
    )
    assert [state.private(item) for item in EXERCISE.items] == [False, True, True]
