"""Somebody at a workshop, as JupyterHub sees them: the requests and messages a browser sends."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.workshop.hub_kit import PREFIX, WORD

PATIENCE = 240
SECRET = "a kettle"


@dataclass
class Screen:
    """An exercise as the page knows it: its widget's state, and what was answered last."""

    comm: str
    state: dict[str, Any]
    seq: int = 0

    def blocks(self) -> list[dict[str, Any]]:
        """All blocks, those inside groups too."""
        found: list[dict[str, Any]] = []
        wait = list(self.state.get("blocks", []))
        while wait:
            block = wait.pop(0)
            found.append(block)
            wait.extend(block.get("blocks", []))
        return found

    def has(self, type: str, key: str) -> bool:
        """Whether there is such a block."""
        return any(b["type"] == type and b["key"] == key for b in self.blocks())

    def options(self) -> list[str]:
        """The ids of what can be chosen."""
        return [id for id, _ in next(b for b in self.blocks() if b["key"] == "option")["options"]]

    def problem(self) -> str:
        """What the page says went wrong."""
        return " ".join(b["text"] for b in self.blocks() if b["type"] == "problem")


@dataclass
class Kernel:
    """A page's kernel, seen through the page's websocket."""

    id: str
    session: str = field(default_factory=lambda: uuid4().hex)
    socket: WebSocketClientConnection | None = None
    screens: dict[str, Screen] = field(default_factory=dict)
    acks: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    first_screen: float = 0.0
    replies: dict[str, dict[str, Any]] = field(default_factory=dict)
    idle: set[str] = field(default_factory=set)
    said: dict[str, str] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)

    def hear(self, raw: str | bytes) -> None:
        """Takes up a message as JupyterLab would."""
        message = json.loads(raw) if isinstance(raw, str) else _unpacked(raw)
        kind, content = message["header"]["msg_type"], message["content"]
        parent = message["parent_header"].get("msg_id", "")
        if kind == "comm_open" and "exercise" in content["data"].get("state", {}):
            self.screens[content["comm_id"]] = Screen(content["comm_id"], content["data"]["state"])
        elif kind == "comm_msg":
            self._hear_widget(content)
        elif kind == "execute_reply":
            self.replies[parent] = content
        elif kind == "stream":
            self.said[parent] = self.said.get(parent, "") + content["text"]
        elif kind == "error":
            self.said[parent] = self.said.get(parent, "") + "\n" + content["ename"]
        elif kind == "status":
            self.states.append(content["execution_state"])
            if content["execution_state"] == "idle":
                self.idle.add(parent)

    def screen(self, exercise: str) -> Screen:
        """The exercise of this name, such as `active_listening/first-reply`."""
        return next(one for one in self.screens.values() if one.state["exercise"] == exercise)

    def choices(self) -> list[Screen]:
        """The exercises that are one question with options."""
        return [
            one
            for one in self.screens.values()
            if one.has("choice", "option") and one.has("button", "answer")
        ]

    def _hear_widget(self, content: dict[str, Any]) -> None:
        screen = self.screens.get(content["comm_id"])
        data = content["data"]
        if screen and data.get("method") in {"update", "echo_update"}:
            screen.state.update(data["state"])
            if screen.blocks():
                self.first_screen = self.first_screen or time.monotonic()
        elif screen and data.get("method") == "custom" and "ack" in data["content"]:
            self.acks[screen.comm, data["content"]["ack"]] = data["content"]


class Visitor:
    """One participant, with cookies of their own."""

    def __init__(self, url: str, name: str) -> None:
        self.url = url
        self.name = name
        self.account = f"{PREFIX}{name}"
        self.http = httpx.AsyncClient(
            base_url=url, follow_redirects=True, timeout=PATIENCE, verify=False
        )

    async def close(self) -> None:
        """Closes the browser."""
        await self.http.aclose()

    async def log_in(
        self, *, name: str | None = None, word: str = WORD, secret: str = SECRET
    ) -> httpx.Response:
        """Fills in the form, and returns the page that comes then."""
        page = await self.http.get("/hub/login", headers={"Sec-Fetch-Mode": "navigate"})
        token = re.search(r'name="_xsrf" value="([^"]*)"', page.text)
        assert token, page.text
        form = {"_xsrf": token[1], "username": self.name if name is None else name}
        return await self.http.post(
            "/hub/login",
            data={**form, "word": word, "password": secret},
            headers={"Sec-Fetch-Mode": "navigate"},
        )

    async def come_in(self, secret: str = SECRET) -> httpx.Response:
        """Logs in and waits, as the page does, until the course is there."""
        return await self.wait_for_the_course(await self.log_in(secret=secret))

    async def wait_for_the_course(self, page: httpx.Response) -> httpx.Response:
        """Follows the page that says how far the start is."""
        until = time.monotonic() + PATIENCE
        while not page.url.path.startswith(f"/user/{self.account}/lab"):
            assert time.monotonic() < until, page.text
            events = re.search(r'new EventSource\("([^"]*)"\)', page.text)
            assert events, f"{page.status_code} {page.url}\n{page.text}"
            await self._until_ready(events[1].replace("&amp;", "&"))
            page = await self.http.get(str(page.url), headers={"Sec-Fetch-Mode": "navigate"})
        return page

    async def _until_ready(self, events: str) -> None:
        async with self.http.stream("GET", events) as stream:
            async for line in stream.aiter_lines():
                if line.startswith("data:"):
                    event = json.loads(line.removeprefix("data:"))
                    assert not event.get("failed"), event
                    if event.get("ready"):
                        return

    async def api(self, path: str, method: str = "GET", data: Any = None) -> Any:
        """What this participant's server answers."""
        answer = await self.raw(path, method, data)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    async def raw(
        self, path: str, method: str = "GET", data: Any = None, *, account: str = ""
    ) -> httpx.Response:
        """The same as it comes; of another participant's server, if one is named."""
        base = f"/user/{account or self.account}/"
        tokens = [c.value for c in self.http.cookies.jar if c.name == "_xsrf" and c.path == base]
        headers = {"X-XSRFToken": tokens[0] if tokens else ""}
        return await self.http.request(method, f"{base}api/{path}", headers=headers, json=data)

    async def leave(self) -> httpx.Response:
        """Logs out."""
        return await self.http.get("/hub/logout")

    @asynccontextmanager
    async def page(self, name: str) -> AsyncIterator[tuple[list[str], Kernel]]:
        """A notebook, opened: the sources of its code cells, and its kernel."""
        file = await self.api(f"contents/{name}?content=1")
        wanted = {"path": name, "name": name, "type": "notebook", "kernel": {"name": "python3"}}
        session = await self.api("sessions", "POST", wanted)
        cells = [c["source"] for c in file["content"]["cells"] if c["cell_type"] == "code"]
        kernel = Kernel(session["kernel"]["id"])
        await self.connect(kernel)
        try:
            yield cells, kernel
        finally:
            if kernel.socket:
                kernel.socket.close()

    async def connect(self, kernel: Kernel) -> None:
        """Opens the page's websocket, or opens it again."""
        address = self.url.replace("http", "ws", 1)
        path = f"/user/{self.account}/api/kernels/{kernel.id}/channels?session_id={kernel.session}"
        asked = self.http.build_request("GET", path)
        headers = {"Cookie": asked.headers.get("Cookie", ""), "Origin": self.url}
        kernel.socket = await websocket_connect(
            HTTPRequest(address + path, headers=headers, validate_cert=False),
            max_message_size=100 * 1024**2,
        )

    async def send(self, kernel: Kernel, kind: str, content: dict[str, Any]) -> str:
        """Sends a message on the page's shell channel; returns its id."""
        header = {
            **{"msg_id": uuid4().hex, "msg_type": kind, "session": kernel.session},
            **{"username": "", "date": "2026-01-01T00:00:00Z", "version": "5.3"},
        }
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        assert kernel.socket
        await kernel.socket.write_message(
            json.dumps({**message, "channel": "shell", "buffers": []})
        )
        return str(header["msg_id"])

    async def listen(self, kernel: Kernel, until: Callable[[], object]) -> None:
        """Takes up what the kernel says until this is true."""
        end = time.monotonic() + PATIENCE
        while not until():
            assert kernel.socket
            raw = await asyncio.wait_for(kernel.socket.read_message(), end - time.monotonic())
            assert raw is not None, "the connection was lost"
            kernel.hear(raw)

    async def execute(self, kernel: Kernel, code: str) -> str:
        """Runs code in the kernel; returns what it printed, and the name of an error."""
        request = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        sent = await self.send(kernel, "execute_request", request)
        await self.listen(kernel, lambda: sent in kernel.replies and sent in kernel.idle)
        return kernel.said.get(sent, "").strip()

    async def run_all(self, kernel: Kernel, cells: list[str]) -> None:
        """Runs every cell, as Start does."""
        request = {"silent": False, "store_history": True, "allow_stdin": False}
        sent = [await self.send(kernel, "execute_request", {"code": c, **request}) for c in cells]
        await self.listen(
            kernel, lambda: all(x in kernel.replies and x in kernel.idle for x in sent)
        )
        failed = [kernel.replies[x] for x in sent if kernel.replies[x]["status"] != "ok"]
        assert not failed, failed

    async def press(
        self, kernel: Kernel, screen: Screen, block: str, fields: dict[str, str]
    ) -> tuple[str, int]:
        """Presses a button; returns what its acknowledgement will be known by."""
        screen.seq += 1
        event = {"seq": screen.seq, "block": block, "action": "press", "value": None}
        content = {"method": "custom", "content": {**event, "fields": fields}}
        await self.send(kernel, "comm_msg", {"comm_id": screen.comm, "data": content})
        return screen.comm, screen.seq

    async def press_and_wait(
        self, kernel: Kernel, screen: Screen, block: str, fields: dict[str, str]
    ) -> dict[str, Any]:
        """Presses a button; returns what the page is answered."""
        mark = await self.press(kernel, screen, block, fields)
        await self.listen(kernel, lambda: mark in kernel.acks)
        return kernel.acks[mark]

    async def answer(self, kernel: Kernel, screen: Screen, option: str) -> bool:
        """Chooses an option and waits for the answer; whether the page says that all is well."""
        await self.press_and_wait(kernel, screen, "answer", {"option": option})
        return not screen.problem()


def _unpacked(raw: bytes) -> dict[str, Any]:
    """A message with attached bytes: offsets first, then the message as JSON."""
    first = int.from_bytes(raw[4:8], "big")
    second = int.from_bytes(raw[8:12], "big") if int.from_bytes(raw[:4], "big") > 1 else len(raw)
    return json.loads(raw[first:second])  # type: ignore[no-any-return]
