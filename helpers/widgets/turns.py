"""What the screens for two people share: whose turn it is, and nothing shown before both agree."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import turns
from helpers.exercises.history import START_OVER
from helpers.exercises.turns import Stage, Turns
from helpers.model import Who
from helpers.widgets import blocks as b
from helpers.widgets.screen import E, Screen, intro, start_over


class TurnsScreen(Screen[E]):
    """Hand the keyboard over; a kind says what to answer, what to keep and what to show."""

    state: Turns

    def begin(self) -> None:
        self.state = self._resumed()

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        match self.state.stage:
            case Stage.WHO_FIRST:
                yield from self._who_first()
                yield row(b.Button("begin", ui("exchange_begin")))
            case Stage.FIRST_TURN | Stage.SECOND_TURN:
                yield from self._turn(self.state.turn)
            case Stage.READY:
                yield b.Prose("ready", ui("exchange_ready"))
                yield row(b.Button("reveal", ui("exchange_reveal")), start_over())
            case Stage.REVEALED | Stage.ALONE:
                yield from self._shown()

    def press(self, block: str) -> None:
        stage, who = self.state.stage, self.state.turn
        match block:
            case "begin" if stage is Stage.WHO_FIRST:
                self._begin()
            case "reveal" if stage is Stage.READY:
                self.record(turns.REVEALED, turns.YES)
                self.go_to("both")
            case "start-over":
                self.record("", START_OVER)
                self.clear()
            case _ if self.state.answering and block == hand_over_key(who):
                self._hand_over(who)
            case _:
                self._press_more(block)
        self.state = self._resumed()

    # --- what a kind says ------------------------------------------------------------------------

    def _resumed(self) -> Turns:
        """The state left in the journal."""
        raise NotImplementedError

    def _who_first(self) -> Iterable[b.Block]:
        """How it goes, and who begins."""
        raise NotImplementedError

    def _turn(self, who: Who) -> Iterable[b.Block]:
        """What one of the two answers, and the buttons below."""
        raise NotImplementedError

    def _shown(self) -> Iterable[b.Block]:
        """What may be seen in the end."""
        raise NotImplementedError

    def _keep(self, who: Who) -> None:
        """Write down what was answered."""
        raise NotImplementedError

    def _press_more(self, block: str) -> None:
        """Do what a button of the kind's own says."""

    # --- what a kind may use ---------------------------------------------------------------------

    def _begin(self) -> None:
        who = self.field("first")
        if who not in ("me", "partner"):
            return self.say("nothing_chosen")
        self.record(turns.FIRST, turns.YES, who="me" if who == "me" else "partner")
        self.clear()
        self.go_to("whose-turn")

    def _hand_over(self, who: Who) -> None:
        """Write down what was answered, then empty the fields before the other looks."""
        self._keep(who)
        self.record(turns.DONE, turns.YES, who=who)
        self.clear()
        self.go_to("whose-turn" if who == self.state.first else "ready")

    def _people(self) -> tuple[tuple[str, str], ...]:
        """Both of them, to choose who begins."""
        people: tuple[Who, ...] = ("me", "partner")
        return tuple((who, self._name(who)) for who in people)

    def _name(self, who: Who) -> str:
        profile = self.learner.names.profile
        if who == "me":
            return profile.my_name or ui("me")
        return profile.partner_name or ui("my_partner")


def hand_over_key(who: Who) -> str:
    """Names the person, so that a button pressed twice does not skip the other's turn."""
    return f"hand-over-{who}"


def row(*buttons: b.Button) -> b.Group:
    """Buttons side by side."""
    return b.Group("buttons", buttons, row=True)
