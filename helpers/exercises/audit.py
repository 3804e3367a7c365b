"""Audit: own habits, each rated by how often; then one is picked to change. Nothing is added up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from helpers.exercises.history import latest
from helpers.model import AnswerRow, Audit, Habit, Verdict

STEPS = ("1", "2", "3", "4", "5")
OFTEN = "3"
MOST = 3  # habits to choose from

# No habit can have these as its id: there are no underscores in ids.
TO_CHANGE = "to_change"
NONE = "none_of_them"


@dataclass(frozen=True, slots=True)
class State:
    """How often each habit comes, by its id, and the one picked; NONE for none of them."""

    ratings: dict[str, str] = field(default_factory=dict)
    picked: str = ""

    @property
    def value(self) -> dict[str, str]:
        return self.ratings

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.ratings else Verdict.NOTHING_CHOSEN


def resume(exercise: Audit, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal; habits that are gone from content are passed over."""
    answers = latest(attempts)
    known = {habit.id for habit in exercise.habits}
    ratings = {id: step for id, step in answers.items() if id in known and step in STEPS}
    return State(ratings, answers.get(TO_CHANGE, ""))


def changed(exercise: Audit, state: State, picked: Mapping[str, str]) -> dict[str, str]:
    """Of the steps picked, by habit id, those that are not in the journal already."""
    return {
        habit.id: picked[habit.id]
        for habit in exercise.habits
        if picked.get(habit.id) in STEPS and state.ratings.get(habit.id) != picked[habit.id]
    }


def rate(state: State, habit: str, step: str) -> State:
    """The state after rating a habit."""
    return replace(state, ratings={**state.ratings, habit: step})


def most_often(exercise: Audit, state: State) -> tuple[Habit, ...]:
    """The habits that come most often, if they come often at all; the most frequent first."""
    often = [habit for habit in exercise.habits if state.ratings.get(habit.id, "") >= OFTEN]
    ranked = sorted(often, key=lambda habit: state.ratings[habit.id], reverse=True)
    return tuple(ranked[:MOST])


def options(exercise: Audit, state: State) -> tuple[str, ...]:
    """What there is to pick: the ids of those habits, and none of them."""
    habits = most_often(exercise, state)
    return (*(habit.id for habit in habits), NONE) if habits else ()


def to_change(exercise: Audit, state: State) -> Habit | None:
    """The habit picked, while it is among those that come most often."""
    return next((one for one in most_often(exercise, state) if one.id == state.picked), None)
