"""Who works with whom, round after round: no pair again before it must be.

Each round is a matching with the fewest repeats there can be, found by networkx. Where several are
as good, the one of a round-robin tournament is taken: in an even group that stays the same, that
leaves no repeats for as long as there need be none. In an odd group the three are chosen first:
those whose turn it is, unless that would make people meet again; threes still to come are kept
apart until then.
Nothing here knows a name from any other word.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import networkx as nx

Pair = frozenset[str]
Round = tuple[tuple[str, ...], ...]
"""Groups of two; one of three where the number is odd."""

NOT_TOGETHER = 10**9  # dearer than any number of repeats
AGAIN = 10**3
LATER = 10  # for two who are to be in a three soon
ENOUGH = 24  # people among whom the three are looked for
THREES_TO_TRY = 8  # of those who are as fair
UNFAIR_AT_MOST = 3  # steps away from whose turn it is
LAST_RESORT = 200  # threes; all there are, in a group of eleven


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
    past = Past(rounds)
    fixed = _couples(here, wishes.together)
    free = [one for one in here if not any(one in couple for couple in fixed)]
    groups: list[tuple[str, ...]] = [_in_order(couple, here) for couple in fixed]
    if len(free) == 1:
        return _told(_beside(groups, free[0], past, wishes), wishes)
    groups += _in_twos(free, past, wishes) if len(free) % 2 == 0 else _odd(free, past, wishes)
    groups = sorted((_in_order(group, here) for group in groups), key=lambda g: here.index(g[0]))
    return _told(groups, wishes)


def repeats(groups: Round, rounds: Sequence[Round]) -> int:
    """How many of those who meet in these groups have met before."""
    past = Past(rounds)
    return sum(past.met(*two) > 0 for group in groups for two in combinations(group, 2))


class Past:
    """How often each two have met, and how often each was in a three."""

    def __init__(self, rounds: Iterable[Round]) -> None:
        self._met: dict[Pair, int] = {}
        self._threes: dict[str, int] = {}
        for group in (group for groups in rounds for group in groups):
            for two in combinations(group, 2):
                self._met[frozenset(two)] = self.met(*two) + 1
            for one in group if len(group) == 3 else ():
                self._threes[one] = self.threes(one) + 1

    def met(self, one: str, other: str) -> int:
        """How often these two have met."""
        return self._met.get(frozenset((one, other)), 0)

    def threes(self, one: str) -> int:
        """How often this one was in a three."""
        return self._threes.get(one, 0)

    def repeats(self, group: Iterable[str]) -> int:
        """How often those in the group have met, all told."""
        return sum(self.met(*two) for two in combinations(group, 2))


# --- inside --------------------------------------------------------------------------------------


def _couples(here: Sequence[str], together: Collection[Pair]) -> list[Pair]:
    return [couple for couple in sorted(together, key=sorted) if couple <= set(here)]


def _in_twos(
    places: Sequence[str], past: Past, wishes: Wishes, later: Collection[Pair] = frozenset()
) -> list[tuple[str, ...]]:
    """All of an even number in twos, at the least cost."""
    if not places:
        return []
    wanted = _tournament(places, past, wishes)
    graph = nx.Graph()
    for one, other in combinations(places, 2):
        two = frozenset((one, other))
        cost = _cost(two, past, wishes) + LATER * (two in later) + (two not in wanted)
        graph.add_edge(one, other, weight=cost)
    return [tuple(two) for two in nx.min_weight_matching(graph)]


def _cost(group: Iterable[str], past: Past, wishes: Wishes) -> int:
    apart = sum(frozenset(two) in wishes.apart for two in combinations(group, 2))
    return NOT_TOGETHER * apart + AGAIN * past.repeats(group)


def _tournament(places: Sequence[str], past: Past, wishes: Wishes) -> frozenset[Pair]:
    """The round of a round-robin tournament of these places in which the fewest have met."""
    first, *others = _seats(places, wishes.apart)
    count = len(others)
    rounds = []
    for turn in range(count):
        turned = others[turn:] + others[:turn]
        twos = [frozenset((first, turned[0]))]
        twos += [frozenset((turned[at], turned[count - at])) for at in range(1, count // 2 + 1)]
        rounds.append(frozenset(twos))
    return min(rounds, key=lambda twos: sum(_cost(two, past, wishes) for two in twos))


def _seats(places: Sequence[str], apart: Collection[Pair]) -> list[str]:
    """The places in such an order that those to be kept apart all meet in one and the same round
    of the tournament: it is never taken, and the others are none the worse."""
    twos: list[tuple[str, str]] = []
    left = list(places)
    for one, other in (sorted(two, key=places.index) for two in _among(places, apart)):
        if one in left and other in left:
            twos.append((one, other))
            left = [place for place in left if place not in (one, other)]
    twos += [(left[at], left[at + 1]) for at in range(0, len(left), 2)]
    (first, opposite), *beside = twos
    return [first, opposite, *(a for a, _ in beside), *(b for _, b in reversed(beside))]


def _among(places: Sequence[str], twos: Collection[Pair]) -> list[Pair]:
    there = sorted((two for two in twos if two <= set(places)), key=sorted)
    return sorted(there, key=lambda two: min(places.index(one) for one in two))


def _odd(free: Sequence[str], past: Past, wishes: Wishes) -> list[tuple[str, ...]]:
    """A three and twos. Keeping apart comes before repeats, and repeats before whose turn it is to
    be in the three; the fairest are tried first, and the first without a repeat is taken."""
    best = _best(_threes(free, past, wishes), free, past, wishes)
    if _all_told(best, past, wishes) >= NOT_TOGETHER:  # wishes that leave hardly a way
        best = _best(islice(combinations(free, 3), LAST_RESORT), free, past, wishes)
    return best


def _best(
    threes: Iterable[tuple[str, ...]], free: Sequence[str], past: Past, wishes: Wishes
) -> list[tuple[str, ...]]:
    best: list[tuple[str, ...]] = []
    for three in threes:
        rest = [one for one in free if one not in three]
        later = frozenset(_threes_to_come(rest, past))
        groups = [three, *_in_twos(rest, past, wishes, later)]
        if not best or _all_told(groups, past, wishes) < _all_told(best, past, wishes):
            best = groups
        if _all_told(best, past, wishes) == 0:
            break
    return best


def _all_told(groups: Iterable[Iterable[str]], past: Past, wishes: Wishes) -> int:
    return sum(_cost(group, past, wishes) for group in groups)


def _threes(free: Sequence[str], past: Past, wishes: Wishes) -> Iterator[tuple[str, ...]]:
    """Those who may be the three: first those who were so least often, of these first those who
    have met least."""
    turns: dict[int, list[tuple[str, ...]]] = {}
    for three in combinations(sorted(free, key=past.threes)[:ENOUGH], 3):
        turns.setdefault(sum(map(past.threes, three)), []).append(three)
    for turn in sorted(turns)[:UNFAIR_AT_MOST]:
        ranked = sorted(turns[turn], key=lambda three: _cost(three, past, wishes))
        yield from ranked[:THREES_TO_TRY]


def _threes_to_come(rest: Sequence[str], past: Past) -> Iterator[Pair]:
    """Pairs of those who will soon be in a three, if all goes on as now."""
    fewest = min(map(past.threes, rest), default=0)
    waiting = [one for one in rest if past.threes(one) == fewest]
    while len(waiting) >= 3:
        first = waiting[0]
        others = combinations(waiting[1:], 2)
        three = min(((first, *two) for two in others), key=past.repeats)
        yield from (frozenset(two) for two in combinations(three, 2))
        waiting = [one for one in waiting if one not in three]


def _beside(
    groups: Sequence[tuple[str, ...]], one: str, past: Past, wishes: Wishes
) -> list[tuple[str, ...]]:
    """Where all others are couples, the one joins that which was in a three least often."""

    def cost(at: int) -> tuple[int, ...]:
        two = groups[at]
        apart = sum(frozenset((one, other)) in wishes.apart for other in two)
        return apart, sum(map(past.threes, two)), sum(past.met(one, other) for other in two)

    joined = min(range(len(groups)), key=cost)
    return [(*group, one) if at == joined else group for at, group in enumerate(groups)]


def _told(groups: Iterable[tuple[str, ...]], wishes: Wishes) -> Paired:
    made = tuple(groups)
    twos = (frozenset(two) for group in made for two in combinations(group, 2))
    return Paired(made, tuple(two for two in twos if two in wishes.apart))


def _in_order(group: Iterable[str], here: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(group, key=here.index))
