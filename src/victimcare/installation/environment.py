"""Every setting that comes from the environment: one table, `Environment`.

Each row is a field: the variable's name, what its text may be, its default and what it means. A value may also come
from a file named by `NAME_FILE`. Commands typed beside a running installation take what its parent handed to its
children (`running.json` in the home) before the defaults; where nothing runs they take the home's environment from
the file that the last start left there.
"""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from psycopg.conninfo import conninfo_to_dict

from victimcare.installation import kinds
from victimcare.installation.home import REMEMBERED, RUNNING, keep_secret, refuse_file, remembered
from victimcare.installation.refusal import Refusal

PREFIX = "VICTIMCARE_"  # of nearly all our variables


class Secret(StrEnum):
    NO = "no"
    GIVEN = "given"  # shown masked
    MADE = "made"  # shown masked; made once and kept in the home when it is not given


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, as it stands beside its field."""

    name: str
    read: kinds.Read
    meaning: str
    default: str | None = None
    secret: Secret = Secret.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The settings, read. None where nothing was given and there is no default."""

    home: Annotated[
        Path,
        Row(
            "VICTIMCARE_HOME",
            kinds.folder,
            "The folder for all that this installation keeps.",
            default=str(kinds.usual_home()),
        ),
    ]
    env: Annotated[
        str,
        Row(
            "VICTIMCARE_ENV",
            kinds.one_of("production", "demo", "test"),
            "What this installation is for; a database belongs to one of them and refuses another.",
            default="production",
        ),
    ]
    bind: Annotated[
        str,
        Row(
            "VICTIMCARE_BIND",
            kinds.address_of_this_machine,
            "The address every listener listens on.",
            default="127.0.0.1",
        ),
    ]
    web_port: Annotated[
        int, Row("VICTIMCARE_WEB_PORT", kinds.port, "The port of the pages and the API.", default="8000")
    ]
    sip_port: Annotated[int, Row("VICTIMCARE_SIP_PORT", kinds.port, "The UDP port of the line.", default="5070")]
    sip_peers: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_SIP_PEERS",
            kinds.networks,
            "Machines that may ring the line besides this one: the carrier's, or the session border controller's.",
            default="",
        ),
    ]
    sip_media_peers: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_SIP_MEDIA_PEERS",
            kinds.networks,
            "Machines that a call's sound may come from when it is not the one that signals.",
            default="",
        ),
    ]
    sip_trunk: Annotated[
        tuple[str, int] | None,
        Row(
            "VICTIMCARE_SIP_TRUNK",
            kinds.host_and_port,
            "The carrier, or the session border controller, by way of which the line rings people; without it the "
            "line rings nobody, and people are asked to.",
        ),
    ]
    sip_rings_from: Annotated[
        str,
        Row(
            "VICTIMCARE_SIP_RINGS_FROM",
            kinds.text,
            "The number that people see when the line rings them; it must say nothing of police. None: withheld.",
            default="",
        ),
    ]
    smtp_port: Annotated[
        int, Row("VICTIMCARE_SMTP_PORT", kinds.port, "The port at which mail is taken in.", default="8025")
    ]
    mail_addresses: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_MAIL_ADDRESS",
            kinds.mail_addresses,
            "The address that e-mails come from and that answers go to; further ones, after commas, are taken as well. "
            "It must say nothing of police or crime. None: no mail is taken, and none is sent by a mail server.",
            default="",
        ),
    ]
    mailer: Annotated[
        str,
        Row(
            "VICTIMCARE_MAILER",
            kinds.one_of("notify", "smtp"),
            "Who is given e-mails: Notify, or the mail server of VICTIMCARE_MAIL_SERVER.",
            default="notify",
        ),
    ]
    mail_server: Annotated[
        tuple[str, int] | None,
        Row("VICTIMCARE_MAIL_SERVER", kinds.host_and_port, "The force's mail server, by its name, and its port."),
    ]
    mail_tls: Annotated[
        str,
        Row(
            "VICTIMCARE_MAIL_TLS",
            kinds.one_of("starttls", "none"),
            "How the way to that server is protected; in production always by STARTTLS.",
            default="starttls",
        ),
    ]
    mail_authority: Annotated[
        Path | None,
        Row(
            "VICTIMCARE_MAIL_AUTHORITY",
            kinds.file,
            "A file with the certificate of the authority that vouches for that server, if it is not a public one.",
        ),
    ]
    mail_user: Annotated[
        str | None, Row("VICTIMCARE_MAIL_USER", kinds.text, "The name by which that server knows this installation.")
    ]
    mail_password: Annotated[
        str | None,
        Row("VICTIMCARE_MAIL_PASSWORD", kinds.text, "The password for that name.", secret=Secret.GIVEN),
    ]
    letters: Annotated[
        str,
        Row(
            "VICTIMCARE_LETTERS",
            kinds.one_of("notify", "print-folder", "none"),
            "Who prints and posts letters: Notify, the force's printer room from the folder `letters` in the home, or "
            "nobody.",
            default="notify",
        ),
    ]
    metrics_port: Annotated[
        int, Row("VICTIMCARE_METRICS_PORT", kinds.port, "The port of /metrics, apart from the pages.", default="0")
    ]
    outside_port: Annotated[
        int,
        Row(
            "VICTIMCARE_OUTSIDE_PORT", kinds.port, "The port of the demonstration's make-believe outside.", default="0"
        ),
    ]
    outside_smtp_port: Annotated[
        int, Row("VICTIMCARE_OUTSIDE_SMTP_PORT", kinds.port, "The port of its make-believe mail server.", default="0")
    ]
    public_url: Annotated[
        str | None,
        Row(
            "VICTIMCARE_PUBLIC_URL", kinds.web_address, "The address that victims and suppliers use to reach the pages."
        ),
    ]
    database_url: Annotated[
        str | None,
        Row(
            "DATABASE_URL",
            kinds.database_address,
            "The application's role in a PostgreSQL 15 or later; without it the embedded one is started.",
            secret=Secret.GIVEN,
        ),
    ]
    owner_database_url: Annotated[
        str | None,
        Row(
            "VICTIMCARE_OWNER_DATABASE_URL",
            kinds.database_address,
            "The role that migrates and owns the tables; needed with DATABASE_URL.",
            secret=Secret.GIVEN,
        ),
    ]
    sealer_database_url: Annotated[
        str | None,
        Row(
            "VICTIMCARE_SEALER_DATABASE_URL",
            kinds.database_address,
            "The role that seals the audit; needed with DATABASE_URL.",
            secret=Secret.GIVEN,
        ),
    ]
    now: Annotated[
        datetime | None,
        Row(
            "VICTIMCARE_NOW",
            kinds.moment,
            "Freezes the product's clock, for demonstrations and tests; refused in production.",
        ),
    ]
    secret_key: Annotated[
        str, Row("VICTIMCARE_SECRET_KEY", kinds.long_secret, "Signs sessions and form tokens.", secret=Secret.MADE)
    ]
    code_key: Annotated[
        str,
        Row(
            "VICTIMCARE_CODE_KEY",
            kinds.long_secret,
            "The key, kept outside the database, that access codes are hashed with; changing it ends every code.",
            secret=Secret.MADE,
        ),
    ]
    notify_base_url: Annotated[
        str | None, Row("NOTIFY_BASE_URL", kinds.web_address, "GOV.UK Notify, or a stand-in that speaks its API.")
    ]
    notify_api_key: Annotated[
        str | None,
        Row(
            "NOTIFY_API_KEY",
            kinds.text,
            "The key Notify gave; without it messages are held in production.",
            secret=Secret.GIVEN,
        ),
    ]
    notify_text_template_id: Annotated[
        str | None,
        Row("NOTIFY_TEXT_TEMPLATE_ID", kinds.text, "The Notify template for texts, whose whole body is ((body))."),
    ]
    notify_email_template_id: Annotated[
        str | None,
        Row(
            "NOTIFY_EMAIL_TEMPLATE_ID",
            kinds.text,
            "The Notify template for e-mails, whose subject is ((subject)) and whose whole body is ((body)).",
        ),
    ]
    notify_sender_ids: Annotated[
        dict[str, str],
        Row(
            "NOTIFY_SENDER_IDS",
            kinds.pairs,
            "Notify's id of each sender name, as Name=id, Name=id. Other names are sent from the account's default "
            "sender, which must say nothing of police or crime.",
            default="",
        ),
    ]
    notify_callback_token: Annotated[
        str,
        Row(
            "NOTIFY_CALLBACK_TOKEN",
            kinds.long_secret,
            "The bearer token Notify sends with its callbacks to /hooks/notify.",
            secret=Secret.MADE,
        ),
    ]
    sinch_base_url: Annotated[
        str,
        Row(
            "SINCH_BASE_URL",
            kinds.web_address,
            "Sinch's SMS API in the region of the service plan, or a stand-in that speaks it.",
            default="https://eu.sms.api.sinch.com",
        ),
    ]
    sinch_service_plan_id: Annotated[
        str | None,
        Row("SINCH_SERVICE_PLAN_ID", kinds.text, "Sinch's id of the force's service plan: a second way for texts."),
    ]
    sinch_api_token: Annotated[
        str | None, Row("SINCH_API_TOKEN", kinds.text, "The token of that service plan.", secret=Secret.GIVEN)
    ]
    sinch_sender_names: Annotated[
        tuple[str, ...],
        Row(
            "SINCH_SENDER_NAMES",
            kinds.names,
            "The sender names registered with Sinch, as Name, Name. Other names are sent from the plan's default "
            "originator, which must say nothing of police or crime.",
            default="",
        ),
    ]
    sinch_callback_secret: Annotated[
        str | None,
        Row(
            "SINCH_CALLBACK_SECRET",
            kinds.long_secret,
            "What Sinch signs its callbacks to /hooks/sinch with; without it none is believed.",
            secret=Secret.GIVEN,
        ),
    ]
    people_url: Annotated[
        str | None,
        Row(
            "VICTIMCARE_PEOPLE_URL",
            kinds.web_address,
            "The record system's address that names linked people (docs/howto/linked-people.md).",
        ),
    ]
    people_token: Annotated[
        str | None,
        Row(
            "VICTIMCARE_PEOPLE_TOKEN",
            kinds.text,
            "The bearer token that the record system gave for that address.",
            secret=Secret.GIVEN,
        ),
    ]
    oidc_issuer: Annotated[
        str | None,
        Row("VICTIMCARE_OIDC_ISSUER", kinds.web_address, "The force's OpenID Connect provider, which signs staff in."),
    ]
    oidc_client_id: Annotated[
        str | None,
        Row("VICTIMCARE_OIDC_CLIENT_ID", kinds.text, "The name by which that provider knows this installation."),
    ]
    oidc_client_secret: Annotated[
        str | None,
        Row("VICTIMCARE_OIDC_CLIENT_SECRET", kinds.text, "The secret that provider gave.", secret=Secret.GIVEN),
    ]
    oidc_roles_claim: Annotated[
        str,
        Row(
            "VICTIMCARE_OIDC_ROLES_CLAIM",
            kinds.text,
            "The claim in which that provider names the groups of a member of staff.",
            default="groups",
        ),
    ]
    oidc_roles: Annotated[
        dict[str, str],
        Row(
            "VICTIMCARE_OIDC_ROLES",
            kinds.pairs,
            "Which group makes which role (desk, supervisor, officer, engineer); other groups mean nothing here.",
            default="victim-care=desk, victim-care-supervisors=supervisor, victim-care-engineers=engineer",
        ),
    ]
    oidc_team_claim: Annotated[
        str,
        Row(
            "VICTIMCARE_OIDC_TEAM_CLAIM",
            kinds.text,
            "The claim that names the team of a member of staff, by its code in force.toml.",
            default="team",
        ),
    ]
    oidc_strong_acr: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_OIDC_STRONG_ACR",
            kinds.words,
            "Ways of signing in (acr) that are strong enough; anything else that provider vouches for is refused.",
            default="phr phrh mfa",
        ),
    ]
    log_format: Annotated[
        str,
        Row(
            "VICTIMCARE_LOG_FORMAT", kinds.one_of("people", "json"), "Log lines for people, or JSON.", default="people"
        ),
    ]

    @property
    def public_address(self) -> str:
        """What people and suppliers type to reach the pages; this machine's own when nothing is said."""
        host = f"[{self.bind}]" if ":" in self.bind else self.bind
        return self.public_url or f"http://{host}:{self.web_port}"


@dataclass(frozen=True, slots=True)
class Told:
    """A setting as `victimcare settings` shows it."""

    name: str
    value: str | None  # masked when secret
    source: str
    meaning: str


def rows() -> dict[str, Row]:
    """The table: attribute -> row."""
    hints = get_type_hints(Environment, include_extras=True)
    return {attribute: hint.__metadata__[0] for attribute, hint in hints.items()}


def home_of(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the installation, before anything in it is looked at."""
    return kinds.folder(_given(rows()["home"], environ)[0] or str(kinds.usual_home()))


def load(environ: Mapping[str, str] = os.environ, *, beside_running: bool = True) -> Environment:
    """The settings, each read and checked. Raises Refusal naming variable, value and what was expected.

    `beside_running`: take what a running installation handed to its children, unless it is given here; and the home's
    environment, also when nothing runs.
    """
    table = rows()
    values: dict[str, Any] = {
        attribute: _read(table[attribute], given) for attribute, given, _ in _gather(environ, beside_running)
    }
    environment = Environment(**values)
    if environment.now and environment.env == "production":
        raise Refusal("VICTIMCARE_NOW is set and the clock is never frozen in production: unset it.")
    if environment.mail_tls == "none" and environment.env == "production":
        raise Refusal("VICTIMCARE_MAIL_TLS is none, and in production no word leaves unprotected: set it to starttls.")
    return environment


def tell(environ: Mapping[str, str] = os.environ) -> list[Told]:
    """Every setting, its value, where it came from and what it means."""
    found = {attribute: (given, source) for attribute, given, source in _gather(environ, beside_running=True)}
    return [
        Told(row.name, _shown(row, found[attribute][0]), found[attribute][1], row.meaning)
        for attribute, row in rows().items()
    ]


def unknown(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Variables that look like ours and are in no row -> the nearest known name, or nothing."""
    known = {name.removeprefix(PREFIX): name for row in rows().values() for name in (row.name, f"{row.name}_FILE")}
    ours = sorted(name for name in environ if name.startswith(PREFIX) and name not in known.values())
    near = {name: get_close_matches(name.removeprefix(PREFIX), known, n=1) for name in ours}
    return {name: known[found[0]] if found else "" for name, found in near.items()}


def django_database(url: str) -> dict[str, object]:
    """Django's description of the database at this address, sockets and further parameters included."""
    parts = conninfo_to_dict(url)
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{django: str(parts.pop(ours, "") or "") for ours, django in names.items()},
        "OPTIONS": dict(parts),
    }


def _gather(environ: Mapping[str, str], beside_running: bool) -> Iterator[tuple[str, str | None, str]]:
    """Attribute, text and source of each setting."""
    table = rows()
    home = home_of(environ)
    refuse_file(home)
    handed = _handed(home) if beside_running else {}
    kept = {"VICTIMCARE_ENV": remembered(home)} if beside_running else {}
    for attribute, row in table.items():
        given, source = _given(row, environ)
        if row.name in handed and (given is None or (given == "0" and row.read is kinds.port)):
            given, source = handed[row.name], "the running installation"
        if given is None and kept.get(row.name) is not None:
            given, source = kept[row.name], str(home / REMEMBERED)
        if given is None and row.secret is Secret.MADE:
            given, source = keep_secret(home, row.name, made=secrets.token_urlsafe(48))
        if given is None:
            given, source = row.default, "default" if row.default is not None else "not set"
        yield attribute, given, source


def _given(row: Row, environ: Mapping[str, str]) -> tuple[str | None, str]:
    """From the variable, or from the file that NAME_FILE names. An empty variable counts as not set."""
    direct, file = environ.get(row.name) or None, environ.get(f"{row.name}_FILE") or None
    if direct is not None and file is not None:
        raise Refusal(f"{row.name} and {row.name}_FILE are both set: keep one of them.")
    if file is None:
        return direct, "environment"
    try:
        return Path(file).read_text(encoding="utf-8").strip(), file
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{row.name}_FILE names {file}, which cannot be read: {error}.") from None


def _read(row: Row, given: str | None) -> object:
    if given is None:
        return None
    try:
        return row.read(given)
    except kinds.Unreadable as expected:
        shown = "a value that is not shown" if row.secret is not Secret.NO else f"“{given}”"
        raise Refusal(f"{row.name} is {shown}; expected {expected}.") from None


def _handed(home: Path) -> dict[str, str]:
    try:
        handed: dict[str, str] = json.loads((home / RUNNING).read_text(encoding="utf-8"))
    except (FileNotFoundError, PermissionError):
        return {}
    return handed


def _shown(row: Row, given: str | None) -> str | None:
    return "••••••••" if given is not None and row.secret is not Secret.NO else given
