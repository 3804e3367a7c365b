"""The draw's screen: from what was rated in another lesson's match."""

from dataclasses import replace

import pytest

from helpers import content
from helpers.content import ui
from helpers.model import AnswerRow, Draw
from tests.exercises.test_match import EXERCISE as MATCH
from tests.widgets.conftest import SLUG, OpenGiven

EXERCISE = Draw(
    id="one-new",
    title="Something new",
    lesson=SLUG,
    match=MATCH.id,
    nothing="There is nothing to draw from yet.",
)


@pytest.fixture(autouse=True)
def a_lesson_with_a_match(monkeypatch) -> None:
    with_match = replace(content.lesson(SLUG), exercises=(MATCH,))
    monkeypatch.setattr(content, "lesson", lambda slug: with_match)


@pytest.fixture
def rated(open_given: OpenGiven):
    """Rates in the match, alone or both, and shows it."""

    def rate(mine: dict[str, str], theirs: dict[str, str] | None = None) -> None:
        reader = open_given(MATCH)
        reader.press("begin", first="only-me" if theirs is None else "me")
        reader.press("hand-over-me", **{f"me-{id}": how for id, how in mine.items()})
        if theirs is not None:
            fields = {f"partner-{id}": how for id, how in theirs.items()}
            reader.press("hand-over-partner", **fields)
            reader.press("reveal")

    return rate


def drawn(learner) -> list[str]:
    return [row.item for row in learner.journal.read(AnswerRow) if row.answer == "drawn"]


def test_with_nothing_rated_it_says_where_to_rate(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    assert reader.text("nothing") == EXERCISE.nothing
    assert reader.block("go")["notebook"] == "01_active_listening.ipynb"  # type: ignore[index]
    reader.press("draw")
    assert drawn(learner) == []


def test_it_draws_what_both_would_like_with_time_cost_and_place(
    open_given: OpenGiven, rated, learner
) -> None:
    waiting = open_given(EXERCISE)
    rated({"walk": "again", "soup": "new", "sea": "new"}, {"soup": "willing", "walk": "again"})
    waiting.press("draw")
    assert waiting.text("drawn") == "Soup"
    assert waiting.text("facts") == ui("draw_facts", time="Short", cost="A little", where="At home")
    assert waiting.block("one-list") is None
    assert open_given(EXERCISE).text("drawn") == "Soup"
    waiting.press("draw")
    assert waiting.text("status") == ui("draw_again")
    assert drawn(learner) == ["soup", "soup"]


def test_it_says_when_it_draws_from_one_list(open_given: OpenGiven, rated) -> None:
    rated({"soup": "new", "sea": "new"})
    reader = open_given(EXERCISE)
    assert "ask Kim" in reader.text("one-list")
    seen = set()
    for _ in range(2):
        reader.press("draw")
        seen.add(reader.text("drawn"))
    assert seen == {"Soup", "Sea"}


def test_it_does_not_show_a_hidden_turn(open_given: OpenGiven) -> None:
    reader = open_given(MATCH)
    reader.press("begin", first="me")
    reader.press("hand-over-me", **{"me-soup": "new"})
    assert open_given(EXERCISE).text("nothing") == EXERCISE.nothing


def test_nothing_new_is_said_and_leads_to_the_list(open_given: OpenGiven, rated) -> None:
    rated({"soup": "again"}, {"soup": "again"})
    reader = open_given(EXERCISE)
    assert reader.text("nothing") == ui("draw_none_new")
    assert reader.block("go")


def test_starting_over_forgets_what_was_drawn(open_given: OpenGiven, rated, learner) -> None:
    rated({"soup": "new"})
    reader = open_given(EXERCISE)
    reader.press("draw")
    reader.press("start-over")
    assert open_given(EXERCISE).block("drawn") is None
    assert drawn(learner) == ["soup"]


def test_its_preview_comes_from_content_alone(open_given: OpenGiven, rated) -> None:
    before = open_given(EXERCISE).page._repr_mimebundle_()[0]["text/html"]
    rated({"soup": "new"})
    reader = open_given(EXERCISE)
    reader.press("draw")
    after = reader.page._repr_mimebundle_()[0]["text/html"]
    assert before == after
    assert "Soup" not in after
