"""A shuffled pile: everything comes once before anything comes again. The seed keeps the order."""

from collections.abc import Iterable, Sequence
from random import Random


def draw(ids: Sequence[str], drawn: Iterable[str], seed: str) -> str | None:
    """What comes next after what was drawn; None from an empty pile."""
    laps, gone, last = _so_far(ids, drawn)
    order = list(ids)
    Random(f"{seed} {laps}").shuffle(order)
    left = [id for id in order if id not in gone]
    # Where a new round begins, the same must not come twice in a row.
    return next((id for id in left if id != last), left[0] if left else None)


def all_drawn(ids: Sequence[str], drawn: Iterable[str]) -> bool:
    """Whether everything has come, so that the next one begins a new round."""
    laps, gone, _ = _so_far(ids, drawn)
    return laps > 0 and not gone


def _so_far(ids: Sequence[str], drawn: Iterable[str]) -> tuple[int, set[str], str]:
    """How many rounds are over, what came in this one, and what came last."""
    known, laps, gone, last = set(ids), 0, set[str](), ""
    for id in drawn:
        if id not in known:
            continue
        gone.add(id)
        last = id
        if gone == known:
            laps, gone = laps + 1, set()
    return laps, gone, last
