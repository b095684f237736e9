"""`victimcare audit`: the seal on the audit, and who saw a case."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click
import psycopg
from django.conf import settings

from victimcare.channels.cli.common import (
    as_json,
    fail,
    in_words,
    operator,
    print_json,
    print_objects,
    reason_option,
)
from victimcare.services import clock
from victimcare.services.audit import queries, seals
from victimcare.services.audit.seals import Head

HEADS = "audit-heads.jsonl"
SECONDS_BETWEEN_SEALS = 3
SECONDS_BETWEEN_HEADS = 60  # a head a minute: some 50 MB a year


@click.group()
def audit() -> None:
    """The record of every look and change, sealed in a hash chain."""


@audit.command()
@as_json
def verify(wants_json: bool) -> None:
    """Does the chain hold? If not: the first row where it breaks.

    The heads kept outside the database are compared too; copy them to another machine, and nobody here can rewrite the
    past unseen.

    \b
    Example:
      victimcare audit verify
    """
    with psycopg.connect(str(settings.ENVIRONMENT.database_url), autocommit=True) as connection:
        verdict = seals.verify(connection, now=datetime.now(UTC), exported=_heads())
    if wants_json:
        print_json(asdict(verdict))
    elif verdict.broken is None:
        click.echo(f"The chain holds: {verdict.entries} entries.")
    else:
        click.echo(
            f"The chain breaks: {verdict.broken.what}, at position {verdict.broken.position}, "
            f"entry {verdict.broken.entry_id}. Keep this database as it is and tell whoever investigates.",
            err=True,
        )
    sys.exit(0 if verdict.broken is None else 1)


@audit.command("who-saw")
@click.argument("crime_reference")
@reason_option
@as_json
def who_saw(crime_reference: str, reason: str | None, wants_json: bool) -> None:
    """Who looked at or changed a case, why and when, newest first.

    \b
    Example:
      victimcare audit who-saw 44/10307/26 --reason "complaint 12"
    """
    try:
        looks = queries.who_saw(actor=operator(reason, looks=True), reference=crime_reference, now=clock.now())
    except queries.UnknownCase:
        fail(f"No case has the reference {crime_reference}.", wants_json=wants_json)
        return
    if wants_json:
        print_objects((asdict(look) for look in looks), wants_json=True)
        return
    for look in looks:
        click.echo(_in_a_line(look))


@audit.command()
@click.option("--follow", is_flag=True, help="Go on until stopped, every few seconds.")
def seal(follow: bool) -> None:
    """Link new entries into the chain. `victimcare up` keeps one of these running.

    \b
    Example:
      victimcare audit seal
    """
    with psycopg.connect(str(settings.ENVIRONMENT.sealer_database_url), autocommit=True) as connection:
        kept_at = float("-inf")
        while True:
            sealed = seals.seal(connection, now=datetime.now(UTC))
            if sealed and time.monotonic() - kept_at > SECONDS_BETWEEN_HEADS:
                _keep_head(seals.head(connection))
                kept_at = time.monotonic()
            if sealed == seals.BATCH:
                continue
            if not follow:
                return
            time.sleep(SECONDS_BETWEEN_SEALS)


def _in_a_line(look: queries.Look) -> str:
    """For a data protection officer, who knows people by their names; the id in brackets is what the entry keeps."""
    who = ", ".join(word for word in (look.name, look.team) if word) or look.actor_kind
    about = f"  victim {look.victim}" if look.victim else ""
    why = f"  “{look.reason}”" if look.reason else ""
    return f"{in_words(look.at)}  {who} ({look.actor})  {look.act}{about}{why}"


def _heads_file() -> Path:
    home: Path = settings.HOME
    return home / HEADS


def _heads() -> list[Head]:
    if not _heads_file().exists():
        return []
    return [Head(**json.loads(line)) for line in _heads_file().read_text().splitlines() if line]


def _keep_head(head: Head | None) -> None:
    if head is None:
        return
    with _heads_file().open("a") as file:
        file.write(json.dumps(asdict(head)) + "\n")
