import io
import json
import os
import stat
import subprocess
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from tests.installation.running import COMMAND, variables
from victimcare.installation import backup, database, force_file
from victimcare.installation.postgres import Urls, running_postgres
from victimcare.installation.refusal import Refusal
from victimcare.rules.force import Team
from victimcare.services.audit import heads, seals
from victimcare.services.audit.verifying import verify

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def installed(home: Path, migrated: Urls) -> dict[str, str]:
    """A home with what an installation keeps, on a database of its own; the settings of it."""
    team = Team("night-desk", "Night desk", frozenset())
    database.settle(migrated.owner, app_url=migrated.app, sealer_url=migrated.sealer, env="test", teams=[team], at=NOW)
    folder = home / "first"
    (folder / "secrets").mkdir(parents=True)
    (folder / "recordings" / "en").mkdir(parents=True)
    (folder / "logs").mkdir()
    force_file.write_example(folder)
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


@pytest.fixture
def file(home: Path, installed: dict[str, str]) -> Path:
    backup.backup(home / "all.tar", environ=installed, note=lambda _: None)
    return home / "all.tar"


def restored(home: Path, file: Path) -> Path:
    folder = home / "second"
    backup.restore(file, environ={"VICTIMCARE_HOME": str(folder), "VICTIMCARE_ENV": "test"}, note=lambda _: None)
    return folder


def test_what_opens_recordings_is_kept_apart_from_them(home: Path, file: Path) -> None:
    with tarfile.open(file) as packed:
        assert "home/secrets/VICTIMCARE_CODE_KEY" in packed.getnames()
        assert not [name for name in packed.getnames() if "STORE_KEY" in name]

    assert (restored(home, file) / "secrets" / "VICTIMCARE_STORE_KEY").read_text() != "s" * 64


def test_what_was_kept_is_there_again_and_nothing_is_sent_until_a_person_releases_it(home: Path, file: Path) -> None:
    folder = restored(home, file)

    assert (folder / "force.toml").read_text().endswith("# the force's own\n")
    assert (folder / "secrets" / "VICTIMCARE_CODE_KEY").read_text() == "k" * 64
    assert (folder / "recordings" / "en" / "greeting.wav").read_bytes() == b"RIFF\x00\x01"
    assert not (folder / "logs").exists()
    with running_postgres(folder / "database") as urls, psycopg.connect(urls.owner, autocommit=True) as connection:
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
    (folder / heads.NEWEST).write_text("before")
    (folder / heads.HISTORY).write_text("before")

    def goes_on(step: str) -> None:
        if step.startswith("Packing"):
            (folder / heads.NEWEST).write_text("after")
            (folder / heads.HISTORY).write_text("before\nafter")

    backup.backup(home / "all.tar", environ=installed, note=goes_on)
    again = restored(home, home / "all.tar")

    assert (again / heads.NEWEST).read_text() == "before"
    assert (again / heads.HISTORY).read_text() == "before"


def test_the_audit_holds_over_a_restore(home: Path, installed: dict[str, str]) -> None:
    with psycopg.connect(installed["VICTIMCARE_SEALER_DATABASE_URL"], autocommit=True) as connection:
        seals.seal(connection, watch=seals.Watch())
        heads.Keeper(Path(installed["VICTIMCARE_HOME"])).keep(connection)
    backup.backup(home / "all.tar", environ=installed, note=lambda _: None)
    again = restored(home, home / "all.tar")

    with (
        running_postgres(again / "database") as urls,
        psycopg.connect(urls.owner, autocommit=True) as connection,
    ):
        seals.seal(connection, watch=seals.Watch())
        heads.Keeper(again).keep(connection)
        verdict = verify(connection, now=datetime.now(UTC), exported=heads.kept(again))
        [(acts,)] = connection.execute("SELECT count(*) FROM records_auditentry").fetchall()

    assert verdict.broken is None
    assert verdict.entries == acts


def test_the_file_is_its_owners_alone_and_never_written_over(file: Path, installed: dict[str, str]) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(Refusal, match="exists already"):
        backup.backup(file, environ=installed, note=lambda _: None)


def test_a_home_that_holds_an_installation_is_left_alone(home: Path, file: Path, installed: dict[str, str]) -> None:
    with pytest.raises(Refusal, match="holds an installation already: restore into an empty"):
        backup.restore(file, environ=installed, note=lambda _: None)


def test_a_damaged_file_is_refused_before_anything_is_written(home: Path, file: Path) -> None:
    whole = file.read_bytes()
    place = whole.index(b"# the force's own")
    file.write_bytes(whole[:place] + b"X" + whole[place + 1 :])

    with pytest.raises(Refusal, match=r"is damaged \(home/force\.toml"):
        restored(home, file)
    assert not (home / "second").exists()


@pytest.mark.parametrize("length", [0, 100, 3000])
def test_a_file_that_was_cut_off_is_refused(home: Path, file: Path, length: int) -> None:
    file.write_bytes(file.read_bytes()[:length])

    with pytest.raises(Refusal, match="is not a whole backup"):
        restored(home, file)


def test_a_file_that_is_something_else_is_refused_in_one_plain_line(home: Path) -> None:
    (home / "letter.txt").write_text("Dear all,\n" * 200)
    with tarfile.open(home / "other.tar", "w") as packed:
        packed.add(home / "letter.txt", "letter.txt")

    for name, said in {
        "letter.txt": "no file that victimcare backup wrote",
        "other.tar": "lacks 'manifest.json'",
    }.items():
        with pytest.raises(Refusal) as refusal:
            restored(home, home / name)
        assert said in str(refusal.value)
        assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(("env", "start"), [("demo", "victimcare up --demo"), ("production", "victimcare up")])
def test_the_next_step_after_a_restore_is_the_start_of_what_it_was(
    home: Path, installed: dict[str, str], migrated: Urls, env: str, start: str
) -> None:
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("UPDATE records_installation SET environment = %s", [env])
        try:
            backup.backup(home / "all.tar", environ=installed, note=lambda _: None)
        finally:
            connection.execute("UPDATE records_installation SET environment = 'test'")

    told = subprocess.run(
        [*COMMAND, "restore", str(home / "all.tar")],
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

    with pytest.raises(Refusal, match="lies outside"):
        restored(home, home / "bad.tar")


def test_a_home_without_an_installation_has_nothing_to_back_up(home: Path) -> None:
    with pytest.raises(Refusal, match="There is no installation in"):
        backup.backup(home / "all.tar", environ={"VICTIMCARE_HOME": str(home / "none")}, note=lambda _: None)
