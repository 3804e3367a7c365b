from helpers.exercises import draw
from helpers.exercises.draw import Pool, Source
from helpers.model import Draw, Verdict
from tests.exercises.test_match import EXERCISE as MATCH
from tests.exercises.test_match import alone, both

EXERCISE = Draw(id="one-new", title="New", lesson="quality_time", match="any", nothing="Not yet.")
MINE = {"walk": "new", "soup": "again", "sea": "willing", "chess": "new"}
THEIRS = {"walk": "willing", "soup": "again", "sea": "new", "chess": "rather_not"}


def ids(pool):
    return [activity.id for activity in pool.activities]


def test_it_draws_from_what_both_would_like_and_is_new_to_one(answered):
    pool = draw.pool(MATCH, both(answered, MINE, THEIRS))
    assert (pool.source, ids(pool)) == (Source.BOTH, ["walk", "sea"])


def test_it_draws_from_one_list_where_there_is_one_only(answered):
    pool = draw.pool(MATCH, alone(answered, MINE))
    assert (pool.source, ids(pool)) == (Source.ONE, ["walk", "chess"])


def test_it_draws_nothing_while_ratings_are_hidden(answered):
    rows = both(answered, MINE, THEIRS, revealed=False)
    assert {draw.pool(MATCH, rows[:end]) for end in range(len(rows) + 1)} == {Pool()}


def test_nothing_new_is_told_from_nothing_rated(answered):
    pool = draw.pool(MATCH, both(answered, {"soup": "again"}, THEIRS))
    assert (pool.source, pool.activities) == (Source.BOTH, ())


def test_only_the_rows_of_that_match_count(answered):
    there = {"lesson": "quality_time", "exercise": "any"}
    rows = [
        answered("walk", "new", **there),
        answered("walk", "new", lesson="quality_time"),
        answered("walk", "new", lesson="elsewhere", exercise="any"),
        answered("walk", "drawn", lesson="quality_time", exercise="one-new"),
    ]
    assert draw.ratings(EXERCISE, rows) == tuple(rows[:2])


def test_nothing_comes_again_before_all_have_come(answered):
    pool = draw.pool(MATCH, alone(answered, dict.fromkeys(("walk", "soup", "sea", "chess"), "new")))
    state = draw.resume(EXERCISE, pool, [])
    rows = []
    for _ in range(8):
        rows.append(answered(draw.next_activity(EXERCISE, state), draw.DRAWN))
        state = draw.resume(EXERCISE, pool, rows)
    assert len(set(state.drawn[:4])) == len(set(state.drawn[4:])) == 4
    assert draw.all_drawn(state)
    assert (state.value, state.verdict) == (state.drawn[-1], Verdict.OPEN)


def test_what_is_no_longer_liked_no_longer_lies_there(answered):
    state = draw.resume(EXERCISE, Pool(), [answered("walk", "drawn")])
    assert (state.value, state.verdict) == ("", Verdict.NOTHING_CHOSEN)
    assert draw.next_activity(EXERCISE, state) is None


def test_starting_over_forgets_what_was_drawn(answered):
    rows = [answered("walk", "drawn"), answered("", "start_over")]
    assert draw.resume(EXERCISE, Pool(), rows) == draw.State()
