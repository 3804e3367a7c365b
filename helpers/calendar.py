"""Calendar files (.ics): a day, or what comes round again; the title gives nothing away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from helpers.model import Rhythm

MAKER = "-//Cultivating Emotional Connection//"
MORNING = timedelta(hours=9)
BEFORE = -timedelta(minutes=30)


def reminder(uid: str, day: date, *, title: str, made_at: datetime, sequence: int) -> str:
    """An all-day entry with a reminder at nine that morning; the same input, the same text.

    The uid stays with the plan, so that a changed plan replaces its entry instead of adding one. A
    calendar takes the change if `sequence` has gone up and `made_at` is when it was changed.
    """
    entry = {"uid": _uid(uid), "sequence": sequence, "dtstamp": made_at, "summary": title}
    return _file({**entry, "dtstart": day, "dtend": day + timedelta(days=1)}, MORNING)


def repeating(
    uid: str,
    first: datetime,
    minutes: int,
    rhythm: Rhythm,
    *,
    title: str,
    made_at: datetime,
    sequence: int,
) -> str:
    """An entry that comes round again, with a reminder half an hour before it.

    `first` has no time zone, and the file names none: half past seven is meant on the clock on the
    wall, before and after a clock change and on a journey. And on a hub this computer's zone is not
    the learner's, while the calendar that opens the file knows theirs.
    """
    entry = {"uid": _uid(uid), "sequence": sequence, "dtstamp": made_at, "summary": title}
    times = {"dtstart": first, "dtend": first + timedelta(minutes=minutes)}
    return _file({**entry, **times, "rrule": _rule(first, rhythm)}, BEFORE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment. `begin` has no time zone: it is meant on the clock on the wall."""

    uid: str
    begin: datetime
    minutes: int
    title: str
    notes: str


def entries(appointments: Iterable[Entry], made_at: datetime) -> str:
    """Appointments in one file, without reminders; the same input, the same text."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    for one in appointments:
        event = Event()
        parts = {"uid": _uid(one.uid), "dtstamp": made_at, "summary": one.title}
        times = {"dtstart": one.begin, "dtend": one.begin + timedelta(minutes=one.minutes)}
        for name, value in {**parts, **times, "description": one.notes}.items():
            event.add(name, value)
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def is_leap_day(day: date) -> bool:
    """Whether this is 29 February."""
    return (day.month, day.day) == (2, 29)


def _uid(uid: str) -> str:
    return f"{uid}@cultivating-emotional-connection"


def _rule(first: date, rhythm: Rhythm) -> dict[str, Any]:
    """How it comes round. A plain yearly 29 February would come every fourth year only."""
    if rhythm == "yearly" and is_leap_day(first):
        return {"freq": "yearly", "bymonth": 2, "bymonthday": -1}
    return {"freq": rhythm}


def _file(entry: dict[str, Any], alarm_at: timedelta) -> str:
    """A calendar of one entry; `alarm_at` counts from when it begins."""
    from icalendar import Alarm, Calendar, Event  # late: reading it in takes a quarter of a second

    alarm, event, calendar = Alarm(), Event(), Calendar()
    for name, value in {"action": "DISPLAY", "description": entry["summary"]}.items():
        alarm.add(name, value)
    alarm.add("trigger", alarm_at)
    for name, value in entry.items():
        event.add(name, value)
    event.add_component(alarm)
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
