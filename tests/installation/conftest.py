import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.made_once import copied_from
from victimcare.installation.postgres import Urls, running_postgres


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that the database's own user can pass through, as pytest's own folders are closed to it."""
    folder = Path(tempfile.mkdtemp(prefix="victimcare-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated() -> Iterator[Urls]:
    """A migrated database with its three roles, in which nobody has been given anything yet."""
    folder = Path(tempfile.mkdtemp(prefix="victimcare-"))
    folder.chmod(0o711)
    copied_from("migrated", folder, _migrate)
    with running_postgres(folder, fast=True) as urls:
        yield urls
    shutil.rmtree(folder, ignore_errors=True)


def _migrate(folder: Path) -> None:
    with running_postgres(folder, fast=True) as urls:
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity=0"],
            env={**os.environ, "DATABASE_URL": urls.owner, "DJANGO_SETTINGS_MODULE": "victimcare.config.settings"},
            check=True,
        )
