"""Wording: words to watch for in what somebody wrote."""

import re

from helpers.model import Watch

Found = tuple[tuple[Watch, str], ...]
"""What to point out, each with the words that were found, as they were written."""


def to_point_out(watch: tuple[Watch, ...], text: str) -> Found:
    """Each watch whose words are in the text, once."""
    found = ((one, _first_of(one.words, text)) for one in watch)
    return tuple((one, words) for one, words in found if words)


def _first_of(words: tuple[str, ...], text: str) -> str:
    """Whole words only, whatever their case and whichever apostrophe was typed."""
    text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    any_of = "|".join(
        re.escape(word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")) for word in words
    )
    match = re.search(rf"(?<!\w)(?:{any_of})(?!\w)", text, re.IGNORECASE)
    return match[0] if match else ""
