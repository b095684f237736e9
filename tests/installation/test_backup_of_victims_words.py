"""A backup from before an erasure, restored with the newest keys of persons, gives nothing that the victim wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.installation.conftest import running_migrated
from tests.installation.test_backup import Pair, make_pair, quiet
from tests.services.words_of_victims import ROOMS
from victimcare.installation.backups.backup_restoring import restore_backup
from victimcare.installation.backups.backup_writing import write_backup, write_backup_of_keys
from victimcare.installation.embedded_postgres import RoleUrls, run_temporary_postgres


@pytest.fixture(scope="module")
def migrated() -> Iterator[RoleUrls]:
    """Of its own: what a victim wrote is in the way of no other test."""
    with running_migrated() as urls:
        yield urls


@pytest.fixture
def of_data(home: Path) -> Pair:
    return make_pair(home, "of-data")


def run_in(environ: Mapping[str, str], what: str) -> list[str]:
    """Write, erase, or list the rooms whose words open, in a process of an installation with these settings."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.services.words_of_victims", what],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "victimcare.config.settings", **environ},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def read_restored(home: Path, name: str, data: Path, keys: Path, newest: Path, pair: Pair) -> list[str]:
    """The rooms whose words open in an installation brought back from these files."""
    environ = {"VICTIMCARE_HOME": str(home / name), "VICTIMCARE_ENV": "test"}
    restore_backup(data, keys=keys, newest_person_keys=newest, identities=[pair.private], environ=environ, note=quiet)
    with run_temporary_postgres(home / name / "database") as urls:
        return run_in({**environ, "DATABASE_URL": urls.owner}, "read")  # the others get their rights as it starts


def test_a_backup_of_before_the_erasure_opens_nothing_that_a_victim_wrote(
    home: Path, installed: dict[str, str], of_data: Pair
) -> None:
    write_backup_of_keys(home / "keys.age", recipients=[of_data.public], environ=installed, note=quiet)
    run_in(installed, "write")
    for folder in ("monday", "tuesday"):
        (home / folder).mkdir()
        write_backup(home / folder / "data.age", recipients=[of_data.public], environ=installed, note=quiet)
        if folder == "monday":
            run_in(installed, "erase")
    monday, of_monday, of_tuesday = (
        home / "monday" / "data.age",
        home / "monday" / "person-keys.age",
        home / "tuesday" / "person-keys.age",
    )

    erased = read_restored(home, "second", monday, home / "keys.age", of_tuesday, of_data)
    unerased = read_restored(home, "third", monday, home / "keys.age", of_monday, of_data)

    assert erased == []
    assert unerased == list(ROOMS)  # so that the line above holds for want of the key, and not of the words
