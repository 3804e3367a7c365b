"""Each kind's own screen: what it saves, how it resumes, how it starts over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helpers.content import lesson, ui
from helpers.journal import Saved
from helpers.model import AnswerRow, CheckInRow, PlanRow, ReflectionRow, ReviewRow
from helpers.profile import Names, Profile
from tests.widgets.conftest import SLUG, Open, Reader

LESSON = Names(Profile(partner_name="Kim")).into(lesson(SLUG))


def answers(learner) -> list[tuple[str, str]]:
    return [(row.item, row.answer) for row in learner.journal.read(AnswerRow)]


# --- choice ----------------------------------------------------------------------------------


def test_a_choice_shows_the_feedback_of_the_option_and_comes_back(open_exercise: Open) -> None:
    option = LESSON.exercise("first-reply").options[2]
    open_exercise("first-reply").press("answer", option=option.id)
    again = open_exercise("first-reply")
    assert again.text("feedback") == option.feedback
    assert again.block("option")["value"] == option.id  # type: ignore[index]


def test_nothing_chosen_is_said_and_not_saved(open_exercise: Open, learner) -> None:
    reader = open_exercise("first-reply")
    reader.press("answer")
    assert reader.text("status") == ui("nothing_chosen")
    assert answers(learner) == []


def test_starting_over_empties_the_exercise_and_keeps_the_history(
    open_exercise: Open, learner
) -> None:
    reader = open_exercise("first-reply")
    reader.press("answer", option="nasty-call")
    reader.press("start-over")
    assert reader.block("feedback") is None
    assert open_exercise("first-reply").block("option")["value"] == ""  # type: ignore[index]
    assert answers(learner) == [("", "nasty-call"), ("", "start_over")]


# --- sort and reading --------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["reply-types", "tone-and-body"])
def test_a_series_goes_on_where_it_was_left(open_exercise: Open, id: str) -> None:
    reader = open_exercise(id)
    first, second = reader.page.state.steps[:2]  # type: ignore[attr-defined]
    reader.press("answer", **{first.id: first.options[0].id})
    assert reader.block(f"feedback-{first.id}")
    reader.press("next")
    assert reader.block(f"words-{second.id}")
    assert open_exercise(id).block(f"words-{second.id}")


def test_an_answer_that_cannot_be_saved_is_not_taken_for_one(open_exercise: Open, learner) -> None:
    learner.journal.folder.parent.mkdir(exist_ok=True)
    learner.journal.folder.write_text("a file where the folder should be")
    reader = open_exercise("reply-types")
    first = reader.page.state.steps[0]  # type: ignore[attr-defined]
    reader.press("answer", **{first.id: first.options[0].id})
    assert reader.text("problem")
    assert reader.block(f"feedback-{first.id}") is None


def test_at_the_end_all_stand_in_a_table(open_exercise: Open) -> None:
    reader = open_exercise("reply-types")
    for step in reader.page.state.steps:  # type: ignore[attr-defined]
        reader.press("answer", **{step.id: step.options[0].id})
        reader.press("next")
    assert len(reader.block("table")["rows"]) == len(LESSON.exercise("reply-types").items)  # type: ignore


# --- conversation ------------------------------------------------------------------------------


def test_a_talk_can_be_walked_taken_back_and_ends_with_its_map(open_exercise: Open) -> None:
    reader = open_exercise("late-shift")
    start = reader.page.state.here  # type: ignore[attr-defined]
    reader.press("say", **{start.id: start.options[0].id})
    assert reader.text("reaction") == start.options[0].reaction
    assert reader.text("heard") == start.options[0].heard
    reader.press("step-back")
    assert reader.page.state.here == start  # type: ignore[attr-defined]
    while not reader.page.state.finished:  # type: ignore[attr-defined]
        here = reader.page.state.here  # type: ignore[attr-defined]
        reader.press("say", **{here.id: here.options[1].id})
    every_reply = sum(len(scene.options) for scene in LESSON.exercise("late-shift").scenes)
    table = reader.block("map-table")
    assert table is not None
    assert len(table["rows"]) == every_reply
    taken = [row for row in table["rows"] if row[-1]]
    assert len(taken) == len(reader.page.state.said)  # type: ignore[attr-defined]
    assert open_exercise("late-shift").text("ending") == reader.text("ending")


# --- composer ----------------------------------------------------------------------------------


def test_a_composed_sentence_is_looked_over_and_kept(open_exercise: Open, learner) -> None:
    reader = open_exercise("paraphrase")
    parts = {"feeling": "you always sulk", "about": "the desk", "check": "Is that it?"}
    reader.press("look-over", **parts)
    assert "you always" in reader.text("remarks")
    reader.press("show-model")
    assert reader.text("model") == LESSON.exercise("paraphrase").model
    reader.press("keep", **parts, private="yes")
    assert answers(learner)[-1] == (
        "sentence",
        "That sounds you always sulk: the desk. Is that it?",
    )
    assert all(row.private for row in learner.journal.read(AnswerRow))
    reader.press("keep", **parts, private="yes")
    assert reader.text("status") == ui("saved_already")
    assert len(answers(learner)) == 4


# --- timer -------------------------------------------------------------------------------------


def test_the_clock_goes_on_where_it_stood_and_is_counted_when_it_ends(
    open_exercise: Open, learner
) -> None:
    turns = len(LESSON.exercise("speaker-listener").turns)
    open_exercise("speaker-listener").clock(1, 17)
    again = open_exercise("speaker-listener")
    clock = again.block("clock")
    assert clock is not None
    assert (clock["at"], clock["left"]) == (1, 17)
    again.clock(turns, 0)
    assert answers(learner) == [("all", "done")]
    assert again.text("done") == LESSON.exercise("speaker-listener").done


# --- plan --------------------------------------------------------------------------------------


def plan_made(open_exercise: Open, **more: str) -> Reader:
    reader = open_exercise("this-week")
    reader.press("save", **{"cue": "0", "own-action": "ask one thing", **more})
    return reader


def test_a_plan_is_saved_whole_and_changed_in_place(open_exercise: Open, learner) -> None:
    reader = plan_made(open_exercise)
    (made,) = learner.journal.read(PlanRow)
    assert made.cue == LESSON.exercise("this-week").cues[0]
    assert made.action == "ask one thing"
    assert made.due == date.today() + timedelta(days=LESSON.exercise("this-week").due_in_days)
    reader.press("change")
    reader.press("save", **{"own-action": "wait"})
    (changed,) = learner.journal.read(PlanRow)
    assert (changed.id, changed.action) == (made.id, "wait")


def test_half_a_plan_is_not_saved(open_exercise: Open, learner) -> None:
    reader = open_exercise("this-week")
    reader.press("save", cue="1")
    assert reader.text("status") == ui("plan_incomplete")
    assert learner.journal.read(PlanRow) == ()


def test_a_plan_is_looked_back_on_when_its_day_has_come(open_exercise: Open, learner) -> None:
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    reader = plan_made(open_exercise, due=yesterday)
    reader.press("look-back", outcome="partly", why="The bus was late")
    (row,) = learner.journal.read(PlanRow)
    assert (row.outcome, row.why, row.looked_back_on) == (
        "partly",
        "The bus was late",
        date.today(),
    )
    assert open_exercise("this-week").text("happened") == ui("plan_outcome_partly")


def test_the_calendar_file_says_nothing_of_what_is_planned(open_exercise: Open) -> None:
    reader = plan_made(open_exercise)
    file = reader.press("calendar")["download"]
    assert file["content"].startswith("BEGIN:VCALENDAR")
    assert "ask one thing" not in file["content"]
    assert reader.press("calendar")["download"] == file


def test_a_changed_plan_is_newer_to_a_calendar(open_exercise: Open, learner) -> None:
    reader = plan_made(open_exercise)
    (made,) = learner.journal.read(PlanRow)
    learner.journal.save(replace(made, saved_at=made.saved_at - timedelta(hours=1), action="x"))
    before = reader.press("calendar")["download"]["content"]
    again = open_exercise("this-week")
    old = again.press("calendar")["download"]["content"]
    again.press("change")
    again.press("save", due=(date.today() + timedelta(days=2)).isoformat())
    new = again.press("calendar")["download"]["content"]
    assert sequence(old) < sequence(new)
    assert sequence(before) <= sequence(new)
    again.press("change")
    again.press("save")
    assert again.text("status") == ui("saved_already")
    assert again.press("calendar")["download"]["content"] == new


def sequence(file: str) -> int:
    return int(file.split("SEQUENCE:")[1].split()[0])


# --- exchange ----------------------------------------------------------------------------------


def test_two_people_answer_hidden_and_are_revealed_together(open_exercise: Open) -> None:
    one, two, *_ = (question.id for question in LESSON.exercise("for-both").questions)
    reader = open_exercise("for-both")
    reader.press("begin", first="partner")
    hidden = {f"partner-{one}": "by the sea", f"partner-{two}": "a secret"}
    reader.press("hand-over-partner", **hidden, **{f"partner-{two}-private": "yes"})
    assert "by the sea" not in reader.everything()
    reader.press("hand-over-me", **{f"me-{one}": "in the car"})
    assert "in the car" not in reader.everything()
    reader.press("reveal")
    rows = reader.block("both")["rows"]  # type: ignore[index]
    assert list(rows[0][1:]) == ["in the car", "by the sea"]
    assert list(rows[1][1:]) == [ui("passed"), ui("passed")]
    assert "a secret" not in reader.everything() + open_exercise("for-both").everything()


def test_a_button_pressed_twice_does_not_skip_the_other_ones_turn(open_exercise: Open) -> None:
    one = LESSON.exercise("for-both").questions[0].id
    reader = open_exercise("for-both")
    reader.press("begin", first="me")
    for _ in range(2):
        reader.press("hand-over-me", **{f"me-{one}": "in the car"})
    reader.press("reveal")
    assert reader.block(f"partner-{one}")
    assert "in the car" not in reader.everything()


def test_an_exchange_broken_off_goes_on_hidden(open_exercise: Open) -> None:
    reader = open_exercise("for-both")
    reader.press("begin", first="me")
    one = LESSON.exercise("for-both").questions[0].id
    reader.press("hand-over-me", **{f"me-{one}": "in the car"})
    again = open_exercise("for-both")
    assert "in the car" not in again.everything()
    assert again.block(f"partner-{one}")


# --- check-in, reflection, cards ---------------------------------------------------------------


def test_a_check_in_is_one_row_a_measure_and_changes_in_place(open_exercise: Open, learner) -> None:
    one, two = (measure.id for measure in LESSON.exercise("before").measures)
    reader = open_exercise("before")
    reader.press("save", **{one: "2"})
    assert reader.text("status").startswith("Saved at")
    reader.press("save", **{one: "4", two: "5"})
    rows = {row.measure: row.value for row in learner.journal.read(CheckInRow)}
    assert rows == {one: 4, two: 5}
    assert len(learner.journal.read(CheckInRow)) == 2
    assert open_exercise("before").block(one)["value"] == "4"  # type: ignore[index]


def test_a_reflection_keeps_its_words_exactly_and_rates_again(open_exercise: Open, learner) -> None:
    words = '  Zeile 1,\n"zwei"\r\n=SUM(A1) שלום 🙂\n'
    measure = LESSON.exercise("before").measures[0].id
    reader = open_exercise("reflection")
    reader.press(
        "save", happened_on="2026-11-20", closeness="4", what_happened=words, **{measure: "5"}
    )
    (row,) = learner.journal.read(ReflectionRow)
    assert (row.what_happened, row.closeness, row.happened_on) == (words, 4, date(2026, 11, 20))
    (rating,) = learner.journal.read(CheckInRow)
    assert (rating.moment, rating.value) == ("after", 5)
    reader.press("save", what_happened=words)
    assert reader.text("status") == ui(f"saved_{Saved.ALREADY}")
    reader.press("another")
    reader.press("save", what_happened="Another day")
    assert [r.what_happened for r in learner.journal.read(ReflectionRow)] == [words, "Another day"]


def test_cards_are_turned_rated_and_gone_through(open_exercise: Open, learner) -> None:
    cards = LESSON.exercise("recap").cards
    reader = open_exercise("recap")
    assert reader.block("answer") is None
    reader.press("turn")
    assert reader.text("answer") == cards[0].answer
    reader.press("rate", **{cards[0].id: "good"})
    assert [(r.card, r.rating) for r in learner.journal.read(ReviewRow)] == [(cards[0].id, "good")]
    assert open_exercise("recap").text("question") == cards[1].question
    for _ in cards[1:]:
        reader.press("skip")
    assert reader.text("end") == ui("cards_end", all=len(cards))
