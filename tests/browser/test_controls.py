"""The course's own controls: names, keys, drafts, and what happens when nobody answers."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from helpers.content import lesson, ui
from helpers.model import Map
from helpers.profile import Names
from tests.browser.keyboard import Keyboard
from tests.browser.lab import LabPage, kernel_process
from tests.browser.worked_through import write_journal

PAGE = "01_active_listening.ipynb"
WITH_MAP = "05_support_his_passions.ipynb"
GIVEN = Names().into(lesson("active_listening"))
PATIENCE = 3_000
MOVES = ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End")
DELETING = ("Delete", "Backspace", "Shift+Delete")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz0123456789")
TWICE = ("d", "0", "i")


@pytest.fixture
def started(kept_lab: LabPage) -> Keyboard:
    """Lesson 1, started on an empty journal."""
    kept_lab.turn_to(PAGE)
    kept_lab.start()
    return Keyboard(kept_lab)


def box(learner: Keyboard) -> Locator:
    """A box for own words: the first part of the composer."""
    exercise = next(e for e in GIVEN.exercises if e.kind == "composer")
    return learner.exercise(exercise.id).get_by_role("textbox").first


# --- names and keys ------------------------------------------------------------------------------


def test_every_control_has_a_name_and_every_exercise_too(started: Keyboard) -> None:
    screens = started.lab.panel.locator(".course-screen")
    nameless = screens.evaluate_all(
        "screens => screens"
        ".flatMap(s => [...s.querySelectorAll('input, textarea, button, fieldset')])"
        ".filter(c => !(c.labels?.[0] ?? c.querySelector('legend') ?? c).textContent.trim())"
        ".map(c => c.outerHTML)"
    )
    assert nameless == []
    for exercise in GIVEN.exercises:
        expect(
            started.lab.panel.get_by_role("region", name=exercise.title, exact=True)
        ).to_have_count(1)


def test_arrows_home_and_end_move_within_a_question(started: Keyboard) -> None:
    exercise = next(e for e in GIVEN.exercises if e.kind == "choice")
    screen = started.exercise(exercise.id)
    radios = screen.get_by_role("radio")
    last = len(exercise.options) - 1
    started.reach(screen.get_by_role("group"))
    for key, expected in (
        ("End", last),
        ("Home", 0),
        ("ArrowDown", 1),
        ("ArrowRight", 2),
        ("ArrowUp", 1),
        ("ArrowLeft", 0),
        ("ArrowUp", last),
        ("ArrowDown", 0),
    ):
        started.keys.press(key)
        expect(radios.nth(expected)).to_be_checked()
        expect(radios.nth(expected)).to_be_focused()


def test_a_question_is_one_tab_stop(started: Keyboard) -> None:
    exercise = next(e for e in GIVEN.exercises if e.kind == "choice")
    screen = started.exercise(exercise.id)
    started.reach(screen.get_by_role("group"))
    started.keys.press("Tab")
    expect(screen.get_by_role("button")).to_be_focused()


def test_questions_of_two_exercises_do_not_know_each_other(started: Keyboard) -> None:
    one, two = [e for e in GIVEN.exercises if e.kind == "choice"][:2]
    for exercise in (one, two):
        started.pick(started.exercise(exercise.id), exercise.question, exercise.options[0].text)
    expect(started.exercise(one.id).get_by_role("radio").first).to_be_checked()


@pytest.mark.parametrize("keys", [LETTERS, (*MOVES, *DELETING)], ids=["letters", "moves"])
def test_no_key_pressed_in_any_control_changes_the_page(
    kept_lab: LabPage, journal: Path, keys: tuple[str, ...]
) -> None:
    write_journal(journal)
    lab = kept_lab
    lab.turn_to(PAGE)
    lab.start()
    before = lab.cells()
    for control in one_of_each(lab):
        for key in keys:
            control.focus()
            for _ in range(2 if key in TWICE else 1):
                lab.page.keyboard.press(key)
        assert lab.cells() == before, control.evaluate("control => control.outerHTML")


def one_of_each(lab: LabPage) -> Iterator[Locator]:
    """A control of each kind, in exercises that have been answered."""
    kinds = ("input[type=radio]", "input[type=checkbox]", "input[type=text]", "input[type=date]")
    for kind in (*kinds, "textarea", "button", "summary", ".course-table", ".course-clock button"):
        control = lab.panel.locator(f".course-screen {kind}").locator("visible=true").first
        expect(control).to_be_visible()
        yield control


# --- drafts and the connection -------------------------------------------------------------------


def test_a_draft_survives_a_kernel_restart_and_the_box_says_that_it_is_kept(
    started: Keyboard,
) -> None:
    box(started).fill("a thought 🙂 =1+1")
    expect(started.lab.panel.get_by_text("Draft kept")).to_be_visible()
    words = box(started).input_value()
    started.lab.server.restart_kernel(PAGE)
    started.lab.start()
    expect(box(started)).to_have_value(words)


def test_the_box_says_so_when_nobody_answers_and_takes_it_back(started: Keyboard) -> None:
    with silent_kernel(started):
        box(started).fill("words in the air")
        alert = started.lab.panel.get_by_role("alert").filter(has_text=ui("not_connected"))
        expect(alert).to_be_visible(timeout=PATIENCE + 5_000)
        expect(box(started)).to_have_value("words in the air")
    expect(alert).to_have_count(0)
    expect(started.lab.panel.get_by_text("Draft kept")).to_be_visible()


SLOWLY = """
import time
from helpers.widgets.choice import ChoiceScreen
def press(self, block):
    for done in range(4):
        self.working(done, 4)
        time.sleep(1.1)
ChoiceScreen.press = press
"""


def test_a_long_answer_shows_how_far_it_is_and_is_no_lost_connection(started: Keyboard) -> None:
    started.lab.page.evaluate(
        "code => jupyterapp.shell.currentWidget.sessionContext.session.kernel"
        ".requestExecute({ code }).done",
        SLOWLY,
    )
    exercise = next(e for e in GIVEN.exercises if e.kind == "choice")
    screen = started.exercise(exercise.id)
    bar = screen.get_by_role("progressbar", name=ui("working"))
    screen.get_by_role("button").first.click()
    expect(bar).to_be_visible()
    expect(bar).to_have_js_property("value", 3)  # after more than the three seconds of patience
    expect(started.lab.panel.get_by_text(ui("not_connected"))).to_have_count(0)
    expect(bar).to_have_count(0)


def test_words_typed_to_a_dead_kernel_are_there_after_starting_again(started: Keyboard) -> None:
    started.lab.server.shut_kernel_down(PAGE)
    box(started).fill("typed to nobody")
    expect(started.lab.panel.get_by_text(ui("not_connected"))).to_be_visible(
        timeout=PATIENCE + 5_000
    )
    started.lab.start()
    expect(box(started)).to_have_value("typed to nobody")
    expect(started.lab.panel.get_by_text("Draft kept")).to_be_visible()


def test_what_cannot_be_saved_is_said_beside_the_button_and_the_words_stay(
    started: Keyboard, journal: Path
) -> None:
    journal.mkdir()
    (journal / "answers.csv").write_text("a,b\nnot,ours\n", encoding="utf-8")
    exercise = next(e for e in GIVEN.exercises if e.kind == "choice")
    screen = started.exercise(exercise.id)
    started.pick(screen, exercise.question, exercise.options[0].text)
    started.press(screen, ui("see_what_it_does"))
    expect(screen.get_by_role("alert").filter(has_text="answers.csv")).to_be_visible()
    expect(screen.get_by_role("radio").first).to_be_checked()
    assert (journal / "answers.csv").read_text(encoding="utf-8") == "a,b\nnot,ours\n"


def test_a_second_press_answers_already_saved(started: Keyboard) -> None:
    exercise = next(e for e in GIVEN.exercises if e.kind == "reflection")
    screen = started.exercise(exercise.id)
    started.write(screen, exercise.what_next, "Wait.")
    for said in ("Saved at", ui("saved_already")):
        started.press(screen, ui("save_this"))
        expect(screen.get_by_role("status").filter(has_text=said)).to_be_visible()


def test_words_typed_while_the_kernel_answers_are_not_swept_away(kept_lab: LabPage) -> None:
    kept_lab.turn_to(WITH_MAP)
    kept_lab.start()
    learner = Keyboard(kept_lab)
    given = next(e for e in lesson("support_his_passions").exercises if isinstance(e, Map))
    screen = learner.exercise(given.id)
    note = screen.get_by_label(ui("map_note"), exact=True)
    learner.write(screen, ui("map_note"), "mended shoes")
    learner.pick(screen, ui("map_heading"), given.headings[0].name)
    with silent_kernel(learner, WITH_MAP):
        learner.press(screen, ui("map_put"))
        note.fill("sings while mending")
    # Saved, so the kernel has emptied the box it knew of; what stands there now is newer.
    expect(screen.get_by_role("listitem").filter(has_text="mended shoes")).to_be_visible()
    expect(note).to_have_value("sings while mending")


@contextmanager
def silent_kernel(learner: Keyboard, page: str = PAGE) -> Iterator[None]:
    """The kernel is there and says nothing, as on a slow network."""
    process = kernel_process(learner.lab.server.kernel_of(page))
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)
