"""What seems to help: nothing is claimed that chance, few days or good days would do as well."""

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from helpers.content import course, ui
from helpers.model import Row
from helpers.progress import helping, look, open_progress
from helpers.progress.helps import LEAST, Help, Helps, Verdict, compare
from helpers.progress.view import CHART, View
from helpers.progress.words import Words
from tests.journal_rows import LISTENING, progress_of, reflection, tap
from tests.simulated_learners import STRATEGIES, Scenario, bound, count, tables

THANKS = "show_appreciation"
ALL = [entry.slug for entry in course().lessons if entry.strategy]
BARRED = ("because", "cause", "thanks to", "improve", "will ", "score", "effect", "leads", "led to")
BARRED = (*BARRED, "due to", "works", "makes it", "proof", "proves", "streak", "missed")


def said(view: View) -> str:
    found = view.said
    assert found is not None
    return " ".join((found.title, *found.sentences, *found.points))


def alternating(triples: int, after: int = 5, start: int = 0) -> list[Row]:
    """Around every day of trying: an entry of 3 before it, 3 on it, `after` behind it. Then days
    on which nothing was tried. Answers differ a little, as they do."""
    rows: list[Row] = []
    for at in range(triples):
        day = start + at * 20 - 1000
        rows += [tap(day, 3 - at % 2), tap(day + 1, 3, LISTENING), tap(day + 2, after)]
        rows += [tap(day + 9, 3 - at % 2), tap(day + 10, 3), tap(day + 11, 3 - at % 3 % 2)]
    return rows


def test_with_nothing_there_is_a_preview() -> None:
    view = progress_of().helps()
    assert view.said is None
    assert "press Start this lesson" in view.preview


@pytest.mark.parametrize("rows", [(tap(0, 4),), (reflection(0, None),), (tap(0, 9),)])
def test_one_entry_is_too_few(rows: tuple[Row, ...]) -> None:
    view = progress_of(*rows).helps()
    assert "too few days to say" in said(view)
    assert view.figure is None


@pytest.mark.parametrize(("days", "few"), [(7, True), (8, False)])
def test_seven_days_on_either_side_are_too_few_and_eight_are_not(days: int, few: bool) -> None:
    rows = alternating(12)
    tries, others = rows[1::6], rows[4::6]
    for side in (tries, others):
        dropped = side[days:]
        view = progress_of(*(row for row in rows if row not in dropped)).helps()
        assert ("too few days to say" in said(view)) is few
        assert (view.figure is None) is few


def test_a_large_difference_each_time_is_found() -> None:
    words = said(progress_of(*alternating(12)).helps())
    assert "closer after Active listening" in words
    assert "more than chance easily gives" in words
    assert ui("progress_helps_good_days") in words


def test_lower_is_said_just_as_plainly() -> None:
    assert "less close after Active listening" in said(progress_of(*alternating(16, 1)).helps())


def test_without_a_difference_it_could_easily_be_chance() -> None:
    rows = [tap(at * 2 - 100, 3 + at % 3 - 1, LISTENING if at % 4 == 1 else "") for at in range(50)]
    words = said(progress_of(*rows).helps())
    assert "every difference so far could easily be chance" in words
    assert "a real difference mostly stays hidden" in words


def test_good_days_alone_do_not_stand_out() -> None:
    """Every day of trying is very close, and its neighbours are like all others."""
    rows = []
    for at in range(60):
        good = at % 4 == 1
        rows.append(tap(at * 2 - 130, 5 if good else 2 + at * 7 % 3, LISTENING if good else ""))
    (one, *_) = _found(rows).each
    assert one.days >= LEAST
    assert one.verdict == Verdict.CHANCE


def test_a_low_before_does_not_stand_out() -> None:
    """Trying follows on a low, and after any low things are as ever two entries later."""
    rows = []
    for at in range(96):
        low, tries = at % 4 == 0, at % 8 == 1
        rows.append(tap(at * 2 - 200, 1 if low else 3 + at * 7 % 2, LISTENING if tries else ""))
    (one, *_) = _found(rows).each
    assert one.days >= LEAST
    assert one.verdict == Verdict.CHANCE


def test_closer_weekends_are_allowed_for() -> None:
    """It is tried on Fridays, and every Saturday is closer, whether or not it was tried."""
    rows = []
    for week in range(40):
        thursday = week * 7 - 280
        tries = LISTENING if week % 2 else ""
        rows += [tap(thursday, 2 + week % 3 % 2), tap(thursday + 1, 2 + week % 5 % 2, tries)]
        rows += [tap(thursday + 2, 4 + week % 3 % 2), tap(thursday + 4, 2 + week % 5 % 2)]
    (one, *_) = _found(rows).each
    assert one.days >= LEAST
    assert one.verdict == Verdict.CHANCE


def test_the_same_rows_in_any_order_give_the_same_words() -> None:
    rows = alternating(12)
    assert said(progress_of(*rows).helps()) == said(progress_of(*rows[::-1]).helps())


def test_several_comparisons_are_allowed_for() -> None:
    """The same days of one strategy have a wider range once another one is looked at beside it."""
    entries, tried = tables(Scenario(name="", weeks=52, a_week=5), np.random.default_rng(3))
    alone, among = (compare(entries, tried, some) for some in (STRATEGIES[:1], STRATEGIES))
    assert len(among.compared) > 1
    one, other = alone.each[0], among.each[0]
    assert (one.days, one.others, one.shift) == pytest.approx(
        (other.days, other.others, other.shift), abs=0.1
    )
    assert other.low < one.low - 0.02
    assert other.high > one.high + 0.05


def test_future_days_and_odd_values_change_nothing() -> None:
    rows = alternating(12)
    odd = [tap(4000 + at, 1, LISTENING) for at in range(20)]
    odd += [tap(at * 20 - 999, 10**30, LISTENING) for at in range(3)]
    odd += [tap(0, 5, THANKS, on=date(1900, 1, at + 1)) for at in range(9)]
    assert said(progress_of(*rows, *odd).helps()) == said(progress_of(*rows).helps())


def test_the_partner_s_entries_do_not_count() -> None:
    rows = alternating(12)
    theirs = [tap(at * 20 - 998, 1, who="partner") for at in range(12)]
    assert said(progress_of(*rows, *theirs).helps()) == said(progress_of(*rows).helps())


def test_entries_older_than_two_years_are_left_out_and_that_is_said() -> None:
    rows = alternating(12)
    old = alternating(12, after=1, start=-3000)
    view = progress_of(*old, *rows).helps()
    assert ui("progress_helps_older") in said(view)
    assert view.said.points == progress_of(*rows).helps().said.points  # type: ignore[union-attr]


def test_days_far_apart_are_not_compared() -> None:
    rows = [tap(at * 6 - 600, at % 5 + 1, LISTENING if at % 2 else "") for at in range(60)]
    assert "too few days to say" in said(progress_of(*rows).helps())


def test_all_answers_alike_is_no_certainty() -> None:
    rows = [tap(at * 2 - 100, 3, LISTENING if at % 3 == 1 else "") for at in range(50)]
    (one, *_) = _found(rows).each
    assert one.verdict == Verdict.CHANCE
    assert one.low < -0.1 < 0.1 < one.high


def test_nothing_said_names_a_cause_a_score_or_a_forecast() -> None:
    pages = [progress_of(*alternating(12)), progress_of(*alternating(16, 1))]
    pages += [progress_of(tap(0, 3)), open_progress(made_up=True)]
    views = [page.helps() for page in pages]
    views += [helping.show(_each(*some), _words(), empty=False, made_up=False) for some in VERDICTS]
    for view in views:
        words = f"{said(view)} {view.preview} {view.table}".lower()
        assert [word for word in BARRED if word in words] == []


VERDICTS = [(v, w) for v in Verdict for w in Verdict]


@pytest.mark.parametrize("verdicts", VERDICTS)
def test_the_title_is_what_the_strategies_say(verdicts: tuple[Verdict, Verdict]) -> None:
    title = helping.show(_each(*verdicts), _words(), empty=False, made_up=False).said.title  # type: ignore[union-attr]
    higher, lower = (way in verdicts for way in (Verdict.HIGHER, Verdict.LOWER))
    assert ("closer after" in title.replace("less close after", "")) is higher
    assert ("less close after" in title) is lower
    assert ("every difference so far could easily be chance" in title) is (
        not (higher or lower) and Verdict.CHANCE in verdicts
    )


# --- what is shown -------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [progress_of(*alternating(12)), open_progress(made_up=True)])
def test_a_sentence_then_a_chart_then_a_table_with_every_strategy(page) -> None:  # type: ignore[no-untyped-def]
    view = page.helps()
    sentence, chart, table = view.outputs()
    assert sentence.data["text/html"].startswith("<p>")
    assert CHART in (chart.live or chart.data)
    assert table.data["text/html"].count('scope="row"') == len(ALL)


def test_a_saved_page_keeps_nothing_of_the_learner() -> None:
    (empty,) = progress_of().helps().outputs()
    marked = [
        output for output in progress_of(*alternating(12)).helps().outputs() if output.metadata
    ]
    assert [{k: v for k, v in o.data.items() if k != CHART} for o in marked] == [empty.data]


def test_verdicts_differ_by_shape_width_and_words() -> None:
    view = helping.show(_each(*Verdict), _words(), empty=False, made_up=False)
    data = look.bundle(view.figure)["data"]  # type: ignore[arg-type]
    symbols = [trace["marker"]["symbol"] for trace in data if trace.get("mode") == "markers"]
    assert len(set(symbols)) == len(symbols) == 3
    widths = {trace["line"]["width"] for trace in data if trace["mode"] == "lines"}
    assert len(widths) >= 3  # nothing, chance, more than chance
    words = str(look.bundle(view.figure)["layout"]["annotations"])  # type: ignore[arg-type]
    for verdict in ("chance", "higher", "lower"):
        assert ui(f"progress_helps_short_{verdict}") in words
    texts = re.findall(r"'text': '([^']*)'", words)
    assert all(text.startswith(f'<span style="fill:{look.INK}">') for text in texts)


def test_a_range_beyond_the_chart_still_has_its_mark_inside() -> None:
    wild = Helps((Help(LISTENING, 8, 8, Verdict.CHANCE, 5.5, -9.0, 9.0),))
    view = helping.show(wild, _words(), empty=False, made_up=False)
    low, high = view.figure.layout.xaxis.range  # type: ignore[union-attr]
    assert all(low <= x <= high for trace in view.figure.data for x in trace.x)  # type: ignore[union-attr]


# --- simulated learners --------------------------------------------------------------------------


def test_few_false_alarms_among_learners_whose_good_days_bring_practice() -> None:
    got = count(Scenario(name="", lasts=0.7, pull=1.0), 80, seed=1)
    assert got["compared"] > 60
    assert got["alarms"] <= 4


def test_shuffled_strategies_give_few_alarms() -> None:
    alarms = 0
    for at in range(60):
        rng = np.random.default_rng([2, at])
        entries, tried = tables(Scenario(name="", effect=2.0), rng)
        shuffled = tried.assign(day=rng.permutation(entries["day"])[: len(tried)])
        alarms += any(
            one.verdict in (Verdict.HIGHER, Verdict.LOWER)
            for one in compare(entries, shuffled, STRATEGIES).each
        )
    assert alarms <= 3


def test_a_large_planted_difference_is_found_among_simulated_learners() -> None:
    large = Scenario(name="", weeks=104, a_week=5, share=0.3, effect=2.0)
    got = count(large, 20, seed=1)
    assert got["hits"] >= 16
    assert count(replace(large, effect=0.0), 20, seed=1)["hits"] <= 1


def test_the_bound_is_that_of_clopper_and_pearson() -> None:
    assert bound(0, 100) == pytest.approx(0.0362, abs=1e-4)
    assert bound(5, 100) == pytest.approx(0.1128, abs=1e-4)
    assert bound(100, 100) == 1


# --- inside --------------------------------------------------------------------------------------


def _found(rows: list[Row]) -> Helps:
    from helpers.model import CheckInRow, ReflectionRow
    from helpers.progress import tables as journal
    from helpers.progress.frames import frame
    from tests.journal_rows import TODAY

    taps, looked = frame(rows, CheckInRow), frame((), ReflectionRow)  # type: ignore[type-var]
    entries = journal.closeness(taps, looked, TODAY)
    tried: pd.DataFrame = journal.practised(taps, looked, TODAY)
    return compare(entries, tried, ALL)


def _each(*verdicts: Verdict) -> Helps:
    spans = {
        Verdict.FEW: (0.0, 0.0, 0.0),
        Verdict.CHANCE: (0.2, -0.6, 1.0),
        Verdict.HIGHER: (1.0, 0.04, 2.0),
        Verdict.LOWER: (-1.1, -2.0, -0.2),
    }
    found = [Help(ALL[at], 9, 20, v, *spans[v]) for at, v in enumerate(verdicts)]
    return Helps(tuple(found))


def _words() -> Words:
    return Words({entry.slug: entry.short for entry in course().lessons}, {})
