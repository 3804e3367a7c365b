"""What the course asks about each strategy in five steps, before and after trying it."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from helpers import content
from helpers.model import CheckIn, Measure, Reflection
from helpers.profile import Names

Time = Literal["before", "after"]
STEPS = range(1, 6)


class Question(NamedTuple):
    """One thing that is asked: in which strategy, before or after trying it, and what."""

    strategy: str
    time: Time
    measure: str

    def at(self, time: Time) -> "Question":
        """The same, asked at the other time."""
        return self._replace(time=time)


Asked = Mapping[Question, Measure]
"""All that is asked, in the order of the course, with its words."""


@cache
def asked() -> Asked:
    """All that can be shared: closeness before and after, and what is asked before alone. The
    words still have their placeholders."""
    return {
        Question(entry.slug, time, measure.id): measure
        for entry in content.course().lessons
        if entry.strategy
        for time, measure in _of_strategy(entry.slug)
    }


def in_words(questions: Asked, names: Names) -> Asked:
    """The same with these names filled in."""
    return {question: names.into(measure) for question, measure in questions.items()}


def in_pairs(questions: Asked) -> frozenset[Question]:
    """Those asked both before and after, which count only where somebody answered both."""
    after = {question for question in questions if question.time == "after"}
    return frozenset(after | {question.at("before") for question in after})


def _of_strategy(slug: str) -> list[tuple[Time, Measure]]:
    found: list[tuple[Time, Measure]] = []
    for exercise in content.lesson(slug).exercises:
        if isinstance(exercise, CheckIn) and exercise.moment == "before":
            found += [("before", measure) for measure in exercise.measures]
        elif isinstance(exercise, Reflection):
            closeness = exercise.closeness
            found = [("before", closeness), ("after", closeness), *found]
    return list({(time, measure.id): (time, measure) for time, measure in found}.values())
