"""What a JupyterLab that we start does without, so that it is there sooner."""

import sys


def leave_out_grammar() -> None:
    """Leaves out `rfc3987_syntax`, whose import takes about half of a server's start.

    jsonschema looks for it, to check addresses in foreign scripts, and goes on without it where it
    is missing. Nothing here has such addresses. Call this before anything of Jupyter is imported.
    """
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
