from datetime import UTC, datetime

import psycopg
import pytest

from victimcare.installation import installation_database
from victimcare.installation.embedded_postgres import RoleUrls
from victimcare.installation.installation_home import StartRefused
from victimcare.rules.force import ForceTeam

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEAMS = (ForceTeam("victim-care", "Victim care", frozenset()),)


@pytest.fixture(scope="module", name="urls")
def settled_urls(migrated: RoleUrls) -> RoleUrls:
    _settle(migrated)
    return migrated


def _settle(urls: RoleUrls, *, env: str = "test", teams: tuple[ForceTeam, ...] = TEAMS) -> None:
    installation_database.settle_database(
        urls.owner, app_url=urls.app, sealer_url=urls.sealer, env=env, teams=teams, at=NOW
    )


def _tables(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'records_%'")
        return [name for (name,) in rows]


def _may(url: str, table: str) -> set[str]:
    asked = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
    with psycopg.connect(url) as connection:
        rows = [connection.execute("SELECT has_table_privilege(%s, %s)", [table, each]).fetchone() for each in asked]
    return {each for each, row in zip(asked, rows, strict=True) if row and row[0]}


@pytest.mark.parametrize("table", ["event", "auditentry", "notificationstate"])
def test_the_application_may_add_to_what_is_append_only_and_nothing_more(urls: RoleUrls, table: str) -> None:
    assert _may(urls.app, f"records_{table}") == {"SELECT", "INSERT"}


def test_the_application_reads_the_seals_and_never_writes_one(urls: RoleUrls) -> None:
    assert _may(urls.app, "records_auditseal") == {"SELECT"}


@pytest.mark.parametrize("table", ["eventprivate", "taskchange"])
def test_what_may_be_blanked_is_not_deleted(urls: RoleUrls, table: str) -> None:
    assert _may(urls.app, f"records_{table}") == {"SELECT", "INSERT", "UPDATE"}  # its trigger lets only blanking pass


def test_the_application_does_not_say_when_an_audit_entry_was_written(urls: RoleUrls) -> None:
    with psycopg.connect(urls.app) as connection:
        row = connection.execute(
            "INSERT INTO records_auditentry (at, actor_kind, actor, act, reason, detail, written_at)"
            " VALUES (now(), 'system', 'app', 'case.see', '', '{}', now() - interval '1 hour')"
            " RETURNING written_at > now() - interval '1 minute'"
        ).fetchone()
        assert row == (True,)
        connection.rollback()


def test_no_table_may_be_emptied_by_the_application(urls: RoleUrls) -> None:
    assert {table for table in _tables(urls.owner) if "TRUNCATE" in _may(urls.app, table)} == set()


def test_the_sealer_reads_the_audit_adds_seals_and_sees_no_case(urls: RoleUrls) -> None:
    seen = {table: _may(urls.sealer, table) for table in _tables(urls.owner)}

    assert {table: may for table, may in seen.items() if may} == {
        "records_auditentry": {"SELECT"},
        "records_auditseal": {"SELECT", "INSERT"},
    }


def test_the_application_cannot_lift_a_guard(urls: RoleUrls) -> None:
    with psycopg.connect(urls.app) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("ALTER TABLE records_event DISABLE TRIGGER ALL")


def test_the_application_may_use_every_sequence(urls: RoleUrls) -> None:
    with psycopg.connect(urls.app) as connection:
        connection.execute("INSERT INTO records_team (code, name) VALUES ('another', 'Another')")
        connection.rollback()


@pytest.mark.parametrize("role", ["app", "sealer"])
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TEMP TABLE records_auditentry (LIKE public.records_auditentry INCLUDING ALL)",
        "CREATE TEMP VIEW records_auditentry AS SELECT 1",
        "CREATE SCHEMA mine",
        "CREATE TABLE public.records_other (id int)",
        "CREATE FUNCTION public.records_count_entries(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_nothing_can_be_put_in_the_place_of_the_audit(urls: RoleUrls, role: str, statement: str) -> None:
    with psycopg.connect(getattr(urls, role)) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


@pytest.mark.parametrize("role", ["app", "sealer", "owner"])
def test_real_tables_are_found_before_temporary_ones(urls: RoleUrls, role: str) -> None:
    with psycopg.connect(getattr(urls, role)) as connection:
        assert connection.execute("SHOW search_path").fetchone() == ("public, pg_temp",)


def test_the_application_counts_entries_and_can_neither_lower_nor_add_up_a_count(urls: RoleUrls) -> None:
    assert _may(urls.app, "records_auditcount") == {"SELECT"}
    with psycopg.connect(urls.app) as connection:
        assert connection.execute("SELECT public.records_count_entries(2)").fetchone() == (2,)
        connection.rollback()
        with pytest.raises(psycopg.errors.RestrictViolation):
            connection.execute("SELECT public.records_count_entries(-2)")
        connection.rollback()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT public.records_add_up_counts()")


def test_the_sealer_adds_up_counts_and_makes_none(urls: RoleUrls) -> None:
    assert _may(urls.sealer, "records_auditcount") == set()
    with psycopg.connect(urls.sealer) as connection:
        connection.execute("SELECT public.records_add_up_counts()")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT public.records_count_entries(1)")


def test_the_stamp_stays_and_refuses_another_environment(urls: RoleUrls) -> None:
    _settle(urls, env="test")

    installation_database.refuse_another_environment(urls.owner, "DATABASE_URL", env="test")
    with pytest.raises(StartRefused, match="belongs to “test” and this start is “production”"):
        installation_database.refuse_another_environment(urls.owner, "DATABASE_URL", env="production")


def test_a_team_that_is_renamed_in_the_file_is_renamed_here(urls: RoleUrls) -> None:
    _settle(
        urls,
        teams=(ForceTeam("victim-care", "Looking after victims", frozenset()), ForceTeam("new", "New", frozenset())),
    )

    with psycopg.connect(urls.app) as connection:
        rows = connection.execute("SELECT code, name FROM records_team").fetchall()
    assert {("new", "New"), ("victim-care", "Looking after victims")} <= set(rows)
    assert ("victim-care", "Victim care") not in rows


def test_a_new_database_has_no_stamp_to_refuse(urls: RoleUrls) -> None:
    installation_database.refuse_another_environment(urls.superuser, "DATABASE_URL", env="production")
