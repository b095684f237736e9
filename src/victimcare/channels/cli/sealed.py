"""`victimcare open-sealed`: a sealed case, in an emergency."""

from __future__ import annotations

import click

from victimcare.channels.cli.common import fail, operator
from victimcare.services import clock
from victimcare.services.supervision import emergency_access


@click.command("open-sealed")
@click.argument("crime_reference")
@click.option("--reason", required=True, help="What the emergency is. A colleague at the desk reads it and decides.")
def open_sealed(crime_reference: str, reason: str) -> None:
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
            actor=operator(reason), reference=crime_reference, reason=reason, now=clock.current_time()
        )
    except emergency_access.EmergencyReasonMissing:
        fail('Say what the emergency is: --reason "…".')
    click.echo("It is asked. If there is such a sealed case, the desk has it before them now. Ring them too.")
