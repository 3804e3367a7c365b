"""Everybody can use the pages: axe with the WCAG 2.2 A and AA rules, and contrast from styles."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from helpers.content import course
from helpers.model import LessonEntry
from tests.browser.lab import LabPage
from tests.browser.worked_through import SLUG as FIRST
from tests.browser.worked_through import write_journal

IN_EVERY_RUN = ("start_here", "active_listening", "your_progress")
PAGES = [
    pytest.param(e, id=e.slug, marks=[] if e.slug in IN_EVERY_RUN else pytest.mark.slow)
    for e in course().lessons
]
THEMES = ("JupyterLab Light", "JupyterLab Dark")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDTHS = (320, 1920)
# Ours are the words and the outputs; the room around them is JupyterLab's.
OURS = ".jp-RenderedMarkdown, .jp-OutputArea-output"
CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("entry", PAGES)
def test_nothing_is_in_the_way(kept_lab: LabPage, journal: Path, entry: LessonEntry) -> None:
    """In both themes, before Start and once everything was answered."""
    for slug in {FIRST, entry.slug}:
        write_journal(journal, slug)
    lab = kept_lab
    lab.turn_to(entry.notebook)
    for theme in THEMES:
        lab.use_theme(theme)
        nothing_is_in_the_way(lab)
    lab.start()
    open_whatever_opens(lab)
    for theme in reversed(THEMES):
        lab.use_theme(theme)
        nothing_is_in_the_way(lab)


@pytest.mark.parametrize("entry", PAGES)
def test_a_page_fits_its_cell(kept_lab: LabPage, journal: Path, entry: LessonEntry) -> None:
    for slug in {FIRST, entry.slug}:
        write_journal(journal, slug)
    lab = kept_lab
    lab.turn_to(entry.notebook)
    lab.start()
    open_whatever_opens(lab)
    for width in WIDTHS:
        lab.page.set_viewport_size({"width": width + 80, "height": 900})
        too_wide = lab.panel.locator(".course-screen").evaluate_all(
            "screens => screens.filter(s => s.scrollWidth > s.clientWidth + 1)"
            ".map(s => s.dataset.courseExercise)"
        )
        assert too_wide == [], width


def open_whatever_opens(lab: LabPage) -> None:
    details = lab.panel.locator(".course-screen details, .jp-OutputArea-output details")
    details.evaluate_all("all => all.forEach(one => (one.open = true))")


def nothing_is_in_the_way(lab: LabPage) -> None:
    expect(lab.panel.locator(OURS).first).to_be_visible()
    found = Axe().run(
        lab.page, context={"include": [OURS.split(", ")[0], OURS.split(", ")[1]]}, options=RULES
    )
    told = [
        f"{problem['id']}: {problem['help']} ({node['html'][:160]})"
        for problem in found.response["violations"]
        for node in problem["nodes"]
    ]
    assert told == []
    assert found.response["passes"], "axe looked at nothing"
    contrast = lab.panel.locator(OURS).evaluate_all(CONTRAST)
    assert contrast["texts"] > 20
    assert contrast["low"] == []
