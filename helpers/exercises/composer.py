"""Composer: a sentence built from parts, and a look at its wording."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from helpers.exercises.history import latest
from helpers.model import AnswerRow, Composer, Verdict, Watch

SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class State:
    """What stands in each part by its id, and the sentence that was kept last."""

    parts: dict[str, str] = field(default_factory=dict)
    kept: str = ""

    @property
    def value(self) -> str:
        return self.kept

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.kept else Verdict.NOTHING_CHOSEN


def resume(exercise: Composer, attempts: Iterable[AnswerRow]) -> State:
    """The parts and the sentence left in the journal."""
    answers = latest(attempts)
    parts = {part.id: answers.get(part.id, "") for part in exercise.parts}
    return State(parts, answers.get(SENTENCE, ""))


def missing(exercise: Composer, parts: Mapping[str, str]) -> tuple[str, ...]:
    """The labels of parts that are still empty."""
    return tuple(part.label for part in exercise.parts if not parts.get(part.id, "").strip())


def compose(exercise: Composer, parts: Mapping[str, str]) -> str:
    """The sentence with its parts in place."""
    sentence = exercise.template
    for part in exercise.parts:
        sentence = sentence.replace(f"[[{part.id}]]", parts.get(part.id, "").strip())
    return sentence


def wording(exercise: Composer, parts: Mapping[str, str]) -> tuple[tuple[Watch, str], ...]:
    """Wording to point out: each with the words that were found, as they were written."""
    written = " \n".join(parts.get(part.id, "") for part in exercise.parts)
    found = ((watch, _first_of(watch.words, written)) for watch in exercise.watch)
    return tuple((watch, words) for watch, words in found if words)


def _first_of(words: tuple[str, ...], text: str) -> str:
    """Whole words only, whatever their case and whichever apostrophe was typed."""
    text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    any_of = "|".join(
        re.escape(word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")) for word in words
    )
    match = re.search(rf"(?<!\w)(?:{any_of})(?!\w)", text, re.IGNORECASE)
    return match[0] if match else ""
