"""Calendar files, read back by another library than the one that writes them."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from helpers.calendar import reminder, repeating

MADE = datetime(2026, 10, 1, 20, 15, tzinfo=UTC)
TUESDAY = datetime(2026, 10, 6, 19, 30)
HALF_PAST_SEVEN = time(19, 30)


def weekly(first: datetime = TUESDAY, rhythm: str = "weekly", sequence: int = 0) -> str:
    marks = {"title": "Kept free", "made_at": MADE, "sequence": sequence}
    return repeating("r1", first, 30, rhythm, **marks)  # type: ignore[arg-type]


def one_day(day: date = date(2026, 11, 24), sequence: int = 7) -> str:
    return reminder("p1", day, title="Reminder", made_at=MADE, sequence=sequence)


def read(text: str) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(text)


def entry(text: str) -> Event:
    (event,) = read(text).events
    return event


def times(text: str, count: int) -> list[datetime]:
    """The first times it comes round, as they stand in the file."""
    return [event.start for event in islice(read(text).timeline, count)]


# --- clock changes -------------------------------------------------------------------------------

CHANGES = [
    ("Europe/Berlin", date(2026, 10, 25)),
    ("Europe/Berlin", date(2027, 3, 28)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/New_York", date(2027, 3, 14)),
]


@pytest.mark.parametrize(("place", "change"), CHANGES)
@pytest.mark.parametrize("rhythm", ["daily", "weekly"])
def test_it_stays_at_its_time_across_a_clock_change(place: str, change: date, rhythm: str) -> None:
    zone = ZoneInfo(place)
    calendar = read(weekly(rhythm=rhythm))
    around = [change - timedelta(days=7), change + timedelta(days=8)]
    offsets = {datetime.combine(day, HALF_PAST_SEVEN, zone).utcoffset() for day in around}
    assert len(offsets) == 2, "the clocks do change between these days"
    first, last = (datetime.combine(day, time(), zone) for day in around)
    found = list(calendar.timeline_tz(zone).overlapping(first, last))
    assert len(found) == (15 if rhythm == "daily" else 2)
    assert {(event.start.time(), event.start.tzinfo) for event in found} == {
        (HALF_PAST_SEVEN, None)
    }


@pytest.mark.parametrize("place", ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"])
def test_whoever_opens_it_has_it_at_half_past_seven_on_their_own_clock(place: str) -> None:
    timeline = read(weekly()).timeline_tz(ZoneInfo(place))
    for day in (TUESDAY, TUESDAY + timedelta(weeks=8)):
        begins = day.replace(tzinfo=ZoneInfo(place))
        minute = timedelta(minutes=1)
        assert list(timeline.overlapping(begins + minute, begins + 29 * minute))
        assert not list(timeline.overlapping(begins - 60 * minute, begins - minute))
        assert not list(timeline.overlapping(begins + 31 * minute, begins + 90 * minute))


def test_no_zone_is_named() -> None:
    text = weekly()
    assert "TZID" not in text
    assert "VTIMEZONE" not in text
    assert "DTSTART:20261006T193000\r\n" in text


# --- rhythms -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rhythm", "second"),
    [
        ("daily", datetime(2026, 10, 7, 19, 30)),
        ("weekly", datetime(2026, 10, 13, 19, 30)),
        ("yearly", datetime(2027, 10, 6, 19, 30)),
    ],
)
def test_it_comes_round_in_its_rhythm(rhythm: str, second: datetime) -> None:
    assert times(weekly(rhythm=rhythm), 2) == [TUESDAY, second]


def test_on_29_february_it_comes_every_year() -> None:
    found = times(weekly(datetime(2024, 2, 29, 19, 30), "yearly"), 5)
    assert [day.date() for day in found] == [
        date(2024, 2, 29),
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]


@pytest.mark.parametrize("rhythm", ["daily", "weekly"])
def test_one_that_begins_on_29_february_comes_round_as_any_other(rhythm: str) -> None:
    first = datetime(2024, 2, 29, 19, 30)
    days = 1 if rhythm == "daily" else 7
    assert times(weekly(first, rhythm), 2) == [first, first + timedelta(days=days)]


def test_it_can_last_past_midnight() -> None:
    text = repeating(
        "r1", datetime(2026, 10, 6, 23, 0), 120, "daily", title="", made_at=MADE, sequence=0
    )
    assert entry(text).end == datetime(2026, 10, 7, 1, 0)


# --- what a calendar goes by ---------------------------------------------------------------------


def test_a_ritual_reminds_half_an_hour_before() -> None:
    event = entry(weekly())
    (alarm,) = event.alarm
    assert (alarm.action, alarm.trigger) == ("DISPLAY", timedelta(minutes=-30))
    assert (event.summary, alarm.description) == ("Kept free", "Kept free")
    assert event.computed_duration == timedelta(minutes=30)


def test_a_plan_reminds_at_nine_on_its_day() -> None:
    event = entry(one_day())
    (alarm,) = event.alarm
    assert (event.start, event.end) == (date(2026, 11, 24), date(2026, 11, 25))
    assert alarm.trigger == timedelta(hours=9)


@pytest.mark.parametrize("made", [weekly, one_day])
def test_a_change_keeps_the_uid_and_goes_up_in_sequence(made) -> None:
    before, after = entry(made(sequence=3)), entry(made(sequence=4))
    assert before.uid == after.uid
    assert (before.sequence, after.sequence) == (3, 4)
    assert after.dtstamp == MADE


@pytest.mark.parametrize("made", [weekly, one_day])
def test_the_same_is_the_same_to_the_last_byte(made) -> None:
    assert made().encode() == made().encode()
    assert made() != made(sequence=99)
