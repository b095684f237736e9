from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from tests import migrated
from tests.conftest import connected_to, copied, take_in_what_the_force_names
from tests.made_once import copied_from
from victimcare.demo.demo_loading import load_demonstration
from victimcare.installation.embedded_postgres import run_temporary_postgres

NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # a Wednesday


@dataclass(frozen=True, slots=True)
class FilledDemonstration:
    """A server whose database `name` holds the demonstration, the home that its first start left, and what that start
    reported of each feed, as the contract prints it."""

    server: str
    name: str
    home: Path
    reports: list[dict[str, Any]]


@pytest.fixture(scope="session")
def filled_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[FilledDemonstration]:
    """The demonstration, to copy. One worker of a test run fills it, the others copy its server: filling takes half a
    minute of processor."""
    with tempfile.TemporaryDirectory(prefix="victimcare-demo-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        folder.chmod(0o711)  # the database's user passes through
        with django_db_blocker.unblock():
            copied_from("filled", folder, _fill)
        with run_temporary_postgres(folder / "database", fast=True) as urls:
            reports = json.loads((folder / "reports.json").read_text())
            yield FilledDemonstration(urls.superuser, migrated.DATABASE, folder / "home", reports)


def _fill(folder: Path) -> None:
    home, database = folder / "home", folder / "database"
    home.mkdir()
    database.mkdir()
    migrated.copy_to(database)
    with (
        run_temporary_postgres(database, fast=True) as urls,
        connected_to(urls.superuser, migrated.DATABASE),
        override_settings(HOME=home, VICTIMCARE_NOW=NOW),
    ):
        take_in_what_the_force_names()
        reports = load_demonstration(now=NOW)
    (folder / "reports.json").write_text(json.dumps([report.as_json() for report in reports]))


@pytest.fixture
def loaded(filled_once: FilledDemonstration, django_db_blocker: Any, settings: Any, tmp_path: Path) -> Iterator[None]:
    """The demonstration at its first moment, in a database and a home of this test's own."""
    shutil.copytree(filled_once.home, tmp_path, dirs_exist_ok=True)
    settings.HOME = tmp_path
    settings.VICTIMCARE_NOW = NOW
    with django_db_blocker.unblock(), copied(filled_once.name, server=filled_once.server):
        yield
