"""What stands on a sheet of paper: plain blocks, which `blocks.typ` draws by their kind."""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar, Literal

Item = tuple[str, str]
"""A word or two that stand out, and a text; either may be empty."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs. `said` is what somebody says aloud."""

    kind: ClassVar[str] = "prose"
    text: str
    look: Literal["plain", "scene", "said", "small"] = "plain"


@dataclass(frozen=True, slots=True)
class Label:
    """A question or a small heading; stays with what follows."""

    kind: ClassVar[str] = "label"
    text: str


@dataclass(frozen=True, slots=True)
class Options:
    """Answers to pick from, each with a box to tick and a letter that the key repeats."""

    kind: ClassVar[str] = "options"
    question: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick, as many as one likes."""

    kind: ClassVar[str] = "ticks"
    label: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A rating in worded steps."""

    kind: ClassVar[str] = "steps"
    question: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sorting:
    """Numbered items, each with room for the letter of one of the `headings`."""

    kind: ClassVar[str] = "sorting"
    question: str
    headings: tuple[Item, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to write on."""

    kind: ClassVar[str] = "lines"
    label: str
    count: int = 1
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A plain list."""

    kind: ClassVar[str] = "listing"
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head. None is a box to tick; a row of `height` (in lines) is there to write in.

    `widths` are the columns' shares of the page.
    """

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    widths: tuple[int, ...]
    height: int = 0


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to write in, each with its name and meaning."""

    kind: ClassVar[str] = "boxes"
    items: tuple[Item, ...]
    height: int


Block = Prose | Label | Options | Ticks | Steps | Sorting | Lines | Listing | Table | Boxes


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the key. `mark` is the letter or number on the sheet, `lead` the verdict."""

    mark: str
    lead: str
    text: str
    reaction: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """What is said of each answer to one question."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One exercise on paper, with its key. `wide` needs both columns of a page."""

    title: str
    intro: str
    blocks: tuple[Block, ...]
    key: tuple[Key, ...] = ()
    another_day: str = ""
    wide: bool = False


def as_data(value: Any) -> Any:
    """Blocks and what holds them as plain lists and dictionaries, which JSON can carry."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: as_data(getattr(value, field.name)) for field in fields(value)}
        kind = getattr(value, "kind", None)
        return {"kind": kind, **parts} if kind else parts
    return [as_data(part) for part in value] if isinstance(value, tuple) else value
