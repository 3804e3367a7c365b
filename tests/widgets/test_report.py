"""Making a report: pick the parts, look, then the file; private words are asked about twice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from helpers.content import ui
from helpers.journal import Journal
from helpers.model import ReflectionRow
from helpers.profile import Names
from helpers.progress import Progress
from helpers.widgets.report import PARTS, PRIVATE, ReportScreen
from tests.journal_rows import TODAY, plan, reflection, tap
from tests.widgets.conftest import Reader

NONE = dict.fromkeys((*PARTS, PRIVATE), "")
Opener = Callable[[], Reader]


@pytest.fixture
def open_report(journal: Journal) -> Opener:
    def open_one() -> Reader:
        return Reader(Progress(journal, Names(), TODAY).report())

    return open_one


@pytest.fixture
def words(journal: Journal) -> ReflectionRow:
    row = reflection(3, 4, what_happened="open words")
    journal.save(row)
    journal.save(replace(reflection(4, 2, what_happened="SECRET words"), private=True))
    journal.save(plan(0, "yes"))
    return row


def contents(reader: Reader, key: str = "contents") -> tuple[str, ...]:
    block = reader.block(key)
    return tuple(block["items"]) if block else ()


def file(answer: dict[str, Any]) -> str:
    content: str = answer["download"]["content"]
    return content


def test_every_part_is_offered_and_only_the_private_one_is_off(open_report: Opener) -> None:
    reader = open_report()
    ticks = {part: reader.block(part)["value"] for part in (*PARTS, PRIVATE)}  # type: ignore[index]
    assert ticks == {**dict.fromkeys(PARTS, "yes"), PRIVATE: ""}
    assert reader.block("make") is None


@pytest.mark.usefixtures("words")
def test_what_goes_in_is_listed_before_anything_is_made(open_report: Opener) -> None:
    reader = open_report()
    answer = reader.press("look", closeness="", calendar="", plans="")
    assert "download" not in answer
    listed = contents(reader)
    assert listed[0].startswith(ui("report_done"))
    assert listed[-1] == ui("report_entries", part=ui("report_words"), count=2)
    assert len(listed) == 3
    assert contents(reader, "left-out") == (
        ui("report_closeness"),
        ui("report_calendar"),
        ui("report_plans"),
        ui("report_private"),
    )
    assert reader.text("private-words") == ui("report_private_out")


@pytest.mark.usefixtures("words")
def test_the_file_goes_to_the_browser_and_holds_what_was_listed(open_report: Opener) -> None:
    reader = open_report()
    reader.press("look", plans="")
    answer = reader.press("make")
    assert answer["download"]["name"] == "report-2026-11-24.html"
    assert answer["download"]["mime"] == "text/html"
    assert "open words" in file(answer)
    assert ui("progress_plans_caption") not in file(answer)
    assert reader.text("status") == ui("report_made")
    assert reader.block("look")


@pytest.mark.usefixtures("words")
def test_private_words_stay_out_of_list_and_file(open_report: Opener) -> None:
    reader = open_report()
    reader.press("look")
    assert "SECRET" not in file(reader.press("make"))
    assert "SECRET" not in reader.everything()


@pytest.mark.usefixtures("words")
def test_private_words_are_asked_about_twice(open_report: Opener) -> None:
    reader = open_report()
    reader.press("look", private="yes")
    assert reader.text("private-words") == ui("report_private_in_one")
    assert contents(reader)[-1] == ui("report_entries", part=ui("report_private"), count=1)
    answer = reader.press("make")
    assert "download" not in answer
    assert reader.text("status") == ui("report_private_tick")
    assert "SECRET words" in file(reader.press("make", sure="yes"))


@pytest.mark.usefixtures("words")
def test_the_next_report_begins_without_private_words(open_report: Opener) -> None:
    reader = open_report()
    reader.press("look", private="yes")
    reader.press("make", sure="yes")
    assert reader.block(PRIVATE)["value"] == ""  # type: ignore[index]
    reader.press("look")
    assert "SECRET" not in file(reader.press("make"))


@pytest.mark.usefixtures("words")
def test_choosing_again_asks_the_second_question_again(open_report: Opener) -> None:
    reader = open_report()
    reader.press("look", private="yes")
    reader.press("again", sure="yes")
    assert reader.block(PRIVATE)["value"] == ""  # type: ignore[index]
    reader.press("look", private="yes")
    assert reader.block("sure")["value"] == ""  # type: ignore[index]
    assert "download" not in reader.press("make")


@pytest.mark.usefixtures("words")
def test_a_tick_set_after_looking_changes_nothing_that_was_shown(open_report: Opener) -> None:
    reader = open_report()
    reader.press("look")
    assert "SECRET" not in file(reader.press("make", private="yes", sure="yes"))


def test_nothing_is_made_without_having_looked(open_report: Opener) -> None:
    assert "download" not in open_report().press("make", sure="yes")


def test_with_nothing_ticked_it_asks_for_one(open_report: Opener) -> None:
    reader = open_report()
    reader.press("look", **NONE)
    assert reader.text("status") == ui("report_pick_one")
    assert reader.block("make") is None


def test_what_was_marked_private_meanwhile_is_shown_again_first(
    open_report: Opener, journal: Journal, words: ReflectionRow
) -> None:
    reader = open_report()
    reader.press("look")
    before = contents(reader)
    journal.save(replace(words, private=True))
    assert "download" not in reader.press("make")
    assert reader.text("status") == ui("report_changed")
    assert contents(reader) != before
    assert "open words" not in file(reader.press("make"))


def test_more_private_words_than_were_agreed_to_are_asked_about_again(
    open_report: Opener, journal: Journal, words: ReflectionRow
) -> None:
    reader = open_report()
    reader.press("look", private="yes")
    journal.save(replace(words, private=True))
    assert "download" not in reader.press("make", sure="yes")
    assert reader.text("private-words") == ui("report_private_in_many", count=2)
    assert reader.block("sure")["value"] == ""  # type: ignore[index]
    assert "download" not in reader.press("make")


def test_words_changed_meanwhile_are_looked_at_again_though_the_numbers_are_the_same(
    open_report: Opener, journal: Journal, words: ReflectionRow
) -> None:
    reader = open_report()
    reader.press("look")
    journal.save(replace(words, what_happened="other words"))
    assert "download" not in reader.press("make")
    assert "other words" in file(reader.press("make"))


def test_with_nothing_private_it_says_so(open_report: Opener, journal: Journal) -> None:
    journal.save(tap(0, 3))
    reader = open_report()
    reader.press("look", private="yes")
    assert reader.text("private-words") == ui("report_private_none")


def test_an_empty_journal_is_told_part_by_part(open_report: Opener) -> None:
    reader = open_report()
    reader.press("look")
    names = [ui("report_part_empty", part=ui(f"report_{part}")) for part in PARTS]
    assert contents(reader) == tuple(names)
    assert ui("report_nothing") in file(reader.press("make"))


@pytest.mark.usefixtures("words")
def test_a_file_that_cannot_be_read_is_told_while_looking(
    open_report: Opener, journal: Journal
) -> None:
    (journal.folder / "plans.csv").write_text("somebody,else's,file\n1,2,3\n", encoding="utf-8")
    reader = open_report()
    reader.press("look")
    assert [line for line in contents(reader, "problems") if "plans.csv" in line]
    assert "plans.csv" in file(answer := reader.press("make"))
    assert "open words" in file(answer)


@pytest.mark.usefixtures("words")
def test_nothing_is_written_and_no_choice_is_kept(open_report: Opener, journal: Journal) -> None:
    before = sorted(path.name for path in journal.folder.rglob("*"))
    reader = open_report()
    reader.write(private="yes")
    reader.press("look", private="yes")
    reader.press("make", sure="yes")
    assert sorted(path.name for path in journal.folder.rglob("*")) == before
    assert open_report().block(PRIVATE)["value"] == ""  # type: ignore[index]


def test_a_report_that_cannot_be_made_says_so_in_a_sentence(
    open_report: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = open_report()
    reader.press("look")
    assert isinstance(reader.page, ReportScreen)
    monkeypatch.setattr(reader.page, "reporter", None)
    assert "download" not in reader.press("make")
    assert reader.text("problem") == ui("unexpected_error")


@pytest.mark.usefixtures("words")
def test_the_page_on_disk_keeps_a_preview_alone(open_report: Opener) -> None:
    data, metadata = open_report().page._repr_mimebundle_()
    assert ui("report_preview") in data["text/plain"]
    assert "words" not in data["text/plain"].replace(ui("report_preview"), "")
    assert metadata == {"course_preview": True}


@pytest.mark.usefixtures("words")
def test_while_it_is_prepared_the_page_is_told_how_far_it_is(open_report: Opener) -> None:
    reader = open_report()
    reader.press("look")
    told = [answer for answer in reader.answers if "working" in answer]
    assert [answer["done"] for answer in told] == list(range(len(PARTS)))
    assert {answer["of"] for answer in told} == {len(PARTS)}
    assert reader.answers[-1]["ack"] == told[0]["working"]
