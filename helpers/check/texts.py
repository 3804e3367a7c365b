"""The words themselves: placeholders, pronouns, and feedback that begins with a verdict."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from helpers.check.material import LessonFiles, Material
from helpers.check.problem import Problem
from helpers.check.spots import Spot, short, top
from helpers.placeholders import KNOWN, PATTERN, is_known, straight
from helpers.profile import NEVER_FILLED

PRONOUNS = {
    "he": {"he": "{they}", "him": "{them}", "his": "{their}", "himself": "{themselves}"},
    "she": {"she": "{they}", "her": "{them} or {their}", "hers": "{theirs}"}
    | {"herself": "{themselves}"},
}
INSTEAD = {word: instead for words in PRONOUNS.values() for word, instead in words.items()}
PRONOUN = re.compile(rf"\b({'|'.join(INSTEAD)})\b", re.IGNORECASE)
FOR_THE_LEARNER = ("promise", "objectives", "keep")

VERDICT = re.compile(r"[^\s.!?…]+( [^\s.!?…]+){0,2}\.(\s|$)")
SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"']?\s+")
SHORTEST_REPEATED = 4  # words; anything shorter may come twice


def wrong_words(material: Material) -> Iterator[Problem]:
    """Everything that can be wrong with the words of an exercise, a lesson, the safety page."""
    exercises = [*material.each_exercise(), top(material.reflection)]
    for exercise in exercises:
        yield from _wrong_placeholders(exercise)
        yield from _stray_pronouns(exercise)
        yield from _no_verdict(exercise)
    yield from _said_twice(exercises)
    for lesson in material.lessons:
        yield from _lesson_words(lesson)
    for tree in (material.course, material.safety, *material.workshop.trees):
        yield from _never_filled(top(tree))


def _lesson_words(lesson: LessonFiles) -> Iterator[Problem]:
    spot = top(lesson.lesson)
    yield from _never_filled(spot)
    for key in FOR_THE_LEARNER:
        yield from _stray_pronouns(spot.at(key), "say “your partner”")


# --- placeholders --------------------------------------------------------------------------------


def _wrong_placeholders(spot: Spot) -> Iterator[Problem]:
    for leaf in _texts(spot):
        if leaf.key in NEVER_FILLED:
            yield from _never_filled(leaf)
            continue
        for found in PATTERN.finditer(leaf.data):
            if not is_known(found[1]):
                yield leaf.problem(f"the unknown placeholder {found[0]}", _nearest(found[1]))
        if set("{}") & set(PATTERN.sub("", leaf.data)):
            yield leaf.problem("a brace without its other half", "Write placeholders as {them}.")


def _nearest(inside: str) -> str:
    if "|" in inside:
        return "Write both verbs, as {they|is|are}, or {is|are} alone."
    near = get_close_matches(straight(inside), KNOWN, 1, 0.5)
    if near:
        return f"Did you mean {{{near[0]}}}?"
    return "There are {partner}, {they}, {them}, {their}, {they|is|are} and the like."


def _never_filled(spot: Spot) -> Iterator[Problem]:
    for leaf in _texts(spot):
        if found := PATTERN.search(leaf.data):
            write = "Say it without: names are not filled in here."
            yield leaf.problem(f"the placeholder {found[0]}", write)


# --- pronouns ------------------------------------------------------------------------------------


def _stray_pronouns(spot: Spot, instead: str = "") -> Iterator[Problem]:
    allowed = {word for pronouns in _declared(spot) for word in PRONOUNS.get(pronouns, ())}
    for leaf in _texts(spot):
        words = [found[0] for found in PRONOUN.finditer(PATTERN.sub("", leaf.data))]
        stray = next((word for word in words if word.lower() not in allowed), None)
        if stray and leaf.key not in NEVER_FILLED:
            write = instead or (
                f"use {INSTEAD[stray.lower()]} for the learner's partner; "
                "name anybody else under people"
            )
            found = f"the pronoun “{stray}” in “{_around(leaf.data, stray)}”"
            yield leaf.problem(found, f"{write[0].upper()}{write[1:]}.")


def _declared(spot: Spot) -> Iterator[str]:
    """The pronouns of everybody who is named in an exercise."""
    for person in (*spot.each("people"), spot.at("you"), spot.at("partner")):
        yield person.text("pronouns")


def _around(text: str, word: str) -> str:
    at = PATTERN.sub(lambda found: "x" * len(found[0]), text).find(word)
    return short(text[max(0, at - 15) : at + 20])


# --- feedback ------------------------------------------------------------------------------------


def _no_verdict(spot: Spot) -> Iterator[Problem]:
    for leaf in _texts(spot):
        if leaf.way[-1] == "feedback" and leaf.data.strip() and not VERDICT.match(leaf.data):
            write = "Begin with a verdict of one to three words and a full stop, as “Too soon.”"
            yield leaf.problem(f"no verdict at the beginning of “{short(leaf.data)}”", write)


def _said_twice(spots: list[Spot]) -> Iterator[Problem]:
    """A sentence that two options share says nothing about either."""
    seen: dict[str, Spot] = {}
    for leaf in (leaf for spot in spots for leaf in _texts(spot) if leaf.way[-1] == "feedback"):
        for sentence in set(SENTENCE_END.split(leaf.data)):
            same = " ".join(sentence.lower().split())
            if len(same.split()) < SHORTEST_REPEATED:
                continue
            if first := seen.get(same):
                found = f"“{short(sentence)}”, which is in {_place(first)} too"
                yield leaf.problem(found, "Say what this very line does.")
            seen.setdefault(same, leaf)


def _place(spot: Spot) -> str:
    return f"{spot.tree.file}, line {spot.tree.line(spot.way)}"


def _texts(spot: Spot) -> Iterator[Spot]:
    return (leaf for leaf in spot.leaves() if isinstance(leaf.data, str) and leaf.way)
