"""A series of sessions: which lessons come when, and nothing a second time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from helpers.model.workshop import Frame, Notes
from helpers.workshop.session.agenda import Agenda, Wish, plan

SESSIONS = 6
SESSION_MINUTES = 90
IDLE_AT_MOST = 10  # minutes by which the end of a session may be drawn out


def series(wish: Wish, frame: Frame, notes: Mapping[str, Notes]) -> tuple[Agenda, ...]:
    """Six sessions of `wish.minutes` each. Lessons keep their order; with fewer than six, one takes
    several sessions, each with blocks that were not there before. Where too little new is left for
    a session, there is one fewer."""
    held = [
        lessons
        for lessons, agenda in _one_after_another(_shared_out(wish.lessons), wish, frame, notes)
        if _is_filled(agenda)
    ]
    return tuple(agenda for _, agenda in _one_after_another(held, wish, frame, notes))


def _one_after_another(
    sessions: Sequence[tuple[str, ...]], wish: Wish, frame: Frame, notes: Mapping[str, Notes]
) -> Iterator[tuple[tuple[str, ...], Agenda]]:
    """The lessons of each session with its agenda, in which nothing comes again."""
    done: set[str] = set()
    for at, lessons in enumerate(sessions):
        one = replace(wish, lessons=lessons)
        last = at == len(sessions) - 1
        agenda = plan(one, frame, notes, done=done, first=at == 0, last=last)
        if _is_filled(agenda):
            done |= {step.block.id for step in agenda.steps if step.lesson}
        yield lessons, agenda


def _is_filled(agenda: Agenda) -> bool:
    """Whether lessons fill it, and its end had not to be drawn out."""
    idle = (step.minutes - step.block.minutes for step in agenda.steps if not step.lesson)
    return bool(agenda.lessons) and max(idle) <= IDLE_AT_MOST


def _shared_out(lessons: Sequence[str]) -> list[tuple[str, ...]]:
    """The lessons of each session of a series: one each, and the first ones more often if few."""
    if not lessons:
        return []
    if len(lessons) > SESSIONS:
        spread = [lessons[at * len(lessons) // SESSIONS :][: 1 + len(lessons) // SESSIONS]
                  for at in range(SESSIONS)]  # fmt: skip
        return [tuple(part) for part in spread]
    often, more = divmod(SESSIONS, len(lessons))
    return [(slug,) for at, slug in enumerate(lessons) for _ in range(often + (at < more))]
