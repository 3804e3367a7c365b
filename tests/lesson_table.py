"""What each lesson holds, as one table: `python -m tests.lesson_table`.

Minutes are for reading at 200 words a minute plus a few seconds for each thing to do, so they are
an estimate; readability is the Flesch-Kincaid grade of the Markdown cells. Nothing here is a test.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyphen

from helpers import content
from helpers.model import (
    Adapt,
    Audit,
    Cards,
    CheckIn,
    Choice,
    Composer,
    Conversation,
    Exchange,
    Exercise,
    Lesson,
    LessonEntry,
    Match,
    Option,
    Plan,
    Reading,
    Reflection,
    Rewrite,
    Sort,
    Timer,
)
from helpers.paths import notebooks_folder
from helpers.profile import NEVER_FILLED

WORDS_A_MINUTE = 200
OPENED = 2  # situations somebody opens of all that are offered
VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
USED = re.compile(r'lesson\.exercise\("([^"]+)"\)')


def main() -> None:
    """Print a line for each lesson."""
    head = ("lesson", "words", "cells", "minutes", "kinds", "talks", "cards", "findings", "grade")
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for entry in content.course().lessons:
        print(f"| {' | '.join(_line(entry, content.lesson(entry.slug)))} |")


def _line(entry: LessonEntry, lesson: Lesson) -> tuple[str, ...]:
    cells = read_cells(notebooks_folder() / entry.notebook)
    prose = "\n".join(text for kind, text in cells if kind == "markdown")
    kinds = Counter(exercise.kind for exercise in lesson.exercises)
    talks = [e for e in lesson.exercises if isinstance(e, Conversation)]
    return (
        entry.notebook.removesuffix(".ipynb"),
        str(len(words_of(prose))),
        str(len(cells)),
        ", ".join(f"{name} {minutes:.0f}" for name, minutes in sittings(cells, lesson).items()),
        ", ".join(f"{kind} {count}" for kind, count in kinds.items()),
        ", ".join(f"{len(talk.scenes)} scenes, {len(talk.endings)} endings" for talk in talks),
        str(sum(len(e.cards) for e in lesson.exercises if isinstance(e, Cards))),
        str(len(lesson.findings)),
        f"{grade(prose):.1f}",
    )


# --- time ----------------------------------------------------------------------------------------


def sittings(cells: list[tuple[str, str]], lesson: Lesson) -> dict[str, float]:
    """Minutes under each heading; what is for another day has a line of its own."""
    minutes = {"opening": 0.0}
    heading = "opening"
    for kind, text in cells:
        if found := HEADING.search(text) if kind == "markdown" else None:
            heading = found[1]
        if kind == "markdown":
            minutes[heading] = minutes.get(heading, 0) + len(text.split()) / WORDS_A_MINUTE
        for exercise in map(lesson.exercise, USED.findall(text)):
            later = exercise.another_day or isinstance(exercise, Reflection | Cards)
            under = "another day" if later else heading
            minutes[under] = minutes.get(under, 0) + minutes_for(exercise)
        if "evidence()" in text:
            minutes[heading] += count(lesson.findings) / WORDS_A_MINUTE
    return minutes


def minutes_for(exercise: Exercise) -> float:
    """Reading what somebody sees who answers once, and some seconds for each answer."""
    if isinstance(exercise, Timer):
        return sum(turn.minutes for turn in exercise.turns)
    return words_seen(exercise) / WORDS_A_MINUTE + seconds_of(exercise) / 60


def words_seen(exercise: Exercise) -> float:
    """What somebody reads who answers once: one feedback of each question, one way of each talk."""
    every = count(exercise)
    match exercise:
        case Choice(options=options):
            return every - _unread(options, lambda option: option.feedback)
        case Reading(moments=moments):
            return every - sum(_unread(m.options, lambda option: option.feedback) for m in moments)
        case Conversation(scenes=scenes, endings=endings):
            return every - count(scenes) - count(endings) + _way(exercise, exercise.start)
        case Composer(watch=watch) | Rewrite(watch=watch):
            return every - count(watch)
        case Adapt(situations=situations):
            return every - sum(count(s.changes) for s in situations) * (
                1 - OPENED / len(situations)
            )
        case _:
            return every


def _unread(options: tuple[Option, ...], said: Callable[[Option], str]) -> float:
    return sum(count(said(option)) for option in options) * (1 - 1 / len(options))


def _way(talk: Conversation, at: str) -> float:
    """The words from here to the end, when every reply is as likely as the others."""
    for ending in talk.endings:
        if ending.id == at:
            return count(ending)
    scene = next(scene for scene in talk.scenes if scene.id == at)
    replies = sum(
        count(reply.reaction) + count(reply.heard) + _way(talk, reply.next)
        for reply in scene.options
    )
    shown = sum(count(reply.text) for reply in scene.options)
    return count(scene.stage) + count(scene.line) + shown + replies / len(scene.options)


def count(value: Any) -> int:
    """How many words are in this part of the content."""
    return sum(len(text.split()) for text in texts(value))


def seconds_of(exercise: Exercise) -> float:
    """A choice takes five seconds, a sentence of one's own half a minute."""
    match exercise:
        case CheckIn(measures=parts) | Sort(items=parts) | Reading(moments=parts):
            return 5 * len(parts)
        case Composer(parts=parts) | Exchange(questions=parts) | Rewrite(items=parts):
            return 30 * len(parts)
        case Audit(habits=parts) | Match(activities=parts):
            return 3 * len(parts)
        case Cards(cards=parts):
            return 8 * len(parts)
        case Plan() | Reflection():
            return 60
        case Conversation():
            return 30
        case _:
            return 10


# --- words ---------------------------------------------------------------------------------------


def read_cells(path: Path) -> list[tuple[str, str]]:
    """Kind and source of each cell."""
    page = json.loads(path.read_text(encoding="utf-8"))
    return [(cell["cell_type"], "".join(cell["source"])) for cell in page["cells"]]


def texts(value: Any) -> Iterator[str]:
    """Every text that a learner reads in this part of the content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NEVER_FILLED:
                yield from texts(getattr(value, field.name))


def words_of(prose: str) -> list[str]:
    """The words without the addresses of links."""
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.sub(r"\]\([^)]*\)", "]", prose))


def grade(prose: str) -> float:
    """The Flesch-Kincaid grade: school years it takes to read this with ease."""
    sentences = [s for s in re.split(r"[.!?:…]+[”)\s]|\n", prose) if words_of(s)]
    words = words_of(prose)
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_of(word: str) -> int:
    """Where the word can be divided, which is close to how it is spoken."""
    return max(len(_hyphens().positions(word)), len(VOWELS.findall(word.removesuffix("e")))) or 1


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


if __name__ == "__main__":
    main()
