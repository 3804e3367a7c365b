"""What of a journal can be shared with a group: steps of check-ins, and nothing else.

Each answer in the journal is used for one question at most. Where a question was answered more than
once, the answer in the middle counts; of two in the middle, the lower.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from helpers.model import CheckInRow, ReflectionRow
from helpers.workshop.group.asked import STEPS, Asked, Question, in_pairs

CLOSENESS = "closeness"
NOT_PRACTISED = ("", "none")
JUST_BEFORE = 28  # days in which an ordinary check-in still counts as "before" a strategy


def own_numbers(
    checkins: Iterable[CheckInRow], reflections: Iterable[ReflectionRow], asked: Asked
) -> dict[Question, int]:
    """The learner's own steps, one a question. What is private, or the partner's, is left out, and
    so is one half of a pair without the other."""
    taps = [row for row in checkins if row.who == "me" and row.value in STEPS]
    written = [
        row for row in reflections if row.who == "me" and not row.private and row.closeness in STEPS
    ]
    given: dict[Question, list[int]] = defaultdict(list)
    for row in taps:
        if row.moment == "before":
            given[Question(row.lesson, "before", row.measure)].append(row.value or 0)
    for looked in written:
        given[Question(looked.lesson, "after", CLOSENESS)].append(looked.closeness or 0)
    for strategy, steps in _closeness_before(taps, written):
        given.setdefault(Question(strategy, "before", CLOSENESS), steps)
    return dict(_whole(given, asked))


def _whole(given: Mapping[Question, list[int]], asked: Asked) -> Iterator[tuple[Question, int]]:
    pairs = in_pairs(asked)
    for question in asked:
        other = question.at("after" if question.time == "before" else "before")
        if given.get(question) and (question not in pairs or given.get(other)):
            yield question, _middle(given[question])


def _closeness_before(
    taps: Iterable[CheckInRow], written: Iterable[ReflectionRow]
) -> Iterator[tuple[str, list[int]]]:
    """Closeness as tapped on ordinary days of the weeks before each strategy was begun."""
    days = [
        (row.local_date, row.value or 0)
        for row in taps
        if row.measure == CLOSENESS and row.moment != "after" and row.practised in NOT_PRACTISED
    ]
    for strategy, begun in sorted(_begun(taps, written).items(), key=lambda one: one[1]):
        near = [tap for tap in days if 0 <= (begun - tap[0]).days <= JUST_BEFORE]
        days = [tap for tap in days if tap not in near]
        if near:
            yield strategy, [step for _, step in near]


def _begun(taps: Iterable[CheckInRow], written: Iterable[ReflectionRow]) -> dict[str, date]:
    """The first day of each strategy that somebody came back to after trying."""
    tried = {row.lesson for row in written}
    first: dict[str, date] = {}
    noted = [(row.lesson, row.local_date) for row in taps if row.moment == "before"]
    noted += [(row.lesson, row.happened_on or row.local_date) for row in written]
    for lesson, day in noted:
        if lesson in tried:
            first[lesson] = min(day, first.get(lesson, day))
    return first


def _middle(steps: list[int]) -> int:
    return sorted(steps)[(len(steps) - 1) // 2]
