"""Who works with whom, round after round: no pair again before it must be.

Each round is a matching with the fewest repeats there can be, found by networkx. Where several are
as good, the one of a round-robin tournament is taken: in a group that stays the same, that leaves
no repeats for as long as there need be none. Nothing here knows a name from any other word.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

Pair = frozenset[str]
Round = tuple[tuple[str, ...], ...]
"""Groups of two; one of three where the number is odd."""

NOT_TOGETHER = 10**9  # dearer than any number of repeats
ODD_AGAIN = 10**6  # nobody is beside a pair a second time before all were
AGAIN = 10**3
ODD_ONE = ""  # stands in the matching for the place beside a pair


@dataclass(frozen=True, slots=True)
class Wishes:
    """Couples who work together in every round, and pairs who never do."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Paired:
    """A round, and those who had to be together though they should be apart."""

    groups: Round
    not_kept: tuple[Pair, ...] = ()


def pair(people: Sequence[str], rounds: Sequence[Round], wishes: Wishes | None = None) -> Paired:
    """The next round for these people, in the order in which they came, after these rounds.

    ValueError for fewer than two people, or for one who is there twice.
    """
    here = list(dict.fromkeys(people))
    if len(here) < 2 or len(here) != len(people):
        raise ValueError("a round takes two people or more, each of them once")
    wishes = wishes or Wishes()
    fixed = _couples(here, wishes.together)
    free = [one for one in here if not any(one in couple for couple in fixed)]
    groups = [tuple(sorted(couple, key=here.index)) for couple in fixed]
    if len(free) == 1:
        return _beside(groups, free[0], rounds, wishes)
    met = _met(rounds)
    odd = len(free) % 2 == 1
    places = [*free, ODD_ONE] if odd else free
    matched = _matched(places, met, _thirds(rounds), wishes) if places else []
    alone = [next(iter(two - {ODD_ONE})) for two in matched if ODD_ONE in two]
    groups += [_in_order(two, here) for two in matched if ODD_ONE not in two]
    groups.sort(key=lambda group: here.index(group[0]))
    if alone:
        return _beside(groups, alone[0], rounds, wishes)
    return _told(groups, wishes)


def repeats(groups: Round, rounds: Sequence[Round]) -> int:
    """How many of those who meet in these groups have met before."""
    met = _met(rounds)
    return sum(two in met for group in groups for two in _pairs(group))


# --- inside --------------------------------------------------------------------------------------


def _couples(here: Sequence[str], together: Collection[Pair]) -> list[Pair]:
    return [couple for couple in sorted(together, key=sorted) if couple <= set(here)]


def _matched(
    places: Sequence[str], met: dict[Pair, int], thirds: dict[str, int], wishes: Wishes
) -> list[Pair]:
    """All places in twos, at the least cost."""
    wanted = _tournament(places, met)
    graph = nx.Graph()
    for one, other in combinations(places, 2):
        two = frozenset((one, other))
        cost = 0 if two in wanted else 1
        if ODD_ONE in two:
            cost += ODD_AGAIN * thirds.get(next(iter(two - {ODD_ONE})), 0)
        else:
            cost += AGAIN * met.get(two, 0) + NOT_TOGETHER * (two in wishes.apart)
        graph.add_edge(one, other, weight=cost)
    return [frozenset(two) for two in nx.min_weight_matching(graph)]


def _tournament(places: Sequence[str], met: dict[Pair, int]) -> frozenset[Pair]:
    """The round of a round-robin tournament of these places in which the fewest have met."""
    first, *others = places
    count = len(others)
    rounds = []
    for turn in range(count):
        turned = others[turn:] + others[:turn]
        twos = [frozenset((first, turned[0]))]
        twos += [frozenset((turned[at], turned[count - at])) for at in range(1, count // 2 + 1)]
        rounds.append(frozenset(twos))
    return min(rounds, key=lambda twos: sum(met.get(two, 0) for two in twos))


def _beside(groups: list[tuple[str, ...]], one: str, rounds: Sequence[Round], w: Wishes) -> Paired:
    """The odd one joins the pair that was in a group of three least, and knows them least."""
    met, thirds = _met(rounds), _in_threes(rounds)
    kept = {tuple(sorted(couple)) for couple in w.together}

    def cost(group: tuple[str, ...]) -> tuple[int, ...]:
        twos = [frozenset((one, other)) for other in group]
        return (
            sum(two in w.apart for two in twos),
            sum(met.get(two, 0) for two in twos),
            tuple(sorted(group)) in kept,  # a couple would rather be two
            sum(thirds.get(other, 0) for other in group),
        )

    at = min(range(len(groups)), key=lambda at: cost(groups[at]))
    return _told([(*g, one) if i == at else g for i, g in enumerate(groups)], w)


def _told(groups: Iterable[tuple[str, ...]], wishes: Wishes) -> Paired:
    made = tuple(groups)
    return Paired(made, tuple(two for g in made for two in _pairs(g) if two in wishes.apart))


def _met(rounds: Iterable[Round]) -> dict[Pair, int]:
    """How often each two have met."""
    met: dict[Pair, int] = {}
    for groups in rounds:
        for group in groups:
            for two in _pairs(group):
                met[two] = met.get(two, 0) + 1
    return met


def _thirds(rounds: Iterable[Round]) -> dict[str, int]:
    """How often each was the one beside a pair: the last of a group of three."""
    counts: dict[str, int] = {}
    for groups in rounds:
        for group in groups:
            if len(group) == 3:
                counts[group[2]] = counts.get(group[2], 0) + 1
    return counts


def _in_threes(rounds: Iterable[Round]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in (one for groups in rounds for group in groups if len(group) == 3 for one in group):
        counts[one] = counts.get(one, 0) + 1
    return counts


def _pairs(group: Iterable[str]) -> list[Pair]:
    return [frozenset(two) for two in combinations(group, 2)]


def _in_order(two: Pair, here: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(two, key=here.index))
