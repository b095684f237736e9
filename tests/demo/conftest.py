from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from tests.conftest import copied
from victimcare.demo.load import load

NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # a Wednesday


@pytest.fixture(scope="session")
def filled_once(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The name of a database that holds the demonstration, to copy: filling one takes seconds."""
    usual = connection.settings_dict["NAME"]
    with copied(f"{usual}_empty") as database:
        with django_db_blocker.unblock(), override_settings(HOME=tmp_path_factory.mktemp("home"), VICTIMCARE_NOW=NOW):
            load(now=NOW)
        connection.close()
        connection.settings_dict["NAME"] = usual
        yield database.name


@pytest.fixture
def loaded(filled_once: str, django_db_blocker: Any, settings: Any, tmp_path: Path) -> Iterator[None]:
    """The demonstration at its first moment, in a database of this test's own."""
    settings.HOME = tmp_path
    settings.VICTIMCARE_NOW = NOW
    with django_db_blocker.unblock(), copied(filled_once):
        yield
