"""Rewrite: vague sentences, one after the other, to say again in one's own words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.exercises.history import latest_rows
from helpers.model import AnswerRow, Rewording, Rewrite, Verdict


@dataclass(frozen=True, slots=True)
class State:
    """What was kept of each item, by its id."""

    items: tuple[Rewording, ...]
    kept: dict[str, AnswerRow] = field(default_factory=dict)

    @property
    def value(self) -> dict[str, str]:
        return {id: row.answer for id, row in self.kept.items()}

    @property
    def verdict(self) -> Verdict:
        return Verdict.OPEN if self.kept else Verdict.NOTHING_CHOSEN

    @property
    def next_item(self) -> int:
        """Where to go on: the first item that was not said again, or one past the last."""
        unsaid = (at for at, item in enumerate(self.items) if item.id not in self.kept)
        return next(unsaid, len(self.items))

    def words(self, item: Rewording) -> str:
        """The learner's own words for it; empty before there are any."""
        return self.kept[item.id].answer if item.id in self.kept else ""

    def private(self, item: Rewording) -> bool:
        """Whether they are private; before there are any, whether the last ones were."""
        rows = sorted(self.kept.values(), key=lambda row: row.saved_at)
        last = rows[-1] if rows else None
        row = self.kept.get(item.id, last)
        return row.private if row else False


def resume(exercise: Rewrite, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal; items that are gone from content are passed over."""
    rows = latest_rows(attempts)
    return State(exercise.items, {one.id: rows[one.id] for one in exercise.items if one.id in rows})


def is_new(state: State, item: Rewording, words: str, *, private: bool) -> bool:
    """Whether these words, marked like this, are not kept already."""
    row = state.kept.get(item.id)
    return row is None or (row.answer, row.private) != (words, private)
