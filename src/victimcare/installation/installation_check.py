"""`victimcare check`: is this installation fit to run? One finding for each line, with what to do about it."""

from collections.abc import Callable, Iterator

import psycopg

from victimcare.installation.checks import connection_checks, database_checks, machine_checks, stored_data_checks
from victimcare.installation.checks.database_checks import CheckedFacts, CheckFinding, query_value

_CHECKS: tuple[Callable[[psycopg.Connection, CheckedFacts], Iterator[CheckFinding]], ...] = (
    machine_checks.check_settings,
    machine_checks.check_production,
    machine_checks.check_public_address,
    database_checks.check_durability,
    database_checks.check_roles,
    database_checks.check_encryption,
    database_checks.check_temporary_tables,
    database_checks.check_tables,
    database_checks.check_environment,
    database_checks.check_clocks,
    stored_data_checks.check_calendar,
    connection_checks.check_text_supplier,
    connection_checks.check_mail,
    connection_checks.check_officer_mail,
    connection_checks.check_letters,
    connection_checks.check_record_system,
    connection_checks.check_record_notices,
    connection_checks.check_listeners,
    connection_checks.check_hosted_carrier,
    stored_data_checks.check_audit_seals,
    stored_data_checks.check_area_names,
    stored_data_checks.check_sealed_values,
    stored_data_checks.check_person_keys,
    stored_data_checks.check_promised_staffing,
    stored_data_checks.check_late_complaints,
    stored_data_checks.check_duty_number,
    stored_data_checks.check_refused_lines,
    stored_data_checks.check_directory_addresses,
    machine_checks.check_home,
)
# Checks of tables that a database that was never migrated does not have.
_CHECKS_OF_DATA = (
    database_checks.check_environment,
    connection_checks.check_text_supplier,
    connection_checks.check_record_notices,
    stored_data_checks.check_audit_seals,
    stored_data_checks.check_area_names,
    stored_data_checks.check_sealed_values,
    stored_data_checks.check_person_keys,
    stored_data_checks.check_promised_staffing,
    stored_data_checks.check_refused_lines,
    stored_data_checks.check_directory_addresses,
)


# Checks that need no tables.
_CHECKS_WITHOUT_DATABASE: tuple[Callable[[psycopg.Connection | None, CheckedFacts], Iterator[CheckFinding]], ...] = (
    machine_checks.check_settings,
    machine_checks.check_production,
    machine_checks.check_home,
)


def check_without_database(facts: CheckedFacts, absent: str) -> list[CheckFinding]:
    """What can be checked before the first start, and afterwards while nothing runs. `absent`: why there is no
    database."""
    found, _, do = absent.rstrip(".").rpartition(": ")
    missing = CheckFinding("database", False, found, do)
    return [missing, *(finding for look in _CHECKS_WITHOUT_DATABASE for finding in look(None, facts))]


def check_installation(connection: psycopg.Connection, facts: CheckedFacts) -> list[CheckFinding]:
    """`connection`: in the application's role."""
    is_empty = not query_value(connection, "SELECT to_regclass('records_installation') IS NOT NULL")
    looks = [look for look in _CHECKS if not (is_empty and look in _CHECKS_OF_DATA)]
    return [finding for look in looks for finding in look(connection, facts)]
