"""Restores an installation from the file of its data, that of its keys and that of the keys of persons.

Each file is read twice: once to check that it is complete, before anything is written, and once to restore. Nothing
from them is on disk in the clear at any time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from victimcare.installation import installation_environment, installation_home
from victimcare.installation.backups import age_encryption, backup_database
from victimcare.installation.backups.backup_archive import DATA, KEYS, PERSON_KEYS, check_archive, open_members
from victimcare.installation.backups.backup_database import (
    OWNER,
    open_backup_database,
    run_database_program,
    write_backup_entry,
)
from victimcare.installation.installation_database import open_connection, read_environment_stamp
from victimcare.installation.installation_home import StartRefused

HELD_BECAUSE = "restored from a backup"
_DUMP = "database.dump"

Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class RestoreResult:
    made_at: datetime
    env: str  # the environment of its database
    has_its_keys: bool


def restore_backup(
    file: Path,
    *,
    keys: Path | None = None,
    is_without_keys: bool = False,
    newest_person_keys: Path | None = None,
    is_without_person_keys: bool = False,
    identities: Sequence[Path] = (),
    environ: Mapping[str, str] = os.environ,
    note: Note,
) -> RestoreResult:
    """Restore into a home and a database that hold nothing yet. Returns what the installation was. Raises StartRefused.

    `keys`: the file of its keys. Without it the installation makes new ones (`is_without_keys` confirms that this is
    intended). `newest_person_keys`: the file of keys of persons, newer than the data or as old; otherwise the one
    beside it is taken.
    """
    openers = [identity for each in identities for identity in age_encryption.read_identities(each)]
    note("Checking the file ...")
    manifest = check_archive(file, openers, holds=DATA)
    held_keys = any(PurePosixPath(name).parts[:2] == ("home", installation_home.SECRETS) for name in manifest.sha256)
    if keys is not None:
        check_archive(keys, openers, holds=KEYS)
    elif not held_keys and not is_without_keys:
        raise StartRefused(
            "Keys are not in this file: name the file that victimcare backup-keys wrote, with --keys. With "
            "--without-keys new ones are made: then no access code or reply address of before opens anything, and what "
            "lies sealed can not be read."
        )
    has_keys = keys is not None or held_keys
    persons = None
    # without the installation's keys they open nothing
    if manifest.needs_person_keys and has_keys and not is_without_person_keys:
        persons = newest_person_keys or backup_database.find_person_keys_beside(file)
        if persons is None:
            raise StartRefused(
                "The keys of persons are not beside this file: name the newest person-keys file that victimcare backup "
                "wrote, with --person-keys. With --without-person-keys what staff noted of people can not be read."
            )
        check_archive(persons, openers, holds=PERSON_KEYS)
    installation_home.make_home(installation_environment.find_home_folder(environ))
    with open_backup_database(environ, is_new=True) as (settings, owner_url):
        _refuse_held(owner_url)
        note("Restoring the database ...")
        _restore_data(file, openers, owner_url, settings.home, made_at=manifest.made_at)
        if keys is not None:
            _restore_keys(keys, openers, settings.home)
        if persons is not None:
            _restore_person_keys(persons, openers, owner_url)
        env = read_environment_stamp(owner_url, OWNER) or settings.env
        installation_home.store_environment_name(settings.home, env)
    return RestoreResult(datetime.fromisoformat(manifest.made_at), env, has_its_keys=has_keys)


def _restore_data(file: Path, openers: list[Any], owner_url: str, folder: Path, *, made_at: str) -> None:
    options = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
    with open_members(file, openers) as members, ExitStack() as database:
        feed = database.enter_context(run_database_program("pg_restore", owner_url, *options, is_fed=True))

        def finish_database() -> None:
            if not feed.closed:
                database.close()  # all data is in, and committed
                _hold_sending(owner_url, made_at)

        for name, content in members:
            if name.startswith(_DUMP):
                _copy(content, feed)
            elif name.startswith("home/"):
                finish_database()
                _put_back(content, folder / PurePosixPath(name).relative_to("home"))
        finish_database()


def _restore_keys(file: Path, openers: list[Any], folder: Path) -> None:
    with open_members(file, openers) as members:
        for name, content in members:
            if name.startswith(f"home/{installation_home.SECRETS}/"):
                _put_back(content, folder / PurePosixPath(name).relative_to("home"))


def _restore_person_keys(file: Path, openers: list[Any], owner_url: str) -> None:
    with open_members(file, openers) as members:
        parts = (content for name, content in members if name.startswith(backup_database.MEMBER))
        backup_database.restore_person_keys(owner_url, parts)


def _put_back(content: IO[bytes], target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with target.open("wb") as out:
        target.chmod(0o600)
        _copy(content, out)


def _copy(content: IO[bytes], out: IO[bytes]) -> None:
    while block := content.read(1 << 20):
        out.write(block)


def _refuse_held(owner_url: str) -> None:
    with open_connection(owner_url, OWNER) as connection:
        row = connection.execute("SELECT to_regclass('records_installation')").fetchone()
    if row and row[0] is not None:
        raise StartRefused(
            "The database holds an installation already: restore into an empty VICTIMCARE_HOME or database."
        )


def _hold_sending(owner_url: str, made_at: str) -> None:
    """In the database itself, before anything can start on it."""
    now = datetime.now(UTC)
    with open_connection(owner_url, OWNER) as connection:
        connection.execute(
            "UPDATE records_installation SET sending_held_since = %s, sending_held_reason = %s", [now, HELD_BECAUSE]
        )
    write_backup_entry(owner_url, "installation.restored", now, {"made_at": made_at})
