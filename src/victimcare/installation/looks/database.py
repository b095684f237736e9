"""The database: safe, migrated, this environment's, and keeping the same time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
from psycopg.conninfo import conninfo_to_dict

from victimcare.installation.database import DURABILITY, OLDEST_VERSION
from victimcare.installation.looks.finding import Facts, Finding, finding, one

LARGEST_CLOCK_DIFFERENCE = timedelta(seconds=2)


def durability(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    version = connection.info.server_version
    yield finding(
        "database version",
        version >= OLDEST_VERSION,
        f"PostgreSQL {version // 10000}",
        "upgrade it to 15 or later",
    )
    off = [name for name in DURABILITY if one(connection, "SELECT current_setting(%s)", name) == "off"]
    yield finding(
        "database durability",
        not off,
        f"{', '.join(off)} off" if off else "all on",
        "turn it on, or an acknowledged change can be lost",
    )


def roles(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    urls = (
        facts.settings.database_url,
        facts.settings.owner_database_url,
        facts.settings.sealer_database_url,
    )
    roles = [str(conninfo_to_dict(url).get("user")) for url in urls if url]
    yield finding(
        "database roles",
        len(set(roles)) == len(urls) or facts.settings.env != "production",
        f"{len(set(roles))} for the application, the owner and the sealer",
        "give DATABASE_URL, VICTIMCARE_OWNER_DATABASE_URL and VICTIMCARE_SEALER_DATABASE_URL a role each, "
        "or the application could alter what is append-only",
    )


def encryption(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    """Whether what goes to a database on another machine is encrypted, to the machine that its certificate names."""
    urls = (facts.settings.database_url, facts.settings.owner_database_url, facts.settings.sealer_database_url)
    open_to = sorted({host for url in urls if url and (host := _host_in_the_clear(url))})
    yield finding(
        "database encryption",
        not open_to or facts.settings.env != "production",
        f"without a checked certificate to {', '.join(open_to)}" if open_to else "on this machine, or checked",
        "add sslmode=verify-full to DATABASE_URL, VICTIMCARE_OWNER_DATABASE_URL and VICTIMCARE_SEALER_DATABASE_URL",
    )


def _host_in_the_clear(url: str) -> str:
    said = conninfo_to_dict(url)
    host = str(said.get("host") or "")
    is_here = not host or host.startswith(("/", "127.")) or host in ("localhost", "::1")
    return "" if is_here or said.get("sslmode") == "verify-full" else host


def temporary_tables(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    """A temporary table of the application's could take what is written to the audit."""
    role = str(conninfo_to_dict(facts.settings.database_url or "").get("user") or connection.info.user)
    may = one(connection, "SELECT has_database_privilege(%s, current_database(), 'TEMPORARY')", role)
    database = connection.info.dbname
    yield finding(
        "temporary tables",
        not may or facts.settings.env != "production",
        "the application may make them" if may else "none may be made by the application",
        f"as the owner of the database: REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {role}; "
        f"ALTER DATABASE {database} SET search_path = public, pg_temp",
    )


def tables(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    yield finding(
        "migrations",
        facts.unapplied_migrations == 0,
        f"{facts.unapplied_migrations} not applied",
        "start again with victimcare up, which applies them",
    )


def environment(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    stamped = one(connection, "SELECT environment FROM records_installation")
    yield finding(
        "environment",
        stamped == facts.settings.env,
        f"the database belongs to {stamped}, this command to {facts.settings.env}",
        f"set VICTIMCARE_ENV={stamped}, or another database",
    )


def clocks(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    theirs = one(connection, "SELECT clock_timestamp()")
    difference = abs(theirs - datetime.now(UTC))
    yield finding(
        "clocks",
        difference < LARGEST_CLOCK_DIFFERENCE,
        f"the database's differs by {difference.total_seconds():.1f} s",
        "let both machines keep time by NTP, or deadlines and the audit are off",
    )
    frozen = facts.settings.now
    yield finding(
        "product's clock",
        frozen is None,
        f"frozen at {frozen.isoformat()}" if frozen else "runs",
        "unset VICTIMCARE_NOW when the demonstration is over",
    )
