"""The code of the sound sample: everything it asks for is in its ui.yml. Read, never run."""

from helpers.content import ui
from helpers.journal import JournalError


def words(saved: str) -> list[str]:
    """Asks for words in every way that the checker knows."""
    key = "example"
    return [ui("save"), ui(f"saved_{saved}", time="21:40"), ui(key)]


def refuse() -> None:
    """Errors have their words in ui.yml too."""
    raise JournalError("no_space", file="answers.csv")
