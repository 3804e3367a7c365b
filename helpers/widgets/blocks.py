"""What a screen is made of: plain, frozen blocks that say what to show, never how.

A screen decides its blocks in Python; `controls/` draws them as native HTML in the page, `preview`
writes the same blocks as plain HTML and text. Keys are unique within a screen: they name fields,
events, and what stays in place when a screen changes. Blocks are made anew for each drawing, never
compared and never printed; without the methods for that they are read in faster.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Literal

Look = Literal["plain", "heading", "scene", "said", "note", "sentence", "quiet"]
Option = tuple[str, str]
"""Value and label of something to choose."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Block:
    """Anything on a screen."""

    type: ClassVar[str]
    key: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Prose(Block):
    """Words to read; blank lines part paragraphs. `lead` stands before them, in bold."""

    type = "prose"
    text: str
    look: Look = "plain"
    lead: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Feedback(Block):
    """What the course says of an answer. Announced; `verdict` adds a mark to its first words."""

    type = "feedback"
    text: str
    verdict: str = "open"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Status(Block):
    """A short message, announced when it changes. Empty until there is something to say."""

    type = "status"
    text: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Problem(Block):
    """What went wrong, in a sentence, beside the button that was pressed. Announced at once."""

    type = "problem"
    text: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Choice(Block):
    """One of several: native radio buttons in a fieldset. `row` sets short ones side by side."""

    type = "choice"
    legend: str
    options: tuple[Option, ...]
    value: str = ""
    row: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Text(Block):
    """A box for own words. Typing is kept as a draft."""

    type = "text"
    label: str
    value: str = ""
    hint: str = ""
    lines: int = 3


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Line(Block):
    """One line of own words, or a day, or a time of day (`input` is text, date or time)."""

    type = "line"
    label: str
    value: str = ""
    hint: str = ""
    input: Literal["text", "date", "time"] = "text"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Check(Block):
    """A box to tick; its field is "yes" or empty."""

    type = "check"
    label: str
    value: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class File(Block):
    """A file to choose. Its content goes to `Page.on_file`; of one above `largest` bytes the page
    says `too_big`, of one that it cannot read `unread`. `accept` is how its name ends."""

    type = "file"
    label: str
    hint: str
    accept: str
    largest: int
    too_big: str
    unread: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Button(Block):
    """Something to press."""

    type = "button"
    label: str
    look: Literal["main", "quiet"] = "main"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Sentence(Block):
    """A sentence that grows while its parts are typed; `template` holds field keys as [[key]]."""

    type = "sentence"
    label: str
    template: str
    empty: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Listing(Block):
    """A list of short texts."""

    type = "listing"
    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Table(Block):
    """A small table. The first cell of each row is its heading."""

    type = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Bars(Block):
    """A row of five bars, flat, half or tall (0 to 2), one for each step from `least` to `most`;
    `says` is the same in words. `time` tells before from after by more than the label."""

    type = "bars"
    label: str
    heights: tuple[int, ...]
    least: str
    most: str
    says: str
    time: str = "before"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Link(Block):
    """A way to another page of the course; `notebook` is a file name beside this one."""

    type = "link"
    label: str
    notebook: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Clock(Block):
    """A guided timer that runs in the page. A turn is (label, seconds, guide).

    `at` is the turn to go on with, `left` its seconds; `words` are its own labels by name. One that
    is `going` starts by itself. Where the time is `kept`, a new drawing of it goes on by itself:
    then an old one ends without a word, and pressing Go on is told as well.
    """

    type = "clock"
    turns: tuple[tuple[str, int, str], ...]
    words: dict[str, str]
    at: int = 0
    left: int = 0
    going: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Group(Block):
    """Blocks that belong together; `row` sets them side by side, `name` is read out. What is for
    the `wall` can be read from the back of a room."""

    type = "group"
    blocks: tuple[Block, ...]
    row: bool = False
    name: str = ""
    wall: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class More(Block):
    """Blocks behind a line that opens."""

    type = "more"
    summary: str
    blocks: tuple[Block, ...]


def to_json(block: Block) -> dict[str, Any]:
    """The block as the page receives it."""
    data: dict[str, Any] = {"type": block.type}
    for field in fields(block):
        value = getattr(block, field.name)
        if isinstance(value, tuple) and value and isinstance(value[0], Block):
            value = [to_json(inner) for inner in value]
        data[field.name] = value
    return data
