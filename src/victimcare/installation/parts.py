"""What an installation is made of: the chores before it runs, and the children that `up` keeps running.

To add one: a line in `chores` or `children`. What a child needs to know it reads from its environment.
"""

import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from victimcare.installation import probes
from victimcare.installation.environment import Environment
from victimcare.installation.postgres import Postgres
from victimcare.installation.supervisor import Part, Process, last_line, spawn

PYTHON = sys.executable


@dataclass(frozen=True, slots=True)
class Chore:
    """Runs before the children, once at each start, and must end well."""

    name: str
    argv: tuple[str, ...]
    as_owner: bool = False  # with the role that owns the tables


@dataclass(frozen=True, slots=True)
class Plan:
    """What this start has settled: every port is known, every address is a real one."""

    settings: Environment
    variables: Mapping[str, str]  # the children's environment
    callback_token: str
    provider_key: str | None  # of the make-believe provider; None without it

    def log(self, name: str) -> Path:
        return self.settings.home / "logs" / f"{name}.log"

    def part(self, name: str, *argv: str, is_ready: probes.Probe = lambda _: True) -> Part:
        log = self.log(name)
        return Part(
            name,
            start=partial(spawn, (PYTHON, *argv), self.variables, log),
            is_ready=is_ready,
            last_words=partial(last_line, log),
        )


def database(postgres: Postgres) -> Part:
    """The embedded PostgreSQL. Each start frees its data first, also after a hard kill."""

    def start() -> Process:
        postgres.prepare()
        return postgres.start()

    return Part(
        "database",
        start=start,
        is_ready=postgres.is_ready,
        when_ready=postgres.settle,
        stop_signs=((signal.SIGINT, 8.0), (signal.SIGQUIT, 1.0), (signal.SIGKILL, 1.0)),
    )


def chores() -> list[Chore]:
    return [
        Chore("migrate", ("-m", "django", "migrate", "--no-input", "--verbosity=0"), as_owner=True),
    ]


def outside(plan: Plan) -> Part:
    """The make-believe providers of the demonstration, a program of their own."""
    settings, home = plan.settings, plan.settings.home / "outside"
    port_file = home / "ports.json"
    port_file.unlink(missing_ok=True)
    return plan.part(
        "outside",
        "-m",
        "victimcare.demo.outside",
        f"--home={home}",
        f"--host={settings.bind}",
        f"--port={settings.outside_port}",
        f"--port-file={port_file}",
        f"--api-key={plan.provider_key}",
        f"--callback-url=http://{settings.bind}:{settings.web_port}/hooks/notify",
        f"--callback-token={plan.callback_token}",
        is_ready=probes.has_written(port_file),
    )


def children(plan: Plan) -> list[Part]:
    settings = plan.settings
    return [
        plan.part(
            "web",
            *(
                "-m",
                "gunicorn",
                "-c",
                "python:victimcare.installation.web_server",
                "victimcare.config.wsgi:application",
            ),
            is_ready=probes.answers_http(settings.bind, settings.web_port, "/ready"),
        ),
        plan.part("sealer", *_command("audit", "seal", "--follow")),
    ]


def _command(*words: str) -> tuple[str, ...]:
    return ("-m", "victimcare.config.command", *words)
