import hashlib
import io
import json
import os
import stat
import subprocess
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pyrage
import pytest

from tests.installation.conftest import NOW
from tests.installation.running import COMMAND, variables
from victimcare.installation.backups import age_encryption
from victimcare.installation.backups.age_encryption import is_encrypted
from victimcare.installation.backups.backup_restoring import restore_backup
from victimcare.installation.backups.backup_writing import write_backup, write_backup_of_keys
from victimcare.installation.embedded_postgres import RoleUrls, run_temporary_postgres
from victimcare.installation.installation_home import StartRefused
from victimcare.services.audit import chain_seals
from victimcare.services.audit.chain_verification import verify_chain


@dataclass(frozen=True, slots=True)
class Pair:
    """The two keys of a person who may open backups."""

    public: str
    private: Path


def make_pair(home: Path, name: str) -> Pair:
    identity = pyrage.x25519.Identity.generate()
    file = home / f"{name}.txt"
    file.write_text(f"# made by age-keygen\n{identity}\n")
    return Pair(str(identity.to_public()), file)


@pytest.fixture
def of_data(home: Path) -> Pair:
    return make_pair(home, "of-data")


@pytest.fixture
def of_keys(home: Path) -> Pair:
    return make_pair(home, "of-keys")


@pytest.fixture
def file(home: Path, installed: dict[str, str], of_data: Pair) -> Path:
    write_backup(home / "data.age", recipients=[of_data.public], environ=installed, note=quiet)
    return home / "data.age"


@pytest.fixture
def clear_file(home: Path, installed: dict[str, str]) -> Path:
    write_backup(home / "data.tar", environ=installed, note=quiet)
    return home / "data.tar"


@pytest.fixture
def keys(home: Path, installed: dict[str, str], of_keys: Pair) -> Path:
    write_backup_of_keys(home / "keys.age", recipients=[of_keys.public], environ=installed, note=quiet)
    return home / "keys.age"


def quiet(step: str) -> None:
    """A watcher who needs no word of progress."""


def restored(home: Path, file: Path, *pairs: Pair, keys: Path | None = None) -> Path:
    folder = home / "second"
    restore_backup(
        file,
        keys=keys,
        is_without_keys=keys is None,
        identities=[pair.private for pair in pairs],
        environ={"VICTIMCARE_HOME": str(folder), "VICTIMCARE_ENV": "test"},
        note=quiet,
    )
    return folder


def secrets_of(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (folder / "secrets").iterdir()}


def test_no_key_is_in_the_data_and_every_key_is_in_the_file_of_keys(
    home: Path, clear_file: Path, keys: Path, of_keys: Pair, installed: dict[str, str]
) -> None:
    with tarfile.open(clear_file) as packed:
        assert [name for name in packed.getnames() if "secrets" in name] == []

    first = secrets_of(Path(installed["VICTIMCARE_HOME"]))
    assert {"VICTIMCARE_CODE_KEY", "VICTIMCARE_SECRET_KEY", "VICTIMCARE_STORE_KEY", "VICTIMCARE_HANDOVER_KEY"} <= set(
        first
    )
    assert secrets_of(restored(home, clear_file, of_keys, keys=keys)) == first


def test_without_its_keys_an_installation_makes_new_ones_and_only_if_that_is_meant(
    home: Path, clear_file: Path, installed: dict[str, str]
) -> None:
    with pytest.raises(StartRefused, match="Keys are not in this file"):
        restore_backup(clear_file, environ={"VICTIMCARE_HOME": str(home / "second")}, note=quiet)
    assert not (home / "second").exists()

    made = secrets_of(restored(home, clear_file))
    first = secrets_of(Path(installed["VICTIMCARE_HOME"]))
    assert [name for name, value in made.items() if first.get(name) == value] == []


def test_production_writes_no_backup_in_the_clear(home: Path, installed: dict[str, str], migrated: RoleUrls) -> None:
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("UPDATE records_installation SET environment = 'production'")
        try:
            with pytest.raises(StartRefused, match="In production no backup is written in the clear"):
                write_backup(home / "data.tar", environ=installed, note=quiet)
        finally:
            connection.execute("UPDATE records_installation SET environment = 'test'")
    assert list(home.glob("data*")) == []


def test_keys_are_never_written_in_the_clear(home: Path, installed: dict[str, str]) -> None:
    with pytest.raises(StartRefused, match="Keys are never written in the clear"):
        write_backup_of_keys(home / "keys.age", environ=installed, note=quiet)
    assert list(home.glob("keys*")) == []


def test_the_public_keys_of_the_force_are_used_where_none_is_named(
    home: Path, installed: dict[str, str], of_data: Pair, of_keys: Pair
) -> None:
    force = Path(installed["VICTIMCARE_HOME"]) / "force.toml"
    force.write_text(
        f'{force.read_text()}\n[backups]\nrecipients = ["{of_data.public}"]\nkey_recipients = ["{of_keys.public}"]\n'
    )

    write_backup(home / "data.age", environ=installed, note=quiet)
    write_backup_of_keys(home / "keys.age", environ=installed, note=quiet)

    assert is_encrypted(home / "data.age")
    assert secrets_of(restored(home, home / "data.age", of_data, of_keys, keys=home / "keys.age"))


def test_every_recipient_opens_the_file(home: Path, installed: dict[str, str]) -> None:
    pairs = [make_pair(home, "one"), make_pair(home, "other")]
    write_backup(home / "data.age", recipients=[pair.public for pair in pairs], environ=installed, note=quiet)

    for pair in pairs:
        with pytest.raises(StartRefused, match="Keys are not in this file"):  # it was opened and found whole
            restore_backup(home / "data.age", identities=[pair.private], environ={}, note=quiet)


def test_a_wrong_key_and_no_key_are_told_apart(home: Path, file: Path) -> None:
    with pytest.raises(StartRefused, match="was encrypted to another key"):
        restored(home, file, make_pair(home, "stranger"))
    with pytest.raises(StartRefused, match="is encrypted: name the file of the private key"):
        restored(home, file)
    assert not (home / "second").exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("age1nonsense", "is no public key of age"),
        ("AGE-SECRET-KEY-1QQQ", "That is a private key"),
    ],
)
def test_what_is_no_public_key_is_refused_before_anything_is_written(
    home: Path, installed: dict[str, str], said: str, told: str
) -> None:
    with pytest.raises(StartRefused, match=told):
        write_backup(home / "data.age", recipients=[said], environ=installed, note=quiet)
    assert list(home.glob("data*")) == list(home.glob(".backup-*")) == []


def test_a_file_without_a_private_key_opens_nothing(home: Path, file: Path, of_data: Pair) -> None:
    wrong = home / "wrong.txt"
    for content in (of_data.public, "", "letters"):
        wrong.write_text(content)
        with pytest.raises(StartRefused, match="holds no private key"):
            restore_backup(file, identities=[wrong], environ={}, note=quiet)


def test_the_data_and_the_keys_are_not_mistaken_for_each_other(
    home: Path, file: Path, keys: Path, of_data: Pair, of_keys: Pair
) -> None:
    with pytest.raises(StartRefused, match="holds keys and data were expected"):
        restored(home, keys, of_keys)
    with pytest.raises(StartRefused, match="holds data and keys were expected"):
        restored(home, file, of_data, keys=file)


def test_a_file_that_could_not_be_finished_never_gets_its_name(
    home: Path, installed: dict[str, str], of_data: Pair
) -> None:
    def stop(step: str) -> None:
        if step.startswith("Packing"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_backup(home / "data.age", recipients=[of_data.public], environ=installed, note=stop)

    assert list(home.glob("data*")) == list(home.glob(".backup-*")) == []


def test_a_disk_that_is_full_is_told_in_one_line(of_data: Pair) -> None:
    def write_much() -> None:
        recipient = age_encryption.read_recipient(of_data.public)
        with (
            Path("/dev/full").open("wb", buffering=0) as target,
            age_encryption.encrypt_stream_to(target, [recipient]) as stream,
        ):
            for _ in range(64):
                stream.write(bytes(1 << 20))

    with pytest.raises(StartRefused, match=r"could not be written .*No space left"):
        write_much()


def test_the_home_itself_is_no_place_for_a_backup(installed: dict[str, str]) -> None:
    folder = Path(installed["VICTIMCARE_HOME"])
    with pytest.raises(StartRefused, match="lies in the installation's own home"):
        write_backup(folder / "data.tar", environ=installed, note=quiet)


def test_a_backup_of_before_keys_lay_apart_is_still_restored(home: Path, clear_file: Path) -> None:
    with tarfile.open(clear_file) as packed:
        held = {entry.name: packed.extractfile(entry).read() for entry in packed}  # type: ignore[union-attr]
    dump = b"".join(content for name, content in sorted(held.items()) if name.startswith("database.dump"))
    members = {
        "database.dump": dump,
        "home/force.toml": held["home/force.toml"],
        "home/secrets/VICTIMCARE_CODE_KEY": b"k" * 64,
    }
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    told = json.dumps({"form": 1, "made_at": NOW.isoformat(), "env": "test", "sha256": digests}).encode()
    with tarfile.open(home / "old.tar", "w") as packed:
        for name, content in ({"manifest.json": told} | members).items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))

    folder = home / "second"
    environ = {"VICTIMCARE_HOME": str(folder), "VICTIMCARE_ENV": "test"}
    back = restore_backup(home / "old.tar", environ=environ, note=quiet)

    assert back.has_its_keys
    assert (folder / "secrets" / "VICTIMCARE_CODE_KEY").read_text() == "k" * 64


def test_what_was_kept_is_there_again_and_nothing_is_sent_until_a_person_releases_it(
    home: Path, file: Path, keys: Path, of_data: Pair, of_keys: Pair
) -> None:
    folder = restored(home, file, of_data, of_keys, keys=keys)

    assert (folder / "force.toml").read_text().endswith("# the force's own\n")
    assert (folder / "secrets" / "VICTIMCARE_CODE_KEY").read_text() == "k" * 64
    assert (folder / "recordings" / "en" / "greeting.wav").read_bytes() == b"RIFF\x00\x01"
    assert not (folder / "logs").exists()
    with (
        run_temporary_postgres(folder / "database") as urls,
        psycopg.connect(urls.owner, autocommit=True) as connection,
    ):
        assert connection.execute("SELECT 1 FROM records_team WHERE code = 'night-desk'").fetchone()
        connection.execute("INSERT INTO records_team (code, name) VALUES ('new', 'New')")  # its sequence goes on
        with pytest.raises(psycopg.errors.RestrictViolation):
            connection.execute("DELETE FROM records_auditentry")
        held = connection.execute("SELECT sending_held_since, sending_held_reason FROM records_installation").fetchone()
        assert held
        assert held[0] is not None
        assert held[1] == "restored from a backup"

        released = subprocess.run(
            [*COMMAND, "release", "--reason", "looked at it"],
            env={**os.environ, "VICTIMCARE_HOME": str(folder), "DATABASE_URL": urls.owner, "VICTIMCARE_ENV": "test"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert released.stdout == "Sending is released; 0 messages were waiting.\n"
        assert connection.execute("SELECT sending_held_since FROM records_installation").fetchone() == (None,)
        acts = [act for (act,) in connection.execute("SELECT act FROM records_auditentry ORDER BY id")]
        assert acts[-3:] == ["installation.backed_up", "installation.restored", "sending.released"]


def test_heads_of_the_audit_are_those_of_before_the_dump(home: Path, installed: dict[str, str]) -> None:
    """A sealer goes on meanwhile: with a later head, what is restored would look cut off."""
    folder = Path(installed["VICTIMCARE_HOME"])
    (folder / chain_seals.NEWEST).write_text("before")
    (folder / chain_seals.HISTORY).write_text("before")

    def goes_on(step: str) -> None:
        if step.startswith("Packing"):
            (folder / chain_seals.NEWEST).write_text("after")
            (folder / chain_seals.HISTORY).write_text("before\nafter")

    write_backup(home / "data.tar", environ=installed, note=goes_on)
    again = restored(home, home / "data.tar")

    assert (again / chain_seals.NEWEST).read_text() == "before"
    assert (again / chain_seals.HISTORY).read_text() == "before"


def test_the_audit_holds_over_a_restore(home: Path, installed: dict[str, str]) -> None:
    with psycopg.connect(installed["VICTIMCARE_SEALER_DATABASE_URL"], autocommit=True) as connection:
        chain_seals.seal_entries(connection, watch=chain_seals.SealingProgress())
        chain_seals.ChainHeadExporter(Path(installed["VICTIMCARE_HOME"])).keep(connection)
    write_backup(home / "data.tar", environ=installed, note=quiet)
    again = restored(home, home / "data.tar")

    with (
        run_temporary_postgres(again / "database") as urls,
        psycopg.connect(urls.owner, autocommit=True) as connection,
    ):
        chain_seals.seal_entries(connection, watch=chain_seals.SealingProgress())
        chain_seals.ChainHeadExporter(again).keep(connection)
        verdict = verify_chain(connection, now=datetime.now(UTC), exported=chain_seals.read_exported_heads(again))
        [(acts,)] = connection.execute("SELECT count(*) FROM records_auditentry").fetchall()

    assert verdict.broken is None
    assert verdict.entries == acts


def test_the_file_is_its_owners_alone_and_never_written_over(file: Path, installed: dict[str, str]) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(StartRefused, match="exists already"):
        write_backup(file, environ=installed, note=quiet)


def test_a_home_that_holds_an_installation_is_left_alone(clear_file: Path, installed: dict[str, str]) -> None:
    with pytest.raises(StartRefused, match="holds an installation already: restore into an empty"):
        restore_backup(clear_file, is_without_keys=True, environ=installed, note=quiet)


def test_a_damaged_file_is_refused_before_anything_is_written(home: Path, clear_file: Path) -> None:
    whole = clear_file.read_bytes()
    place = whole.index(b"# the force's own")
    clear_file.write_bytes(whole[:place] + b"X" + whole[place + 1 :])

    with pytest.raises(StartRefused, match=r"is damaged \(home/force\.toml"):
        restored(home, clear_file)
    assert not (home / "second").exists()


@pytest.mark.parametrize("length", [0, 100, 3000, 200_000, -1])
def test_a_file_that_was_cut_off_is_refused(
    home: Path, clear_file: Path, file: Path, of_data: Pair, length: int
) -> None:
    for whole in (clear_file, file):
        whole.write_bytes(whole.read_bytes()[: length if whole is file or length > 0 else -10_240])

        with pytest.raises(StartRefused, match="is not a whole backup"):
            restored(home, whole, of_data)
    assert not (home / "second").exists()


def test_an_encrypted_file_that_was_altered_is_refused_before_anything_is_written(
    home: Path, file: Path, of_data: Pair
) -> None:
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    file.write_bytes(whole)

    with pytest.raises(StartRefused, match="is not a whole backup"):
        restored(home, file, of_data)
    assert not (home / "second").exists()


def test_a_file_that_is_something_else_is_refused_in_one_plain_line(home: Path) -> None:
    (home / "letter.txt").write_text("Dear all,\n" * 200)
    with tarfile.open(home / "other.tar", "w") as packed:
        packed.add(home / "letter.txt", "letter.txt")

    for name, said in {
        "letter.txt": "no file that victimcare backup wrote",
        "other.tar": "lacks 'manifest.json'",
    }.items():
        with pytest.raises(StartRefused) as refusal:
            restored(home, home / name)
        assert said in str(refusal.value)
        assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(("env", "start"), [("demo", "victimcare up --demo"), ("production", "victimcare up")])
def test_the_next_step_after_a_restore_is_the_start_of_what_it_was(
    home: Path, installed: dict[str, str], migrated: RoleUrls, of_data: Pair, env: str, start: str
) -> None:
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("UPDATE records_installation SET environment = %s", [env])
        try:
            write_backup(home / "data.age", recipients=[of_data.public], environ=installed, note=quiet)
        finally:
            connection.execute("UPDATE records_installation SET environment = 'test'")

    told = subprocess.run(
        [*COMMAND, "restore", str(home / "data.age"), "--identity", str(of_data.private), "--without-keys"],
        env=variables(home, {}),
        capture_output=True,
        text=True,
        check=True,
    )

    assert f"Next: {start}, look whether all is well" in told.stdout
    assert (home / "home" / "environment").read_text() == f"{env}\n"


def test_a_file_that_would_write_outside_the_home_is_refused(home: Path) -> None:
    with tarfile.open(home / "bad.tar", "w") as packed:
        told = json.dumps({"form": 1, "made_at": NOW.isoformat(), "sha256": {"home/../../../etc/x": "0"}}).encode()
        for name, content in (("manifest.json", told), ("home/../../../etc/x", b"x")):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))

    with pytest.raises(StartRefused, match="lies outside"):
        restored(home, home / "bad.tar")


def test_a_home_without_an_installation_has_nothing_to_back_up(home: Path) -> None:
    with pytest.raises(StartRefused, match="There is no installation in"):
        write_backup(home / "data.tar", environ={"VICTIMCARE_HOME": str(home / "none")}, note=quiet)
