"""Runs `victimcare audit`: checks the hash chain of the audit, and lists who saw a case."""

from __future__ import annotations

import sys
import time
from dataclasses import asdict
from datetime import UTC, datetime

import click
import psycopg
from django.conf import settings

from victimcare.channels.cli.command_output import (
    end_with_failure,
    format_value,
    identify_operator,
    json_option,
    print_json,
    print_objects,
    reason_option,
)
from victimcare.rules.errors import NotFound
from victimcare.services import clock
from victimcare.services.audit import audit_entries, chain_seals
from victimcare.services.audit.chain_verification import ChainBreak, ChainVerdict
from victimcare.services.audit.chain_verification import verify_chain as verify_chain

SECONDS_BETWEEN_SEALS = 3


@click.group("audit")
def audit_group() -> None:
    """The record of every look and change, sealed in a hash chain.

    \b
    Examples:
      victimcare audit who-saw 44/10307/26 --reason "complaint 12"
      victimcare audit verify
    """


@audit_group.command("verify")
@json_option
def verify_audit(wants_json: bool) -> None:
    """Does the chain hold? If not: the first row where it breaks. And are all entries kept that were counted?

    The heads kept outside the database are compared too; copy them to another machine, and no one here can rewrite the
    past unseen. Entries that waited over a minute for their seal are told too: the chain holds over them, but until
    they were sealed nothing would have shown a change. Entries are counted by another route than they are written: a
    day on which fewer are kept than were counted is named, and the exit status is 1.

    \b
    Example:
      victimcare audit verify
    """
    with psycopg.connect(str(settings.ENVIRONMENT.database_url), autocommit=True) as connection:
        verdict = verify_chain(
            connection, now=datetime.now(UTC), exported=chain_seals.read_exported_heads(settings.HOME)
        )
    if wants_json:
        print_json(asdict(verdict))
    else:
        _print_verdict(verdict)
    sys.exit(0 if verdict.holds else 1)


@audit_group.command("who-saw")
@click.argument("crime_reference")
@reason_option
@json_option
def list_case_looks(crime_reference: str, reason: str | None, wants_json: bool) -> None:
    """Who looked at or changed a case, why and when, newest first.

    \b
    Example:
      victimcare audit who-saw 44/10307/26 --reason "complaint 12"
    """
    try:
        looks = audit_entries.list_case_accesses(
            actor=identify_operator(reason, looks=True), reference=crime_reference, now=clock.current_time()
        )
    except NotFound:
        end_with_failure(f"No case has the reference {crime_reference}.", wants_json=wants_json)
        return
    if wants_json:
        print_objects((asdict(look) for look in looks), wants_json=True)
        return
    for look in looks:
        click.echo(_format_look(look))


@audit_group.command("seal")
@click.option("--follow", is_flag=True, help="Go on until stopped, every few seconds.")
def seal_audit(follow: bool) -> None:
    """Link new entries into the chain. `victimcare up` keeps one of these running.

    \b
    Example:
      victimcare audit seal
    """
    with psycopg.connect(str(settings.ENVIRONMENT.sealer_database_url), autocommit=True) as connection:
        watch, keeper = chain_seals.SealingProgress(), chain_seals.ChainHeadExporter(settings.HOME)
        while True:
            sealed = chain_seals.seal_entries(connection, watch=watch)
            lost = keeper.keep(connection)
            if lost:
                click.echo(
                    f"The chain no longer has the head kept at position {lost.position}: victimcare audit verify",
                    err=True,
                )
            if sealed == chain_seals.BATCH:
                continue
            if not follow:
                return
            time.sleep(SECONDS_BETWEEN_SEALS)


def _print_verdict(verdict: ChainVerdict) -> None:
    late = verdict.late
    if late:
        click.echo(
            f"Sealed late: {late.entries} entries waited over a minute for their seal, the first at position "
            f"{late.position}, entry {late.entry_id}: the sealer stood still, or a transaction stayed open.",
            err=True,
        )
    for day in verdict.missing:
        click.echo(
            f"Entries are missing: on {day.day} (UTC) {day.counted:,} were counted and {day.kept:,} are kept. "
            "Something kept them out of the audit. Keep this database as it is and tell the people who investigate.",
            err=True,
        )
    if verdict.broken is None:
        click.echo(f"The chain holds: {verdict.entries} entries.")
    else:
        click.echo(_format_break(verdict.broken), err=True)


def _format_break(broken: ChainBreak) -> str:
    return (
        f"The chain breaks: {broken.what}, at position {broken.position}, entry {broken.entry_id}. "
        "Keep this database as it is and tell whoever investigates."
    )


def _format_look(look: audit_entries.AuditedAccess) -> str:
    """For a data protection officer, who knows people by name; the id in brackets is the one in the audit entry."""
    who = ", ".join(word for word in (look.name, look.team) if word) or look.actor_kind
    about = f"  victim {look.victim}" if look.victim else ""
    why = f"  “{look.reason}”" if look.reason else ""
    return f"{format_value(look.at)}  {who} ({look.actor})  {look.act}{about}{why}"
