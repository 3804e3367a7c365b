"""Match: two people rate the same activities apart; then what both would like is shown.

What somebody would rather not do looks exactly like what was left out.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from helpers.exercises.turns import Stage, Turns, follow, other
from helpers.model import Activity, AnswerRow, Match, Who

AGAIN, NEW, WILLING, RATHER_NOT = RATINGS = ("again", "new", "willing", "rather_not")
GLADLY = (AGAIN, NEW)
LIKING = (*GLADLY, WILLING)
PAGE = 10  # activities on a page: as many as can be rated without a pause

ANY = "any"
FILTERS: dict[str, tuple[str, ...]] = {
    "energy": ("low", "some", "high"),
    "cost": ("free", "little", "more"),
    "time": ("short", "evening", "day"),
    "where": ("home", "out"),
    "apart": ("yes",),
}


@dataclass(frozen=True, slots=True)
class State(Turns):
    """Where the turns stand, and the latest rating of each activity by each person."""

    ratings: dict[tuple[Who, str], str] = field(default_factory=dict)

    @property
    def value(self) -> dict[tuple[Who, str], str]:
        return self.ratings


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An activity to be shown. `how` says how much it is liked, never by whom."""

    activity: Activity
    how: str
    new: bool


def resume(exercise: Match, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal; ratings of what is gone from content are passed over."""
    turns, rows = follow(attempts)
    known = {activity.id for activity in exercise.activities}
    ratings = {
        (row.who, row.item): row.answer
        for row in rows
        if row.item in known and row.answer in RATINGS
    }
    return State(turns.first, turns.answered, turns.revealed, turns.alone, ratings)


# --- rating --------------------------------------------------------------------------------------


def changed(state: State, who: Who, picked: Mapping[str, str]) -> dict[str, str]:
    """Of the ratings picked, those that are not in the journal already."""
    return {
        id: rating
        for id, rating in picked.items()
        if rating in RATINGS and state.ratings.get((who, id)) != rating
    }


def rate(state: State, who: Who, activity: str, rating: str) -> State:
    """The state after rating an activity."""
    return replace(state, ratings={**state.ratings, (who, activity): rating})


def pages(exercise: Match) -> int:
    """How many pages the activities fill."""
    return -(-len(exercise.activities) // PAGE)


def on_page(exercise: Match, at: int) -> tuple[Activity, ...]:
    """The activities on a page, counted from 0."""
    return exercise.activities[at * PAGE : (at + 1) * PAGE]


def next_page(exercise: Match, state: State, who: Who, drafted: Collection[str] = ()) -> int:
    """Where to go on: the page with a draft, else where the last rating stands, or after it."""
    ids = [activity.id for activity in exercise.activities]
    drafts = [at for at, id in enumerate(ids) if id in drafted]
    if drafts:
        return drafts[-1] // PAGE
    rated = [at for at, id in enumerate(ids) if (who, id) in state.ratings]
    last = rated[-1] // PAGE if rated else 0
    full = all((who, one.id) in state.ratings for one in on_page(exercise, last))
    return min(last + full, max(pages(exercise) - 1, 0))


# --- what is shown -------------------------------------------------------------------------------


def wishes(exercise: Match, state: State) -> tuple[Wish, ...]:
    """What may be shown now, best liked first: of both, of one alone, or nothing yet."""
    if state.stage is Stage.REVEALED:
        return _of_both(exercise, state)
    return _of_one(exercise, state) if state.stage is Stage.ALONE else ()


def filtered(shown: Iterable[Wish], picked: Mapping[str, str]) -> tuple[Wish, ...]:
    """Those that have everything that was picked."""
    wanted = {name: value for name, value in picked.items() if value in FILTERS.get(name, ())}
    return tuple(
        wish
        for wish in shown
        if all(value_of(wish.activity, name) == value for name, value in wanted.items())
    )


def value_of(activity: Activity, name: str) -> str:
    """What an activity has under the name of a filter."""
    value = getattr(activity, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _of_both(exercise: Match, state: State) -> tuple[Wish, ...]:
    levels = ("both_gladly", "one_gladly", "both_willing")
    found = []
    for activity in exercise.activities:
        both = [state.ratings.get((who, activity.id)) for who in _people(state)]
        if all(rating in LIKING for rating in both):
            how = levels[both.count(WILLING)]
            found.append(Wish(activity=activity, how=how, new=NEW in both))
    return tuple(sorted(found, key=lambda wish: levels.index(wish.how)))


def _of_one(exercise: Match, state: State) -> tuple[Wish, ...]:
    levels = ("gladly", "willing")
    found = []
    for activity in exercise.activities:
        rating = state.ratings.get((_people(state)[0], activity.id))
        if rating in LIKING:
            how = levels[rating == WILLING]
            found.append(Wish(activity=activity, how=how, new=rating == NEW))
    return tuple(sorted(found, key=lambda wish: levels.index(wish.how)))


def _people(state: State) -> tuple[Who, Who]:
    first = state.first or "me"
    return first, other(first)
