"""When a recap card comes back, by the scheduler FSRS, from the reviews alone.

Nothing about the spacing is stored: the reviews are gone through again each time, so two journals
put together, or a review taken out by hand, need no mending.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby

from fsrs import Card as Memory
from fsrs import Rating, Scheduler

from helpers.model import RECALLED, ReviewRow

RATINGS = dict(zip(RECALLED, Rating, strict=True))  # both from worst to best
PAUSE, GO_ON = "pause", "go_on"
LONGEST_DAYS = 365

# No steps of minutes: a card comes back on another day. No fuzzing: the same reviews, the same day.
SCHEDULER = Scheduler(
    learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_DAYS, enable_fuzzing=False
)


@dataclass(frozen=True, slots=True)
class Recall:
    """Where one card stands: the moment it is due (UTC), and whether the learner paused it."""

    lesson: str
    card: str
    due: datetime
    paused: bool


def recalls(reviews: Iterable[ReviewRow], now: datetime) -> tuple[Recall, ...]:
    """Every card that was rated, the one due longest first. `now` is aware.

    A review dated after `now`, by a clock that was wrong, counts as made now; ratings that are not
    known are passed over.
    """
    made = (row if row.saved_at <= now else replace(row, saved_at=now) for row in reviews)
    # After a clock that ran ahead, FSRS would count from the later day.
    longest = now + timedelta(days=LONGEST_DAYS)
    stand = (replace(one, due=min(one.due, longest)) for one in _gone_through(tuple(made)))
    return tuple(sorted(stand, key=lambda one: (one.due, one.card)))


def due(recalls: Iterable[Recall], now: datetime) -> tuple[Recall, ...]:
    """What comes back on the learner's day of `now`, or has been waiting; never a paused card."""
    today = now.astimezone().date()
    return tuple(one for one in recalls if not one.paused and one.due.astimezone().date() <= today)


def next_day(recalls: Iterable[Recall], now: datetime) -> datetime | None:
    """When the next card comes back after today; None if none will."""
    waiting = due(known := tuple(recalls), now)
    later = [one.due for one in known if not one.paused and one not in waiting]
    return min(later, default=None)


@lru_cache(maxsize=1)
def _gone_through(reviews: tuple[ReviewRow, ...]) -> tuple[Recall, ...]:
    """Where the reviews leave each card. Kept, because Today asks, and then the cards themselves:
    years of reviews take a while."""
    mine = sorted((row for row in reviews if row.who == "me"), key=_card_then_time)
    stand = (_recall(*key, rows) for key, rows in groupby(mine, key=_card))
    return tuple(one for one in stand if one)


def _recall(lesson: str, card: str, reviews: Iterable[ReviewRow]) -> Recall | None:
    memory, paused, rated = Memory(card_id=1), False, False
    for review in reviews:
        if review.rating in (PAUSE, GO_ON):
            paused = review.rating == PAUSE
        elif review.rating in RATINGS:
            memory, _ = SCHEDULER.review_card(memory, RATINGS[review.rating], review.saved_at)
            rated = True
    return Recall(lesson, card, memory.due, paused) if rated else None


def _card(review: ReviewRow) -> tuple[str, str]:
    return review.lesson, review.card


def _card_then_time(review: ReviewRow) -> tuple[str, str, datetime]:
    return review.lesson, review.card, review.saved_at
