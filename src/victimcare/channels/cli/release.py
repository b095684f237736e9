"""`victimcare release`: messages may leave again."""

from __future__ import annotations

import click

from victimcare.channels.cli.common import operator
from victimcare.services import clock
from victimcare.services.messages import actions


@click.command()
@click.option("--reason", required=True, help="Why it is safe to send again; it stands in the audit.")
def release(reason: str) -> None:
    """Let messages leave again after a restore, or once there is a provider.

    Each passes the gate once more: what a victim has been told meanwhile, or no longer agrees to, is not sent.

    \b
    Example:
      victimcare release --reason "compared with Notify's list, nothing is missing"
    """
    waiting = actions.release_sending(actor=operator(reason), now=clock.now())
    click.echo(f"Sending is released; {waiting} messages were waiting.")
