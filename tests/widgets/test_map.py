"""The map's screen: a subject, notes under headings, and notes that move."""

from helpers.content import ui
from helpers.journal import drafts
from helpers.model import AnswerRow
from tests.exercises.test_map import EXERCISE
from tests.widgets.conftest import SLUG, OpenGiven, Reader


def answers(learner) -> list[tuple[str, str]]:
    return [(row.item, row.answer) for row in learner.journal.read(AnswerRow)]


def under(reader: Reader, heading: str) -> list[str]:
    block = reader.block(f"notes-{heading}")
    return list(block["items"]) if block else []


def test_subject_and_note_go_on_the_map_and_come_back(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    assert reader.block("yours") is None
    reader.press("put", subject="Bees", note="Old Tom", heading="people")
    reader.press("put", subject="Bees", note="a super", heading="words")
    again = open_given(EXERCISE)
    assert again.block("subject")["value"] == "Bees"  # type: ignore[index]
    assert "Bees" in again.text("yours")
    assert (under(again, "people"), under(again, "words")) == (["Old Tom"], ["a super"])
    assert again.text("none-worries") == ui("map_nothing_here")
    assert again.text("afterwards") == EXERCISE.afterwards
    assert answers(learner)[:3] == [
        ("subject", "Bees"),
        ("n1.heading", "people"),
        ("n1", "Old Tom"),
    ]
    assert len(answers(learner)) == 5
    assert drafts.read(learner.journal.folder, SLUG, EXERCISE.id) == {}


def test_the_subject_can_stand_alone_and_change(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    reader.press("put")
    assert reader.text("status") == ui("nothing_written")
    reader.press("put", subject="Bees")
    reader.press("put", subject="Bees")
    assert reader.text("status") == ui("nothing_written")
    reader.press("put", subject="Beekeeping")
    assert answers(learner) == [("subject", "Bees"), ("subject", "Beekeeping")]
    reader.press("put", subject="", note="Old Tom", heading="people")
    assert reader.block("subject")["value"] == "Beekeeping"  # type: ignore[index]


def test_a_note_needs_a_place(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    reader.press("put", subject="Bees", note="Old Tom", heading="gone")
    assert reader.text("status") == ui("map_incomplete")
    assert reader.block("note")["value"] == "Old Tom"  # type: ignore[index]
    assert answers(learner) == []


def test_a_note_moves_and_is_taken_off(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    reader.press("put", note="Old Tom", heading="people")
    assert reader.text("yours") == ui("map_yours")
    for fields in ({}, {"which": "n1"}, {"which": "", "where": "worries"}):
        reader.press("move", **fields)
        assert reader.text("status") == ui("nothing_chosen")
    reader.press("move", which="n1", where="worries")
    reader.press("move", which="n1", where="worries")
    assert reader.text("status") == ui("saved_already")
    assert under(open_given(EXERCISE), "worries") == ["Old Tom"]
    reader.press("take-off", which="n1")
    assert reader.text("status") == ui("notes_taken_off")
    assert reader.block("which") is None
    assert under(open_given(EXERCISE), "worries") == []
    assert answers(learner)[-2:] == [("n1.heading", "worries"), ("n1.state", "off")]


def test_a_new_note_is_marked_as_the_one_before(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    assert reader.block("private")["value"] == ""  # type: ignore[index]
    reader.press("put", note="Old Tom", heading="people", private="yes")
    assert open_given(EXERCISE).block("private")["value"] == "yes"  # type: ignore[index]
    assert all(row.private for row in learner.journal.read(AnswerRow))


def test_starting_over_keeps_the_history(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    reader.press("put", subject="Bees", note="Old Tom", heading="people")
    reader.press("start-over")
    again = open_given(EXERCISE)
    assert again.block("subject")["value"] == ""  # type: ignore[index]
    assert again.block("yours") is None
    assert len(answers(learner)) == 4
