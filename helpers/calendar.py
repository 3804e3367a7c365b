"""Calendar files (.ics): a reminder on a day, under a title that gives nothing away."""

from datetime import date, datetime, timedelta


def reminder(uid: str, day: date, title: str, made_at: datetime) -> str:
    """An all-day entry with a reminder at nine that morning; the same input, the same text.

    The uid stays with the plan, so that a changed plan replaces its entry instead of adding one.
    """
    from icalendar import Alarm, Calendar, Event  # late: reading it in takes a quarter of a second

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(hours=9))
    event = Event()
    event.add("uid", f"{uid}@cultivating-emotional-connection")
    event.add("dtstamp", made_at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Cultivating Emotional Connection//")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
