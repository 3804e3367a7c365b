"""What a facilitator reads: it opens as model objects, and each lesson has all a session needs."""

import shutil
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from helpers import content, facilitating
from helpers.facilitating import ContentError
from helpers.model.workshop import Block

SOUND = Path(__file__).parent / "sound_content" / "content"
TAUGHT = facilitating.taught()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder that a test may change."""
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


# --- what is read --------------------------------------------------------------------------------


def test_notes_become_blocks_in_teaching_order() -> None:
    notes = facilitating.notes("choosing", SOUND)
    assert notes.lesson == "choosing"
    assert [block.id for block in notes.blocks] == ["vote", "pairs"]
    assert notes.block("vote").exercise == "first-reply"


def test_what_a_block_leaves_out_fits_everybody_and_cannot_be_cut() -> None:
    again = facilitating.frame(SOUND).reopening[0]
    assert again.fits == ("couples", "singles")
    assert (again.short, again.least, again.drop) == (0, 3, False)


def test_a_block_takes_at_the_least_what_it_takes_when_late() -> None:
    notes = facilitating.notes("choosing", SOUND)
    assert (notes.block("vote").least, notes.block("pairs").least) == (6, 12)


def test_a_part_of_the_guide_is_found_by_its_id() -> None:
    assert facilitating.guide(SOUND).part("room").points == ("Count the chairs.",)
    with pytest.raises(KeyError, match="there are: room"):
        facilitating.guide(SOUND).part("cellar")


def test_an_unknown_block_is_refused_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="there are: vote, pairs"):
        facilitating.notes("choosing", SOUND).block("votes")


def test_what_is_read_cannot_be_changed_and_is_read_once() -> None:
    notes = facilitating.notes("choosing", SOUND)
    assert notes is facilitating.notes("choosing", SOUND)
    with pytest.raises(FrozenInstanceError):
        notes.goal = "other"  # type: ignore[misc]


# --- what is refused -----------------------------------------------------------------------------


def test_a_lesson_without_notes_is_refused_by_its_file() -> None:
    with pytest.raises(ContentError, match=r"workshop/rating\.yml: no such file"):
        facilitating.notes("rating", SOUND)


def test_a_missing_key_is_refused_with_its_place(folder: Path) -> None:
    change(folder, "workshop/choosing.yml", "    minutes: 12\n", "")
    with pytest.raises(ContentError) as error:
        facilitating.notes("choosing", folder)
    assert (error.value.field, error.value.found) == ("block 2", "no minutes")


def test_an_unknown_grouping_is_refused(folder: Path) -> None:
    change(folder, "workshop/frame.yml", "grouping: everyone", "grouping: threes")
    with pytest.raises(ContentError, match="threes"):
        facilitating.frame(folder)


# --- what we ship --------------------------------------------------------------------------------


def around() -> list[Block]:
    frame = facilitating.frame()
    return [*frame.opening, *frame.reopening, *frame.breaks, *frame.between, *frame.closing]


def test_every_lesson_that_is_worked_through_is_taught() -> None:
    assert TAUGHT[0] == "active_listening"
    assert len(TAUGHT) == 6


@pytest.mark.parametrize("slug", TAUGHT)
def test_a_lesson_fills_two_hours_and_can_be_cut_to_half_an_hour(slug: str) -> None:
    blocks = facilitating.notes(slug).blocks
    assert 100 <= sum(block.minutes for block in blocks) <= 130
    has_to_be_in = [block for block in blocks if not block.drop]
    assert sum(block.least for block in has_to_be_in) <= 48
    first = [block for block in blocks if block.priority == 1]
    assert sum(block.least for block in first) <= 34


@pytest.mark.parametrize("slug", TAUGHT)
def test_a_lesson_has_what_a_facilitator_is_asked_and_what_goes_wrong(slug: str) -> None:
    notes = facilitating.notes(slug)
    assert len(notes.blocks) >= 7
    assert len(notes.questions) >= 6
    assert len(notes.upset) >= 4
    assert 5 <= len(notes.points) <= 6
    assert "elp lines" in notes.points[-1]


@pytest.mark.parametrize("slug", TAUGHT)
def test_somebody_without_a_partner_can_do_every_block_that_has_to_be_in(slug: str) -> None:
    blocks = facilitating.notes(slug).blocks
    assert all("singles" in block.fits for block in blocks if not block.drop)


@pytest.mark.parametrize("slug", TAUGHT)
def test_when_to_leave_it_alone_cannot_be_dropped(slug: str) -> None:
    """The safety notes name that block by its title, as one that is never dropped."""
    notes = facilitating.notes(slug)
    (rule,) = [line for line in notes.safety if "never dropped" in line]
    named = [block for block in notes.blocks if f"“{block.title}”" in rule]
    assert named
    assert not any(block.drop for block in named)


def test_help_lines_are_said_at_the_end_of_every_session() -> None:
    last = facilitating.frame().closing[-1]
    assert not last.drop
    assert last.short == 0
    assert any("help lines" in said for said in last.say)


def test_no_two_lessons_say_the_same_thing() -> None:
    """A paragraph that stands in two of them was copied, and fits one of them at the most."""
    seen: dict[str, str] = {}
    for slug in TAUGHT:
        notes = facilitating.notes(slug)
        texts = [
            *(text for block in notes.blocks for text in (*block.say, *block.do, *block.debrief)),
            *(one.answer for one in notes.questions),
            *(text for one in notes.upset for text in (one.see, *one.do)),
        ]
        for text in {text for text in texts if len(text) > 60}:
            assert seen.setdefault(text, slug) == slug, text


def test_exercises_named_in_the_notes_open() -> None:
    for slug in TAUGHT:
        lesson = content.lesson(slug)
        for block in facilitating.notes(slug).blocks:
            assert not block.exercise or lesson.exercise(block.exercise)
    start = content.lesson(facilitating.frame().lesson)
    assert all(start.exercise(block.exercise) for block in around() if block.exercise)
