import pytest

from helpers.exercises import series
from helpers.model import Heading, Option, Reading, ReadingMoment, Sort, SortItem, Verdict

SORT = Sort(
    id="any",
    title="Sort",
    question="What is it?",
    headings=(
        Heading(id="fixing", name="Fixing", meaning="A solution nobody asked for."),
        Heading(id="reflecting", name="Reflecting", meaning="Saying it back."),
    ),
    items=(
        SortItem(id="one", text="Just quit.", heading="fixing", feedback="It jumps to the end."),
        SortItem(
            id="two", text="You sound flat.", heading="reflecting", feedback="It says it back."
        ),
    ),
)
FINE = Option(id="fine", text="All is well", verdict=Verdict.NOT_YET, feedback="Look. Again.")
TIRED = Option(id="tired", text="Worn out", verdict=Verdict.FITS, feedback="Close. The keys.")
READING = Reading(
    id="any",
    title="Read",
    question="What may it mean?",
    moments=(
        ReadingMoment(id="m1", words="I'm fine.", cues="To the kettle.", options=(FINE, TIRED)),
    ),
)


def test_a_sort_item_fits_under_its_own_heading_only():
    state = series.resume(SORT, [])
    one = state.steps[0]
    assert series.answer(state, one, "fixing").verdict_of(one) is Verdict.FITS
    assert series.answer(state, one, "reflecting").verdict_of(one) is Verdict.NOT_YET


def test_it_goes_on_with_the_first_step_left_open(answered):
    state = series.resume(SORT, [answered("one", "fixing")])
    assert (state.next_step, state.finished) == (1, False)
    assert series.resume(SORT, [answered("two", "fixing")]).next_step == 0


@pytest.mark.parametrize(
    ("second", "verdict"), [("reflecting", Verdict.FITS), ("fixing", Verdict.NOT_YET)]
)
def test_the_whole_fits_when_every_step_does(answered, second, verdict):
    state = series.resume(SORT, [answered("one", "fixing"), answered("two", second)])
    assert state.finished
    assert state.verdict is verdict


def test_answers_to_what_left_the_content_are_passed_over(answered):
    state = series.resume(SORT, [answered("gone", "fixing"), answered("one", "gone")])
    assert state.value == {}
    assert state.verdict is Verdict.NOTHING_CHOSEN


def test_a_reading_shows_cues_and_has_options_of_its_own(answered):
    state = series.resume(READING, [answered("m1", "tired")])
    assert state.steps[0].shown == "To the kettle."
    assert state.chosen(state.steps[0]) == TIRED
    assert state.verdict is Verdict.FITS


def test_starting_over_empties_all_steps(answered):
    rows = [answered("one", "fixing"), answered("", "start_over")]
    assert series.resume(SORT, rows).value == {}
