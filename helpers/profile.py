"""Who the two are: names and pronouns, kept in `profile.json` and filled into every text."""

import contextlib
import json
import operator
import os
import unicodedata
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from re import Match
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from helpers.content import ui
from helpers.model import Pronouns
from helpers.placeholders import CURLY_APOSTROPHE as CURLY
from helpers.placeholders import PATTERN, SUBJECTS, capitalised, is_known, straight

if TYPE_CHECKING:
    from helpers.journal import JournalError

T = TypeVar("T")

FILE = "profile.json"
LONGEST = 60  # characters of a name or a pronoun
NEVER_FILLED = frozenset(
    {"id", "kind", "verdict", "next", "start", "heading", "references"}
    | {"slug", "notebook", "moment", "speaker", "pronouns", "rhythm", "rhythms", "depth"}
    | {"energy", "cost", "time", "where", "strategy", "lesson", "match"}
)
"""Fields that say nothing to a learner."""

# Marks that turn the direction of everything after them.
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LINE_BREAKS = ("Cc", "Zl", "Zp")


def clean(name: str) -> str:
    """A name on one line and of a bearable length, which cannot turn the text around it."""
    one_line = "".join(" " if unicodedata.category(c) in LINE_BREAKS else c for c in name)
    whole = "".join(c for c in one_line if c not in TURNING and unicodedata.category(c) != "Cs")
    return " ".join(whole.split())[:LONGEST].rstrip()


def _clean_all(record: Any) -> None:
    """Every text of a frozen dataclass that is just being made."""
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str):
            object.__setattr__(record, field.name, clean(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounWords:
    """One person's pronouns. `plural` is whether their verbs are those of `they`: are, have."""

    they: str = ""
    them: str = ""
    their: str = ""
    theirs: str = ""
    themselves: str = ""
    plural: bool = False

    def __post_init__(self) -> None:
        _clean_all(self)


HE = PronounWords(they="he", them="him", their="his", theirs="his", themselves="himself")
SHE = PronounWords(they="she", them="her", their="her", theirs="hers", themselves="herself")
THEY = PronounWords(
    they="they", them="them", their="their", theirs="theirs", themselves="themselves", plural=True
)
USUAL = {"he": HE, "she": SHE, "they": THEY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Names and pronouns as the learner chose them; an empty name means that none was given.

    `own` counts only while `pronouns` is "own", and is kept when they change.
    """

    my_name: str = ""
    partner_name: str = ""
    pronouns: Pronouns = "he"
    own: PronounWords = PronounWords()

    def __post_init__(self) -> None:
        _clean_all(self)

    @property
    def words(self) -> PronounWords:
        """The partner's pronouns. Own words that were left empty are those of `they`."""
        if self.pronouns != "own":
            return USUAL[self.pronouns]
        return replace(
            THEY, **{name: word for name, word in asdict(self.own).items() if word != ""}
        )


# --- on disk -------------------------------------------------------------------------------------


def read_profile(folder: Path) -> Profile:
    """The profile in this journal folder; the default where there is none, or none readable."""
    try:
        return _read(folder / FILE)
    except (OSError, ValueError):
        return Profile()


def profile_in(data: bytes) -> Profile | None:
    """The profile in the bytes of such a file; None if that is none."""
    try:
        return msgspec.json.decode(data, type=Profile)
    except ValueError:
        return None


def profile_problems(folder: Path) -> "tuple[JournalError, ...]":
    """What a learner should be told: that there is a profile which cannot be read."""
    from helpers.journal import JournalError  # late: most often there is nothing to tell

    return (JournalError("profile_unreadable", file=FILE),) if _is_damaged(folder / FILE) else ()


def write_profile(folder: Path, profile: Profile) -> None:
    """Puts the profile on disk at one stroke. A file that cannot be read is set aside first."""
    from helpers.journal import disk  # late: reading texts takes no journal

    path = folder / FILE
    disk.make_folder(folder)
    if _is_damaged(path):
        with contextlib.suppress(OSError):
            os.replace(path, f"{path}.{os.urandom(4).hex()}.damaged")
    data = json.dumps(asdict(profile), indent=1, ensure_ascii=False).encode()
    disk.replace(path, data, temporary=".profile-")


def _read(path: Path) -> Profile:
    return msgspec.json.decode(path.read_bytes(), type=Profile)


def _is_damaged(path: Path) -> bool:
    try:
        _read(path)
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    return False


# --- into texts ----------------------------------------------------------------------------------


class Names:
    """Fills names and pronouns into texts. What was filled in is never looked at again."""

    def __init__(self, profile: Profile | None = None) -> None:
        self.profile = profile or Profile()
        words = self.profile.words
        self._verb = 1 if words.plural else 0
        self._words = _placeholders(self.profile.partner_name or ui("your_partner"), words)

    def fill(self, text: str) -> str:
        """The text about this partner. An unknown placeholder raises a ValueError that names it."""
        return PATTERN.sub(self._fill_one, text) if "{" in text else text

    def into(self, obj: T) -> T:
        """The same dataclass with every text in it filled; the very same where nothing changes."""
        filled: T = self._into(obj)
        return filled

    def _into(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.fill(value)
        if isinstance(value, tuple):
            filled = tuple(map(self._into, value))
            return value if all(map(operator.is_, filled, value)) else filled
        return self._into_dataclass(value) if is_dataclass(value) else value

    def _into_dataclass(self, value: Any) -> Any:
        before = {name: getattr(value, name) for name in _text_fields(value.__class__)}
        after = {name: self._into(part) for name, part in before.items()}
        changed = {name: part for name, part in after.items() if part is not before[name]}
        return replace(value, **changed) if changed else value

    def _fill_one(self, found: Match[str]) -> str:
        inside: str = found[1]
        if not is_known(inside):
            raise ValueError(f"unknown placeholder {found[0]}")
        first, *verbs = inside.split("|")
        if not verbs:
            return self._word(first)
        if first in SUBJECTS:
            return f"{self._words[first]} {verbs[self._verb]}"
        return (first, *verbs)[self._verb]

    def _word(self, placeholder: str) -> str:
        word = self._words[straight(placeholder)]
        return word.replace("'", CURLY) if CURLY in placeholder else word


def _placeholders(partner: str, words: PronounWords) -> dict[str, str]:
    they, has, are = words.they, "'ve" if words.plural else "'s", "'re" if words.plural else "'s"
    plain = {
        "partner": partner,
        "they": they,
        "them": words.them,
        "their": words.their,
        "theirs": words.theirs,
        "themselves": words.themselves,
        "they've": they + has,
        "they're": they + are,
        "they'll": f"{they}'ll",
        "they'd": f"{they}'d",
    }
    return plain | {capitalised(name): capitalised(word) for name, word in plain.items()}


@cache
def _text_fields(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls) if field.name not in NEVER_FILLED)
