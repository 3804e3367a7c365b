"""What holds for single kinds of exercises, beyond the keys that each has."""

import re
from collections.abc import Iterator
from typing import get_args

from helpers.check.material import Material, kind_of
from helpers.check.problem import Problem
from helpers.check.spots import Spot, short, top
from helpers.model import (
    Adapt,
    Audit,
    Choice,
    Composer,
    Deck,
    Draw,
    Ladder,
    Log,
    Map,
    Match,
    Rewrite,
    Rhythm,
    Ritual,
    Sort,
    Timer,
)

PART = re.compile(r"\[\[([^\[\]]*)\]\]")
RHYTHMS = get_args(Rhythm)


def wrong_exercises(material: Material) -> Iterator[Problem]:
    """What is wrong in an exercise though every key fits."""
    rules = {
        Audit: _audit,
        Choice: _no_fit,
        Sort: _sort,
        Composer: _composer,
        Deck: _deck,
        Ladder: _own_notes,
        Log: _log,
        Map: _own_notes,
        Match: _match,
        Rewrite: _rewrite,
        Ritual: _ritual,
        Timer: _timer,
    }
    for spot in material.each_exercise():
        yield from _too_few_options(spot)
        yield from _no_verdict_of_content(spot)
        cls = kind_of(spot)
        if cls in rules:
            yield from rules[cls](spot)
    yield from _steps_differ(material)
    yield from _draws(material)
    yield from _adapts(material)


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


def _audit(spot: Spot) -> Iterator[Problem]:
    yield from _fewer_than_two(spot, "habits")


def _match(spot: Spot) -> Iterator[Problem]:
    yield from _fewer_than_two(spot, "activities")


def _own_notes(spot: Spot) -> Iterator[Problem]:
    """Of a ladder and of a map."""
    yield from _fewer_than_two(spot, "headings")


def _rewrite(spot: Spot) -> Iterator[Problem]:
    yield from _none_at_all(spot, "items")


def _log(spot: Spot) -> Iterator[Problem]:
    yield from _none_at_all(spot, "prompts")
    days = spot.at("days")
    if isinstance(days.data, int) and not 0 < days.data <= 60:
        yield days.problem(f"a log of {days.data} days", "Write at least 1 and at most 60.")


def _none_at_all(spot: Spot, key: str) -> Iterator[Problem]:
    listed = spot.at(key)
    if isinstance(listed.data, list) and not listed.data:
        yield listed.problem(f"no {key}", "Write at least one: there is nothing to answer.")


def _fewer_than_two(spot: Spot, key: str) -> Iterator[Problem]:
    listed = spot.at(key)
    if isinstance(listed.data, list) and len(listed.data) < 2:
        found = f"fewer than two {key}"
        yield listed.problem(found, "Write at least two: there is nothing to choose.")


def _deck(spot: Spot) -> Iterator[Problem]:
    known = [depth.text("id") for depth in spot.each("depths")]
    used = {question.text("depth") for question in spot.each("questions")}
    for question in spot.each("questions"):
        meant = question.text("depth")
        if meant and meant not in known:
            found = f"the unknown depth {short(meant)}"
            yield question.at("depth").problem(found, f"Write one of: {', '.join(known)}.")
    for depth in spot.each("depths"):
        if (id := depth.text("id")) and id not in used:
            write = "Write one, or take the depth out: there is nothing to draw."
            yield depth.problem(f"no question of the depth {id}", write)


def _ritual(spot: Spot) -> Iterator[Problem]:
    rhythms = [one.data for one in spot.every("rhythms") if isinstance(one.data, str)]
    used = {idea.text("rhythm") for idea in spot.each("ideas")}
    if spot.at("rhythms").data == []:
        yield spot.at("rhythms").problem("no rhythms", "Write at least one: daily, weekly, yearly.")
    for place, rhythm in enumerate(rhythms):
        one = spot.at("rhythms", place)
        if rhythm in rhythms[:place]:
            yield one.problem(f"the rhythm {rhythm} a second time", "Keep one of them.")
        elif rhythm in RHYTHMS and rhythm not in used:
            write = "Write one, or take the rhythm out: there is nothing to pick."
            yield one.problem(f"no idea for the rhythm {rhythm}", write)
    for idea in spot.each("ideas"):
        rhythm = idea.text("rhythm")
        if rhythm in RHYTHMS and rhythms and rhythm not in rhythms:
            write = f"Write one of: {', '.join(rhythms)}. Or add it under rhythms."
            yield idea.at("rhythm").problem(f"the rhythm {rhythm}, which is not offered", write)


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


def _draws(material: Material) -> Iterator[Problem]:
    """A draw needs a match in another lesson, or in its own."""
    matches = {
        lesson.slug: [one.text("id") for one in lesson.each_exercise() if kind_of(one) is Match]
        for lesson in material.lessons
        if lesson.whole
    }
    slugs = [lesson.slug for lesson in material.lessons]
    for spot in material.each_exercise():
        if kind_of(spot) is Draw:
            yield from _draw(spot, slugs, matches)


def _draw(spot: Spot, slugs: list[str], matches: dict[str, list[str]]) -> Iterator[Problem]:
    slug, id = spot.text("lesson"), spot.text("match")
    there = matches.get(slug, [])
    if slug and slug not in slugs:
        with_match = [one for one in slugs if matches.get(one)]
        write = f"Write one of: {', '.join(with_match)}." if with_match else "Write a match first."
        yield spot.at("lesson").problem(f"the unknown lesson {short(slug)}", write)
    elif id and slug in matches and id not in there:
        write = f"Write one of: {', '.join(there)}." if there else "Write a match there first."
        yield spot.at("match").problem(f"no match {short(id)} in {slug}", write)


def _adapts(material: Material) -> Iterator[Problem]:
    """Every situation says what to change in each strategy of the course."""
    strategies = [
        lesson.text("slug")
        for lesson in top(material.course).each("lessons")
        if lesson.at("strategy").data is True
    ]
    for spot in material.each_exercise():
        if kind_of(spot) is Adapt:
            yield from _fewer_than_two(spot, "situations")
            for situation in spot.each("situations") if material.course.whole else ():
                yield from _situation(situation, strategies)


def _situation(spot: Spot, strategies: list[str]) -> Iterator[Problem]:
    seen = set[str]()
    for change in spot.each("changes"):
        slug = change.text("strategy")
        if slug and slug not in strategies:
            found = f"the unknown strategy {short(slug)}"
            yield change.at("strategy").problem(found, f"Write one of: {', '.join(strategies)}.")
        elif slug in seen:
            found = f"the strategy {slug} a second time"
            yield change.at("strategy").problem(found, "Keep one of them.")
        seen.add(slug)
    for slug in strategies:
        if isinstance(spot.at("changes").data, list) and slug not in seen:
            write = "Write what to change in it, or that nothing has to change."
            yield spot.at("changes").problem(f"no change for {slug}", write)


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
