import pytest

from helpers.exercises import ladder, notes
from helpers.model import Heading, Ladder, Measure, Verdict

EXERCISE = Ladder(
    id="my-ladder",
    title="A ladder of your own",
    question="What might you say one day?",
    headings=(
        Heading(id="thoughts", name="Thoughts", meaning="What goes through your head."),
        Heading(id="fears", name="Fears", meaning="What keeps you awake."),
    ),
    risk=Measure(
        id="risk", question="How risky?", steps=("Hardly", "A little", "So-so", "Quite", "Very")
    ),
    next_rung="A next one, if you like:",
)
TOPICS = (("the loan", "4"), ("singing", "1"), ("the move", "4"), ("the knee", "2"))


@pytest.fixture
def put(answered):
    """The rows of topics that were put on the ladder one after the other."""

    def make(*topics):
        return [
            answered(item, words)
            for at, (text, risk) in enumerate(topics, 1)
            for item, words in notes.rows_of(
                notes.Note(id=f"n{at}", text=text, heading="fears", risk=risk)
            )
        ]

    return make


def texts(state):
    return [rung.text for rung in state.rungs]


def test_rungs_stand_from_the_least_risky_up_and_the_older_lower(put):
    state = ladder.resume(EXERCISE, put(*TOPICS))
    assert texts(state) == ["singing", "the knee", "the loan", "the move"]
    assert state.next_rung.text == "singing"
    assert ladder.risk_in_words(EXERCISE, state.rungs[-1]) == "Quite"


def test_the_next_rung_is_the_lowest_that_was_not_said(put, answered):
    rows = [*put(*TOPICS), answered("n2.state", "said"), answered("n4.state", "said")]
    assert ladder.resume(EXERCISE, rows).next_rung.text == "the loan"
    rows.append(answered("n2.state", "to_say"))
    assert ladder.resume(EXERCISE, rows).next_rung.text == "singing"


def test_with_everything_said_nothing_is_next(put, answered):
    rows = [*put(TOPICS[0]), answered("n1.state", "said")]
    assert ladder.resume(EXERCISE, rows).next_rung is None


def test_what_was_taken_off_is_not_on_it_and_its_id_is_not_used_again(put, answered):
    rows = [*put(*TOPICS[:2]), answered("n2.state", "off")]
    state = ladder.resume(EXERCISE, rows)
    assert texts(state) == ["the loan"]
    assert notes.next_id(rows) == "n3"


@pytest.mark.parametrize("kept", range(4))
def test_any_beginning_of_the_rows_of_a_topic_makes_sense(put, kept):
    rows = put(TOPICS[0], TOPICS[1])[: 3 + kept]
    state = ladder.resume(EXERCISE, rows)
    assert len(state.rungs) == (2 if kept == 3 else 1)
    assert all(rung.text and rung.heading and rung.risk for rung in state.rungs)
    assert notes.next_id(rows) not in {row.item.partition(".")[0] for row in rows}


@pytest.mark.parametrize("risk", ["", "9", "high", "\uff12"])
def test_a_risk_that_cannot_be_read_puts_the_topic_at_the_top(put, answered, risk):
    rows = [*put(*TOPICS), answered("n2.risk", risk)]
    state = ladder.resume(EXERCISE, rows)
    assert texts(state)[-1] == "singing"
    assert ladder.risk_in_words(EXERCISE, state.rungs[-1]) == ""


def test_strange_items_are_no_topics(answered):
    rows = [answered(item, "x") for item in ("n", "n0", "n1.", "n1.x.y", "N1", "n٣", "n9999999")]
    assert ladder.resume(EXERCISE, rows).notes == ()
    assert notes.next_id([]) == "n1"


def test_starting_over_empties_it(put, answered):
    rows = [*put(*TOPICS), answered("", "start_over")]
    state = ladder.resume(EXERCISE, rows)
    assert (state.value, state.verdict) == ((), Verdict.NOTHING_CHOSEN)
    assert notes.next_id(rows) == "n1"
