"""What a facilitator filled in for an agenda, read from the fields; or why it cannot be planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from helpers import facilitating
from helpers.refusal import Refusal
from helpers.workshop.session.agenda import Agenda, Who, Wish, plan
from helpers.workshop.session.series import SESSION_MINUTES, series

LENGTHS = ("60", "90", "120", "180")
SERIES = "series"
WHO: tuple[Who, ...] = ("couples", "singles", "mixed")
LEAST_PEOPLE, MOST_PEOPLE = 6, 40
WEEK = timedelta(days=7)


class NotYet(Refusal):
    """Something is missing or cannot be."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The sessions, and when each begins on the clock on the wall."""

    sessions: tuple[Agenda, ...]
    begins: tuple[datetime, ...]


def planned(fields: Mapping[str, str]) -> Planned:
    """The agenda that these fields ask for. NotYet if they do not say enough."""
    wish = _wish(fields)
    frame = facilitating.frame()
    notes = {slug: facilitating.notes(slug) for slug in wish.lessons}
    if fields.get("minutes") == SERIES:
        sessions = series(wish, frame, notes)
    else:
        sessions = (plan(wish, frame, notes),)
    begin = _begin(fields)
    return Planned(sessions, tuple(begin + at * WEEK for at in range(len(sessions))))


def chosen_lessons(fields: Mapping[str, str]) -> tuple[str, ...]:
    """The lessons that are ticked, in the order of the course."""
    return tuple(slug for slug in facilitating.taught() if fields.get(f"lesson-{slug}") == "yes")


def _wish(fields: Mapping[str, str]) -> Wish:
    lessons = chosen_lessons(fields)
    if not lessons:
        raise NotYet("agenda_no_lesson")
    who = next((one for one in WHO if one == fields.get("who")), WHO[-1])
    minutes = fields.get("minutes", LENGTHS[1])
    return Wish(
        minutes=int(minutes) if minutes in LENGTHS else SESSION_MINUTES,
        people=_people(fields.get("people", "")),
        who=who,
        lessons=lessons,
    )


def _people(text: str) -> int:
    try:
        people = int(text.strip())
    except ValueError:
        people = 0
    if not LEAST_PEOPLE <= people <= MOST_PEOPLE:
        raise NotYet("agenda_people_wrong", least=LEAST_PEOPLE, most=MOST_PEOPLE)
    return people


def _begin(fields: Mapping[str, str]) -> datetime:
    try:
        day = date.fromisoformat(fields.get("day", "")[:10])
        at = time.fromisoformat(fields.get("time", ""))
    except ValueError:
        raise NotYet("agenda_when_wrong") from None
    return datetime.combine(day, at.replace(second=0, microsecond=0, tzinfo=None))
