"""gunicorn's settings for the pages and the API: `gunicorn -c python:victimcare.installation.web_server`."""

import gc
import signal
from pathlib import Path
from typing import Any

from victimcare.installation import installation_environment, part_processes, static_file_copies

gc.disable()  # while the pages are loaded
_environment = installation_environment.load_environment()
static_file_copies.copy_static_files(
    _environment.home
)  # before the pages are loaded: the settings check whether the files are there
_host = f"[{_environment.bind}]" if ":" in _environment.bind else _environment.bind

bind = f"{_host}:{_environment.web_port}"
# a thread gets a request only once it is complete (ADR 54)
worker_class = "victimcare.installation.web_worker.TimedWorker"
asgi_lifespan = "off"
workers = 2
worker_connections = 1000
forwarder_headers = ""  # no header from a visitor changes the path
preload_app = True
timeout = 30
graceful_timeout = 4  # less than the parent waits
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  its heartbeat must not wait for a disk


def when_ready(server: Any) -> None:
    """Before the first worker is forked; connections that arrive before then wait in the port's queue."""
    from victimcare.config import web_warming, wsgi  # need the pages, and those need the files copied above

    web_warming.warm_pages(wsgi.application)
    gc.freeze()  # what is loaded now stays: no worker traces it, or copies its memory by tracing it
    gc.enable()


def post_fork(server: Any, worker: Any) -> None:
    """A worker whose master is killed releases the port at once."""
    part_processes.die_with_parent(signal.SIGKILL)
