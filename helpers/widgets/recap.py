"""The screen of the cards that come back today, from every lesson."""

from collections.abc import Iterable
from datetime import UTC, datetime

from helpers import content
from helpers.content import ui
from helpers.exercises import cards
from helpers.model import Card, Cards, ReviewRow
from helpers.practice import spacing
from helpers.practice.spacing import GO_ON, PAUSE, Recall
from helpers.widgets import blocks as b
from helpers.widgets.days import day_in_words
from helpers.widgets.screen import Learner, Page
from helpers.widgets.turning import back, front, review

AT_ONCE = 5  # about two minutes
Waiting = tuple[Recall, Card]


class RecapScreen(Page):
    """One card at a time; any of them can be paused, and taken up again."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="recap-today", name=ui("recap_title"))

    def begin(self) -> None:
        self._look()
        self.pile = self._with_cards(self.due)[:AT_ONCE]
        self.at, self.turned = 0, False

    def _look(self) -> None:
        """What the journal says now."""
        now = datetime.now(UTC)
        self.recalls = spacing.recalls(self.learner.journal.read(ReviewRow), now)
        self.due = spacing.due(self.recalls, now)
        self.next_day = spacing.next_day(self.recalls, now)
        self.paused = self._with_cards(one for one in self.recalls if one.paused)

    @property
    def card(self) -> Card:
        return self.pile[self.at][1]

    def view(self) -> Iterable[b.Block]:
        yield from self._card() if self.at < len(self.pile) else self._end()
        if self.paused:
            yield b.More("paused", ui("recap_paused", count=len(self.paused)), tuple(self._rest()))

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("recap_preview"))

    def press(self, block: str) -> None:
        match block:
            case "turn":
                self.turned = True
                self.go_to("answer")
            case "rate":
                self._rate()
            case "pause":
                self._mark(self.pile[self.at][0], PAUSE)
                self._show_next()
            case "take-up":
                self._take_up()

    def _rate(self) -> None:
        rating = self.field(self.card.id)
        if rating not in cards.RATINGS:
            return self.say("nothing_chosen")
        self._mark(self.pile[self.at][0], rating)
        self._show_next()

    def _take_up(self) -> None:
        picked = self.field("which")
        found = next((one for one, _ in self.paused if _key(one) == picked), None)
        if not found:
            return self.say("nothing_chosen")
        self._mark(found, GO_ON)
        self.say("recap_taken_up")

    def _mark(self, recall: Recall, rating: str) -> None:
        review(self.learner, recall.lesson, recall.card, rating)
        self.clear()
        self._look()

    def _show_next(self) -> None:
        self.at, self.turned = self.at + 1, False
        self.go_to("question" if self.at < len(self.pile) else "end")

    def _card(self) -> Iterable[b.Block]:
        recall, card = self.pile[self.at]
        progress = ui("step_of", at=self.at + 1, all=len(self.pile))
        where = ui("recap_from", progress=progress, lesson=_short_names()[recall.lesson])
        yield b.Prose(f"progress-{_key(recall)}", where, "quiet")
        yield b.Prose("question", card.question, "heading")
        if self.turned:
            yield from back(card, self.field(card.id))
        else:
            yield from front(b.Button("pause", ui("recap_pause"), "quiet"))

    def _end(self) -> Iterable[b.Block]:
        yield b.Prose("end", self._at_the_end())
        if self.next_day:
            day = day_in_words(self.next_day.astimezone().date())
            yield b.Prose("next-day", ui("recap_next", day=day), "quiet")

    def _at_the_end(self) -> str:
        if self.pile:
            return ui("recap_more" if self._with_cards(self.due) else "recap_end")
        return ui("recap_none") if self.recalls else ui("recap_no_cards")

    def _rest(self) -> Iterable[b.Block]:
        options = tuple((_key(recall), card.question) for recall, card in self.paused)
        yield b.Choice("which", ui("recap_which"), options, self.field("which"))
        yield b.Button("take-up", ui("recap_take_up"), "quiet")

    def _with_cards(self, recalls: Iterable[Recall]) -> list[Waiting]:
        """Each with its card; where a card left the content, its reviews only rest in the file."""
        found = ((recall, _card_of(recall)) for recall in recalls)
        return [(recall, self.learner.names.into(card)) for recall, card in found if card]


def _card_of(recall: Recall) -> Card | None:
    if recall.lesson not in _short_names():
        return None
    exercises = content.lesson(recall.lesson).exercises
    of_lesson = (card for e in exercises if isinstance(e, Cards) for card in e.cards)
    return next((card for card in of_lesson if card.id == recall.card), None)


def _short_names() -> dict[str, str]:
    return {entry.slug: entry.short for entry in content.course().lessons}


def _key(recall: Recall) -> str:
    return f"{recall.lesson}-{recall.card}"
