"""The screen of a match: a page of activities at a time, then what both would like."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import match, turns
from helpers.exercises.match import FILTERS, Wish
from helpers.exercises.turns import Stage
from helpers.model import Match, Who
from helpers.widgets import blocks as b
from helpers.widgets.activities import in_words
from helpers.widgets.check_in import least_usual
from helpers.widgets.screen import intro, start_over
from helpers.widgets.turns import TurnsScreen, hand_over_key, row

ONLY_ME = "only-me"
FACTS = ("time", "cost", "energy", "where", "apart")


class MatchScreen(TurnsScreen[Match]):
    """Each rates what they like, in as many pages as it takes; one person alone is enough."""

    state: match.State

    def begin(self) -> None:
        super().begin()
        self._open_stage()

    def sketch(self, exercise: Match) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield b.Prose("how", ui("match_how"))
        yield b.Choice("question", exercise.question, _ratings())
        yield b.Listing("activities", tuple(activity.text for activity in exercise.activities))

    def press(self, block: str) -> None:
        before = (self.state.stage, self.state.turn)
        super().press(block)
        if (self.state.stage, self.state.turn) != before:
            self._open_stage()

    def _open_stage(self) -> None:
        self.page = self._next_page()
        self.filters = dict.fromkeys(FILTERS, match.ANY)

    # --- turns -----------------------------------------------------------------------------------

    def _resumed(self) -> match.State:
        return match.resume(self.given, self.attempts())

    def _who_first(self) -> Iterable[b.Block]:
        yield b.Prose("how", ui("match_how"))
        options = (*self._people(), (ONLY_ME, ui("match_only_me")))
        yield b.Choice("first", ui("match_who_first"), options, self.field("first"), row=True)

    def _begin(self) -> None:
        if self.field("first") != ONLY_ME:
            return super()._begin()
        self.record(turns.ONLY_ME, turns.YES)
        self.clear()
        self.go_to("whose-turn")

    def _turn(self, who: Who) -> Iterable[b.Block]:
        alone = self.state.alone
        turn = ui("match_my_turn") if alone else ui("exchange_turn", name=self._name(who))
        yield b.Prose("whose-turn", turn, "heading")
        at, last = self.page + 1, match.pages(self.given)
        yield b.Prose("page", ui("match_page", at=at, all=last), "quiet")
        yield b.Prose("question", self.given.question)
        for activity in match.on_page(self.given, self.page):
            key = _key(who, activity.id)
            value = self.fields.get(key) or self.state.ratings.get((who, activity.id), "")
            yield b.Choice(key, activity.text, _ratings(), value, row=True)
        yield b.Prose("kept-here", ui("match_kept"), "quiet")
        yield row(*self._turn_buttons(who))

    def _turn_buttons(self, who: Who) -> Iterable[b.Button]:
        last = self.page + 1 >= match.pages(self.given)
        if not last:
            yield b.Button("next", ui("next"))
        if self.page:
            yield b.Button("back", ui("back"), "quiet")
        done = ui("match_show_mine") if self.state.alone else ui("match_hand_over")
        yield b.Button(hand_over_key(who), done, "main" if last else "quiet")
        yield start_over()

    def _hand_over(self, who: Who) -> None:
        super()._hand_over(who)
        if self.state.alone:
            self.go_to("mine")

    def _press_more(self, block: str) -> None:
        stage = self.state.stage
        match block:
            case "next" | "back" if self.state.answering:
                self._turn_page(1 if block == "next" else -1)
            case "show" if stage in (Stage.ALONE, Stage.REVEALED):
                self._filter()
            case "rate-more" | "with-partner" if stage is Stage.ALONE:
                how = turns.ONLY_ME if block == "rate-more" else turns.FIRST
                self.record(how, turns.YES)
                self.go_to("whose-turn")

    # --- rating ----------------------------------------------------------------------------------

    def _turn_page(self, step: int) -> None:
        self._keep(self.state.turn)
        self.page = min(max(self.page + step, 0), match.pages(self.given) - 1)
        self.go_to("page")

    def _keep(self, who: Who) -> None:
        """Write down the ratings that are new, one by one: what is on disk is never lost."""
        keys = {activity.id: _key(who, activity.id) for activity in self.given.activities}
        picked = {id: self.field(key) for id, key in keys.items()}
        saved = []
        for id, rating in match.changed(self.state, who, picked).items():
            saved.append(self.record(id, rating, who=who))
            self.state = match.rate(self.state, who, id, rating)
        self.clear(*keys.values())
        if saved:
            self.say_saved(least_usual(saved))

    def _next_page(self) -> int:
        who = self.state.turn
        ids = (activity.id for activity in self.given.activities)
        drafted = [id for id in ids if self.field(_key(who, id))]
        return match.next_page(self.given, self.state, who, drafted)

    # --- what is shown ---------------------------------------------------------------------------

    def _shown(self) -> Iterable[b.Block]:
        alone = self.state.alone
        if alone:
            one_list = self.learner.names.fill(ui("match_one_list"))
            yield b.Prose("mine", ui("match_mine"), "heading")
            yield b.Prose("one-list", one_list)
        else:
            yield b.Prose("both", ui("match_both"), "heading")
        yield from self._list(match.wishes(self.given, self.state))
        yield b.Prose("afterwards", self.given.afterwards, "note")
        yield row(*(self._alone_buttons() if alone else ()), start_over())

    def _alone_buttons(self) -> Iterable[b.Button]:
        yield b.Button("with-partner", ui("match_with_partner"))
        yield b.Button("rate-more", ui("match_rate_more"), "quiet")

    def _list(self, wishes: tuple[Wish, ...]) -> Iterable[b.Block]:
        if not wishes:
            nothing = ui("match_nothing_mine") if self.state.alone else ui("match_nothing")
            yield b.Prose("nothing", nothing)
            return
        yield b.More("filters", ui("match_filters"), tuple(self._filters()))
        shown = match.filtered(wishes, self.filters)
        if not shown:
            yield b.Prose("none-fit", ui("match_none_fit"))
            return
        facts = (ui(f"match_{name}") for name in FACTS)
        head = (ui("match_activity"), ui("match_how_liked"), *facts)
        yield b.Table("wishes", ui("match_table"), head, tuple(map(_row, shown)))

    def _filters(self) -> Iterable[b.Block]:
        for name, values in FILTERS.items():
            anything = (match.ANY, ui("match_any"))
            options = (anything, *((value, ui(f"match_{name}_{value}")) for value in values))
            value = self.fields.get(_filter_key(name)) or self.filters[name]
            yield b.Choice(_filter_key(name), ui(f"match_{name}"), options, value, row=True)
        yield b.Button("show", ui("match_show"))

    def _filter(self) -> None:
        """What is picked to look through is for now only: it is no answer and no draft."""
        self.filters = {name: self.field(_filter_key(name)) or match.ANY for name in FILTERS}
        self.clear(*map(_filter_key, FILTERS))
        wishes = match.wishes(self.given, self.state)
        self.say("match_showing", some=len(match.filtered(wishes, self.filters)), all=len(wishes))


def _key(who: Who, activity: str) -> str:
    """Names the person, so that no rating turns up in the other's turn."""
    return f"{who}-{activity}"


def _filter_key(name: str) -> str:
    return f"filter-{name}"


def _ratings() -> tuple[b.Option, ...]:
    return tuple((rating, ui(f"match_rate_{rating}")) for rating in match.RATINGS)


def _row(wish: Wish) -> tuple[str, ...]:
    how = ui(f"match_how_{wish.how}")
    facts = (in_words(wish.activity, name) for name in FACTS)
    return (wish.activity.text, ui("match_new", how=how) if wish.new else how, *facts)
