"""The facilitator's page by keyboard: an agenda, the wall, running late, pairs; for everybody."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from helpers.content import ui
from tests.browser.keyboard import Keyboard
from tests.browser.lab import LabPage
from tests.browser.test_accessible import is_for_everybody

PAGE = "workshop/facilitate.ipynb"


@pytest.fixture
def facilitator(kept_lab: LabPage, journal: Path) -> Keyboard:
    kept_lab.turn_to(PAGE)
    learner = Keyboard(kept_lab)
    learner.start()
    return learner


def begun(facilitator: Keyboard) -> None:
    """An agenda is built and its session begun."""
    agenda, live = facilitator.exercise("agenda"), facilitator.exercise("live")
    facilitator.press(agenda, ui("agenda_plan"))
    expect(agenda.get_by_role("table")).to_be_visible()
    facilitator.press(live, ui("live_look"))
    facilitator.press(live, ui("live_begin"))
    expect(live.get_by_role("timer")).to_be_visible()


def test_a_session_is_held_by_keyboard(facilitator: Keyboard) -> None:
    begun(facilitator)
    agenda, live = facilitator.exercise("agenda"), facilitator.exercise("live")
    titles = agenda.locator("tbody tr td:nth-child(3)").all_inner_texts()
    step = live.locator(".course-wall .course-look-heading")
    expect(step).to_have_text(titles[0])
    facilitator.press(live, ui("live_next"))
    expect(step).to_have_text(titles[1])
    facilitator.reach(live.get_by_text(ui("live_running_late")))
    facilitator.keys.press("Enter")
    facilitator.write(live, ui("live_late_by"), "12")
    facilitator.press(live, ui("live_late"))
    expect(live.get_by_role("status").filter(has_text=ui("live_on_time"))).to_be_visible()

    facilitator.lab.server.restart_kernel(PAGE)
    facilitator.lab.start()
    expect(step).to_have_text(titles[1])


def test_the_time_left_runs_in_the_page_and_rings(facilitator: Keyboard) -> None:
    facilitator.lab.page.clock.install()
    begun(facilitator)
    live = facilitator.exercise("live")
    time = live.get_by_role("timer")
    before = time.inner_text()
    facilitator.lab.page.clock.run_for(61_000)
    expect(time).not_to_have_text(before)
    facilitator.lab.page.clock.run_for(3_600_000)
    expect(live.get_by_text(ui("live_over")).first).to_be_visible()
    facilitator.lab.page.clock.resume()


def test_the_room_has_a_clock_that_rings_after_each_turn(facilitator: Keyboard) -> None:
    page, room = facilitator.lab.page, facilitator.exercise("room-clock")
    page.clock.install()
    facilitator.write(room, ui("room_minutes"), "2")
    facilitator.press(room, ui("room_set"))
    time = room.get_by_role("timer")
    expect(time).to_have_text("2:00")
    facilitator.press(room, ui("clock_start"))
    page.clock.run_for(121_000)
    expect(room.locator(".course-bell")).to_contain_text(ui("room_turn_2"))
    facilitator.tick(room, ui("clock_mute"))
    page.clock.run_for(121_000)
    expect(room.locator(".course-bell")).to_have_text(ui("clock_over"))
    page.clock.resume()


def test_a_restart_costs_a_step_none_of_its_time(facilitator: Keyboard) -> None:
    begun(facilitator)
    live = facilitator.exercise("live")
    whole = live.get_by_role("timer").inner_text()
    expect(live.get_by_role("timer")).not_to_have_text(whole)
    facilitator.press(live, ui("clock_pause"))
    left = live.get_by_role("timer").inner_text()
    expect(live.get_by_role("button", name=ui("clock_resume"))).to_be_visible()
    facilitator.lab.server.restart_kernel(PAGE)
    facilitator.lab.start()
    expect(live.get_by_role("timer")).to_have_text(left)
    expect(live.get_by_role("button", name=ui("clock_resume"))).to_be_visible()


def test_pairs_for_an_odd_group_with_somebody_late(facilitator: Keyboard) -> None:
    pairs = facilitator.exercise("pairs")
    facilitator.write(pairs, ui("pairs_names"), "Ana\nBen\nCleo")
    facilitator.press(pairs, ui("pairs_first"))
    groups = pairs.locator(".course-wall li")
    expect(groups).to_have_count(1)
    facilitator.write(pairs, ui("pairs_names"), "Ana\nBen\nCleo\nDev <late>\nEva")
    facilitator.press(pairs, ui("pairs_next"))
    expect(groups).to_have_count(2)
    expect(pairs.get_by_text("Dev <late>").first).to_be_visible()


def test_what_is_on_the_wall_can_be_read_from_the_last_row(facilitator: Keyboard) -> None:
    """At 1280 by 720 in presentation mode, all of it without scrolling."""
    begun(facilitator)
    page, wall = facilitator.lab.page, facilitator.exercise("live").locator(".course-wall")
    page.set_viewport_size({"width": 1280, "height": 720})
    facilitator.lab.run("application:toggle-presentation-mode")
    step = wall.locator(".course-look-heading p")
    assert step.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 32
    time = wall.get_by_role("timer")
    assert time.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 96
    assert wall.evaluate("one => one.getBoundingClientRect().height") < 600
    facilitator.lab.run("application:toggle-presentation-mode")


def test_the_page_is_for_everybody(facilitator: Keyboard) -> None:
    begun(facilitator)
    is_for_everybody(facilitator.lab)
