import pytest

from helpers.exercises import match, turns
from helpers.exercises.turns import Stage
from helpers.model import Activity, Match, Verdict


def activity(id: str, **more) -> Activity:
    usual = {"energy": "some", "cost": "free", "time": "short", "where": "out"}
    return Activity(id=id, text=id.title(), **{**usual, **more})


EXERCISE = Match(
    id="any",
    title="Both",
    question="Would you like it?",
    activities=(
        activity("walk", apart=True),
        activity("soup", where="home", cost="little"),
        activity("sea", time="day", cost="more", energy="high"),
        activity("chess", where="home", energy="low"),
        *(activity(f"other-{n}") for n in range(20)),
    ),
    afterwards="Pick one.",
)


def turn_of(answered, who, ratings):
    rows = [answered(id, rating, who=who) for id, rating in ratings.items()]
    return [*rows, answered("done", "yes", who=who)]


def both(answered, mine, theirs, *, revealed=True):
    rows = [answered("first", "yes"), *turn_of(answered, "me", mine)]
    rows += turn_of(answered, "partner", theirs)
    return [*rows, answered("revealed", "yes")] if revealed else rows


def alone(answered, ratings):
    return [answered(turns.ONLY_ME, "yes"), *turn_of(answered, "me", ratings)]


def shown(rows):
    wishes = match.wishes(EXERCISE, match.resume(EXERCISE, rows))
    return [(wish.activity.id, wish.how, wish.new) for wish in wishes]


MINE = {"walk": "willing", "soup": "again", "sea": "new", "chess": "rather_not", "other-1": "again"}
THEIRS = {"walk": "willing", "soup": "again", "sea": "willing", "chess": "again"}


def test_what_both_would_like_best_liked_first(answered):
    assert shown(both(answered, MINE, THEIRS)) == [
        ("soup", "both_gladly", False),
        ("sea", "one_gladly", True),
        ("walk", "both_willing", False),
    ]


def test_nothing_is_shown_before_both_agree(answered):
    rows = both(answered, MINE, THEIRS, revealed=False)
    for end in range(len(rows) + 1):
        assert shown(rows[:end]) == []
        assert match.resume(EXERCISE, rows[:end]).verdict is Verdict.NOTHING_CHOSEN


def test_rather_not_looks_exactly_like_unrated(answered):
    without = {id: rating for id, rating in MINE.items() if rating != "rather_not"}
    assert shown(both(answered, MINE, THEIRS)) == shown(both(answered, without, THEIRS))


def test_every_prefix_of_the_rows_makes_sense(answered):
    rows = both(answered, MINE, THEIRS)
    ends = (0, 1, 3, len(MINE) + 1, len(MINE) + 2, len(rows) - 2, len(rows) - 1, len(rows))
    assert [match.resume(EXERCISE, rows[:end]).stage for end in ends] == [
        Stage.WHO_FIRST,
        *(Stage.FIRST_TURN,) * 3,
        *(Stage.SECOND_TURN,) * 2,
        Stage.READY,
        Stage.REVEALED,
    ]


def test_one_person_alone_sees_their_own_list(answered):
    rows = alone(answered, MINE)
    assert match.resume(EXERCISE, rows[:-1]).stage is Stage.FIRST_TURN
    assert shown(rows) == [
        ("soup", "gladly", False),
        ("sea", "gladly", True),
        ("other-1", "gladly", False),
        ("walk", "willing", False),
    ]


def test_from_alone_it_goes_on_with_more_ratings_or_with_the_partner(answered):
    rows = alone(answered, MINE)
    more = match.resume(EXERCISE, [*rows, answered(turns.ONLY_ME, "yes")])
    assert (more.stage, more.turn) == (Stage.FIRST_TURN, "me")
    together = [*rows, answered("first", "yes")]
    state = match.resume(EXERCISE, together)
    assert (state.stage, state.turn) == (Stage.SECOND_TURN, "partner")
    rows = [*together, *turn_of(answered, "partner", THEIRS), answered("revealed", "yes")]
    assert [id for id, *_ in shown(rows)] == ["soup", "sea", "walk"]


def test_an_activity_may_be_called_like_a_step_of_the_turns(answered):
    exercise = Match(id="any", title="", question="", afterwards="", activities=(activity("done"),))
    rows = [answered("first", "yes"), answered("done", "again")]
    state = match.resume(exercise, rows)
    assert (state.stage, state.value) == (Stage.FIRST_TURN, {("me", "done"): "again"})


def test_what_is_gone_from_content_is_passed_over(answered):
    rows = both(answered, {"gone": "again", "soup": "odd"}, {"gone": "again", "soup": "again"})
    assert shown(rows) == []


def test_only_new_ratings_are_to_be_written(answered):
    state = match.resume(EXERCISE, alone(answered, MINE))
    picked = {"walk": "willing", "soup": "rather_not", "sea": "", "chess": "odd"}
    assert match.changed(state, "me", picked) == {"soup": "rather_not"}
    assert match.changed(state, "partner", picked) == {"walk": "willing", "soup": "rather_not"}


@pytest.mark.parametrize(
    ("rated", "drafted", "page"),
    [
        ([], [], 0),
        ([0, 3], [], 0),
        (range(10), [], 1),
        ([0, 12], [], 1),
        ([23], [], 2),
        (range(24), [], 2),
        ([0, 12], [21], 2),
        ([23], [1], 0),
    ],
)
def test_a_turn_goes_on_at_its_page(answered, rated, drafted, page):
    ids = [one.id for one in EXERCISE.activities]
    rows = [answered("first", "yes"), *(answered(ids[at], "again") for at in rated)]
    state = match.resume(EXERCISE, rows)
    drafts = [ids[at] for at in drafted]
    assert match.next_page(EXERCISE, state, "me", drafts) == page
    assert match.next_page(EXERCISE, state, "partner") == 0


def test_pages_hold_every_activity_once():
    found = [match.on_page(EXERCISE, at) for at in range(match.pages(EXERCISE))]
    assert [len(page) for page in found] == [10, 10, 4]
    assert sum(found, ()) == EXERCISE.activities


@pytest.mark.parametrize(
    ("picked", "expected"),
    [
        ({}, ["soup", "sea", "walk"]),
        ({"energy": "any", "cost": "odd", "unknown": "x"}, ["soup", "sea", "walk"]),
        ({"where": "out"}, ["sea", "walk"]),
        ({"where": "out", "time": "short"}, ["walk"]),
        ({"apart": "yes"}, ["walk"]),
        ({"apart": "yes", "cost": "more"}, []),
    ],
)
def test_filters_narrow_the_list_down(answered, picked, expected):
    state = match.resume(EXERCISE, both(answered, MINE, THEIRS))
    found = match.filtered(match.wishes(EXERCISE, state), picked)
    assert [wish.activity.id for wish in found] == expected


def test_starting_over_empties_it(answered):
    rows = [*both(answered, MINE, THEIRS), answered("", "start_over")]
    assert match.resume(EXERCISE, rows) == match.State()
