"""Checks this machine: its settings, what a force in production needs from it, its disk and its secrets."""

from __future__ import annotations

import json
import shutil
import ssl
import stat
import time
from collections.abc import Iterator
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict

from victimcare.installation.checks.database_checks import CheckedFacts, CheckFinding, build_finding
from victimcare.installation.force import force_toml
from victimcare.installation.installation_database import STARTS
from victimcare.installation.installation_environment import Environment
from victimcare.rules.check_key import HEADER, make_check_key

LEAST_FREE = 5_000_000_000  # bytes on the home's disk


def check_settings(connection: psycopg.Connection | None, facts: CheckedFacts) -> Iterator[CheckFinding]:
    unknown = facts.unknown_settings
    near = [f"{name} as {nearest}" for name, nearest in unknown.items() if nearest]
    yield build_finding(
        "settings",
        not unknown,
        f"{', '.join(unknown)} unknown" if unknown else "every VICTIMCARE_ variable is known",
        f"spell {', '.join(near)}" if near else "unset what victimcare settings does not show",
    )


def check_production(connection: psycopg.Connection | None, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """What only a force in production needs; elsewhere the demonstration stands in for it."""
    settings = facts.settings
    if settings.env != "production":
        return
    has_staff = bool(settings.oidc_issuer and settings.oidc_client_id and settings.oidc_client_secret)
    yield build_finding(
        "staff",
        has_staff,
        "sign in through the force's provider" if has_staff else "nobody can sign in",
        "set VICTIMCARE_OIDC_ISSUER, VICTIMCARE_OIDC_CLIENT_ID and VICTIMCARE_OIDC_CLIENT_SECRET",
    )
    yield build_finding(
        "public address",
        settings.public_url is not None,
        settings.public_url or f"not set, so links and suppliers are given {settings.public_address}",
        "set VICTIMCARE_PUBLIC_URL to the https address that victims and suppliers use",
    )
    yield build_finding(
        "proxies",
        bool(settings.trusted_proxies),
        ", ".join(settings.trusted_proxies)
        or "none is named, so no word of any is believed: all visitors look alike, and none seems to come over https",
        "set VICTIMCARE_TRUSTED_PROXIES to the addresses of the proxies before the pages",
    )
    is_embedded = _is_embedded(settings)
    yield build_finding(
        "database server",
        not is_embedded,
        "embedded, on this machine alone" if is_embedded else "the force's own",
        "set DATABASE_URL to a PostgreSQL that is backed up and stands by elsewhere",
    )
    invented = force_toml.parse_force_file(force_toml.read_example_text(), settings.home / force_toml.FORCE_FILE_NAME)
    is_invented = facts.force.name == invented.name or facts.force.telephones == invented.telephones
    yield build_finding(
        "force",
        not is_invented,
        "the example's invented force and numbers" if is_invented else facts.force.name,
        f"write the force's own names, numbers, areas and teams into {settings.home / force_toml.FORCE_FILE_NAME}",
    )


def _is_embedded(settings: Environment) -> bool:
    """Whether the database is, or will be, opened with a password that the embedded database's start makes."""
    if settings.database_url is None:
        return True
    passwords = settings.home / "database" / "passwords.json"
    used = conninfo_to_dict(settings.database_url or "").get("password")
    return passwords.exists() and used in json.loads(passwords.read_text()).values()


def check_home(connection: psycopg.Connection | None, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Before the first start there is no folder: then check the disk on which it will be made."""
    home = facts.settings.home
    there = next(folder for folder in (home, *home.parents) if folder.is_dir())
    free = shutil.disk_usage(there).free
    yield build_finding(
        "disk", free >= LEAST_FREE, f"{free / 1e9:.0f} GB free in {there}", "make room, or use a larger disk"
    )
    if there != home:
        yield build_finding(
            "installation", False, f"nothing has started yet in {home}", f"start it: {STARTS[facts.settings.env]}"
        )
        return
    secrets = home / "secrets"
    open_ones = [path.name for path in secrets.glob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    yield build_finding(
        "secrets",
        not open_ones,
        f"{', '.join(open_ones)} can be read by others" if open_ones else "readable by their owner only",
        f"chmod 600 the files in {secrets}, and change the secrets",
    )


# Requests the public address once from outside as a browser would: over https, through the force's own proxy.

PATIENCE = 5  # seconds
_OK = 200
_LONGEST = 4096  # bytes


def check_public_address(connection: psycopg.Connection | None, facts: CheckedFacts) -> Iterator[CheckFinding]:
    settings = facts.settings
    if settings.env != "production" or not (settings.public_url or "").startswith("https://"):
        return
    try:
        hsts, arrived = _ask(settings)
    except (OSError, HTTPException, ValueError) as error:
        yield CheckFinding(
            "front door",
            False,
            f"{settings.public_url} did not answer as our pages do ({type(error).__name__})",
            "look whether the proxy runs, has a certificate that browsers trust, and leads to these pages",
        )
        return
    yield build_finding(
        "front door over https",
        hsts and arrived["https"],
        "says Strict-Transport-Security" if hsts else "does not say Strict-Transport-Security",
        "let the proxy send X-Forwarded-Proto and hand our Strict-Transport-Security on, and name it in "
        "VICTIMCARE_TRUSTED_PROXIES",
    )
    yield build_finding(
        "front door's visitors",
        arrived["by_named_proxy"] and arrived["visitors_address"],
        "their addresses arrive" if arrived["visitors_address"] else "their addresses do not arrive",
        "let the proxy write X-Forwarded-For, and name it in VICTIMCARE_TRUSTED_PROXIES",
    )


def _ask(settings: Environment) -> tuple[bool, dict[str, bool]]:
    """Whether HSTS is announced, and what the pages see of the visitor."""
    parts = urlsplit(settings.public_url or "")
    connection = HTTPSConnection(
        parts.hostname or "", parts.port, timeout=PATIENCE, context=ssl.create_default_context()
    )
    try:
        key = make_check_key(settings.secret_key, at=int(time.time()))
        connection.request("GET", f"{parts.path}/live", headers={HEADER: key})
        answer = connection.getresponse()
        read = json.loads(answer.read(_LONGEST)) if answer.status == _OK else None
    finally:
        connection.close()
    if not isinstance(read, dict):
        raise ValueError("another answer than ours")
    arrived = {name: bool(read.get(name)) for name in ("by_named_proxy", "visitors_address", "https")}
    return "max-age=" in answer.headers.get("Strict-Transport-Security", ""), arrived
