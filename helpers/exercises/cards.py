"""Cards: think first, then turn, then say in words how it went."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.model import RECALLED, Card, Cards, ReviewRow, Verdict


@dataclass(frozen=True, slots=True)
class State:
    """The latest rating of each card, in this lesson's order of cards."""

    cards: tuple[Card, ...]
    ratings: dict[str, str] = field(default_factory=dict)

    @property
    def value(self) -> dict[str, str]:
        return self.ratings

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.ratings else Verdict.NOTHING_CHOSEN

    @property
    def next_card(self) -> int:
        """Where to go on: the first card not rated yet; from the start where all are."""
        unrated = (at for at, card in enumerate(self.cards) if card.id not in self.ratings)
        return next(unrated, 0)


def resume(exercise: Cards, reviews: Iterable[ReviewRow]) -> State:
    """The state left in the journal; what is said of cards that are gone is passed over."""
    known = {card.id for card in exercise.cards}
    rated = (row for row in reviews if row.card in known and row.rating in RECALLED)
    ratings = {row.card: row.rating for row in rated}
    return State(exercise.cards, ratings)


def rate(state: State, card: Card, rating: str) -> State:
    """The state after rating a card."""
    return State(state.cards, {**state.ratings, card.id: rating})
