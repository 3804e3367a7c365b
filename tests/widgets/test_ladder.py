"""The ladder's screen: topics go on it, are said, come off; all stays private unless unticked."""

import pytest

from helpers.content import ui
from helpers.journal import Journal, JournalError, drafts
from helpers.model import AnswerRow
from tests.exercises.test_ladder import EXERCISE
from tests.widgets.conftest import SLUG, OpenGiven, Reader


def answers(learner) -> list[tuple[str, str]]:
    return [(row.item, row.answer) for row in learner.journal.read(AnswerRow)]


def put(reader: Reader, topic: str, risk: str, heading: str = "fears", **more: str) -> None:
    reader.press("put", topic=topic, heading=heading, risk=risk, **more)


def rungs(reader: Reader) -> list[str]:
    block = reader.block("ladder")
    items = block["items"] if block else ()
    return [item.replace("\u2068", "").replace("\u2069", "") for item in items]


def test_topics_stand_with_the_riskiest_at_the_top(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    assert rungs(reader) == []
    put(reader, "the loan", "4")
    put(reader, "singing", "1", "thoughts")
    assert rungs(reader) == ["the loan · Fears · Quite", "singing · Thoughts · Hardly"]
    assert reader.text("next") == "singing"
    assert reader.block("next")["lead"] == EXERCISE.next_rung  # type: ignore[index]
    assert reader.text("pass") == ui("ladder_pass")
    assert reader.block("topic")["value"] == ""  # type: ignore[index]
    assert rungs(open_given(EXERCISE)) == rungs(reader)
    assert answers(learner)[:3] == [("n1.heading", "fears"), ("n1.risk", "4"), ("n1", "the loan")]
    assert drafts.read(learner.journal.folder, SLUG, EXERCISE.id) == {}


def test_it_is_private_unless_unticked_each_time(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    assert reader.block("private")["value"] == "yes"  # type: ignore[index]
    put(reader, "the loan", "4")
    put(reader, "singing", "1", private="")
    assert reader.block("private")["value"] == "yes"  # type: ignore[index]
    reader.press("said", rung="n1")
    private = {row.item: row.private for row in learner.journal.read(AnswerRow)}
    assert private["n1"] and private["n1.heading"] and private["n1.state"]
    assert not private["n2"]


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"topic": " ", "heading": "fears", "risk": "1"}, "nothing_written"),
        ({"topic": "the loan", "risk": "1"}, "ladder_incomplete"),
        ({"topic": "the loan", "heading": "fears"}, "ladder_incomplete"),
        ({"topic": "the loan", "heading": "<b>", "risk": "6"}, "ladder_incomplete"),
    ],
)
def test_half_a_rung_is_not_saved_and_its_words_stay(
    open_given: OpenGiven, learner, fields: dict[str, str], key: str
) -> None:
    reader = open_given(EXERCISE)
    reader.press("put", **fields)
    assert reader.text("status") == ui(key)
    assert reader.block("topic")["value"] == fields["topic"]  # type: ignore[index]
    assert answers(learner) == []


def test_a_button_pressed_twice_puts_one_topic(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    for _ in range(2):
        put(reader, "the loan", "4")
    assert reader.text("status") == ui("saved_already")
    assert len(rungs(reader)) == 1
    assert len(answers(learner)) == 3


def test_a_rung_is_said_and_not_said_after_all(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    put(reader, "singing", "1")
    reader.press("said")
    assert reader.text("status") == ui("nothing_chosen")
    reader.press("said", rung="n1")
    assert rungs(open_given(EXERCISE)) == ["singing · Fears · Hardly · said"]
    assert reader.text("next") == ui("ladder_all_said")
    reader.press("said", rung="n1")
    assert reader.text("status") == ui("saved_already")
    reader.press("not-said", rung="n1")
    assert reader.text("next") == "singing"
    assert [words for item, words in answers(learner) if item == "n1.state"] == ["said", "to_say"]


def test_taking_off_says_what_stays(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    put(reader, "the loan", "4")
    assert reader.text("off-hint") == ui("notes_off_hint")
    for _ in range(2):
        reader.press("take-off", rung="n1")
        assert reader.text("status") == ui("notes_taken_off")
    reader.press("said", rung="n1")
    assert reader.text("status") == ui("nothing_chosen")
    assert rungs(open_given(EXERCISE)) == []
    assert ("n1", "the loan") in answers(learner)
    put(reader, "the loan", "4")
    assert rungs(reader) == ["the loan · Fears · Quite"]


def test_two_pages_at_once_do_not_write_over_each_other(open_given: OpenGiven) -> None:
    one, two = open_given(EXERCISE), open_given(EXERCISE)
    put(one, "the loan", "4")
    put(two, "singing", "1")
    assert len(rungs(two)) == 2
    one.press("said", rung="n1")
    assert len(rungs(one)) == 2


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_save_that_fails_halfway_leaves_the_words_in_the_box(
    open_given: OpenGiven, monkeypatch, fails_at: int
) -> None:
    append, calls = Journal.append, []

    def fails_once(self, row):
        calls.append(row)
        if len(calls) == fails_at:
            raise JournalError("journal_no_space", file="answers.csv")
        return append(self, row)

    monkeypatch.setattr(Journal, "append", fails_once)
    reader = open_given(EXERCISE)
    put(reader, "the loan", "4")
    assert reader.text("problem") == ui("journal_no_space", file="answers.csv")
    values = {key: reader.block(key)["value"] for key in ("topic", "heading", "risk")}  # type: ignore
    assert values == {"topic": "the loan", "heading": "fears", "risk": "4"}
    assert rungs(open_given(EXERCISE)) == []
    put(reader, "the loan", "4")
    assert rungs(open_given(EXERCISE)) == ["the loan · Fears · Quite"]


@pytest.mark.parametrize("topic", ["<img src=x>", "שלום 🙂 \u202eabc", "x" * 10_000, "{partner}"])
def test_odd_words_stay_as_they_are(open_given: OpenGiven, topic: str) -> None:
    reader = open_given(EXERCISE)
    put(reader, topic, "4")
    again = open_given(EXERCISE)
    assert again.text("next") == topic
    assert again.block("ladder")["items"][0].startswith(f"\u2068{topic}\u2069 · ")  # type: ignore
    (option,) = again.block("rung")["options"]  # type: ignore[index]
    assert len(option[1]) <= 80


def test_starting_over_keeps_the_history(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    put(reader, "the loan", "4")
    reader.press("start-over")
    put(reader, "singing", "1")
    assert rungs(open_given(EXERCISE)) == ["singing · Fears · Hardly"]
    assert len(answers(learner)) == 7


def test_the_preview_has_headings_steps_and_the_right_to_pass(open_given: OpenGiven) -> None:
    text = open_given(EXERCISE).page._repr_mimebundle_()[0]["text/plain"]
    words = [heading.meaning for heading in EXERCISE.headings]
    for part in (EXERCISE.question, *words, *EXERCISE.risk.steps, ui("ladder_pass")):
        assert part in text
