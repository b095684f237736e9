import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import migrated as kept_tables
from victimcare.installation import installation_database
from victimcare.installation.embedded_postgres import RoleUrls, run_temporary_postgres
from victimcare.installation.force import force_toml
from victimcare.rules.force import ForceTeam

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _hash_as_programs_do(real_hash_costs: None) -> None:
    """Codes are made in this process and checked by programs that the tests start, or the other way round."""


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that the database's own user can pass through, as pytest's own folders are closed to it."""
    folder = Path(tempfile.mkdtemp(prefix="victimcare-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated() -> Iterator[RoleUrls]:
    """A migrated database with its three roles, without any grants yet."""
    with running_migrated() as urls:
        yield urls


@contextmanager
def running_migrated() -> Iterator[RoleUrls]:
    """A migrated database of its own."""
    folder = Path(tempfile.mkdtemp(prefix="victimcare-"))
    folder.chmod(0o711)
    kept_tables.copy_to(folder)
    with run_temporary_postgres(folder, fast=True) as urls:
        yield urls
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def installed(home: Path, migrated: RoleUrls) -> dict[str, str]:
    """A home with what an installation keeps, on a database of its own; the settings of it."""
    team = ForceTeam("night-desk", "Night desk", frozenset())
    installation_database.settle_database(
        migrated.owner, app_url=migrated.app, sealer_url=migrated.sealer, env="test", teams=[team], at=NOW
    )
    folder = home / "first"
    (folder / "secrets").mkdir(parents=True)
    (folder / "recordings" / "en").mkdir(parents=True)
    (folder / "logs").mkdir()
    force_toml.write_example(folder)
    with (folder / "force.toml").open("a") as force:
        force.write("# the force's own\n")
    (folder / "secrets" / "VICTIMCARE_CODE_KEY").write_text("k" * 64)
    (folder / "secrets" / "VICTIMCARE_STORE_KEY").write_text("s" * 64)
    (folder / "recordings" / "en" / "greeting.wav").write_bytes(b"RIFF\x00\x01")
    (folder / "logs" / "web.log").write_text("not worth keeping\n")
    return {
        "VICTIMCARE_HOME": str(folder),
        "VICTIMCARE_ENV": "test",
        "DATABASE_URL": migrated.app,
        "VICTIMCARE_OWNER_DATABASE_URL": migrated.owner,
        "VICTIMCARE_SEALER_DATABASE_URL": migrated.sealer,
    }
