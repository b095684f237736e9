"""`victimcare end-access`: after a theft, every way in ends at once."""

from __future__ import annotations

import click

from victimcare.channels.cli.common import counted, operator
from victimcare.services import clock
from victimcare.services.access_codes.compromised_access import AccessRevocation, revoke_all_access


@click.command("end-access")
@click.option(
    "--reason", required=True, help="What was stolen, and when it was noticed. It stands in the audit: no names."
)
@click.option("--yes", "is_meant", is_flag=True, help="Do it. Without this the command only says what would end.")
def end_access(reason: str, is_meant: bool) -> None:
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
    ended = revoke_all_access(actor=operator(reason), is_rehearsal=not is_meant, now=clock.current_time())
    click.echo(f"{'Ended' if is_meant else 'Would end'}: {_in_words(ended)}, and every reply address of officers.")
    if is_meant:
        click.echo(
            f"{counted(ended.victims, 'victim')} to be told by a person: the tasks are at the desk. Next: make new "
            "tokens and links, invite the people of support services again, and write victimcare backup-keys again if "
            "keys were changed."
        )
    else:
        click.echo(
            f"{counted(ended.victims, 'victim')} would be told by a person. Nothing was changed. The same with --yes "
            "does it; it cannot be undone."
        )


def _in_words(ended: AccessRevocation) -> str:
    parts = (
        counted(ended.codes, "access code"),
        counted(ended.second_steps, "second step"),
        counted(ended.visits, "visit"),
        counted(ended.tokens, "token of other systems", "tokens of other systems"),
        counted(ended.service_links, "link of a support service", "links of support services"),
        counted(ended.service_sign_ins, "sign-in of a support service", "sign-ins of support services"),
        counted(ended.service_passwords, "password of a support service", "passwords of support services"),
        counted(ended.service_invitations, "unused invitation"),
        counted(ended.packet_links, "link to a packet", "links to packets"),
        counted(ended.browsers, "remembered browser"),
        counted(ended.staff_sign_ins, "sign-in of staff", "sign-ins of staff"),
    )
    return ", ".join(parts)
