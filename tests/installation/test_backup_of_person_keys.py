"""The keys of persons lie beside the data, the newest alone: an older backup gives erased words to no one."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pytest_django import Settings

from tests.installation import stolen_backup
from tests.installation.conftest import NOW
from tests.installation.test_backup import Pair, make_pair, quiet
from victimcare.installation.backups import age_encryption
from victimcare.installation.backups.backup_restoring import restore_backup
from victimcare.installation.backups.backup_writing import write_backup, write_backup_of_keys
from victimcare.installation.embedded_postgres import RoleUrls, run_temporary_postgres
from victimcare.installation.installation_home import StartRefused
from victimcare.records.models import PersonKey
from victimcare.services import person_keys, sealing
from victimcare.services.person_keys import ERASED, OpeningKeys, SealingKey

WORDS = "They will ring from their sister's in Hexham"
PLACE = "contact:1:note"
COLUMNS = "id, person_id, received_id, reply_id, sealed_key, made_at, erased_at"


@pytest.fixture
def of_data(home: Path) -> Pair:
    return make_pair(home, "of-data")


@pytest.fixture
def database(migrated: RoleUrls, settings: Settings) -> Iterator[psycopg.Connection]:
    settings.STORE_KEYS = ("s" * 64,)  # as the installation's
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        yield connection
        connection.execute("DELETE FROM records_personkey")
        connection.execute("DELETE FROM records_person")


def seal_about_somebody(database: psycopg.Connection) -> bytes:
    """Words about a person who is made for it, sealed under a key of theirs."""
    row = database.execute(
        "INSERT INTO records_person (given_name, family_name, business_name, ethnicity, sex)"
        " VALUES ('', '', '', '', '') RETURNING id"
    ).fetchone()
    assert row is not None
    key_id, key = uuid4(), secrets.token_bytes(32)
    sealed = sealing.seal_bytes(key, f"person-key:{key_id}:person:{row[0]}")
    database.execute(
        "INSERT INTO records_personkey (id, person_id, sealed_key, made_at) VALUES (%s, %s, %s, %s)",
        [key_id, row[0], sealed, NOW],
    )
    return SealingKey(key_id, AESGCM(key)).seal_words(WORDS, PLACE)


def erase_all(database: psycopg.Connection) -> None:
    database.execute("UPDATE records_personkey SET sealed_key = '', erased_at = %s", [NOW])


def restored_keys(home: Path, file: Path, keys: Path, *pairs: Pair, newest: Path | None = None) -> OpeningKeys:
    """What a second installation, brought back from these files, opens words with."""
    folder = home / "second"
    environ = {"VICTIMCARE_HOME": str(folder), "VICTIMCARE_ENV": "test"}
    restore_backup(
        file,
        keys=keys,
        newest_person_keys=newest,
        identities=[pair.private for pair in pairs],
        environ=environ,
        note=quiet,
    )
    with run_temporary_postgres(folder / "database") as urls, psycopg.connect(urls.owner) as connection:
        rows = connection.execute(f"SELECT {COLUMNS} FROM records_personkey").fetchall()
    held = [PersonKey(**dict(zip(COLUMNS.split(", "), row, strict=True))) for row in rows]
    return OpeningKeys({key.id: person_keys._cipher(key) for key in held})


@pytest.fixture
def keys(home: Path, installed: dict[str, str], of_data: Pair) -> Path:
    write_backup_of_keys(home / "keys.age", recipients=[of_data.public], environ=installed, note=quiet)
    return home / "keys.age"


def test_words_open_again_after_a_restore_with_the_keys_beside_the_data(
    home: Path, installed: dict[str, str], database: psycopg.Connection, of_data: Pair, keys: Path
) -> None:
    sealed = seal_about_somebody(database)
    write_backup(home / "data.age", recipients=[of_data.public], environ=installed, note=quiet)

    assert restored_keys(home, home / "data.age", keys, of_data).open_words(sealed, PLACE) == WORDS
    assert age_encryption.is_encrypted(home / "person-keys.age")
    assert (home / "person-keys.age").stat().st_mode & 0o777 == 0o600


def test_a_backup_of_before_the_erasure_does_not_give_the_words(
    home: Path, installed: dict[str, str], database: psycopg.Connection, of_data: Pair, keys: Path
) -> None:
    sealed = seal_about_somebody(database)
    write_backup(home / "monday.age", recipients=[of_data.public], environ=installed, note=quiet)
    erase_all(database)
    write_backup(home / "tuesday.age", recipients=[of_data.public], environ=installed, note=quiet)

    assert restored_keys(home, home / "monday.age", keys, of_data).open_words(sealed, PLACE) == ERASED


def test_keys_of_persons_whom_the_older_data_does_not_know_are_left_out(
    home: Path, installed: dict[str, str], database: psycopg.Connection, of_data: Pair, keys: Path
) -> None:
    """Their numbers will come to mean other persons."""
    early = seal_about_somebody(database)
    write_backup(home / "monday.age", recipients=[of_data.public], environ=installed, note=quiet)
    late = seal_about_somebody(database)
    (home / "elsewhere").mkdir()
    write_backup(home / "elsewhere" / "tuesday.age", recipients=[of_data.public], environ=installed, note=quiet)

    newest = home / "elsewhere" / "person-keys.age"
    opened = restored_keys(home, home / "monday.age", keys, of_data, newest=newest)

    assert opened.open_words(early, PLACE) == WORDS
    assert opened.open_words(late, PLACE) == person_keys.KEY_MISSING


def test_without_the_keys_of_persons_a_restore_is_refused_before_anything_is_written(
    home: Path, installed: dict[str, str], of_data: Pair, keys: Path
) -> None:
    write_backup(home / "data.age", recipients=[of_data.public], environ=installed, note=quiet)
    shutil.move(home / "person-keys.age", home / "lost.age")
    environ = {"VICTIMCARE_HOME": str(home / "second"), "VICTIMCARE_ENV": "test"}

    with pytest.raises(StartRefused, match="The keys of persons are not beside this file"):
        restore_backup(home / "data.age", keys=keys, identities=[of_data.private], environ=environ, note=quiet)
    with pytest.raises(StartRefused, match="holds keys and person keys were expected"):
        restore_backup(
            home / "data.age",
            keys=keys,
            newest_person_keys=keys,
            identities=[of_data.private],
            environ=environ,
            note=quiet,
        )
    assert not (home / "second").exists()
    restore_backup(
        home / "data.age",
        keys=keys,
        is_without_person_keys=True,
        identities=[of_data.private],
        environ=environ,
        note=quiet,
    )


def test_a_thief_with_the_data_its_private_key_and_every_secret_opens_no_words(
    home: Path, installed: dict[str, str], database: psycopg.Connection, of_data: Pair
) -> None:
    """The backup of the data alone, opened: no key of a person is in it, sealed or not."""
    sealed = seal_about_somebody(database)
    [(key_id, sealed_key)] = database.execute("SELECT id, sealed_key FROM records_personkey").fetchall()
    write_backup(home / "data.age", recipients=[of_data.public], environ=installed, note=quiet)

    identities = age_encryption.read_identities(of_data.private)
    held = b"".join(stolen_backup.read_all(home / "data.age", identities).values())

    assert sealed_key.hex().encode() not in held
    assert sealed_key not in held
    assert str(key_id).encode() not in held
    assert UUID(bytes=sealed[1:17]) == key_id
    beside = b"".join(stolen_backup.read_all(home / "person-keys.age", identities).values())
    assert sealed_key.hex().encode() in beside  # so that the first lines fail for want of the key, not of trying


def test_the_newest_file_alone_is_kept(
    home: Path, installed: dict[str, str], database: psycopg.Connection, of_data: Pair
) -> None:
    before = datetime.now(UTC)
    seal_about_somebody(database)
    for day in ("monday", "tuesday"):
        write_backup(home / f"{day}.age", recipients=[of_data.public], environ=installed, note=quiet)

    [file] = home.glob("person-keys*")

    assert datetime.fromtimestamp(file.stat().st_mtime, UTC) >= before
