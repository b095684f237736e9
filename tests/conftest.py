"""Fixtures that every part of the tests may use."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings as of_django
from django.db import connection
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from xdist.scheduler import LoadFileScheduling

from tests import migrated
from tests.channels.web.browsers import close_shared
from tests.hash_costs import hashing_at_real_cost, lower_hash_costs
from victimcare.installation.installation_environment import django_database_settings

# Several workers, and the programs that they start, share the machine: how long an example took says nothing.
settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy machine")

_number = itertools.count()
DATABASE_URL = os.environ["DATABASE_URL"]  # of the embedded server that the plugin started


# They start whole installations or walk through hundreds of pages, and take minutes: in a parallel run they come first,
# so that no worker is left with one when the others have finished. Single files are the longest of all.
SHARING_AN_INSTALLATION = (  # in this order: the last tries wrong codes until entries rest
    "tests/journeys/test_a_right_not_met.py",
    "tests/journeys/test_hosted_carrier.py",
    "tests/journeys/test_on_a_phone.py",
    "tests/journeys/test_one_crime.py",
)
LONGEST = (
    *SHARING_AN_INSTALLATION,
    "tests/access/",
    "tests/channels/web/portal/test_every_page_in_a_browser.py",
)
LONG = ("tests/faults/", "tests/journeys/", "tests/installation/", "tests/demo/")


def pytest_configure(config: pytest.Config) -> None:
    """Wrong codes are refused at once in this process: thousands are tried. Installations that tests start wait. The
    clock of a test goes on by hours from one press to the next, so no desk is locked but where the lock is tested.

    Pages are compiled once, and not again by each worker and each run: there are two hundred, at 30 ms each. One whose
    source has changed is compiled anew.
    """
    of_django.REFUSED_ON_A_BEAT = 0
    of_django.STAFF_IDLE = timedelta(days=3650)
    _write_addresses_by_their_words()
    lower_hash_costs()
    if getattr(config, "cache", None) is not None:
        folder = str(config.cache.mkdir("pages"))
        templates: Any = of_django.TEMPLATES[0]
        templates["OPTIONS"]["bytecode_cache"] = FileSystemBytecodeCache(folder)


def _write_addresses_by_their_words() -> None:
    """Tests say `/my/court`, and ask for that page where it stands: at a number (`neutral_addresses`)."""
    from django.test import RequestFactory

    from victimcare.channels.web.portal.neutral_addresses import neutral_address

    ask = RequestFactory.generic

    def ask_where_it_stands(self: RequestFactory, method: str, path: Any, *args: Any, **more: Any) -> Any:
        plain, mark, query = str(path).partition("?")
        return ask(self, method, f"{neutral_address(plain) or plain}{mark}{query}", *args, **more)

    RequestFactory.generic = ask_where_it_stands  # type: ignore[method-assign, assignment]


@pytest.fixture(scope="module")
def real_hash_costs() -> Iterator[None]:
    """Codes and passwords are hashed as slowly as where the product runs: by programs that the test starts, too."""
    with hashing_at_real_cost():
        yield


def pytest_unconfigure() -> None:
    close_shared()


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> Generator[None, int, int]:
    """Two for each core, since tests wait about half of their time: for a process that starts, a call, a supplier's
    patience.

    One process where its output is asked for, or files by name: workers print nothing, and are slow to start.
    """
    cores = yield
    by_name = all(".py" in argument for argument in config.args)
    return 0 if config.option.capture == "no" or by_name else 2 * cores


class _FilesOrInstallations(LoadFileScheduling):  # type: ignore[misc]
    """The tests of a file go to one worker, and so do those of files that share an installation."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return "a shared installation" if file in SHARING_AN_INSTALLATION else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _FilesOrInstallations | None:
    return _FilesOrInstallations(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: (not item.nodeid.startswith(LONGEST), not item.nodeid.startswith(LONG)))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected, modules and thousands of tests, lives as long as the process: it is not traced while it grows,
    and not by every collection of garbage after. Pages and queries make thousands of objects that die by themselves:
    garbage is looked for less often than by default, which saves about a twentieth of the processor's time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        gc.enable()


@dataclass(frozen=True, slots=True)
class Database:
    """A database of this test's own; `url` is its owner's."""

    name: str
    url: str


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> None:
    """The empty test database, also for tests that only copy it (pytest-django's own looks at marks): the server was
    copied with all tables in it (`migrated`), and ends with the last test.

    Beside it one in which no test ever writes, to copy. From here on a test that asks for no database gets none: what
    it wrote would stay for every later test.
    """
    with django_db_blocker.unblock():
        connection.close()
        name = migrated.DATABASE
        of_django.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
        take_in_what_the_force_names()
        connection.close()
        _administer(DATABASE_URL, f'CREATE DATABASE "{name}_empty" TEMPLATE "{name}" STRATEGY FILE_COPY')


def take_in_what_the_force_names() -> None:
    """As each start does."""
    from victimcare.services import clock
    from victimcare.services.referrals import directory_entries

    directory_entries.load_named_entries(force=of_django.FORCE, now=clock.current_time())


@pytest.fixture
def real_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[Database]:
    """A fresh copy of the empty test database, with real commits, for tests of races, processes and append-only tables.

    Truncating between tests fights the triggers that refuse it, so each such test gets a database of its own.
    """
    with django_db_blocker.unblock(), copied(f"{connection.settings_dict['NAME']}_empty") as database:
        yield database


@contextmanager
def copied(template: str, *, server: str = DATABASE_URL) -> Iterator[Database]:
    """A copy of a database without connections, in use for as long as the block lasts. `server`: where it is,
    as the URL of its superuser."""
    name = f"test_copy_{next(_number)}"
    connection.close()
    _administer(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    try:
        with connected_to(server, name):
            yield Database(name, with_name(server, name))
    finally:
        _administer(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def connected_to(server: str, name: str) -> Iterator[None]:
    """Django's connection leads to this database for as long as the block lasts."""
    usual = dict(connection.settings_dict)
    connection.close()
    there = django_database_settings(server)
    connection.settings_dict.update({key: there[key] for key in ("HOST", "PORT", "USER", "PASSWORD")}, NAME=name)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(usual)


def _administer(server: str, statement: str) -> None:
    """On the server, outside every transaction."""
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(statement.encode())


def with_name(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
