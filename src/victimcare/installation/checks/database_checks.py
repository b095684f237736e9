"""Checks the database: safe, migrated, of this environment, and with the same time; and defines the facts and findings
of all checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict

from victimcare.installation.installation_database import DURABILITY, OLDEST_VERSION
from victimcare.installation.installation_environment import Environment
from victimcare.rules.force import Force

# What a check is given, and what it finds.


@dataclass(frozen=True, slots=True)
class CheckFinding:
    name: str
    is_good: bool
    found: str
    do: str = ""  # what to do about it; for a good finding, what could be better, shown as a notice

    @property
    def mark(self) -> str:
        if not self.is_good:
            return "LOOK"
        return "note" if self.do else "good"


@dataclass(frozen=True, slots=True)
class CheckedFacts:
    """The facts to check."""

    settings: Environment
    force: Force
    calendar_ends_on: date
    unapplied_migrations: int
    now: datetime  # this machine's real time
    unknown_settings: Mapping[str, str] = field(
        default_factory=dict
    )  # from `installation_environment.find_unknown_variables`
    can_make_pdf: bool = True  # Pango is on this machine
    store_keys: tuple[str, ...] = ()  # the names of the keys that are set; the first seals
    complaints_open: int = 0
    complaints_late: int = 0


def build_finding(name: str, is_good: bool, found: str, do: str) -> CheckFinding:
    return CheckFinding(name, is_good, found, "" if is_good else do)


def describe_port_answer(yes: bool, port: int) -> str:
    return f"{'answers' if yes else 'nothing answers'} on port {port}"


def query_value(connection: psycopg.Connection, question: LiteralString, *values: str) -> Any:
    row = connection.execute(question, values).fetchone()
    return row[0] if row else None


LARGEST_CLOCK_DIFFERENCE = timedelta(seconds=2)


def check_durability(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    version = connection.info.server_version
    yield build_finding(
        "database version",
        version >= OLDEST_VERSION,
        f"PostgreSQL {version // 10000}",
        "upgrade it to 15 or later",
    )
    off = [name for name in DURABILITY if query_value(connection, "SELECT current_setting(%s)", name) == "off"]
    yield build_finding(
        "database durability",
        not off,
        f"{', '.join(off)} off" if off else "all on",
        "turn it on, or an acknowledged change can be lost",
    )


def check_roles(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    urls = (
        facts.settings.database_url,
        facts.settings.owner_database_url,
        facts.settings.sealer_database_url,
    )
    roles = [str(conninfo_to_dict(url).get("user")) for url in urls if url]
    yield build_finding(
        "database roles",
        len(set(roles)) == len(urls) or facts.settings.env != "production",
        f"{len(set(roles))} for the application, the owner and the sealer",
        "give DATABASE_URL, VICTIMCARE_OWNER_DATABASE_URL and VICTIMCARE_SEALER_DATABASE_URL a role each, "
        "or the application could alter what is append-only",
    )


def check_encryption(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Whether the connection to a database on another machine is encrypted, and its certificate names that machine."""
    urls = (facts.settings.database_url, facts.settings.owner_database_url, facts.settings.sealer_database_url)
    open_to = sorted({host for url in urls if url and (host := _host_in_the_clear(url))})
    yield build_finding(
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


def check_temporary_tables(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """A temporary table of the application's could intercept what is written to the audit."""
    role = str(conninfo_to_dict(facts.settings.database_url or "").get("user") or connection.info.user)
    may = query_value(connection, "SELECT has_database_privilege(%s, current_database(), 'TEMPORARY')", role)
    database = connection.info.dbname
    yield build_finding(
        "temporary tables",
        not may or facts.settings.env != "production",
        "the application may make them" if may else "none may be made by the application",
        f"as the owner of the database: REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {role}; "
        f"ALTER DATABASE {database} SET search_path = public, pg_temp",
    )


def check_tables(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    yield build_finding(
        "migrations",
        facts.unapplied_migrations == 0,
        f"{facts.unapplied_migrations} not applied",
        "start again with victimcare up, which applies them",
    )


def check_environment(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    stamped = query_value(connection, "SELECT environment FROM records_installation")
    yield build_finding(
        "environment",
        stamped == facts.settings.env,
        f"the database belongs to {stamped}, this command to {facts.settings.env}",
        f"set VICTIMCARE_ENV={stamped}, or another database",
    )


def check_clocks(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    theirs = query_value(connection, "SELECT clock_timestamp()")
    difference = abs(theirs - datetime.now(UTC))
    yield build_finding(
        "clocks",
        difference < LARGEST_CLOCK_DIFFERENCE,
        f"the database's differs by {difference.total_seconds():.1f} s",
        "let both machines keep time by NTP, or deadlines and the audit are off",
    )
    frozen = facts.settings.now
    yield build_finding(
        "product's clock",
        frozen is None,
        f"frozen at {frozen.isoformat()}" if frozen else "runs",
        "unset VICTIMCARE_NOW when the demonstration is over",
    )
