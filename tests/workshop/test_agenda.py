"""Agendas: to the minute, nothing shorter than it may be, what found no room named; late, too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import facilitating
from helpers.workshop.session.agenda import AT_MOST, FRAME, Agenda, Wish, plan
from helpers.workshop.session.running_late import late
from helpers.workshop.session.series import series

FRAME_TEXTS = facilitating.frame()
NOTES = {slug: facilitating.notes(slug) for slug in facilitating.taught()}
LENGTHS = (60, 90, 120, 180)
WHO = ("couples", "singles", "mixed")


def planned(minutes: int, *lessons: str, people: int = 12, who: str = "mixed") -> Agenda:
    chosen = lessons or tuple(NOTES)[:1]
    wish = Wish(minutes=minutes, people=people, who=who, lessons=chosen)  # type: ignore[arg-type]
    return plan(wish, FRAME_TEXTS, NOTES)


def holds_together(agenda: Agenda, minutes: int) -> None:
    assert agenda.minutes == minutes
    begin = 0
    for step in agenda.steps:
        assert step.start == begin
        assert step.minutes >= step.block.least, step.block.id
        begin = step.end
    ids = [(step.lesson, step.block.id) for step in agenda.steps if step.lesson]
    assert len(ids) == len(set(ids))


@given(
    minutes=st.sampled_from([*LENGTHS, 45, 75, 100, 240]),
    people=st.integers(6, 40),
    who=st.sampled_from(WHO),
    lessons=st.lists(st.sampled_from(sorted(NOTES)), min_size=1, max_size=6, unique=True),
)
@settings(max_examples=200, deadline=None)
def test_every_agenda_adds_up_and_names_what_is_not_in_it(
    minutes: int, people: int, who: str, lessons: list[str]
) -> None:
    agenda = planned(minutes, *lessons, people=people, who=who)
    holds_together(agenda, minutes)
    inside = {(step.lesson, step.block.id) for step in agenda.steps}
    for slug, block in agenda.left_out:
        assert (slug, block.id) not in inside
        assert slug not in agenda.no_room, "told as a lesson, so not block by block"
    for slug in lessons:
        assert slug in agenda.lessons or slug in agenda.no_room


@pytest.mark.parametrize("minutes", LENGTHS)
@pytest.mark.parametrize("slug", sorted(NOTES))
def test_one_lesson_fills_every_length(minutes: int, slug: str) -> None:
    agenda = planned(minutes, slug)
    assert agenda.lessons == (slug,)
    assert not agenda.no_room
    core = [block for block in NOTES[slug].blocks if not block.drop and "couples" in block.fits]
    inside = {step.block.id for step in agenda.steps}
    assert min(core, key=lambda block: block.priority).id in inside
    if minutes > 60:
        assert {block.id for block in core} <= inside
    for step in agenda.steps[:-2]:
        assert step.minutes <= AT_MOST * step.block.minutes + 2, "stretched beyond what it can fill"


@pytest.mark.parametrize("minutes", LENGTHS)
def test_it_begins_with_the_agreements_and_ends_with_help(minutes: int) -> None:
    ids = [step.block.id for step in planned(minutes).steps]
    assert ids[:2] == [block.id for block in FRAME_TEXTS.opening[:2]]
    assert ids[-1] == FRAME_TEXTS.closing[-1].id


@pytest.mark.parametrize(("minutes", "breaks"), [(60, 0), (90, 1), (120, 1), (180, 2)])
def test_long_sessions_have_breaks_between_blocks(minutes: int, breaks: int) -> None:
    agenda = planned(minutes, *NOTES)
    pause = FRAME_TEXTS.breaks[0].id
    at = [place for place, step in enumerate(agenda.steps) if step.block.id == pause]
    assert len(at) == breaks
    for place in at:
        assert agenda.steps[place - 1].lesson and agenda.steps[place + 1].lesson


def test_blocks_stand_in_teaching_order() -> None:
    agenda = planned(180, *NOTES)
    for slug in agenda.lessons:
        order = [block.id for block in NOTES[slug].blocks]
        mine = [step.block.id for step in agenda.steps if step.lesson == slug]
        assert mine == sorted(mine, key=order.index)


def test_a_large_group_gets_more_time_to_find_partners() -> None:
    few, many = planned(180, people=8), planned(180, people=40)
    for step in many.steps:
        small = next((s for s in few.steps if s.block.id == step.block.id), None)
        if small and step.block.grouping in ("pairs", "fours") and step.lesson:
            assert step.minutes >= step.block.minutes


@pytest.mark.parametrize("slug", sorted(NOTES))
@pytest.mark.parametrize("minutes", LENGTHS)
def test_finding_partners_takes_longer_in_a_large_group_however_short_the_time(
    minutes: int, slug: str
) -> None:
    for people, more in ((6, 0), (12, 0), (13, 1), (24, 1), (25, 2), (40, 2)):
        agenda = planned(minutes, slug, people=people)
        moving = [step for step in agenda.steps if step.block.grouping in ("pairs", "fours")]
        assert moving
        assert all(step.minutes >= step.block.least + more for step in moving)
        rest = late(agenda, 0, 45)
        assert all(s.minutes >= s.block.least + more for s in rest.steps if s.block in
                   [step.block for step in moving])  # fmt: skip


def test_in_an_hour_the_lesson_comes_before_what_need_not_be_in_the_opening() -> None:
    agenda = planned(60)
    optional = {block.id for block in FRAME_TEXTS.opening if block.drop}
    assert optional
    assert not optional & {step.block.id for step in agenda.steps}
    assert optional <= {block.id for _, block in agenda.left_out}, "it is named"
    assert optional <= {step.block.id for step in planned(120).steps}


def test_more_lessons_than_there_is_time_for_are_named() -> None:
    agenda = planned(60, *NOTES)
    assert agenda.no_room
    assert set(agenda.no_room) | set(agenda.lessons) == set(NOTES)


@pytest.mark.parametrize("count", range(1, 7))
def test_a_series_repeats_no_block_and_every_session_adds_up(count: int) -> None:
    lessons = tuple(NOTES)[:count]
    wish = Wish(minutes=90, people=12, who="mixed", lessons=lessons)
    sessions = series(wish, FRAME_TEXTS, NOTES)
    assert 1 <= len(sessions) <= 6
    taught = [s.block.id for one in sessions for s in one.steps if s.lesson != FRAME]
    assert len(taught) == len(set(taught))
    for one in sessions:
        holds_together(one, 90)
    assert {slug for one in sessions for slug in one.lessons} == set(lessons)
    if count == len(NOTES) == 6:
        assert [one.lessons for one in sessions] == [(slug,) for slug in lessons]
    ids = [{step.block.id for step in one.steps} for one in sessions]
    first, between = FRAME_TEXTS.opening[1].id, FRAME_TEXTS.between[0].id
    assert first in ids[0] and all(first not in later for later in ids[1:])
    assert all(between in one for one in ids[:-1])
    assert between not in ids[-1], "there is no next time"


@given(
    minutes=st.sampled_from(LENGTHS), at=st.integers(0, 8), by=st.integers(1, 60), data=st.data()
)
@settings(max_examples=150, deadline=None)
def test_running_late_ends_on_time_if_it_can_and_says_what_went(
    minutes: int, at: int, by: int, data: st.DataObject
) -> None:
    agenda = planned(minutes, *NOTES, who=data.draw(st.sampled_from(WHO)))
    at = min(at, len(agenda.steps) - 2)
    rest = late(agenda, at, by)
    assert rest.steps[0].start == agenda.steps[at].end + by
    assert rest.steps[-1].end == minutes + rest.over
    assert all(step.minutes >= step.block.least for step in rest.steps)
    left = [step.block for step in agenda.steps[at + 1 :]]
    for block in rest.dropped:
        left.remove(block)
    assert sorted(step.block.id for step in rest.steps) == sorted(block.id for block in left)
    assert all(block.drop for block in rest.dropped)
    if rest.over:
        assert all(step.minutes == step.block.least for step in rest.steps)
        assert not any(step.block.drop for step in rest.steps)


def test_help_and_goodbye_is_never_dropped() -> None:
    agenda = planned(60)
    rest = late(agenda, 0, 45)
    assert rest.steps[-1].block.id == FRAME_TEXTS.closing[-1].id
