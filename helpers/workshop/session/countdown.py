"""How much of a step's time is left, by the computer's clock: a restart costs none of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Countdown:
    """Seconds `left` at the moment `since`; without one it is paused."""

    left: int
    since: int | None = None

    def at(self, now: float) -> int:
        """The seconds left now. A clock that was put back adds none."""
        gone = 0 if self.since is None else max(0, int(now) - self.since)
        return max(0, self.left - gone)

    def longer(self, seconds: int, now: float) -> "Countdown":
        """With so many seconds more; paused if it was paused, but going on if it was over."""
        paused = self.since is None and self.left > 0
        return replace(self, left=self.at(now) + seconds, since=None if paused else int(now))


def written(countdowns: Mapping[int, Countdown]) -> str:
    """The countdown of each step as one line: 0:360:1764187200 1:300:"""
    return " ".join(
        f"{step}:{one.left}:{'' if one.since is None else one.since}"
        for step, one in sorted(countdowns.items())
    )


def read(text: str) -> dict[int, Countdown]:
    """What `written` wrote; whatever else there is, is passed over."""
    found = {}
    for part in text.split():
        step, _, rest = part.partition(":")
        left, _, since = rest.partition(":")
        if all(number.isascii() and number.isdigit() for number in (step, left, since or "0")):
            found[int(step)] = Countdown(int(left), int(since) if since else None)
    return found
