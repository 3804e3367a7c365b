"""Imports in `helpers/` run one way, lessons stay light, and one module reads the environment."""

import ast
from collections.abc import Iterator
from pathlib import Path

HELPERS = Path(__file__).resolve().parents[1] / "helpers"

LEVELS = {
    1: {"paths", "model", "faults", "pages", "placeholders", "compiled", "parsing", "searching"}
    | {"reading", "refusal", "startup"},
    2: {"content", "facilitating", "references", "citations", "compiling", "check"}
    | {"journal", "profile", "practice", "calendar"},
    3: {"exercises"},
    4: {"widgets", "progress", "workshop"},
    5: {
        "lesson",
        "cli",
        "opening",
        "new_lesson",
        "serverextension",
        "notebooks",
        "__init__",
    },
}
LEVEL = {part: level for level, parts in LEVELS.items() for part in parts}
HEAVY = {"pandas", "numpy", "plotly", "pydantic", "icalendar", "typst"}
NOT_IN_A_LESSON = {"check", "progress", "workshop"}


def modules() -> list[Path]:
    found = sorted(HELPERS.rglob("*.py"))
    assert len(found) > 10
    return found


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def part(path: Path) -> str:
    """The part of the project a file belongs to: its module, or its package."""
    return path.relative_to(HELPERS).with_suffix("").parts[0]


def imported(tree: ast.AST, path: Path) -> Iterator[str]:
    """The full names of what is imported anywhere below this node."""
    package = ("helpers", *path.relative_to(HELPERS).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def at_import(tree: ast.Module) -> ast.Module:
    """The code that runs when the module is imported: no functions, nothing for type checks."""

    class Outside(ast.NodeTransformer):
        def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
            return None

        def visit_If(self, node: ast.If) -> ast.AST | None:
            only_types = "TYPE_CHECKING" in ast.unparse(node.test)
            return None if only_types else self.generic_visit(node)

    stays: ast.Module = Outside().visit(tree)
    return stays


def ours(names: Iterator[str]) -> set[str]:
    """The parts of the project among imported names."""
    return {name.split(".")[1] for name in names if name.startswith("helpers.")}


def test_every_part_has_its_level() -> None:
    assert {part(path) for path in modules()} - {"lab"} <= LEVEL.keys()


def test_imports_run_downwards_only() -> None:
    upwards = [
        f"{path.relative_to(HELPERS)} imports {other}"
        for path in modules()
        if part(path) in LEVEL and part(path) != "__init__"
        for other in ours(imported(tree(path), path))
        if other in LEVEL and LEVEL[other] > LEVEL[part(path)]
    ]
    assert upwards == []


def test_no_two_parts_import_each_other() -> None:
    needs: dict[str, set[str]] = {}
    for path in modules():
        needs.setdefault(part(path), set()).update(ours(imported(tree(path), path)))
    needs.pop("__init__", None)
    while ready := [name for name, others in needs.items() if not others & needs.keys() - {name}]:
        for name in ready:
            del needs[name]
    assert not needs, "a circle of imports"


def test_a_lesson_imports_nothing_heavy() -> None:
    heavy = [
        f"{path.relative_to(HELPERS)} imports {name}"
        for path in modules()
        if part(path) not in NOT_IN_A_LESSON
        for name in imported(at_import(tree(path)), path)
        if name.split(".")[0] in HEAVY
    ]
    assert heavy == []


def test_the_test_for_heavy_imports_tells_early_from_late() -> None:
    here = HELPERS / "lesson.py"
    early = ast.parse("class A:\n import pandas as pd\nif 1:\n from plotly import express")
    late = ast.parse("def f():\n import numpy\nif TYPE_CHECKING:\n import pydantic")
    assert set(imported(at_import(early), here)) == {"pandas", "plotly.express"}
    assert set(imported(at_import(late), here)) == set()


def test_only_paths_reads_the_environment() -> None:
    readers = {
        path.relative_to(HELPERS).as_posix()
        for path in modules()
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv"})
        or (isinstance(node, ast.alias) and node.name in {"environ", "environb", "getenv"})
    }
    assert readers == {"paths.py"}
