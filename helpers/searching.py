"""Looking for words in words, in any script: capitals, accents and their order do not count."""

import unicodedata

COMBINING = ("Mn", "Me")  # accents, vowel points, enclosing marks


def folded(text: str) -> str:
    """The text as it is compared: without capitals, accents and the shapes of letters."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(mark for mark in apart if unicodedata.category(mark) not in COMBINING)
    return bare.casefold()


def wanted(words: str) -> tuple[str, ...]:
    """What is looked for: each of the words, in any order."""
    return tuple(word for word in folded(words).split() if word)


def holds(texts: tuple[str, ...], sought: tuple[str, ...]) -> bool:
    """Whether each of the sought words, as `wanted` gives them, is somewhere in the texts."""
    together = folded("\n".join(texts))
    return all(word in together for word in sought)
