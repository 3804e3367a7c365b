"""A participant's own server, begun without the one part that would take half of its start.

jsonschema looks for `rfc3987_syntax`, to check addresses in foreign scripts, and goes on without it
where it is missing. Nothing here has such addresses, and building that grammar takes as long as all
the rest: twenty people who arrive at once would wait for it twenty times.
"""

import sys


def main() -> None:
    """Runs the server as JupyterHub asks for it."""
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
    from jupyterhub.singleuser import main as run

    run()


if __name__ == "__main__":
    main()
