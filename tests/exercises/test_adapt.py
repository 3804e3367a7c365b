from helpers.content import course
from helpers.exercises import adapt
from helpers.model import Adapt, Change, Situation, Verdict

STRATEGIES = tuple(entry for entry in course().lessons if entry.strategy)


def situation(id):
    changes = (Change(strategy=one.slug, text=f"{one.slug}, {id}") for one in STRATEGIES)
    return Situation(id=id, name=f"Name of {id}", note=f"Note on {id}", changes=tuple(changes))


EXERCISE = Adapt(
    id="any",
    title="Make it fit",
    question="What is it like at your place?",
    situations=tuple(map(situation, ("nights", "far-apart", "small-child"))),
    keep="How would you say it, for the two of you?",
)


def after(answered, *given):
    return adapt.resume(EXERCISE, [answered(item, words) for item, words in given])


def test_it_goes_on_at_the_situation_looked_at_last(answered):
    state = after(answered, ("", "nights"), ("", "far-apart"), ("", "nights"))
    assert state.here == "nights"
    assert state.looked_at == ("nights", "far-apart")


def test_each_situation_has_its_own_version_and_the_last_one_holds(answered):
    given = [("", "nights"), ("nights", "One"), ("", "far-apart"), ("far-apart", "Two")]
    state = after(answered, *given, ("nights", "Three"))
    assert state.value == {"nights": "Three", "far-apart": "Two"}


def test_a_version_that_was_emptied_is_none(answered):
    assert after(answered, ("", "nights"), ("nights", "One"), ("nights", "")).kept == {}


def test_what_is_gone_from_content_is_passed_over(answered):
    assert after(answered, ("", "gone"), ("gone", "Words")) == adapt.State()


def test_words_and_their_mark_are_new_or_kept_already(answered):
    state = after(answered, ("", "nights"), ("nights", "One"))
    assert not adapt.is_new(state, "One", private=False)
    assert adapt.is_new(state, "One", private=True)
    assert adapt.is_new(state, "", private=False)
    assert not adapt.is_new(after(answered, ("", "nights")), "", private=True)


def test_changes_stand_in_the_order_of_the_course_under_their_short_names():
    given = situation("nights")
    turned = Situation(
        id="x",
        name="x",
        note="x",
        changes=(*given.changes[::-1], Change(strategy="gone", text="x")),
    )
    found = adapt.changes(turned, course())
    assert [short for short, _ in found] == [one.short for one in STRATEGIES]
    assert [change for _, change in found] == list(given.changes)


def test_there_is_no_right_answer_and_starting_over_empties_it(answered):
    given = [("", "nights"), ("nights", "One")]
    assert after(answered, *given).verdict is Verdict.OPEN
    assert after(answered, *given, ("", "start_over")) == adapt.State()
    assert adapt.State().verdict is Verdict.NOTHING_CHOSEN
