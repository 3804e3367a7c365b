"""The screen for adapting: one situation after the other, each with a version of one's own."""

from helpers.content import ui
from helpers.journal import drafts
from helpers.model import AnswerRow
from tests.exercises.test_adapt import EXERCISE, STRATEGIES
from tests.widgets.conftest import SLUG, OpenGiven, Reader

SECRET = "by post-it, on the coffee tin"


def answers(learner) -> list[tuple[str, str]]:
    return [(row.item, row.answer) for row in learner.journal.read(AnswerRow)]


def looking_at(open_given: OpenGiven, id: str) -> Reader:
    reader = open_given(EXERCISE)
    reader.press("see", situation=id)
    return reader


def test_a_situation_shows_its_note_and_a_line_for_each_strategy(open_given: OpenGiven) -> None:
    reader = looking_at(open_given, "nights")
    assert reader.text("note-nights") == "Note on nights"
    for one in STRATEGIES:
        line = reader.block(f"change-nights-{one.slug}")
        assert line is not None
        assert (line["lead"], line["text"]) == (f"{one.short}:", f"{one.slug}, nights")
    assert reader.page.focus.startswith("name-nights#")


def test_after_one_another_can_be_looked_at_and_the_last_comes_back(
    open_given: OpenGiven, learner
) -> None:
    reader = looking_at(open_given, "nights")
    reader.press("see", situation="far-apart")
    reader.press("see", situation="far-apart")
    assert reader.block("note-nights") is None
    again = open_given(EXERCISE)
    assert again.text("note-far-apart") == "Note on far-apart"
    assert again.block("situation")["value"] == "far-apart"  # type: ignore[index]
    assert again.block("looked-at-nights")
    assert answers(learner) == [("", "nights"), ("", "far-apart")]
    assert drafts.read(learner.journal.folder, SLUG, EXERCISE.id) == {}


def test_nothing_chosen_is_said_and_not_saved(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    for picked in ("", "<b>"):
        reader.press("see", situation=picked)
        assert reader.text("status") == ui("nothing_chosen")
    assert answers(learner) == []


def test_an_own_version_is_kept_for_its_situation(open_given: OpenGiven, learner) -> None:
    reader = looking_at(open_given, "nights")
    words = {"situation": "nights", "keep-nights": SECRET, "private-nights": "yes"}
    reader.press("save", **words)
    assert reader.text("status").startswith("Saved at")
    reader.press("save", **words)
    assert reader.text("status") == ui("saved_already")
    reader.press("see", situation="far-apart")
    assert reader.block("keep-far-apart")["value"] == ""  # type: ignore[index]
    assert reader.text("looked-at-nights") == SECRET
    assert reader.text("looked-at-far-apart") == ui("adapt_no_version")
    again = looking_at(open_given, "nights")
    assert again.block("keep-nights")["value"] == SECRET  # type: ignore[index]
    assert again.block("private-nights")["value"] == "yes"  # type: ignore[index]
    kept = [row for row in learner.journal.read(AnswerRow) if row.item == "nights"]
    assert [(row.answer, row.private) for row in kept] == [(SECRET, True)]
    assert drafts.read(learner.journal.folder, SLUG, EXERCISE.id) == {}


def test_words_not_saved_yet_wait_while_another_is_looked_at(open_given: OpenGiven) -> None:
    reader = looking_at(open_given, "nights")
    reader.press("see", situation="far-apart", **{"keep-nights": SECRET})
    again = looking_at(open_given, "nights")
    assert again.block("keep-nights")["value"] == SECRET  # type: ignore[index]


def test_a_version_can_be_taken_back_and_an_empty_box_is_not_saved(
    open_given: OpenGiven, learner
) -> None:
    reader = looking_at(open_given, "nights")
    reader.press("save", **{"keep-nights": " "})
    assert reader.text("status") == ui("nothing_written")
    reader.press("save", **{"keep-nights": SECRET})
    reader.press("save", **{"keep-nights": ""})
    assert open_given(EXERCISE).text("looked-at-nights") == ui("adapt_no_version")
    assert answers(learner) == [("", "nights"), ("nights", SECRET), ("nights", "")]


def test_a_save_that_fails_leaves_the_words_in_the_box(open_given: OpenGiven) -> None:
    reader = looking_at(open_given, "nights")
    reader.press("save", **{"keep-nights": "a\0b"})
    assert reader.text("problem") == ui("text_has_nul")
    assert reader.block("keep-nights")["value"] == "a\0b"  # type: ignore[index]


def test_saving_one_does_not_forget_which_other_was_picked(open_given: OpenGiven) -> None:
    reader = looking_at(open_given, "nights")
    reader.press("save", situation="far-apart", **{"keep-nights": SECRET})
    assert reader.block("situation")["value"] == "far-apart"  # type: ignore[index]
    assert reader.text("looked-at-nights") == SECRET


def test_starting_over_keeps_the_history(open_given: OpenGiven, learner) -> None:
    reader = looking_at(open_given, "nights")
    reader.press("save", **{"keep-nights": SECRET})
    reader.press("start-over")
    assert SECRET not in open_given(EXERCISE).everything()
    assert reader.block("situation")["value"] == ""  # type: ignore[index]
    assert answers(learner)[-1] == ("", "start_over")


def test_on_paper_everything_is_there_to_read(open_given: OpenGiven) -> None:
    looking_at(open_given, "nights").press("save", **{"keep-nights": SECRET})
    text = open_given(EXERCISE).page._repr_mimebundle_()[0]["text/plain"]
    for situation in EXERCISE.situations:
        assert situation.note in text
        assert all(change.text in text for change in situation.changes)
    assert EXERCISE.keep in text
    assert SECRET not in text
