"""Writes an installation's data to one file and its keys to another, each encrypted to public keys.

The data: the database and `home/...` (force.toml, recordings: all but the cluster, the keys, logs and run-time files).
The keys: every secret that the installation made for itself. A thief of the data, even with the private key that opens
it, finds no code, reply address or signature in it; so the two files go to different people and places.

The keys that seal words about persons are in neither: they go to a file beside the data, which each backup replaces.

Settings that came from the environment are in neither, nor is a provider's record of what was sent after the backup was
made: so after a restore nothing is sent until a person releases it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from victimcare.installation import installation_environment, installation_home
from victimcare.installation.backups import age_encryption, backup_database
from victimcare.installation.backups.backup_archive import DATA, KEYS, PERSON_KEYS, ArchiveWriter
from victimcare.installation.backups.backup_database import (
    OWNER,
    open_backup_database,
    run_database_program,
    write_backup_entry,
)
from victimcare.installation.force import force_toml
from victimcare.installation.installation_database import read_environment_stamp
from victimcare.installation.installation_home import StartRefused

UNFINISHED = ".backup-"  # the prefix of folders in which a file is being written
LEFT_OUT = {
    "database",
    "logs",
    "outside",
    installation_home.SECRETS,
    installation_home.LOCK,
    installation_home.RUNNING,
}  # keys, and what each start makes anew
AUDIT_HEADS = "audit-head"  # the prefix of the files in which the sealer keeps heads of the audit's chain
# This table stores session cookies in the clear, and each signs in its holder: after a restore all staff sign in again.
SESSIONS = "public.django_session"

Note = Callable[[str], None]


def write_backup(
    file: Path, *, recipients: Sequence[str] = (), environ: Mapping[str, str] = os.environ, note: Note
) -> None:
    """Write the data completely or not at all, and the keys of persons beside it. The installation may be running.
    Raises StartRefused.

    `recipients`: public keys; without any, those of force.toml. Without either it is written in the clear, and refused
    in production.
    """
    _refuse_place(file, environ)
    at = datetime.now(UTC)
    with open_backup_database(environ) as (settings, owner_url), tempfile.TemporaryDirectory() as folder:
        env = read_environment_stamp(owner_url, OWNER) or settings.env
        to = recipients or force_toml.read_force_file(settings.home).backups.recipients
        if not to and "production" in (env, settings.env):
            raise StartRefused(
                "In production no backup is written in the clear: name who may open it, with --to age1… or under "
                "[backups] in force.toml."
            )
        heads = _copy_heads(settings.home, Path(folder))
        write_backup_entry(owner_url, "installation.backed_up", at, {"file": file.name, "recipients": len(to)})
        with _written_whole(file, to) as stream:
            archive = ArchiveWriter(stream)
            note("Copying the database ...")
            options = ("--format=custom", "--no-owner", "--no-privileges")
            left_out = (f"--exclude-table-data={table}" for table in (SESSIONS, backup_database.TABLE))
            with run_database_program("pg_dump", owner_url, *options, *left_out) as dump:
                archive.add_stream("database.dump", dump)
            note("Packing the files ...")
            for name, path in (_files_of(settings.home) | heads).items():
                archive.add_file(name, path)
            archive.close({"holds": DATA, "made_at": at.isoformat(), "env": env, "needs_person_keys": True})
        # After the data, so that it has the key of every word in it.
        _write_person_keys(backup_database.person_keys_file_beside(file, is_encrypted=bool(to)), owner_url, to, at, env)


def _write_person_keys(file: Path, owner_url: str, to: Sequence[str], at: datetime, env: str) -> None:
    with _written_whole(file, to) as stream, backup_database.copy_person_keys(owner_url) as keys:
        archive = ArchiveWriter(stream)
        archive.add_stream(backup_database.MEMBER, keys)
        archive.close({"holds": PERSON_KEYS, "made_at": at.isoformat(), "env": env})


def write_backup_of_keys(
    file: Path, *, recipients: Sequence[str] = (), environ: Mapping[str, str] = os.environ, note: Note
) -> list[str]:
    """Write every secret that the installation made for itself, always encrypted. Returns their names. Raises
    StartRefused."""
    _refuse_place(file, environ)
    at = datetime.now(UTC)
    with open_backup_database(environ) as (settings, owner_url):
        to = recipients or force_toml.read_force_file(settings.home).backups.key_recipients
        if not to:
            raise StartRefused(
                "Keys are never written in the clear: name who may open the file, with --to age1… or as key_recipients "
                "under [backups] in force.toml. Let it be others than those who may open the data."
            )
        keys = installation_environment.generated_secrets(environ)
        write_backup_entry(owner_url, "installation.keys_backed_up", at, {"file": file.name, "recipients": len(to)})
        with _written_whole(file, to) as stream:
            archive = ArchiveWriter(stream)
            for name, value in keys.items():
                archive.add_bytes(f"home/{installation_home.SECRETS}/{name}", value.encode())
            env = read_environment_stamp(owner_url, OWNER) or settings.env
            archive.close({"holds": KEYS, "made_at": at.isoformat(), "env": env})
    note(f"{len(keys)} keys: {', '.join(keys)}")
    return list(keys)


@contextmanager
def _written_whole(file: Path, recipients: Sequence[str]) -> Iterator[BinaryIO]:
    """A stream into a temporary file beside `file`, readable by its owner only, that is renamed once all of it is on
    disk."""
    to = [age_encryption.read_recipient(each) for each in recipients]
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=file.absolute().parent) as folder:
        unfinished = Path(folder) / "unfinished"
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as target:
            with age_encryption.encrypt_stream_to(target, to) if to else nullcontext(target) as stream:
                yield stream
            target.flush()
            os.fsync(descriptor)
        unfinished.replace(file)
    folder_descriptor = os.open(file.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder_descriptor)
    finally:
        os.close(folder_descriptor)


def _copy_heads(home_folder: Path, folder: Path) -> dict[str, Path]:
    """Name in the tar -> a copy made before the dump: a head stored later would miss its link in the restored data."""
    copies = {}
    for path in home_folder.glob(f"{AUDIT_HEADS}*.json*"):
        copies[f"home/{path.name}"] = folder / path.name
        (folder / path.name).write_bytes(path.read_bytes())
    return copies


def _files_of(folder: Path) -> dict[str, Path]:
    """Name in the tar -> file."""
    found = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        is_left_out = relative.parts[0] in LEFT_OUT or relative.parts[0].startswith(AUDIT_HEADS)
        if not is_left_out and path.is_file() and not path.is_symlink():
            found[f"home/{relative.as_posix()}"] = path
    return found


def _refuse_place(file: Path, environ: Mapping[str, str]) -> None:
    if file.exists():
        raise StartRefused(f"{file} exists already: give another name, or remove it first.")
    folder = file.absolute().parent
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StartRefused(f"{folder} is no folder that can be written to: give another place for the backup.")
    if folder.resolve().is_relative_to(installation_environment.find_home_folder(environ).resolve()):
        raise StartRefused(
            f"{folder} lies in the installation's own home, and would be lost with it: give another place."
        )
