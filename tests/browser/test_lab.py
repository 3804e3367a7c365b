"""JupyterLab as a calm room: Start, quick hide, keys that stay in an exercise, clean saves."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.keyboard import Keyboard
from tests.browser.lab import LONG, PANEL, LabPage
from tests.browser.practice_page import CONTROLS, NAME

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MORE_KEYS = (
    *"0123456",
    *("Delete", "Backspace", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"),
    *("Shift+M", "Shift+A", "Shift+B", "Shift+Enter", "Control+Enter", "Alt+Enter"),
    *("Control+Backspace", "Control+Shift+M", "Control+Shift+ArrowDown", "Control+a"),
)
TWICE = ("d", "0", "i")
COVER = ".course-cover"
TYPED = "qz what I never told anybody"


@pytest.fixture
def practice(kept_lab: LabPage) -> LabPage:
    """The practice page, opened and not started."""
    kept_lab.turn_to(NAME)
    return kept_lab


def exercise(lab: LabPage, name: str) -> Locator:
    return lab.panel.locator(f'[data-exercise="{name}"]')


def press_everything(lab: LabPage, target: Locator, keys: Iterable[str]) -> None:
    """Presses each key on the target, twice where JupyterLab waits for a second one."""
    for key in keys:
        target.focus()
        for _ in range(2 if key in TWICE else 1):
            lab.page.keyboard.press(key)


def control(lab: LabPage, kind: str) -> Locator:
    tag = {"summary": "summary", "textarea": "textarea", "select": "select", "button": "button"}
    selector = tag.get(kind, f"input[type={kind}]")
    return exercise(lab, "first").locator(selector).first


class SlowKernel:
    """Holds back the kernel of the page that is opened next."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.held: list[Route] = []
        self.may_start = False
        page.route("**/api/sessions*", self.hold)

    def hold(self, route: Route) -> None:
        if self.may_start or route.request.method != "POST":
            route.continue_()
        else:
            self.held.append(route)

    def let_it_start(self) -> None:
        self.may_start = True
        for route in self.held:
            route.continue_()


# --- before anything is run ----------------------------------------------------------------------


def test_an_unrun_page_shows_its_previews_and_one_button(lab: LabPage) -> None:
    lab.open(NAME)
    expect(lab.panel.get_by_text("Preview: one of each.")).to_have_count(2)
    expect(lab.panel.locator(".jp-Toolbar").get_by_role("button")).to_have_count(1)


def test_no_news_no_update_and_no_side_panel(lab: LabPage) -> None:
    lab.open(NAME)
    expect(lab.page.locator(".Toastify__toast")).to_have_count(0)
    expect(lab.page.locator("#jp-left-stack")).to_be_hidden()
    expect(lab.page.locator(".jp-FileBrowser")).to_be_hidden()


def test_markdown_cannot_be_edited(practice: LabPage) -> None:
    before = practice.cells()
    title = practice.panel.get_by_role("heading", name="A page to practise on")
    title.dblclick()
    practice.page.keyboard.press("Enter")
    practice.page.keyboard.type("typed by accident")
    expect(title).to_be_visible()
    assert practice.cells() == before


def test_no_key_pressed_on_a_cell_changes_the_page(practice: LabPage) -> None:
    before = practice.cells()
    keys = [key for key in (*LETTERS, *MORE_KEYS) if key not in ("Shift+Enter", "Control+Enter")]
    for kind in (".jp-MarkdownCell", ".jp-CodeCell"):
        press_everything(practice, practice.panel.locator(kind).nth(1), keys)
        expect(practice.page.locator(".jp-Dialog")).to_have_count(0)
        assert practice.cells() == before, kind


# --- Start this lesson ---------------------------------------------------------------------------


def test_start_wakes_every_exercise_and_focus_rests_where_the_learner_left_off(
    practice: LabPage,
) -> None:
    practice.start()
    expect(exercise(practice, "first")).to_be_visible()
    expect(exercise(practice, "last").locator("textarea")).to_be_focused()
    expect(exercise(practice, "last")).to_be_in_viewport()


def test_start_stays_within_reach_of_tab_though_the_toolbar_forgets_it(practice: LabPage) -> None:
    button = practice.panel.locator('[data-command="course:start"]')
    button.evaluate("button => button.setAttribute('tabindex', '-1')")
    expect(button).to_have_attribute("tabindex", "0")
    Keyboard(practice).reach(practice.start_button)


def test_start_pressed_at_once_waits_for_the_kernel_and_wipes_nothing(lab: LabPage) -> None:
    slow = SlowKernel(lab.page)
    lab.open(NAME)
    lab.start_button.click()
    expect(lab.note).to_contain_text("Starting")
    assert lab.note.get_attribute("role") == "status"
    expect(lab.panel.get_by_text("Preview: one of each.")).to_have_count(2)
    slow.let_it_start()
    lab.wait_until_started()
    expect(exercise(lab, "first")).to_be_visible()
    expect(lab.page.locator(".jp-Dialog")).to_have_count(0)


def test_start_gives_up_in_plain_words_keeps_the_previews_and_can_be_pressed_again(
    lab: LabPage,
) -> None:
    lab.page.clock.install()
    slow = SlowKernel(lab.page)
    lab.open(NAME)
    lab.start_button.click()
    lab.start_button.click()
    expect(lab.note).to_contain_text("Starting")
    lab.page.clock.fast_forward(61_000)
    expect(lab.note).to_contain_text("did not start within a minute")
    expect(lab.panel.get_by_text("Preview: one of each.")).to_have_count(2)
    slow.let_it_start()
    lab.start()
    expect(exercise(lab, "first")).to_be_visible()


def test_start_tries_once_more_when_jupyterlab_missed_the_exercises(practice: LabPage) -> None:
    practice.page.evaluate(
        """async () => {
            const { sessionContext } = jupyterapp.shell.currentWidget;
            await sessionContext.ready;
            sessionContext.session.kernel.handleComms = false;
        }"""
    )
    missed = practice.server.kernel_of(NAME)
    practice.start()
    assert practice.server.kernel_of(NAME) != missed
    expect(practice.panel.get_by_text("model not found")).to_have_count(0)
    expect(exercise(practice, "last").locator("textarea")).to_be_focused()


def test_start_works_again_after_the_kernel_was_killed(practice: LabPage) -> None:
    practice.start()
    control(practice, "textarea").fill("still here")
    practice.server.kill_kernel(NAME)
    dialog = practice.page.locator(".jp-Dialog")
    dialog.get_by_role("button", name="Ok").click(timeout=LONG)
    assert control(practice, "textarea").input_value() == "still here"
    practice.start()
    expect(exercise(practice, "first").locator("textarea")).to_have_value("")


def test_start_works_again_after_the_kernel_was_shut_down_unnoticed(practice: LabPage) -> None:
    practice.start()
    kernel = practice.server.kernel_of(NAME)
    practice.server.api(f"kernels/{kernel}", "DELETE")
    practice.start()
    assert practice.server.kernel_of(NAME) != kernel
    expect(exercise(practice, "last").locator("textarea")).to_be_focused()


# --- keys stay in the exercise -------------------------------------------------------------------


def test_no_key_pressed_in_a_control_changes_the_page(practice: LabPage) -> None:
    practice.start()
    before = practice.cells()
    for kind in CONTROLS:
        press_everything(practice, control(practice, kind), (*LETTERS, *MORE_KEYS))
        expect(practice.page.locator(".jp-Dialog")).to_have_count(0)
        expect(exercise(practice, "first")).to_be_visible()
        assert practice.cells() == before, kind


def test_jupyterlab_hears_of_no_key_pressed_in_a_control_but_of_save(practice: LabPage) -> None:
    practice.start()
    practice.page.evaluate(
        "() => { window.heard = []; document.addEventListener('keydown', e => heard.push(e.key)); }"
    )
    for kind in CONTROLS:
        press_everything(practice, control(practice, kind), ("x", "Shift+Enter", "Control+Enter"))
    control(practice, "radio").press("Control+s")
    assert practice.page.evaluate("heard") == ["s"]


def test_keys_still_do_their_work_in_the_control(practice: LabPage) -> None:
    practice.start()
    control(practice, "textarea").press_sequentially("x dd b")
    assert control(practice, "textarea").input_value() == "x dd b"
    control(practice, "radio").press("ArrowDown")
    expect(exercise(practice, "first").locator("input[type=radio]").nth(1)).to_be_checked()
    control(practice, "checkbox").press(" ")
    expect(control(practice, "checkbox")).to_be_checked()


# --- quick hide ----------------------------------------------------------------------------------


def test_esc_covers_everything_and_esc_brings_it_back_with_the_focus(practice: LabPage) -> None:
    practice.start()
    box = control(practice, "textarea")
    box.fill("words to hide")
    title = practice.page.title()
    practice.page.keyboard.press("Escape")
    cover = practice.page.locator(COVER)
    expect(cover).to_be_focused()
    size = practice.page.viewport_size
    assert cover.bounding_box() == {"x": 0, "y": 0, **(size or {})}
    assert read_out(practice.page) == ["Paused. Press Esc to go on."]
    assert practice.page.title() == "Paused"
    practice.page.keyboard.press("Tab")
    practice.page.keyboard.type("not for the page")
    practice.page.keyboard.press("Escape")
    expect(cover).to_have_count(0)
    expect(box).to_be_focused()
    assert box.input_value() == "words to hide"
    assert practice.page.title() == title


def read_out(page: Page) -> list[str]:
    """All text that a screen reader can reach."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    texts = [node for node in tree if not node["ignored"] and node["role"]["value"] == "StaticText"]
    return [node["name"]["value"] for node in texts]


def test_the_tab_stays_neutral_whatever_jupyterlab_calls_it(practice: LabPage) -> None:
    practice.page.keyboard.press("Escape")
    practice.page.evaluate("document.title = '99_practice.ipynb'")
    practice.page.wait_for_function("document.title === 'Paused'")


def test_what_jupyterlab_puts_up_meanwhile_stays_under_the_cover(practice: LabPage) -> None:
    practice.page.keyboard.press("Escape")
    practice.page.evaluate("() => void jupyterapp.commands.execute('help:about')")
    expect(practice.page.locator(".jp-Dialog[inert]")).to_have_count(1)
    assert read_out(practice.page) == ["Paused. Press Esc to go on."]
    practice.page.keyboard.press("Escape")
    expect(practice.page.locator(COVER)).to_have_count(0)
    expect(practice.page.locator(".jp-Dialog:not([inert])")).to_be_visible()


def test_esc_works_from_every_control(practice: LabPage) -> None:
    practice.start()
    for kind in CONTROLS:
        control(practice, kind).focus()
        practice.page.keyboard.press("Escape")
        expect(practice.page.locator(COVER)).to_be_visible()
        practice.page.keyboard.press("Escape")
        expect(control(practice, kind)).to_be_focused()


def test_esc_still_closes_a_menu_or_a_dialog(practice: LabPage) -> None:
    practice.page.get_by_role("menuitem", name="File", exact=True).click()
    expect(practice.page.locator(".lm-Menu")).to_be_visible()
    practice.page.keyboard.press("Escape")
    expect(practice.page.locator(".lm-Menu")).to_have_count(0)
    expect(practice.page.locator(COVER)).to_have_count(0)
    practice.page.evaluate("() => void jupyterapp.commands.execute('help:about')")
    practice.page.wait_for_function("() => document.activeElement.closest('.jp-Dialog')")
    practice.page.keyboard.press("Escape")
    expect(practice.page.locator(".jp-Dialog")).to_have_count(0)
    expect(practice.page.locator(COVER)).to_have_count(0)
    practice.page.keyboard.press("Escape")
    expect(practice.page.locator(COVER)).to_be_visible()


# --- saving --------------------------------------------------------------------------------------


def test_a_page_saved_with_words_in_it_is_the_committed_page(practice: LabPage) -> None:
    practice.start()
    control(practice, "textarea").fill(TYPED)
    practice.save()
    assert practice.server.changed_files() == ""
    folder = practice.server.notebooks
    kept = [file for file in folder.rglob("*.ipynb") if TYPED in file.read_text()]
    assert kept == []
    assert list((folder / ".ipynb_checkpoints").glob("*.ipynb")), "no checkpoint was looked at"


def test_a_page_reopened_with_a_new_kernel_shows_its_previews(practice: LabPage) -> None:
    practice.start()
    control(practice, "textarea").fill("words")
    practice.save()
    practice.server.end_kernels()
    practice.open(NAME)
    expect(practice.panel.get_by_text("Preview: one of each.")).to_have_count(2)
    expect(practice.panel.get_by_text("model not found")).to_have_count(0)


def test_leaving_a_started_page_asks_nothing(practice: LabPage) -> None:
    practice.start()
    practice.page.wait_for_function(
        "() => !jupyterapp.shell.currentWidget.context.model.dirty", timeout=LONG
    )


def test_closing_a_page_ends_its_kernel(practice: LabPage) -> None:
    practice.start()
    practice.run("application:close")
    expect(practice.page.locator(PANEL)).to_have_count(0)
    practice.page.wait_for_function(
        "async () => (await (await fetch('/api/sessions')).json()).length === 0", timeout=LONG
    )


# --- both themes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_note_and_cover_can_be_read_in_both_themes(practice: LabPage, theme: str) -> None:
    practice.use_theme(theme)
    practice.page.keyboard.press("Escape")
    colours = practice.page.locator(COVER).evaluate(
        "node => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]"
    )
    assert contrast(*colours) >= 4.5


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it, of a computed colour over nothing."""
    numbers = colour[colour.index("(") + 1 : -1].split(",")
    assert len(numbers) == 3 or float(numbers[3]) > 0.8, f"{colour} shows what is below"
    parts = [float(number) / 255 for number in numbers[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
