"""Branching talks: every scene and ending is reached, every way ends, and none is too long."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from helpers.check.material import Material, kind_of
from helpers.check.problem import Problem
from helpers.check.spots import Spot, short
from helpers.model import Conversation

LONGEST = 8
FEWEST_ENDINGS = 3

Ways = Mapping[str, tuple[str, ...]]
"""From each scene, where its options lead. Endings lead nowhere."""


def wrong_talks(material: Material) -> Iterator[Problem]:
    """What is wrong with the ways through a conversation."""
    for spot in material.each_exercise():
        if kind_of(spot) is Conversation:
            yield from _file_name(spot)
            yield from _endings(spot)
            yield from _lost_options(spot)
            yield from _start(spot)


def _file_name(spot: Spot) -> Iterator[Problem]:
    name = spot.tree.file.rsplit("/", 1)[-1].removesuffix(".yml")
    id = spot.text("id")
    if id and not spot.way and id != name:
        write = f"Name the file {id}.yml, or the conversation {name}."
        yield spot.at("id").problem(f"the id {short(id)} in a file of another name", write)


def _endings(spot: Spot) -> Iterator[Problem]:
    count = len(list(spot.each("endings")))
    if count < FEWEST_ENDINGS:
        found = f"{('no', 'one', 'two')[count]} ending{'' if count == 1 else 's'}"
        yield spot.at("endings").problem(found, "Write at least three.")


def _lost_options(spot: Spot) -> Iterator[Problem]:
    known = _ids(spot)
    for scene in spot.each("scenes"):
        for option in scene.each("options"):
            goal = option.text("next")
            if goal and goal not in known:
                write = "Write the id of a scene or an ending, or add that scene."
                yield option.at("next").problem(f"no scene or ending {short(goal)}", write)


def _start(spot: Spot) -> Iterator[Problem]:
    start, ways = spot.text("start"), _ways(spot)
    if start in ways:
        yield from _unreached(spot, ways, start)
        yield from _too_long(spot, ways, start)
    elif start:
        yield spot.at("start").problem(f"no scene {short(start)}", "Write the id of a scene.")


def _unreached(spot: Spot, ways: Ways, start: str) -> Iterator[Problem]:
    reached = _reached(ways, start)
    for key in ("scenes", "endings"):
        for part in spot.each(key):
            id = part.text("id")
            if id and id not in reached:
                found = f"{id} is not reached by any option"
                write = "Let an option lead here, or take it out."
                yield part.problem(found, write)


def _too_long(spot: Spot, ways: Ways, start: str) -> Iterator[Problem]:
    leads_to = {id: ways.get(id, ()) for id in sorted(_reached(ways, start))}
    try:
        order = list(TopologicalSorter(leads_to).static_order())
    except CycleError as error:
        circle = " to ".join(reversed(error.args[1]))
        write = "Let an option lead on instead: every talk has to end."
        yield spot.at("scenes").problem(f"a circle: {circle}", write)
        return
    choices: dict[str, int] = {}
    for id in order:  # what comes last in a talk comes first here
        choices[id] = max((1 + choices[goal] for goal in leads_to[id]), default=0)
    if choices[start] > LONGEST:
        found = f"a way of {choices[start]} choices"
        yield spot.at("scenes").problem(found, f"Let every way end after {LONGEST} at most.")


def _reached(ways: Ways, start: str) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        new = set(ways.get(waiting.pop(), ())) - reached
        reached |= new
        waiting.extend(new)
    return reached


def _ways(spot: Spot) -> Ways:
    return {
        scene.text("id"): tuple(filter(None, (o.text("next") for o in scene.each("options"))))
        for scene in spot.each("scenes")
        if scene.text("id")
    }


def _ids(spot: Spot) -> set[str]:
    parts = (*spot.each("scenes"), *spot.each("endings"))
    return {part.text("id") for part in parts}
