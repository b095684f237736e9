"""Runs the emergency commands: `victimcare end-access` (after a theft, every way in ends at once), `victimcare redact`,
`victimcare open-sealed` and `victimcare release`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import click

from victimcare.channels.cli.command_output import end_with_failure, format_count, identify_operator
from victimcare.rules.errors import FieldRequired, NotFound, VictimNotFound
from victimcare.services import clock
from victimcare.services.access_codes.compromised_access import AccessRevocation, revoke_all_access
from victimcare.services.messages import message_reports, notifications
from victimcare.services.people import redaction
from victimcare.services.supervision import emergency_access


@click.command("end-access")
@click.option(
    "--reason", required=True, help="What was stolen, and when it was noticed. It stands in the audit: no names."
)
@click.option("--yes", "is_meant", is_flag=True, help="Do it. Without this the command only says what would end.")
def end_access_everywhere(reason: str, is_meant: bool) -> None:
    """End every access code, reply address, token and sign-in, because keys or a backup were stolen.

    Ends at once: access codes of victims and of people who help them, quiet codes, second steps, visits, remembered
    browsers, addresses that officers answer to, tokens of other systems, links, passwords and unused invitations of
    support services, links to packets, and all sign-ins. It cannot be undone.

    Afterwards: each victim whose code ended is a task at the desk, guarded victims first. A person reaches them in the
    way that is safe for them and gives a new code; no message is sent. Make new tokens (victimcare token make) and new
    links for support services, or the record feed stands still. A supervisor invites each person of a support service
    again, and sends each packet that its agency had not opened again. Staff sign in again. If keys were stolen too,
    change them: docs/backups.md says how.

    \b
    Examples:
      victimcare end-access --reason "backup disk and its key missing since 1 December"
      victimcare end-access --reason "backup disk and its key missing since 1 December" --yes
    """
    ended = revoke_all_access(actor=identify_operator(reason), is_rehearsal=not is_meant, now=clock.current_time())
    click.echo(
        f"{'Ended' if is_meant else 'Would end'}: {_format_ended_access(ended)}, and every reply address of officers."
    )
    if is_meant:
        click.echo(
            f"{format_count(ended.victims, 'victim')} to be told by a person: the tasks are at the desk. Next: make"
            " new tokens and links, invite the people of support services again, and write victimcare backup-keys again"
            " if keys were changed."
        )
    else:
        click.echo(
            f"{format_count(ended.victims, 'victim')} would be told by a person. Nothing was changed. The same with"
            " --yes does it; it cannot be undone."
        )


def _format_ended_access(ended: AccessRevocation) -> str:
    parts = (
        format_count(ended.codes, "access code"),
        format_count(ended.second_steps, "second step"),
        format_count(ended.visits, "visit"),
        format_count(ended.tokens, "token of other systems", "tokens of other systems"),
        format_count(ended.service_links, "link of a support service", "links of support services"),
        format_count(ended.service_sign_ins, "sign-in of a support service", "sign-ins of support services"),
        format_count(ended.service_passwords, "password of a support service", "passwords of support services"),
        format_count(ended.service_invitations, "unused invitation"),
        format_count(ended.packet_links, "link to a packet", "links to packets"),
        format_count(ended.browsers, "remembered browser"),
        format_count(ended.staff_sign_ins, "sign-in of staff", "sign-ins of staff"),
    )
    return ", ".join(parts)


# `victimcare redact`: blanks for good what names or finds a person, or an event's free words

_REFUSAL_TEXTS = (
    NotFound,
    VictimNotFound,
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
def redact_records(crime_reference: str, victim: str | None, event: str | None, reason: str, is_meant: bool) -> None:
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
    actor, now = identify_operator(reason, looks=True), clock.current_time()
    blank: Callable[..., redaction.RedactionResult] = (
        partial(redaction.redact_victim, record_id=victim)
        if victim is not None
        else partial(redaction.redact_event, event_id=event or "")
    )
    try:
        done = blank(actor=actor, reference=crime_reference, is_rehearsal=not is_meant, now=now)
    except _REFUSAL_TEXTS as refused:
        end_with_failure(_explain_refusal(refused, crime_reference, f"victim {victim}" if victim else f"event {event}"))
    else:
        _print_redaction(done, is_meant=is_meant)


def _print_redaction(done: redaction.RedactionResult, *, is_meant: bool) -> None:
    click.echo(
        f"{'Blanked' if is_meant else 'Would blank'}: {format_count(done.events, 'event')},"
        f" {format_count(done.points, 'number or address', 'numbers and addresses')},"
        f" {format_count(done.notes, 'note')},"
        f" {format_count(done.lines, 'line')} of the feed, {format_count(done.received, 'message')} that came in,"
        f" {format_count(done.sounds, 'recording')}."
    )
    if not is_meant:
        click.echo("Nothing was changed. The same with --yes does it; it cannot be undone.")


def _explain_refusal(refused: Exception, reference: str, asked: str) -> str:
    match refused:
        case redaction.UnknownCaseEvent():
            return f"No {asked} in {reference} says anything in free words: look with `victimcare timeline`."
        case redaction.FeedLinesHeld(count=count):
            return (
                f"{format_count(count, 'line')} of {reference} waiting or in quarantine would bring it back: settle"
                " that first, see `victimcare feed quarantine list`."
            )
        case redaction.RecordingsHeld(count=count):
            return (
                f"{format_count(count, 'recording')} of what this victim said is held, as evidence or for a complaint:"
                " have a supervisor let it go at the desk first."
            )
        case redaction.PlanChangePending():
            return "A change to this victim's plan or numbers waits: have it decided at the desk first."
        case redaction.GuardedStatusLost(count=count):
            return (
                f"{format_count(count, 'other victim')} would lose the guard that this number, address or record gives."
                " Have them marked guarded at the desk first, then come back."
            )
        case _:
            return f"No case {reference}, or no {asked} in it: look with `victimcare ledger`."


# `victimcare open-sealed`: opens a restricted record in an emergency


@click.command("open-sealed")
@click.argument("crime_reference")
@click.option("--reason", required=True, help="What the emergency is. A colleague at the desk reads it and decides.")
def open_restricted_record(crime_reference: str, reason: str) -> None:
    """Ask that a sealed case be opened to you for some minutes.

    To the commands a sealed case is as if it were not there. A colleague at the desk is asked, under Open a sealed
    record; once they have let you in, run your command again. A supervisor looks at what you did. Whatever the
    reference is, the answer here is the same.

    \b
    Example:
      victimcare open-sealed 44/10307/26 --reason "a wrong address goes out tonight"
    """
    try:
        emergency_access.request_emergency_access(
            actor=identify_operator(reason), reference=crime_reference, reason=reason, now=clock.current_time()
        )
    except FieldRequired:
        end_with_failure('Say what the emergency is: --reason "…".')
    click.echo("It is asked. If there is such a sealed case, the desk has it before them now. Ring them too.")


# `victimcare release`: lets messages leave again


@click.command("release")
@click.option("--reason", required=True, help="Why it is safe to send again; it stands in the audit.")
def release_messages(reason: str) -> None:
    """Let messages leave again after a restore, or once there is a provider.

    Each passes the gate once more: what a victim has been told meanwhile, or no longer agrees to, is not sent.

    \b
    Example:
      victimcare release --reason "compared with Notify's list, nothing is missing"
    """
    actor = identify_operator(reason)
    was_held = message_reports.is_sending_held(actor=actor)
    waiting = notifications.release_sending(actor=actor, now=clock.current_time())
    if not was_held and not waiting:
        click.echo("Nothing was held: messages leave as they come.")
        return
    click.echo(f"Sending is released; {format_count(waiting, 'message')} {'was' if waiting == 1 else 'were'} waiting.")
