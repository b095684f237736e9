import psycopg
import pytest
from django.db.migrations.loader import MigrationLoader

from victimcare.installation import installation_database
from victimcare.installation.embedded_postgres import RoleUrls
from victimcare.installation.installation_home import StartRefused

NAME = "VICTIMCARE_OWNER_DATABASE_URL"


def test_a_migrated_database_is_up_to_date_until_something_new_comes(migrated: RoleUrls) -> None:
    assert installation_database.are_tables_current(migrated.owner, NAME)

    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("UPDATE django_migrations SET app = 'old' WHERE app = 'procrastinate' AND name LIKE '0041%'")
        try:
            assert not installation_database.are_tables_current(migrated.owner, NAME)
        finally:
            connection.execute("UPDATE django_migrations SET app = 'procrastinate' WHERE app = 'old'")


def test_an_empty_database_is_not(migrated: RoleUrls) -> None:
    assert not installation_database.are_tables_current(migrated.superuser, NAME)


def test_every_migration_that_django_knows_is_looked_for() -> None:
    assert installation_database.known_migrations() == set(MigrationLoader(None).disk_migrations)


def test_tables_of_another_version_are_refused_by_name(migrated: RoleUrls) -> None:
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('records', '0134_later', now())")
        try:
            with pytest.raises(StartRefused, match="does not know its step 0134_later"):
                installation_database.are_tables_current(migrated.owner, NAME)
        finally:
            connection.execute("DELETE FROM django_migrations WHERE name = '0134_later'")
