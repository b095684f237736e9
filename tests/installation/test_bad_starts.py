"""Each start that must not happen is told in one line, with what to do (`refused` asserts the line and the status)."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import psycopg.conninfo
import pytest

from tests.installation.running import ordinary_user, refused
from victimcare.installation import installation_database
from victimcare.installation.embedded_postgres import RoleUrls, run_temporary_postgres
from victimcare.installation.installation_home import StartRefused


def test_a_port_that_is_taken(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        said = refused(home, VICTIMCARE_WEB_PORT=str(port))

    assert said.startswith(
        f"VICTIMCARE_WEB_PORT: port {port} of 127.0.0.1 is taken by another program: stop it, or set"
    )


def test_an_address_that_is_not_this_machines(home: Path) -> None:
    # A documentation address (RFC 5737): no machine has it.
    said = refused(home, VICTIMCARE_BIND="192.0.2.1", VICTIMCARE_PUBLIC_URL="https://care.example")

    assert said.startswith("VICTIMCARE_BIND is 192.0.2.1, which is no address of")


def test_a_folder_that_is_not_writable(home: Path) -> None:
    (home / "home").mkdir(mode=0o755)

    said = refused(home, as_user=ordinary_user())

    assert f"VICTIMCARE_HOME is {home}/home, which cannot be written to" in said
    assert "give this user the folder" in said


def test_a_folder_that_is_a_file(home: Path) -> None:
    (home / "home").touch()

    assert f"VICTIMCARE_HOME is {home}/home, which cannot be written to" in refused(home)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has another database user to keep out")
def test_a_folder_that_is_closed_to_the_databases_user(home: Path) -> None:
    home.chmod(0o700)

    said = refused(home)

    assert f"to whom {home} is closed: set VICTIMCARE_HOME to a folder outside closed home folders" in said


def test_a_database_that_does_not_answer(home: Path) -> None:
    url = "postgresql://someone:secret-word@127.0.0.1:1/victimcare"

    said = refused(home, DATABASE_URL=url, VICTIMCARE_OWNER_DATABASE_URL=url, VICTIMCARE_SEALER_DATABASE_URL=url)

    assert said.startswith("DATABASE_URL: the database 127.0.0.1:1/victimcare cannot be reached")
    assert "start it, or correct the address" in said
    assert "secret-word" not in said


def test_a_database_without_its_two_other_roles(home: Path) -> None:
    said = refused(home, DATABASE_URL="postgresql://someone@127.0.0.1/victimcare")

    assert "VICTIMCARE_OWNER_DATABASE_URL and VICTIMCARE_SEALER_DATABASE_URL must be set too" in said


def test_a_database_that_is_too_old(home: Path) -> None:
    with _server_of_version("14.12") as port:
        url = f"postgresql://someone@127.0.0.1:{port}/victimcare?sslmode=disable&gssencmode=disable"

        said = refused(home, DATABASE_URL=url, VICTIMCARE_OWNER_DATABASE_URL=url, VICTIMCARE_SEALER_DATABASE_URL=url)

    assert said == "DATABASE_URL: this is PostgreSQL 14, and 15 or later is needed: upgrade it."


def test_a_database_that_may_forget(home: Path) -> None:
    (home / "given").mkdir()
    with run_temporary_postgres(home / "given", fast=True) as urls:
        said = refused(
            home,
            DATABASE_URL=urls.app,
            VICTIMCARE_OWNER_DATABASE_URL=urls.owner,
            VICTIMCARE_SEALER_DATABASE_URL=urls.sealer,
        )
        with pytest.raises(StartRefused):
            installation_database.refuse_unfit_database(urls.app, "DATABASE_URL", env="demo")
        installation_database.refuse_unfit_database(urls.app, "DATABASE_URL", env="test")

    assert "fsync and synchronous_commit and full_page_writes are off" in said
    assert "turn it on" in said


def test_a_database_that_keeps_text_otherwise(migrated: RoleUrls) -> None:
    with psycopg.connect(migrated.superuser, autocommit=True) as superuser:
        superuser.execute(
            "CREATE DATABASE bytes ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
        )
    url = psycopg.conninfo.make_conninfo(migrated.superuser, dbname="bytes")

    with pytest.raises(StartRefused, match="keeps text as SQL_ASCII, and UTF8 is needed"):
        installation_database.refuse_unfit_database(url, "DATABASE_URL", env="test")


def test_a_ready_file_that_cannot_be_written(home: Path) -> None:
    said = refused(home, "--ready-file", f"{home}/nowhere/ready.json")

    assert said == (
        f"--ready-file {home}/nowhere/ready.json: {home}/nowhere is no folder that can be written to: make it first."
    )


def test_a_setting_that_does_not_parse(home: Path) -> None:
    assert refused(home, VICTIMCARE_WEB_PORT="http") == (
        "VICTIMCARE_WEB_PORT is “http”; expected a port from 1 to 65535, or 0 for a free one."
    )


def test_a_clock_frozen_in_production(home: Path) -> None:
    assert "never frozen in production: unset it" in refused(home, VICTIMCARE_NOW="2026-03-02T09:00:00+00:00")


def test_make_believe_in_production(home: Path) -> None:
    assert "nothing is make-believe" in refused(home, "--demo", VICTIMCARE_ENV="production")


def test_a_force_file_with_a_mistake(home: Path) -> None:
    (home / "home").mkdir()
    (home / "home" / "force.toml").write_text("[force]\nname = \n")

    assert refused(home).startswith(f"{home}/home/force.toml, line 2: not TOML")


@contextmanager
def _server_of_version(version: str) -> Iterator[int]:
    """Lets one client in and tells its version, as the first messages of PostgreSQL's protocol do."""

    def message(kind: bytes, body: bytes) -> bytes:
        return kind + (len(body) + 4).to_bytes(4, "big") + body

    def welcome() -> None:
        client, _ = listener.accept()
        with client:
            client.recv(4096)
            told = message(b"S", b"server_version\0" + version.encode() + b"\0")
            client.sendall(message(b"R", bytes(4)) + told + message(b"Z", b"I"))
            client.recv(4096)

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        threading.Thread(target=welcome, daemon=True).start()
        yield listener.getsockname()[1]
