"""One content file: read, built into a model object, and refused in words if it does not fit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from helpers import compiled, faults
from helpers.faults import ContentError

T = TypeVar("T")

TRY_CHECK = "Run `course check`: it names every problem with its line."
IN_QUOTES = "Put it in quotes: this has to be text."


def read(folder: Path, file: str) -> Mapping[str, Any]:
    """What the file says, by the keys at its top. ContentError if it cannot be read."""
    if (said := compiled.kept(folder / file)) is not None:
        return said
    from helpers.parsing import parsed  # late: most often a copy is kept

    try:
        raw = parsed((folder / file).read_text(encoding="utf-8"))
    except OSError as error:
        found = (error.strerror or "unreadable").lower()
        raise ContentError(file, found=found, write=TRY_CHECK) from error
    except (ValueError, RecursionError) as error:
        raise ContentError(file, found="not YAML in UTF-8", write=TRY_CHECK) from error
    if not isinstance(raw, dict):
        raise ContentError(file, found="no keys at the top", write=TRY_CHECK)
    return raw


def build(cls: type[T], raw: Mapping[str, Any], file: str) -> T:
    """What was read, as this class. ContentError if a key is missing, unknown or misused."""
    try:
        built = msgspec.convert(raw, cls)
    except msgspec.ValidationError as error:
        raise _refusal(str(error), raw, file) from None
    for way in _unknown(built, raw):
        field = faults.in_words(way)
        raise ContentError(
            file, id=named_in(raw), field=field, found="unknown key", write=TRY_CHECK
        )
    return built


def _unknown(built: Any, raw: Any) -> Iterator[tuple[str | int, ...]]:
    """The ways to keys that found no place in what was built: msgspec passes them over."""
    if is_dataclass(built):
        places = {field.name for field in fields(built)}
        parts = [(key, getattr(built, key), raw[key]) for key in raw if key in places]
        yield from ((str(key),) for key in raw if key not in places)
    elif isinstance(built, tuple):
        parts = [(place, *both) for place, both in enumerate(zip(built, raw, strict=True))]
    else:
        return
    for step, part, raw_part in parts:
        yield from ((step, *way) for way in _unknown(part, raw_part))


def _refusal(message: str, raw: Mapping[str, Any], file: str) -> ContentError:
    """What msgspec has to say, in a writer's words as far as it is the usual."""
    reason, _, at = message.partition(" - at `$")
    way = [int(n) if n else key for key, n in re.findall(r"\.(\w+)|\[(\d+)\]", at)]
    found, write = reason, TRY_CHECK
    if missing := re.search(r"missing required field `(\w+)`", reason):
        found = f"no {missing[1]}"
    elif reason.startswith("Expected `str`") and "[...]" not in at:
        found, write = repr(faults.dig(raw, way)), IN_QUOTES
    field = faults.in_words(way)
    return ContentError(file, id=named_in(raw), field=field, found=found, write=write)


def named_in(raw: Mapping[str, Any]) -> str:
    """What to call an exercise by its id."""
    return faults.named("exercise", raw)
