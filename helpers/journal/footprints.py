"""The names of everything the course leaves in a journal folder, and so what may be erased."""

import re

from helpers.journal.drafts import FOLDER as DRAFTS
from helpers.journal.lock import LOCK_NAME
from helpers.model import ROW_KINDS

CHECKPOINTS = ".ipynb_checkpoints"
EXPORTS = "exports"
SHARING = "sharing.json"  # under which id numbers are shared with a group, and where
SHARED = re.compile(r"numbers-[0-9a-f]{16}\.csv")
FOLDERS = (DRAFTS, EXPORTS, CHECKPOINTS)  # that we, or JupyterLab for us, make in a journal folder

TABLE = f"(?:{'|'.join(ROW_KINDS)})"

# kind → names, by the folder in which they stand; "" is the journal folder itself
NAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("journal", rf"{TABLE}\.csv"),
        ("profile", r"profile\.json"),
        ("sharing", re.escape(SHARING)),
        ("side", rf"{TABLE}\.side-[0-9a-f]+\.csv"),
        ("resaved", rf"{TABLE}\.resaved-[0-9a-f]+\.csv"),
        ("damaged", rf"{TABLE}\.csv\.damaged|profile\.json\.[\w.-]+|profile\.damaged[\w.-]*"),
        ("temporary", rf"\.(?:side-)?(?:{TABLE}|profile|sharing)[-.][\w.-]*\.tmp"),
        # what a spreadsheet or an editor leaves beside a file it has open
        ("temporary", rf"\.~lock\.{TABLE}\.csv#|~\${TABLE}\.csv|\.?{TABLE}\.csv(?:~|\.bak|\.swp)"),
        ("lock", re.escape(LOCK_NAME)),
        ("log", r"course\.log[\w.-]*"),
    ),
    DRAFTS: (
        ("draft", r"draft-[\w.-]+\.json"),
        ("damaged", r"draft-[\w.-]+\.json\.[\w.-]*damaged"),
        ("temporary", r"\.draft-[\w.-]*\.tmp"),
    ),
    EXPORTS: (("export", r"course-[\w.-]+"),),
    CHECKPOINTS: (("checkpoint", rf"(?:{TABLE}[\w.-]*|profile|draft-[\w.-]+)-checkpoint\.\w+"),),
}
PATTERNS = {
    place: [(kind, re.compile(names)) for kind, names in kinds] for place, kinds in NAMES.items()
}


def kind_of(name: str, place: str) -> str:
    """What a file of this name is to us, in the journal folder or in one of ours inside it."""
    return next((kind for kind, names in PATTERNS[place] if names.fullmatch(name)), "")


def original_name(checkpoint: str) -> str:
    """The name of the file of which this is JupyterLab's older copy."""
    return re.sub(r"-checkpoint(?=\.[^.]*$|$)", "", checkpoint)
