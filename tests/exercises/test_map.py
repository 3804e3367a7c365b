from helpers.exercises import map as mapping
from helpers.model import Heading, Map, Verdict

EXERCISE = Map(
    id="passion",
    title="A map of something that matters",
    subject="What is it about?",
    question="What do you know of it?",
    headings=(
        Heading(id="people", name="People", meaning="Who is there."),
        Heading(id="words", name="Words", meaning="What they call things."),
        Heading(id="worries", name="Worries", meaning="What can go wrong."),
    ),
    afterwards="Pick one note and ask about it.",
)


def rows(answered, *more):
    kept = (("subject", "Bees"), ("n1.heading", "people"), ("n1", "Old Tom"))
    return [answered(item, words) for item, words in (*kept, *more)]


def texts(found):
    return [note.text for note in found]


def test_notes_stand_under_their_headings_and_move(answered):
    state = mapping.resume(EXERCISE, rows(answered))
    assert (state.subject, texts(mapping.under(state, "people"))) == ("Bees", ["Old Tom"])
    state = mapping.resume(EXERCISE, rows(answered, ("n1.heading", "worries")))
    assert mapping.under(state, "people") == ()
    assert texts(mapping.under(state, "worries")) == ["Old Tom"]


def test_a_note_under_a_heading_that_is_gone_can_still_be_read(answered):
    state = mapping.resume(EXERCISE, rows(answered, ("n2.heading", "gone"), ("n2", "Varroa")))
    assert texts(mapping.elsewhere(EXERCISE, state)) == ["Varroa"]


def test_taken_off_is_off_and_starting_over_empties_all(answered):
    state = mapping.resume(EXERCISE, rows(answered, ("n1.state", "off")))
    assert (state.value, state.verdict) == ((), Verdict.OPEN)
    state = mapping.resume(EXERCISE, rows(answered, ("", "start_over")))
    assert state == mapping.State()
    assert state.verdict is Verdict.NOTHING_CHOSEN
