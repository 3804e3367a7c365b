import pytest

from helpers.exercises import composer
from helpers.model import Composer, Part, Verdict, Watch

EXERCISE = Composer(
    id="any",
    title="Say it back",
    scene="“They moved the meeting again.”",
    parts=(
        Part(id="feeling", label="Feeling", hint="One word."),
        Part(id="about", label="About", hint="What happened."),
    ),
    template="You sound [[feeling]] about [[about]]. Is that it?",
    model="You sound worn down about the meeting.",
    watch=(
        Watch(id="blame", words=("you always", "you never"), message="It blames."),
        Watch(id="vague", words=("stuff", "don't know"), message="It is vague."),
    ),
)


def test_the_sentence_holds_the_parts_as_they_were_written():
    parts = {"feeling": " fed up ", "about": "the [[feeling]] meeting"}
    assert composer.compose(EXERCISE, {"feeling": "fed up", "about": "it"}) == (
        "You sound fed up about it. Is that it?"
    )
    assert "[[feeling]] meeting" in composer.compose(EXERCISE, parts)


def test_empty_parts_are_named_by_their_label():
    assert composer.missing(EXERCISE, {"feeling": "sad", "about": "  "}) == ("About",)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("You ALWAYS do", "blame"),
        ("stuff at work", "vague"),
        ("I don’t know", "vague"),
    ],
)
def test_blaming_and_vague_words_are_pointed_out(words, found):
    assert [watch.id for watch, _ in composer.wording(EXERCISE, {"about": words})] == [found]


@pytest.mark.parametrize("words", ["stuffed peppers", "the meeting", "", "you al ways"])
def test_innocent_words_are_left_alone(words):
    assert composer.wording(EXERCISE, {"about": words}) == ()


def test_parts_and_kept_sentence_come_back(answered):
    rows = [
        answered("feeling", "sad"),
        answered("about", "it"),
        answered("sentence", "You sound sad"),
    ]
    state = composer.resume(EXERCISE, rows)
    assert state.parts == {"feeling": "sad", "about": "it"}
    assert (state.kept, state.verdict) == ("You sound sad", Verdict.OPEN)
