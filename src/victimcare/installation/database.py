"""What must be true of a database before the product runs on it, and who may do what in it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from victimcare.installation.refusal import Refusal
from victimcare.rules.force import ForceTeam

OLDEST_VERSION = 150000  # PostgreSQL 15, as the server numbers itself
DURABILITY = ("fsync", "synchronous_commit", "full_page_writes")
SECONDS_TO_CONNECT = 5


class Unreachable(Refusal):
    """The database does not answer."""


@contextmanager
def connected(url: str, name: str) -> Iterator[psycopg.Connection]:
    """In autocommit. Raises Unreachable, naming the setting, when the database does not answer."""
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=SECONDS_TO_CONNECT)
    except psycopg.Error as error:
        parts = conninfo_to_dict(url)
        where = f"{parts.get('host', 'this machine')}:{parts.get('port', 5432)}/{parts.get('dbname', '')}"
        raise Unreachable(
            f"{name}: the database {where} cannot be reached ({_first_line(error)}): "
            "start it, or correct the address and its password."
        ) from None
    with connection:
        yield connection


def refuse_unfit(url: str, name: str, *, env: str) -> None:
    """Raises Refusal for a server that is too old, keeps text otherwise than in UTF-8, or may forget what it
    has acknowledged (not in `test`)."""
    with connected(url, name) as connection:
        version = connection.info.server_version
        if version < OLDEST_VERSION:
            raise Refusal(f"{name}: this is PostgreSQL {version // 10000}, and 15 or later is needed: upgrade it.")
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise Refusal(f"{name}: this database keeps text as {encoding}, and UTF8 is needed: make one in UTF8.")
        off = [setting for setting in DURABILITY if _shown(connection, setting) == "off"]
    if off and env != "test":
        raise Refusal(
            f"{name}: {' and '.join(off)} {'is' if len(off) == 1 else 'are'} off, so an acknowledged change could be "
            "lost: turn it on in the database (off is accepted only with VICTIMCARE_ENV=test)."
        )


def refuse_another_environment(url: str, name: str, *, env: str, what: str = "start") -> None:
    """Raises Refusal when the database is stamped with another environment. One that is new has no stamp yet."""
    stamped = stamp(url, name)
    if stamped not in (None, env):
        raise Refusal(
            f"This database belongs to “{stamped}” and this {what} is “{env}”: "
            f"{_how(what, stamped)}, or set another VICTIMCARE_HOME or DATABASE_URL."
        )


def settle(
    owner_url: str, *, app_url: str, sealer_url: str, env: str, teams: Iterable[ForceTeam], at: datetime
) -> None:
    """After migrating: stamps a new database, keeps the teams of force.toml, says who may do what."""
    with connected(owner_url, "VICTIMCARE_OWNER_DATABASE_URL") as connection, connection.transaction():
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
            if role != owner:  # one role for all is told by `victimcare check`
                _grant(connection, role, rights)
        _refuse_temporary_tables(connection, others)


def stamp(url: str, name: str) -> str | None:
    """The environment this database belongs to; None before its first start."""
    with connected(url, name) as connection:
        return _stamp(connection)


def _how(what: str, env: str) -> str:
    if what != "start":
        return f"set VICTIMCARE_ENV={env}"
    return "start with `victimcare up --demo`" if env == "demo" else f"start with VICTIMCARE_ENV={env}"


# What is append-only is found by its triggers, so that a new table of that kind is guarded without a word here.
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
# A temporary table named like one of ours would be found first, and take what is written to it. Only the database's
# owner can say either of these: where that is somebody else, `victimcare check` says what is to be typed.
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
