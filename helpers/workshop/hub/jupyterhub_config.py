"""What JupyterHub is started with; see `settings`."""

from helpers.workshop.hub.settings import configure

configure(get_config())  # type: ignore[name-defined]  # noqa: F821
