from helpers.exercises import deck
from helpers.model import Deck, DeckQuestion, Heading, Verdict

EXERCISE = Deck(
    id="any",
    title="Questions",
    depths=tuple(Heading(id=id, name=id, meaning=id) for id in ("light", "deep")),
    questions=(
        *(DeckQuestion(id=f"light-{n}", depth="light", text=f"Light {n}?") for n in range(4)),
        *(DeckQuestion(id=f"deep-{n}", depth="deep", text=f"Deep {n}?") for n in range(3)),
    ),
)


def draw(state, depth):
    return deck.after(state, deck.next_question(EXERCISE, state, depth), deck.DRAWN)


def test_each_depth_is_gone_through_by_itself():
    state = deck.State()
    for depth in ("light", "deep") * 3:
        state = draw(state, depth)
    assert len(set(state.drawn)) == 6
    assert deck.all_drawn(EXERCISE, state, "deep")
    assert not deck.all_drawn(EXERCISE, state, "light")


def test_the_journal_gives_the_same_state_back(answered):
    state, rows = deck.State(), []
    for _ in range(5):
        state = draw(state, "light")
        rows.append(answered(state.value, deck.DRAWN))
    rows.append(answered("light-1", deck.FAVOURITE))
    rows.append(answered("gone", deck.DRAWN))
    resumed = deck.resume(EXERCISE, rows)
    assert resumed == deck.after(state, "light-1", deck.FAVOURITE)
    assert (resumed.value, resumed.verdict) == (state.value, Verdict.OPEN)
    assert draw(resumed, "light").value == draw(state, "light").value


def test_favourites_stand_in_the_order_in_which_they_were_kept(answered):
    marks = [("light-2", "favourite"), ("deep-1", "favourite"), ("light-0", "favourite")]
    marks += [("deep-1", "not_favourite"), ("light-2", "favourite")]
    state = deck.resume(EXERCISE, [answered(*mark) for mark in marks])
    assert state.favourites == ("light-0", "light-2")
    assert state.verdict is Verdict.NOTHING_CHOSEN


def test_the_depth_is_the_one_picked_or_that_of_the_question(answered):
    drawn = deck.resume(EXERCISE, [answered("deep-1", "drawn")])
    picks = [("", deck.State()), ("deep", deck.State()), ("", drawn), ("odd", drawn)]
    depths = [deck.depth(EXERCISE, state, picked) for picked, state in picks]
    assert depths == ["light", "deep", "deep", "deep"]


def test_starting_over_empties_it(answered):
    rows = [answered("deep-1", "drawn"), answered("deep-1", "favourite")]
    assert deck.resume(EXERCISE, [*rows, answered("", "start_over")]) == deck.State()
