"""Recap cards come back later the better they are known, by the reviews alone."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from helpers.model import ReviewRow
from helpers.practice import spacing
from helpers.practice.spacing import GO_ON, LONGEST_DAYS, PAUSE, RATINGS
from tests.journal_rows import FIRST, LISTENING, common

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def turned(day: int, rating: str, card: str = "one", lesson: str = LISTENING) -> ReviewRow:
    """A review on a day counted from the first, at eight in the evening (UTC)."""
    return ReviewRow(**common(FIRST + timedelta(days=day), lesson), card=card, rating=rating)


def at(day: int) -> datetime:
    return datetime(FIRST.year, FIRST.month, FIRST.day, 21, tzinfo=UTC) + timedelta(days=day)


def days_until(*reviews: ReviewRow, now: int = 400) -> int:
    """From the last review to the day the only card comes back."""
    (recall,) = spacing.recalls(reviews, at(now))
    return (recall.due - max(row.saved_at for row in reviews)).days


def due_on(day: int, *reviews: ReviewRow) -> list[str]:
    return [one.card for one in spacing.due(spacing.recalls(reviews, at(day)), at(day))]


def test_the_better_it_came_back_the_longer_it_stays_away() -> None:
    again, hard, good, easy = (days_until(turned(0, rating)) for rating in RATINGS)
    assert 1 <= again <= hard <= good < easy


def test_each_success_at_the_due_day_makes_the_gap_longer() -> None:
    reviews = [turned(0, "good")]
    gaps = [days_until(*reviews)]
    for _ in range(4):
        day = (reviews[-1].local_date - FIRST).days + gaps[-1]
        reviews.append(turned(day, "good"))
        gaps.append(days_until(*reviews))
    assert all(earlier < later for earlier, later in pairwise(gaps))


def test_what_was_gone_comes_back_soon_however_well_it_was_known() -> None:
    known = [turned(day, "easy") for day in (0, 8, 60)]
    assert days_until(*known, turned(200, "again")) < 8 < days_until(*known)


def test_a_card_is_due_all_day_long_and_stays_due() -> None:
    day = days_until(first := turned(0, "good"))
    early = at(day).replace(hour=6)
    assert spacing.due(spacing.recalls([first], early), early)
    assert due_on(day - 1, first) == []
    assert due_on(day + 300, first) == ["one"]


def test_the_card_that_has_waited_longest_comes_first() -> None:
    reviews = [turned(5, "again", "late"), turned(0, "again", "early")]
    assert due_on(20, *reviews) == ["early", "late"]


def test_a_paused_card_does_not_come_back_until_it_is_taken_up() -> None:
    reviews = [turned(0, "again"), turned(1, PAUSE)]
    assert due_on(100, *reviews) == []
    assert due_on(100, *reviews, turned(50, GO_ON)) == ["one"]


def test_cards_of_two_lessons_with_the_same_id_do_not_know_each_other() -> None:
    reviews = [turned(0, "again"), turned(0, "easy", lesson="show_appreciation")]
    here, there = spacing.recalls(reviews, at(1))
    assert (here.lesson, there.lesson) == (LISTENING, "show_appreciation")
    assert here.due < there.due


def test_the_partners_turns_and_unknown_ratings_are_nobodys_memory() -> None:
    partner = ReviewRow(**common(FIRST, LISTENING, who="partner"), card="one", rating="good")
    assert spacing.recalls([partner, turned(0, "splendid"), turned(0, PAUSE, "two")], at(1)) == ()


def test_a_clock_that_ran_years_ahead_hides_no_card_for_years() -> None:
    ahead = [turned(5000, "easy"), turned(5100, "easy")]
    (recall,) = spacing.recalls(ahead, at(0))
    assert recall.due <= at(0) + timedelta(days=LONGEST_DAYS)


def test_the_next_day_is_that_of_the_first_card_not_due_yet() -> None:
    known = spacing.recalls([turned(0, "easy"), turned(0, "again", "two")], at(2))
    assert spacing.due(known, at(2))[0].card == "two"
    later = next(one for one in known if one.card == "one")
    assert spacing.next_day(known, at(2)) == later.due
    assert spacing.next_day((), at(2)) is None


def test_the_order_in_the_file_does_not_matter() -> None:
    reviews = [turned(0, "good"), turned(2, "again"), turned(3, "hard")]
    dues = {spacing.recalls(some, at(9)) for some in permutations(reviews)}
    assert len(dues) == 1


ANY = st.builds(
    lambda day, rating, card: turned(day, rating, card),
    st.integers(-3000, 3000),
    st.sampled_from([*RATINGS, PAUSE, GO_ON, "", "=1+1"]),
    st.sampled_from(["one", "two", "שלום"]),
)


@given(st.lists(ANY, max_size=30))
def test_whatever_stands_in_the_file_every_rated_card_has_a_day(rows: list[ReviewRow]) -> None:
    rated = {row.card for row in rows if row.rating in RATINGS}
    recalls = spacing.recalls(rows, NOON)
    assert {one.card for one in recalls} == rated
    assert all(one.due <= NOON + timedelta(days=LONGEST_DAYS) for one in recalls)
    assert date.min < min((one.due.date() for one in recalls), default=NOON.date())
