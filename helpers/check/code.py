"""Python code as the checker reads it: parsed, never run."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def parse(text: str) -> ast.Module | None:
    """The code's tree; None if it is not Python."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


@cache
def modules(folder: Path) -> tuple[tuple[str, ast.Module], ...]:
    """Every module below a folder that can be read, with its name from there."""
    return tuple(_modules(folder))


def _modules(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        try:
            tree = parse(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        if tree:
            yield path.relative_to(folder.parent).as_posix(), tree


def words_in(folder: Path) -> set[str]:
    """Every text that stands in the code."""
    trees = (tree for _, tree in modules(folder))
    return {text for tree in trees for node in ast.walk(tree) if (text := text_of(node))}


def text_of(node: ast.AST | None) -> str:
    """The text that a node is; empty if it is something else."""
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else ""


def pattern_of(node: ast.AST) -> str:
    """What an f-string can become, as a regular expression; empty if it may be anything."""
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = [re.escape(text_of(part)) if text_of(part) else r"\w+" for part in node.values]
    return "".join(parts) if any(map(text_of, node.values)) else ""
