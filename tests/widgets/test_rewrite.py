"""The rewrite's screen: one sentence at a time, kept or left."""

from helpers.content import ui
from helpers.journal import drafts
from helpers.model import AnswerRow
from tests.exercises.test_rewrite import EXERCISE
from tests.widgets.conftest import SLUG, OpenGiven

PIPES, STAIRS, HEDGE = EXERCISE.items


def answers(learner) -> list[tuple[str, str, bool]]:
    return [(row.item, row.answer, row.private) for row in learner.journal.read(AnswerRow)]


def test_a_sentence_is_looked_over_shown_one_way_and_kept(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    assert reader.text("happened-pipes") == PIPES.happened
    assert reader.text("vague-pipes") == PIPES.vague
    reader.press("look-over", **{"words-pipes": "You always wait"})
    assert reader.text("remarks-pipes") == ui(
        "composer_found", words="always", why=EXERCISE.watch[0].message
    )
    reader.press("look-over", **{"words-pipes": "Fifty minutes"})
    assert reader.text("remarks-pipes") == ui("composer_nothing_found")
    assert reader.block("model") is None
    reader.press("show-model")
    assert (reader.text("model"), reader.text("note")) == (PIPES.model, PIPES.note)
    reader.press("keep", **{"private-pipes": "yes"})
    assert reader.text("status").startswith("Saved at")
    reader.press("keep", **{"words-pipes": "Fifty minutes", "private-pipes": "yes"})
    assert reader.text("status") == ui("saved_already")
    assert answers(learner) == [("pipes", "Fifty minutes", True)]
    assert drafts.read(learner.journal.folder, SLUG, EXERCISE.id) == {}


def test_it_goes_on_with_the_first_not_kept_and_nothing_is_a_must(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    reader.press("keep", **{"words-pipes": "  "})
    assert reader.text("status") == ui("nothing_written")
    reader.press("next")
    reader.press("keep", **{"words-stairs": "Clean stairs"})
    assert open_given(EXERCISE).block("words-pipes")
    reader.press("next")
    assert reader.block("words-hedge")
    reader.press("next")
    assert reader.text("summary") == ui("rewrite_some", kept=1, all=3)
    own = [row[1] for row in reader.block("table")["rows"]]  # type: ignore[index]
    assert own == [ui("rewrite_not_said"), "Clean stairs", ui("rewrite_not_said")]
    for _ in range(9):
        reader.press("next")
    for at in ("hedge", "stairs", "pipes", "pipes"):
        reader.press("back")
        assert reader.block(f"words-{at}")


def test_words_left_behind_are_told_of_and_stay(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    reader.press("next", **{"words-pipes": "half a thought"})
    assert reader.text("status") == ui("rewrite_not_kept")
    reader.write(**{"words-stairs": "", "words-pipes": "half a thought"})
    reader.press("back")
    assert reader.block("words-pipes")["value"] == "half a thought"  # type: ignore[index]
    assert open_given(EXERCISE).block("words-pipes")["value"] == "half a thought"  # type: ignore


def test_a_draft_of_a_later_one_is_where_it_opens(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    reader.press("next")
    reader.write(**{"words-stairs": "half a thought"})
    assert open_given(EXERCISE).block("words-stairs")["value"] == "half a thought"  # type: ignore


def test_all_kept_opens_at_the_end_and_starting_over_keeps_the_history(
    open_given: OpenGiven, learner
) -> None:
    reader = open_given(EXERCISE)
    for item in EXERCISE.items:
        reader.press("keep", **{f"words-{item.id}": f"<b>{item.id}</b> שלום"})
        reader.press("next")
    again = open_given(EXERCISE)
    assert again.text("summary") == ui("rewrite_done", all=3)
    assert again.block("table")["rows"][0] == (PIPES.vague, "<b>pipes</b> שלום")  # type: ignore
    again.press("start-over")
    assert open_given(EXERCISE).block("words-pipes")["value"] == ""  # type: ignore[index]
    assert len(answers(learner)) == 4
