"""The deck's screen: questions come, are passed over, are kept."""

from helpers.content import ui
from helpers.model import AnswerRow
from tests.exercises.test_deck import EXERCISE
from tests.widgets.conftest import OpenGiven

TEXTS = {question.text: question for question in EXERCISE.questions}


def test_a_question_is_drawn_from_the_first_depth_and_comes_back(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    assert reader.block("depth")["value"] == "light"  # type: ignore[index]
    assert reader.block("draw")["label"] == ui("deck_draw")  # type: ignore[index]
    reader.press("draw", depth="light")
    question = reader.text("question")
    assert TEXTS[question].depth == "light"
    assert reader.text("pass") == ui("deck_pass")
    again = open_given(EXERCISE)
    assert again.text("question") == question
    assert again.block("draw")["label"] == ui("deck_another")  # type: ignore[index]


def test_all_of_a_depth_come_before_any_comes_again(open_given: OpenGiven) -> None:
    reader, seen = open_given(EXERCISE), []
    for _ in range(3):
        reader.press("draw", depth="deep")
        seen.append(reader.text("question"))
    assert len(set(seen)) == 3
    assert reader.text("status") == ""
    reader.press("draw", depth="deep")
    assert reader.text("status") == ui("deck_again")
    assert reader.text("question") != seen[-1]
    assert open_given(EXERCISE).block("depth")["value"] == "deep"  # type: ignore[index]


def test_a_favourite_is_kept_listed_and_let_go(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    reader.press("favourite")
    assert learner.journal.read(AnswerRow) == ()
    reader.press("draw")
    question = reader.text("question")
    for _ in range(2):
        reader.press("favourite")
    reader.press("draw")
    again = open_given(EXERCISE)
    assert again.block("favourites")["summary"] == ui("deck_favourites", count=1)  # type: ignore
    assert list(again.block("favourite-list")["items"]) == [question]  # type: ignore[index]
    again.press("favourite")
    again.press("not-favourite")
    assert list(again.block("favourite-list")["items"]) == [question]  # type: ignore[index]
    written = [row.answer for row in learner.journal.read(AnswerRow)]
    assert written == ["drawn", "favourite", "drawn", "favourite", "not_favourite"]


def test_starting_over_keeps_the_history(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    reader.press("draw", depth="deep")
    reader.press("favourite")
    reader.press("start-over")
    again = open_given(EXERCISE)
    assert again.block("question") is None
    assert again.block("favourites") is None
    assert again.block("depth")["value"] == "light"  # type: ignore[index]
    assert len(learner.journal.read(AnswerRow)) == 3


def test_the_preview_holds_every_question_by_depth(open_given: OpenGiven) -> None:
    text = open_given(EXERCISE).page._repr_mimebundle_()[0]["text/plain"]
    assert all(question.text in text for question in EXERCISE.questions)
