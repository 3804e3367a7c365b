"""What the progress page says: kind at nothing, careful at little, never a cause or a forecast."""

from helpers.content import ui
from tests.journal_rows import LISTENING, plan, progress_of, rated, reflection, tap

BARRED = ("because", "caused", "thanks to", "improve", "will ", "streak", "score", "missed")


def said(view: object) -> str:
    found = view.said  # type: ignore[attr-defined]
    return " ".join((found.title, *found.sentences, *found.points))


def test_with_nothing_each_view_says_what_it_will_show() -> None:
    page = progress_of()
    for view in (page.overview(), page.before_and_after(), page.closeness()):
        assert view.said is None
        assert "press Start this lesson" in view.preview


def test_one_entry_is_named_and_called_too_few() -> None:
    words = said(progress_of(tap(0, 4)).closeness())
    assert "“Rather close”, on 1 October 2026" in words
    assert "Too few to say" in words


def test_two_entries_are_too_few_and_have_a_chart_all_the_same() -> None:
    view = progress_of(tap(0, 2), tap(1, 4)).closeness()
    assert "too few to say" in view.said.title  # type: ignore[union-attr]
    assert view.figure is not None


def test_three_entries_have_a_middle() -> None:
    words = said(progress_of(tap(0, 1), tap(1, 2), tap(2, 5)).closeness())
    assert "3 times" in words
    assert "The answer in the middle is “Rather far”" in words
    assert "the lowest is “Far apart”, the highest “Very close”" in words


def test_an_even_number_of_entries_can_lie_between_two_steps() -> None:
    rows = [tap(day, value) for day, value in enumerate((1, 2, 4, 5))]
    assert "between “Rather far” and “Rather close”" in said(progress_of(*rows).closeness())


def test_days_of_trying_are_compared_from_eight_on_either_side() -> None:
    rows = [tap(at, 4 if at % 2 else 2, LISTENING if at % 2 else "") for at in range(16)]
    few, enough = said(progress_of(*rows[:15]).closeness()), said(progress_of(*rows).closeness())
    assert "at least 8 of each kind" in few
    assert "went with “Rather close”" in enough
    assert "the other 8, with “Rather far”" in enough
    assert "the good days that make you try" in enough


def test_a_day_of_trying_without_any_rating_is_still_counted() -> None:
    view = progress_of(reflection(0, None)).closeness()
    assert "Active listening, 1" in said(view)
    assert view.table is None


def test_everything_odd_is_counted_in_a_sentence() -> None:
    odd = [tap(0, 9), tap(4000, 3), reflection(1, 3, happened_on=None), reflection(1, 3, "gone")]
    words = said(progress_of(tap(0, 3), *odd, tap(4001, 2)).closeness())
    assert ui("progress_odd_value_one") in words
    assert ui("progress_odd_day_many", count=2) in words
    assert ui("progress_odd_no_day_one") in words
    assert ui("progress_odd_gone_one") in words


def test_before_alone_waits_without_hurry() -> None:
    view = progress_of(rated(0, "my-listening", 2, "before")).before_and_after()
    assert "no hurry" in said(view)
    assert view.figure is None
    assert view.table is not None


def test_after_alone_is_fine_too() -> None:
    assert "nothing from before" in said(progress_of(reflection(0, 3)).before_and_after())


def test_two_answers_after_are_shown_and_called_too_few() -> None:
    rows = [rated(0, "my-listening", 2, "before"), rated(5, "my-listening", 4, "after")]
    view = progress_of(*rows, rated(6, "my-listening", 5, "after")).before_and_after()
    assert "higher" not in said(view)
    assert "Too few to say" in said(view)
    assert view.figure is not None


def test_from_three_answers_on_it_says_which_way_they_differ() -> None:
    rows = [rated(0, "my-listening", 2, "before"), rated(0, "felt-listened-to", 3, "before")]
    for day in (5, 6, 7):
        rows += [rated(day, "my-listening", 4, "after"), rated(day, "felt-listened-to", 3, "after")]
    view = progress_of(*rows).before_and_after()
    assert "1 higher and 1 the same" in said(view)
    assert "cannot show what did it" in said(view)
    assert "“Quite well”, the middle of 3 answers" in said(view)


def test_a_rating_that_cannot_be_right_is_left_out_and_counted() -> None:
    view = progress_of(rated(0, "my-listening", 9, "before"), reflection(2, 3)).before_and_after()
    assert ui("progress_left_out_one") in said(view)


def test_what_was_done_is_counted_in_words() -> None:
    words = said(progress_of(plan(0), plan(1, "no"), reflection(2, 3)).overview())
    assert "one lesson" in words
    assert "came back once" in words
    assert "You made 2 plans. You looked back on one." in words


def test_no_view_names_a_cause_a_score_or_a_forecast() -> None:
    rows = [tap(at, at % 5 + 1, LISTENING if at % 2 else "") for at in range(40)]
    rows += [rated(0, "my-listening", 2, "before")]
    rows += [rated(at, "my-listening", 4, "after") for at in (3, 4, 5)]
    page = progress_of(*rows, reflection(3, 4), plan(0))
    for view in (page.overview(), page.before_and_after(), page.closeness()):
        words = f"{said(view)} {view.preview}".lower()
        assert [word for word in BARRED if word in words] == []
