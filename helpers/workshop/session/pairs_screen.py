"""Pairs on the wall, round after round. Names stay in memory and go when the page is closed."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.content import ui
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page
from helpers.workshop.session.pairing import Paired, Round, Wishes, pair

MOST_PEOPLE = 80
TOGETHER, APART, ANY = "together", "apart", "any"
NONE: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Room:
    """Who is there, couples among them, and names that stand there twice."""

    people: tuple[str, ...]
    couples: frozenset[frozenset[str]]
    twice: tuple[str, ...]


class PairsScreen(Page):
    """A name a line, couples with a plus; whoever comes or goes is written in or taken out."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="pairs", name=ui("pairs_name"))

    def begin(self) -> None:
        self.rounds: list[Round] = []
        self.paired: Paired | None = None

    def view(self) -> Iterable[b.Block]:
        names = self.fields.get("names", "")
        yield b.Text("names", ui("pairs_names"), names, ui("pairs_names_hint"), 8)
        ways = tuple((way, ui(f"pairs_{way}")) for way in (APART, TOGETHER, ANY))
        yield b.Choice("couples", ui("pairs_couples"), ways, self.fields.get("couples", APART))
        yield b.More("not-together", ui("pairs_not_together"), tuple(self._not_together()))
        again = b.Button("forget", ui("pairs_forget"), "quiet")
        round = b.Button("round", ui("pairs_next" if self.rounds else "pairs_first"))
        yield b.Group("buttons", (round, *((again,) if self.rounds else ())), row=True)
        if self.paired:
            groups = tuple(" + ".join(group) for group in self.paired.groups)
            title = ui("pairs_round", number=len(self.rounds))
            shown = (b.Prose("round-title", title, "heading"), b.Listing("groups", groups))
            yield b.Group("wall", shown, name=title, wall=True)

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("pairs_preview"))

    def press(self, block: str) -> None:
        if block == "forget":
            self.begin()
            return self.say("pairs_forgotten")
        room = read(self.fields.get("names", ""))
        if room.twice:
            return self.say("pairs_twice", names=", ".join(room.twice))
        if not 2 <= len(room.people) <= MOST_PEOPLE:
            return self.say("pairs_too_few", most=MOST_PEOPLE)
        way = self.fields.get("couples", APART)
        wishes = Wishes(
            together=room.couples if way == TOGETHER else NONE,
            apart=read(self.fields.get("never", "")).couples
            | (room.couples if way == APART else NONE),
        )
        self.paired = pair(room.people, self.rounds, wishes)
        self.rounds.append(self.paired.groups)
        not_kept = "; ".join(" + ".join(sorted(two)) for two in self.paired.not_kept)
        self.go_to("wall")
        if not_kept:
            return self.say("pairs_not_apart", names=not_kept)
        self.say("pairs_made", number=len(self.rounds))

    def _not_together(self) -> Iterable[b.Block]:
        never = self.fields.get("never", "")
        yield b.Text("never", ui("pairs_never"), never, ui("pairs_never_hint"), 3)

    def _keep_draft(self) -> None:
        """Names of people in a room are not written down."""


def read(text: str) -> Room:
    """The names in these lines: one a line, or two with a plus between them."""
    people: list[str] = []
    couples = set()
    for line in text.splitlines():
        names = [" ".join(name.split()) for name in line.split("+")]
        names = [name for name in names if name]
        people += names
        if len(names) == 2 and names[0] != names[1]:
            couples.add(frozenset(names))
    seen: set[str] = set()
    twice = [name for name in people if name.casefold() in seen or seen.add(name.casefold())]  # type: ignore[func-returns-value]
    return Room(tuple(people), frozenset(couples), tuple(dict.fromkeys(twice)))
