"""The cards that come back today: think, turn, rate; pause, and take up again."""

from datetime import timedelta

import pytest

from helpers.content import lesson, ui
from helpers.journal import Journal, new_id, stamp
from helpers.model import Card, Cards, ReviewRow
from helpers.practice.spacing import GO_ON, PAUSE
from helpers.profile import Names, Profile
from helpers.widgets.recap import AT_ONCE, RecapScreen
from helpers.widgets.screen import Learner
from tests.widgets.conftest import SLUG, Open, Reader

APPRECIATION = "show_appreciation"


def cards_of(slug: str) -> tuple[Card, ...]:
    exercises = lesson(slug).exercises
    return next(
        Names(Profile(partner_name="Kim")).into(e) for e in exercises if isinstance(e, Cards)
    ).cards


def turn(journal: Journal, card: str, rating: str, days_ago: int, slug: str = SLUG) -> None:
    when = {key: value - timedelta(days=days_ago) for key, value in stamp().items()}  # type: ignore
    journal.append(
        ReviewRow(**when, id=new_id(), who="me", lesson=slug, card=card, rating=rating)  # type: ignore
    )


@pytest.fixture
def at_start(learner: Learner) -> Learner:
    return Learner(journal=learner.journal, names=learner.names, lesson="start_here")


def ratings(journal: Journal) -> list[tuple[str, str, str]]:
    return [(row.lesson, row.card, row.rating) for row in journal.read(ReviewRow)]


def test_before_any_card_was_turned_it_says_where_they_are(at_start: Learner) -> None:
    assert Reader(RecapScreen(at_start)).text("end") == ui("recap_no_cards")


def test_a_card_turned_today_comes_back_another_day(at_start: Learner, journal: Journal) -> None:
    turn(journal, cards_of(SLUG)[0].id, "again", 0)
    reader = Reader(RecapScreen(at_start))
    assert reader.text("end") == ui("recap_none")
    assert reader.block("next-day")


def test_cards_of_all_lessons_come_back_and_each_is_kept_for_its_own(
    at_start: Learner, journal: Journal
) -> None:
    mine, thanks = cards_of(SLUG)[0], cards_of(APPRECIATION)[0]
    turn(journal, mine.id, "again", 9)
    turn(journal, thanks.id, "again", 5, APPRECIATION)
    reader = Reader(RecapScreen(at_start))
    for card in (mine, thanks):
        assert reader.text("question") == card.question
        assert reader.block("answer") is None
        reader.press("turn")
        assert reader.text("answer") == card.answer
        reader.press("rate", **{card.id: "good"})
    assert reader.text("end") == ui("recap_end")
    assert ratings(journal)[2:] == [(SLUG, mine.id, "good"), (APPRECIATION, thanks.id, "good")]
    assert Reader(RecapScreen(at_start)).text("end") == ui("recap_none")


def test_a_turn_without_a_rating_is_no_turn(at_start: Learner, journal: Journal) -> None:
    turn(journal, cards_of(SLUG)[0].id, "again", 9)
    reader = Reader(RecapScreen(at_start))
    reader.press("turn")
    reader.press("rate")
    assert reader.text("status") == ui("nothing_chosen")
    assert len(ratings(journal)) == 1


def test_a_paused_card_is_gone_until_it_is_taken_up(at_start: Learner, journal: Journal) -> None:
    card = cards_of(SLUG)[0]
    turn(journal, card.id, "again", 9)
    reader = Reader(RecapScreen(at_start))
    reader.press(f"pause:{SLUG}-{card.id}")
    assert ratings(journal)[-1] == (SLUG, card.id, PAUSE)
    reader = Reader(RecapScreen(at_start))
    assert reader.text("end") == ui("recap_none")
    reader.press("take-up")
    assert reader.text("status") == ui("nothing_chosen")
    reader.press("take-up", which=f"{SLUG}-{card.id}")
    assert ratings(journal)[-1] == (SLUG, card.id, GO_ON)
    assert Reader(RecapScreen(at_start)).text("question") == card.question


def test_pause_pressed_twice_pauses_one_card(at_start: Learner, journal: Journal) -> None:
    one, two = cards_of(SLUG)[:2]
    turn(journal, one.id, "again", 9)
    turn(journal, two.id, "again", 8)
    reader = Reader(RecapScreen(at_start))
    for _ in range(2):
        reader.press(f"pause:{SLUG}-{one.id}")
    assert ratings(journal)[2:] == [(SLUG, one.id, PAUSE)]
    assert reader.text("question") == two.question


def test_a_few_at_a_time_and_the_rest_wait(at_start: Learner, journal: Journal) -> None:
    for card in cards_of(SLUG)[: AT_ONCE + 2]:
        turn(journal, card.id, "again", 9)
    reader = Reader(RecapScreen(at_start))
    for _ in range(AT_ONCE):
        reader.press("turn")
        shown = next(card for card in cards_of(SLUG) if card.question == reader.text("question"))
        reader.press("rate", **{shown.id: "hard"})
    assert reader.text("end") == ui("recap_more")


def test_a_card_or_lesson_that_is_gone_is_passed_over_and_kept(
    at_start: Learner, journal: Journal
) -> None:
    turn(journal, "gone-from-the-lesson", "again", 9)
    turn(journal, "whatever", "again", 9, "gone_altogether")
    turn(journal, "whatever", PAUSE, 8, "gone_altogether")
    assert Reader(RecapScreen(at_start)).text("end") == ui("recap_none")
    assert len(ratings(journal)) == 3


def test_what_cannot_be_kept_leaves_the_card_where_it_is(
    at_start: Learner, journal: Journal
) -> None:
    card = cards_of(SLUG)[0]
    turn(journal, card.id, "again", 9)
    reader = Reader(RecapScreen(at_start))
    reader.press("turn")
    (journal.folder / "reviews.csv").write_text("a,b\nnot,ours\n", encoding="utf-8")
    reader.press("rate", **{card.id: "good"})
    assert "reviews.csv" in reader.text("problem")
    assert reader.text("question") == card.question


def test_cards_of_another_lesson_with_the_same_id_count_for_nothing_here(
    open_exercise: Open, journal: Journal
) -> None:
    listening, thanks = cards_of(SLUG), cards_of(APPRECIATION)
    shared = next(card for card in listening if card.id in {other.id for other in thanks})
    turn(journal, shared.id, "good", 3, APPRECIATION)
    for card in listening:
        if card.id != shared.id:
            turn(journal, card.id, "good", 3)
    assert open_exercise("recap").text("question") == shared.question
