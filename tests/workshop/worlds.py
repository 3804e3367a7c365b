"""The strongest reader of a group's pictures: one who knows the rule, and who is in every picture.

A story is a list of looks, each with the answers that lie in the folder then, by name. The reader
goes through every world (which step stands behind each answer), keeps those in which all pictures
come out as seen, and asks which steps remain possible for each answer. People who are in and out
together are alike to the reader, so worlds are counted by how many of them chose each step.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import product

from helpers.workshop.group import privacy
from helpers.workshop.group.asked import STEPS
from helpers.workshop.group.privacy import Batch

Story = Sequence[frozenset[str]]
"""The answers that are in the folder at each look."""
Rule = Callable[[Story, Mapping[str, int]], Hashable]
"""All that a reader sees of a story in one world."""


def counted_once(story: Story, world: Mapping[str, int]) -> Hashable:
    """Our rule, look by look."""
    batches: tuple[Batch, ...] = ()
    seen = []
    for there in story:
        batches = privacy.refreshed(batches, {mark: world[mark] for mark in sorted(there)})
        seen.append(privacy.shown(batches))
    return tuple(seen)


def counted_anew(batch: int, show: Callable[[list[int]], Hashable] = privacy.spread) -> Rule:
    """What simpler rules do: show all who are there, five or more, once so many came or went."""

    def rule(story: Story, world: Mapping[str, int]) -> Hashable:
        last: frozenset[str] = frozenset()
        seen = []
        for there in story:
            if len(there ^ last) >= batch:
                last = there
            some = [world[mark] for mark in last]
            seen.append(show(some) if len(some) >= privacy.LEAST else None)
        return tuple(seen)

    return rule


def fewest_possible(
    story: Story,
    rule: Rule = counted_once,
    *,
    steps: Sequence[int] = tuple(STEPS),
    known: frozenset[str] = frozenset(),
) -> int:
    """In the world that is worst for it, how many steps remain possible for some answer. The reader
    knows the steps behind some answers, as each knows their own."""
    alike = _alike(story, known)
    secret = [at for at, marks in enumerate(alike) if not known & set(marks)]
    possible: dict[Hashable, list[set[int]]] = {}
    for counts in product(*(_ways(len(marks), len(steps)) for marks in alike)):
        world = _world(alike, counts, steps)
        seen = rule(story, world), tuple(world[mark] for mark in sorted(known))
        left = possible.setdefault(seen, [set() for _ in secret])
        for some, at in zip(left, secret, strict=True):
            some.update(step for step, people in zip(steps, counts[at], strict=True) if people)
    left_open = (len(some) for left in possible.values() for some in left)
    return min(left_open, default=len(steps))


def _alike(story: Story, known: frozenset[str]) -> list[list[str]]:
    """The answers, by the looks at which they are there; each that is known apart."""
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for mark in sorted(frozenset().union(*story)):
        groups[mark if mark in known else tuple(mark in there for there in story)].append(mark)
    return list(groups.values())


def _world(
    alike: Sequence[Sequence[str]], counts: Sequence[Sequence[int]], steps: Sequence[int]
) -> dict[str, int]:
    world = {}
    for marks, count in zip(alike, counts, strict=True):
        chosen = [step for step, people in zip(steps, count, strict=True) for _ in range(people)]
        world.update(zip(marks, chosen, strict=True))
    return world


def _ways(people: int, steps: int) -> list[tuple[int, ...]]:
    """Every way in which so many people can choose among so many steps."""
    return list(_split(people, steps))


def _split(people: int, steps: int) -> Iterator[tuple[int, ...]]:
    if steps == 1:
        yield (people,)
        return
    for some in range(people + 1):
        for rest in _split(people - some, steps - 1):
            yield (some, *rest)
