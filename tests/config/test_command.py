"""`victimcare …` where no database runs: one line, whatever was asked."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

import victimcare
from tests.conftest import DATABASE_URL, Database
from tests.installation.running import COMMAND, SETTINGS_OF_TESTS, variables
from victimcare.config.command_line import COMMANDS, run_command, victimcare_command

ROOT = Path(__file__).resolve().parents[2]
Asked = Callable[[str], tuple[object, str, str]]

NEED_A_DATABASE = [
    "rebuild --all",
    "feed load {file}",
    "feed status",
    "feed watch --once",
    "feed quarantine list",
    "feed quarantine show 1",
    "feed quarantine replay 1",
    "feed quarantine discard 1 --reason x",
    "directory load {file}",
    "directory status",
    "directory export",
    "directory refusals list",
    "directory refusals show 1",
    "directory refusals replay 1",
    "directory refusals discard 1 --reason x",
    "updates load {file}",
    "updates refused",
    "updates replay 1",
    "updates discard 1",
    "comparison",
    "end-access --reason x",
    "ledger 44/10307/26",
    "timeline 44/10307/26",
    "messages",
    "intake",
    "calls",
    "access-code 44/10307/26 --victim V1 --reason x",
    "leaflet 44/10307/26 sheet.pdf --victim V1 --reason x",
    "staff points load {file}",
    "audit verify",
    "audit who-saw 44/10307/26",
    "audit seal",
    "open-sealed 44/10307/26 --reason x",
    "redact 44/10307/26 --victim V1 --reason x",
    "control-room codes load {file}",
    "control-room places load {file}",
    "control-room paper {file}",
    "room-paper {file}",
    "token new --source urn:x",
    "token list",
    "token revoke 1",
    "demo load",
    "release --reason x",
    "worker",
    "line",
    "mail",
    "room-mail",
    "room-mailbox",
    "metrics --port 0",
]


def run(home: Path, words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *words.split()],
        env=variables(home, settings),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_every_command_that_needs_a_database_is_asked_below() -> None:
    without = {"access", "up", "settings", "editions", "calendar", "languages", "handover"}
    without |= {"check", "backup", "backup-keys", "restore", "django", "room-copy"}

    assert set(COMMANDS) - without == {words.split()[0] for words in NEED_A_DATABASE}


def nothing_runs(folder: Path) -> str:
    return (
        f"No database is running here ({folder}/home): start `victimcare up`, or set VICTIMCARE_HOME to "
        "where one runs, or DATABASE_URL.\n"
    )


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    """A command asked in this process, with nothing of the test run's own settings: exit status, output, errors."""
    for name in [
        name for name in os.environ if name.startswith(SETTINGS_OF_TESTS) and name != "DJANGO_SETTINGS_MODULE"
    ]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("VICTIMCARE_HOME", str(tmp_path / "home"))

    def ask(words: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as ended:
            run_command(words.split())
        return (ended.value.code, *capsys.readouterr())

    return ask


@pytest.mark.parametrize("words", NEED_A_DATABASE)
def test_where_nothing_runs_one_line_says_so(tmp_path: Path, words: str, asked: Asked) -> None:
    file = tmp_path / "a.ndjson"
    file.touch()

    assert asked(words.format(file=file)) == (2, "", nothing_runs(tmp_path))
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("words", ["audit verify", "line", "django inspectdb"])
def test_so_it_does_as_a_program_of_its_own(tmp_path: Path, words: str) -> None:
    ran = run(tmp_path, words)

    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", nothing_runs(tmp_path))
    assert not (tmp_path / "home").exists()


def test_before_the_first_start_check_says_what_is_missing_and_what_to_do(tmp_path: Path) -> None:
    ran = run(tmp_path, "check")

    assert (ran.returncode, ran.stderr) == (3, "")
    assert "LOOK  database: No database is running here" in ran.stdout
    assert "→ start `victimcare up`, or set VICTIMCARE_HOME" in ran.stdout
    assert "LOOK  staff: nobody can sign in" in ran.stdout
    assert f"LOOK  installation: nothing has started yet in {tmp_path}/home" in ran.stdout
    assert not (tmp_path / "home").exists()


def test_so_it_does_on_the_forces_own_database(tmp_path: Path, real_database: Database) -> None:
    ran = run(tmp_path, "check --json", DATABASE_URL=real_database.url, VICTIMCARE_ENV="test")

    assert (ran.returncode, ran.stderr) == (3, "")
    found = {finding["name"]: finding["do"] for finding in json.loads(ran.stdout)}
    assert found["installation"] == "start it: VICTIMCARE_ENV=test victimcare up"
    assert {"migrations", "durability", "disk"} - found.keys() <= {"durability"}


def test_in_the_home_of_a_demonstration_the_line_names_its_start(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "environment").write_text("demo\n")

    ran = run(tmp_path, "ledger 44/10307/26")

    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "start `victimcare up --demo`" in ran.stderr


def test_an_address_left_by_a_start_that_was_killed_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    left = {"DATABASE_URL": "postgresql://app:word@127.0.0.1:1/victimcare", "VICTIMCARE_ENV": "demo"}
    (tmp_path / "home" / "running.json").write_text(json.dumps(left))

    ran = run(tmp_path, "feed status")

    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert ran.stderr.startswith("No database is running here")


def test_an_address_that_was_given_and_does_not_answer_is_told_by_its_setting(tmp_path: Path) -> None:
    ran = run(tmp_path, "token list", DATABASE_URL="postgresql://app:word@127.0.0.1:1/victimcare")

    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert ran.stderr.startswith("DATABASE_URL: the database 127.0.0.1:1/victimcare cannot be reached")


@pytest.mark.parametrize("words", ["--help", "feed load --help", "feed quarantine list --help", "worker --help"])
def test_help_needs_no_database(words: str, asked: Asked) -> None:
    status, told, trouble = asked(words)

    assert (status, trouble) == (0, "")
    assert told.startswith("Usage: victimcare")


def test_the_version_is_that_of_the_package_and_of_the_changelog(asked: Asked) -> None:
    status, told, trouble = asked("--version")

    assert (status, told, trouble) == (0, f"Victim Care {victimcare.__version__}\n", "")
    assert f"## {victimcare.__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_commands_that_ask_no_table_load_none(tmp_path: Path) -> None:
    loads = "import sys\nfrom victimcare.config.command_line import victimcare_command\n"
    loads += "for name in sys.argv[1:]: victimcare_command.get_command(None, name)\n"
    loads += "assert 'victimcare.records.models' not in sys.modules"
    needless = [name for name, entry in COMMANDS.items() if not entry.needs_records and name != "django"]

    ran = subprocess.run([COMMAND[0], "-c", loads, *needless], env=variables(tmp_path, {}), check=False, timeout=60)

    assert {"access", "editions", "handover", "languages"} <= set(needless)
    assert ran.returncode == 0


def test_a_line_makes_no_home(tmp_path: Path) -> None:
    ran = run(tmp_path, "line", DATABASE_URL=os.environ["DATABASE_URL"], VICTIMCARE_ENV="test")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"There is no installation in {tmp_path}/home: set VICTIMCARE_HOME")
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("words", ["check", "settings", "feed status"])
def test_a_home_that_is_a_file_is_told_in_a_sentence(tmp_path: Path, words: str, asked: Asked) -> None:
    (tmp_path / "home").touch()

    assert asked(words) == (
        2,
        "",
        f"VICTIMCARE_HOME is {tmp_path}/home, which is a file: set it to the folder of an installation.\n",
    )


def test_a_command_meant_for_another_environment_than_the_databases_is_refused(
    tmp_path: Path, real_database: Database
) -> None:
    (tmp_path / "home").mkdir()
    with psycopg.connect(real_database.url, autocommit=True) as connection:
        connection.execute(
            'INSERT INTO records_installation ("only", environment, created_at, sending_held_reason)'
            " VALUES (true, 'production', now(), '')"
        )

    ran = run(tmp_path, "ledger 44/10307/26", DATABASE_URL=real_database.url, VICTIMCARE_ENV="demo")

    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert ran.stderr.startswith(
        "This database belongs to “production” and this command is “demo”: set VICTIMCARE_ENV=production"
    )


def test_help_says_what_to_type_in_a_checkout_and_how_to_start_afresh() -> None:
    told = " ".join(CliRunner().invoke(victimcare_command, ["--help"]).output.split())
    up = " ".join(CliRunner().invoke(victimcare_command, ["up", "--help"]).output.split())

    assert "In a checkout the command is ./victimcare" in told
    assert "To start a demonstration afresh, stop it and delete that folder" in up


def test_the_example_of_an_old_feed_tells_nobody_anything() -> None:
    told = CliRunner().invoke(victimcare_command, ["demo", "feed", "--help"]).output

    assert "| victimcare feed load --history -" in told


def test_a_database_that_goes_away_under_a_command_is_told_in_one_line(tmp_path: Path, real_database: Database) -> None:
    (tmp_path / "home").mkdir()
    loading = subprocess.Popen(
        [*COMMAND, "feed", "load", "-"],
        env=variables(tmp_path, {"DATABASE_URL": real_database.url, "VICTIMCARE_ENV": "test"}),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with psycopg.connect(DATABASE_URL, autocommit=True) as admin:
        _wait_for_a_session(admin, real_database.name)
        admin.execute(f'ALTER DATABASE "{real_database.name}" ALLOW_CONNECTIONS false'.encode())
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [real_database.name])

        _, said = loading.communicate("{}\n", timeout=60)

        admin.execute(f'ALTER DATABASE "{real_database.name}" ALLOW_CONNECTIONS true'.encode())
    assert (loading.returncode, said) == (
        1,
        "The database went away. What was acknowledged stands: run the command again when it is back.\n",
    )


def _wait_for_a_session(admin: psycopg.Connection, name: str) -> None:
    """Until the command has something open in this database."""
    while not admin.execute("SELECT 1 FROM pg_stat_activity WHERE datname = %s", [name]).fetchone():
        time.sleep(0.05)
