"""A group that does not exist: fourteen people's numbers in memory, the same each time."""

from collections.abc import Iterator
from random import Random

from helpers.workshop.group.asked import Asked, Question, in_pairs
from helpers.workshop.group.numbers import Answer, Numbers

SEED = 20260417
PEOPLE = 14
# Strategy by strategy, in the order of the course: how many did it, and where their answers lie.
WORKED_THROUGH = (1.0, 0.9, 0.7, 0.5, 0.15)
BEFORE = (2.6, 3.1, 2.8, 3.0, 2.7)
AFTER = (3.6, 3.1, 3.3, 2.6, 3.2)


def people(asked: Asked) -> tuple[Numbers, ...]:
    """What each of them shared."""
    return tuple(
        Numbers(f"{at:016x}", dict(_answers(Random(f"{SEED} {at}"), asked))) for at in range(PEOPLE)
    )


def _answers(random: Random, asked: Asked) -> Iterator[tuple[Question, Answer]]:
    pairs = in_pairs(asked)
    strategies = list(dict.fromkeys(question.strategy for question in asked))
    for at, strategy in enumerate(strategies[: len(WORKED_THROUGH)]):
        if random.random() < WORKED_THROUGH[at]:
            came_back = random.random() < 0.85
            for question in asked:
                if question.strategy == strategy and (came_back or question not in pairs):
                    around = AFTER if question.time == "after" else BEFORE
                    yield question, Answer(_step(random, around[at]), 1)


def _step(random: Random, around: float) -> int:
    return max(1, min(5, round(random.gauss(around, 1.0))))
