"""The screens around the exercises: names, today, erase, own words."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from helpers.content import course, ui
from helpers.journal import new_id, stamp
from helpers.model import AnswerRow, PlanRow, ReflectionRow
from helpers.profile import read_profile
from helpers.widgets.erase import EraseScreen
from helpers.widgets.own_words import OwnWordsScreen
from helpers.widgets.profile import ProfileScreen
from helpers.widgets.screen import Learner
from helpers.widgets.today import TodayScreen
from tests.widgets.conftest import SLUG, Reader


@pytest.fixture
def at_start(learner: Learner) -> Learner:
    return Learner(journal=learner.journal, names=learner.names, lesson="start_here")


def common(days_ago: int = 0) -> dict[str, object]:
    when = stamp()
    moved = {key: value - timedelta(days=days_ago) for key, value in when.items()}  # type: ignore
    return {**moved, "id": new_id(), "who": "me", "lesson": SLUG}


def reflection(**words: str) -> ReflectionRow:
    rest = {"happened_on": date(2026, 11, 20), "closeness": 3, "how_it_went": 3, "private": False}
    return ReflectionRow(**common(), **rest, **{"what_happened": "", "what_next": "", **words})  # type: ignore


# --- names -------------------------------------------------------------------------------------


def test_names_and_pronouns_are_kept_and_read_back(at_start: Learner) -> None:
    reader = Reader(ProfileScreen(at_start))
    reader.press("save", **{"partner-name": "  Sam  ", "pronouns": "they"})
    kept = read_profile(at_start.journal.folder)
    assert (kept.partner_name, kept.pronouns) == ("Sam", "they")
    assert "You ask Sam about their day. They don't" in reader.text("example")


def test_own_words_must_be_whole(at_start: Learner) -> None:
    reader = Reader(ProfileScreen(at_start))
    reader.press("save", **{"pronouns": "own", "own-they": "xe"})
    assert reader.text("status") == ui("profile_own_missing")
    words = {"they": "xe", "them": "xem", "their": "xyr", "theirs": "xyrs", "themselves": "xemself"}
    own = {f"own-{role}": word for role, word in words.items()}
    reader.press("save", pronouns="own", **own, **{"own-verb": "singular"})
    assert "Xe doesn't say much. Xe has had a long one, and the last word is xyrs." in reader.text(
        "example"
    )


# --- today -------------------------------------------------------------------------------------


def test_a_first_visit_is_shown_one_next_step(at_start: Learner) -> None:
    reader = Reader(TodayScreen(at_start))
    first = next(entry for entry in course().lessons if entry.strategy)
    assert reader.block(f"go-start-{first.slug}")["notebook"] == first.notebook  # type: ignore[index]


def test_a_plan_whose_day_has_come_and_a_reflection_wait(at_start: Learner) -> None:
    plan = {"cue": "supper", "action": "ask", "due": date.today(), "outcome": ""}
    rest = {"looked_back_on": None, "why": "", "private": False}
    at_start.journal.save(PlanRow(**common(3), **plan, **rest))  # type: ignore[arg-type]
    answer = {"exercise": "first-reply", "item": "", "answer": "x", "verdict": "open"}
    at_start.journal.append(AnswerRow(**common(2), **answer, private=False))  # type: ignore[arg-type]
    reader = Reader(TodayScreen(at_start))
    shown = [block["key"] for block in reader.page.blocks if block["key"].startswith("what-")]
    assert [key.split("-")[1] for key in shown] == ["look_back", "reflect", "go_on"]


def test_the_tap_of_the_day_is_saved_with_what_was_tried(at_start: Learner) -> None:
    from helpers.model import CheckInRow

    Reader(TodayScreen(at_start)).press("save", closeness="4", practised=SLUG)
    (row,) = at_start.journal.read(CheckInRow)
    assert (row.moment, row.measure, row.value, row.practised) == ("day", "closeness", 4, SLUG)
    Reader(TodayScreen(at_start)).press("save", closeness="5", practised="none")
    (row,) = at_start.journal.read(CheckInRow)
    assert (row.value, row.practised) == (5, "")


# --- erase -------------------------------------------------------------------------------------


@pytest.fixture
def notebooks(tmp_path: Path, monkeypatch) -> Path:
    folder = tmp_path / "notebooks"
    folder.mkdir()
    monkeypatch.setattr("helpers.widgets.erase.notebooks_folder", lambda: folder)
    return folder


def test_everything_is_listed_first_and_gone_after(at_start: Learner, notebooks: Path) -> None:
    at_start.journal.save(reflection(what_happened="words"))
    Reader(ProfileScreen(at_start)).press("save", **{"partner-name": "Sam"})
    reader = Reader(EraseScreen(at_start))
    assert len(reader.block("traces")["items"]) >= 2  # type: ignore[index]
    reader.press("erase")
    assert reader.text("status") == ui("erase_tick_first")
    assert at_start.journal.folder.exists()
    reader.press("erase", sure="yes")
    assert reader.text("status") == ui("erase_all_gone")
    assert not at_start.journal.folder.exists()


# --- own words ---------------------------------------------------------------------------------


def test_own_words_can_be_changed_and_deleted_for_good(at_start: Learner) -> None:
    kept, gone = reflection(what_happened="first words"), reflection(what_happened="bad words")
    at_start.journal.save(kept)
    at_start.journal.save(gone)
    reader = Reader(OwnWordsScreen(at_start))
    reader.press(f"change:{kept.id}")
    reader.press(
        f"save:{kept.id}", **{f"what_happened:{kept.id}": "better words", "private": "yes"}
    )
    reader.press(f"delete:{gone.id}")
    assert len(at_start.journal.read(ReflectionRow)) == 2
    reader.press(f"sure:{gone.id}")
    (row,) = at_start.journal.read(ReflectionRow)
    assert (row.id, row.what_happened, row.private) == (kept.id, "better words", True)
    files = at_start.journal.folder.rglob("*")
    on_disk = "".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
    assert "first words" not in on_disk
    assert "bad words" not in on_disk


def test_with_no_words_yet_it_says_so(at_start: Learner) -> None:
    assert Reader(OwnWordsScreen(at_start)).text("none") == ui("words_none")
