"""Words are found as people look for them: whatever the script, the case and the accents."""

import pytest

from helpers.searching import holds, wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He put his keys down slowly.", "KEYS slow"),
        ("Zoë said: “Crème brûlée.”", "creme zoe"),
        ("Die Straße war leer", "strasse"),
        ("İstanbul'da", "istanbul"),
        ("ΟΔΟΣ Αθήνας", "οδος αθηνας"),
        ("שָׁלוֹם", "שלום"),
        ("किताब पढ़ी", "किताब"),
        ("今日は雨でした", "雨"),
        ("حَدَّثَنِي", "حدثني"),
        ("<b>2 + 2 (maybe) [x]*", "[x]* <b>"),
        ("anything", "   "),
        ("ﬁnally", "finally"),
    ],
)
def test_it_is_found(text: str, words: str) -> None:
    assert holds((text,), wanted(words))


@pytest.mark.parametrize("words", ["keys lost", "kyes", ".*", "down."])
def test_it_is_not_found(words: str) -> None:
    assert not holds(("He put his keys down",), wanted(words))


def test_the_words_may_stand_in_different_lines() -> None:
    assert holds(("The keys.", "He was slow."), wanted("slow keys"))
