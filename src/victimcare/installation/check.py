"""`victimcare check`: is this installation fit to run? One finding a line, each with what to do about it."""

from collections.abc import Callable, Iterator

import psycopg

from victimcare.installation.looks import database, front, machine, rows, ways
from victimcare.installation.looks.finding import Facts, Finding, one

_LOOKS: tuple[Callable[[psycopg.Connection, Facts], Iterator[Finding]], ...] = (
    machine.settings,
    machine.production,
    front.check_public_address,
    database.durability,
    database.roles,
    database.encryption,
    database.temporary_tables,
    database.tables,
    database.environment,
    database.clocks,
    rows.calendar,
    ways.texts,
    ways.mail,
    ways.officers,
    ways.letters,
    ways.people,
    ways.doors,
    ways.hosted_carrier,
    rows.audit,
    rows.areas,
    rows.sealed,
    rows.check_person_keys,
    rows.check_promised_staffing,
    rows.check_late_complaints,
    rows.duty_number,
    rows.check_refused_lines,
    rows.check_directory_addresses,
    machine.home,
)
# Which a database that was never migrated does not have.
_LOOKS_AT_ROWS = (
    database.environment,
    ways.texts,
    rows.audit,
    rows.areas,
    rows.sealed,
    rows.check_person_keys,
    rows.check_promised_staffing,
    rows.check_refused_lines,
    rows.check_directory_addresses,
)


# Which need none.
_LOOKS_WITHOUT_DATABASE: tuple[Callable[[psycopg.Connection | None, Facts], Iterator[Finding]], ...] = (
    machine.settings,
    machine.production,
    machine.home,
)


def check_without_database(facts: Facts, absent: str) -> list[Finding]:
    """What can be told before the first start, and after it while nothing runs. `absent`: why there is none."""
    found, _, do = absent.rstrip(".").rpartition(": ")
    missing = Finding("database", False, found, do)
    return [missing, *(finding for look in _LOOKS_WITHOUT_DATABASE for finding in look(None, facts))]


def check(connection: psycopg.Connection, facts: Facts) -> list[Finding]:
    """`connection`: the application's role."""
    is_empty = not one(connection, "SELECT to_regclass('records_installation') IS NOT NULL")
    looks = [look for look in _LOOKS if not (is_empty and look in _LOOKS_AT_ROWS)]
    return [finding for look in looks for finding in look(connection, facts)]
