"""`victimcare release`: messages may leave again."""

from __future__ import annotations

import click

from victimcare.channels.cli.common import counted, operator
from victimcare.services import clock
from victimcare.services.messages import message_reports, notifications


@click.command("release")
@click.option("--reason", required=True, help="Why it is safe to send again; it stands in the audit.")
def release(reason: str) -> None:
    """Let messages leave again after a restore, or once there is a provider.

    Each passes the gate once more: what a victim has been told meanwhile, or no longer agrees to, is not sent.

    \b
    Example:
      victimcare release --reason "compared with Notify's list, nothing is missing"
    """
    actor = operator(reason)
    was_held = message_reports.is_sending_held(actor=actor)
    waiting = notifications.release_sending(actor=actor, now=clock.current_time())
    if not was_held and not waiting:
        click.echo("Nothing was held: messages leave as they come.")
        return
    click.echo(f"Sending is released; {counted(waiting, 'message')} {'was' if waiting == 1 else 'were'} waiting.")
