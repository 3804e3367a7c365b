"""A workshop on one machine: who gets in, what nobody gets to see, and that all of it can go.

One real workshop for the whole file, with accounts of its own. Needs root, as a workshop does.
"""

import asyncio
import base64
import html
import io
import json
import pwd
import re
import socket
import stat
import subprocess
import threading
import zipfile
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import psutil
import pytest
import zmq
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import async_playwright

from helpers import content
from tests.browser import chromium
from tests.browser.test_accessible import CONTRAST, RULES
from tests.workshop import hub_kit
from tests.workshop.hub_kit import PREFIX, Hub, Place, test_accounts
from tests.workshop.visitor import SECRET, Kernel, Visitor

LESSON = "01_active_listening.ipynb"
PROGRESS = "07_your_progress.ipynb"
LIMIT = 512  # MB
MB = 1024**2

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
Run = Callable[[Coroutine[Any, Any, Any]], Any]


@dataclass
class Guest:
    """A participant with lesson 1 started."""

    visitor: Visitor
    landed_on: str
    kernel: Kernel
    opened: Any

    def does(self, code: str) -> Coroutine[Any, Any, str]:
        """Runs code in this participant's kernel."""
        return self.visitor.execute(self.kernel, code)


@dataclass
class Room:
    """The workshop, and two people in it."""

    hub: Hub
    run: Run
    ana: Guest
    ben: Guest


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    hub_kit.require_a_hub()
    with hub_kit.place() as made:
        yield made
    assert test_accounts() == [], "every account that was made is gone again"


@pytest.fixture(scope="module")
def room(place: Place) -> Iterator[Room]:
    with hub_kit.running(place, "--memory", str(LIMIT)) as hub, loop_of_its_own() as run:
        try:
            ana, ben = run(_two_arrive(hub))
            yield Room(hub, run, ana, ben)
            for guest in (ana, ben):
                run(guest.opened.__aexit__(None, None, None))
                run(guest.visitor.close())
        except BaseException:
            print(hub.log[-5000:])
            raise


@contextmanager
def loop_of_its_own() -> Iterator[Run]:
    """An event loop in a thread of its own: in this one a browser of other tests may have one."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield lambda work: asyncio.run_coroutine_threadsafe(work, loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _two_arrive(hub: Hub) -> tuple[Guest, Guest]:
    ana, ben = await asyncio.gather(_arrive(hub, "ana"), _arrive(hub, "ben"))
    return ana, ben


async def _arrive(hub: Hub, name: str) -> Guest:
    visitor = Visitor(hub.url, name)
    landed_on = (await visitor.come_in()).url.path
    opened = visitor.page(LESSON)
    cells, kernel = await opened.__aenter__()
    await visitor.run_all(kernel, cells)
    return Guest(visitor, landed_on, kernel, opened)


@pytest.fixture
def ana_has_answered(room: Room) -> tuple[str, str]:
    """An exercise that Ana has answered, and what she chose."""
    screen = room.ana.kernel.choices()[0]
    option = screen.options()[0]
    assert room.run(room.ana.visitor.answer(room.ana.kernel, screen, option))
    return screen.state["exercise"].partition("/")[2], option


# --- coming in -----------------------------------------------------------------------------------


def test_the_command_prints_the_link_the_word_and_who_can_read(room: Room) -> None:
    said = room.hub.said
    assert f"Link: {room.hub.url}" in said
    assert f"Word: {hub_kit.WORD}" in said
    assert content.ui("hub_who_reads") in said
    assert content.ui("hub_not_encrypted") in said


def test_everybody_lands_on_the_start_page(room: Room) -> None:
    for guest in (room.ana, room.ben):
        assert guest.landed_on.endswith("/lab/tree/00_start_here.ipynb")


def test_in_tests_nothing_listens_outside_loopback(room: Room) -> None:
    ours = [psutil.Process(room.hub.process.pid)]
    ours += ours[0].children(recursive=True)
    listening = {c.laddr.ip for p in ours for c in p.net_connections() if c.status == "LISTEN"}
    assert listening == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", "hub_name_short"),
        ("a", "hub_name_short"),
        ("a" * 40, "hub_name_long"),
        ("<b>bold</b>", "hub_name_letters"),
        ("<script>alert(1)", "hub_name_letters"),
        ("../../etc/passwd", "hub_name_letters"),
        ("ana/ben", "hub_name_letters"),
        ("Zoë", "hub_name_letters"),
        ("太郎さん", "hub_name_letters"),
        ("-rf", "hub_name_letters"),
        ("ana;id", "hub_name_letters"),
        ("root", "hub_name_reserved"),
        ("daemon", "hub_name_reserved"),
        ("NOBODY", "hub_name_reserved"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_a_sentence(room: Room, name: str, key: str) -> None:
    before = test_accounts()
    page = room.run(_try(room.hub, name))
    assert page.status_code == 403
    assert _refusal(page.text) == content.ui(key, longest=20)
    assert name.startswith("<") is False or name not in page.text, "it is shown as text"
    assert test_accounts() == before


def test_without_the_word_nobody_gets_in(room: Room) -> None:
    before = test_accounts()
    page = room.run(_try(room.hub, "carla", word="lantern"))
    assert _refusal(page.text) == content.ui("hub_word_wrong")
    assert test_accounts() == before


@pytest.mark.parametrize(
    ("secret", "key"),
    [("", "hub_secret_short"), ("abc", "hub_secret_short"), ("é" * 40, "hub_secret_long")],
)
def test_a_secret_too_short_or_too_long_is_refused(room: Room, secret: str, key: str) -> None:
    page = room.run(_try(room.hub, "carla", secret=secret))
    assert _refusal(page.text) == content.ui(key, least=4)


def test_a_taken_name_opens_only_with_its_secret_and_is_not_guessed(room: Room) -> None:
    taken = content.ui("hub_secret_wrong")
    tries = [_refusal(room.run(_try(room.hub, "Ana", secret="a guess")).text) for _ in range(6)]
    assert tries == [taken] * 5 + [content.ui("hub_too_many_tries")]
    again = room.run(_try(room.hub, "ben", secret=SECRET))
    assert again.status_code == 200
    assert again.url.path.startswith(f"/user/{PREFIX}ben/")


async def _try(hub: Hub, name: str, **more: str) -> Any:
    visitor = Visitor(hub.url, "ben")
    page = await visitor.log_in(name=name, **more)
    await visitor.close()
    return page


def _refusal(page: str) -> str:
    found = re.search(r'id="refusal">(.*?)</p>', page)
    return html.unescape(found[1]) if found else ""


def test_everybody_can_use_the_pages_around_the_course(room: Room) -> None:
    """By keyboard, on a narrow page; looked at with axe and for contrast in both themes."""
    assert room.run(_looked_at(room.hub)) == [
        "come in",
        "refused",
        "home",
        "at rest",
        "another's",
        "nothing there",
    ]


async def _looked_at(hub: Hub) -> list[str]:
    seen = []
    async with async_playwright() as playwright:
        browser = await chromium.launched(playwright)
        page = await browser.new_page(viewport={"width": 400, "height": 800})
        page.set_default_timeout(60_000)

        async def look_at(name: str) -> None:
            await page.get_by_role("main").wait_for()
            for theme in THEMES:
                await page.emulate_media(color_scheme=theme)
                await page.locator(f"[data-bs-theme={theme}]").wait_for()
                found = (await Axe().run(page, options=RULES)).response["violations"]
                assert [(p["id"], p["help"], p["nodes"][0]["html"]) for p in found] == []
                contrast = await page.locator("body").evaluate_all(CONTRAST)
                assert contrast["texts"] > 2
                assert contrast["low"] == []
            assert await page.evaluate("document.body.scrollWidth <= innerWidth")
            seen.append(name)

        async def come_in(word: str) -> None:
            await page.get_by_label(content.ui("hub_login_name"), exact=True).focus()
            await page.keyboard.press("Control+a")
            for typed in ("cleo", word, SECRET):
                await page.keyboard.type(typed)
                await page.keyboard.press("Tab")
            await page.keyboard.press("Enter")

        await page.goto(hub.url)
        await look_at("come in")
        await come_in("not-the-word-11")
        await page.get_by_role("alert").wait_for()
        await look_at("refused")
        await come_in(hub_kit.WORD)
        await page.wait_for_url("**/lab/tree/**")
        await page.goto(f"{hub.url}/hub/home")
        await look_at("home")
        stop = page.get_by_role("button", name=content.ui("hub_home_stop"))
        await stop.press("Enter")
        await stop.wait_for(state="hidden")
        await page.goto(f"{hub.url}/user/{PREFIX}cleo/lab")
        await page.get_by_text(content.ui("hub_resting")).wait_for()
        await look_at("at rest")
        await page.goto(f"{hub.url}/user/{PREFIX}ana/lab")
        await look_at("another's")
        await page.goto(f"{hub.url}/hub/nothing-of-this-name")
        await look_at("nothing there")
        await browser.close()
    return seen


# --- what nobody gets to see ---------------------------------------------------------------------

TRY_ALL = """
import json, os
def attempt(what, *arguments):
    try:
        return repr(what(*arguments))[:80]
    except OSError as error:
        return type(error).__name__
def read(path):
    with open(path, "rb") as file:
        return file.read(200)
def write(path):
    with open(path, "ab") as file:
        file.write(b"x")
print(json.dumps({f"{how} {path}": attempt({"read": read, "list": os.listdir, "write": write,
    "delete": os.unlink}[how], path) for how, path in json.loads(%r)}))
"""


def test_no_kernel_reads_what_is_another_persons_or_the_hubs(
    room: Room, ana_has_answered: tuple[str, str]
) -> None:
    home, day = room.hub.home("ana"), room.hub.place.day
    journal = home / "notebooks" / "my_journal"
    theirs = [p for p in psutil.process_iter() if p.username() == f"{PREFIX}ana"]
    parts = psutil.Process(room.hub.process.pid).children(recursive=True)
    of_root = [p for p in parts if p.username() == "root"]
    (connection,) = home.glob(".local/share/jupyter/runtime/kernel-*.json")
    assert len(theirs) >= 2
    assert len(of_root) >= 3
    tries = [
        *[("list", str(x)) for x in (home, journal, day / "homes", day / "shared")],
        *[("read", str(x)) for x in (journal / "answers.csv", connection)],
        *[("read", f"/proc/{p.pid}/{x}") for p in [*theirs, *of_root] for x in ("environ", "mem")],
        *[("read", str(day / "records" / x)) for x in ("day.json", "hub.log", "cookie_secret")],
        ("list", str(day / "records")),
        *[("write", str(x)) for x in (journal / "answers.csv", day / "pages" / LESSON)],
        ("delete", str(journal / "answers.csv")),
    ]
    assert _tried(room, room.ben, tries) == {
        f"{how} {path}": "PermissionError" for how, path in tries
    }


def test_the_same_attempts_succeed_on_ones_own(room: Room) -> None:
    """So that the test above could fail."""
    home = room.hub.home("ben")
    tries = [("list", str(home)), ("read", "/proc/self/environ"), ("write", str(home / "x"))]
    assert "PermissionError" not in _tried(room, room.ben, tries).values()


def _tried(room: Room, guest: Guest, tries: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = json.loads(room.run(guest.does(TRY_ALL % json.dumps(tries))))
    return found


def test_homes_and_journals_are_open_to_their_owner_alone(
    room: Room, ana_has_answered: tuple[str, str]
) -> None:
    home = room.hub.home("ana")
    journal = home / "notebooks" / "my_journal"
    assert [_mode(x) for x in (home, journal)] == [0o700, 0o700]
    files = [path for path in journal.rglob("*") if path.is_file()]
    assert journal / "answers.csv" in files
    assert {_mode(path) & 0o077 for path in files} == {0}
    owner = pwd.getpwnam(f"{PREFIX}ana").pw_uid
    assert {path.lstat().st_uid for path in (home, *home.rglob("*"))} == {owner}


LISTEN = """
import time, zmq
here, ears = zmq.Context(), {}
poller = zmq.Poller()
for line in open("/proc/net/tcp").readlines()[1:]:
    address, state = line.split()[1], line.split()[3]
    if state == "0A":
        ear = here.socket(zmq.SUB)
        ear.subscribe(b"")
        ear.connect(f"tcp://127.0.0.1:{int(address.split(':')[1], 16)}")
        ears[ear] = address
        poller.register(ear, zmq.POLLIN)
heard, until = [], time.monotonic() + 3
while time.monotonic() < until:
    for ear, _ in poller.poll(100):
        heard.append(b" ".join(ear.recv_multipart())[:200].decode("utf-8", "replace"))
print(heard)
here.destroy(linger=0)
"""


def test_no_kernel_hears_what_another_sends_to_its_page(room: Room) -> None:
    """A kernel publishes what happens on its page at a port of this machine."""

    async def both() -> str:
        async def ana_works() -> None:
            for _ in range(25):
                await room.ana.does("print('only for ana')")
                await asyncio.sleep(0.1)

        heard, _ = await asyncio.gather(room.ben.does(LISTEN), ana_works())
        return str(heard)

    with _speaking("for everybody"):
        heard = room.run(both())
    assert "for everybody" in heard, "what is not encrypted is heard"
    assert "only for ana" not in heard


class _speaking:
    """Something on this machine that publishes without encryption."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._speak)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def _speak(self) -> None:
        with zmq.Context() as here, here.socket(zmq.PUB) as mouth:
            mouth.bind_to_random_port("tcp://127.0.0.1")
            while not self.over.wait(0.1):
                mouth.send_string(self.words)


def test_no_browser_gets_into_another_persons_part(room: Room) -> None:
    for path in (f"contents/{LESSON}", "sessions", "contents/my_journal/answers.csv"):
        answer = room.run(room.ben.visitor.raw(path, account=f"{PREFIX}ana"))
        assert answer.status_code in {403, 404}, answer.text
        assert "active_listening" not in answer.text


def test_terminals_are_off(room: Room) -> None:
    assert room.run(room.ben.visitor.raw("terminals")).status_code == 404


# --- sharing numbers -----------------------------------------------------------------------------

SHARE = """
import os
from pathlib import Path
from helpers.paths import journal_folder, share_folder
from helpers.workshop.group import sharing
from helpers.workshop.group.asked import asked
mine = sharing.remembered(journal_folder())
numbers = sharing.prepared(mine, {next(iter(asked())): 2})
mine = sharing.share(journal_folder(), mine, numbers, share_folder())
print(mine.path)
"""
TAKE_BACK = "print(sharing.take_back(mine), os.path.exists(mine.path))"


def test_numbers_can_be_shared_and_taken_back_and_are_nobody_elses(room: Room) -> None:
    file = Path(room.run(room.ana.does(SHARE)))
    assert file.parent == room.hub.place.day / "shared"
    assert file.read_text().startswith("course-numbers"), "the facilitator can open it"
    tries = [("list", str(file.parent)), ("write", str(file)), ("delete", str(file))]
    assert set(_tried(room, room.ben, tries).values()) == {"PermissionError"}
    assert room.run(room.ana.does(TAKE_BACK)) == "True False"
    assert not file.exists()


# --- leaving -------------------------------------------------------------------------------------


def test_ones_own_journal_can_be_taken_along(room: Room, ana_has_answered: tuple[str, str]) -> None:
    async def take_out() -> bytes:
        async with room.ana.visitor.page(PROGRESS) as (cells, kernel):
            await room.ana.visitor.run_all(kernel, cells)
            screen = next(x for x in kernel.screens.values() if x.has("button", "take-out"))
            answer = await room.ana.visitor.press_and_wait(kernel, screen, "take-out", {})
            return base64.b64decode(answer["download"]["base64"])

    file = zipfile.ZipFile(io.BytesIO(room.run(take_out())))
    (answers,) = (name for name in file.namelist() if name.endswith("answers.csv"))
    assert ana_has_answered[0] in file.read(answers).decode()


# --- memory --------------------------------------------------------------------------------------

TAKE_ALL = """
import resource
hoard = []
try:
    while True:
        hoard.append(b"x" * 4_000_000)
except MemoryError:
    print("stopped")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_who_takes_too_much_memory_is_stopped_and_the_neighbour_goes_on(
    room: Room, ana_has_answered: tuple[str, str]
) -> None:
    stopped, peak = room.run(room.ben.does(TAKE_ALL)).splitlines()
    assert stopped == "stopped"
    assert int(peak) < LIMIT
    screen = room.ana.kernel.choices()[1]
    assert room.run(room.ana.visitor.answer(room.ana.kernel, screen, screen.options()[0]))


def test_a_page_out_of_memory_says_so_or_saves_and_never_pretends(room: Room) -> None:
    """Ben's kernel is still full. What his page says is saved is on disk."""
    screen = room.ben.kernel.choices()[0]
    said_saved = room.run(room.ben.visitor.answer(room.ben.kernel, screen, screen.options()[0]))
    file = room.hub.home("ben") / "notebooks" / "my_journal" / "answers.csv"
    if said_saved:
        assert screen.options()[0] in file.read_text()
    else:
        assert screen.problem() == content.ui("unexpected_error")


def test_a_kernel_that_dies_of_it_leaves_its_owner_a_new_one(room: Room) -> None:
    """Where memory runs out inside the interpreter the kernel dies; the server starts another."""

    async def dies() -> str:
        await room.ben.visitor.send(
            room.ben.kernel,
            "execute_request",
            {"code": "import os; os.abort()", "silent": False, "allow_stdin": False},
        )
        await room.ben.visitor.listen(
            room.ben.kernel, lambda: "restarting" in room.ben.kernel.states
        )
        await room.ben.visitor.connect(room.ben.kernel)
        return await room.ben.does("print(6 * 7)")

    assert room.run(dies()) == "42"


# --- erasing: last, for it takes all away --------------------------------------------------------


def test_a_workshop_that_runs_is_not_erased(room: Room) -> None:
    people = test_accounts()
    done = room.hub.place.erase("--yes")
    assert done.returncode == 1
    assert content.ui("hub_erase_running") in done.stderr
    assert test_accounts() == people
    assert len(people) >= 2


def test_all_of_the_day_is_listed_asked_about_and_erased(room: Room) -> None:
    place = room.hub.place
    left = Path(
        room.run(room.ben.does("f = open('/var/tmp/course-left-here', 'w'); print(f.name)"))
    )
    sleep = "import subprocess as s; print(s.Popen(['sleep', '600'], start_new_session=True).pid)"
    sleeper = psutil.Process(int(room.run(room.ben.does(sleep))))
    room.hub.process.send_signal(2)
    said, _ = room.hub.process.communicate(timeout=120)
    course = place.python.with_name("course")
    assert content.ui("hub_stopped", course=course) in said

    people = len(test_accounts())
    asked = place.erase()
    assert room.hub.home("ana").exists(), "nothing goes without a yes"
    for path in (room.hub.home("ana"), room.hub.home("ben"), place.day / "records", left):
        assert str(path) in asked.stdout

    done = place.erase("--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert content.ui("hub_erase_done", people=people) in done.stdout
    assert content.ui("hub_erase_unreachable") in done.stdout
    assert test_accounts() == []
    assert not place.day.exists()
    assert not left.exists()
    assert not sleeper.is_running() or sleeper.status() == "zombie"
    assert content.ui("hub_erase_nothing", folder=place.day) in place.erase("--yes").stdout


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_port_in_use_is_named(place: Place) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            place.course("workshop", "--ip", "127.0.0.1", "--port", str(port)),
            env=place.environment,
            cwd=place.code,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.strip() == content.ui("hub_port_busy", port=port)
