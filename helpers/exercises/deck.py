"""Deck: questions to draw, by depth; any can be skipped or marked as a favourite."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpers.exercises import pile
from helpers.exercises.history import current
from helpers.model import AnswerRow, Deck, DeckQuestion, Verdict

DRAWN, FAVOURITE, NOT_FAVOURITE = "drawn", "favourite", "not_favourite"


@dataclass(frozen=True, slots=True)
class State:
    """The ids of all questions drawn, oldest first, and of the favourites."""

    drawn: tuple[str, ...] = ()
    favourites: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """The question that lies open."""
        return self.drawn[-1] if self.drawn else ""

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.drawn else Verdict.NOTHING_CHOSEN


def resume(exercise: Deck, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal; questions that are gone from content are passed over."""
    known = {question.id for question in exercise.questions}
    state = State()
    for row in current(attempts):
        if row.item in known:
            state = after(state, row.item, row.answer)
    return state


def after(state: State, question: str, what: str) -> State:
    """The state after a question was drawn, marked as a favourite, or no longer is one."""
    if what == DRAWN:
        return replace(state, drawn=(*state.drawn, question))
    others = tuple(id for id in state.favourites if id != question)
    if what == FAVOURITE:
        return replace(state, favourites=(*others, question))
    return replace(state, favourites=others) if what == NOT_FAVOURITE else state


def next_question(exercise: Deck, state: State, depth: str) -> str | None:
    """The id of the question that comes next in this depth."""
    return pile.draw(_ids(exercise, depth), state.drawn, f"{exercise.id} {depth}")


def all_drawn(exercise: Deck, state: State, depth: str) -> bool:
    """Whether every question of this depth has come, so that the next begins a new round."""
    return pile.all_drawn(_ids(exercise, depth), state.drawn)


def question(exercise: Deck, id: str) -> DeckQuestion | None:
    """The question with this id."""
    return next((one for one in exercise.questions if one.id == id), None)


def depth(exercise: Deck, state: State, picked: str) -> str:
    """The depth to draw from: the one picked, else that of the open question, else the first."""
    lying = question(exercise, state.value)
    known = [heading.id for heading in exercise.depths]
    wanted = (picked, lying.depth if lying else "", *known)
    return next((id for id in wanted if id in known), "")


def _ids(exercise: Deck, depth: str) -> tuple[str, ...]:
    return tuple(one.id for one in exercise.questions if one.depth == depth)
