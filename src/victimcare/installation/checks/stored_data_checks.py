"""Checks stored data: the calendar reaches far enough, the audit is sealed, areas are named, sealed values can be
opened."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import psycopg
from psycopg import sql

from victimcare.installation.checks.database_checks import CheckedFacts, CheckFinding, build_finding, query_value
from victimcare.rules.calls.opening_hours import find_unstaffed_time
from victimcare.rules.desk.rota import Shift
from victimcare.rules.force import LineCover
from victimcare.rules.referrals import entry_validation

CALENDAR_AHEAD = timedelta(days=366)  # the longest deadlines of the Victims' Code are within a year
MOST_NAMED = 10  # entries in one line
LONGEST_UNSEALED = timedelta(minutes=1)


def check_calendar(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    yield build_finding(
        "calendar",
        facts.calendar_ends_on >= (facts.settings.now or facts.now).date() + CALENDAR_AHEAD,
        f"bank holidays are known to {facts.calendar_ends_on}",
        "fetch GOV.UK's bank-holidays.json, then victimcare calendar refresh FILE",
    )


def check_audit_seals(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    oldest = query_value(
        connection,
        "SELECT min(e.written_at) FROM public.records_auditentry e"
        " WHERE NOT EXISTS (SELECT FROM public.records_auditseal s WHERE s.entry_id = e.id)",
    )
    yield build_finding(
        "audit seal",
        oldest is None or facts.now - oldest < LONGEST_UNSEALED,
        f"unsealed since {oldest:%Y-%m-%d %H:%M} UTC" if oldest else "every entry is sealed",
        "look into logs/sealer.log, then victimcare audit verify",
    )


def check_area_names(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    rows = connection.execute("SELECT DISTINCT area FROM records_case ORDER BY area").fetchall()
    unknown = [code for (code,) in rows if not facts.force.knows_area(code)]
    yield build_finding(
        "areas",
        not unknown,
        f"the feed uses {', '.join(unknown)}, not named" if unknown else "every area of the feed has a name",
        "name it under [areas] in force.toml",
    )


def check_refused_lines(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Lines that need a person: each may be a crime whose victim is told nothing."""
    waiting = query_value(
        connection, "SELECT count(*) FROM records_feedline WHERE settled_at IS NULL AND result <> 'waiting'"
    )
    since = query_value(connection, "SELECT min(coalesce(first_at, received_at)) FROM records_feedline"
                            " WHERE settled_at IS NULL AND result <> 'waiting'")  # fmt: skip
    yield build_finding(
        "feed",
        not waiting,
        f"{waiting} refused, the oldest since {since:%Y-%m-%d %H:%M} UTC" if waiting else "no line was refused",
        "victimcare feed quarantine list, or /desk/feed; mend a line and replay it, or discard it",
    )


def check_directory_addresses(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Entries stored before web addresses were checked, with one that would be refused today."""
    rows = connection.execute("SELECT record_id, entry FROM records_supportservice WHERE gone_at IS NULL ORDER BY id")
    held = [
        f"{record_id} ({one.field})"
        for record_id, entry in rows
        for one in entry_validation.validate_entry(entry)[1]
        if one.why == "not_uri"
    ]
    more = f" and {len(held) - MOST_NAMED} more" if len(held) > MOST_NAMED else ""
    yield build_finding(
        "directory",
        not held,
        f"web addresses that are refused today: {', '.join(held[:MOST_NAMED])}{more}"
        if held
        else "every web address in it may be published",
        "have its publisher correct the entry and load it again, or take the entry out of the directory's source",
    )


def check_late_complaints(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Complaints with an overdue reading, holding reply or answer."""
    late = f"{facts.complaints_late} with a reading, reply or answer overdue" if facts.complaints_late else "none late"
    yield build_finding(
        "complaints",
        not facts.complaints_late,
        f"{facts.complaints_open} open, {late}",
        "hand the work of each to a colleague: /desk/complaints shows which",
    )


def check_promised_staffing(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Whether the rota covers the hours in which pages and leaflets promise that a person answers the line."""
    line = facts.force.line
    if line.answers is LineCover.ON_DUTY:
        yield CheckFinding(
            "who answers",
            True,
            "no hours are promised: pages say that a person answers while one is there",
            "name the hours of [line] in force.toml, or an overflow number that answers day and night",
        )
        return
    if line.overflow:
        yield CheckFinding("who answers", True, f"a person day and night: outside the hours on {line.overflow}")
        return
    rows = connection.execute(
        "SELECT t.weekday, t.start, t.end FROM records_workingtime t JOIN records_staff s ON s.id = t.profile_id"
        " WHERE s.is_active AND s.roles && ARRAY['desk', 'supervisor']::varchar[]"
    ).fetchall()
    missing = find_unstaffed_time(line.hours, [Shift(*row) for row in rows]) // timedelta(minutes=6) / 10
    promised = "day and night" if line.answers is LineCover.DAY_AND_NIGHT else "in the hours of [line]"
    yield build_finding(
        "who answers",
        not missing,
        f"a person is promised {promised}"
        + (f", and for {missing:g} hours of a usual week nobody's usual times say so" if missing else ""),
        "enter who works then under Team at the desk, name fewer hours of [line], or an overflow number",
    )


def check_duty_number(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Whether a person away from the desk is alerted to danger that no colleague acts on."""
    number = facts.force.telephones.duty
    yield CheckFinding(
        "duty number",
        True,
        f"danger without a step is texted to {number}" if number else "danger without a step is told to the desk alone",
        "" if number else "name `duty` under [telephones] in force.toml: it gets a text",
    )


# Sealed columns that are not named `sealed_…`.
SEALED_TOO = (
    ("records_hostedcall", "last_answer"),
    ("records_hostedcall", "memory"),
    ("records_complaint", "words"),
    ("records_complaint", "way_back"),
    ("records_publicfeedback", "words"),
    ("records_refuseddisposition", "body"),
    ("records_staffsession", "again"),
    ("records_supporternote", "answer"),
    ("records_supporternote", "words"),
    ("records_victimsession", "selects"),
)


def check_sealed_values(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Each value sealed with the installation's key names that key in the four bytes after its first
    (services/sealing.py)."""
    rows: Counter[str] = Counter()
    for table, column in _sealed_columns(connection):
        counted = sql.SQL(
            "SELECT encode(substring({column} FROM 2 FOR 4), 'hex'), count(*) FROM {table}"
            r" WHERE substring({column} FROM 1 FOR 1) = '\x01' GROUP BY 1"
        ).format(table=sql.Identifier(table), column=sql.Identifier(column))
        rows.update(dict(connection.execute(counted).fetchall()))
    lost = {key: count for key, count in rows.items() if key not in facts.store_keys}
    yield build_finding(
        "sealed",
        not lost,
        f"{sum(lost.values())} sealed with a key that is not set" if lost else "each opens with the keys that are set",
        "put the older key back after the one that is set, in VICTIMCARE_STORE_KEY or the file that holds it",
    )
    older = [key for key in facts.store_keys[1:] if key not in rows]
    if older:
        yield CheckFinding(
            "older keys",
            True,
            f"nothing is left of {len(older)}",
            "take them out of VICTIMCARE_STORE_KEY, from the end",
        )


def check_person_keys(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Each value sealed under a person's key names that key in the sixteen bytes after its first
    (services/person_keys.py)."""
    if query_value(connection, "SELECT to_regclass('records_personkey')") is None:
        return  # tables older than these keys: the `migrations` check reports it
    lost = 0
    for table, column in _sealed_columns(connection):
        counted = sql.SQL(
            r"SELECT count(*) FROM {table} WHERE substring({column} FROM 1 FOR 1) = '\x02' AND NOT EXISTS (SELECT"
            " FROM records_personkey k WHERE uuid_send(k.id) = substring({column} FROM 2 FOR 16))"
        ).format(table=sql.Identifier(table), column=sql.Identifier(column))
        [(count,)] = connection.execute(counted).fetchall()
        lost += count
    yield build_finding(
        "keys of persons",
        not lost,
        f"{lost} sealed with a key that is not here" if lost else "each is here",
        "they were lost in a restore: restore again with the newest person-keys file, while this data is the same",
    )


def _sealed_columns(connection: psycopg.Connection) -> set[tuple[str, str]]:
    named = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = current_schema() AND data_type = 'bytea' AND column_name LIKE 'sealed%'"
    ).fetchall()
    return {*named, *SEALED_TOO}
