import dataclasses
import json
import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from victimcare.installation import installation_check, installation_database, installation_environment
from victimcare.installation.checks import database_checks
from victimcare.installation.checks.database_checks import CheckedFacts, CheckFinding
from victimcare.installation.embedded_postgres import RoleUrls
from victimcare.installation.force import force_toml
from victimcare.rules.calls.opening_hours import OpeningHours, OpeningWindow
from victimcare.rules.force import ForceLine, ForceTeam

MISSING_FOR_PRODUCTION = {"staff", "public address", "proxies", "force", "mail in"}


@pytest.fixture
def facts(home: Path, migrated: RoleUrls) -> CheckedFacts:
    """An installation in which all that needs no running process is well."""
    team = ForceTeam("victim-care", "Victim care", frozenset())
    installation_database.settle_database(
        migrated.owner,
        app_url=migrated.app,
        sealer_url=migrated.sealer,
        env="test",
        teams=[team],
        at=datetime.now(UTC),
    )
    settings = installation_environment.load_environment(
        {
            "VICTIMCARE_HOME": str(home),
            "VICTIMCARE_ENV": "test",
            "DATABASE_URL": migrated.app,
            "VICTIMCARE_OWNER_DATABASE_URL": migrated.owner,
            "VICTIMCARE_SEALER_DATABASE_URL": migrated.sealer,
            "NOTIFY_BASE_URL": "https://notify.example",
            "NOTIFY_API_KEY": "a-key",
            "NOTIFY_TEXT_TEMPLATE_ID": "a-template",
            "VICTIMCARE_WEB_PORT": "1",
            "VICTIMCARE_SIP_PORT": "1",
        }
    )
    return CheckedFacts(settings, force_toml.read_force_file(home), date(2099, 12, 31), 0, datetime.now(UTC))


def found(url: str, facts: CheckedFacts) -> dict[str, CheckFinding]:
    with psycopg.connect(url, autocommit=True) as connection:
        return {finding.name: finding for finding in installation_check.check_installation(connection, facts)}


def bad(url: str, facts: CheckedFacts) -> set[str]:
    # A test's database gives up durability, and nothing listens on these ports.
    expected = {"database durability", "pages", "line", "disk", "audit seal"}
    return {name for name, finding in found(url, facts).items() if not finding.is_good} - expected


def test_an_installation_that_is_well_needs_nobody(migrated: RoleUrls, facts: CheckedFacts) -> None:
    assert bad(migrated.app, facts) == set()


def test_each_finding_that_is_not_good_says_what_to_do(migrated: RoleUrls, facts: CheckedFacts) -> None:
    findings = found(migrated.app, facts)

    assert findings["database durability"].found == "fsync, synchronous_commit, full_page_writes off"
    assert findings["pages"].found == "nothing answers on port 1"
    assert all(finding.do for finding in findings.values() if not finding.is_good)


def test_that_no_record_system_is_asked_is_a_notice_and_needs_nobody(migrated: RoleUrls, facts: CheckedFacts) -> None:
    none = found(migrated.app, facts)["record system"]
    assert (none.is_good, none.mark) == (True, "note")
    assert "every other number or address of a guarded victim takes two people" in none.found
    assert none.do == "set VICTIMCARE_PEOPLE_URL and VICTIMCARE_PEOPLE_TOKEN"

    asked = dataclasses.replace(facts.settings, people_url="https://records.example/people", people_token="a-token")
    one = found(migrated.app, dataclasses.replace(facts, settings=asked))["record system"]
    assert (one.mark, one.do) == ("good", "")


def test_a_crime_that_the_record_system_refused_needs_a_person(migrated: RoleUrls, facts: CheckedFacts) -> None:
    none = found(migrated.app, facts)["crimes to record"]
    with psycopg.connect(migrated.owner, autocommit=True) as owner:
        owner.execute(
            "WITH incident AS (INSERT INTO records_incident (public_id, number, state, opening_code, closing_code,"
            " grade, first_grade, opened_at, crime_reference, sealed_summary, sealed_place, place_source, uprn, area,"
            " version) VALUES (gen_random_uuid(), '1', 'open', 'OTHER', '', 'priority', 'priority', now(), '', '', '',"
            " '', '', '', 1) RETURNING id)"
            " INSERT INTO records_recordnotice (public_id, kind, incident_id, created_at, state, reason, attempts,"
            " number, number_source, sealed_body)"
            " SELECT gen_random_uuid(), 'crime', id, now(), 'refused', 'no_link', 1, '', '', '' FROM incident"
        )
        try:
            one = found(migrated.app, facts)["crimes to record"]
        finally:
            owner.execute("DELETE FROM records_recordnotice")
            owner.execute("DELETE FROM records_incident")

    assert (none.mark, none.do) == ("note", "set VICTIMCARE_RECORD_NOTICES")
    assert (one.is_good, "refused 1, and 0 have waited" in one.found) == (False, True)


def test_late_complaints_need_a_person(migrated: RoleUrls, facts: CheckedFacts) -> None:
    late = dataclasses.replace(facts, complaints_open=5, complaints_late=2)

    told = found(migrated.app, late)["complaints"]

    assert (told.is_good, told.found) == (False, "5 open, 2 with a reading, reply or answer overdue")
    assert found(migrated.app, facts)["complaints"].is_good


def test_one_role_for_all_is_refused_in_production(migrated: RoleUrls, facts: CheckedFacts) -> None:
    settings = dataclasses.replace(facts.settings, env="production", owner_database_url=migrated.app)

    assert bad(migrated.app, dataclasses.replace(facts, settings=settings)) == {
        "database roles",
        "environment",
        *MISSING_FOR_PRODUCTION,
    }


def test_an_application_that_may_make_temporary_tables_is_refused_in_production(
    migrated: RoleUrls, facts: CheckedFacts
) -> None:
    live = dataclasses.replace(facts, settings=dataclasses.replace(facts.settings, env="production"))
    assert found(migrated.app, live)["temporary tables"].is_good
    with psycopg.connect(migrated.owner, autocommit=True) as owner:
        owner.execute("GRANT TEMPORARY ON DATABASE victimcare TO PUBLIC")
        try:
            told = found(migrated.app, live)["temporary tables"]
        finally:
            owner.execute("REVOKE TEMPORARY ON DATABASE victimcare FROM PUBLIC")

    assert not told.is_good
    assert told.do.startswith("as the owner of the database: REVOKE TEMPORARY ON DATABASE victimcare FROM PUBLIC, ")


def test_what_is_missing_to_go_live_is_told_with_what_to_do(
    home: Path, migrated: RoleUrls, facts: CheckedFacts
) -> None:
    live = dataclasses.replace(facts, settings=dataclasses.replace(facts.settings, env="production"))
    findings = found(migrated.app, live)

    assert bad(migrated.app, live) == {"environment", *MISSING_FOR_PRODUCTION}
    assert findings["staff"].found == "nobody can sign in"
    assert "VICTIMCARE_OIDC_ISSUER" in findings["staff"].do
    assert "VICTIMCARE_PUBLIC_URL" in findings["public address"].do
    assert f"{home}/force.toml" in findings["force"].do

    settings = dataclasses.replace(
        live.settings,
        oidc_issuer="https://sign-in.example",
        oidc_client_id="us",
        oidc_client_secret="a-word",
        public_url="https://care.example",
        trusted_proxies=("192.0.2.10",),
    )
    own = (
        force_toml.read_example_text()
        .replace("Riverside Police", "Hillside Police")
        .replace("01632 960101", "01632 960102")
    )
    force = force_toml.parse_force_file(own, home / "force.toml")
    missing = bad(migrated.app, dataclasses.replace(live, settings=settings, force=force))
    assert missing == {"environment", "mail in", "front door"}  # nothing answers at that address


def test_a_machine_that_makes_no_pdf_is_told_what_letters_need(migrated: RoleUrls, facts: CheckedFacts) -> None:
    finding = found(migrated.app, dataclasses.replace(facts, can_make_pdf=False))["letters as PDF"]

    assert not finding.is_good
    assert "libpango-1.0-0" in finding.do


def test_letters_that_nobody_prints_are_told(home: Path, migrated: RoleUrls, facts: CheckedFacts) -> None:
    folder = home / "letters"
    folder.mkdir()
    fresh, old = (folder / f"8e222534-7f05-4972-86e3-17c5d9f894e{n}.pdf" for n in (1, 2))
    fresh.touch()
    old.touch()
    four_days_ago = (facts.now - timedelta(days=4)).timestamp()
    os.utime(old, (four_days_ago, four_days_ago))

    assert found(migrated.app, facts)["letters to print"].found.startswith("1 have lain in")


def test_without_anybody_to_take_e_mails_it_is_told(migrated: RoleUrls, facts: CheckedFacts) -> None:
    settings = dataclasses.replace(facts.settings, mailer="smtp")

    assert "VICTIMCARE_MAIL_SERVER" in found(migrated.app, dataclasses.replace(facts, settings=settings))["e-mails"].do


@pytest.mark.parametrize(
    ("named", "says", "do"),
    [
        ({}, "no relay is named", "VICTIMCARE_MAIL_RELAYS and VICTIMCARE_MAIL_CHECKED_BY"),
        ({"mail_relays": ("192.0.2.25/32",)}, "only a DKIM signature counts", "VICTIMCARE_MAIL_CHECKED_BY"),
        ({"mail_checked_by": "mx.force.example"}, "no relay is named", "VICTIMCARE_MAIL_RELAYS"),
        ({"mail_relays": ("192.0.2.25/32",), "mail_checked_by": "mx.force.example"}, "named are the relays", ""),
    ],
)
def test_in_production_who_proves_officers_mail_is_to_be_named(
    migrated: RoleUrls, facts: CheckedFacts, named: dict[str, Any], says: str, do: str
) -> None:
    settings = dataclasses.replace(facts.settings, env="production", officer_address="ask@force.example", **named)

    proof = found(migrated.app, dataclasses.replace(facts, settings=settings))["proof of officers' mail"]

    assert (proof.is_good, says in proof.found, do in proof.do) == (not do, True, True)
    assert proof.found.endswith("; 0 in officers' names wait without proof")


def test_an_embedded_database_in_production_is_told(home: Path, migrated: RoleUrls, facts: CheckedFacts) -> None:
    (home / "database").mkdir()
    password = str(conninfo_to_dict(migrated.app)["password"])
    (home / "database" / "passwords.json").write_text(json.dumps({"victimcare_app": password}))
    live = dataclasses.replace(facts, settings=dataclasses.replace(facts.settings, env="production"))

    assert found(migrated.app, live)["database server"].found == "embedded, on this machine alone"
    assert "DATABASE_URL" in found(migrated.app, live)["database server"].do
    assert "database server" not in found(migrated.app, facts)


def test_a_variable_that_is_no_setting_is_told_with_the_nearest(migrated: RoleUrls, facts: CheckedFacts) -> None:
    misspelt = dataclasses.replace(facts, unknown_settings={"VICTIMCARE_WEBPORT": "VICTIMCARE_WEB_PORT"})

    finding = found(migrated.app, misspelt)["settings"]

    assert finding.found == "VICTIMCARE_WEBPORT unknown"
    assert finding.do == "spell VICTIMCARE_WEBPORT as VICTIMCARE_WEB_PORT"


def test_what_a_person_forgot_is_found(migrated: RoleUrls, facts: CheckedFacts) -> None:
    settings = dataclasses.replace(facts.settings, notify_api_key=None, now=facts.now)
    soon = facts.now.date() + timedelta(days=30)
    forgotten = dataclasses.replace(facts, settings=settings, calendar_ends_on=soon, unapplied_migrations=2)

    assert bad(migrated.app, forgotten) == {
        "texts",
        "e-mails",
        "letters",
        "product's clock",
        "calendar",
        "migrations",
    }


def test_sending_that_is_held_after_a_restore_is_found(migrated: RoleUrls, facts: CheckedFacts) -> None:
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("UPDATE records_installation SET sending_held_since = now(), sending_held_reason = 'x'")
        try:
            assert bad(migrated.app, facts) == {"sending"}
        finally:
            connection.execute("UPDATE records_installation SET sending_held_since = NULL, sending_held_reason = ''")


def test_a_secret_that_others_can_read_is_found(home: Path, migrated: RoleUrls, facts: CheckedFacts) -> None:
    (home / "secrets" / "VICTIMCARE_CODE_KEY").chmod(0o644)

    assert bad(migrated.app, facts) == {"secrets"}
    assert os.fspath(home) in found(migrated.app, facts)["secrets"].do


def test_a_database_that_was_never_migrated_is_told_and_the_rest_is_looked_at(
    migrated: RoleUrls, facts: CheckedFacts
) -> None:
    with psycopg.connect(migrated.superuser, autocommit=True) as superuser:
        superuser.execute("CREATE DATABASE never_migrated")
    url = make_conninfo(migrated.superuser, dbname="never_migrated")

    findings = found(url, dataclasses.replace(facts, unapplied_migrations=7))

    assert findings["migrations"].found == "7 not applied"
    assert {"clocks", "disk", "calendar"} <= findings.keys()
    assert "environment" not in findings


def test_the_calendar_is_looked_at_with_the_products_own_now(migrated: RoleUrls, facts: CheckedFacts) -> None:
    known = dataclasses.replace(facts, calendar_ends_on=date(2028, 12, 31))
    later = dataclasses.replace(facts.settings, now=datetime(2028, 6, 1, tzinfo=UTC))

    assert "calendar" not in bad(migrated.app, known)
    assert "calendar" in bad(migrated.app, dataclasses.replace(known, settings=later))


def test_a_recording_whose_key_is_gone_is_found_and_a_key_that_nothing_needs_is_told(
    migrated: RoleUrls, facts: CheckedFacts
) -> None:
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute(
            "WITH call AS (INSERT INTO records_call (carrier_call_id, direction, started_at, path, state, steps,"
            " outcome, queue_seconds) VALUES ('1', 'in', now(), '[]', '{}', 0, '', 0) RETURNING id),"
            " sound AS (INSERT INTO records_callrecording (kind, call_id, for_whom, began_at, length, sha256,"
            " gone_because)"
            " SELECT 'conversation', id, '', now(), 1, '', '' FROM call RETURNING id)"
            " INSERT INTO records_recordingpart (sound_id, number, sealed) SELECT id, 0, decode('01aabbccdd00', 'hex')"
            " FROM sound"
        )

    lost = found(migrated.app, dataclasses.replace(facts, store_keys=("11111111",)))["sealed"]
    assert (lost.is_good, lost.found) == (False, "1 sealed with a key that is not set")
    well = found(migrated.app, dataclasses.replace(facts, store_keys=("11111111", "aabbccdd", "22222222")))
    assert well["sealed"].is_good
    assert (well["older keys"].mark, well["older keys"].found) == ("note", "nothing is left of 1")


def test_a_promise_that_a_person_answers_is_held_against_the_rota(migrated: RoleUrls, facts: CheckedFacts) -> None:
    def who_answers(line: ForceLine) -> CheckFinding:
        return found(migrated.app, dataclasses.replace(facts, force=dataclasses.replace(facts.force, line=line)))[
            "who answers"
        ]

    always = OpeningHours({day: (OpeningWindow(time(0), time(0)),) for day in range(8)})
    promised = who_answers(ForceLine(hours=always, names_hours=True))

    assert (who_answers(ForceLine()).mark, who_answers(ForceLine(overflow="0808 157 0160")).mark) == ("note", "good")
    assert (promised.mark, promised.found) == (
        "LOOK",
        "a person is promised day and night, and for 168 hours of a usual week nobody's usual times say so",
    )


A_SERVICE = """
    INSERT INTO records_supportservice
        (source_id, record_id, entry, corrections, changed_at, name, description, telephone, website, email, hours,
         needs, areas, is_everywhere, languages, access, takes_self_referral, is_open, stands_at,
         terms, said, link_number)
    VALUES (%(source)s, %(id)s, %(entry)s, '{}', now(), 'N', '', '', '', '', '', '{}',
            '{}', true, '{}', '{}', true, true, '[]', '', '', 1)"""


def test_stored_entries_whose_web_address_would_be_refused_today_are_listed(
    migrated: RoleUrls, facts: CheckedFacts
) -> None:
    assert found(migrated.app, facts)["directory"].is_good
    entries: dict[str, dict[str, Any]] = {
        "s-script": {"url": "javascript:alert(1)"},
        "s-inside": {
            "organization": {"id": "o", "name": "N", "description": "D", "website": "http://169.254.169.254/"}
        },
        "s-good": {"url": "https://service.example/"},
    }
    with psycopg.connect(migrated.owner, autocommit=True) as owner:
        source = "INSERT INTO records_directorysource (name, kind, digest) VALUES ('old', 'file', '') RETURNING id"
        ((source_id,),) = owner.execute(source)
        try:
            for record_id, more in entries.items():
                entry = {"id": record_id, "name": "N", "status": "active", **more}
                owner.execute(A_SERVICE, {"source": source_id, "id": record_id, "entry": json.dumps(entry)})
            directory = found(migrated.app, facts)["directory"]
        finally:
            owner.execute("DELETE FROM records_supportservice; DELETE FROM records_directorysource")

    assert not directory.is_good
    assert directory.found == ("web addresses that are refused today: s-script (url), s-inside (organization.website)")
    assert "load it again" in directory.do


@pytest.mark.parametrize(
    ("place", "is_good"),
    [
        ("host=db.force.example", False),
        ("host=db.force.example sslmode=require", False),
        ("host=db.force.example sslmode=verify-full", True),
        ("host=/run/postgresql", True),
        ("host=127.0.0.1", True),
    ],
)
def test_in_production_a_database_elsewhere_is_reached_encrypted(
    migrated: RoleUrls, facts: CheckedFacts, place: str, is_good: bool
) -> None:
    settings = dataclasses.replace(facts.settings, env="production", database_url=f"{place} user=app dbname=care")
    with psycopg.connect(migrated.app, autocommit=True) as connection:
        (told,) = database_checks.check_encryption(connection, dataclasses.replace(facts, settings=settings))

    assert told.is_good is is_good
    assert is_good or "db.force.example" in told.found
