"""Everybody can use the pages: axe with the WCAG 2.2 A and AA rules, and contrast from styles."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from helpers.content import course
from helpers.model import LessonEntry
from tests.browser.lab import LabPage
from tests.browser.worked_through import SLUG as FIRST
from tests.browser.worked_through import is_a_lesson, write_journal

# The lessons are looked at where a learner walks through them: test_lesson.
PAGES = [pytest.param(e, id=e.slug) for e in course().lessons if not is_a_lesson(e)]
THEMES = ("JupyterLab Light", "JupyterLab Dark")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],  # of the rest only how many: half the time
}
WIDTHS = (320, 1920)
# Ours are the words and the outputs; the room around them is JupyterLab's.
OURS = ".jp-RenderedMarkdown, .jp-OutputArea-output"
CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("entry", PAGES)
def test_a_page_is_for_everybody(kept_lab: LabPage, journal: Path, entry: LessonEntry) -> None:
    """In both themes, before Start and once everything was answered; narrow and wide."""
    for slug in {FIRST, entry.slug}:
        write_journal(journal, slug)
    lab = kept_lab
    lab.turn_to(entry.notebook)
    nothing_is_in_the_way_in_both_themes(lab)
    lab.start()
    is_for_everybody(lab)


def is_for_everybody(lab: LabPage) -> None:
    """The page as it stands, with everything opened, in both themes, narrow and wide."""
    open_whatever_opens(lab)
    nothing_is_in_the_way_in_both_themes(lab)
    for width in WIDTHS:
        lab.page.set_viewport_size({"width": width + 80, "height": 900})
        assert too_wide(lab) == [], width


def nothing_is_in_the_way_in_both_themes(lab: LabPage) -> None:
    for theme in THEMES:
        lab.use_theme(theme)
        nothing_is_in_the_way(lab)


def too_wide(lab: LabPage) -> list[str]:
    """The exercises that do not fit into their cell."""
    found: list[str] = lab.panel.locator(".course-screen").evaluate_all(
        "screens => screens.filter(s => s.scrollWidth > s.clientWidth + 1)"
        ".map(s => s.dataset.courseExercise)"
    )
    return found


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
