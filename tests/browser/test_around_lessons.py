"""The pages around the lessons, by keyboard: names, today, own words, erase."""

from pathlib import Path

from playwright.sync_api import expect

from helpers.content import lesson, ui
from helpers.journal import Journal
from helpers.model import ReflectionRow
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


def test_own_words_are_changed_and_deleted_on_the_progress_page(
    kept_lab: LabPage, journal: Path
) -> None:
    write_journal(journal)
    learner = opened(kept_lab, PROGRESS)
    words = learner.exercise("own-words")
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
