from itertools import pairwise

from helpers.exercises import pile

IDS = ("one", "two", "three", "four", "five")


def drawn(times: int, ids: tuple[str, ...] = IDS, seed: str = "any") -> list[str]:
    so_far: list[str] = []
    for _ in range(times):
        so_far.append(pile.draw(ids, so_far, seed))  # type: ignore[arg-type]
    return so_far


def test_everything_comes_once_before_anything_comes_again():
    thrice = drawn(15)
    for start in (0, 5, 10):
        assert sorted(thrice[start : start + 5]) == sorted(IDS)


def test_the_order_is_the_same_each_time_and_another_in_each_round():
    assert drawn(15) == drawn(15)
    rounds = {tuple(drawn(20)[start : start + 5]) for start in (0, 5, 10, 15)}
    assert len(rounds) > 1
    assert len({tuple(drawn(5, seed=seed)) for seed in "abcdef"}) > 1


def test_nothing_comes_twice_in_a_row():
    for seed in map(str, range(50)):
        order = drawn(12, IDS[:2], seed)
        assert all(before != after for before, after in pairwise(order))
    assert drawn(3, ("only",)) == ["only"] * 3


def test_a_new_round_is_known_before_it_begins():
    assert [pile.all_drawn(IDS, drawn(n)) for n in (0, 4, 5, 6, 10)] == [0, 0, 1, 0, 1]


def test_what_is_new_comes_first_and_what_is_gone_is_passed_over():
    many = drawn(15)
    assert pile.draw((*IDS, "new"), many, "any") == "new"
    assert pile.draw(("one", "two"), ["gone", "one"], "any") == "two"
    assert pile.draw((), many, "any") is None
