"""The log's screen: a few lines on a day, prefilled where there are some, days in any order."""

from datetime import date, timedelta

import pytest

from helpers.content import ui
from helpers.exercises import log
from helpers.journal import Journal, JournalError, drafts
from helpers.model import AnswerRow
from helpers.widgets.days import day_in_words
from tests.exercises.test_log import EXERCISE
from tests.widgets.conftest import SLUG, OpenGiven, Reader

TODAY = date.today()
EARLIER = TODAY - timedelta(days=2)


def answers(learner) -> list[tuple[str, str]]:
    return [(row.item, row.answer) for row in learner.journal.read(AnswerRow)]


def save(reader: Reader, day: date = TODAY, **words: str) -> None:
    boxes = {f"words-{prompt.id}": words.get(prompt.id, "") for prompt in EXERCISE.prompts}
    reader.press("save", **boxes, day=day.isoformat())


def value(reader: Reader, key: str) -> str:
    block = reader.block(key)
    assert block is not None
    return str(block["value"])


def test_it_is_about_today_and_comes_back_filled_in(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    assert value(reader, "day") == TODAY.isoformat()
    assert reader.block("days") is None
    save(reader, saw="the bins")
    assert reader.text("status").startswith("Saved at")
    assert reader.text("so-far") == ui("log_progress", count=1, all=3)
    again = open_given(EXERCISE)
    assert value(again, "words-saw") == "the bins"
    assert again.text(f"on-{TODAY}") == day_in_words(TODAY)
    assert again.text(f"on-{TODAY}-saw") == "the bins"
    assert answers(learner) == [(log.item(TODAY, "saw"), "the bins")]
    assert drafts.read(learner.journal.folder, SLUG, EXERCISE.id) == {}


def test_saving_again_changes_what_counts_and_says_if_nothing_did(
    open_given: OpenGiven, learner
) -> None:
    reader = open_given(EXERCISE)
    save(reader, saw="the bins")
    save(reader, saw="the bins")
    assert reader.text("status") == ui("saved_already")
    save(reader, saw="the bins, in the rain", said="thanks")
    assert len(answers(learner)) == 3
    assert open_given(EXERCISE).text(f"on-{TODAY}-saw") == "the bins, in the rain"
    save(reader, saw="", said="thanks")
    assert open_given(EXERCISE).block(f"on-{TODAY}-saw") is None
    save(reader)
    assert reader.text("status") == ui("nothing_written")


def test_the_private_mark_alone_is_saved_too(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    save(reader, saw="the bins")
    reader.press("save", private="yes")
    assert [row.private for row in learner.journal.read(AnswerRow)] == [False, True]
    assert value(open_given(EXERCISE), "private") == "yes"


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ("", "none"),
        ("soon", "none"),
        ((TODAY + timedelta(days=1)).isoformat(), "future"),
        ((TODAY - timedelta(days=61)).isoformat(), "long_ago"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_the_words_stay(
    open_given: OpenGiven, learner, day: str, wrong: str
) -> None:
    reader = open_given(EXERCISE)
    reader.press("save", **{"words-saw": "the bins", "day": day})
    assert reader.text("status") == ui(f"log_day_{wrong}", days=log.OLDEST)
    assert (value(reader, "words-saw"), value(reader, "day")) == ("the bins", day)
    assert answers(learner) == []


def test_an_earlier_day_is_opened_and_changed(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    assert reader.block("open") is None
    save(reader, EARLIER, saw="the stairs")
    reader = open_given(EXERCISE)
    assert value(reader, "words-saw") == ""
    reader.press("open", day=EARLIER.isoformat())
    assert reader.text("status") == ui("log_opened", day=day_in_words(EARLIER))
    assert value(reader, "words-saw") == "the stairs"
    save(reader, EARLIER, saw="the stairs, at two")
    assert reader.text("status").startswith("Saved at")
    assert open_given(EXERCISE).text(f"on-{EARLIER}-saw") == "the stairs, at two"
    reader.press("open", day=TODAY.isoformat())
    assert reader.text("status") == ui("log_opened_empty", day=day_in_words(TODAY))
    assert value(reader, "words-saw") == ""


def test_opening_another_day_never_costs_words(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    save(reader, EARLIER, saw="the stairs")
    reader.press("open", day=TODAY.isoformat())
    reader.press("open", day=EARLIER.isoformat(), **{"words-saw": "the bins"})
    assert reader.text("status") == ui("log_not_saved")
    assert value(reader, "words-saw") == "the bins"


def test_a_day_that_was_not_in_the_boxes_is_replaced_only_when_asked(
    open_given: OpenGiven, learner
) -> None:
    reader = open_given(EXERCISE)
    save(reader, EARLIER, saw="the stairs")
    again = open_given(EXERCISE)
    save(again, EARLIER, saw="the bins")
    assert again.text("status") == ui("log_day_taken", day=day_in_words(EARLIER))
    assert value(again, "words-saw") == "the bins"
    assert len(answers(learner)) == 1
    save(again, EARLIER, saw="the bins")
    assert again.text(f"on-{EARLIER}-saw") == "the bins"


def test_what_another_page_wrote_meanwhile_is_not_replaced_unseen(open_given: OpenGiven) -> None:
    one, two = open_given(EXERCISE), open_given(EXERCISE)
    save(one, saw="the bins")
    save(two, saw="the stairs")
    assert two.text("status") == ui("log_day_taken", day=day_in_words(TODAY))
    assert two.text(f"on-{TODAY}-saw") == "the bins"


def test_a_draft_comes_back_with_its_day(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    save(reader, saw="the bins")
    reader.write(**{"words-saw": "half a thought", "day": EARLIER.isoformat()})
    again = open_given(EXERCISE)
    assert (value(again, "words-saw"), value(again, "day")) == (
        "half a thought",
        EARLIER.isoformat(),
    )


def test_a_draft_with_nothing_new_in_it_does_not_hold_back_today(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    save(reader, EARLIER, saw="the stairs")
    reader.write(**{"words-saw": "the stairs", "day": EARLIER.isoformat()})
    assert value(open_given(EXERCISE), "day") == TODAY.isoformat()


def test_after_enough_days_it_says_so_and_goes_on(open_given: OpenGiven) -> None:
    reader = open_given(EXERCISE)
    for ago in (9, 4, 1, 30):
        save(reader, TODAY - timedelta(days=ago), saw=f"{ago} days ago")
    assert reader.text("done") == EXERCISE.done
    assert reader.text("so-far") == ui("log_more", count=4)
    listed = [block["key"] for block in reader.block("days")["blocks"]]  # type: ignore[index]
    assert listed[::2] == [f"on-{TODAY - timedelta(days=ago)}" for ago in (1, 4, 9, 30)]


def test_a_save_that_fails_halfway_is_done_again_without_a_question(
    open_given: OpenGiven, learner, monkeypatch
) -> None:
    append, calls = Journal.append, []

    def fails_once(self, row):
        calls.append(row)
        if len(calls) == 2:
            raise JournalError("journal_no_space", file="answers.csv")
        return append(self, row)

    monkeypatch.setattr(Journal, "append", fails_once)
    reader = open_given(EXERCISE)
    save(reader, saw="the bins", said="thanks")
    assert reader.text("problem") == ui("journal_no_space", file="answers.csv")
    assert value(reader, "words-said") == "thanks"
    save(reader, saw="the bins", said="thanks")
    assert reader.text("status").startswith("Saved at")
    assert [answer for _, answer in answers(learner)] == ["the bins", "thanks"]


@pytest.mark.parametrize("words", ["<b>bold</b>", "שלום\n\n🙂", "x" * 10_000, "{partner} =SUM(1)"])
def test_odd_words_stay_as_they_are(open_given: OpenGiven, words: str) -> None:
    save(open_given(EXERCISE), saw=words)
    again = open_given(EXERCISE)
    assert value(again, "words-saw") == words
    assert again.text(f"on-{TODAY}-saw") == words


def test_starting_over_keeps_the_history(open_given: OpenGiven, learner) -> None:
    reader = open_given(EXERCISE)
    save(reader, saw="the bins")
    reader.press("start-over")
    assert value(reader, "words-saw") == ""
    assert open_given(EXERCISE).block("days") is None
    assert len(answers(learner)) == 2
