"""A stolen backup opens nothing: tried by a thief's program that has the file, and even the private key of the data."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pyrage
import pytest

from tests.installation import stolen_backup
from tests.installation.conftest import NOW
from tests.installation.test_backup import quiet
from victimcare.installation.backups.backup_writing import write_backup, write_backup_of_keys
from victimcare.installation.embedded_postgres import RoleUrls
from victimcare.rules.updates import mail_authenticity
from victimcare.services.audit import chain_seals

FIRST_HALF = "048291"
CODE_KEY, SECRET_KEY, HANDOVER_KEY = "k" * 30 + "1234", "d" * 30 + "5678", "h" * 30 + "9012"
CALLBACK_TOKEN = "t" * 30 + "3456"
SECRETS = {
    "VICTIMCARE_CODE_KEY": CODE_KEY,
    "VICTIMCARE_SECRET_KEY": SECRET_KEY,
    "VICTIMCARE_HANDOVER_KEY": HANDOVER_KEY,
    "VICTIMCARE_STORE_KEY": "s" * 64,
    "NOTIFY_CALLBACK_TOKEN": CALLBACK_TOKEN,
}
SESSION = "sessionkeyofacolleague0123456789"
ASKED: dict[str, Any] = {"at": "ask@care.riverside.example", "mail": 7, "officer": 3, "on": date(2026, 3, 2)}


@pytest.fixture
def in_use(installed: dict[str, str], migrated: RoleUrls) -> Iterator[dict[str, str]]:
    """An installation with a live access code, a colleague who is signed in, and an audit that is sealed."""
    folder = Path(installed["VICTIMCARE_HOME"]) / "secrets"
    for name, value in SECRETS.items():
        (folder / name).write_text(value)
    with psycopg.connect(installed["VICTIMCARE_SEALER_DATABASE_URL"], autocommit=True) as connection:
        chain_seals.seal_entries(connection, watch=chain_seals.SealingProgress())
    superuser = migrated.superuser.replace("/postgres?", "/victimcare?").replace("/postgres", "/victimcare")
    superuser = superuser.replace("//victimcare:", "//postgres:")
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # without the victim whom the code is for
        connection.execute(
            "INSERT INTO records_accessgrant (victim_id, selector_key, proof_hash, opens, made_at, made_by,"
            " expires_at, wrong_tries, ended_reason) VALUES (1, %s, 'scrypt', 'case', %s, 'staff:1', %s, 0, '')",
            [hmac.digest(CODE_KEY.encode(), f"select:{FIRST_HALF}".encode(), "sha256"), NOW, NOW],
        )
        connection.execute("INSERT INTO django_session VALUES (%s, 'data', %s)", [SESSION, NOW])
        yield installed
        connection.execute("DELETE FROM records_accessgrant")
        connection.execute("DELETE FROM django_session")


def test_whoever_has_the_backup_alone_reads_nothing_in_it(home: Path, in_use: dict[str, str]) -> None:
    file = home / "data.age"
    write_backup(file, recipients=[str(pyrage.x25519.Identity.generate().to_public())], environ=in_use, note=quiet)

    stolen = file.read_bytes()

    assert stolen.startswith(b"age-encryption.org/v1\n-> X25519 ")
    for known in (*SECRETS.values(), SESSION, "records_accessgrant", "the force's own", "Night desk"):
        assert known.encode() not in stolen


def test_the_data_opened_by_a_thief_gives_no_code_and_no_reply_address(home: Path, in_use: dict[str, str]) -> None:
    of_data = pyrage.x25519.Identity.generate()
    write_backup(home / "data.age", recipients=[str(of_data.to_public())], environ=in_use, note=quiet)

    held = stolen_backup.read_all(home / "data.age", [of_data])
    keys = set(stolen_backup.find_keys(held))
    [selector] = stolen_backup.selectors_of(held)
    printed = mail_authenticity.make_reply_address(key=b"officer-reply:" + SECRET_KEY.encode(), **ASKED)

    assert len(keys) > 100
    assert stolen_backup.opens_first_half(selector, keys, FIRST_HALF) is None
    assert not stolen_backup.makes_reply_address(printed, keys, **ASKED)
    everything = b"".join(held.values())
    assert [name for name, value in SECRETS.items() if value.encode() in everything] == []
    assert SESSION.encode() not in everything


def test_the_thiefs_program_finds_both_where_it_has_the_keys_too(home: Path, in_use: dict[str, str]) -> None:
    """So that the test above fails for want of keys, and not for want of trying."""
    of_both = pyrage.x25519.Identity.generate()
    to = [str(of_both.to_public())]
    write_backup(home / "data.age", recipients=to, environ=in_use, note=quiet)
    write_backup_of_keys(home / "keys.age", recipients=to, environ=in_use, note=quiet)

    [selector] = stolen_backup.selectors_of(stolen_backup.read_all(home / "data.age", [of_both]))
    keys = set(stolen_backup.find_keys(stolen_backup.read_all(home / "keys.age", [of_both])))
    printed = mail_authenticity.make_reply_address(key=b"officer-reply:" + SECRET_KEY.encode(), **ASKED)

    assert stolen_backup.opens_first_half(selector, keys, FIRST_HALF) == CODE_KEY
    assert stolen_backup.find_first_half(selector, CODE_KEY) == FIRST_HALF
    assert stolen_backup.makes_reply_address(printed, keys, **ASKED)
