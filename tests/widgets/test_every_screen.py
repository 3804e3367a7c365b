"""What holds for the screen of every exercise, whatever its kind."""

import logging
import re
from pathlib import Path

import pytest

from helpers import content
from helpers.content import lesson, ui
from helpers.journal import drafts
from tests.widgets.conftest import SLUG, Open

IDS = [
    f"{entry.slug}/{exercise.id}"
    for entry in content.course().lessons
    for exercise in lesson(entry.slug).exercises
]
SECRET = "what I never told anybody"


@pytest.mark.parametrize("id", IDS)
def test_opening_writes_nothing(open_exercise: Open, learner, id: str) -> None:
    open_exercise(id)
    assert not learner.journal.folder.exists()


@pytest.mark.parametrize("id", IDS)
def test_it_speaks_of_the_partner_by_name_and_its_preview_does_not(
    open_exercise: Open, id: str
) -> None:
    reader = open_exercise(id)
    data, metadata = reader.page._repr_mimebundle_()
    assert metadata == {"course_preview": True}
    for kind in ("text/html", "text/plain"):
        assert "Kim" not in data[kind]
        assert not re.search(r"\{[^}]*\}", data[kind])
    assert not re.search(r"\{[a-zA-Z|' ]+\}", reader.everything().replace("{'", ""))


@pytest.mark.parametrize("id", IDS)
def test_a_preview_is_plain_html_and_holds_no_typed_word(open_exercise: Open, id: str) -> None:
    reader = open_exercise(id)
    fields = {block["key"]: SECRET for block in reader._all(reader.page.blocks) if "value" in block}
    reader.write(**fields)
    data, _ = reader.page._repr_mimebundle_()
    assert SECRET not in data["text/html"] + data["text/plain"] + repr(reader.page)
    assert not re.search(r"<(style|script|img|button)|style=|class=", data["text/html"])


@pytest.mark.parametrize("id", IDS)
def test_keys_of_its_blocks_are_unique(open_exercise: Open, id: str) -> None:
    reader = open_exercise(id)
    keys = [block["key"] for block in reader._all(reader.page.blocks)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("id", IDS)
def test_every_event_is_answered_even_one_that_makes_no_sense(open_exercise: Open, id: str) -> None:
    reader = open_exercise(id)
    for block in ("", "no-such-button", "save", "answer", "say", "back", "start-over"):
        assert reader.press(block)["ack"] == len(reader.answers)
    assert reader.write(**{"no-such-field": "x" * 10_000, "option": "<b>"})["ack"]


def test_a_draft_is_kept_while_typing_and_dropped_when_saved(open_exercise: Open, learner) -> None:
    reader = open_exercise("reflection")
    said = reader.write(what_happened=SECRET)
    assert said["kept"].startswith("Draft kept")
    assert open_exercise("reflection").block("what_happened")["value"] == SECRET  # type: ignore
    reader.press("save", what_happened=SECRET)
    assert drafts.read(learner.journal.folder, SLUG, "reflection") == {}


def test_an_unexpected_error_is_a_sentence_and_the_log_has_no_words(
    open_exercise: Open, monkeypatch, caplog
) -> None:
    reader = open_exercise("reflection")

    def breaks(*_: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(reader.page, "press", breaks)
    with caplog.at_level(logging.DEBUG, logger="helpers"):
        answer = reader.press("save", what_happened=SECRET)
    assert answer["ack"]
    assert reader.text("problem") == ui("unexpected_error")
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text


def test_a_journal_that_cannot_be_written_is_a_sentence_and_the_words_stay(
    open_exercise: Open, learner
) -> None:
    folder: Path = learner.journal.folder
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder should be")
    reader = open_exercise("reflection")
    reader.press("save", what_happened=SECRET)
    assert reader.text("problem")
    assert reader.block("what_happened")["value"] == SECRET  # type: ignore[index]


def test_a_character_no_file_can_hold_is_refused_kindly(open_exercise: Open) -> None:
    reader = open_exercise("reflection")
    reader.press("save", what_happened="a\0b")
    assert reader.text("problem") == ui("text_has_nul")


def test_nobody_prints_to_the_page(open_exercise: Open, capsys) -> None:
    for id in IDS:
        open_exercise(id)
    assert capsys.readouterr().out == ""
    assert content.course().lessons
