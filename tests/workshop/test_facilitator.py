"""The facilitator's page without a browser: an agenda built, held, late, kept; pairs; notes."""

import base64
import sys
from pathlib import Path
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream

from helpers import facilitating
from helpers.content import ui
from helpers.journal import Journal
from helpers.profile import Names
from helpers.widgets.screen import Learner
from helpers.workshop.session import countdown
from helpers.workshop.session.agenda_screen import AgendaScreen
from helpers.workshop.session.live_screen import LiveScreen
from helpers.workshop.session.notes_screen import GuideScreen, NotesScreen
from helpers.workshop.session.pairs_screen import PairsScreen, read
from helpers.workshop.session.room_clock import RoomClock
from tests.widgets.conftest import Reader

FIELDS = {"minutes": "90", "people": "14", "who": "mixed", "day": "2026-12-01", "time": "19:00"}
FIRST = facilitating.taught()[0]


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    return Learner(journal=Journal(tmp_path / "my_journal"), names=Names(), lesson="facilitate")


def built(learner: Learner, **other: str) -> Reader:
    reader = Reader(AgendaScreen(learner))
    reader.press("plan", **{**FIELDS, f"lesson__{FIRST}": "yes", **other})
    return reader


def table(reader: Reader, at: int = 0) -> list[list[str]]:
    block = reader.block(f"table{at}")
    assert block is not None, reader.text("status")
    return [list(row) for row in block["rows"]]


# --- the agenda ----------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", ["60", "90", "120", "180"])
def test_an_agenda_is_built_to_the_minute_on_the_clock(learner: Learner, minutes: str) -> None:
    rows = table(built(learner, minutes=minutes))
    assert rows[0][0] == "19:00"
    assert sum(int(row[1]) for row in rows) == int(minutes)


def test_a_series_is_six_sessions_a_week_apart(learner: Learner) -> None:
    every = {f"lesson__{slug}": "yes" for slug in facilitating.taught()}
    reader = built(learner, minutes="series", **every)
    assert reader.block("table5")["caption"].endswith("2027-01-05")  # type: ignore[index]
    assert reader.block("table6") is None


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("people", "4", "agenda_people_wrong"),
        ("people", "<b>many</b>", "agenda_people_wrong"),
        ("people", "1" * 5000, "agenda_people_wrong"),
        ("day", "", "agenda_when_wrong"),
        ("day", "31 November", "agenda_when_wrong"),
        ("time", "25:00", "agenda_when_wrong"),
    ],
)
def test_what_cannot_be_is_asked_again(learner: Learner, field: str, value: str, key: str) -> None:
    reader = built(learner, **{field: value})
    assert reader.text("status") == ui(key, least=6, most=40)
    assert reader.block(field)["value"] == value  # type: ignore[index]


def test_a_series_with_too_little_in_it_says_so(learner: Learner) -> None:
    reader = built(learner, minutes="series")
    assert reader.text("fewer") == ui("agenda_fewer", count=2)
    every = {f"lesson__{slug}": "yes" for slug in facilitating.taught()}
    assert built(learner, minutes="series", **every).block("fewer") is None


def test_without_a_lesson_it_says_so(learner: Learner) -> None:
    reader = built(learner, **{f"lesson__{FIRST}": ""})
    assert reader.text("status") == ui("agenda_no_lesson")


def test_the_agenda_is_there_again_after_a_restart(learner: Learner) -> None:
    before = table(built(learner))
    assert table(Reader(AgendaScreen(learner))) == before


def test_the_text_holds_every_step_with_its_words(learner: Learner) -> None:
    reader = built(learner)
    text = reader.press("markdown")["download"]["content"]
    for row in table(reader):
        assert f"{row[0]} · {row[2]}" in text
    assert ui("agenda_say") in text and ui("agenda_debrief") in text
    assert "{" not in text, "a placeholder is left"


def test_it_prints_tagged_with_every_step_and_alike_each_time(learner: Learner) -> None:
    reader = built(learner, minutes="180")
    files = [reader.press("pdf")["download"]["base64"] for _ in range(2)]
    assert files[0] == files[1]
    pdf = base64.b64decode(files[0])
    assert pdf.startswith(b"%PDF-") and b"StructTreeRoot" in pdf
    assert len(pdf) > 20_000


def test_without_the_printer_it_says_what_to_install(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = built(learner)
    monkeypatch.setitem(sys.modules, "typst", None)
    assert "download" not in reader.press("pdf")
    assert "typst" in reader.text("status")


def test_the_calendar_file_is_read_by_another_library(learner: Learner) -> None:
    reader = built(learner)
    text = reader.press("calendar")["download"]["content"]
    (event,) = IcsCalendarStream.calendar_from_ics(text).events
    assert event.summary == ui("agenda_calendar_title")
    times = (event.dtstart.isoformat(), event.dtend.isoformat())
    assert times == ("2026-12-01T19:00:00", "2026-12-01T20:30:00")
    assert table(reader)[1][2] in (event.description or "")


# --- the session while it runs -------------------------------------------------------------------


@pytest.fixture
def live(learner: Learner) -> Reader:
    built(learner)
    reader = Reader(LiveScreen(learner))
    reader.press("begin")
    return reader


def test_without_an_agenda_it_says_so_and_looks_again(learner: Learner) -> None:
    reader = Reader(LiveScreen(learner))
    assert reader.text("none") == ui("live_none")
    built(learner)
    reader.press("look")
    assert reader.text("ready") == ui("live_ready", minutes=90)


def test_it_goes_forward_and_back_and_stops_at_both_ends(learner: Learner, live: Reader) -> None:
    titles = [row[2] for row in table(Reader(AgendaScreen(learner)))]
    assert live.text("step") == titles[0]
    assert live.text("next-up") == titles[1]
    live.press("back")
    assert live.text("step") == titles[0]
    for title in titles[1:]:
        live.press("next")
        assert live.text("step") == title
    live.press("next")
    assert live.text("step") == titles[-1]
    assert live.text("next-up") == ui("live_nothing_next")


def test_the_clock_of_a_step_has_its_minutes_and_starts_by_itself(live: Reader) -> None:
    clocks = [block for block in live._all(live.page.blocks) if block["type"] == "clock"]
    first = facilitating.frame().opening[0]
    assert clocks[0]["turns"][0][1] == first.minutes * 60
    assert clocks[0]["going"]


def test_running_late_says_what_goes_and_the_end_stays(learner: Learner, live: Reader) -> None:
    live.press("late", late__by="25")
    said = live.text("status")
    assert ui("live_on_time") in said
    screen = live.page
    assert isinstance(screen, LiveScreen)
    assert screen.steps[-1].end == 90
    assert screen.steps[1].start == screen.steps[0].end + 25


def test_after_a_restart_it_stands_where_it_was_with_its_delays(
    learner: Learner, live: Reader
) -> None:
    live.press("next")
    live.press("late", late__by="10")
    live.press("next")
    again = Reader(LiveScreen(learner))
    assert again.text("step") == live.text("step")
    assert again.page.steps == live.page.steps  # type: ignore[attr-defined]


def clock_of(reader: Reader) -> dict[str, Any]:
    return next(b for b in reader._all(reader.page.blocks) if b["type"] == "clock")


def at_time(monkeypatch: pytest.MonkeyPatch, now: int) -> None:
    monkeypatch.setattr("helpers.workshop.session.live_screen.time.time", lambda: now)


def test_the_time_of_a_step_goes_on_while_the_computer_starts_anew(
    learner: Learner, live: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_time(monkeypatch, 1_000_000)
    live.press("next")
    whole = clock_of(live)["left"]
    at_time(monkeypatch, 1_000_100)
    again = clock_of(Reader(LiveScreen(learner)))
    assert (again["left"], again["going"]) == (whole - 100, True)
    at_time(monkeypatch, 1_000_000 + whole)
    over = clock_of(Reader(LiveScreen(learner)))
    assert (over["at"], over["going"]) == (1, False)


def test_a_paused_clock_stays_paused(
    learner: Learner, live: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_time(monkeypatch, 1_000_000)
    live._event(clock_of(live)["key"], "clock", {"at": 0, "left": 55, "going": False}, {})
    at_time(monkeypatch, 1_000_900)
    again = Reader(LiveScreen(learner))
    assert (clock_of(again)["left"], clock_of(again)["going"]) == (55, False)
    again._event(clock_of(again)["key"], "clock", {"at": 0, "left": 55, "going": True}, {})
    at_time(monkeypatch, 1_000_905)
    assert clock_of(Reader(LiveScreen(learner)))["left"] == 50


def test_pressing_next_too_soon_costs_no_time(
    live: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_time(monkeypatch, 1_000_000)
    live.press("next")
    whole = clock_of(live)["left"]
    at_time(monkeypatch, 1_000_010)
    live.press("next")
    live.press("back")
    assert clock_of(live)["left"] == whole - 10


def test_a_step_that_ends_late_gets_the_minutes_it_was_said_to_need(
    live: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_time(monkeypatch, 1_000_000)
    live.press("next")
    whole = clock_of(live)["left"]
    at_time(monkeypatch, 1_000_000 + whole + 60)
    live.press("late", late__by="5")
    assert (clock_of(live)["left"], clock_of(live)["going"]) == (300, True)


def test_a_clock_put_back_and_a_damaged_file_break_nothing() -> None:
    assert countdown.Countdown(60, 1_000_000).at(999_000) == 60
    text = countdown.written({0: countdown.Countdown(6, 7), 1: countdown.Countdown(5)})
    assert countdown.read(text) == {0: countdown.Countdown(6, 7), 1: countdown.Countdown(5)}
    assert countdown.read("x 1:2 :: 1:-3:4 2:٣:4 3:1:2:9 4:5:6") == {
        1: countdown.Countdown(2),
        4: countdown.Countdown(5, 6),
    }


@pytest.mark.parametrize("text", ["", "-3", "abc", "0", "100000", "٣٠٠"])
def test_minutes_that_cannot_be_change_nothing(live: Reader, text: str) -> None:
    before = live.page.steps  # type: ignore[attr-defined]
    live.press("late", late__by=text)
    assert live.page.steps == before  # type: ignore[attr-defined]
    assert live.text("status") == ui("live_late_wrong", most=90)


def test_a_changed_agenda_never_breaks_the_running_session(learner: Learner, live: Reader) -> None:
    for _ in range(12):
        live.press("next")
    built(learner, minutes="60")
    again = Reader(LiveScreen(learner))
    assert again.text("step")


# --- pairs ---------------------------------------------------------------------------------------


def test_rounds_are_shown_and_nothing_is_written_down(learner: Learner) -> None:
    reader = Reader(PairsScreen(learner))
    reader.press("round", names="Ana + Ben\nCleo\nDev", couples="apart")
    (one, other) = reader.block("groups")["items"]  # type: ignore[index]
    assert "Ana + Ben" not in (one, other)
    reader.press("round", names="Ana + Ben\nCleo\nDev\nEva (late)", couples="together")
    groups = reader.block("groups")["items"]  # type: ignore[index]
    assert any(group.startswith("Ana + Ben") for group in groups)
    assert reader.text("round-title") == ui("pairs_round", number=2)
    files = [path for path in learner.journal.folder.rglob("*") if path.is_file()]
    assert not any("Ana" in path.read_text(encoding="utf-8") for path in files)


def test_people_who_should_not_be_paired_are_not_and_it_is_said_where_there_is_no_way(
    learner: Learner,
) -> None:
    reader = Reader(PairsScreen(learner))
    for _ in range(4):
        reader.press("round", names="Ana\nBen\nCleo\nDev", never="Ana + Cleo")
        assert "Ana + Cleo" not in reader.block("groups")["items"]  # type: ignore[index]
    reader.press("round", names="Ana\nCleo", never="Ana + Cleo")
    assert reader.text("status") == ui("pairs_not_apart", names="Ana + Cleo")
    assert not learner.journal.folder.exists(), "nothing is written down"


def test_a_clock_for_the_room_has_its_turns(learner: Learner) -> None:
    reader = Reader(RoomClock(learner))
    reader.press("set", minutes="3", turns="2")
    assert [turn[1] for turn in clock_of(reader)["turns"]] == [180, 180]
    for text in ("0", "61", "three", "9" * 5000, "٣"):
        reader.press("set", minutes=text, turns="2")
        assert reader.text("status") == ui("room_minutes_wrong", most=60)


def test_names_twice_and_too_few_are_told(learner: Learner) -> None:
    reader = Reader(PairsScreen(learner))
    reader.press("round", names="Ana\nana\nBen")
    assert reader.text("status") == ui("pairs_twice", names="ana")
    reader.press("round", names="Ana")
    assert reader.text("status") == ui("pairs_too_few", most=80)


def test_names_may_be_anything() -> None:
    room = read("<b>x</b>\n=cmd + Ána\n\n   \n+ \nA  B\n")
    assert room.people == ("<b>x</b>", "=cmd", "Ána", "A B")
    assert room.couples == {frozenset(("=cmd", "Ána"))}


# --- guide and notes -----------------------------------------------------------------------------


def test_the_guide_shows_every_part(learner: Learner) -> None:
    reader = Reader(GuideScreen(learner))
    shown = [block["summary"] for block in reader.page.blocks if block["type"] == "more"]
    assert shown == [part.title for part in facilitating.guide().parts]


@pytest.mark.parametrize("slug", facilitating.taught())
def test_the_notes_of_each_lesson_are_shown(learner: Learner, slug: str) -> None:
    reader = Reader(NotesScreen(learner))
    reader.press("show", lesson=slug)
    notes = facilitating.notes(slug)
    assert reader.text("goal") == notes.goal
    everything = reader.everything()
    assert all(repr(one.answer)[1:-1] in everything for one in notes.questions)
    assert all(f"block-{block.id}" in everything for block in notes.blocks)
    assert "{" not in "".join(block.get("text", "") for block in reader._all(reader.page.blocks))


def test_opening_the_page_writes_nothing(learner: Learner) -> None:
    for screen in (GuideScreen, AgendaScreen, LiveScreen, PairsScreen, RoomClock, NotesScreen):
        screen(learner)
    assert not learner.journal.folder.exists()
