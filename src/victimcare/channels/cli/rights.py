"""`victimcare ledger` and `victimcare timeline`: what is owed, and the facts it follows from."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import click

from victimcare.channels.cli.common import Moment, as_json, fail, operator, print_json, print_objects, reason_option
from victimcare.rules.clock import london_text
from victimcare.services import clock
from victimcare.services.cases import queries as cases
from victimcare.services.rights import queries as rights


@click.command("ledger")
@click.argument("crime_reference", required=False)
@click.option("--all", "of_all", is_flag=True, help="Every crime, one a line.")
@click.option("--victim", help="Only this victim (the record system's victim_id).")
@click.option("--as-of", type=Moment(), help="As it stood then, worked out from the timeline.")
@reason_option
@as_json
def ledger(
    crime_reference: str | None,
    of_all: bool,
    victim: str | None,
    as_of: datetime | None,
    reason: str | None,
    wants_json: bool,
) -> None:
    """Every duty owed to the victims of a crime: what, by when, how it stands and what met it.

    \b
    Examples:
      victimcare ledger 44/10307/26 --json
      victimcare ledger --all --as-of 2026-03-02T09:00:00+00:00 --json
    """
    if bool(crime_reference) == of_all:
        raise click.UsageError("Name one crime reference, or say --all.")
    actor = operator(reason, looks=True)
    if crime_reference is None:
        for answer in rights.ledgers(actor=actor, as_of=as_of, now=clock.current_time()):
            print_json(answer)
        return
    try:
        answer = rights.ledger(
            actor=actor, reference=crime_reference, victim_id=victim, as_of=as_of, now=clock.current_time()
        )
    except cases.UnknownCase:
        fail(f"No case has the reference {crime_reference}.", wants_json=wants_json)
        return
    if victim and not answer["victims"]:
        fail(f"The case {crime_reference} has no victim {victim}.", wants_json=wants_json)
    if wants_json:
        print_json(answer)
        return
    for owed_to in answer["victims"]:
        click.echo(f"{owed_to['victim_id']}  {'enhanced rights' if owed_to['enhanced'] else 'standard rights'}")
        for duty in owed_to["duties"]:
            click.echo(f"  {duty['status']:<9} {duty['due_on'] or '-':<10}  {duty['id']}")


@click.command("timeline")
@click.argument("crime_reference")
@reason_option
@as_json
def timeline(crime_reference: str, reason: str | None, wants_json: bool) -> None:
    """A case's events as held, in order, each with where it came from.

    \b
    Example:
      victimcare timeline 44/10307/26 --json
    """
    try:
        held = cases.timeline(actor=operator(reason, looks=True), reference=crime_reference, now=clock.current_time())
    except cases.UnknownCase:
        fail(f"No case has the reference {crime_reference}.", wants_json=wants_json)
        return
    if not wants_json:
        print_objects((asdict(event) for event in held), wants_json=False)
        return
    events = [
        asdict(event) | {"time": london_text(event.time), "received_at": london_text(event.received_at)}
        for event in held
    ]
    print_json({"crime_reference": crime_reference, "events": events})
