"""The screen of a deck: draw a question, pass it over, keep it as a favourite."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import deck
from helpers.exercises.history import START_OVER
from helpers.model import Deck, DeckQuestion
from helpers.widgets import blocks as b
from helpers.widgets.screen import Screen, intro, start_over


class DeckScreen(Screen[Deck]):
    """One question at a time; which comes next is up to the deck, whether to answer is not."""

    def begin(self) -> None:
        self.state = deck.resume(self.given, self.attempts())

    @property
    def question(self) -> DeckQuestion | None:
        """The question that lies open."""
        return deck.question(self.given, self.state.value)

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        depth = deck.depth(self.given, self.state, self.field("depth"))
        yield from _depths(self.given, depth)
        if self.question:
            yield b.Prose("question", self.question.text, "said")
            yield b.Prose("pass", ui("deck_pass"), "quiet")
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        if self.state.favourites:
            yield self._favourites()

    def sketch(self, exercise: Deck) -> Iterable[b.Block]:
        yield from intro(exercise)
        for depth in exercise.depths:
            questions = (one.text for one in exercise.questions if one.depth == depth.id)
            yield b.Prose(f"depth-{depth.id}", depth.meaning, lead=_with_colon(depth.name))
            yield b.Listing(f"questions-{depth.id}", tuple(questions))
        yield b.Prose("pass", ui("deck_pass_on_paper"), "quiet")

    def press(self, block: str) -> None:
        match block:
            case "draw":
                self._draw_question()
            case "favourite" | "not-favourite":
                self._mark(block.replace("-", "_"))
            case "start-over":
                self.record("", START_OVER)
                self.state = deck.State()
                self.clear()

    def _draw_question(self) -> None:
        depth = deck.depth(self.given, self.state, self.field("depth"))
        drawn = deck.next_question(self.given, self.state, depth)
        if drawn is None:
            return
        again = deck.all_drawn(self.given, self.state, depth)
        self.record(drawn, deck.DRAWN)
        self.state = deck.after(self.state, drawn, deck.DRAWN)
        self.clear("depth")
        if again:
            self.say("deck_again")
        self.go_to("question")

    def _mark(self, what: str) -> None:
        if not self.question:
            return
        id = self.question.id
        if (id in self.state.favourites) != (what == deck.FAVOURITE):
            saved = self.record(id, what)
            self.state = deck.after(self.state, id, what)
            self.say_saved(saved)

    def _buttons(self) -> Iterable[b.Block]:
        if not self.question:
            yield b.Button("draw", ui("deck_draw"))
            return
        yield b.Button("draw", ui("deck_another"))
        if self.question.id in self.state.favourites:
            yield b.Button("not-favourite", ui("deck_not_favourite"), "quiet")
        else:
            yield b.Button("favourite", ui("deck_favourite"), "quiet")
        yield start_over()

    def _favourites(self) -> b.More:
        found = (deck.question(self.given, id) for id in self.state.favourites)
        texts = tuple(question.text for question in found if question)
        summary = ui("deck_favourites", count=len(texts))
        return b.More("favourites", summary, (b.Listing("favourite-list", texts),))


def _depths(exercise: Deck, value: str) -> Iterable[b.Block]:
    options = tuple((depth.id, depth.name) for depth in exercise.depths)
    meanings = tuple(f"{_with_colon(one.name)} {one.meaning}" for one in exercise.depths)
    yield b.Choice("depth", ui("deck_depth"), options, value, row=True)
    yield b.More("meanings", ui("deck_meanings"), (b.Listing("meaning-list", meanings),))


def _with_colon(name: str) -> str:
    return f"{name}:"
