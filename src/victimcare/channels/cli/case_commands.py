"""Runs the commands about cases: `victimcare ledger`, `victimcare timeline`, `victimcare rebuild` and `victimcare
comparison`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import datetime

import click

from victimcare.channels.cli.command_output import (
    NEEDS_A_PERSON,
    MomentType,
    end_with_failure,
    format_count,
    identify_operator,
    json_option,
    print_json,
    print_objects,
    reason_option,
)
from victimcare.rules.clock import london_text
from victimcare.rules.errors import NotFound
from victimcare.services import clock
from victimcare.services.care import closing_lists
from victimcare.services.cases import case_queries
from victimcare.services.rights import ledger_queries, ledger_rebuilds


@click.command("ledger")
@click.argument("crime_reference", required=False)
@click.option("--all", "of_all", is_flag=True, help="Every crime, one a line.")
@click.option("--victim", help="Only this victim (the record system's victim_id).")
@click.option("--as-of", type=MomentType(), help="As it stood then, worked out from the timeline.")
@reason_option
@json_option
def show_ledger(
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
    actor = identify_operator(reason, looks=True)
    if crime_reference is None:
        for answer in ledger_queries.iterate_ledgers(actor=actor, as_of=as_of, now=clock.current_time()):
            print_json(answer)
        return
    try:
        answer = ledger_queries.read_ledger(
            actor=actor, reference=crime_reference, victim_id=victim, as_of=as_of, now=clock.current_time()
        )
    except NotFound:
        end_with_failure(f"No case has the reference {crime_reference}.", wants_json=wants_json)
        return
    if victim and not answer["victims"]:
        end_with_failure(f"The case {crime_reference} has no victim {victim}.", wants_json=wants_json)
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
@json_option
def show_timeline(crime_reference: str, reason: str | None, wants_json: bool) -> None:
    """A case's events as held, in order, each with where it came from.

    \b
    Example:
      victimcare timeline 44/10307/26 --json
    """
    try:
        held = case_queries.read_case_timeline(
            actor=identify_operator(reason, looks=True), reference=crime_reference, now=clock.current_time()
        )
    except NotFound:
        end_with_failure(f"No case has the reference {crime_reference}.", wants_json=wants_json)
        return
    if not wants_json:
        print_objects((asdict(event) for event in held), wants_json=False)
        return
    events = [
        asdict(event) | {"time": london_text(event.time), "received_at": london_text(event.received_at)}
        for event in held
    ]
    print_json({"crime_reference": crime_reference, "events": events})


# `victimcare rebuild`: derives stored rows again from the timelines


@click.command("rebuild")
@click.argument("crime_reference", required=False)
@click.option("--all", "of_all", is_flag=True, help="Every case.")
@click.option("--check", "only_check", is_flag=True, help="Compare, and change nothing.")
@json_option
def rebuild_cases(crime_reference: str | None, of_all: bool, only_check: bool, wants_json: bool) -> None:
    """Derive cases again from their timelines; with --check say which stored rows differ (exit status 3).

    \b
    Examples:
      victimcare rebuild --all --check
      victimcare rebuild 44/10307/26
    """
    if bool(crime_reference) == of_all:
        raise click.UsageError("Name one crime reference, or say --all.")
    actor = identify_operator()
    try:
        if not only_check:
            count = ledger_rebuilds.rebuild_cases(actor=actor, reference=crime_reference, now=clock.current_time())
            print_json({"rebuilt": count}) if wants_json else click.echo(f"Rebuilt: {count}.")
            return
        different = dict(
            ledger_rebuilds.check_stored_cases(actor=actor, reference=crime_reference, now=clock.current_time())
        )
    except NotFound:
        end_with_failure(f"No case has the reference {crime_reference}.", wants_json=wants_json)
        return
    if wants_json:
        print_json({"different": different})
    else:
        for reference, what in different.items():
            click.echo(f"{reference}: {', '.join(what)}")
        click.echo("No differences." if not different else f"Different: {len(different)}. Run without --check to mend.")
    sys.exit(NEEDS_A_PERSON if different else 0)


# `victimcare comparison`: counts separately the two orders of call and message when a case closes

_ORDER_NAMES = {"call_first": "call first", "text_first": "message first"}
_ORDER_ENDS = {
    "open": "open",
    "understood": "told and understood",
    "did_not_want": "did not want to hear it",
    "not_possible": "call not possible",
    "not_needed": "case opened again",
}
_CONTACT_WAYS = (
    "An arm is the first byte of SHA-256 over the words, a colon and the case's own random id: even, the call comes\n"
    "first; odd, the message. All of a case are in one arm. Whoever is guarded is in neither, and rung first."
)


@click.command("comparison")
@json_option
def compare_closings(wants_json: bool) -> None:
    """Count the calls of each order that `compare_closing` in force.toml has drawn, and draw every arm again.

    \b
    Examples:
      victimcare comparison
      victimcare comparison --json
    """
    found = closing_lists.count_trial_arms(actor=identify_operator(), now=clock.current_time())
    if wants_json:
        print_json({"comparisons": [asdict(one) for one in found], "how_drawn": _CONTACT_WAYS})
        return
    if not found:
        click.echo("Nothing is compared, and nothing was. compare_closing under [care] in force.toml turns it on.")
    for one in found:
        click.echo(f"{one.name}: {'on' if one.is_on else 'over'}{f', since {one.since}' if one.since else ''}")
        for arm in one.arms:
            ended = ", ".join(f"{_ORDER_ENDS[name]} {count}" for name, count in sorted(arm.ended.items()))
            click.echo(
                f"  {_ORDER_NAMES[arm.arm]}: {format_count(arm.calls, 'call')} of {format_count(arm.cases, 'case')};"
                f" {ended or '-'}"
            )
            click.echo(
                f"    second look said {arm.second_look_said}, support said {arm.support_said}, "
                f"stopped something in 90 days {arm.left}"
            )
        again = sum(arm.not_as_drawn for arm in one.arms)
        click.echo(f"  Drawn again: {'all as they were' if not again else f'{again} not as they were'}.")
    click.echo(_CONTACT_WAYS)
