"""`victimcare redact`: what names or finds a person, or an event's free words, blanked for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import click

from victimcare.channels.cli.common import counted, fail, operator
from victimcare.services import clock
from victimcare.services.access_codes.victim_codes import VictimNotFound
from victimcare.services.cases.queries import UnknownCase
from victimcare.services.people import redaction

_REFUSALS = (
    VictimNotFound,
    UnknownCase,
    redaction.UnknownCaseEvent,
    redaction.FeedLinesHeld,
    redaction.RecordingsHeld,
    redaction.PlanChangePending,
    redaction.GuardedStatusLost,
)


@click.command("redact")
@click.argument("crime_reference")
@click.option("--victim", help="The record system's victim_id: blank what names or finds this victim.")
@click.option("--event", help="The record system's id of an event: blank what it says in free words.")
@click.option("--reason", required=True, help="Which law or decision asks for it. It stands in the audit: no names.")
@click.option("--yes", "is_meant", is_flag=True, help="Do it. Without this the command only says what it would blank.")
def redact(crime_reference: str, victim: str | None, event: str | None, reason: str, is_meant: bool) -> None:
    """Blank what names or finds a victim, or what an event says in free words. It cannot be undone.

    The case, its clocks and the audit stay, and a rebuild gives the same rows. A victim's code ends and nothing more is
    sent to them. Mend the record system first, or its next line brings back what was blanked; backups and the sealed
    reasons in the audit are not changed.

    \b
    Examples:
      victimcare redact 44/10307/26 --victim V10307-1 --reason "erasure request 12"
      victimcare redact 44/10307/26 --event E-901 --reason "court order" --yes
    """
    if (victim is None) == (event is None):
        raise click.UsageError("Say either --victim or --event.")
    actor, now = operator(reason, looks=True), clock.current_time()
    blank: Callable[..., redaction.RedactionResult] = (
        partial(redaction.redact_victim, record_id=victim)
        if victim is not None
        else partial(redaction.redact_event, event_id=event or "")
    )
    try:
        done = blank(actor=actor, reference=crime_reference, is_rehearsal=not is_meant, now=now)
    except _REFUSALS as refused:
        fail(_why_not(refused, crime_reference, f"victim {victim}" if victim else f"event {event}"))
    else:
        _tell(done, is_meant=is_meant)


def _tell(done: redaction.RedactionResult, *, is_meant: bool) -> None:
    click.echo(
        f"{'Blanked' if is_meant else 'Would blank'}: {counted(done.events, 'event')},"
        f" {counted(done.points, 'number or address', 'numbers and addresses')}, {counted(done.notes, 'note')},"
        f" {counted(done.lines, 'line')} of the feed, {counted(done.received, 'message')} that came in,"
        f" {counted(done.sounds, 'recording')}."
    )
    if not is_meant:
        click.echo("Nothing was changed. The same with --yes does it; it cannot be undone.")


def _why_not(refused: Exception, reference: str, asked: str) -> str:
    match refused:
        case redaction.UnknownCaseEvent():
            return f"No {asked} in {reference} says anything in free words: look with `victimcare timeline`."
        case redaction.FeedLinesHeld(count=count):
            return (
                f"{counted(count, 'line')} of {reference} waiting or in quarantine would bring it back: settle"
                " that first, see `victimcare feed quarantine list`."
            )
        case redaction.RecordingsHeld(count=count):
            return (
                f"{counted(count, 'recording')} of what this victim said is held, as evidence or for a complaint: have"
                " a supervisor let it go at the desk first."
            )
        case redaction.PlanChangePending():
            return "A change to this victim's plan or numbers waits: have it decided at the desk first."
        case redaction.GuardedStatusLost(count=count):
            return (
                f"{counted(count, 'other victim')} would lose the guard that this number, address or record gives."
                " Have them marked guarded at the desk first, then come back."
            )
        case _:
            return f"No case {reference}, or no {asked} in it: look with `victimcare ledger`."
