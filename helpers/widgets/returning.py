"""The recap cards that come back, each with where it stands; those that left the content rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from helpers import content
from helpers.model import Card, Cards, ReviewRow
from helpers.practice import spacing
from helpers.practice.spacing import Recall
from helpers.widgets.screen import Learner

Waiting = tuple[Recall, Card]


@dataclass(frozen=True, slots=True)
class Returning:
    """What the journal says now: cards due and cards paused, whether any was ever turned."""

    due: tuple[Waiting, ...]
    paused: tuple[Waiting, ...]
    any_turned: bool
    next_day: datetime | None


def returning(learner: Learner, reviews: Iterable[ReviewRow]) -> Returning:
    """Where every card stands, with the learner's names in it."""
    now = datetime.now(UTC)
    recalls = spacing.recalls(reviews, now)
    return Returning(
        due=_with_cards(spacing.due(recalls, now), learner),
        paused=_with_cards((one for one in recalls if one.paused), learner),
        any_turned=bool(recalls),
        next_day=spacing.next_day(recalls, now),
    )


def short_names() -> dict[str, str]:
    """How each lesson is called for short, by its slug."""
    return {entry.slug: entry.short for entry in content.course().lessons}


def _with_cards(recalls: Iterable[Recall], learner: Learner) -> tuple[Waiting, ...]:
    found = ((recall, _card_of(recall)) for recall in recalls)
    return tuple((recall, learner.names.into(card)) for recall, card in found if card)


def _card_of(recall: Recall) -> Card | None:
    if recall.lesson not in short_names():
        return None
    exercises = content.lesson(recall.lesson).exercises
    cards = (card for e in exercises if isinstance(e, Cards) for card in e.cards)
    return next((card for card in cards if card.id == recall.card), None)
