"""YAML, read fast. A module of its own: a lesson whose content is compiled does without it."""

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as fast


def parsed(text: str) -> Any:
    """What a YAML text holds. ValueError or RecursionError if it cannot be read."""
    try:
        return yaml.load(text, LOADER)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
