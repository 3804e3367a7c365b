"""The ritual's screen: what it saves, how it resumes, and what it hands to a calendar."""

from datetime import date, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream

from helpers.content import ui
from helpers.journal import Journal, JournalError, drafts
from helpers.model import AnswerRow, Exercise, Idea, Ritual
from tests.exercises.test_ritual import EXERCISE
from tests.widgets.conftest import SLUG, OpenGiven, Reader

ONLY_WEEKLY = Ritual(
    id="weekly-one",
    title="A ritual",
    question="What shall come round again?",
    rhythms=("weekly",),
    ideas=(Idea(id="market", rhythm="weekly", text="The market on foot"),),
)
SECRET = "soup at Kim's sister's"
NEXT_TUESDAY = date.today() + timedelta(days=(1 - date.today().weekday()) % 7)
FORM = {
    "weekly-own-what": SECRET,
    "weekly-first": NEXT_TUESDAY.isoformat(),
    "weekly-time": "19:30",
    "weekly-minutes": "30",
}


def planned(open_given: OpenGiven, exercise: Exercise = ONLY_WEEKLY, **more: str) -> Reader:
    reader = open_given(exercise)
    reader.press("plan:weekly")
    reader.press("save:weekly", **{**FORM, **more})
    return reader


def answers(learner) -> list[tuple[str, str]]:
    return [(row.item, row.answer) for row in learner.journal.read(AnswerRow)]


def event(reader: Reader):
    file = reader.press("calendar:weekly")["download"]
    return IcsCalendarStream.calendar_from_ics(file["content"]).events[0]


# --- planning ----------------------------------------------------------------------------------


def test_with_one_rhythm_nobody_is_asked_which(open_given: OpenGiven) -> None:
    reader = open_given(ONLY_WEEKLY)
    assert reader.block("weekly-what")
    assert reader.block("plan") is None
    assert reader.block("back:weekly") is None


def test_a_ritual_stands_in_a_sentence_and_comes_back(open_given: OpenGiven, learner) -> None:
    reader = planned(open_given, **{"weekly-private": "yes"})
    assert reader.text("status").startswith("Saved at")
    sentence = f"Every Tuesday at 19:30, for 30 minutes: {SECRET}"
    assert reader.text("weekly-words") == sentence
    again = open_given(ONLY_WEEKLY)
    assert again.text("weekly-words") == sentence
    assert again.text("weekly-begins").startswith("The first time: Tuesday, ")
    assert answers(learner) == [
        ("weekly.what", SECRET),
        ("weekly.first", NEXT_TUESDAY.isoformat()),
        ("weekly.time", "19:30"),
        ("weekly.minutes", "30"),
        ("weekly.state", "planned"),
    ]
    assert all(row.private for row in learner.journal.read(AnswerRow))
    assert drafts.read(learner.journal.folder, SLUG, ONLY_WEEKLY.id) == {}


@pytest.mark.parametrize(
    ("rhythm", "first", "words"),
    [
        ("daily", "2026-11-24", "Every day at 19:30"),
        ("weekly", "2026-11-25", "Every Wednesday at 19:30"),
        ("yearly", "2026-11-24", "Every year on 24 November at 19:30"),
        ("yearly", "2024-02-29", "Every year on the last day of February at 19:30"),
    ],
)
def test_each_rhythm_says_when(open_given: OpenGiven, rhythm: str, first: str, words: str) -> None:
    reader = open_given(EXERCISE)
    reader.press(f"plan:{rhythm}")
    form = {key.replace("weekly", rhythm): value for key, value in FORM.items()}
    reader.press(f"save:{rhythm}", **{**form, f"{rhythm}-first": first})
    assert reader.text(f"{rhythm}-words").startswith(f"{words}, for 30 minutes: ")


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"weekly-own-what": " "}, "what"),
        ({"weekly-first": "2026-02-30"}, "first"),
        ({"weekly-time": "25:61"}, "time"),
        ({"weekly-minutes": ""}, "minutes"),
    ],
)
def test_what_is_missing_is_said_and_what_is_there_stays(
    open_given: OpenGiven, learner, fields: dict[str, str], part: str
) -> None:
    reader = open_given(ONLY_WEEKLY)
    reader.press("save:weekly", **{**FORM, **fields})
    assert reader.text("status") == ui(f"ritual_missing_{part}")
    assert reader.page.focus.startswith(f"weekly-{part}#")
    kept = {key: value for key, value in FORM.items() if key not in fields}
    assert {key: reader.block(key)["value"] for key in kept} == kept  # type: ignore[index]
    assert answers(learner) == []


def test_a_save_that_breaks_off_leaves_the_words_in_the_box(
    open_given: OpenGiven, learner, monkeypatch
) -> None:
    append, calls = Journal.append, []

    def fails_once(self, row):
        calls.append(row)
        if len(calls) == 3:
            raise JournalError("journal_no_space", file="answers.csv")
        return append(self, row)

    monkeypatch.setattr(Journal, "append", fails_once)
    reader = open_given(ONLY_WEEKLY)
    reader.press("save:weekly", **FORM)
    assert reader.text("problem") == ui("journal_no_space", file="answers.csv")
    assert {key: reader.block(key)["value"] for key in FORM} == FORM  # type: ignore[index]
    assert open_given(ONLY_WEEKLY).block("weekly-words") is None
    reader.press("save:weekly", **FORM)
    assert SECRET in open_given(ONLY_WEEKLY).text("weekly-words")


# --- several -----------------------------------------------------------------------------------


def test_each_rhythm_has_a_form_of_its_own(open_given: OpenGiven) -> None:
    reader = planned(open_given, EXERCISE)
    assert reader.block("plan:daily")
    assert reader.block("plan:weekly") is None
    reader.press("plan:daily")
    offered = [id for id, _ in reader.block("daily-what")["options"]]  # type: ignore[index]
    assert offered == ["tea", "own_words"]
    assert SECRET in reader.text("weekly-words")
    reader.press("back:daily")
    assert reader.block("plan:daily")


def test_what_was_typed_in_one_form_waits_while_another_is_open(open_given: OpenGiven) -> None:
    reader = planned(open_given, EXERCISE)
    reader.press("plan:daily")
    reader.write(**{"daily-own-what": "tea at ten"})
    assert open_given(EXERCISE).block("daily-own-what")["value"] == "tea at ten"  # type: ignore
    reader.press("change:weekly", **{"daily-own-what": "tea at ten"})
    reader.press("leave:weekly")
    reader.press("plan:daily")
    assert reader.block("daily-own-what")["value"] == "tea at ten"  # type: ignore[index]


# --- changing and dropping ---------------------------------------------------------------------


def test_a_change_begins_with_what_is_there_and_can_be_left(open_given: OpenGiven, learner) -> None:
    reader = planned(open_given, **{"weekly-private": "yes"})
    reader.press("change:weekly")
    assert {key: reader.block(key)["value"] for key in FORM} == FORM  # type: ignore[index]
    assert reader.block("weekly-private")["value"] == "yes"  # type: ignore[index]
    reader.press("leave:weekly", **{"weekly-time": "08:00"})
    assert "at 19:30" in reader.text("weekly-words")
    reader.press("change:weekly")
    assert reader.block("weekly-time")["value"] == "19:30"  # type: ignore[index]
    reader.press("save:weekly", **FORM)
    assert reader.text("status") == ui("saved_already")
    assert len(answers(learner)) == 5


def test_an_idea_can_be_picked_in_place_of_own_words(open_given: OpenGiven) -> None:
    reader = planned(open_given)
    reader.press("change:weekly")
    reader.press("save:weekly", **FORM, **{"weekly-what": "market"})
    assert reader.text("weekly-words").endswith(": The market on foot")
    reader.press("change:weekly")
    assert reader.block("weekly-what")["value"] == "market"  # type: ignore[index]
    assert reader.block("weekly-own-what")["value"] == ""  # type: ignore[index]


def test_dropping_it_keeps_the_history(open_given: OpenGiven, learner) -> None:
    reader = planned(open_given)
    for _ in range(2):
        reader.press("drop:weekly")
    assert reader.block("weekly-what")
    assert SECRET not in open_given(ONLY_WEEKLY).everything()
    assert answers(learner)[-2:] == [("weekly.state", "planned"), ("weekly.state", "dropped")]


def test_pressing_save_twice_writes_once(open_given: OpenGiven, learner) -> None:
    reader = planned(open_given)
    reader.press("save:weekly", **FORM)
    assert len(answers(learner)) == 5
    assert reader.block("weekly-words")


# --- calendar ----------------------------------------------------------------------------------


def test_the_calendar_file_says_when_and_not_what(open_given: OpenGiven) -> None:
    reader = planned(open_given)
    file = reader.press("calendar:weekly")["download"]
    assert (file["name"], file["mime"]) == ("ritual-weekly.ics", "text/calendar")
    for word in ("soup", "Kim", ONLY_WEEKLY.title, ONLY_WEEKLY.question, SLUG):
        assert word not in file["content"]
    found = event(reader)
    assert found.summary == ui("ritual_calendar_title")
    assert found.start.isoformat() == f"{NEXT_TUESDAY}T19:30:00"
    assert ui("ritual_calendar_title") in reader.text("status")
    assert open_given(ONLY_WEEKLY).press("calendar:weekly")["download"] == file


def test_a_changed_ritual_takes_the_place_of_its_entry(open_given: OpenGiven) -> None:
    reader = planned(open_given)
    before = event(reader)
    reader.press("change:weekly")
    reader.press("save:weekly", **{**FORM, "weekly-time": "20:00"})
    assert reader.text("weekly-changed") == ui("ritual_calendar_again")
    after = event(open_given(ONLY_WEEKLY))
    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert after.dtstamp >= before.dtstamp
    assert (after.start.hour, after.start.minute) == (20, 0)


def test_the_next_one_after_one_was_dropped_is_an_entry_of_its_own(open_given: OpenGiven) -> None:
    reader = planned(open_given)
    before = event(reader)
    reader.press("drop:weekly")
    reader.press("save:weekly", **FORM)
    assert event(reader).uid != before.uid


# --- on paper ----------------------------------------------------------------------------------


def test_the_preview_has_all_ideas_and_what_else_there_is_to_fill_in(open_given: OpenGiven) -> None:
    planned(open_given, EXERCISE)
    text = open_given(EXERCISE).page._repr_mimebundle_()[0]["text/plain"]
    for idea in EXERCISE.ideas:
        assert idea.text.replace("{partner}", ui("your_partner")) in text
    for key in ("ritual_first", "ritual_time", "ritual_minutes"):
        assert ui(key) in text
    assert SECRET not in text
