"""The {names in braces} by which a text speaks of the partner, whoever that is.

`{partner}` and the pronouns come in lower case and capitalised. `{they|is|are}` is the pronoun with
the verb that agrees, `{is|are}` the verb alone.
"""

import re

PATTERN = re.compile(r"\{([^{}]*)\}")
CURLY_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"

PLAIN = (
    *("partner", "they", "them", "their", "theirs", "themselves"),
    *("they've", "they're", "they'll", "they'd"),
)
SUBJECTS = ("they", "They")


def capitalised(word: str) -> str:
    """The word as it begins a sentence; the rest stays as it is."""
    return word[:1].upper() + word[1:]


KNOWN = frozenset((*PLAIN, *map(capitalised, PLAIN)))


def is_known(inside: str) -> bool:
    """Whether what stands between the braces is a name, a pronoun or a pair of verbs."""
    first, *verbs = straight(inside).split("|")
    if not verbs:
        return first in KNOWN
    pair = verbs if first in SUBJECTS else (first, *verbs)
    return len(pair) == 2 and all(verb.strip() for verb in pair)


def straight(inside: str) -> str:
    """The same with a typewriter's apostrophe: writers may use either."""
    return inside.replace(CURLY_APOSTROPHE, "'")
