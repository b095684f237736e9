import psycopg
from django.db.migrations.loader import MigrationLoader

from victimcare.installation import tables
from victimcare.installation.postgres import Urls

NAME = "VICTIMCARE_OWNER_DATABASE_URL"


def test_a_migrated_database_is_up_to_date_until_something_new_comes(migrated: Urls) -> None:
    assert tables.are_up_to_date(migrated.owner, NAME)

    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("UPDATE django_migrations SET app = 'old' WHERE app = 'procrastinate' AND name LIKE '0041%'")
        try:
            assert not tables.are_up_to_date(migrated.owner, NAME)
        finally:
            connection.execute("UPDATE django_migrations SET app = 'procrastinate' WHERE app = 'old'")


def test_an_empty_database_is_not(migrated: Urls) -> None:
    assert not tables.are_up_to_date(migrated.superuser, NAME)


def test_every_migration_that_django_knows_is_looked_for() -> None:
    assert tables.known() == set(MigrationLoader(None).disk_migrations)
