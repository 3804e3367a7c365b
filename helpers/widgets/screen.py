"""The screen of an exercise: one anywidget that shows blocks and answers what the page sends.

A kind's screen says in `view` what to show and in `press` what a button does; deciding is left to
`helpers.exercises`. Everything else is here: drafts, the answer to each event, errors as sentences.
"""

import base64
import logging
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Generic, TypeVar

import anywidget
import traitlets
from ipywidgets import Layout

from helpers.content import ui
from helpers.journal import Journal, JournalError, Saved, drafts, new_id, stamp
from helpers.model import AnswerRow, Exercise, Row, Verdict, Who
from helpers.profile import Names
from helpers.widgets import blocks as b
from helpers.widgets import controls
from helpers.widgets.handed_in import HandedIn, Intake
from helpers.widgets.preview import preview

E = TypeVar("E", bound=Exercise)
R = TypeVar("R", bound=Row)
log = logging.getLogger("helpers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """Whose page it is. `left_off` is the exercise that was answered last in this lesson."""

    journal: Journal
    names: Names
    lesson: str
    left_off: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something done on the page. `fields` holds what stands in every field of the exercise."""

    seq: int
    block: str
    action: str
    value: Any = None
    fields: dict[str, str] = field(default_factory=dict)


@cache
def _layout() -> Layout:
    """One for all: the style sheet says how a page looks, and each layout is one more message."""
    return Layout()


class Page(anywidget.AnyWidget):
    """Anything live on a page of the course, with a preview for when it is not."""

    # As traits of this class: anywidget would make a class of its own for each widget to hold them.
    _esm = traitlets.Unicode(controls.script()).tag(sync=True)
    _css = traitlets.Unicode(controls.style()).tag(sync=True)
    _anywidget_id = traitlets.Unicode("course").tag(sync=True)

    exercise = traitlets.Unicode().tag(sync=True)
    name = traitlets.Unicode().tag(sync=True)
    blocks: "traitlets.List[dict[str, Any]]" = traitlets.List().tag(sync=True)
    focus = traitlets.Unicode().tag(sync=True)
    resume = traitlets.Bool(False).tag(sync=True)
    texts: "traitlets.Dict[str, str]" = traitlets.Dict().tag(sync=True)

    def __init__(self, learner: Learner, *, id: str, name: str) -> None:
        self.learner = learner
        self.id = id
        self.fields = drafts.read(learner.journal.folder, learner.lesson, id)
        self.said = ""
        self.problem = ""
        self._download: dict[str, str] | None = None
        self._intake = Intake()
        self._answering = 0
        self._unread: dict[str, str] = {}
        super().__init__(
            exercise=f"{learner.lesson}/{id}",
            name=name,
            resume=learner.left_off == id,
            layout=_layout(),
            texts={key: ui(key) for key in ("not_connected", "working")},
        )
        self.begin()
        self._draw()
        self.on_msg(self._receive)

    def add_traits(self, **traits: Any) -> None:
        """Add what the class does not have yet, which for anywidget's own is nothing."""
        missing = {name: trait for name, trait in traits.items() if not self.has_trait(name)}
        if missing:
            super().add_traits(**missing)

    # --- what a screen of its own says --------------------------------------------------------

    def begin(self) -> None:
        """Take up the state left in the journal."""

    def view(self) -> Iterable[b.Block]:
        """What to show now."""
        raise NotImplementedError

    def outline(self) -> Iterable[b.Block]:
        """What the page shows when it is not running; from content alone."""
        raise NotImplementedError

    def press(self, block: str) -> None:
        """Do what the button says."""
        raise NotImplementedError

    def on_clock(self, event: "Event") -> None:
        """Note where a clock stands, or that it is over."""

    def on_file(self, block: str, file: HandedIn) -> None:
        """Take up a file that was chosen."""

    # --- what a screen of its own may use -----------------------------------------------------

    def rows(self, kind: type[R]) -> tuple[R, ...]:
        """The learner's rows; none where their file cannot be read, and then the page says so."""
        try:
            return self.learner.journal.read(kind)
        except JournalError as error:
            self._unread[kind.table] = sentence_for(error)
            return ()

    def field(self, key: str) -> str:
        """What stands in a field, without the white space around it."""
        return self.fields.get(key, "").strip()

    def say(self, key: str, **params: object) -> None:
        """Show and announce a message of `ui.yml`."""
        self.said = ui(key, **params)

    def say_saved(self, saved: Saved) -> None:
        """Tell truthfully what became of what was saved."""
        self.say(f"saved_{saved.value}", time=clock_time())

    def clear(self, *keys: str) -> None:
        """Empty these fields, or all, and drop their draft."""
        for key in keys or tuple(self.fields):
            self.fields.pop(key, None)
        self._keep_draft()

    def go_to(self, block: str) -> None:
        """Move the focus to a block."""
        turn = int(self.focus.partition("#")[2] or 0) + 1
        self.focus = f"{block}#{turn}"

    def download(self, name: str, mime: str, content: str | bytes) -> None:
        """Hand a file to the browser."""
        file = {"name": name, "mime": mime}
        if isinstance(content, bytes):
            self._download = {**file, "base64": base64.b64encode(content).decode()}
        else:
            self._download = {**file, "content": content}

    def working(self, done: int, of: int) -> None:
        """Tell how far a long answer is: the page shows it, and waits on."""
        self.send({"working": self._answering, "done": done, "of": of})

    # --- answering the page -------------------------------------------------------------------

    def _receive(self, _: object, message: dict[str, Any], __: object) -> None:
        event = Event(**message)
        self._answering = event.seq
        self.fields |= event.fields
        try:
            reply = self._answer(event)
        except Exception as error:
            self.problem = sentence_for(error)
            self._draw()
            reply = {}
        self.send({"ack": event.seq, **reply})

    def _answer(self, event: Event) -> dict[str, Any]:
        if event.action not in {"press", "file"}:
            return self._note(event)
        file = self._intake.take(event.value) if event.action == "file" else None
        if event.action == "file" and not file:
            return {}
        self.said = self.problem = ""
        self._unread.clear()
        self._download = None
        with self.hold_sync():
            if file:
                self.on_file(event.block, file)
            else:
                self.press(event.block)
            self._draw()
        return {"download": self._download} if self._download else {}

    def _note(self, event: Event) -> dict[str, Any]:
        if event.action == "clock":
            self.on_clock(event)
            self._draw()
        kept = self._keep_draft()
        return {"kept": ui("draft_kept", time=clock_time(kept))} if kept else {}

    def _keep_draft(self) -> datetime | None:
        place = (self.learner.journal.folder, self.learner.lesson, self.id)
        filled = {key: value for key, value in self.fields.items() if value}
        if filled:
            return drafts.keep(*place, filled)
        drafts.drop(*place)
        return None

    def _draw(self) -> None:
        blocks = tuple(self.view())
        problem = self.problem or " ".join(dict.fromkeys(self._unread.values()))
        ends = (b.Status("status", self.said), b.Problem("problem", problem))
        self.blocks = [b.to_json(block) for block in (*blocks, *ends)]

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data: Any = super()._repr_mimebundle_(**kwargs) or {}
        live = data[0] if isinstance(data, tuple) else data
        return {**live, **preview(self.outline())}, {"course_preview": True}


class Screen(Page, Generic[E]):
    """The screen of one exercise. `self.given` is the exercise with the learner's names in it."""

    def __init__(self, exercise: E, learner: Learner) -> None:
        self.plain = exercise
        self.given = learner.names.into(exercise)
        super().__init__(learner, id=exercise.id, name=self.given.title)

    def outline(self) -> Iterable[b.Block]:
        """The exercise as content has it, with nobody's names in it."""
        return self.sketch(Names().into(self.plain))

    def sketch(self, exercise: E) -> Iterable[b.Block]:
        """The whole exercise on paper."""
        raise NotImplementedError

    def attempts(self) -> tuple[AnswerRow, ...]:
        """All answers to this exercise, oldest first."""
        rows = self.rows(AnswerRow)
        return tuple(
            row
            for row in rows
            if row.exercise == self.given.id and row.lesson == self.learner.lesson
        )

    def record(
        self,
        item: str,
        answer: str,
        verdict: Verdict = Verdict.OPEN,
        *,
        who: Who = "me",
        private: bool = False,
    ) -> Saved:
        """Put an answer into the journal; returns when it is on disk."""
        row = AnswerRow(
            **stamp(),
            id=new_id(),
            who=who,
            lesson=self.learner.lesson,
            exercise=self.given.id,
            item=item,
            answer=answer,
            verdict=verdict.value,
            private=private,
        )
        return self.learner.journal.append(row)


def intro(exercise: Exercise) -> tuple[b.Block, ...]:
    """What stands above an exercise: its introduction, and whether it is for another day."""
    later = (b.Prose("later", ui("another_day"), "quiet"),) if exercise.another_day else ()
    first = (b.Prose("intro", exercise.intro),) if exercise.intro else ()
    return (*later, *first)


def start_over() -> b.Button:
    """The button that begins anew and keeps what was there."""
    return b.Button("start-over", ui("start_over"), "quiet")


def private_check(value: str, key: str = "private") -> b.Check:
    """The box that marks words as private, with what that means and does not mean."""
    return b.Check(key, ui("private"), value, ui("private_hint"))


def clock_time(when: datetime | None = None) -> str:
    """The hour and minute here, as 21:40."""
    return (when or datetime.now()).astimezone().strftime("%H:%M")


def sentence_for(error: Exception) -> str:
    """What to tell the learner. The log gets the kind and place of the error, never words."""
    if isinstance(error, JournalError):
        return ui(error.key, **error.params)
    places = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s in an exercise\n%s", type(error).__name__, places)
    return ui("unexpected_error")
