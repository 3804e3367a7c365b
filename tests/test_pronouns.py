"""All content with every choice of pronouns: no brace is left, and every verb agrees."""

import re

import pytest

from helpers import content
from helpers.model import Conversation, Exercise
from helpers.profile import Names, Profile, PronounWords
from tests.lesson_table import texts

SINGULAR = PronounWords(
    they="zey", them="zem", their="zeir", theirs="zeirs", themselves="zeirself", plural=False
)
PLURAL = PronounWords(
    they="vey", them="vem", their="veir", theirs="veirs", themselves="veirselves", plural=True
)
PROFILES = {
    "he": Profile(),
    "she": Profile(pronouns="she", partner_name="Ada"),
    "they": Profile(pronouns="they", partner_name="Kim"),
    "own, singular": Profile(pronouns="own", own=SINGULAR),
    "own, plural": Profile(pronouns="own", own=PLURAL),
}

OF_ONE = r"(?:is|has|does|was|isn't|hasn't|doesn't|wasn't)"
OF_MANY = r"(?:are|have|do|were|aren't|haven't|don't|weren't)"
# After the bare pronoun only what goes with every pronoun: the past, and verbs like can.
ANY = frozenset(
    re.findall(
        r"\S+",
        """
        can could will would may might must should did had ever never really just also only then
        didn't couldn't wouldn't won't can't hadn't still already once both first last and who
        that now or if came said took went sat got gave told saw knew thought felt found heard
        made put left let kept meant chose rang read wrote spoke stood stopped cut hit set began
        lost won broke ate
        """,
    )
)
HE_OR_SHE = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


def exercises() -> list[Exercise]:
    lessons = [content.lesson(entry.slug) for entry in content.course().lessons]
    return [exercise for lesson in lessons for exercise in lesson.exercises]


def of_fixed_people(exercise: Exercise) -> bool:
    """Whether somebody in it has pronouns of their own."""
    return bool(exercise.people) or isinstance(exercise, Conversation)


@pytest.mark.parametrize("name", PROFILES)
def test_no_brace_is_left_and_every_verb_agrees(name: str) -> None:
    names = Names(PROFILES[name])
    words, seen = PROFILES[name].words, 0
    wrong = re.compile(rf"\b{words.they} {OF_ONE if words.plural else OF_MANY}\b", re.IGNORECASE)
    for exercise in exercises():
        for text in texts(names.into(exercise)):
            assert not re.search(r"[{}]", text), text
            assert of_fixed_people(exercise) or not wrong.search(text), text
            seen += 1
    assert seen > 500


@pytest.mark.parametrize("name", ["they", "own, singular", "own, plural"])
def test_nobody_is_called_he_or_she_who_did_not_choose_it(name: str) -> None:
    names = Names(PROFILES[name])
    told = [
        f"{exercise.id}: {text}"
        for exercise in exercises()
        if not of_fixed_people(exercise)
        for text in texts(names.into(exercise))
        if HE_OR_SHE.search(text)
    ]
    assert told == []


def test_a_bare_pronoun_is_followed_by_what_goes_with_every_pronoun() -> None:
    bare = re.compile(r"\{[Tt]hey\}(?:’|')?\s+([a-z'’]+)")
    told = []
    for exercise in exercises():
        for text in texts(exercise):
            for found in bare.finditer(text):
                word = found[1].replace("’", "'")
                if word not in ANY and not word.endswith("ed"):
                    told.append(f"{exercise.id}: “{text[found.start() : found.end() + 20]}”")
    assert told == []
