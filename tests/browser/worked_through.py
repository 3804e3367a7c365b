"""A journal in which all of lesson 1 has been done, so that its pages show what comes after."""

from datetime import date
from pathlib import Path

from helpers.content import lesson
from helpers.exercises import conversation, series
from helpers.journal import Journal, new_id, stamp
from helpers.model import (
    AnswerRow,
    Cards,
    CheckIn,
    CheckInRow,
    Choice,
    Composer,
    Conversation,
    Exchange,
    Exercise,
    Plan,
    PlanRow,
    Reading,
    ReflectionRow,
    ReviewRow,
    Sort,
    Timer,
)
from helpers.profile import Names

SLUG = "active_listening"
Answer = tuple[str, str]


def write_journal(folder: Path) -> None:
    """Every exercise answered, a reflection, a plan to look back on, one card turned."""
    journal = Journal(folder)
    for exercise in Names().into(lesson(SLUG)).exercises:
        for item, answer in _answers(exercise):
            journal.append(_answer(exercise, item, answer))
        _other_rows(journal, exercise)


def _answers(exercise: Exercise) -> list[Answer]:
    match exercise:
        case Choice(options=options):
            return [("", options[0].id)]
        case Sort() | Reading():
            return [(step.id, step.options[0].id) for step in series.steps(exercise)]
        case Conversation():
            return _talk(exercise)
        case Composer(parts=parts):
            return [*((part.id, f"my {part.label}") for part in parts), ("sentence", "Kept words.")]
        case Timer():
            return [("all", "done")]
        case Exchange(questions=questions):
            said = [(question.id, "One answer") for question in questions]
            return [("first", "yes"), *said, ("done", "yes")]
        case _:
            return []


def _talk(exercise: Conversation) -> list[Answer]:
    state, said = conversation.begin(exercise), []
    while not state.finished:
        reply = state.here.options[0].id  # type: ignore[union-attr]
        said.append((state.here.id, reply))
        state = conversation.say(exercise, state, reply)
    return said


def _answer(exercise: Exercise, item: str, answer: str) -> AnswerRow:
    return AnswerRow(
        **_common(), exercise=exercise.id, item=item, answer=answer, verdict="open", private=False
    )


def _other_rows(journal: Journal, exercise: Exercise) -> None:
    match exercise:
        case CheckIn(measures=measures, moment=moment):
            for measure in measures:
                row = {"moment": moment, "measure": measure.id, "value": 2, "practised": ""}
                journal.save(CheckInRow(**_common(), **row))
        case Plan(cues=cues, actions=actions):
            made = {"cue": cues[0], "action": actions[0], "due": date(2026, 1, 1)}
            rest = {"outcome": "", "looked_back_on": None, "why": "", "private": True}
            journal.save(PlanRow(**_common(), **made, **rest))
        case Cards(cards=cards):
            journal.append(ReviewRow(**_common(), card=cards[0].id, rating="good"))
        case Exercise(kind="reflection"):
            words = {"what_happened": "He put his keys down.", "what_next": "Wait."}
            rated = {"closeness": 4, "how_it_went": 3, "happened_on": date(2026, 11, 20)}
            journal.save(ReflectionRow(**_common(), **rated, **words, private=False))


def _common() -> dict[str, object]:
    return {**stamp(), "id": new_id(), "who": "me", "lesson": SLUG}
