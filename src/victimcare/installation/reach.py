"""Is there a database to work on, and is it the one that is meant? Asked before a command does anything."""

import os
from collections.abc import Mapping

from victimcare.installation import environment
from victimcare.installation.database import Unreachable, connected, refuse_another_environment
from victimcare.installation.environment import Environment
from victimcare.installation.refusal import Refusal

SETTING = "DATABASE_URL"
STARTS = {"production": "victimcare up", "demo": "victimcare up --demo", "test": "VICTIMCARE_ENV=test victimcare up"}


def refuse_absent(
    environ: Mapping[str, str] = os.environ,
    *,
    is_part: bool = False,
    needs_home: bool = False,
    any_stamp: bool = False,
) -> None:
    """Raises Refusal in one line when no database answers, or when it is stamped with another environment.

    `is_part`: one of the processes that `up` keeps running. To it the address is enough, since it outlives a database
    that is away for a while. `needs_home`: it keeps something in the home, and must not make one where none is meant.
    `any_stamp`: the command itself tells of another stamp.
    """
    settings = environment.load(environ)
    is_given = bool(environ.get(SETTING) or environ.get(f"{SETTING}_FILE"))
    if settings.database_url is None:
        raise _nothing_runs(settings)
    if needs_home and not settings.home.is_dir():
        raise Refusal(f"There is no installation in {settings.home}: set VICTIMCARE_HOME to the one that is meant.")
    if is_part and is_given:
        return
    try:
        if any_stamp:
            with connected(settings.database_url, SETTING):
                return
        refuse_another_environment(settings.database_url, SETTING, env=settings.env, what="command")
    except Unreachable:
        if is_given:
            raise
        raise _nothing_runs(settings) from None  # what ran here was killed, and left its address behind


def _nothing_runs(settings: Environment) -> Unreachable:
    return Unreachable(
        f"No database is running here ({settings.home}): start `{STARTS[settings.env]}`, or set VICTIMCARE_HOME to "
        f"where one runs, or {SETTING}."
    )
