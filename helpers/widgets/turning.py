"""A recap card on a screen: its question, then its answer and how it came back."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.journal import Saved, new_id, stamp
from helpers.model import RECALLED, Card, ReviewRow
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner


def front(*more: b.Button) -> Iterable[b.Block]:
    """Think first; turning it is up to the learner."""
    yield b.Prose("think", ui("cards_think"), "quiet")
    yield b.Group("buttons", (b.Button("turn", ui("cards_turn")), *more), row=True)


def back(card: Card, rating: str) -> Iterable[b.Block]:
    """The answer, and the question how it came back; `rating` is what is chosen so far."""
    yield b.Prose("answer", card.answer)
    options = tuple((rating, ui(f"cards_{rating}")) for rating in RECALLED)
    yield b.Choice(card.id, ui("cards_how"), options, rating, row=True)
    yield b.Button("rate", ui("next"))


def review(learner: Learner, lesson: str, card: str, rating: str) -> Saved:
    """Put a turn of a card into the journal; returns when it is on disk."""
    row = ReviewRow(**stamp(), id=new_id(), who="me", lesson=lesson, card=card, rating=rating)
    return learner.journal.append(row)
