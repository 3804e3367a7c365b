"""A lesson on the wall of a room: JupyterLab's Presentation Mode on a projector of 1280 by 720."""

from pathlib import Path

from tests.browser.lab import LabPage
from tests.browser.test_accessible import (
    THEMES,
    nothing_is_in_the_way_in_both_themes,
    open_whatever_opens,
    too_wide,
)

PAGE = "01_active_listening.ipynb"
PROJECTOR = {"width": 1280, "height": 720}
LEAST = 22  # px: a thirtieth of the picture's height, less what is small on purpose
# The letters that are read aloud: text of the page, scenes, options, feedback, buttons.
READ = ":is(p, li, label, button, summary, legend, td, th, h1, h2, h3)"
TOO_SMALL = """(all, least) => all.filter((e) =>
    e.checkVisibility() && e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < least
).map((e) => `${getComputedStyle(e).fontSize} ${e.className}: ${e.textContent.trim().slice(0, 60)}`)
"""


def test_a_lesson_can_be_read_from_the_back_row(kept_lab: LabPage, journal: Path) -> None:
    lab = kept_lab
    lab.turn_to(PAGE)
    lab.page.set_viewport_size(PROJECTOR)
    lab.run("application:toggle-presentation-mode")
    try:
        lab.start()
        open_whatever_opens(lab)
        read = lab.panel.locator(f".jp-RenderedMarkdown {READ}, .course-screen {READ}")
        assert read.count() > 200
        assert read.evaluate_all(TOO_SMALL, LEAST) == []
        assert too_wide(lab) == []
        page = lab.panel.locator(".jp-WindowedPanel-outer")
        assert page.evaluate("page => page.scrollWidth <= page.clientWidth + 1")
        nothing_is_in_the_way_in_both_themes(lab)
    finally:
        lab.run("application:toggle-presentation-mode")
        lab.use_theme(THEMES[0])
