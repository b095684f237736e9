"""A pytest plugin that starts a database of its own before Django is set up, and stops it after the last test.

Loaded by `-p tests.embedded_database`, since Django's settings are read before any conftest. Each worker of a
parallel run has a server of its own, since transactions that are open anywhere in a server hold the audit's seals back;
the first takes the one that the whole run began with. Without durability: it holds nothing worth keeping (tests of
durability start a server themselves).
"""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

_held = ExitStack()


def _start() -> None:
    home = Path(_held.enter_context(tempfile.TemporaryDirectory(prefix="victimcare-test-")))
    home.chmod(0o711)
    os.environ.setdefault("TEST_RUN", str(home))  # what all workers may share
    os.environ.update(
        VICTIMCARE_ENV="test",
        VICTIMCARE_HOME=str(home),
        VICTIMCARE_SECRET_KEY="only-for-tests-" + "x" * 40,
        VICTIMCARE_CODE_KEY="only-for-tests-" + "y" * 40,
        VICTIMCARE_STORE_KEY="only-for-tests-" + "w" * 40,
        NOTIFY_CALLBACK_TOKEN="only-for-tests-" + "z" * 40,
    )
    from victimcare.installation.postgres import running_postgres

    urls = _held.enter_context(running_postgres(home / "database", fast=True))
    os.environ.update(
        DATABASE_URL=urls.superuser,  # makes and drops the test database; a test of its own checks the app's role
        VICTIMCARE_OWNER_DATABASE_URL=urls.owner,
        VICTIMCARE_SEALER_DATABASE_URL=urls.sealer,
    )


if os.environ.get("PYTEST_XDIST_WORKER") != "gw0":
    _start()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    _held.close()
