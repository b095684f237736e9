"""What must be true of a database before the product runs on it, and who may do what in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from victimcare.installation import installation_environment
from victimcare.installation.installation_environment import Environment
from victimcare.installation.installation_home import StartRefused
from victimcare.rules.force import ForceTeam

OLDEST_VERSION = 150000  # PostgreSQL 15, in the server's own numbering
DURABILITY = ("fsync", "synchronous_commit", "full_page_writes")
SECONDS_TO_CONNECT = 5


class DatabaseUnreachable(StartRefused):
    """The database does not answer."""


@contextmanager
def open_connection(url: str, name: str) -> Iterator[psycopg.Connection]:
    """In autocommit. Raises Unreachable, naming the setting, when the database does not answer."""
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=SECONDS_TO_CONNECT)
    except psycopg.Error as error:
        parts = conninfo_to_dict(url)
        where = f"{parts.get('host', 'this machine')}:{parts.get('port', 5432)}/{parts.get('dbname', '')}"
        raise DatabaseUnreachable(
            f"{name}: the database {where} cannot be reached ({_first_line(error)}): "
            "start it, or correct the address and its password."
        ) from None
    with connection:
        yield connection


def refuse_unfit_database(url: str, name: str, *, env: str) -> None:
    """Raises Refusal for a server that is too old, keeps text otherwise than in UTF-8, or may forget what it
    has acknowledged (not in `test`)."""
    with open_connection(url, name) as connection:
        version = connection.info.server_version
        if version < OLDEST_VERSION:
            raise StartRefused(f"{name}: this is PostgreSQL {version // 10000}, and 15 or later is needed: upgrade it.")
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise StartRefused(f"{name}: this database keeps text as {encoding}, and UTF8 is needed: make one in UTF8.")
        off = [setting for setting in DURABILITY if _shown(connection, setting) == "off"]
    if off and env != "test":
        raise StartRefused(
            f"{name}: {' and '.join(off)} {'is' if len(off) == 1 else 'are'} off, so an acknowledged change could be "
            "lost: turn it on in the database (off is accepted only with VICTIMCARE_ENV=test)."
        )


def refuse_another_environment(url: str, name: str, *, env: str, what: str = "start") -> None:
    """Raises Refusal when the database is stamped with another environment. One that is new has no stamp yet."""
    stamped = read_environment_stamp(url, name)
    if stamped not in (None, env):
        raise StartRefused(
            f"This database belongs to “{stamped}” and this {what} is “{env}”: "
            f"{_how(what, stamped)}, or set another VICTIMCARE_HOME or DATABASE_URL."
        )


def settle_database(
    owner_url: str, *, app_url: str, sealer_url: str, env: str, teams: Iterable[ForceTeam], at: datetime
) -> None:
    """After migrating: stamps a new database, keeps the teams of force.toml, says who may do what."""
    with open_connection(owner_url, "VICTIMCARE_OWNER_DATABASE_URL") as connection, connection.transaction():
        if _stamp(connection) is None:
            connection.execute(
                'INSERT INTO records_installation ("only", environment, created_at, sending_held_reason)'
                " VALUES (true, %s, %s, '')",
                [env, at],
            )
        for team in teams:
            connection.execute(
                "INSERT INTO records_team (code, name) VALUES (%s, %s)"
                " ON CONFLICT (code) DO UPDATE SET name = excluded.name",
                [team.code, team.name],
            )
        connection.execute(_COUNTING)
        owner = connection.info.user
        others = [role for role in (_role(app_url), _role(sealer_url)) if role != owner]
        for role, rights in ((_role(app_url), _APP_RIGHTS), (_role(sealer_url), _SEALER_RIGHTS)):
            if role != owner:  # `victimcare check` reports a single role for everything
                _grant(connection, role, rights)
        _refuse_temporary_tables(connection, others)


def read_environment_stamp(url: str, name: str) -> str | None:
    """The environment this database belongs to; None before its first start."""
    with open_connection(url, name) as connection:
        return _stamp(connection)


def _how(what: str, env: str) -> str:
    if what != "start":
        return f"set VICTIMCARE_ENV={env}"
    return "start with `victimcare up --demo`" if env == "demo" else f"start with VICTIMCARE_ENV={env}"


# Append-only tables are found by their triggers, so that a new one is guarded without a change here.
_APP_RIGHTS = """
GRANT USAGE ON SCHEMA public TO {role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
REVOKE INSERT, UPDATE, DELETE ON django_migrations, records_auditseal, records_auditcount FROM {role};
GRANT EXECUTE ON FUNCTION public.records_count_entries(integer) TO {role};
REVOKE DELETE ON {guarded} FROM {role};
REVOKE UPDATE, DELETE ON {append_only} FROM {role};
"""
_SEALER_RIGHTS = """
GRANT USAGE ON SCHEMA public TO {role};
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
GRANT SELECT ON records_auditentry, records_auditseal TO {role};
GRANT INSERT ON records_auditseal TO {role};
GRANT EXECUTE ON FUNCTION public.records_add_up_counts() TO {role};
"""
# A temporary table with the name of one of ours would be found first, and receive what is written to it. Only the
# database's owner can run these two statements: where that is another role, `victimcare check` says what to type.
_NO_TEMPORARY_TABLES = """
REVOKE TEMPORARY, CREATE ON DATABASE {database} FROM PUBLIC, {roles};
ALTER DATABASE {database} SET search_path = public, pg_temp;
"""
_COUNTING = "REVOKE ALL ON FUNCTION public.records_count_entries(integer), public.records_add_up_counts() FROM PUBLIC"
_GUARDED_TABLES = r"""
SELECT c.relname, array_agg(p.proname)
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE (p.proname = 'records_refuse_change' OR p.proname LIKE 'records\_only\_%')
  AND t.tgtype & 1 = 1  -- for each row; the guards against TRUNCATE are for each statement
GROUP BY c.relname ORDER BY c.relname
"""


def _grant(connection: psycopg.Connection, role: str, rights: str) -> None:
    guards = connection.execute(_GUARDED_TABLES).fetchall()
    append_only = [table for table, functions in guards if "records_refuse_change" in functions]
    connection.execute(
        sql.SQL(rights).format(
            role=sql.Identifier(role),
            guarded=sql.SQL(", ").join(sql.Identifier(table) for table, _ in guards),
            append_only=sql.SQL(", ").join(map(sql.Identifier, append_only)),
        )
    )


def _refuse_temporary_tables(connection: psycopg.Connection, roles: Sequence[str]) -> None:
    is_owner = connection.execute(
        "SELECT pg_has_role(datdba, 'MEMBER') FROM pg_database WHERE datname = current_database()"
    ).fetchone()
    if not is_owner or not is_owner[0] or not roles:
        return
    connection.execute(
        sql.SQL(_NO_TEMPORARY_TABLES).format(
            database=sql.Identifier(connection.info.dbname),
            roles=sql.SQL(", ").join(map(sql.Identifier, sorted(set(roles)))),
        )
    )


def _stamp(connection: psycopg.Connection) -> str | None:
    known = connection.execute("SELECT to_regclass('records_installation') IS NOT NULL").fetchone()
    if known is None or not known[0]:
        return None
    row = connection.execute("SELECT environment FROM records_installation").fetchone()
    return row[0] if row else None


def _shown(connection: psycopg.Connection, setting: str) -> str:
    row = connection.execute("SELECT current_setting(%s)", [setting]).fetchone()
    return str(row[0]) if row else ""


def _role(url: str) -> str:
    return str(conninfo_to_dict(url).get("user") or "")


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


# Whether a database's tables are those of this program. Django takes two seconds to find that there is nothing to do.


# App, as Django records it beside each applied migration: where its migrations are.
MIGRATIONS = {
    "account": "allauth/account/migrations",
    "auth": "django/contrib/auth/migrations",
    "contenttypes": "django/contrib/contenttypes/migrations",
    "procrastinate": "procrastinate/contrib/django/migrations",
    "records": "victimcare/records/migrations",
    "sessions": "django/contrib/sessions/migrations",
    "socialaccount": "allauth/socialaccount/migrations",
}


def are_tables_current(owner_url: str, name: str) -> bool:
    """Has this database every migration of this program? `name`: the setting that holds its address, for messages.

    Raises StartRefused if a program of another version made its tables.
    """
    with open_connection(owner_url, name) as connection:
        begun = connection.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
        if begun is None or not begun[0]:
            return False
        applied = set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    known = known_migrations()
    if foreign := sorted(step for app, step in applied - known if app == "records"):
        raise StartRefused(
            f"The database of {name} was made by another version of Victim Care: this one does not know its step"
            f" {foreign[-1]}. Run that version, or name a new, empty database (or another VICTIMCARE_HOME)."
        )
    return known <= applied


def known_migrations() -> set[tuple[str, str]]:
    """App and name of each migration of this program."""
    return {(app, file.stem) for app, place in MIGRATIONS.items() for file in _folder(place).glob("[0-9]*.py")}


def _folder(place: str) -> Path:
    package, _, inside = place.partition("/")
    found = find_spec(package)  # located, not imported
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"The package {package} is not installed.")
    return Path(found.submodule_search_locations[0]) / inside


# Is there a database to work on, and is it the intended one? Checked before a command does anything.

SETTING = "DATABASE_URL"
STARTS = {"production": "victimcare up", "demo": "victimcare up --demo", "test": "VICTIMCARE_ENV=test victimcare up"}


def refuse_absent_database(
    environ: Mapping[str, str] = os.environ,
    *,
    is_part: bool = False,
    needs_home: bool = False,
    any_stamp: bool = False,
) -> None:
    """Raises Refusal in one line when no database answers, or when it is stamped with another environment.

    `is_part`: one of the processes that `installation_start` keeps running. To it the address is enough, since it
    outlives a database that is away for a while. `needs_home`: it keeps something in the home, and must not make one
    where none is meant. `any_stamp`: the command itself tells of another stamp.
    """
    settings = installation_environment.load_environment(environ)
    is_given = bool(environ.get(SETTING) or environ.get(f"{SETTING}_FILE"))
    if settings.database_url is None:
        raise _nothing_runs(settings)
    if needs_home and not settings.home.is_dir():
        raise StartRefused(
            f"There is no installation in {settings.home}: set VICTIMCARE_HOME to the one that is meant."
        )
    if is_part and is_given:
        return
    try:
        if any_stamp:
            with open_connection(settings.database_url, SETTING):
                return
        refuse_another_environment(settings.database_url, SETTING, env=settings.env, what="command")
    except DatabaseUnreachable:
        if is_given:
            raise
        raise _nothing_runs(settings) from None  # what ran here was killed, and left its address behind


def _nothing_runs(settings: Environment) -> DatabaseUnreachable:
    return DatabaseUnreachable(
        f"No database is running here ({settings.home}): start `{STARTS[settings.env]}`, or set VICTIMCARE_HOME to "
        f"where one runs, or {SETTING}."
    )
