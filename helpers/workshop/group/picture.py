"""The picture of a group: a message, bars, sentences and a table, from what the rule lets be seen.

Nothing here is worked out from anything else, and so nothing more can be read from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from helpers.content import course, ui
from helpers.model import Measure
from helpers.widgets import blocks as b
from helpers.workshop.group.asked import STEPS, Asked, Question, in_pairs
from helpers.workshop.group.privacy import LEAST, Share, Shown, Spread

CLEARLY_APART = 0.5  # steps between two pictures, from which on one is called higher

Seen = Mapping[Question, Shown]


@dataclass(frozen=True, slots=True)
class Pair:
    """One strategy before and after trying."""

    strategy: str
    measure: Measure
    before: Shown
    after: Shown

    @property
    def went(self) -> str:
        """Where the answers lie after trying, compared with before."""
        apart = _middle(self.after.spread) - _middle(self.before.spread)
        if abs(apart) < CLEARLY_APART:
            return "same"
        return "higher" if apart > 0 else "lower"


def before_and_after(seen: Seen, asked: Asked, *, made_up: bool = False) -> Iterable[b.Block]:
    """Closeness by strategy, before and after trying, for those who answered both."""
    pairs, few = _pairs(seen, asked)
    if pairs:
        yield b.Prose("title", _titled(_message(pairs), made_up), "heading")
        yield b.Prose("how", ui("group_how"))
        for pair in pairs:
            yield from _bars_of(pair)
        yield b.Prose("limit", ui("group_change_limit"))
        yield _folded(_table("group_change_table", _rows(pairs)))
    else:
        yield b.Prose("title", _titled(ui("group_change_none"), made_up), "heading")
    if few:
        yield b.Prose("few", ui("group_few", least=LEAST, list=listed(few)))


def beginnings(seen: Seen, asked: Asked, *, made_up: bool = False) -> Iterable[b.Block]:
    """What is asked before a strategy alone: where people begin."""
    alone = [question for question in asked if question not in in_pairs(asked)]
    there = [question for question in alone if question in seen]
    names = _names()
    if there:
        title = ui("group_start_title", done=len(there), all=len(alone))
        yield b.Prose("title", _titled(title, made_up), "heading")
        yield b.Prose("how", ui("group_how"))
        for question in there:
            label = f"{names[question.strategy]}: {asked[question].question}"
            yield _bars(question, label, asked[question], seen[question])
        yield b.Prose("limit", ui("group_start_limit"))
        rows = [(names[q.strategy], asked[q].question, *_cells(seen[q], asked[q])) for q in there]
        yield _folded(_table("group_start_table", rows))
    else:
        yield b.Prose("title", _titled(ui("group_start_none"), made_up), "heading")
    few = [
        names[strategy] for strategy in dict.fromkeys(q.strategy for q in alone if q not in seen)
    ]
    if few and there:
        yield b.Prose("few", ui("group_few_questions", least=LEAST, list=listed(few)))


def people_in_words(people: int) -> str:
    """How many, by fives."""
    low = people // LEAST * LEAST
    return ui("group_people", low=low, high=low + LEAST - 1)


def listed(parts: Sequence[str]) -> str:
    """A, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return ui("progress_and", most=", ".join(parts[:-1]), last=parts[-1])


# --- inside --------------------------------------------------------------------------------------


def _pairs(seen: Seen, asked: Asked) -> tuple[list[Pair], list[str]]:
    """The strategies that can be seen, and the names of the others."""
    pairs, few = [], []
    names = _names()
    for question, measure in asked.items():
        if question.time == "after":
            before, after = seen.get(question.at("before")), seen.get(question)
            if before and after:
                pairs.append(Pair(names[question.strategy], measure, before, after))
            else:
                few.append(names[question.strategy])
    return pairs, few


def _message(pairs: Sequence[Pair]) -> str:
    counts = [(went, sum(pair.went == went for pair in pairs)) for went in _WAYS]
    said = [ui(f"group_change_{went}", count=count) for went, count in counts if count]
    return ui("group_change_title", counts=listed(said))


_WAYS = ("higher", "same", "lower")


def _bars_of(pair: Pair) -> Iterable[b.Block]:
    people = people_in_words(min(pair.before.people, pair.after.people))
    head = ui("group_strategy", strategy=pair.strategy, people=people)
    inside = [
        _bar(f"{pair.strategy}-{time}", ui(f"group_{time}"), pair.measure, one, time)
        for time, one in (("before", pair.before), ("after", pair.after))
    ]
    title = b.Prose(f"{pair.strategy}-name", ui(f"group_went_{pair.went}"), "plain", head)
    yield b.Group(pair.strategy, (title, *inside), name=pair.strategy)


def _bars(question: Question, label: str, measure: Measure, one: Shown) -> b.Bars:
    people = ui("group_label", label=label, people=people_in_words(one.people))
    return _bar(f"{question.strategy}-{question.measure}", people, measure, one, "before")


def _bar(key: str, label: str, measure: Measure, one: Shown, time: str) -> b.Bars:
    heights = tuple(int(share) for share in one.spread)
    least, most = measure.steps[0], measure.steps[-1]
    return b.Bars(key, label, heights, least, most, _in_words(one.spread, measure), time)


def _in_words(spread: Spread, measure: Measure) -> str:
    """Which steps many chose, and which some did."""
    said = [
        ui(f"group_said_{share.name.lower()}", steps=listed(steps))
        for share in (Share.MANY, Share.SOME)
        if (steps := _steps(spread, measure, share))
    ]
    return " ".join(said) or ui("group_said_spread")


def _steps(spread: Spread, measure: Measure, share: Share) -> list[str]:
    return [
        ui("progress_quoted", words=words)
        for words, here in zip(measure.steps, spread, strict=True)
        if here == share
    ]


def _rows(pairs: Sequence[Pair]) -> list[tuple[str, ...]]:
    return [
        (pair.strategy, ui(f"group_{time}"), *_cells(one, pair.measure))
        for pair in pairs
        for time, one in (("before", pair.before), ("after", pair.after))
    ]


def _cells(one: Shown, measure: Measure) -> tuple[str, ...]:
    """How many people, and the steps by how many of them chose each."""
    shares = (Share.MANY, Share.SOME, Share.FEW)
    steps = (listed(_steps(one.spread, measure, share)) for share in shares)
    return (people_in_words(one.people), *(some or ui("progress_empty_cell") for some in steps))


def _table(key: str, rows: Iterable[tuple[str, ...]]) -> b.Table:
    second = "time" if key == "group_change_table" else "question"
    columns = ("strategy", second, "people", "many", "some", "few")
    head = tuple(ui(f"group_head_{column}") for column in columns)
    return b.Table("table", ui(key), head, tuple(rows))


def _folded(table: b.Table) -> b.More:
    return b.More("more", ui("progress_as_table"), (table,))


def _titled(title: str, made_up: bool) -> str:
    """The title; it says so where the group is made up."""
    return ui("group_made_up", title=title) if made_up else title


def _middle(spread: Spread) -> float:
    """About where the answers lie, as far as the shares tell; halfway where no step stands out."""
    whole = sum(spread)
    if not whole:
        return 3.0
    return sum(step * share for step, share in zip(STEPS, spread, strict=True)) / whole


def _names() -> dict[str, str]:
    return {entry.slug: entry.short for entry in course().lessons}
