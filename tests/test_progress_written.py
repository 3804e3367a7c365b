"""Own words out of exercises, as the exercise would show them; the newest mark of private holds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from helpers.content import course, lesson, ui
from helpers.exercises.history import START_OVER
from helpers.model import (
    Adapt,
    AnswerRow,
    Composer,
    Exchange,
    Exercise,
    Ladder,
    Log,
    Map,
    Rewrite,
    Ritual,
)
from helpers.profile import Names, Profile
from helpers.progress.written import READERS, Written, from_exercises, from_plans, from_reflections
from tests.journal_rows import TODAY, common, plan, reflection

LESSONS = {entry.slug: lesson(entry.slug) for entry in course().lessons}
Items = list[tuple[str, str]]


def first(kind: type[Exercise]) -> tuple[str, Any]:
    """An exercise of this kind, with its lesson."""
    return next(
        (slug, one)
        for slug, each in LESSONS.items()
        for one in each.exercises
        if isinstance(one, kind)
    )


def items_of(kind: type[Exercise], words: str) -> Items:
    """What an exercise of this kind keeps in the journal when somebody writes these words."""
    given = first(kind)[1]
    found: dict[type[Exercise], Any] = {
        Composer: lambda: [(given.parts[0].id, "part"), ("sentence", words)],
        Rewrite: lambda: [(given.items[0].id, words)],
        Adapt: lambda: [("", given.situations[0].id), (given.situations[0].id, words)],
        Log: lambda: [(f"2026-11-20.{given.prompts[0].id}", words)],
        Ladder: lambda: [("n1.heading", given.headings[0].id), ("n1.risk", "2"), ("n1", words)],
        Map: lambda: [("n1.heading", given.headings[0].id), ("n1", words)],
        Ritual: lambda: [
            (f"{given.rhythms[0]}.what", words),
            (f"{given.rhythms[0]}.first", "2026-11-20"),
            (f"{given.rhythms[0]}.time", "19:30"),
            (f"{given.rhythms[0]}.minutes", "30"),
            (f"{given.rhythms[0]}.state", "planned"),
        ],
        Exchange: lambda: [(given.questions[0].id, words)],
    }
    items: Items = found[kind]()
    return items


def rows(
    kind: type[Exercise], items: Items, at: int = 0, *, private: bool = False, who: str = "me"
) -> list[AnswerRow]:
    slug, given = first(kind)
    made = []
    for item, words in items:
        row = common(TODAY, slug, who)
        row["saved_at"] += timedelta(minutes=at)
        rest = {"exercise": given.id, "item": item, "answer": words, "verdict": "open"}
        made.append(AnswerRow(**row, **rest, private=private))
    return made


def found(made: Iterable[AnswerRow], names: Names | None = None) -> list[Written]:
    return from_exercises(made, LESSONS, names or Names())


def words(made: Iterable[Written], *, private: bool) -> list[str]:
    return [text for one in made if one.private is private for _, text in one.lines]


KINDS = sorted(READERS, key=lambda kind: kind.kind)
kinds = pytest.mark.parametrize("kind", KINDS)


@kinds
def test_words_written_in_an_exercise_are_found_with_day_and_title(kind: type[Exercise]) -> None:
    (one,) = found(rows(kind, items_of(kind, "my words")))
    slug, given = first(kind)
    assert (one.lesson, one.what) == (slug, Names().into(given).title)
    assert one.day == (date(2026, 11, 20) if kind is Log else TODAY)
    assert [text for _, text in one.lines] == ["my words"]
    assert not one.private


@kinds
def test_an_older_open_row_does_not_show_when_a_later_one_is_private(kind: type[Exercise]) -> None:
    older = rows(kind, items_of(kind, "OLD"))
    newer = rows(kind, items_of(kind, "NEW"), at=5, private=True)
    for order in ([*older, *newer], [*newer, *older]):  # a spreadsheet may have sorted them
        made = found(order)
        assert words(made, private=False) == []
        assert words(made, private=True) == ["NEW"]


@kinds
def test_the_same_words_marked_private_later_stay_out(kind: type[Exercise]) -> None:
    items = items_of(kind, "my words")
    made = found([*rows(kind, items), *rows(kind, items, at=5, private=True)])
    assert words(made, private=False) == []


@kinds
def test_words_opened_again_later_show(kind: type[Exercise]) -> None:
    shut = rows(kind, items_of(kind, "OLD"), private=True)
    opened = rows(kind, items_of(kind, "NEW"), at=5)
    assert words(found([*shut, *opened]), private=False) == ["NEW"]


@kinds
def test_what_was_left_by_starting_over_is_gone(kind: type[Exercise]) -> None:
    made = [*rows(kind, items_of(kind, "OLD")), *rows(kind, [("", START_OVER)], at=1)]
    assert found(made) == []


@kinds
def test_what_the_partner_answered_is_not_among_them(kind: type[Exercise]) -> None:
    theirs = rows(kind, items_of(kind, "THEIRS"), at=5, who="partner")
    made = found([*rows(kind, items_of(kind, "mine")), *theirs])
    assert words(made, private=False) == ["mine"]


@kinds
def test_of_an_exercise_that_left_the_course_nothing_is_guessed(kind: type[Exercise]) -> None:
    made = rows(kind, items_of(kind, "words"))
    assert found([replace(row, exercise="gone") for row in made]) == []
    assert found([replace(row, lesson="gone") for row in made]) == []


def test_every_kind_with_a_box_marked_private_is_read() -> None:
    """A kind that keeps `private` and is not read here would be missing from every report."""
    from pathlib import Path

    import helpers.widgets as widgets

    folder = Path(next(iter(widgets.__path__)))
    asks = {
        path.stem
        for path in folder.glob("*.py")
        if "private_check(" in path.read_text(encoding="utf-8")
        or "exchange_private" in path.read_text(encoding="utf-8")
    }
    others = {"screen", "own_words", "reflection", "plan"}
    assert asks - others == {kind.kind for kind in READERS}


def test_half_a_change_marked_private_shuts_what_stood_there() -> None:
    """A save that was broken off: the parts are private already, the whole is not."""
    for kind in (Composer, Ritual):
        whole = rows(kind, items_of(kind, "whole"))
        half = rows(kind, items_of(kind, "half")[:1], at=5, private=True)
        assert words(found([*whole, *half]), private=False) == []


def test_a_day_of_the_log_is_private_as_soon_as_one_line_of_it_is() -> None:
    prompts = first(Log)[1].prompts[:2]
    open_line = rows(Log, [(f"2026-11-20.{prompts[0].id}", "open")])
    shut = rows(Log, [(f"2026-11-20.{prompts[1].id}", "shut")], at=1, private=True)
    assert words(found([*open_line, *shut]), private=False) == []


def test_notes_taken_off_stay_off() -> None:
    made = rows(Map, items_of(Map, "words"))
    assert found([*made, *rows(Map, [("n1.state", "off")], at=3)]) == []


def test_the_subject_of_a_map_has_its_own_mark() -> None:
    made = rows(Map, [("subject", "bees")], private=True)
    assert words(found([*made, *rows(Map, items_of(Map, "a note"))]), private=False) == ["a note"]
    assert words(found(made), private=True) == ["bees"]


def test_two_answers_of_an_exchange_are_two_entries_each_with_its_question() -> None:
    questions = Names(Profile(partner_name="Kim")).into(first(Exchange)[1]).questions
    items = [(questions[0].id, "one"), (questions[1].id, "two")]
    made = found(rows(Exchange, items), Names(Profile(partner_name="Kim")))
    asked = [line for one in made for line in one.lines]
    assert asked == [(questions[0].text, "one"), (questions[1].text, "two")]


def test_reflections_and_plans_without_a_word_are_left_out() -> None:
    assert from_reflections([reflection(0, 3), reflection(1, 3, what_next="  ")]) == []
    empty = replace(plan(0), cue="", action="")
    assert from_plans([empty]) == []


def test_a_reflection_stands_on_the_day_it_is_about() -> None:
    row = replace(reflection(0, 3, what_happened="x"), local_date=TODAY)
    (one,) = from_reflections([row])
    assert one.day == date(2026, 10, 1)
    (other,) = from_reflections([replace(row, happened_on=None)])
    assert other.day == TODAY
    assert one.lines == ((ui("words_what_happened"), "x"),)


@kinds
def test_words_shut_after_the_clock_was_set_back_stay_out(kind: type[Exercise]) -> None:
    """The open rows bear the later time; the private ones were saved after them."""
    items = items_of(kind, "my words")
    made = found([*rows(kind, items, at=60 * 24 * 365), *rows(kind, items, private=True)])
    assert words(made, private=False) == []
    assert words(made, private=True) == ["my words"]
