"""Today: a plan looked back on in place, what is planned, one small thing, often nothing."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from helpers.content import lesson, ui
from helpers.exercises import plan as plans
from helpers.journal import Journal, new_id, stamp
from helpers.model import AnswerRow, Cards, Choice, PlanRow, ReflectionRow, ReviewRow, Ritual
from helpers.widgets.screen import Learner
from helpers.widgets.today import TodayScreen
from tests.widgets.conftest import SLUG, Reader

WEEKLY_IN = "quality_time"


@pytest.fixture
def at_start(learner: Learner) -> Learner:
    return replace(learner, lesson="start_here")


def common(days_ago: int, slug: str = SLUG) -> dict[str, object]:
    moved = {key: value - timedelta(days=days_ago) for key, value in stamp().items()}  # type: ignore
    return {**moved, "id": new_id(), "who": "me", "lesson": slug}


def promise(journal: Journal, **other: object) -> PlanRow:
    """A plan of last week whose day has come."""
    given = {"cue": "supper is over", "action": "ask one thing", "due": date.today(), "why": ""}
    rest = {"outcome": "", "looked_back_on": None, "private": True, **other}
    row = PlanRow(**common(7), **{**given, **rest})  # type: ignore[arg-type]
    journal.save(row)
    return journal.read(PlanRow)[0]


def answered(
    journal: Journal, exercise: str, item: str, words: str, slug: str, ago: int = 3
) -> None:
    row = {"exercise": exercise, "item": item, "answer": words, "verdict": "open"}
    journal.append(AnswerRow(**common(ago, slug), **row, private=False))  # type: ignore[arg-type]


def look_back(reader: Reader, made: PlanRow, **said: str) -> None:
    """Presses the plan's own button, with these answers in its own fields."""
    fields = {f"{part.replace('_', '-')}:{made.id}": words for part, words in said.items()}
    reader.press(f"look-back:{made.id}", **fields)


# --- a plan to look back on ----------------------------------------------------------------------


def test_a_plan_is_looked_back_on_in_place_and_let_go(at_start: Learner, journal: Journal) -> None:
    made = promise(journal)
    reader = Reader(TodayScreen(at_start))
    assert "supper is over" in reader.text("plan")
    look_back(reader, made, outcome="partly", why="He laughed.", and_now=plans.DROP)
    (row,) = journal.read(PlanRow)
    assert row == replace(made, outcome="partly", why="He laughed.", looked_back_on=date.today())
    assert reader.block("plan") is None
    assert "saved at" in reader.text("status")


def test_a_plan_that_is_kept_is_asked_about_in_a_week(at_start: Learner, journal: Journal) -> None:
    made = promise(journal)
    look_back(Reader(TodayScreen(at_start)), made, outcome="no", and_now=plans.KEEP)
    old, new = journal.read(PlanRow)
    assert (old.id, old.outcome) == (made.id, "no")
    assert (new.cue, new.action, new.private) == (made.cue, made.action, made.private)
    assert (new.outcome, new.why, new.looked_back_on) == ("", "", None)
    assert new.due == date.today() + timedelta(days=plans.ANOTHER_WEEK)
    assert new.id != old.id
    assert Reader(TodayScreen(at_start)).block("plan") is None


def test_a_plan_to_be_changed_leads_to_its_lesson(at_start: Learner, journal: Journal) -> None:
    made = promise(journal)
    reader = Reader(TodayScreen(at_start))
    look_back(reader, made, outcome="not_this_week", and_now=plans.CHANGE)
    assert reader.block("go-to-change")["notebook"] == "01_active_listening.ipynb"  # type: ignore[index]
    assert journal.read(PlanRow)[0].outcome == "not_this_week"


@pytest.mark.parametrize("half", [{"outcome": "yes"}, {"and_now": plans.KEEP}, {}])
def test_half_a_look_back_keeps_the_words_and_saves_nothing(
    at_start: Learner, journal: Journal, half: dict[str, str]
) -> None:
    made = promise(journal)
    reader = Reader(TodayScreen(at_start))
    look_back(reader, made, why="half a thought", **half)
    assert reader.text("status") == ui("today_look_back_incomplete")
    assert reader.block(f"why:{made.id}")["value"] == "half a thought"  # type: ignore[index]
    assert journal.read(PlanRow) == (made,)


def test_a_plan_that_cannot_be_saved_stays_with_its_words(
    at_start: Learner, journal: Journal
) -> None:
    made = promise(journal)
    reader = Reader(TodayScreen(at_start))
    (journal.folder / "plans.csv").write_text("a,b\nnot,ours\n", encoding="utf-8")
    look_back(reader, made, outcome="yes", why="Well.", and_now=plans.KEEP)
    assert "plans.csv" in reader.text("problem")
    assert reader.block(f"why:{made.id}")["value"] == "Well."  # type: ignore[index]


def test_a_tap_beside_a_waiting_plan_leaves_the_plan_alone(
    at_start: Learner, journal: Journal
) -> None:
    made = promise(journal)
    reader = Reader(TodayScreen(at_start))
    reader.press("save", closeness="4", **{f"why:{made.id}": "half a thought"})
    assert journal.read(PlanRow) == (made,)
    assert reader.block(f"why:{made.id}")["value"] == "half a thought"  # type: ignore[index]


def test_pressed_twice_it_says_nothing_of_the_plan_that_waits_next(
    at_start: Learner, journal: Journal
) -> None:
    other = promise(journal, due=date.today() - timedelta(days=1))
    promise(journal)
    made = next(row for row in journal.read(PlanRow) if row.id != other.id)
    reader = Reader(TodayScreen(at_start))
    for _ in range(2):
        look_back(reader, made, outcome="yes", why="Well.", and_now=plans.DROP)
    outcomes = {row.id: row.outcome for row in journal.read(PlanRow)}
    assert outcomes == {made.id: "yes", other.id: ""}
    assert reader.block(f"outcome:{other.id}")["value"] == ""  # type: ignore[index]


# --- what is planned, cards, something small -----------------------------------------------------


def ritual(journal: Journal, first: date, slug: str = WEEKLY_IN) -> None:
    exercise = next(e for e in lesson(slug).exercises if isinstance(e, Ritual))
    parts = {"what": "The same bench", "first": first.isoformat(), "time": "19:30", "minutes": "30"}
    for part, words in {**parts, "state": "planned"}.items():
        answered(journal, exercise.id, f"{exercise.rhythms[0]}.{part}", words, slug)


@pytest.mark.parametrize(("days", "shown"), [(-6, True), (-5, True), (-3, False), (30, False)])
def test_a_weekly_slot_is_told_two_days_before(
    at_start: Learner, journal: Journal, days: int, shown: bool
) -> None:
    ritual(journal, (datetime.now() + timedelta(days=days)).date())
    slots = [x["text"] for x in Reader(TodayScreen(at_start)).page.blocks if "slot" in x["key"]]
    assert bool(slots) is shown
    assert all("19:30" in text and "The same bench" in text for text in slots)


def test_what_comes_every_day_is_not_told_every_day(at_start: Learner, journal: Journal) -> None:
    ritual(journal, date.today() - timedelta(days=9), "make_it_yours")
    keys = [block["key"] for block in Reader(TodayScreen(at_start)).page.blocks]
    assert not any("slot" in key for key in keys)


def test_a_slot_dropped_on_another_page_meanwhile_does_no_harm(
    at_start: Learner, journal: Journal
) -> None:
    ritual(journal, (datetime.now() - timedelta(days=6)).date())
    reader = Reader(TodayScreen(at_start))
    exercise = next(e for e in lesson(WEEKLY_IN).exercises if isinstance(e, Ritual))
    answered(journal, exercise.id, "weekly.state", "dropped", WEEKLY_IN, 0)
    reader.press("save", closeness="4", practised="none")
    assert reader.text("problem") == ""
    assert "Saved at" in reader.text("status")


def test_a_card_that_left_the_content_does_not_come_back(
    at_start: Learner, journal: Journal
) -> None:
    gone = {"card": "gone", "rating": "again"}
    journal.append(ReviewRow(**common(9), **gone))  # type: ignore[arg-type]
    texts = [x.get("text") for x in Reader(TodayScreen(at_start)).page.blocks]
    assert ui("today_recap") not in texts


def test_it_says_when_cards_come_back(at_start: Learner, journal: Journal) -> None:
    cards = next(e for e in lesson(SLUG).exercises if isinstance(e, Cards)).cards
    review = {"card": cards[0].id, "rating": "again"}
    journal.append(ReviewRow(**common(9), **review))  # type: ignore[arg-type]
    texts = [x.get("text") for x in Reader(TodayScreen(at_start)).page.blocks]
    assert ui("today_recap") in texts


def test_something_small_is_offered_until_something_was_done_that_day(
    at_start: Learner, journal: Journal
) -> None:
    answered(journal, "first-reply", "", "x", SLUG, 9)
    words = {"closeness": 3, "how_it_went": 3, "what_happened": "Well.", "what_next": ""}
    row = ReflectionRow(**common(5), **words, happened_on=date.today(), private=False)  # type: ignore[arg-type]
    journal.save(row)
    small = next(e for e in lesson(SLUG).exercises if e.id == "experiments")
    assert isinstance(small, Choice)
    words = at_start.names.fill(small.options[0].text)

    def offered() -> list[str]:
        return [x.get("text", "") for x in Reader(TodayScreen(at_start)).page.blocks]

    assert words in offered()
    Reader(TodayScreen(at_start)).press("save", closeness="4", practised="none")
    assert words not in offered()
