"""What can go wrong with the learner's files, as keys of `content/ui.yml`."""

import errno

from helpers.refusal import Refusal

NO_SPACE = frozenset(
    getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)
)
NO_PERMISSION = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# Windows: access denied, sharing violation, lock violation; another program has the file open.
HELD_OPEN = frozenset({5, 32, 33})


class JournalError(Refusal):
    """A failure in words a learner can act on: a ui key and its values, never a learner's text."""


def held_open(error: OSError) -> bool:
    """Whether another program has the file open, which happens on Windows only."""
    return getattr(error, "winerror", None) in HELD_OPEN


def of_writing(error: OSError, file: str) -> JournalError:
    """The operating system's refusal to write, as the ui key that says what to do."""
    if held_open(error):
        return JournalError("journal_held_open", file=file)
    if error.errno in NO_SPACE:
        return JournalError("journal_no_space", file=file)
    if error.errno in NO_PERMISSION:
        return JournalError("journal_no_permission", file=file)
    return JournalError("journal_cannot_write", file=file)


def of_reading(error: OSError, file: str) -> JournalError:
    """The operating system's refusal to read, as the ui key that says what to do."""
    key = "journal_held_open" if held_open(error) else "journal_cannot_read"
    return JournalError(key, file=file)
