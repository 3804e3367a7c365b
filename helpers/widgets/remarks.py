"""What is said of wording that was looked over."""

from helpers.content import ui
from helpers.exercises.wording import Found


def remarks(found: Found) -> tuple[str, ...]:
    """A sentence for each thing to point out, or one that nothing was found."""
    if not found:
        return (ui("composer_nothing_found"),)
    return tuple(ui("composer_found", words=words, why=watch.message) for watch, words in found)
