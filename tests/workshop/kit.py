"""Files of shared numbers, for tests that need some."""

from collections.abc import Mapping
from pathlib import Path

from helpers.workshop.group.asked import Question, asked
from helpers.workshop.group.numbers import Answer, Numbers, file_name, written

LISTENING, THANKS = "active_listening", "show_appreciation"
CLOSE_BEFORE = Question(LISTENING, "before", "closeness")
CLOSE_AFTER = Question(LISTENING, "after", "closeness")
LISTENED_TO = Question(LISTENING, "before", "felt-listened-to")
PAIRS = [question for question in asked() if question.time == "after"]


def id_of(person: int) -> str:
    return f"{person:016x}"


def numbers(person: int, steps: Mapping[Question, int], edition: int = 1) -> Numbers:
    return Numbers(id_of(person), {q: Answer(step, edition) for q, step in steps.items()})


def put(folder: Path, person: int, steps: Mapping[Question, int], edition: int = 1) -> Path:
    """Somebody's file in the folder, in place of an earlier one."""
    path = folder / file_name(id_of(person))
    path.write_bytes(written(numbers(person, steps, edition)))
    return path


def everything(step: int) -> dict[Question, int]:
    """The same step in answer to all that is asked."""
    return dict.fromkeys(asked(), step)
