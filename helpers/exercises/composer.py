"""Composer: a sentence built from parts, and a look at its wording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from helpers.exercises.history import latest
from helpers.exercises.wording import Found, to_point_out
from helpers.model import AnswerRow, Composer, Verdict

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


def wording(exercise: Composer, parts: Mapping[str, str]) -> Found:
    """Wording to point out in what was written; the template is ours."""
    written = " \n".join(parts.get(part.id, "") for part in exercise.parts)
    return to_point_out(exercise.watch, written)
