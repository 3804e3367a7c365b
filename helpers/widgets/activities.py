"""Activities in words: what they cost, how long they take, where they are done."""

from helpers.content import ui
from helpers.exercises import match
from helpers.model import Activity


def in_words(activity: Activity, name: str) -> str:
    """What an activity has under the name of a filter, as a learner reads it."""
    return ui(f"match_{name}_{match.value_of(activity, name)}")


def facts(activity: Activity) -> str:
    """Time, cost and place in a line."""
    time, cost, where = (in_words(activity, name) for name in ("time", "cost", "where"))
    return ui("draw_facts", time=time, cost=cost, where=where)
