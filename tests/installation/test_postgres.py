import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.installation.running import ordinary_user
from victimcare.installation.embedded_postgres import EmbeddedPostgres, run_temporary_postgres
from victimcare.installation.installation_home import StartRefused

KILLED_PARENT = """
import sys
from pathlib import Path
from tests.installation.running import ordinary_user
from victimcare.installation.embedded_postgres import EmbeddedPostgres
postgres = EmbeddedPostgres(Path(sys.argv[1]))
postgres.prepare()
process = postgres.start()
postgres.wait_until_ready(process)
postgres.settle()
print(process.pid, flush=True)
sys.stdin.read()
"""


def pid_of_server(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])


def gone(pid: int, *, within: float = 60) -> bool:
    give_up = time.monotonic() + within
    while _command(pid):  # a zombie has none
        if time.monotonic() > give_up:
            return False
        time.sleep(0.05)
    return True


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


def test_three_roles_reach_one_database_that_the_owner_owns(home: Path) -> None:
    with run_temporary_postgres(home, fast=True) as urls:
        for url, role in ((urls.owner, "owner"), (urls.app, "app"), (urls.sealer, "sealer")):
            with psycopg.connect(url) as connection:
                assert connection.execute("SELECT current_user, current_database()").fetchone() == (
                    f"victimcare_{role}",
                    "victimcare",
                )
        with psycopg.connect(urls.owner) as connection:
            for extension in ("pg_trgm", "btree_gist", "unaccent"):
                connection.execute(f"CREATE EXTENSION {extension}")
        with psycopg.connect(urls.app) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE anything (id int)")


def test_durability_and_checksums_are_on_unless_a_test_gives_them_up(home: Path) -> None:
    asked = ("fsync", "synchronous_commit", "full_page_writes", "data_checksums")
    with run_temporary_postgres(home) as urls, psycopg.connect(urls.app) as connection:
        shown = {name: connection.execute(f"SHOW {name}").fetchone() for name in asked}

    assert shown == dict.fromkeys(asked, ("on",))


def test_a_fast_database_is_refused_outside_tests(home: Path) -> None:
    with pytest.raises(StartRefused, match="for tests only"):
        EmbeddedPostgres(home, fast=True, environment={"VICTIMCARE_ENV": "production"})


def test_a_wrong_password_does_not_open_it(home: Path) -> None:
    with run_temporary_postgres(home, fast=True) as urls, pytest.raises(psycopg.OperationalError):
        psycopg.connect(urls.app.replace("victimcare_app:", "victimcare_app:x"))


def test_its_secrets_and_socket_are_its_owners_alone(home: Path) -> None:
    with run_temporary_postgres(home, fast=True):
        assert stat.S_IMODE((home / "passwords.json").stat().st_mode) == 0o600
        assert stat.S_IMODE((home / "log").stat().st_mode) == 0o600
        assert stat.S_IMODE((home / "socket").stat().st_mode) == 0o700
        assert stat.S_IMODE((home / "data").stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give the server another user")
def test_as_root_the_server_runs_as_somebody_else(home: Path) -> None:
    with run_temporary_postgres(home, fast=True):
        owner = Path(f"/proc/{pid_of_server(home)}").stat().st_uid

    assert pwd.getpwuid(owner).pw_name in ("postgres", "nobody")


def test_an_ordinary_user_runs_it_as_themselves(home: Path) -> None:
    user = ordinary_user()
    os.chown(home, user, user)
    code = KILLED_PARENT.replace("sys.stdin.read()", "postgres.stop(process)")

    ran = subprocess.run(
        [sys.executable, "-c", code, str(home)],
        user=user,
        group=user,
        extra_groups=[],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert (home / "data").stat().st_uid == user


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has another database user to keep out")
def test_a_closed_folder_is_told_in_one_sentence(home: Path) -> None:
    home.chmod(0o700)

    with (
        pytest.raises(StartRefused, match=f"to whom {home} is closed") as refusal,
        run_temporary_postgres(home / "database", fast=True),
    ):
        pass
    assert "\n" not in str(refusal.value)


def test_a_path_too_long_for_a_socket_takes_the_loopback_instead(home: Path) -> None:
    deep = home / ("a-folder-with-a-long-name-" * 4)
    deep.mkdir()
    deep.chmod(0o711)

    with run_temporary_postgres(deep, fast=True) as urls, psycopg.connect(urls.app) as connection:
        assert "127.0.0.1" in urls.app
        assert connection.execute("SELECT host(inet_server_addr())").fetchone() == ("127.0.0.1",)


def test_on_the_loopback_it_comes_back_at_the_address_that_was_told(home: Path) -> None:
    deep = home / ("a-folder-with-a-long-name-" * 4)
    deep.mkdir()
    deep.chmod(0o711)
    postgres = EmbeddedPostgres(deep, fast=True)
    postgres.prepare()
    told = postgres.urls()
    postgres.prepare()  # as at each start again

    assert postgres.urls() == told


def test_what_is_written_is_there_after_a_second_start(home: Path) -> None:
    with run_temporary_postgres(home, fast=True) as urls, psycopg.connect(urls.owner) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    with run_temporary_postgres(home, fast=True) as urls, psycopg.connect(urls.owner) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_start_that_was_interrupted_while_making_it_is_made_again(home: Path) -> None:
    (home / "data.unfinished").mkdir()
    (home / "data.unfinished" / "PG_VERSION").write_text("18")

    with run_temporary_postgres(home, fast=True) as urls, psycopg.connect(urls.app) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_two_in_one_folder_are_refused(home: Path) -> None:
    with (
        run_temporary_postgres(home, fast=True),
        pytest.raises(StartRefused, match=f"already runs in {home} \\(process {os.getpid()}\\)"),
        run_temporary_postgres(home, fast=True),
    ):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_a_server_whose_parent_is_killed_ends_by_itself(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED_PARENT, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        server = int(parent.stdout.readline())
        parent.kill()

    assert gone(server)


def test_a_server_left_running_on_the_data_is_stopped_before_the_next_start(home: Path) -> None:
    left = EmbeddedPostgres(home)
    left.prepare()
    process = left.start()
    left.wait_until_ready(process)

    with run_temporary_postgres(home) as urls, psycopg.connect(urls.app) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert process.wait(1) == 0


@pytest.mark.parametrize("lock", ["data/postmaster.pid", "socket/.s.PGSQL.5432.lock"])
def test_a_lock_file_whose_number_now_belongs_to_another_program_does_not_stop_the_start(home: Path, lock: str) -> None:
    with run_temporary_postgres(home, fast=True):
        left_behind = (home / lock).read_text()
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        (home / lock).write_text("\n".join([str(other.pid), *left_behind.splitlines()[1:]]))
        if os.geteuid() == 0:
            shutil.chown(home / lock, (home / "data").owner())

        with run_temporary_postgres(home, fast=True) as urls, psycopg.connect(urls.app) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_server_killed_hard_whose_end_nobody_waited_for_does_not_stop_the_start(home: Path) -> None:
    killed = EmbeddedPostgres(home, fast=True)
    killed.prepare()
    process = killed.start()
    killed.wait_until_ready(process)
    os.kill(process.pid, signal.SIGKILL)  # and stays a zombie, as under a parent that was killed with it

    with run_temporary_postgres(home, fast=True) as urls, psycopg.connect(urls.superuser) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    process.wait()


def test_a_server_killed_hard_comes_back_with_all_that_was_committed(home: Path) -> None:
    with run_temporary_postgres(home) as urls, psycopg.connect(urls.owner, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (number int)")
        connection.execute("INSERT INTO kept SELECT generate_series(1, 1000)")
        os.kill(pid_of_server(home), signal.SIGKILL)

    with run_temporary_postgres(home) as urls, psycopg.connect(urls.owner) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1000,)


def test_data_of_another_version_is_refused_with_what_to_do(home: Path) -> None:
    with run_temporary_postgres(home, fast=True):
        pass
    (home / "data" / "PG_VERSION").write_text("15\n")

    with pytest.raises(StartRefused, match=r"made by PostgreSQL 15 and this is 18: restore a backup"):
        EmbeddedPostgres(home).prepare()


def test_a_failing_statement_leaves_no_personal_word_in_the_log(home: Path) -> None:
    with run_temporary_postgres(home, fast=True) as urls, psycopg.connect(urls.owner, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text UNIQUE)")
        connection.execute("INSERT INTO people VALUES ('Amara Okonjo-Bell')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES (%s)", ["Amara Okonjo-Bell"])

    log = (home / "log").read_text()
    assert "duplicate key" in log
    assert "Okonjo" not in log
