"""This machine: its settings, what a force that goes live needs of it, its disk and its secrets."""

import json
import shutil
import stat
from collections.abc import Iterator

import psycopg
from psycopg.conninfo import conninfo_to_dict

from victimcare.installation import force_file
from victimcare.installation.environment import Environment
from victimcare.installation.looks.finding import Facts, Finding, finding
from victimcare.installation.reach import STARTS

LEAST_FREE = 5_000_000_000  # bytes on the home's disk


def settings(connection: psycopg.Connection | None, facts: Facts) -> Iterator[Finding]:
    unknown = facts.unknown_settings
    near = [f"{name} as {nearest}" for name, nearest in unknown.items() if nearest]
    yield finding(
        "settings",
        not unknown,
        f"{', '.join(unknown)} unknown" if unknown else "every VICTIMCARE_ variable is known",
        f"spell {', '.join(near)}" if near else "unset what victimcare settings does not show",
    )


def production(connection: psycopg.Connection | None, facts: Facts) -> Iterator[Finding]:
    """What only a force that goes live needs; elsewhere the demonstration stands in for it."""
    settings = facts.settings
    if settings.env != "production":
        return
    has_staff = bool(settings.oidc_issuer and settings.oidc_client_id and settings.oidc_client_secret)
    yield finding(
        "staff",
        has_staff,
        "sign in through the force's provider" if has_staff else "nobody can sign in",
        "set VICTIMCARE_OIDC_ISSUER, VICTIMCARE_OIDC_CLIENT_ID and VICTIMCARE_OIDC_CLIENT_SECRET",
    )
    yield finding(
        "public address",
        settings.public_url is not None,
        settings.public_url or f"not set, so links and suppliers are given {settings.public_address}",
        "set VICTIMCARE_PUBLIC_URL to the https address that victims and suppliers use",
    )
    yield finding(
        "proxies",
        bool(settings.trusted_proxies),
        ", ".join(settings.trusted_proxies)
        or "none is named, so no word of any is believed: all visitors look alike, and none seems to come over https",
        "set VICTIMCARE_TRUSTED_PROXIES to the addresses of the proxies before the pages",
    )
    is_embedded = _is_embedded(settings)
    yield finding(
        "database server",
        not is_embedded,
        "embedded, on this machine alone" if is_embedded else "the force's own",
        "set DATABASE_URL to a PostgreSQL that is backed up and stands by elsewhere",
    )
    invented = force_file.parse(force_file.example(), settings.home / force_file.NAME)
    is_invented = facts.force.name == invented.name or facts.force.telephones == invented.telephones
    yield finding(
        "force",
        not is_invented,
        "the example's invented force and numbers" if is_invented else facts.force.name,
        f"write the force's own names, numbers, areas and teams into {settings.home / force_file.NAME}",
    )


def _is_embedded(settings: Environment) -> bool:
    """Whether the database is, or will be, opened with a password that the embedded one's start makes."""
    if settings.database_url is None:
        return True
    passwords = settings.home / "database" / "passwords.json"
    used = conninfo_to_dict(settings.database_url or "").get("password")
    return passwords.exists() and used in json.loads(passwords.read_text()).values()


def home(connection: psycopg.Connection | None, facts: Facts) -> Iterator[Finding]:
    """Before the first start there is no folder: then the disk is the one on which it will be made."""
    home = facts.settings.home
    there = next(folder for folder in (home, *home.parents) if folder.is_dir())
    free = shutil.disk_usage(there).free
    yield finding("disk", free >= LEAST_FREE, f"{free / 1e9:.0f} GB free in {there}", "make room, or use a larger disk")
    if there != home:
        yield finding(
            "installation", False, f"nothing has started yet in {home}", f"start it: {STARTS[facts.settings.env]}"
        )
        return
    secrets = home / "secrets"
    open_ones = [path.name for path in secrets.glob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    yield finding(
        "secrets",
        not open_ones,
        f"{', '.join(open_ones)} can be read by others" if open_ones else "readable by their owner only",
        f"chmod 600 the files in {secrets}, and change the secrets",
    )
