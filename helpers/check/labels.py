"""The words on the screens: every key the code asks for is in ui.yml, and none is left over."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from helpers.check.code import modules, pattern_of, text_of, words_in
from helpers.check.material import Material
from helpers.check.problem import Problem
from helpers.check.spots import top
from helpers.placeholders import PATTERN, is_known

ASKS = {"ui", "say", "_say", "_stop"}
"""Functions whose first value is a key of ui.yml; so is that of errors with their own words."""

ERROR_NAMES = re.compile(r"(Journal|Page)Error|Cannot(Open|Add|Print)")
OTHER_CODE = ("*.js", "*.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One place in the code that asks for words; `params` is None if it hands on others'."""

    file: str
    line: int
    key: str
    params: frozenset[str] | None

    def problem(self, found: str, write: str) -> Problem:
        """What is wrong with it."""
        return Problem(file=self.file, line=self.line, found=found, write=write)


def wrong_labels(material: Material, code: Path) -> Iterator[Problem]:
    """Keys that are missing, values that nobody gives, and keys that nothing uses."""
    if not material.ui.whole:
        return
    texts = material.ui.data
    asks = [ask for name, tree in modules(code) for ask in _asks(name, tree)]
    if not asks:
        write = "Look whether the folder is the right one."
        yield Problem(file=code.name, found="no code that asks for words", write=write)
        return
    for ask in asks:
        yield from _wrong_ask(ask, texts)
    spot = top(material.ui)
    used = _Used(code)
    for key in texts:
        if not used.has(key):
            yield spot.at(key).problem("used nowhere", "Take it out, or ask for it somewhere.")


def _wrong_ask(ask: Ask, texts: dict[str, object]) -> Iterator[Problem]:
    if ask.key not in texts:
        near = get_close_matches(ask.key, texts, 1, 0.8)
        write = f"Did you mean {near[0]}?" if near else "Add it to ui.yml."
        yield ask.problem(f"the key {ask.key}, which is not in ui.yml", write)
        return
    given = ask.params
    for name in _params(texts[ask.key]):
        if given is not None and name not in given:
            found = f"{ask.key} without {name}"
            yield ask.problem(found, f"Give {name}=…, or take {{{name}}} out of the text.")


def _params(text: object) -> list[str]:
    found = PATTERN.findall(text) if isinstance(text, str) else []
    return [name for name in dict.fromkeys(found) if not is_known(name)]


def _asks(file: str, tree: ast.Module) -> Iterator[Ask]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _is_ask(node.func):
            names = [keyword.arg for keyword in node.keywords]
            params = None if None in names else frozenset(filter(None, names))
            for key in _keys(node.args[0]):
                yield Ask(file=file, line=node.lineno, key=key, params=params)


def _keys(node: ast.expr) -> Iterator[str]:
    """The key itself, or both of `a if … else b`."""
    if isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)
    elif key := text_of(node):
        yield key


def _is_ask(func: ast.expr) -> bool:
    name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
    return name in ASKS or bool(ERROR_NAMES.fullmatch(name))


class _Used:
    """Whether anything in the code can mean a key: its word, or an f-string that may become it."""

    def __init__(self, code: Path) -> None:
        self.words = words_in(code)
        trees = (tree for _, tree in modules(code))
        patterns = {pattern_of(node) for tree in trees for node in ast.walk(tree)} - {""}
        self.patterns = re.compile("|".join(sorted(patterns)) or "(?!)")
        self.rest = "\n".join(_texts(code))

    def has(self, key: str) -> bool:
        """Whether something asks for this key."""
        in_code = key in self.words or self.patterns.fullmatch(key)
        return bool(in_code or re.search(rf"\b{re.escape(key)}\b", self.rest))


def _texts(code: Path) -> Iterator[str]:
    for pattern in OTHER_CODE:
        for path in sorted(code.rglob(pattern)):
            yield path.read_text(encoding="utf-8", errors="replace")
