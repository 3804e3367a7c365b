"""YAML files as plain data that remembers its lines. Whatever a file holds, reading it ends well.

The data is built from the parser's events: that tells a line for each value, shows keys written
twice and text that YAML takes for something else, and follows no anchors.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from helpers.check.owners import Way, owner
from helpers.check.problem import Problem
from helpers.faults import in_words
from helpers.parsing import LOADER

DEEPEST = 20
LARGEST = 1_000_000  # bytes
STRING = "tag:yaml.org,2002:str"
QUOTES_HELP = (
    "Often it is a colon, a # or a quote mark in a text without quotes: put the text in quotes. "
    "Or the indentation is not that of the lines around."
)
WITHOUT_END = ("lists in lists without end", "Look at the indentation.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One file. `written` holds how a value stands in the file, where YAML made it another.

    One that could not be read to its end is not `whole`, and then what it lacks says nothing.
    """

    file: str
    data: Any = None
    lines: Mapping[Way, int] = field(default_factory=dict)
    written: Mapping[Way, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    whole: bool = True

    def line(self, way: Way) -> int:
        """The line of what is there, or of what it would be part of."""
        while way and way not in self.lines:
            way = way[:-1]
        return self.lines.get(way, 1)

    def problem(self, way: Way, found: str, write: str, line: int | None = None) -> Problem:
        """What is wrong there, told by the id of the thing it belongs to."""
        id, inside = owner(self.file, self.data, way)
        line = self.line(way) if line is None else line
        field = in_words(inside)
        return Problem(file=self.file, line=line, id=id, field=field, found=found, write=write)


def read_tree(folder: Path, file: str) -> Tree:
    """The file with keys at its top; where it has none, empty, with problems that say why."""
    try:
        raw = (folder / file).read_bytes()
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        write = "Add the file, or look at its name."
        return _nothing(file, 0, reason, write)
    if len(raw) > LARGEST:
        return _nothing(file, 0, "more than a megabyte", "Split it, or look what got into it.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _nothing(file, line, "a character that is not UTF-8", "Save the file as UTF-8.")
    return _Builder(file, text).tree()


def _nothing(file: str, line: int, found: str, write: str) -> Tree:
    problem = Problem(file=file, line=line, found=found, write=write)
    return Tree(file=file, data={}, problems=(problem,), whole=False)


class _CannotGoOnError(Exception):
    """The rest of the file cannot be read; why is noted among the problems."""


class _Builder:
    """Builds one file's data, and notes what is wrong with its YAML on the way."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines: dict[Way, int] = {}
        self.written: dict[Way, str] = {}
        self.notes: list[tuple[int, Way, str, str]] = []
        self.whole = True
        self.events: Iterator[yaml.Event] = iter(())
        self.resolver: Any = yaml.SafeLoader("")

    def tree(self) -> Tree:
        data: Any = {}
        try:
            data = self._document()
        except yaml.YAMLError as error:
            self._note_broken(error)
        except _CannotGoOnError:
            self.whole = False
        return self._tree(data)

    def _tree(self, data: Any) -> Tree:
        bare = Tree(
            file=self.file, data=data, lines=self.lines, written=self.written, whole=self.whole
        )
        problems = (bare.problem(way, found, write, line) for line, way, found, write in self.notes)
        return replace(bare, problems=tuple(problems))

    def _document(self) -> Any:
        self.events = yaml.parse(self.text, LOADER)
        data: Any = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and data is None:
                data = self._value(next(self.events), ())
            elif isinstance(event, yaml.DocumentStartEvent):
                line = _line(event)
                self._note(line, (), "a second document", "Take out the line with ---.")
                raise _CannotGoOnError
        return data if isinstance(data, dict) else self._no_keys(data)

    def _no_keys(self, data: Any) -> dict[str, Any]:
        found = "a list" if isinstance(data, list) else "text" if data else "nothing"
        self.whole = False
        self._note(1, (), f"{found} at the top of the file", "Begin with a key and a colon.")
        return {}

    def _value(self, event: yaml.Event, way: Way) -> Any:
        line = _line(event)
        self.lines.setdefault(way, line)
        if len(way) > DEEPEST:
            self._note(line, way[:2], *WITHOUT_END)
            raise _CannotGoOnError
        if mark := _special(event):
            self._note(line, way, mark, "Write the words out, or put them in quotes.")
        if isinstance(event, yaml.AliasEvent):
            raise _CannotGoOnError  # a few of them can stand for millions of words
        if isinstance(event, yaml.SequenceStartEvent):
            parts = enumerate(self._until(yaml.SequenceEndEvent))
            return [self._value(part, (*way, place)) for place, part in parts]
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(way)
        return self._scalar(event, way) if isinstance(event, yaml.ScalarEvent) else ""

    def _mapping(self, way: Way) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            key, line = self._key(event, way), _line(event)
            if key is None:
                self._value(next(self.events), way)
                continue
            if key in found:
                self._note(line, (*way, key), f"the key {key} a second time", "Keep one of them.")
            self.lines[(*way, key)] = line
            found[key] = self._value(next(self.events), (*way, key))
        return found

    def _key(self, event: yaml.Event, way: Way) -> str | None:
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._value(event, way)
            self._note(line, way, "a list or keys where a key should be", "Write a word instead.")
            return None
        value = self._scalar(event, (*way, event.value))
        if self.written.pop((*way, event.value), None) is not None:
            found = f"the key {event.value}, which YAML reads as {in_yaml(value, event.value)}"
            self._note(line, way, found, f'Put it in quotes: "{event.value}".')
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent, way: Way) -> Any:
        text: str = event.value
        if not event.implicit[0] or event.tag:
            return text
        tag = self.resolver.resolve(yaml.ScalarNode, text, (True, False))
        if tag == STRING:
            return text
        try:
            value = self.resolver.construct_object(yaml.ScalarNode(tag, text))
        except (yaml.YAMLError, ValueError, OverflowError):
            found = f"{text}, which YAML takes for something else and cannot read"
            self._note(_line(event), way, found, f'Put it in quotes: "{text}".')
            return text
        self.written[way] = text
        return value

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self.events), end):
            yield event

    def _note_broken(self, error: yaml.YAMLError) -> None:
        self.whole = False
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        if mark and "\t" in "".join(self.text.splitlines()[mark.line : line]):
            self._note(line, (), "a tab", "Indent with spaces.")
        elif isinstance(error, yaml.reader.ReaderError):
            line = self.text.encode()[: error.position].count(b"\n") + 1
            self._note(line, (), "a character that YAML does not allow", "Take it out.")
        elif "nesting depth" in (getattr(error, "problem", None) or ""):
            self._note(line, (), *WITHOUT_END)  # the parser's own limit, met before ours
        else:
            reason = getattr(error, "problem", None) or "it is not YAML"
            self._note(line, (), f"this cannot be read ({reason})", QUOTES_HELP)

    def _note(self, line: int, way: Way, found: str, write: str) -> None:
        self.notes.append((line, way, found, write))


def in_yaml(value: Any, written: str) -> str:
    """What YAML makes of words without quotes."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return "a number" if str(value) == written else f"the number {value}"
    return "a date" if isinstance(value, date) else type(value).__name__


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _special(event: yaml.Event) -> str:
    """What else YAML can put before a value; none of it belongs into content."""
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor:
        return f"the mark {'*' if isinstance(event, yaml.AliasEvent) else '&'}{anchor}"
    return f"the mark {tag}" if tag else ""
