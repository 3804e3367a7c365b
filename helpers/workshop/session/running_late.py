"""A session that runs late: what is shortened, what is dropped, and when it ends."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from helpers.model.workshop import Block
from helpers.workshop.session.agenda import Agenda, Step, importance, timed


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a session that runs late: the steps as they are now, which were shortened or
    dropped, and by how many minutes it still ends late."""

    steps: tuple[Step, ...]
    shortened: tuple[Block, ...]
    dropped: tuple[Block, ...]
    over: int


def late(agenda: Agenda, at: int, minutes: int) -> Rest:
    """The session from the step after `at` on, when that step ends so many minutes late.

    The least important is shortened first, then dropped; nothing that may not be.
    """
    rest = agenda.steps[at + 1 :]
    planned = {place: step.minutes for place, step in enumerate(rest)}
    now = dict(planned)
    last_to_go = sorted(planned, key=lambda place: importance(rest[place]))
    for place in reversed(last_to_go):
        if gain := min(now[place] - rest[place].least, minutes - _saved(planned, now)):
            now[place] -= gain
    for place in reversed(last_to_go):
        if rest[place].block.drop and _saved(planned, now) < minutes:
            del now[place]
    for place in last_to_go:  # what was saved beyond need goes back
        if place in now:
            back = max(0, _saved(planned, now) - minutes)
            now[place] += min(planned[place] - now[place], back)
    now[max(now)] += max(0, _saved(planned, now) - minutes)
    return Rest(
        steps=timed(
            (replace(rest[place], minutes=now[place]) for place in sorted(now)),
            agenda.steps[at].end + minutes,
        ),
        shortened=tuple(rest[p].block for p in sorted(now) if now[p] < planned[p]),
        dropped=tuple(rest[p].block for p in sorted(planned) if p not in now),
        over=max(0, minutes - _saved(planned, now)),
    )


def _saved(planned: Mapping[int, int], now: Mapping[int, int]) -> int:
    return sum(planned.values()) - sum(now.values())
