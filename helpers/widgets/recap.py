"""The screen of the cards that come back today, from every lesson."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.model import RECALLED, Card, ReviewRow
from helpers.practice.spacing import GO_ON, PAUSE, Recall
from helpers.widgets import blocks as b
from helpers.widgets.days import day_in_words
from helpers.widgets.returning import returning, short_names
from helpers.widgets.screen import Learner, Page
from helpers.widgets.turning import back, front, review

AT_ONCE = 5  # about two minutes


class RecapScreen(Page):
    """One card at a time; any of them can be paused, and taken up again."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="recap-today", name=ui("recap_title"))

    def begin(self) -> None:
        self.found = returning(self.learner, self.rows(ReviewRow))
        self.pile = self.found.due[:AT_ONCE]
        self.at, self.turned = 0, False

    @property
    def card(self) -> Card:
        return self.pile[self.at][1]

    @property
    def _pause(self) -> str:
        """The button of this one card: pressed twice, it does not pause the next one, too."""
        return f"pause:{_key(self.pile[self.at][0])}"

    def view(self) -> Iterable[b.Block]:
        yield from self._card() if self.at < len(self.pile) else self._end()
        if paused := self.found.paused:
            yield b.More("paused", ui("recap_paused", count=len(paused)), tuple(self._rest()))

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("recap_preview"))

    def press(self, block: str) -> None:
        match block:
            case "turn":
                self.turned = True
                self.go_to("answer")
            case "rate":
                self._rate()
            case _ if self.at < len(self.pile) and block == self._pause:
                self._mark(self.pile[self.at][0], PAUSE)
                self._show_next()
            case "take-up":
                self._take_up()

    def _rate(self) -> None:
        rating = self.field(self.card.id)
        if rating not in RECALLED:
            return self.say("nothing_chosen")
        self._mark(self.pile[self.at][0], rating)
        self._show_next()

    def _take_up(self) -> None:
        picked = self.field("which")
        found = next((one for one, _ in self.found.paused if _key(one) == picked), None)
        if not found:
            return self.say("nothing_chosen")
        self._mark(found, GO_ON)
        self.say("recap_taken_up")

    def _mark(self, recall: Recall, rating: str) -> None:
        review(self.learner, recall.lesson, recall.card, rating)
        self.clear()
        self.found = returning(self.learner, self.rows(ReviewRow))

    def _show_next(self) -> None:
        self.at, self.turned = self.at + 1, False
        self.go_to("question" if self.at < len(self.pile) else "end")

    def _card(self) -> Iterable[b.Block]:
        recall, card = self.pile[self.at]
        progress = ui("step_of", at=self.at + 1, all=len(self.pile))
        where = ui("recap_from", progress=progress, lesson=short_names()[recall.lesson])
        yield b.Prose(f"progress-{_key(recall)}", where, "quiet")
        yield b.Prose("question", card.question, "heading")
        if self.turned:
            yield from back(card, self.field(card.id))
        else:
            yield from front(b.Button(self._pause, ui("recap_pause"), "quiet"))

    def _end(self) -> Iterable[b.Block]:
        yield b.Prose("end", self._at_the_end())
        if next_day := self.found.next_day:
            day = day_in_words(next_day.astimezone().date())
            yield b.Prose("next-day", ui("recap_next", day=day), "quiet")

    def _at_the_end(self) -> str:
        if self.pile:
            return ui("recap_more" if self.found.due else "recap_end")
        return ui("recap_none") if self.found.any_turned else ui("recap_no_cards")

    def _rest(self) -> Iterable[b.Block]:
        options = tuple((_key(recall), card.question) for recall, card in self.found.paused)
        yield b.Choice("which", ui("recap_which"), options, self.field("which"))
        yield b.Button("take-up", ui("recap_take_up"), "quiet")


def _key(recall: Recall) -> str:
    return f"{recall.lesson}-{recall.card}"
