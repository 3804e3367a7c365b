"""A participant's own server. Twenty people may arrive at once, so it starts with the least."""

from helpers.startup import leave_out_grammar


def main() -> None:
    """Runs the server as JupyterHub asks for it."""
    leave_out_grammar()
    from jupyterhub.singleuser import main as run

    run()


if __name__ == "__main__":
    main()
