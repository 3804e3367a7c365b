"""What a learner comes back to: where lessons stand, what waits, when recap cards return."""

from helpers.practice.due import Due, DueKind, today
from helpers.practice.standing import (
    State,
    cards_of,
    countable,
    finished,
    known_cards,
    lesson_states,
    only,
    worked_on,
)

__all__ = [
    "Due",
    "DueKind",
    "State",
    "cards_of",
    "countable",
    "finished",
    "known_cards",
    "lesson_states",
    "only",
    "today",
    "worked_on",
]
