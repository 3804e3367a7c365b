"""Looking for words in words, in any script: capitals, accents and their order do not count."""

import sys
import unicodedata
from functools import cache

COMBINING = ("Mn", "Me")  # accents, vowel points, enclosing marks


def folded(text: str) -> str:
    """The text as it is compared: without capitals, accents and the shapes of letters."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_no_marks()).casefold()


@cache
def _no_marks() -> dict[int, None]:
    """What `translate` takes to leave all combining marks out; made once, in a fraction of a second
    that only those wait for who write with marks."""
    all_there_is = range(sys.maxunicode + 1)
    return {at: None for at in all_there_is if unicodedata.category(chr(at)) in COMBINING}


def wanted(words: str) -> tuple[str, ...]:
    """What is looked for: each of the words, in any order."""
    return tuple(word for word in folded(words).split() if word)


def holds(texts: tuple[str, ...], sought: tuple[str, ...]) -> bool:
    """Whether each of the sought words, as `wanted` gives them, is somewhere in the texts."""
    together = folded("\n".join(texts))
    return all(word in together for word in sought)
