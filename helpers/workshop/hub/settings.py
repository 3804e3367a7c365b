"""JupyterHub's settings for a day: who gets in, as whom servers run, what they may use."""

import asyncio
import sys
from pathlib import Path
from typing import Any

from helpers import content, paths
from helpers.workshop.hub import accounts
from helpers.workshop.hub import day as days
from helpers.workshop.hub.authenticator import WorkshopAuthenticator
from helpers.workshop.hub.day import Day

TEMPLATES = Path(__file__).parent / "templates"
LEAST_SECRET = 4
THREADS = 300  # of all programs of one person together
EXPENDABLE = 500  # if the machine's memory runs out, a participant's program ends before the hub
MB = 1024**2
CLOSED = 0o077


def configure(c: Any) -> None:
    """Fills in JupyterHub's configuration for the day."""
    day = days.read(paths.workshop_folder())
    _hub(c, day)
    _people(c, day)
    _servers(c, day)
    _services(c, day)


def _hub(c: Any, day: Day) -> None:
    c.JupyterHub.ip, c.JupyterHub.port = day.ip, day.port
    c.JupyterHub.hub_ip, c.JupyterHub.hub_port = "127.0.0.1", day.inner_ports[0]
    c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = day.certificate, day.key
    c.JupyterHub.db_url = f"sqlite:///{day.records / 'hub.sqlite'}"
    c.JupyterHub.cookie_secret_file = str(day.records / "cookie_secret")
    c.JupyterHub.cookie_max_age_days = 1
    c.JupyterHub.active_server_limit = day.most
    c.JupyterHub.template_paths = [str(TEMPLATES)]
    c.JupyterHub.template_vars = {
        "words": lambda user: content.ui,  # called, with who looks, to get what the page may use
        "encrypted": bool(day.certificate),
        "name_prefix": day.prefix,  # JupyterHub has a `prefix` of its own
    }
    c.JupyterHub.shutdown_on_logout = True
    c.ConfigurableHTTPProxy.command = list(day.proxy)
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{day.inner_ports[1]}"
    c.ConfigurableHTTPProxy.pid_file = str(day.records / "proxy.pid")


def _people(c: Any, day: Day) -> None:
    c.JupyterHub.authenticator_class = WorkshopAuthenticator
    c.WorkshopAuthenticator.day = day
    c.WorkshopAuthenticator.dbm_path = str(day.records / "secrets.dbm")
    c.WorkshopAuthenticator.min_password_length = LEAST_SECRET
    c.Authenticator.allow_all = True


def _servers(c: Any, day: Day) -> None:
    async def prepare(spawner: Any) -> None:
        await asyncio.to_thread(accounts.settle_in, day, spawner.user.name)

    first = content.course().lessons[0].notebook
    c.JupyterHub.spawner_class = "localprocess"
    c.Spawner.pre_spawn_hook = prepare
    c.Spawner.cmd = [*_limits(day), sys.executable, "-m", "helpers.workshop.hub.server"]
    c.Spawner.args = [
        "--ServerApp.terminals_enabled=False",
        # without it, whoever is on this machine could listen to what a kernel sends
        "--KernelManager.transport_encryption=required",
        "--LanguageServerManager.autodetect=False",  # else it asks npm for programs of no use here
        "--LabApp.extension_manager=readonly",
    ]
    c.Spawner.notebook_dir = "~/notebooks"
    c.Spawner.default_url = f"/lab/tree/{first}?reset"
    c.Spawner.start_timeout = c.Spawner.http_timeout = 180
    c.LocalProcessSpawner.popen_kwargs = {"umask": CLOSED}
    c.Spawner.environment = {
        "COURSE_NOTEBOOKS": lambda spawner: str(_home(day, spawner) / "notebooks"),
        "COURSE_JOURNAL": lambda spawner: str(_home(day, spawner) / "notebooks" / "my_journal"),
        "COURSE_SHARE": str(day.shared),
        "TMPDIR": lambda spawner: str(_home(day, spawner) / "tmp"),
        # fewer threads and arenas, each of which would claim memory
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }


def _limits(day: Day) -> list[str]:
    """The system's own tools that set limits and then become the program."""
    data = day.memory * MB
    return [
        *("prlimit", f"--data={data}:{data}", f"--nproc={THREADS}:{THREADS}", "--core=0:0"),
        *("choom", "--adjust", str(EXPENDABLE), "--"),
    ]


def _services(c: Any, day: Day) -> None:
    cull = [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={day.idle * 60}"]
    c.JupyterHub.services = [
        {"name": "culler", "command": [*cull, f"--cull-every={max(5, min(60, day.idle * 20))}"]},
        {"name": "count", "api_token": day.token},
    ]
    c.JupyterHub.load_roles = [
        {
            "name": "culler",
            "services": ["culler"],
            "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        },
        {"name": "count", "services": ["count"], "scopes": ["list:users", "read:servers"]},
    ]


def _home(day: Day, spawner: Any) -> Path:
    account: str = spawner.user.name
    return day.homes / account
