"""The match's screen: two people, page by page, or one alone."""

from helpers.content import ui
from helpers.journal import Journal, JournalError, drafts
from helpers.model import AnswerRow
from tests.exercises.test_match import EXERCISE
from tests.widgets.conftest import SLUG, OpenGiven, Reader


def rows(learner) -> list[tuple[str, str, str]]:
    return [(row.who, row.item, row.answer) for row in learner.journal.read(AnswerRow)]


def rated(who: str, **ratings: str) -> dict[str, str]:
    return {f"{who}-{id.replace('_', '-')}": rating for id, rating in ratings.items()}


def wishes(reader: Reader) -> list[list[str]]:
    table = reader.block("wishes")
    return [list(row) for row in table["rows"]] if table else []


def choices(reader: Reader) -> list[str]:
    return [block["key"] for block in reader._all(reader.page.blocks) if block["type"] == "choice"]


def both_rated(reader: Reader, mine: dict[str, str], theirs: dict[str, str]) -> None:
    reader.press("begin", first="me")
    reader.press("hand-over-me", **rated("me", **mine))
    reader.press("hand-over-partner", **rated("partner", **theirs))


MINE = {"walk": "willing", "soup": "again", "chess": "rather_not"}
THEIRS = {"walk": "willing", "soup": "new", "chess": "again"}


def test_both_rate_hidden_and_see_what_both_would_like(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    reader.press("begin", first="me")
    reader.press("hand-over-me", **rated("me", **MINE))
    empty = {block["value"] for block in reader._all(reader.page.blocks) if "value" in block}
    assert empty == {""}
    reader.press("hand-over-partner", **rated("partner", **THEIRS))
    assert wishes(reader) == []
    reader.press("reveal")
    soup, walk = wishes(reader)
    how = ui("match_new", how=ui("match_how_both_gladly"))
    assert soup == ["Soup", how, "Short", "A little", "Some", "At home", "No"]
    assert walk[:2] == ["Walk", ui("match_how_both_willing")]
    assert "Chess" not in reader.everything()
    assert wishes(open_given(EXERCISE)) == [soup, walk]
    assert open_given(EXERCISE).text("afterwards") == EXERCISE.afterwards


def test_the_other_one_sees_nothing_of_it_after_a_crash_either(
    open_given: OpenGiven, learner
) -> None:
    reader = open_given(EXERCISE)
    reader.press("begin", first="partner")
    reader.write(**rated("partner", walk="rather_not"))
    reader.press("hand-over-partner", **rated("partner", walk="rather_not"))
    again = open_given(EXERCISE)
    assert choices(again)[0] == "me-walk"
    assert again.block("me-walk")["value"] == ""  # type: ignore[index]
    assert drafts.read(learner.journal.folder, SLUG, EXERCISE.id) == {}


def test_a_page_is_saved_when_it_is_left_and_the_turn_goes_on_there(
    open_given: OpenGiven, learner
) -> None:
    reader = open_given(EXERCISE)
    reader.press("begin", first="me")
    assert len(choices(reader)) == 10
    assert reader.block("back") is None
    reader.press("next", **rated("me", walk="again"))
    assert reader.text("status").startswith("Saved at")
    assert reader.text("page") == ui("match_page", at=2, all=3)
    reader.press("next", **rated("me", other_7="new"))
    assert reader.block("next") is None
    again = open_given(EXERCISE)
    assert again.text("page") == ui("match_page", at=2, all=3)
    assert again.block("me-other-7")["value"] == "new"  # type: ignore[index]
    again.press("back")
    again.press("next", **rated("me", walk="again"))
    kept = [("me", "walk", "again"), ("me", "other-7", "new")]
    assert rows(learner) == [("me", "first", "yes"), *kept]


def test_a_draft_of_a_later_page_is_where_it_goes_on(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    reader.press("begin", first="me")
    reader.press("next")
    reader.write(**rated("me", other_8="new"))
    again = open_given(EXERCISE)
    assert again.text("page") == ui("match_page", at=2, all=3)
    assert again.block("me-other-8")["value"] == "new"  # type: ignore[index]


def test_a_page_whose_save_fails_halfway_stays_and_is_saved_from_there(
    open_given: OpenGiven, learner, monkeypatch
) -> None:
    append, calls = Journal.append, []

    def fails_once(self, row):
        calls.append(row)
        if len(calls) == 3:
            raise JournalError("journal_no_space", file="answers.csv")
        return append(self, row)

    monkeypatch.setattr(Journal, "append", fails_once)
    reader = open_given(EXERCISE)
    reader.press("begin", first="me")
    page = rated("me", walk="again", soup="new", sea="willing")
    reader.press("next", **page)
    assert reader.text("problem") == ui("journal_no_space", file="answers.csv")
    assert {key: reader.block(key)["value"] for key in page} == page  # type: ignore[index]
    reader.press("next", **page)
    written = [(item, answer) for _, item, answer in rows(learner)[1:]]
    assert written == [("walk", "again"), ("soup", "new"), ("sea", "willing")]


def test_a_turn_handed_over_twice_by_accident_is_handed_over_once(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    reader.press("begin", first="me")
    for _ in range(2):
        reader.press("hand-over-me", **rated("me", walk="again"))
    assert choices(reader)[0] == "partner-walk"


def test_one_person_alone_sees_their_list_and_asks_the_other_later(
    open_given: OpenGiven, learner
) -> None:
    reader = open_given(EXERCISE)
    reader.press("begin", first="only-me")
    assert reader.text("whose-turn") == ui("match_my_turn")
    reader.press("hand-over-me", **rated("me", **MINE))
    assert [row[0] for row in wishes(reader)] == ["Soup", "Walk"]
    assert "Kim can be asked later" in reader.text("one-list")
    assert reader.text("afterwards") == EXERCISE.afterwards
    later = open_given(EXERCISE)
    later.press("rate-more")
    assert later.block("me-soup")["value"] == "again"  # type: ignore[index]
    later.press("hand-over-me", **rated("me", sea="new"))
    assert [row[0] for row in wishes(later)] == ["Soup", "Sea", "Walk"]
    later.press("with-partner")
    assert choices(later)[0] == "partner-walk"
    assert "Saved" not in later.text("status")
    later.press("hand-over-partner", **rated("partner", sea="again", soup="rather_not"))
    later.press("reveal")
    assert [row[0] for row in wishes(later)] == ["Sea"]


def test_filters_are_applied_when_asked_and_leave_nothing_behind(
    open_given: OpenGiven, learner
) -> None:
    reader = open_given(EXERCISE)
    both_rated(reader, MINE, THEIRS)
    reader.press("reveal")
    reader.write(**{"filter-where": "home"})
    assert len(wishes(reader)) == 2
    reader.press("show", **{"filter-where": "home"})
    assert [row[0] for row in wishes(reader)] == ["Soup"]
    assert reader.text("status") == ui("match_showing", some=1, all=2)
    assert reader.block("filter-where")["value"] == "home"  # type: ignore[index]
    reader.press("show", **{"filter-where": "home", "filter-apart": "yes"})
    assert reader.text("none-fit") == ui("match_none_fit")
    again = open_given(EXERCISE)
    assert again.block("filter-where")["value"] == "any"  # type: ignore[index]
    assert drafts.read(learner.journal.folder, SLUG, EXERCISE.id) == {}


def test_nothing_in_common_is_said_kindly(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    both_rated(reader, {"walk": "again"}, {"walk": "rather_not"})
    reader.press("reveal")
    assert reader.text("nothing") == ui("match_nothing")
    assert "Walk" not in reader.everything()
    assert reader.text("afterwards") == EXERCISE.afterwards


def test_a_button_of_another_stage_does_nothing(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    for block in ("reveal", "hand-over-me", "with-partner", "rate-more", "show", "next"):
        reader.press(block)
    assert rows(learner) == []
    reader.press("begin", first="me")
    for block in ("reveal", "hand-over-partner", "with-partner", "rate-more", "begin"):
        reader.press(block, first="partner")
    assert rows(learner) == [("me", "first", "yes")]


def test_starting_over_keeps_the_history(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    both_rated(reader, MINE, THEIRS)
    reader.press("reveal")
    before = len(rows(learner))
    reader.press("start-over")
    assert open_given(EXERCISE).block("first")
    assert len(rows(learner)) == before + 1
