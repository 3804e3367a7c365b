"""A facilitator's notes: minutes that can be, exercises that exist, a debrief, and none missing."""

from collections.abc import Iterator
from difflib import get_close_matches

from helpers.check.material import LessonFiles, Material, blocks_around
from helpers.check.problem import Problem
from helpers.check.spots import Spot, short, top
from helpers.paths import WORKSHOP

LONGEST = 60  # minutes; nobody listens longer without a break
NEVER_EMPTY = ("blocks", "questions", "upset", "points", "prepare", "safety")
NEVER_EMPTY_AROUND = ("opening", "reopening", "closing")


def wrong_workshop(material: Material) -> Iterator[Problem]:
    """What is wrong in a facilitator's notes though every key fits."""
    yield from _without_notes(material)
    exercises = {lesson.slug: _exercises(lesson) for lesson in material.lessons}
    frame = top(material.workshop.frame)
    yield from _empty(frame, NEVER_EMPTY_AROUND)
    yield from _unknown_lesson(frame, list(exercises))
    for block in blocks_around(material):
        yield from _wrong_block(block, exercises.get(frame.text("lesson")))
    for slug, tree in material.workshop.notes.items():
        yield from _empty(top(tree), NEVER_EMPTY)
        for block in top(tree).each("blocks"):
            yield from _wrong_block(block, exercises[slug])
        for upset in top(tree).each("upset"):
            yield from _empty(upset, ("do",))
    for part in top(material.workshop.guide).each("parts"):
        yield from _empty(part, ("points",))


def _without_notes(material: Material) -> Iterator[Problem]:
    """Lessons that are worked through, and that nobody could teach a group."""
    for lesson in top(material.course).each("lessons"):
        slug = lesson.text("slug")
        worked_through = True in (lesson.at("strategy").data, lesson.at("sittings").data)
        if slug and worked_through and slug not in material.workshop.notes:
            write = "Write a facilitator's notes on this lesson there."
            yield lesson.problem(f"no {WORKSHOP}/{short(slug)}.yml", write)


def _exercises(lesson: LessonFiles) -> list[str] | None:
    """The ids of a lesson's exercises; None where its files do not tell them."""
    ids = [spot.text("id") for spot in lesson.each_exercise()]
    return ids if ids and lesson.whole else None


def _unknown_lesson(frame: Spot, known: list[str]) -> Iterator[Problem]:
    slug = frame.text("lesson")
    if slug and slug not in known:
        found = f"the unknown lesson {short(slug)}"
        yield frame.at("lesson").problem(found, f"Write one of: {', '.join(known)}.")


def _wrong_block(block: Spot, exercises: list[str] | None) -> Iterator[Problem]:
    yield from _empty(block, ("say", "do"))
    yield from _wrong_minutes(block)
    yield from _wrong_when_late(block)
    yield from _wrong_crowd(block)
    if exercises is not None:
        yield from _unknown_exercise(block, exercises)
    yield from _no_debrief(block)


def _wrong_minutes(block: Spot) -> Iterator[Problem]:
    minutes, priority = block.at("minutes"), block.at("priority")
    if _is_number(minutes) and not 0 < minutes.data <= LONGEST:
        write = f"Write at least 1 and at most {LONGEST}."
        yield minutes.problem(f"a block of {minutes.data} minutes", write)
    less = block.at("short")
    has_both = _is_number(less) and _is_number(minutes) and minutes.data > 0
    if has_both and not 0 < less.data < minutes.data:
        found = f"{less.data} minutes when late, of {minutes.data}"
        yield less.problem(found, "Write fewer, at least 1; leave it out if nothing can be cut.")
    if _is_number(priority) and priority.data < 1:
        write = "Write 1 for what has to be in, and higher for what comes in with more time."
        yield priority.problem(f"the priority {priority.data}", write)


def _wrong_when_late(block: Spot) -> Iterator[Problem]:
    """What can be cut says how; what cannot says nothing of it."""
    can_be_cut = "short" in block.data or block.at("drop").data is True
    if can_be_cut and not block.text("late"):
        write = "Say what to leave out or to do instead when the group is late."
        yield block.problem("no late", write)
    if block.text("late") and not can_be_cut:
        write = "Add short, or drop: true. Or take late out."
        yield block.at("late").problem("late, for a block that cannot be cut", write)


def _wrong_crowd(block: Spot) -> Iterator[Problem]:
    fits = [one.data for one in block.every("fits")]
    if block.at("fits").data == []:
        yield block.at("fits").problem("nobody whom it fits", "Write couples, singles, or both.")
    for place, crowd in enumerate(fits):
        if crowd in fits[:place]:
            yield block.at("fits", place).problem(f"{crowd} a second time", "Keep one of them.")
    if block.text("singles") and fits and "singles" not in fits:
        write = "Add singles to fits, or take their variant out."
        yield block.at("singles").problem("a variant for singles, whom it does not fit", write)


def _unknown_exercise(block: Spot, known: list[str]) -> Iterator[Problem]:
    id = block.text("exercise")
    if id and id not in known:
        near = get_close_matches(id, known, 1, 0.6)
        write = f"Did you mean {near[0]}?" if near else "Write the id of one in this lesson."
        yield block.at("exercise").problem(f"the unknown exercise {short(id)}", write)


def _no_debrief(block: Spot) -> Iterator[Problem]:
    """Whoever did something apart from the others has to be brought back."""
    apart = block.text("grouping") in ("alone", "pairs", "fours") or block.text("exercise")
    if apart and not list(block.every("debrief")):
        write = "Say how to bring people back: questions that ask for nothing private."
        yield block.problem("no debrief", write)


def _empty(spot: Spot, keys: tuple[str, ...]) -> Iterator[Problem]:
    for key in keys:
        if spot.at(key).data == []:
            yield spot.at(key).problem(f"nothing under {key}", "Write at least one.")


def _is_number(spot: Spot) -> bool:
    return isinstance(spot.data, int) and not isinstance(spot.data, bool)
