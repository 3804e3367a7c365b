"""The pages around the lessons, by keyboard: names, today, own words, erase."""

import shutil
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, expect

from helpers.content import lesson, ui
from helpers.journal import Journal, new_id, stamp
from helpers.model import Cards, PlanRow, ReflectionRow, ReviewRow
from tests.browser.keyboard import Keyboard
from tests.browser.lab import LabPage
from tests.browser.worked_through import write_journal

START_PAGE = "00_start_here.ipynb"
LESSON = "01_active_listening.ipynb"
PROGRESS = "07_your_progress.ipynb"


def test_names_chosen_on_the_start_page_are_in_the_lesson(kept_lab: LabPage, journal: Path) -> None:
    learner = opened(kept_lab, START_PAGE)
    form = learner.exercise("profile")
    learner.write(form, ui("profile_partner_name"), "Ines")
    learner.pick(form, ui("profile_pronouns"), ui("profile_she"))
    learner.press(form, ui("save_this"))
    expect(form.get_by_text("You ask Ines about her day.")).to_be_visible()
    learner = opened(kept_lab, LESSON)
    expect(
        learner.exercise("first-reply").get_by_text("Ines is filling the kettle")
    ).to_be_visible()
    kept_lab.save()
    assert "Ines" not in (kept_lab.server.notebooks / LESSON).read_text(encoding="utf-8")


def test_today_leads_into_the_lesson(kept_lab: LabPage) -> None:
    learner = opened(kept_lab, START_PAGE)
    title = lesson("active_listening").title
    way = learner.exercise("today-tap").get_by_role("link", name=ui("today_open", lesson=title))
    learner.reach(way)
    learner.keys.press("Enter")
    expect(kept_lab.page.get_by_role("heading", name=title, level=1)).to_be_visible()
    expect(kept_lab.start_button).to_be_visible()


def test_a_plan_is_looked_back_on_and_kept_from_the_start_page(
    kept_lab: LabPage, journal: Path
) -> None:
    write_journal(journal)
    (made,) = Journal(journal).read(PlanRow)
    learner = opened(kept_lab, START_PAGE)
    today = learner.exercise("today-tap")
    expect(today.get_by_text(made.action)).to_be_visible()
    learner.pick(today, ui("plan_did_it_happen"), ui("plan_outcome_partly"))
    learner.write(today, ui("plan_why"), "Tuesday was full.")
    learner.pick(today, ui("today_and_now"), ui("today_plan_keep"))
    learner.press(today, ui("today_save_look_back"))
    expect(today.get_by_role("status").filter(has_text="saved at")).to_be_visible()
    expect(today.get_by_text(made.action)).to_have_count(0)
    old, new = Journal(journal).read(PlanRow)
    assert (old.outcome, old.why) == ("partly", "Tuesday was full.")
    assert (new.action, new.outcome) == (made.action, "")


def test_a_card_comes_back_is_turned_and_another_is_paused(
    kept_lab: LabPage, journal: Path
) -> None:
    cards = next(e for e in lesson("active_listening").exercises if isinstance(e, Cards)).cards[:2]
    for card in cards:
        turned_days_ago(journal, card.id, 9)
    learner = opened(kept_lab, START_PAGE)
    recap = learner.exercise("recap-today")
    learner.press(recap, ui("cards_turn"))
    learner.pick(recap, ui("cards_how"), ui("cards_good"))
    learner.press(recap, ui("next"))
    learner.press(recap, ui("recap_pause"))
    expect(recap.get_by_text(ui("recap_end"))).to_be_visible()
    ratings = [row.rating for row in Journal(journal).read(ReviewRow)]
    assert sorted(ratings[2:]) == ["good", "pause"]
    learner = opened(kept_lab, START_PAGE)
    expect(learner.exercise("recap-today").get_by_text(ui("recap_none"))).to_be_visible()


def turned_days_ago(journal: Path, card: str, days: int) -> None:
    when = {key: value - timedelta(days=days) for key, value in stamp().items()}
    row = {"id": new_id(), "who": "me", "lesson": "active_listening", "card": card}
    Journal(journal).append(ReviewRow(**when, **row, rating="again"))  # type: ignore[arg-type]


def test_own_words_are_changed_and_deleted_on_the_progress_page(
    kept_lab: LabPage, journal: Path
) -> None:
    write_journal(journal)
    learner = opened(kept_lab, PROGRESS)
    words = learner.exercise("own-words")
    expect(words.get_by_text("He put his keys down.")).to_be_visible()
    learner.write(words, ui("words_search"), "nobody wrote this")
    learner.press(words, ui("words_look"))
    expect(words.get_by_text(ui("words_not_found")).first).to_be_visible()
    expect(words.get_by_text("He put his keys down.")).to_have_count(0)
    learner.write(words, ui("words_search"), "KEYS down")
    learner.press(words, ui("words_look"))
    expect(words.get_by_text("He put his keys down.")).to_be_visible()
    (row,) = Journal(journal).read(ReflectionRow)
    entry = words.locator(f'[data-key="{row.id}"]')
    learner.press(entry, ui("words_change"))
    learner.write(entry, ui("words_what_happened"), "He put his keys down slowly.")
    learner.press(entry, ui("save_this"))
    expect(words.get_by_role("status").filter(has_text="Changed and saved")).to_be_visible()
    assert "slowly" in Journal(journal).read(ReflectionRow)[0].what_happened
    learner.press(entry, ui("words_delete"))
    learner.press(entry, ui("words_sure"))
    expect(words.get_by_text("He put his keys down")).to_have_count(0)
    assert Journal(journal).read(ReflectionRow) == ()


def test_a_report_opens_from_disk_with_the_network_cut(
    kept_lab: LabPage, journal: Path, browser: Browser, tmp_path: Path
) -> None:
    write_journal(journal)
    learner = opened(kept_lab, PROGRESS)
    report = learner.exercise("report")
    learner.press(report, ui("report_look"))
    expect(report.get_by_text(ui("report_private_out"))).to_be_visible()
    with kept_lab.page.expect_download() as handed_over:
        learner.press(report, ui("report_make"))
    file = tmp_path / "report.html"
    handed_over.value.save_as(file)
    with browser.new_context(offline=True) as context:
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        expect(page.get_by_role("heading", name=ui("report_title"), level=1)).to_be_visible()
        expect(page.get_by_text("He put his keys down.")).to_be_visible()
        (plan,) = Journal(journal).read(PlanRow)
        assert plan.private
        expect(page.get_by_text(plan.action)).to_have_count(0)
        assert asked == [file.as_uri()]


def test_a_journal_taken_out_is_put_back_in_after_everything_was_erased(
    kept_lab: LabPage, journal: Path, tmp_path: Path
) -> None:
    write_journal(journal)
    files = {path.name: path.read_bytes() for path in journal.glob("*.csv")}
    learner = opened(kept_lab, PROGRESS)
    with kept_lab.page.expect_download() as handed_over:
        learner.press(learner.exercise("transfer"), ui("transfer_take_out"))
    taken = tmp_path / "journal.zip"
    handed_over.value.save_as(taken)
    shutil.rmtree(journal)
    learner = opened(kept_lab, PROGRESS)
    transfer = learner.exercise("transfer")
    transfer.get_by_label(ui("transfer_choose")).set_input_files(taken)
    learner.press(transfer, ui("transfer_put_back"))
    expect(transfer.get_by_role("status").filter(has_text=ui("transfer_done"))).to_be_visible()
    assert {path.name: path.read_bytes() for path in journal.glob("*.csv")} == files


def test_everything_is_erased_from_the_page_itself(kept_lab: LabPage, journal: Path) -> None:
    write_journal(journal)
    learner = opened(kept_lab, START_PAGE)
    erase = learner.exercise("erase")
    learner.press(erase, ui("erase_button"))
    expect(erase.get_by_text(ui("erase_tick_first"))).to_be_visible()
    assert journal.exists()
    learner.tick(erase, ui("erase_check"))
    learner.press(erase, ui("erase_button"))
    expect(erase.get_by_text(ui("erase_all_gone"))).to_be_visible()
    assert not journal.exists()


def opened(lab: LabPage, page: str) -> Keyboard:
    """The page, opened and started by keyboard."""
    lab.turn_to(page)
    learner = Keyboard(lab)
    learner.start()
    return learner
