"""Conversation: a branching talk. Where it stands is the way taken so far, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.exercises.history import STEP_BACK, current
from helpers.model import AnswerRow, Conversation, Ending, Reply, Scene, Verdict


@dataclass(frozen=True, slots=True)
class State:
    """The replies given so far, each with its scene, and where that led."""

    said: tuple[tuple[Scene, Reply], ...]
    here: Scene | Ending

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(reply.id for _, reply in self.said)

    @property
    def verdict(self) -> Verdict:
        """A talk has no right way through."""
        return Verdict.OPEN if self.said else Verdict.NOTHING_CHOSEN

    @property
    def finished(self) -> bool:
        return isinstance(self.here, Ending)

    @property
    def last(self) -> Reply | None:
        return self.said[-1][1] if self.said else None


def begin(exercise: Conversation) -> State:
    """The talk before anything was said."""
    return State((), _places(exercise)[exercise.start])


def say(exercise: Conversation, state: State, reply_id: str) -> State:
    """The state after a reply; unchanged where the scene has no such reply."""
    if isinstance(state.here, Ending):
        return state
    for reply in state.here.options:
        if reply.id == reply_id:
            return State((*state.said, (state.here, reply)), _places(exercise)[reply.next])
    return state


def step_back(state: State) -> State:
    """The state before the last reply."""
    if not state.said:
        return state
    *before, (scene, _) = state.said
    return State(tuple(before), scene)


def resume(exercise: Conversation, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal; replies that content no longer has are passed over."""
    state = begin(exercise)
    for row in current(attempts):
        if row.answer == STEP_BACK:
            state = step_back(state)
        elif row.item == state.here.id:
            state = say(exercise, state, row.answer)
    return state


def _places(exercise: Conversation) -> dict[str, Scene | Ending]:
    places: list[Scene | Ending] = [*exercise.scenes, *exercise.endings]
    return {place.id: place for place in places}
