"""The screen of what was tried: a table from the journal, and one answer for each strategy."""

import pytest

from helpers.content import ui
from helpers.model import AnswerRow, Course, LessonEntry
from tests.exercises.test_tried import EXERCISE
from tests.journal_rows import LISTENING, plan, reflection, tap
from tests.widgets.conftest import OpenGiven

THANKS = "show_appreciation"
WALKS = "walking_together"
NAMES = {LISTENING: "Active listening", THANKS: "Show appreciation", WALKS: "Walks"}
COURSE = Course(
    title="A course",
    lessons=tuple(
        LessonEntry(slug=slug, notebook=f"{slug}.ipynb", short=short, strategy=True)
        for slug, short in NAMES.items()
    ),
)


@pytest.fixture(autouse=True)
def course_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpers.widgets.tried.course", lambda: COURSE)


def note(learner, *rows) -> None:
    for row in rows:
        learner.journal.save(row)


def answers(learner) -> list[tuple[str, str]]:
    return [(row.item, row.answer) for row in learner.journal.read(AnswerRow)]


def test_with_nothing_tried_it_says_so_and_asks_nothing(open_given: OpenGiven, learner) -> None:
    note(learner, plan(0), tap(0, 3))
    reader = open_given(EXERCISE)
    assert reader.text("nothing") == EXERCISE.nothing
    assert reader.block("table") is None
    assert reader.block("save") is None


def test_a_sentence_and_a_table_say_what_was_noted(open_given: OpenGiven, learner) -> None:
    note(learner, tap(0, 3, LISTENING), reflection(2, 4), plan(0, "partly"), plan(3))
    note(learner, plan(0, "yes", THANKS), reflection(4, 3, WALKS))
    reader = open_given(EXERCISE)
    assert ui("tried_days_many", strategy=NAMES[LISTENING], count=2) in reader.text("noted")
    assert ui("tried_plan", strategy=NAMES[THANKS]) in reader.text("noted")
    assert ui("tried_days_one", strategy=NAMES[WALKS]) in reader.text("noted")
    table = reader.block("table")
    assert table is not None
    rows = [tuple(row) for row in table["rows"]]
    assert [row[0] for row in rows] == list(NAMES.values())
    assert rows[0] == (NAMES[LISTENING], "2", "1", "2", "1")
    assert rows[1] == (NAMES[THANKS], "0", "0", "1", "1")
    asked = [slug for slug in NAMES if reader.block(slug)]
    assert asked == [LISTENING, THANKS, WALKS]


def test_each_answer_is_a_worded_step_and_comes_back(open_given: OpenGiven, learner) -> None:
    note(learner, tap(0, 3, LISTENING), plan(0, "yes", THANKS))
    reader = open_given(EXERCISE)
    question = reader.block(LISTENING)
    assert question is not None
    assert question["legend"] == f"{NAMES[LISTENING]}: {EXERCISE.helped.question}"
    assert [label for _, label in question["options"]] == [
        *EXERCISE.helped.steps,
        ui("tried_too_early"),
    ]
    assert question["row"] is False
    reader.press("save", **{LISTENING: "4"})
    assert reader.text("status").startswith("Saved at")
    reader.press("save", **{LISTENING: "4", THANKS: "too_early"})
    reader.press("save", **{LISTENING: "4", THANKS: "too_early"})
    assert reader.text("status") == ui("saved_already")
    again = open_given(EXERCISE)
    assert again.block(LISTENING)["value"] == "4"  # type: ignore[index]
    assert again.block(THANKS)["value"] == "too_early"  # type: ignore[index]
    assert answers(learner) == [(LISTENING, "4"), (THANKS, "too_early")]


def test_nothing_chosen_is_said(open_given: OpenGiven, learner) -> None:
    note(learner, tap(0, 3, LISTENING))
    reader = open_given(EXERCISE)
    reader.press("save", **{LISTENING: ""})
    assert reader.text("status") == ui("nothing_chosen")
    assert answers(learner) == []


def test_starting_over_keeps_the_history(open_given: OpenGiven, learner) -> None:
    note(learner, tap(0, 3, LISTENING))
    reader = open_given(EXERCISE)
    reader.press("save", **{LISTENING: "2"})
    reader.press("start-over")
    assert reader.block(LISTENING)["value"] == ""  # type: ignore[index]
    assert open_given(EXERCISE).block("start-over") is None
    assert answers(learner) == [(LISTENING, "2"), ("", "start_over")]


def test_the_preview_knows_nothing_of_the_journal(open_given: OpenGiven, learner) -> None:
    before = open_given(EXERCISE).page._repr_mimebundle_()[0]["text/plain"]
    note(learner, tap(0, 3, LISTENING))
    assert open_given(EXERCISE).page._repr_mimebundle_()[0]["text/plain"] == before
    assert EXERCISE.helped.question in before
