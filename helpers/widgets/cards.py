"""The screen of recap cards."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import cards
from helpers.journal import new_id, stamp
from helpers.model import Card, Cards, ReviewRow
from helpers.widgets import blocks as b
from helpers.widgets.screen import Screen, intro


class CardsScreen(Screen[Cards]):
    """One card at a time; turning it is up to you."""

    def begin(self) -> None:
        self.state = cards.resume(self.given, self.learner.journal.read(ReviewRow))
        self.at = self.state.next_card
        self.turned = False

    @property
    def card(self) -> Card:
        return self.given.cards[self.at]

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        if self.at == len(self.given.cards):
            yield b.Prose("end", ui("cards_end", all=len(self.given.cards)), "heading")
            yield b.Button("from-start", ui("cards_from_start"), "quiet")
            return
        progress = ui("step_of", at=self.at + 1, all=len(self.given.cards))
        yield b.Prose(f"progress-{self.card.id}", progress, "quiet")
        yield b.Prose("question", self.card.question, "heading")
        yield from self._back() if self.turned else self._front()

    def sketch(self, exercise: Cards) -> Iterable[b.Block]:
        yield from intro(exercise)
        for card in exercise.cards:
            yield b.Prose(f"question-{card.id}", card.question, "heading")
            yield b.Prose(f"answer-{card.id}", card.answer)

    def press(self, block: str) -> None:
        match block:
            case "turn":
                self.turned = True
                self.go_to("answer")
            case "rate":
                self._rate()
            case "skip":
                self._show(self.at + 1)
            case "from-start":
                self._show(0)

    def _rate(self) -> None:
        rating = self.field(self.card.id)
        if rating not in cards.RATINGS:
            return self.say("nothing_chosen")
        self.learner.journal.append(
            ReviewRow(
                **stamp(),
                id=new_id(),
                who="me",
                lesson=self.learner.lesson,
                card=self.card.id,
                rating=rating,
            )
        )
        self.state = cards.rate(self.state, self.card, rating)
        self.clear()
        self._show(self.at + 1)

    def _show(self, at: int) -> None:
        self.at, self.turned = at, False
        finished = at == len(self.given.cards)
        self.go_to("end" if finished else "question")

    def _front(self) -> Iterable[b.Block]:
        buttons = (b.Button("turn", ui("cards_turn")), b.Button("skip", ui("skip"), "quiet"))
        yield b.Prose("think", ui("cards_think"), "quiet")
        yield b.Group("buttons", buttons, row=True)

    def _back(self) -> Iterable[b.Block]:
        yield b.Prose("answer", self.card.answer)
        options = tuple((rating, ui(f"cards_{rating}")) for rating in cards.RATINGS)
        yield b.Choice(self.card.id, ui("cards_how"), options, self.field(self.card.id), row=True)
        yield b.Button("rate", ui("next"))
