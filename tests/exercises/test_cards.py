from datetime import UTC, date, datetime

from helpers.exercises import cards
from helpers.model import Card, Cards, ReviewRow

ONE, TWO = (Card(id=id, question=f"{id}?", answer=f"{id}.") for id in ("one", "two"))
EXERCISE = Cards(id="recap", title="Recap", cards=(ONE, TWO))


def reviewed(card, rating):
    when = datetime(2026, 11, 24, tzinfo=UTC)
    return ReviewRow(
        id=card,
        saved_at=when,
        local_date=date(2026, 11, 24),
        who="me",
        lesson="active_listening",
        card=card,
        rating=rating,
    )


def test_it_goes_on_with_the_first_card_not_rated():
    state = cards.resume(EXERCISE, [reviewed("one", "good"), reviewed("gone", "easy")])
    assert state.value == {"one": "good"}
    assert state.next_card == 1


def test_after_the_last_card_it_begins_again():
    state = cards.rate(cards.rate(cards.State(EXERCISE.cards), ONE, "good"), TWO, "again")
    assert state.next_card == 0
