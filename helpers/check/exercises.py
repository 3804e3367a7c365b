"""What holds for single kinds of exercises: choices, sorts, composers, ratings, timers."""

import re
from collections.abc import Iterator

from helpers.check.material import Material, kind_of
from helpers.check.problem import Problem
from helpers.check.spots import Spot, short, top
from helpers.model import Choice, Composer, Sort, Timer

PART = re.compile(r"\[\[([^\[\]]*)\]\]")


def wrong_exercises(material: Material) -> Iterator[Problem]:
    """What is wrong in an exercise though every key fits."""
    rules = {Choice: _no_fit, Sort: _sort, Composer: _composer, Timer: _timer}
    for spot in material.each_exercise():
        yield from _too_few_options(spot)
        yield from _no_verdict_of_content(spot)
        cls = kind_of(spot)
        if cls in rules:
            yield from rules[cls](spot)
    yield from _steps_differ(material)


def _too_few_options(spot: Spot) -> Iterator[Problem]:
    """Wherever there are options: in choices, reading moments and scenes."""
    if isinstance(spot.data, dict):
        options = spot.at("options")
        if isinstance(options.data, list) and len(options.data) == 1:
            yield options.problem("one option", "Write at least two: there is nothing to choose.")
        if isinstance(options.data, list) and not options.data:
            yield options.problem("no options", "Write at least two.")
        for key in spot.data:
            yield from _too_few_options(spot.at(key))
    elif isinstance(spot.data, list):
        for place in range(len(spot.data)):
            yield from _too_few_options(spot.at(place))


def _no_verdict_of_content(spot: Spot) -> Iterator[Problem]:
    for leaf in spot.leaves():
        if leaf.way and leaf.way[-1] == "verdict" and leaf.data == "nothing_chosen":
            write = "Write fits, not_yet or open: that one is for a learner who chose nothing."
            yield leaf.problem("the verdict nothing_chosen", write)


def _no_fit(spot: Spot) -> Iterator[Problem]:
    """All open is a question without a right answer; all wrong is a trap."""
    verdicts = {option.text("verdict") for option in spot.each("options")}
    if "not_yet" in verdicts and "fits" not in verdicts:
        write = "Let one fit, or make all of them open."
        yield spot.at("options").problem("not_yet, and no option that fits", write)


def _sort(spot: Spot) -> Iterator[Problem]:
    known = [heading.text("id") for heading in spot.each("headings")]
    for item in spot.each("items"):
        heading = item.text("heading")
        if heading and heading not in known:
            found = f"the unknown heading {short(heading)}"
            yield item.at("heading").problem(found, f"Write one of: {', '.join(known)}.")


def _composer(spot: Spot) -> Iterator[Problem]:
    parts = [part.text("id") for part in spot.each("parts") if part.text("id")]
    template = spot.at("template")
    used = PART.findall(spot.text("template"))
    for id in dict.fromkeys(used):
        if id not in parts:
            write = f"Write one of: {', '.join(parts)}."
            yield template.problem(f"the unknown part [[{short(id)}]]", write)
    for id in parts:
        if spot.text("template") and id not in used:
            write = f"Put [[{id}]] where its words belong, or take the part out."
            yield template.problem(f"no place for the part {id}", write)


def _timer(spot: Spot) -> Iterator[Problem]:
    for turn in spot.each("turns"):
        minutes = turn.at("minutes")
        if isinstance(minutes.data, int | float) and not 0 < minutes.data <= 60:
            write = "Write more than 0 and at most 60."
            yield minutes.problem(f"a turn of {minutes.data} minutes", write)


def _steps_differ(material: Material) -> Iterator[Problem]:
    """A chart joins the answers to ratings with one id: so their steps have to be the same."""
    first: dict[str, Spot] = {}
    for measure in _measures(material):
        id, steps = measure.text("id"), measure.at("steps").data
        before = first.setdefault(id, measure)
        if id and steps != before.at("steps").data:
            found = f"other steps than {before.tree.file} has for {id}"
            write = "Write the same five: a chart joins the answers. Or choose another id."
            yield measure.at("steps").problem(found, write)


def _measures(material: Material) -> Iterator[Spot]:
    for spot in (top(material.reflection), *material.each_exercise()):
        yield from spot.each("measures")
        for key in ("closeness", "how_it_went"):
            if isinstance(spot.at(key).data, dict):
                yield spot.at(key)
