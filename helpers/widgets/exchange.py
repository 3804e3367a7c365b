"""The screen of an exchange."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import exchange
from helpers.exercises.exchange import Stage
from helpers.exercises.history import START_OVER
from helpers.model import Exchange, Who
from helpers.widgets import blocks as b
from helpers.widgets.screen import Screen, intro, start_over


class ExchangeScreen(Screen[Exchange]):
    """Hand the keyboard over; nothing shows until both are ready."""

    def begin(self) -> None:
        self.state = exchange.resume(self.given, self.attempts())

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        match self.state.stage:
            case Stage.WHO_FIRST:
                yield from self._who_first()
                yield _buttons("begin")
            case Stage.FIRST_TURN | Stage.SECOND_TURN:
                yield from self._turn(self.state.turn)
                yield _buttons("hand-over", start_over())
            case Stage.READY:
                yield b.Prose("ready", ui("exchange_ready"))
                yield _buttons("reveal", start_over())
            case Stage.REVEALED:
                yield from self._both()
                yield start_over()

    def sketch(self, exercise: Exchange) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield b.Prose("how", ui("exchange_how"))
        for question in exercise.questions:
            yield b.Text(question.id, question.text)

    def press(self, block: str) -> None:
        match block:
            case "begin":
                self._begin()
            case "hand-over":
                self._hand_over(self.state.turn)
            case "reveal":
                self.record(exchange.REVEALED, "yes")
                self.go_to("both")
            case "start-over":
                self.record("", START_OVER)
                self.clear()
        self.state = exchange.resume(self.given, self.attempts())

    def _begin(self) -> None:
        who = self.field("first")
        if who not in ("me", "partner"):
            return self.say("nothing_chosen")
        self.record(exchange.FIRST, "yes", who="me" if who == "me" else "partner")
        self.clear()
        self.go_to("whose-turn")

    def _hand_over(self, who: Who) -> None:
        """Write down what was answered, then empty the boxes before the other looks."""
        for question in self.given.questions:
            words = self.field(f"{who}-{question.id}")
            private = self.field(f"{who}-{question.id}-private") == "yes"
            self.record(question.id, words, who=who, private=private)
        self.record(exchange.DONE, "yes", who=who)
        self.clear()
        self.go_to("whose-turn" if who == self.state.first else "ready")

    def _who_first(self) -> Iterable[b.Block]:
        yield b.Prose("how", ui("exchange_how"))
        people: tuple[Who, ...] = ("me", "partner")
        options = tuple((who, self._name(who)) for who in people)
        yield b.Choice("first", ui("exchange_who_first"), options, self.field("first"), row=True)

    def _turn(self, who: Who) -> Iterable[b.Block]:
        turn = ui("exchange_turn", name=self._name(who))
        yield b.Prose("whose-turn", turn, "heading")
        for question in self.given.questions:
            key = f"{who}-{question.id}"
            yield b.Text(key, question.text, self.fields.get(key, ""), ui("exchange_pass_hint"))
            private = self.fields.get(f"{key}-private", "")
            yield b.Check(f"{key}-private", ui("exchange_private"), private)
        yield b.Prose("kept-here", ui("exchange_kept"), "quiet")

    def _both(self) -> Iterable[b.Block]:
        mine, theirs = (self._shown("me"), self._shown("partner"))
        rows = tuple(
            (question.text, my_words or ui("passed"), their_words or ui("passed"))
            for question, my_words, their_words in zip(
                self.given.questions, mine, theirs, strict=True
            )
        )
        head = (ui("exchange_question"), self._name("me"), self._name("partner"))
        yield b.Table("both", ui("exchange_both"), head, rows)
        yield b.Prose("afterwards", self.given.afterwards, "note")

    def _shown(self, who: Who) -> tuple[str, ...]:
        return exchange.shown(self.given, self.state, who)

    def _name(self, who: Who) -> str:
        profile = self.learner.names.profile
        if who == "me":
            return profile.my_name or ui("me")
        return profile.partner_name or ui("my_partner")


def _buttons(main: str, *more: b.Button) -> b.Group:
    button = b.Button(main, ui(f"exchange_{main.replace('-', '_')}"))
    return b.Group("buttons", (button, *more), row=True)
