"""Own words: by page, by what is looked for, a pageful at a time; changed and deleted meanwhile."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from helpers.content import ui
from helpers.journal import Journal, new_id, stamp
from helpers.model import PlanRow, ReflectionRow
from helpers.widgets.own_words import AT_ONCE, OwnWordsScreen
from helpers.widgets.passages import Passage
from helpers.widgets.screen import Learner
from tests.widgets.conftest import Reader

LISTENING, QUALITY = "active_listening", "quality_time"
DAY = date(2026, 11, 20)


@pytest.fixture
def me(learner: Learner) -> Learner:
    return Learner(journal=learner.journal, names=learner.names, lesson="your_progress")


def common(lesson: str) -> dict[str, object]:
    return {**stamp(), "id": new_id(), "who": "me", "lesson": lesson}


def reflection(words: str, lesson: str = LISTENING, days_ago: int = 0) -> ReflectionRow:
    said = {"what_happened": words, "what_next": "", "private": False}
    rated = {"happened_on": DAY - timedelta(days=days_ago), "closeness": 3, "how_it_went": 3}
    return ReflectionRow(**common(lesson), **said, **rated)  # type: ignore[arg-type]


def plan(action: str, lesson: str = QUALITY) -> PlanRow:
    rest = {"due": DAY, "outcome": "", "looked_back_on": None, "why": "", "private": False}
    return PlanRow(**common(lesson), cue="supper is over", action=action, **rest)  # type: ignore[arg-type]


def in_exercises() -> list[Passage]:
    said = (("Your sentence", "I felt proud of you"),)
    one = {"lesson": LISTENING, "what": "Build a reply", "lines": said, "private": True}
    return [Passage(key="exercise0", day=DAY - timedelta(days=40), **one)]  # type: ignore[arg-type]


@pytest.fixture
def reader(me: Learner) -> Reader:
    for row in (
        reflection("He put his keys down slowly."),
        reflection("Café, then rain", QUALITY, 1),
        reflection("Nothing much", days_ago=2),
        plan("ask one thing"),
    ):
        me.journal.save(row)
    return Reader(OwnWordsScreen(me, in_exercises))


def headings(reader: Reader) -> list[str]:
    return [
        block["text"]
        for block in reader._all(reader.page.blocks)
        if block["key"].startswith("heading:")
    ]


def test_all_words_are_there_with_the_newest_day_first(reader: Reader) -> None:
    assert headings(reader)[-1] == "Build a reply · Active listening · 11 October 2026"
    assert len(headings(reader)) == 5
    assert reader.text("count") == ui("words_count_all", count=5)


def test_words_are_looked_for_without_accents_and_capitals(reader: Reader) -> None:
    reader.press("look", search="CAFE")
    assert headings(reader) == ["Reflection · Quality time · 19 November 2026"]
    assert reader.text("status") == ui("words_count", count=1, all=5)


def test_words_of_one_page_only(reader: Reader) -> None:
    reader.press("look", lesson=QUALITY)
    assert all("Quality time" in heading for heading in headings(reader))
    assert len(headings(reader)) == 2
    reader.press("look", lesson=QUALITY, search="keys")
    assert headings(reader) == []
    assert reader.text("count") == ui("words_not_found")
    reader.press("everything")
    assert len(headings(reader)) == 5
    assert reader.block("search")["value"] == ""  # type: ignore[index]


def test_words_of_an_exercise_lead_to_it_and_cannot_be_changed_here(reader: Reader) -> None:
    reader.press("look", search="proud")
    assert reader.block("there:exercise0")["notebook"] == "01_active_listening.ipynb"  # type: ignore[index]
    reader.press("change:exercise0")
    assert reader.text("status") == ui("words_gone")


def test_what_is_looked_for_stays_while_an_entry_is_changed(reader: Reader) -> None:
    reader.press("look", search="keys")
    (row,) = [
        x for x in reader.page.learner.journal.read(ReflectionRow) if "keys" in x.what_happened
    ]
    reader.press(f"change:{row.id}")
    reader.press(f"save:{row.id}", **{f"what_happened:{row.id}": "He dropped his keys."})
    assert len(headings(reader)) == 1
    assert "dropped" in reader.everything()
    assert reader.page.fields == {"search": "keys"}
    reader.press(f"delete:{row.id}")
    reader.press(f"sure:{row.id}")
    assert headings(reader) == []


def test_an_entry_being_changed_stays_in_sight_whatever_is_looked_for(reader: Reader) -> None:
    (row,) = reader.page.learner.journal.read(PlanRow)
    reader.press(f"change:{row.id}")
    reader.press("look", search="nowhere to be found", **{f"action:{row.id}": "ask two things"})
    assert reader.block(f"action:{row.id}")["value"] == "ask two things"  # type: ignore[index]


def test_words_being_changed_come_back_after_the_kernel_ended(reader: Reader) -> None:
    (row,) = reader.page.learner.journal.read(PlanRow)
    reader.press(f"change:{row.id}")
    reader.write(**{f"action:{row.id}": "half a thought"})
    again = Reader(OwnWordsScreen(reader.page.learner, in_exercises))
    assert again.block(f"action:{row.id}")["value"] == "half a thought"  # type: ignore[index]


def test_many_entries_come_a_pageful_at_a_time(me: Learner) -> None:
    for at in range(AT_ONCE * 2 + 3):
        me.journal.save(reflection(f"words {at}", days_ago=at))
    reader = Reader(OwnWordsScreen(me))
    assert len(headings(reader)) == AT_ONCE
    reader.press("more")
    assert len(headings(reader)) == AT_ONCE * 2
    assert reader.block("more")["label"] == ui("words_more", count=3)  # type: ignore[index]
    reader.press("more")
    assert reader.block("more") is None
    reader.press("look", search="words")
    assert len(headings(reader)) == AT_ONCE


def test_with_few_entries_there_is_nothing_to_look_for_with(me: Learner) -> None:
    me.journal.save(reflection("words"))
    assert Reader(OwnWordsScreen(me)).block("search") is None


def test_words_of_a_page_that_left_the_course_can_still_be_picked(me: Learner) -> None:
    for lesson in ("gone_lesson", "gone_lesson", LISTENING, QUALITY):
        me.journal.save(reflection("words", lesson))
    reader = Reader(OwnWordsScreen(me))
    reader.press("look", lesson="gone_lesson")
    assert len(headings(reader)) == 2


def test_a_journal_that_cannot_be_read_is_told_in_a_sentence(me: Learner) -> None:
    folder: Path = me.journal.folder
    folder.mkdir(parents=True)
    (folder / "plans.csv").mkdir()
    text = Reader(OwnWordsScreen(Learner(journal=Journal(folder), names=me.names, lesson="x")))
    assert "plans.csv" in text.text("none")
