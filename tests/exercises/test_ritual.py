from datetime import datetime, time

import pytest

from helpers.exercises import ritual
from helpers.model import Idea, Ritual, Verdict

EXERCISE = Ritual(
    id="any",
    title="A ritual",
    question="What shall come round again?",
    rhythms=("daily", "weekly", "yearly"),
    ideas=(
        Idea(id="tea", rhythm="daily", text="Ten minutes of tea"),
        Idea(id="walk", rhythm="weekly", text="A walk with {partner}"),
        Idea(id="market", rhythm="weekly", text="The market on foot"),
        Idea(id="lake", rhythm="yearly", text="A night at the lake"),
    ),
)
WEEKLY = EXERCISE.ideas[1:3]
PARTS = {"what": "Soup", "first": "2026-11-03", "time": "19:30", "minutes": "30"}


@pytest.fixture
def planned(answered):
    """The rows of a ritual that was saved whole."""

    def make(rhythm="weekly", *, private=False, **parts):
        rows = {**PARTS, **parts, "state": "planned"}
        return [answered(f"{rhythm}.{part}", text, private=private) for part, text in rows.items()]

    return make


def weekly(rows):
    return ritual.resume(EXERCISE, rows).kept.get("weekly")


# --- what was typed ------------------------------------------------------------------------------


def test_an_idea_or_own_words_with_day_time_and_length_make_a_ritual():
    fields = {**PARTS, "what": "market"}
    parts = ritual.read(fields, WEEKLY)
    assert parts == {**PARTS, "what": "The market on foot"}
    assert ritual.missing(parts) == ""
    assert ritual.read({**fields, "own-what": " Soup "}, WEEKLY)["what"] == "Soup"


def test_an_idea_picked_in_place_of_own_words_counts(planned):
    kept = weekly(planned())
    fields = {**PARTS, "what": "market", "own-what": "Soup"}
    assert ritual.read(fields, WEEKLY, kept)["what"] == "The market on foot"
    assert ritual.read({**fields, "own-what": "Stew"}, WEEKLY, kept)["what"] == "Stew"
    assert ritual.read({**fields, "what": "own_words"}, WEEKLY, kept)["what"] == "Soup"


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"what": "tea"}, "what"),
        ({"what": "own_words"}, "what"),
        ({"first": ""}, "first"),
        ({"first": "2026-02-30"}, "first"),
        ({"first": "0002-11-03"}, "first"),
        ({"first": "next Tuesday"}, "first"),
        ({"time": ""}, "time"),
        ({"time": "25:00"}, "time"),
        ({"time": "half past"}, "time"),
        ({"minutes": ""}, "minutes"),
        ({"minutes": "-5"}, "minutes"),
    ],
)
def test_what_cannot_be_used_is_missing(fields, part):
    parts = ritual.read({**PARTS, "what": "walk", **fields}, WEEKLY)
    assert ritual.missing(parts) == part


@pytest.mark.parametrize(
    ("text", "clock"),
    [("19:30", time(19, 30)), ("7:05", time(7, 5)), ("19:30:59", time(19, 30)), ("19", None)],
)
def test_times_are_read_or_left_out(text, clock):
    assert ritual.read_time(text) == clock


# --- what the journal holds ----------------------------------------------------------------------


def test_a_ritual_comes_back_whole(planned):
    kept = weekly(planned(private=True))
    assert kept.begins == datetime(2026, 11, 3, 19, 30)
    assert (kept.parts, kept.private, kept.changes) == (PARTS, True, 0)


def test_each_rhythm_has_its_own(planned):
    state = ritual.resume(EXERCISE, [*planned(), *planned("yearly", what="The lake")])
    assert {rhythm: kept.parts["what"] for rhythm, kept in state.value.items()} == {
        "weekly": "Soup",
        "yearly": "The lake",
    }


@pytest.mark.parametrize("rows_written", range(5))
def test_one_that_broke_off_never_shows_by_half(planned, rows_written):
    before, begun = planned(), planned(what="Stew", time="08:00")[:rows_written]
    assert weekly(begun) is None
    assert weekly([*before, *begun]) == weekly(before)
    again = planned(what="Rice")
    assert weekly([*before, *begun, *again]).parts == {**PARTS, "what": "Rice"}


@pytest.mark.parametrize("late", range(4))
def test_a_part_that_had_to_wait_in_another_file_still_counts(planned, late):
    rows = planned()
    rows.append(rows.pop(late))
    assert weekly(rows).parts == PARTS


def test_a_change_keeps_the_id_and_is_counted(planned):
    first = weekly(rows := planned())
    changed = weekly([*rows, *planned(time="20:00"), *planned(time="20:15")])
    assert (changed.id, changed.changes) == (first.id, 2)
    assert changed.saved_at > first.saved_at
    assert changed.parts["time"] == "20:15"


def test_one_dropped_is_gone_and_the_next_is_another(planned, answered):
    before = planned()
    dropped = [*before, answered("weekly.state", "dropped")]
    assert weekly(dropped) is None
    after = weekly([*dropped, *planned()])
    assert after.id != weekly(before).id
    assert after.changes == 0


def test_dropping_or_changing_one_leaves_the_others(planned, answered):
    rows = [*planned("daily"), *planned(), answered("weekly.state", "dropped")]
    assert list(ritual.resume(EXERCISE, rows).kept) == ["daily"]


def test_a_day_that_a_spreadsheet_wrote_anew_keeps_the_words(planned):
    kept = weekly(planned(first="11/3/2026"))
    assert kept.begins is None
    assert ritual.fields_of(kept, WEEKLY)["own-what"] == "Soup"


def test_a_rhythm_that_is_gone_from_content_is_passed_over(planned):
    assert ritual.resume(EXERCISE, planned("monthly")) == ritual.State()


def test_what_stands_in_the_fields_when_it_is_changed(planned):
    idea = weekly(planned(what="The market on foot", private=True))
    assert ritual.fields_of(idea, WEEKLY) == {**PARTS, "what": "market", "private": "yes"}
    own = ritual.fields_of(weekly(planned()), WEEKLY)
    assert (own["what"], own["own-what"], own["private"]) == ("own_words", "Soup", "")


def test_there_is_no_right_answer(planned, answered):
    assert ritual.State().verdict is Verdict.NOTHING_CHOSEN
    assert ritual.resume(EXERCISE, planned()).verdict is Verdict.OPEN
    assert ritual.resume(EXERCISE, [*planned(), answered("", "start_over")]) == ritual.State()


# --- when it comes round -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rhythm", "first", "now", "next_one"),
    [
        ("weekly", "2026-11-24", "2026-11-24 19:30", "2026-11-24 19:30"),
        ("weekly", "2026-11-24", "2026-11-24 19:31", "2026-12-01 19:30"),
        ("weekly", "2027-01-05", "2026-11-26 08:00", "2027-01-05 19:30"),
        ("daily", "2026-11-01", "2026-11-26 20:00", "2026-11-27 19:30"),
        ("yearly", "2019-06-21", "2026-06-22 08:00", "2027-06-21 19:30"),
        ("yearly", "2024-02-29", "2026-11-26 08:00", "2027-02-28 19:30"),
        ("yearly", "2024-02-29", "2027-12-31 08:00", "2028-02-29 19:30"),
        ("weekly", "1900-01-01", "2026-11-26 08:00", "2026-11-30 19:30"),
    ],
)
def test_it_comes_round_next(planned, rhythm, first, now, next_one):
    kept = ritual.resume(EXERCISE, planned(rhythm, first=first)).kept[rhythm]
    found = ritual.next_time(rhythm, kept, datetime.fromisoformat(now))
    assert found == datetime.fromisoformat(next_one)


def test_a_day_that_cannot_be_read_comes_round_never(planned):
    kept = weekly(planned(first="some Tuesday"))
    assert ritual.next_time("weekly", kept, datetime(2026, 11, 26)) is None
