"""The screen of recap cards."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import cards
from helpers.model import RECALLED, Card, Cards, ReviewRow
from helpers.widgets import blocks as b
from helpers.widgets.screen import Screen, intro
from helpers.widgets.turning import back, front, review


class CardsScreen(Screen[Cards]):
    """One card at a time; turning it is up to you."""

    def begin(self) -> None:
        reviews = self.rows(ReviewRow)
        mine = (row for row in reviews if row.lesson == self.learner.lesson)
        self.state = cards.resume(self.given, mine)
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
        if self.turned:
            yield from back(self.card, self.field(self.card.id))
        else:
            yield from front(b.Button("skip", ui("skip"), "quiet"))

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
        if rating not in RECALLED:
            return self.say("nothing_chosen")
        review(self.learner, self.learner.lesson, self.card.id, rating)
        self.state = cards.rate(self.state, self.card, rating)
        self.clear()
        self._show(self.at + 1)

    def _show(self, at: int) -> None:
        self.at, self.turned = at, False
        finished = at == len(self.given.cards)
        self.go_to("end" if finished else "question")
