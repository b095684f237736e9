"""`victimcare up`: everything on one machine under one parent."""

import dataclasses
import json
import os
import uuid
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from functools import partial
from ipaddress import ip_address
from pathlib import Path

from victimcare.installation import (
    installation_database,
    installation_environment,
    installation_home,
    installation_parts,
    network_ports,
)
from victimcare.installation.embedded_postgres import EmbeddedPostgres, RoleUrls
from victimcare.installation.force import force_toml
from victimcare.installation.installation_environment import Environment
from victimcare.installation.installation_home import StartRefused
from victimcare.installation.installation_parts import StartPlan
from victimcare.installation.part_processes import last_log_line, spawn_process
from victimcare.installation.process_supervisor import ProcessSupervisor, StopRequested
from victimcare.rules.force import Force

SayLine = Callable[[str], None]

DATABASE_SETTINGS = {
    "app": "DATABASE_URL",
    "owner": "VICTIMCARE_OWNER_DATABASE_URL",
    "sealer": "VICTIMCARE_SEALER_DATABASE_URL",
}
# Named as text, since the product imports nothing of the demonstration.
DEMONSTRATION = installation_parts.StartChore("demonstration", ("-m", "victimcare.config.command_line", "demo", "load"))
MAKE_BELIEVE_PLAN = "make-believe-plan"  # the plan that the make-believe Sinch knows
MAKE_BELIEVE_ACCOUNT = f"AC{'0' * 32}"  # and the make-believe Twilio
# The make-believe Notify has this one template for texts, whose body is ((body)), as the real one must.
MAKE_BELIEVE_EMAIL_TEMPLATE = "6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a02"  # and one for e-mails
MAKE_BELIEVE_OFFICERS = "ask@care.example"  # the address from which officers are asked
MAKE_BELIEVE_ADDRESS = "answers@page.example"
MAKE_BELIEVE_CONTROL_ROOM = "contact@care.example"  # the mailbox of the control room
# the force's own mail server, played by the make-believe outside world
MAKE_BELIEVE_CHECKS = "mx.riverside-police.example"
MAKE_BELIEVE_TEMPLATE = "6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a01"


def run_installation(*, demo: bool, ready_file: Path | None, say: SayLine, note: SayLine, tell: SayLine) -> None:
    """Run until asked to stop. Raises StartRefused when it cannot start.

    `say`: its answer; `note`: what a person must know; `tell`: each stage as it comes, for a person who watches.
    """
    variables = _variables(demo=demo)
    if ready_file and not os.access(ready_file.parent, os.W_OK | os.X_OK):
        raise StartRefused(
            f"--ready-file {ready_file}: {ready_file.parent} is no folder that can be written to: make it first."
        )
    folder = installation_environment.find_home_folder(variables)
    installation_home.make_home(folder)
    for name, nearest in installation_environment.find_unknown_variables().items():
        note(f"LOOK  {name} is no setting{f', did you mean {nearest}' if nearest else ''}: see victimcare settings.")
    with installation_home.lock_folder(folder), ExitStack() as held:
        settings = installation_environment.load_environment(variables, beside_running=False)
        _refuse_plain_http(settings)
        (settings.home / "logs").mkdir(mode=0o700, exist_ok=True)
        supervisor = ProcessSupervisor(note, tell)
        supervisor.listen()
        try:
            settings = _with_real_ports(settings, held, demo=demo)
            _forget(settings.home / installation_home.RUNNING, ready_file)  # left by a start that was killed
            ready = _start(supervisor, settings, variables, demo=demo, say=say, tell=tell)
            supervisor.keep(when_all_run=partial(_tell_all_runs, settings, ready, ready_file, say))
            tell("Stopping.")
        except StopRequested:
            tell("Stopping.")
        finally:
            _forget(settings.home / installation_home.RUNNING, ready_file)
            supervisor.stop()


def _variables(*, demo: bool) -> dict[str, str]:
    variables = dict(os.environ)
    if demo and variables.setdefault("VICTIMCARE_ENV", "demo") == "production":
        raise StartRefused(
            "VICTIMCARE_ENV is production, where nothing is make-believe: unset it, or leave out --demo."
        )
    variables["DJANGO_SETTINGS_MODULE"] = "victimcare.config.settings"
    return variables


def _refuse_plain_http(settings: Environment) -> None:
    """In production victims, staff and suppliers connect over https. Without a public address only this machine
    connects."""
    if settings.env != "production":
        return
    if settings.public_url is not None and not settings.public_url.startswith("https://"):
        raise StartRefused(
            f"VICTIMCARE_PUBLIC_URL is {settings.public_url}, and in production nobody reads or types anything without "
            "https: put a proxy with TLS before the pages and give its https address."
        )
    if settings.public_url is None and not ip_address(settings.bind).is_loopback:
        raise StartRefused(
            f"VICTIMCARE_BIND is {settings.bind}, which others reach, and no https address is named: set "
            "VICTIMCARE_PUBLIC_URL to the https address of the proxy before the pages."
        )


def _start(
    supervisor: ProcessSupervisor,
    settings: Environment,
    variables: Mapping[str, str],
    *,
    demo: bool,
    say: SayLine,
    tell: SayLine,
) -> dict[str, str | None]:
    """The database, its tables and the demonstration in it must be ready; then all other parts begin. Returns the
    address of each."""
    force_toml.write_example(settings.home, is_demonstration=demo)
    force = force_toml.read_force_file(settings.home)
    tell("Opening the database ...")
    urls = _database(supervisor, settings)
    provider_key = f"make_believe-{uuid.uuid4()}-{uuid.uuid4()}" if demo and not settings.notify_base_url else None
    handed = _handed(settings, urls, force, provider_key)
    plan = StartPlan(settings, _children_see(variables, handed), force, provider_key, partial(_say_if_heard, say))
    installation_database.refuse_another_environment(urls.owner, DATABASE_SETTINGS["owner"], env=settings.env)
    tell("Bringing its tables up to date ...")
    for chore in installation_parts.list_start_chores():
        if not chore.is_needless(urls):
            _do(supervisor, chore, plan, urls)
    installation_database.settle_database(
        urls.owner,
        app_url=urls.app,
        sealer_url=urls.sealer,
        env=settings.env,
        teams=force.teams,
        at=settings.now or datetime.now(UTC),
    )
    installation_home.store_environment_name(settings.home, settings.env)
    installation_home.write_privately(settings.home / installation_home.RUNNING, json.dumps(handed, indent=2))
    if demo:
        tell("Filling in the demonstration force (half a minute the first time) ...")
        _do(supervisor, DEMONSTRATION, plan, urls)
    children = [
        *([installation_parts.outside_part(plan)] if provider_key else []),
        *installation_parts.list_child_parts(plan),
    ]
    tell(f"Starting {', '.join(part.name for part in children)} ...")
    supervisor.begin(*children, ahead=[installation_parts.WEB])
    return _ready(plan, urls)


def _with_real_ports(settings: Environment, held: ExitStack, *, demo: bool) -> Environment:
    # Outside production there is always an address to write to, so that everything can be tried.
    addresses = settings.mail_addresses or (() if settings.env == "production" else (MAKE_BELIEVE_ADDRESS,))
    wanted = {
        "web_port": network_ports.WantedPort("VICTIMCARE_WEB_PORT", settings.web_port, "tcp"),
        "sip_port": network_ports.WantedPort("VICTIMCARE_SIP_PORT", settings.sip_port, "udp"),
        "metrics_port": network_ports.WantedPort("VICTIMCARE_METRICS_PORT", settings.metrics_port, "tcp"),
    }
    if addresses or settings.control_room_address:
        wanted["smtp_port"] = network_ports.WantedPort("VICTIMCARE_SMTP_PORT", settings.smtp_port, "tcp")
    if demo:
        wanted["outside_port"] = network_ports.WantedPort("VICTIMCARE_OUTSIDE_PORT", settings.outside_port, "tcp")
        wanted["outside_smtp_port"] = network_ports.WantedPort(
            "VICTIMCARE_OUTSIDE_SMTP_PORT", settings.outside_smtp_port, "tcp"
        )
    chosen = network_ports.choose_ports(wanted, bind=settings.bind, held=held)
    return dataclasses.replace(
        settings,
        mail_addresses=addresses,
        officer_address=settings.officer_address or ("" if settings.env == "production" else MAKE_BELIEVE_OFFICERS),
        control_room_address=settings.control_room_address
        or ("" if settings.env == "production" else MAKE_BELIEVE_CONTROL_ROOM),
        mail_relays=settings.mail_relays or (() if settings.env == "production" else (settings.bind,)),
        mail_checked_by=settings.mail_checked_by or ("" if settings.env == "production" else MAKE_BELIEVE_CHECKS),
        web_port=chosen["web_port"],
        sip_port=chosen["sip_port"],
        metrics_port=chosen["metrics_port"],
        smtp_port=chosen.get("smtp_port", 0),
        outside_port=chosen.get("outside_port", 0),
        outside_smtp_port=chosen.get("outside_smtp_port", 0),
    )


def _database(supervisor: ProcessSupervisor, settings: Environment) -> RoleUrls:
    """The embedded database, started; or the configured one, found fit."""
    if settings.database_url is None:
        postgres = EmbeddedPostgres(settings.home / "database")
        supervisor.start(installation_parts.database_part(postgres))
        return postgres.urls()
    given = {
        DATABASE_SETTINGS["owner"]: settings.owner_database_url,
        DATABASE_SETTINGS["sealer"]: settings.sealer_database_url,
    }
    missing = [name for name, value in given.items() if value is None]
    if missing:
        raise StartRefused(f"DATABASE_URL is set, so {' and '.join(missing)} must be set too.")
    urls = RoleUrls(
        app=settings.database_url,
        owner=str(settings.owner_database_url),
        sealer=str(settings.sealer_database_url),
    )
    for part, name in DATABASE_SETTINGS.items():
        installation_database.refuse_unfit_database(getattr(urls, part), name, env=settings.env)
    return urls


def _handed(settings: Environment, urls: RoleUrls, force: Force, provider_key: str | None) -> dict[str, str]:
    """What the parent has decided, as settings: for its children, and for commands typed beside them."""
    handed = {
        "VICTIMCARE_HOME": str(settings.home),
        "VICTIMCARE_ENV": settings.env,
        "VICTIMCARE_BIND": settings.bind,
        "VICTIMCARE_WEB_PORT": str(settings.web_port),
        "VICTIMCARE_SIP_PORT": str(settings.sip_port),
        "VICTIMCARE_METRICS_PORT": str(settings.metrics_port),
        "VICTIMCARE_SMTP_PORT": str(settings.smtp_port),
        "VICTIMCARE_MAIL_ADDRESS": ", ".join(settings.mail_addresses),
        "VICTIMCARE_OFFICER_ADDRESS": settings.officer_address,
        "VICTIMCARE_CONTROL_ROOM_ADDRESS": settings.control_room_address,
        "VICTIMCARE_MAIL_RELAYS": ", ".join(settings.mail_relays),
        "VICTIMCARE_MAIL_CHECKED_BY": settings.mail_checked_by,
        **{name: getattr(urls, part) for part, name in DATABASE_SETTINGS.items()},
    }
    if settings.now:
        handed["VICTIMCARE_NOW"] = settings.now.isoformat()
    if provider_key:
        senders = installation_parts.demo_sender_names(force)
        handed |= {
            "VICTIMCARE_OUTSIDE_PORT": str(settings.outside_port),
            "NOTIFY_BASE_URL": f"http://{settings.bind}:{settings.outside_port}",
            "NOTIFY_API_KEY": provider_key,
            "VICTIMCARE_PEOPLE_URL": f"http://{settings.bind}:{settings.outside_port}/record-system/linked-people",
            "VICTIMCARE_PEOPLE_TOKEN": provider_key,
            "VICTIMCARE_CONTROL_ROOM_LINKS": " ".join(
                (
                    "fire",
                    f"http://{settings.bind}:{settings.outside_port}/control-room/transfers",
                    provider_key,
                    installation_parts.make_believe_secret(provider_key),
                )
            ),
            "VICTIMCARE_RECORD_NOTICES": " ".join(
                (
                    f"http://{settings.bind}:{settings.outside_port}/record-system/notices",
                    provider_key,
                    installation_parts.make_believe_secret(provider_key),
                )
            ),
            "NOTIFY_TEXT_TEMPLATE_ID": MAKE_BELIEVE_TEMPLATE,
            "NOTIFY_EMAIL_TEMPLATE_ID": MAKE_BELIEVE_EMAIL_TEMPLATE,
            "VICTIMCARE_OUTSIDE_SMTP_PORT": str(settings.outside_smtp_port),
            "VICTIMCARE_MAIL_SERVER": f"{settings.bind}:{settings.outside_smtp_port}",
            "VICTIMCARE_MAIL_TLS": "none",
            "NOTIFY_SENDER_IDS": ", ".join(f"{name}={number}" for name, number in senders.items()),
            "VICTIMCARE_SIP_TRUNK": f"{settings.bind}:{settings.outside_port}",
            "SINCH_BASE_URL": f"http://{settings.bind}:{settings.outside_port}",
            "SINCH_SERVICE_PLAN_ID": MAKE_BELIEVE_PLAN,
            "SINCH_API_TOKEN": provider_key,
            "SINCH_SENDER_NAMES": ", ".join(senders),
            "SINCH_CALLBACK_SECRET": settings.notify_callback_token,
            # Calls come by the hosted carrier as well as by the line. It places no calls: the trunk does.
            "VICTIMCARE_PUBLIC_URL": settings.public_address,
            "TWILIO_BASE_URL": f"http://{settings.bind}:{settings.outside_port}",
            "TWILIO_ACCOUNT_SID": MAKE_BELIEVE_ACCOUNT,
            "TWILIO_AUTH_TOKEN": provider_key,
        }
    return handed


def _children_see(variables: Mapping[str, str], handed: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in variables.items() if name.removesuffix("_FILE") not in handed}
    return kept | dict(handed)


def _do(supervisor: ProcessSupervisor, chore: installation_parts.StartChore, plan: StartPlan, urls: RoleUrls) -> None:
    log = plan.log(chore.name)
    variables = {**plan.variables, "DATABASE_URL": urls.owner} if chore.as_owner else plan.variables
    supervisor.finish(
        chore.name,
        start=partial(spawn_process, (installation_parts.PYTHON, *chore.argv), variables, log),
        last_words=partial(last_log_line, log),
    )


def _ready(plan: StartPlan, urls: RoleUrls) -> dict[str, str | None]:
    """The address of each part; null for one that is not built or not running."""
    settings, host = plan.settings, plan.host
    return {
        "web": f"http://{host}:{settings.web_port}",
        "sip": f"sip:{host}:{settings.sip_port}",
        "smtp": f"{host}:{settings.smtp_port}" if settings.takes_mail else None,
        "database": urls.app,
        "outside": f"http://{host}:{settings.outside_port}" if plan.provider_key else None,
    }


def _tell_all_runs(
    settings: Environment, ready: Mapping[str, str | None], ready_file: Path | None, say: SayLine
) -> None:
    if ready_file:
        installation_home.write_privately(ready_file, json.dumps(ready))
    _say_if_heard(say, f"Victim Care runs ({settings.env}), in {settings.home}. Ctrl-C stops it.")


def _say_if_heard(say: SayLine, text: str) -> None:
    """The listener may be gone: that is no reason to end what runs."""
    with suppress(OSError):
        say(text)


def _forget(*files: Path | None) -> None:
    for file in files:
        if file:
            file.unlink(missing_ok=True)
