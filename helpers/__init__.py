"""What a notebook may import. Each is read in when it is used, so that a lesson starts fast."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.lesson import open_lesson
    from helpers.progress import open_progress
    from helpers.workshop.group.group_page import open_group
    from helpers.workshop.session.facilitator import open_facilitator

__all__ = ["open_facilitator", "open_group", "open_lesson", "open_progress"]

_HOMES = {
    "open_facilitator": "helpers.workshop.session.facilitator",
    "open_group": "helpers.workshop.group.group_page",
    "open_lesson": "helpers.lesson",
    "open_progress": "helpers.progress",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
