"""The audit's screen: what it saves, how it resumes, how it starts over."""

from helpers.content import ui
from helpers.exercises.audit import NONE, TO_CHANGE
from helpers.journal import Journal, JournalError, drafts
from helpers.model import AnswerRow
from tests.exercises.test_audit import EXERCISE
from tests.widgets.conftest import SLUG, OpenGiven


def answers(learner) -> list[tuple[str, str]]:
    return [(row.item, row.answer) for row in learner.journal.read(AnswerRow)]


def test_habits_stand_in_one_screen_in_groups(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    for habit in EXERCISE.habits:
        block = reader.block(f"habit-{habit.id}")
        assert block is not None
        assert (block["legend"], block["row"]) == (habit.text, True)
        assert [list(option) for option in block["options"]] == [
            [str(step), words] for step, words in enumerate(EXERCISE.steps, 1)
        ]


def test_the_most_frequent_are_shown_with_what_to_try_and_one_is_picked(
    open_given: OpenGiven, learner
) -> None:
    reader = open_given(EXERCISE)
    reader.press("save", **{"habit-phone": "3", "habit-tv": "5", "habit-mail": "1"})
    assert reader.text("status").startswith("Saved at")
    assert [list(row) for row in reader.block("instead")["rows"]] == [  # type: ignore[index]
        ["tv", "not tv"],
        ["phone", "not phone"],
    ]
    assert [id for id, _ in reader.block("picked")["options"]] == ["tv", "phone", NONE]  # type: ignore
    reader.press("pick", picked="phone")
    assert reader.text("to-change") == "phone\n\nnot phone"
    again = open_given(EXERCISE)
    assert again.text("to-change") == "phone\n\nnot phone"
    assert again.block("habit-tv")["value"] == "5"  # type: ignore[index]
    rated = [("phone", "3"), ("mail", "1"), ("tv", "5")]
    assert answers(learner) == [*rated, (TO_CHANGE, "phone")]
    assert drafts.read(learner.journal.folder, SLUG, EXERCISE.id) == {}


def test_only_what_changed_is_written(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    reader.press("save", **{"habit-phone": "3", "habit-tv": "5"})
    reader.press("save", **{"habit-phone": "2", "habit-tv": "5"})
    reader.press("save", **{"habit-phone": "2", "habit-tv": "5"})
    assert reader.text("status") == ui("saved_already")
    assert answers(learner) == [("phone", "3"), ("tv", "5"), ("phone", "2")]


def test_none_of_them_is_an_answer_and_seldom_needs_none(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    reader.press("save", **{"habit-phone": "2"})
    assert reader.text("most-often") == ui("audit_nothing_often")
    assert reader.block("picked") is None
    reader.press("save", **{"habit-phone": "4"})
    reader.press("pick")
    assert reader.text("status") == ui("nothing_chosen")
    reader.press("pick", picked=NONE)
    assert reader.text("to-change") == ui("audit_none_picked")


def test_a_save_that_fails_halfway_is_done_again_from_there(
    open_given: OpenGiven, learner, monkeypatch
) -> None:
    append, calls = Journal.append, []

    def fails_once(self, row):
        calls.append(row)
        if len(calls) == 2:
            raise JournalError("journal_no_space", file="answers.csv")
        return append(self, row)

    monkeypatch.setattr(Journal, "append", fails_once)
    reader = open_given(EXERCISE)
    steps = {"habit-phone": "3", "habit-mail": "4", "habit-tv": "5"}
    reader.press("save", **steps)
    assert reader.text("problem") == ui("journal_no_space", file="answers.csv")
    values = {key: reader.block(key)["value"] for key in steps}  # type: ignore[index]
    assert values == steps
    reader.press("save", **steps)
    assert answers(learner) == [("phone", "3"), ("mail", "4"), ("tv", "5")]


def test_starting_over_keeps_the_history(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    reader.press("save", **{"habit-phone": "3"})
    reader.press("start-over")
    assert open_given(EXERCISE).block("habit-phone")["value"] == ""  # type: ignore[index]
    assert answers(learner) == [("phone", "3"), ("", "start_over")]
