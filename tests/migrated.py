"""A server's folder in which the databases of tests and of an installation have all tables: made once for each state of
the migrations, and kept beside pytest's own cache, since Django takes half a minute of processor to bring a new one up
to date.

    python -m tests.migrated FOLDER

fills the folder; what starts the tests asks for it (`embedded_database`).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".pytest_cache" / "migrated"
DATABASE = "test_postgres"  # as Django calls what it makes for tests of a superuser's database
# What the tables follow from: the migrations of ours, those of the libraries, and how a server is made, here too.
_MADE_FROM = (
    "tests/migrated.py",
    "src/victimcare/records/migrations",
    "src/victimcare/installation/database_cluster.py",
    "src/victimcare/installation/embedded_postgres.py",
    "requirements.lock",
)


def copy_to(folder: Path) -> None:
    """Fill this folder as the server's whose tables are up to date. The person who comes first makes it; others
    wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / _state()
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _make(folder, kept)
    subprocess.run(["cp", "-a", f"{kept}/.", folder], check=True)  # the database stays its own user's


def _make(passing: Path, kept: Path) -> None:
    """In a folder beside the one that is to be filled, which the database's user can reach; older ones go."""
    begun = passing.with_name("migrating")
    begun.mkdir()
    subprocess.run(
        [sys.executable, "-m", "tests.migrated", str(begun)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    for older in KEPT.iterdir():
        if older.is_dir():
            shutil.rmtree(older)
    unfinished = kept.with_suffix(".unfinished")
    subprocess.run(["cp", "-a", begun, unfinished], check=True)
    unfinished.rename(kept)
    shutil.rmtree(begun)


def _state() -> str:
    digest = hashlib.sha256()
    for name in _MADE_FROM:
        place = ROOT / name
        for path in sorted([place, *place.rglob("*.py"), *place.rglob("*.sql")]):
            if path.is_file():
                digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def main() -> None:
    """The owner makes the tables, as in an installation; Django is set up in this process alone."""
    from victimcare.installation.embedded_postgres import run_temporary_postgres

    with run_temporary_postgres(Path(sys.argv[1]), fast=True) as urls:
        os.environ.update(DATABASE_URL=urls.owner, VICTIMCARE_OWNER_DATABASE_URL=urls.owner)
        os.environ.update(
            VICTIMCARE_SEALER_DATABASE_URL=urls.sealer, DJANGO_SETTINGS_MODULE="victimcare.config.settings"
        )
        import django
        import psycopg
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        made = connection.settings_dict["NAME"]
        connection.close()
        with psycopg.connect(urls.superuser, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{DATABASE}" TEMPLATE "{made}" STRATEGY FILE_COPY'.encode())


if __name__ == "__main__":
    main()
