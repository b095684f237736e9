"""The parts of an installation: the chores before it runs, and the children that `up` keeps running.

To add one: a line in `list_start_chores` or `list_child_parts`. A child reads what it needs to know from its
environment.
"""

import base64
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from uuid import NAMESPACE_DNS, uuid5

from victimcare.installation import installation_database, network_ports
from victimcare.installation.embedded_postgres import EmbeddedPostgres, RoleUrls
from victimcare.installation.installation_environment import Environment
from victimcare.installation.part_processes import Process, ProcessPart, last_log_line, spawn_process
from victimcare.rules.force import Force

PYTHON = sys.executable
WEB = "web"
SECONDS_TO_LIVE = 3.0  # after which a part without a port counts as started
WEB_SERVER = ("-m", "gunicorn", "-c", "python:victimcare.installation.web_server", "victimcare.config.asgi:application")


@dataclass(frozen=True, slots=True)
class StartChore:
    """Runs before the children, once at each start that needs it, and must succeed."""

    name: str
    argv: tuple[str, ...]
    as_owner: bool = False  # with the role that owns the tables
    is_needless: Callable[[RoleUrls], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class StartPlan:
    """What this start has decided: every port is known, every address is real."""

    settings: Environment
    variables: Mapping[str, str]  # the children's environment
    force: Force
    provider_key: str | None  # of the make-believe provider; None without it
    say: Callable[[str], None]  # reports what is up to the person who started it

    @property
    def host(self) -> str:
        """This machine's host name, as used in an address."""
        return f"[{self.settings.bind}]" if ":" in self.settings.bind else self.settings.bind

    def log(self, name: str) -> Path:
        return self.settings.home / "logs" / f"{name}.log"

    def part(
        self,
        name: str,
        *argv: str,
        up: str,
        is_ready: network_ports.ReadinessProbe = lambda _: True,
        progress: Callable[[], str] = lambda: "",
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> ProcessPart:
        """`up`: what is reported once it is up, with its address. `more`: variables for this part alone. Secrets go
        here, since `ps` shows a command line to every user."""
        log = self.log(name)
        return ProcessPart(
            name,
            # If native code crashes a part, its log says where; places only, no values.
            start=partial(spawn_process, (PYTHON, "-X", "faulthandler", *argv), {**self.variables, **more}, log),
            is_ready=is_ready,
            when_first_ready=partial(self.say, f"  {up}"),
            progress=progress,
            last_words=partial(last_log_line, log),
        )


def database_part(postgres: EmbeddedPostgres) -> ProcessPart:
    """The embedded PostgreSQL. Each start frees its data first, even after a hard kill."""

    def start() -> Process:
        postgres.prepare()
        return postgres.start()

    return ProcessPart(
        "database",
        start=start,
        is_ready=postgres.is_ready,
        when_ready=postgres.settle,
        stop_signs=((signal.SIGINT, 8.0), (signal.SIGQUIT, 1.0), (signal.SIGKILL, 1.0)),
    )


def list_start_chores() -> list[StartChore]:
    return [
        StartChore(
            "migrate",
            ("-m", "django", "migrate", "--no-input", "--verbosity=0"),
            as_owner=True,
            is_needless=lambda urls: installation_database.are_tables_current(
                urls.owner, "VICTIMCARE_OWNER_DATABASE_URL"
            ),
        ),
    ]


def outside_part(plan: StartPlan) -> ProcessPart:
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
        f"--public-url={settings.public_address}",
        f"--callback-url=http://{settings.bind}:{settings.web_port}/hooks/notify",
        f"--sinch-callback-url=http://{settings.bind}:{settings.web_port}/hooks/sinch",
        f"--inbound-url=http://{settings.bind}:{settings.web_port}/hooks/notify/received",
        f"--smtp-port={settings.outside_smtp_port}",
        f"--product-smtp={settings.bind}:{settings.smtp_port}",
        f"--mail-checked-by={settings.mail_checked_by}",
        *(f"--reply-to={address}" for address in settings.mail_addresses[:1]),
        f"--default-sender={plan.force.senders.neutral}",
        *(f"--sender={number}={name}" for name, number in demo_sender_names(plan.force).items()),
        up=f"Make-believe outside: http://{plan.host}:{settings.outside_port}",
        is_ready=network_ports.written_file_probe(port_file),
        more={
            "OUTSIDE_API_KEY": str(plan.provider_key),
            "OUTSIDE_CALLBACK_TOKEN": settings.notify_callback_token,
        },
    )


def demo_sender_names(force: Force) -> dict[str, str]:
    """The force's sender names as the make-believe Notify knows them: name -> id."""
    return {name: str(uuid5(NAMESPACE_DNS, name)) for name in (force.senders.neutral, force.senders.open)}


def make_believe_secret(provider_key: str) -> str:
    """The secret with which the make-believe control room checks what we send it."""
    return f"whsec_{base64.b64encode(provider_key.encode()).decode()}"


def list_child_parts(plan: StartPlan) -> list[ProcessPart]:
    settings = plan.settings
    return [
        plan.part(
            WEB,
            *WEB_SERVER,
            up=f"Pages: http://{plan.host}:{settings.web_port}",
            is_ready=network_ports.http_probe(settings.bind, settings.web_port, "/ready"),
        ),
        plan.part(
            "worker", *_command("worker"), up="Worker: started", is_ready=network_ports.lifetime_probe(SECONDS_TO_LIVE)
        ),
        plan.part(
            "feed",
            *_command("feed", "watch"),
            up=f"Feed: watches {settings.home / 'feed'}",
            is_ready=network_ports.lifetime_probe(SECONDS_TO_LIVE),
        ),
        plan.part(
            "line",
            *_command("line"),
            up=f"The line: sip:{plan.host}:{settings.sip_port}",
            is_ready=network_ports.sip_probe(settings.bind, settings.sip_port),
            progress=partial(count_spoken_sentences, settings.home),
        ),
        *([_mail(plan)] if settings.takes_mail else []),
        *([_room_mail(plan)] if settings.control_room_address or settings.control_room_mailboxes else []),
        *([_room_mailbox(plan)] if settings.control_room_mailboxes else []),
        plan.part(
            "sealer",
            *_command("audit", "seal", "--follow"),
            up="Seals of the audit: started",
            is_ready=network_ports.lifetime_probe(SECONDS_TO_LIVE),
        ),
        plan.part(
            "metrics",
            *_command("metrics", f"--bind={settings.bind}", f"--port={settings.metrics_port}"),
            up=f"Figures: http://{plan.host}:{settings.metrics_port}/metrics",
            # Without its figures: counting those of a whole force takes seconds, and each request would begin again.
            is_ready=network_ports.tcp_probe(settings.bind, settings.metrics_port),
        ),
    ]


def count_spoken_sentences(home: Path) -> str:
    """The line's progress: before its first call it renders its fixed sentences, which takes a while in a new home."""
    spoken = sum(1 for _ in home.glob("prompts/*/*.ulaw"))
    return f"{spoken} sentences spoken" if spoken else ""


def _mail(plan: StartPlan) -> ProcessPart:
    settings = plan.settings
    return plan.part(
        "mail",
        *_command("mail"),
        up=f"Mail in: {plan.host}:{settings.smtp_port}",
        is_ready=network_ports.smtp_probe(settings.bind, settings.smtp_port),
    )


def _room_mail(plan: StartPlan) -> ProcessPart:
    return plan.part(
        "room-mail",
        *_command("room-mail"),
        up="The control room's mail: sorted",
        is_ready=network_ports.lifetime_probe(SECONDS_TO_LIVE),
    )


def _room_mailbox(plan: StartPlan) -> ProcessPart:
    return plan.part(
        "room-mailbox",
        *_command("room-mailbox"),
        up=f"The control room's mailboxes: {len(plan.settings.control_room_mailboxes)}",
        is_ready=network_ports.lifetime_probe(SECONDS_TO_LIVE),
    )


def _command(*words: str) -> tuple[str, ...]:
    return ("-m", "victimcare.config.command_line", *words)
