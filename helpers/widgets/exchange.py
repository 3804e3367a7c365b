"""The screen of an exchange."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import exchange
from helpers.model import Exchange, Who
from helpers.widgets import blocks as b
from helpers.widgets.screen import intro, start_over
from helpers.widgets.turns import TurnsScreen, hand_over_key, row


class ExchangeScreen(TurnsScreen[Exchange]):
    """Each answers the questions; what is private or passed looks the same."""

    state: exchange.State

    def sketch(self, exercise: Exchange) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield b.Prose("how", ui("exchange_how"))
        for question in exercise.questions:
            yield b.Text(question.id, question.text)

    def _resumed(self) -> exchange.State:
        return exchange.resume(self.given, self.attempts())

    def _who_first(self) -> Iterable[b.Block]:
        yield b.Prose("how", ui("exchange_how"))
        first = self.field("first")
        yield b.Choice("first", ui("exchange_who_first"), self._people(), first, row=True)

    def _turn(self, who: Who) -> Iterable[b.Block]:
        turn = ui("exchange_turn", name=self._name(who))
        yield b.Prose("whose-turn", turn, "heading")
        for question in self.given.questions:
            key = f"{who}-{question.id}"
            yield b.Text(key, question.text, self.fields.get(key, ""), ui("exchange_pass_hint"))
            private = self.fields.get(f"{key}-private", "")
            yield b.Check(f"{key}-private", ui("exchange_private"), private)
        yield b.Prose("kept-here", ui("exchange_kept"), "quiet")
        yield row(b.Button(hand_over_key(who), ui("exchange_hand_over")), start_over())

    def _keep(self, who: Who) -> None:
        for question in self.given.questions:
            words = self.field(f"{who}-{question.id}")
            private = self.field(f"{who}-{question.id}-private") == "yes"
            self.record(question.id, words, who=who, private=private)

    def _shown(self) -> Iterable[b.Block]:
        mine, theirs = (exchange.shown(self.given, self.state, who) for who in ("me", "partner"))
        rows = tuple(
            (question.text, my_words or ui("passed"), their_words or ui("passed"))
            for question, my_words, their_words in zip(
                self.given.questions, mine, theirs, strict=True
            )
        )
        head = (ui("exchange_question"), self._name("me"), self._name("partner"))
        yield b.Table("both", ui("exchange_both"), head, rows)
        yield b.Prose("afterwards", self.given.afterwards, "note")
        yield start_over()
