"""Plans on the progress page: counted by strategy and by outcome, without a score or a reproach."""

from dataclasses import replace
from pathlib import Path

import pytest

from helpers.content import course, ui
from helpers.journal import Journal
from helpers.progress import open_progress
from helpers.progress.markup import Table
from helpers.progress.view import View
from tests.journal_rows import LISTENING, plan, progress_of

BARRED = ("%", "percent", "score", "streak", "failed", "only ", "missed", "should", "!")
APPRECIATION = "show_appreciation"


def said(view: View) -> str:
    assert view.said
    return " ".join((view.said.title, *view.said.sentences, *view.said.points))


def table(view: View) -> Table:
    assert view.table
    return view.table


def test_without_a_plan_it_says_what_will_stand_here() -> None:
    view = progress_of().plans()
    assert view.said is None
    assert view.preview == ui("progress_plans_preview")


def test_every_outcome_has_a_column_and_every_strategy_a_line() -> None:
    outcomes = ("yes", "yes", "partly", "no", "not_this_week", "")
    rows = [plan(day, outcome) for day, outcome in enumerate(outcomes)]
    view = progress_of(plan(9, "no", APPRECIATION), *rows).plans()
    names = {entry.slug: entry.short for entry in course().lessons}
    assert table(view).rows == (
        (names[LISTENING], 6, 2, 1, 1, 1, 1),
        (names[APPRECIATION], 1, 0, 0, 1, 0, 0),
    )
    heads = ("lesson", "plans_made", "plans_yes", "plans_partly", "plans_no")
    heads += ("plans_not_this_week", "plans_open")
    assert table(view).head == tuple(ui(f"progress_{key}") for key in heads)


def test_the_title_is_the_message() -> None:
    view = progress_of(plan(0, "yes"), plan(1, "partly"), plan(2, "no"), plan(3)).plans()
    assert view.said and view.said.title == "4 plans made; happened, all or in part: 2"
    one = progress_of(plan(0, "no")).plans()
    assert one.said and one.said.title == "One plan made; happened, all or in part: 0"


def test_plans_nobody_looked_back_on_are_open_and_no_more() -> None:
    view = progress_of(plan(0), plan(1)).plans()
    assert view.said and view.said.title == "2 plans made, all still open"
    assert "2 are still open" in said(view)
    assert "did not happen" not in said(view)


def test_an_outcome_nobody_knows_counts_as_open_and_is_not_lost() -> None:
    view = progress_of(replace(plan(0), outcome="maybe")).plans()
    assert table(view).rows[0][1:] == (1, 0, 0, 0, 0, 1)


def test_a_plan_in_other_words_is_told_from_one_that_goes_on() -> None:
    first, kept = plan(0, "no"), plan(7, "yes")
    changed = replace(plan(14), action="ask two things")
    assert "in other words" not in said(progress_of(first, kept).plans())
    assert ui("progress_plans_reworded_one") in said(progress_of(changed, first, kept).plans())
    other = replace(changed, lesson=APPRECIATION)
    assert "in other words" not in said(progress_of(first, kept, other).plans())


def test_a_plan_of_a_lesson_that_left_the_course_is_counted_under_its_name() -> None:
    view = progress_of(plan(0, "yes", "gone_one"), plan(1)).plans()
    assert table(view).rows[-1][0] == ui("progress_gone", slug="gone_one")
    assert ui("progress_odd_gone_one") in said(view)


def test_nothing_in_it_is_a_score_or_a_reproach() -> None:
    outcomes = ("no", "no", "no", "not_this_week", "", "partly", "yes")
    words = said(progress_of(*(plan(at, one) for at, one in enumerate(outcomes))).plans())
    assert [word for word in BARRED if word in words.lower()] == []


def test_words_of_a_plan_stay_out() -> None:
    view = progress_of(plan(0, "yes")).plans()
    assert "kettle" not in str([output.data for output in view.outputs()])


def test_the_made_up_learner_has_plans_and_is_marked() -> None:
    sentence, made = open_progress(made_up=True).plans().outputs()
    assert sentence.data["text/plain"].startswith("Made-up learner.")
    assert "Made-up learner:" in made.data["text/html"]
    assert sentence.metadata == made.metadata == {"course_preview": True}


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path))
    Journal(tmp_path).save(plan(0))
    (tmp_path / "plans.csv").write_text("somebody,else's,file\n1,2,3\n", encoding="utf-8")
    assert "plans.csv" in said(open_progress().plans())
