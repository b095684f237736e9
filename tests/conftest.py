"""Fixtures that every part of the tests may use."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

_number = itertools.count()
DATABASE_URL = os.environ["DATABASE_URL"]  # of the embedded server that the plugin started


@dataclass(frozen=True, slots=True)
class Database:
    """A database of this test's own; `url` is its owner's."""

    name: str
    url: str


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """The migrated, empty test database, also for tests that only copy it (pytest-django's own looks at marks)."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default": None})
        yield
        teardown_databases(made, verbosity=0)


@pytest.fixture
def real_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[Database]:
    """A fresh copy of the empty test database, with real commits, for tests of races, processes and append-only tables.

    Truncating between tests fights the triggers that refuse it, so each such test gets a database of its own.
    """
    template = connection.settings_dict["NAME"]
    name = f"{template}_{next(_number)}"
    with django_db_blocker.unblock():
        connection.close()
        with psycopg.connect(DATABASE_URL, autocommit=True) as admin:
            admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY'.encode())
            connection.settings_dict["NAME"] = name
            try:
                yield Database(name, _with_name(DATABASE_URL, name))
            finally:
                connection.close()
                connection.settings_dict["NAME"] = template
                admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _with_name(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
