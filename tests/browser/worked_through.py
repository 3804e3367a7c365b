"""A journal in which all lessons have been done, so that their pages show what comes after."""

from datetime import date
from pathlib import Path

from helpers.content import lesson
from helpers.exercises import conversation, ritual, series
from helpers.exercises.audit import TO_CHANGE
from helpers.exercises.turns import ONLY_ME
from helpers.journal import Journal, new_id, stamp
from helpers.model import (
    Adapt,
    AnswerRow,
    Audit,
    Cards,
    CheckIn,
    CheckInRow,
    Choice,
    Composer,
    Conversation,
    Deck,
    Exchange,
    Exercise,
    Ladder,
    LessonEntry,
    Log,
    Map,
    Match,
    Plan,
    PlanRow,
    Reading,
    Reflection,
    ReflectionRow,
    ReviewRow,
    Rewrite,
    Ritual,
    Sort,
    Timer,
    Tried,
)
from helpers.profile import Names

SLUG = "active_listening"
Answer = tuple[str, str]


def is_a_lesson(entry: LessonEntry) -> bool:
    """Whether this page ends in a reflection, as each strategy's does."""
    return any(isinstance(exercise, Reflection) for exercise in lesson(entry.slug).exercises)


def write_journal(folder: Path, slug: str = SLUG) -> None:
    """Every exercise answered, a reflection, a plan to look back on, one card turned."""
    journal = Journal(folder)
    for exercise in Names().into(lesson(slug)).exercises:
        for item, answer in _answers(exercise):
            journal.append(_answer(slug, exercise, item, answer))
        _other_rows(journal, slug, exercise)


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
        case Rewrite(items=items):
            return [(item.id, f"Not {item.vague}") for item in items]
        case Ladder(headings=headings):
            rungs = (("n1", "The loan", "2"), ("n2", "Singing", "4"))
            return [row for rung in rungs for row in _note(rung, headings[0].id)]
        case Map(headings=headings):
            return [("subject", "Bees"), *_note(("n1", "The queen", ""), headings[0].id)]
        case Log(prompts=prompts):
            day = date.today()
            return [(f"{day}.{prompt.id}", "He put the bins out.") for prompt in prompts]
        case Audit(habits=habits):
            return [*((habit.id, "4") for habit in habits), (TO_CHANGE, habits[0].id)]
        case Match(activities=activities):
            liked = [(activity.id, "new") for activity in activities]
            return [(ONLY_ME, "yes"), *liked, ("done", "yes")]
        case Deck(questions=questions):
            return [(questions[0].id, "drawn"), (questions[0].id, "favourite")]
        case Ritual():
            return _ritual(exercise)
        case Tried():
            return [(SLUG, "4")]
        case Adapt(situations=situations):
            looks = [("", situation.id) for situation in situations[:2]]
            return [*looks, (situations[1].id, "On Sundays, by phone.")]
        case _:
            return []


def _note(note: tuple[str, str, str], heading: str) -> list[Answer]:
    id, words, risk = note
    return [(f"{id}.heading", heading), *([(f"{id}.risk", risk)] if risk else []), (id, words)]


def _ritual(exercise: Ritual) -> list[Answer]:
    rhythm = exercise.rhythms[0]
    what = ritual.ideas(exercise, rhythm)[0].text
    parts = {"what": what, "first": "2026-11-24", "time": "19:30", "minutes": "30"}
    rows = {**parts, ritual.STATE: ritual.PLANNED}
    return [(f"{rhythm}.{part}", words) for part, words in rows.items()]


def _talk(exercise: Conversation) -> list[Answer]:
    state, said = conversation.begin(exercise), []
    while not state.finished:
        reply = state.here.options[0].id  # type: ignore[union-attr]
        said.append((state.here.id, reply))
        state = conversation.say(exercise, state, reply)
    return said


def _answer(slug: str, exercise: Exercise, item: str, answer: str) -> AnswerRow:
    return AnswerRow(
        **_common(slug),
        exercise=exercise.id,
        item=item,
        answer=answer,
        verdict="open",
        private=False,
    )


def _other_rows(journal: Journal, slug: str, exercise: Exercise) -> None:
    match exercise:
        case CheckIn(measures=measures, moment=moment):
            for measure in measures:
                row = {"moment": moment, "measure": measure.id, "value": 2, "practised": ""}
                journal.save(CheckInRow(**_common(slug), **row))
        case Plan(cues=cues, actions=actions):
            made = {"cue": cues[0], "action": actions[0], "due": date(2026, 1, 1)}
            rest = {"outcome": "", "looked_back_on": None, "why": "", "private": True}
            journal.save(PlanRow(**_common(slug), **made, **rest))
        case Cards(cards=cards):
            journal.append(ReviewRow(**_common(slug), card=cards[0].id, rating="good"))
        case Exercise(kind="reflection"):
            words = {"what_happened": "He put his keys down.", "what_next": "Wait."}
            rated = {"closeness": 4, "how_it_went": 3, "happened_on": date(2026, 11, 20)}
            journal.save(ReflectionRow(**_common(slug), **rated, **words, private=False))


def _common(slug: str) -> dict[str, object]:
    return {**stamp(), "id": new_id(), "who": "me", "lesson": slug}
