"""Whatever a content file holds, the checker answers with problems and never falls over."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import check

SOUND = Path(__file__).parent / "sound_content"
FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.glob("content/**/*.yml"))
OTHERS = ["content/references.bib", "notebooks/01_choosing.ipynb"]

SIGNS = "a:-[]{}&*!|>'\"#%@` \t\n,1"

few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(scalars, inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def course() -> Iterator[Path]:
    """A sound course of which one file at a time is overwritten and put back."""
    with TemporaryDirectory() as place:
        shutil.copytree(SOUND, place, dirs_exist_ok=True)
        yield Path(place)


def check_with(course: Path, file: str, data: bytes) -> list[check.Problem]:
    before = (course / file).read_bytes()
    (course / file).write_bytes(data)
    try:
        return check.problems(
            course / "content", notebooks=course / "notebooks", code=course / "code"
        )
    finally:
        (course / file).write_bytes(before)


def parts(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value."""
    yield way
    steps = enumerate(data) if isinstance(data, list) else ()
    for step, inner in data.items() if isinstance(data, dict) else steps:
        yield from parts(inner, (*way, step))


def put(data: Any, way: tuple[Any, ...], new: Any) -> Any:
    """The data with something else at one place."""
    if not way:
        return new
    copy = data.copy()
    copy[way[0]] = put(data[way[0]], way[1:], new)
    return copy


@few
@given(file=st.sampled_from([*FILES, *OTHERS]), data=st.binary(max_size=60))
def test_any_bytes_are_answered(course: Path, file: str, data: bytes) -> None:
    assert all(map(str, check_with(course, file, data)))


@few
@given(
    file=st.sampled_from([*FILES, *OTHERS]),
    text=st.text(alphabet=SIGNS, max_size=40),
)
def test_any_signs_of_yaml_are_answered(course: Path, file: str, text: str) -> None:
    assert all(map(str, check_with(course, file, text.encode())))


@settings(few, max_examples=150)
@given(file=st.sampled_from(FILES), choose=st.randoms(use_true_random=False), new=anything)
def test_any_value_anywhere_is_answered(course: Path, file: str, choose: Any, new: Any) -> None:
    data = yaml.safe_load((SOUND / file).read_text(encoding="utf-8"))
    way = choose.choice(list(parts(data)))
    changed = yaml.safe_dump(put(data, way, new), allow_unicode=True)
    assert all(map(str, check_with(course, file, changed.encode("utf-8", "replace"))))


@pytest.mark.parametrize("file", [*FILES, *OTHERS])
@pytest.mark.parametrize("cut", [0.25, 0.5, 0.9])
def test_a_file_cut_short_is_answered(course: Path, file: str, cut: float) -> None:
    data = (SOUND / file).read_bytes()
    assert all(map(str, check_with(course, file, data[: int(len(data) * cut)])))


@pytest.mark.parametrize("deep", ["[" * 50_000, "{a: " * 50_000, "- " * 50_000, "&a [*a]"])
def test_nesting_without_end_is_answered(course: Path, deep: str) -> None:
    assert check_with(course, "content/progress/lesson.yml", f"title: {deep}".encode())
    assert check_with(course, "content/progress/lesson.yml", deep.encode())
