"""What became of a row that was to be saved."""

from enum import StrEnum


class Saved(StrEnum):
    """`ASIDE`: on disk in a file of its own, merged at the next write that gets the lock."""

    NEW = "new"
    CHANGED = "changed"
    ALREADY = "already"
    ASIDE = "aside"
