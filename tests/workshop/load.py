"""A room full of people at once: `python -m tests.workshop.load --people 20`. Loopback only.

Within a minute they arrive. Each logs in, opens lesson 1, starts it, answers and saves; one in five
loses the connection in the middle of a save and comes back. Then every row that the page said was
saved is looked for on disk. With `--browser`, one of them is a real Chromium.
"""

import argparse
import asyncio
import csv
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.workshop import hub_kit
from tests.workshop.hub_kit import PREFIX, Hub
from tests.workshop.visitor import Kernel, Screen, Visitor

PAGE = "01_active_listening.ipynb"
ANSWERS = 12
LOSES_EVERY = 5
MB = 1024**2


@dataclass
class Stay:
    """How it went for one person: seconds from arriving, and what the page said was saved."""

    name: str
    ready: float = 0.0
    first_widget: float = 0.0
    all_widgets: float = 0.0
    answered: list[float] = field(default_factory=list)
    saved: list[tuple[str, str]] = field(default_factory=list)
    lost_connections: int = 0
    failed: str = ""


@dataclass(frozen=True)
class Memory:
    """What a person's programs hold, in bytes: resident, and shared with nobody; and the seconds
    of a core that they have used."""

    server: tuple[int, int]
    kernels: tuple[int, int]
    cpu: float


def main() -> None:
    """Runs the load and prints the figures; exit code 1 where a saved row is lost."""
    options = _options()
    if reason := hub_kit.why_not() or hub_kit.what_is_missing():
        missing = not hub_kit.why_not()
        print(f"The load test was not run: {reason}.")
        sys.exit(1 if missing and options.required else 0)
    with hub_kit.place() as place, hub_kit.running(place) as hub:
        stays, memory, parts = asyncio.run(_day(hub, options))
        lost = _report(hub, stays, memory, parts, options)
    sys.exit(1 if lost or any(stay.failed for stay in stays) else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--within", type=float, default=60.0, help="seconds in which all arrive")
    parser.add_argument("--browser", action="store_true", help="one of them is a real Chromium")
    parser.add_argument("--required", action="store_true", help="fail where a part is missing")
    return parser.parse_args()


async def _day(
    hub: Hub, options: argparse.Namespace
) -> tuple[list[Stay], list[Memory], dict[str, int]]:
    """Everybody's stay; and the memory while all of them are here."""
    everybody_here = asyncio.Barrier(options.people + 1)
    looked = asyncio.Event()
    stays = [Stay(f"guest-{number}") for number in range(options.people)]
    gap = options.within / options.people
    tasks = [
        asyncio.create_task(_stay(hub, stay, number, gap, everybody_here, looked))
        for number, stay in enumerate(stays)
    ]
    browser = asyncio.create_task(_in_chromium(hub)) if options.browser else None
    await everybody_here.wait()
    memory = [_memory_of(stay.name) for stay in stays if not stay.failed]
    parts = _memory_of_parts(hub)
    looked.set()
    await asyncio.gather(*tasks)
    if browser:
        seen = (await asyncio.gather(browser, return_exceptions=True))[0]
        print(seen if isinstance(seen, str) else f"Chromium: {seen!r}"[:2000])
    return stays, memory, parts


async def _stay(
    hub: Hub, stay: Stay, number: int, gap: float, here: asyncio.Barrier, looked: asyncio.Event
) -> None:
    await asyncio.sleep(number * gap)
    visitor = Visitor(hub.url, stay.name)
    arrived = time.monotonic()
    try:
        await visitor.come_in()
        stay.ready = time.monotonic() - arrived
        async with visitor.page(PAGE) as (cells, kernel):
            await visitor.run_all(kernel, cells)
            stay.first_widget = kernel.first_screen - arrived
            stay.all_widgets = time.monotonic() - arrived
            await _answer(visitor, kernel, stay, loses=number % LOSES_EVERY == 1)
            await here.wait()
            await looked.wait()
    except Exception as error:
        stay.failed = f"{type(error).__name__}: {error}"[:2000]
        await here.wait()
    finally:
        await visitor.close()


async def _answer(visitor: Visitor, kernel: Kernel, stay: Stay, loses: bool) -> None:
    choices = kernel.choices()
    for turn in range(ANSWERS):
        screen = choices[turn % len(choices)]
        option = screen.options()[turn % len(screen.options())]
        if loses and turn == ANSWERS // 2:
            await _lose_the_connection(visitor, kernel, screen, option)
            stay.lost_connections += 1
        pressed = time.monotonic()
        if await visitor.answer(kernel, screen, option):
            stay.saved.append((screen.state["exercise"].partition("/")[2], option))
            stay.answered.append(time.monotonic() - pressed)
        await asyncio.sleep(0.5)  # somebody reads what it does


async def _lose_the_connection(
    visitor: Visitor, kernel: Kernel, screen: Screen, option: str
) -> None:
    """The answer is sent, and the line goes dead before anything comes back."""
    await visitor.press(kernel, screen, "answer", {"option": option})
    assert kernel.socket
    kernel.socket.close()
    await asyncio.sleep(2)
    await visitor.connect(kernel)


def _memory_of(name: str) -> Memory:
    server, kernels, cpu = (0, 0), (0, 0), 0.0
    for process in psutil.process_iter(["username", "cmdline"]):
        if process.info["username"] != f"{PREFIX}{name}":
            continue
        held, used = process.memory_full_info(), process.cpu_times()
        cpu += used.user + used.system
        if any("ipykernel" in word for word in process.info["cmdline"]):
            kernels = (kernels[0] + held.rss, kernels[1] + held.uss)
        else:
            server = (server[0] + held.rss, server[1] + held.uss)
    return Memory(server, kernels, cpu)


def _memory_of_parts(hub: Hub) -> dict[str, int]:
    """What JupyterHub, its proxy and its culler hold."""
    found = {}
    for process in psutil.Process(hub.process.pid).children(recursive=True):
        words = " ".join(process.cmdline())
        for part, mark in (
            ("hub", "-m jupyterhub "),
            ("proxy", "configurable-http-proxy"),
            ("culler", "idle_culler"),
        ):
            if mark in words and "singleuser" not in words and process.username() == "root":
                found[part] = process.memory_info().rss
    return found


def _rows(home: Path) -> list[tuple[str, str]]:
    """The answers on disk: exercise and option, in their order."""
    file = home / "notebooks" / "my_journal" / "answers.csv"
    if not file.exists():
        return []
    with open(file, newline="", encoding="utf-8") as opened:
        return [(row["exercise"], row["answer"]) for row in csv.DictReader(opened)]


def missing(saved: list[tuple[str, str]], on_disk: list[tuple[str, str]]) -> int:
    """How many of the saved ones are not on disk, each looked for after the one before it."""
    lost, at = 0, 0
    for one in saved:
        try:
            at = on_disk.index(one, at) + 1
        except ValueError:
            lost += 1
    return lost


def _report(
    hub: Hub,
    stays: list[Stay],
    memory: list[Memory],
    parts: dict[str, int],
    options: argparse.Namespace,
) -> int:
    """Prints the figures; returns how many saved rows are not on disk."""
    went_well = [stay for stay in stays if not stay.failed]
    print(
        f"{options.people} people within {options.within:.0f} s on {psutil.cpu_count()} cores; "
        f"{len(went_well)} did everything, "
        f"{sum(stay.lost_connections for stay in stays)} lost the connection and came back."
    )
    for stay in stays:
        if stay.failed:
            print(f"  {stay.name}: {stay.failed}")
    for title, values in (
        ("own server ready", [s.ready for s in went_well]),
        ("first widget", [s.first_widget for s in went_well]),
        ("all widgets", [s.all_widgets for s in went_well]),
        ("answer to a press", [x for s in went_well for x in s.answered]),
    ):
        if values:
            print(
                f"{title:>18}: median {statistics.median(values):6.2f} s, p95 {p95(values):6.2f} s"
            )
    for title, pairs in (
        ("server", [m.server for m in memory]),
        ("kernel", [m.kernels for m in memory]),
        ("a person", [(m.server[0] + m.kernels[0], m.server[1] + m.kernels[1]) for m in memory]),
    ):
        if pairs:
            resident, unshared = (statistics.median(x) / MB for x in zip(*pairs, strict=True))
            print(f"{title:>18}: {resident:6.0f} MB resident, {unshared:6.0f} MB unshared")
    if memory:
        seconds = statistics.median(m.cpu for m in memory)
        print(f"{'a person':>18}: {seconds:6.1f} s of a core, from coming in to the last answer")
    print("  " + ", ".join(f"{part} {held / MB:.0f} MB" for part, held in parts.items()))
    saved = sum(len(stay.saved) for stay in stays)
    on_disk = {stay.name: _rows(hub.home(stay.name)) for stay in stays}
    lost = sum(missing(stay.saved, on_disk[stay.name]) for stay in stays)
    rows = sum(map(len, on_disk.values()))
    print(f"{saved} rows said to be saved, {rows} rows on disk, lost: {lost}")
    return lost


def p95(values: list[float]) -> float:
    """What 95 in 100 stay under, or the largest of a few."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


async def _in_chromium(hub: Hub) -> str:
    """One more person, by real Chromium."""
    from playwright.async_api import async_playwright, expect

    from tests.browser import chromium

    async with async_playwright() as playwright:
        browser = await chromium.launched(playwright)
        page = await browser.new_page()
        begun = time.monotonic()
        await page.goto(hub.url)
        await page.get_by_label("A made-up name").fill("by-chromium")
        await page.get_by_label("The workshop's word").fill(hub_kit.WORD)
        await page.get_by_label("A secret of your own").fill("a kettle")
        await page.get_by_role("button", name="Come in").click()
        start = page.get_by_role("button", name="Start this lesson")
        await start.click(timeout=240_000)
        await expect(page.locator(".course-body").first).to_be_visible(timeout=240_000)
        seconds = time.monotonic() - begun
        await browser.close()
        return f"Chromium: {seconds:.1f} s from the link to the first widget of the start page"


if __name__ == "__main__":
    main()
