"""Runs `victimcare room-mailbox`: takes the control room's mail out of the force's mailboxes, a thread for each."""

from __future__ import annotations

import signal
import threading

import click
import structlog
from django.db import close_old_connections, connection

from victimcare.services import clock, port_registry
from victimcare.services.access import Actor
from victimcare.services.control_room.intake.mailbox_intake import take_mailbox_mail
from victimcare.services.ports.room_mailboxes import MailboxSilent, RoomMailbox

_SECONDS_AFTER_A_FAULT = 5.0
_MOST_SECONDS = 300.0  # that we wait, however long a mailbox asks us to
_ACTOR = Actor.system("room_mailbox")

log = structlog.get_logger(__name__)


@click.command("room-mailbox")
def run_room_mailbox() -> None:
    """Take the control room's mail out of VICTIMCARE_CONTROL_ROOM_MAILBOXES until stopped. `victimcare up` runs it.

    \b
    Example:
      victimcare room-mailbox
    """
    told = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: told.set())
    threads = [
        threading.Thread(target=take_until_told, args=(mailbox, told), name=name)
        for name, mailbox in port_registry.list_room_mailboxes().items()
    ]
    if not threads:
        raise click.ClickException("There is no mailbox: set VICTIMCARE_CONTROL_ROOM_MAILBOXES.")
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def take_until_told(mailbox: RoomMailbox, told: threading.Event) -> None:
    """Take what comes, again and again. A mailbox or a database that is away ends nothing."""
    try:
        while not told.is_set():
            try:
                close_old_connections()
                taken = take_mailbox_mail(actor=_ACTOR, mailbox=mailbox, now=clock.current_time, told=told)
                if taken:
                    log.info("room_mailbox.taken", mails=taken)
                mailbox.wait_for_mail(told)
            except MailboxSilent as silent:
                log.warning("room_mailbox.silent", reason=str(silent))
                told.wait(min(max(silent.seconds, _SECONDS_AFTER_A_FAULT), _MOST_SECONDS))
            except Exception as problem:
                log.error("room_mailbox.not_taken", error=type(problem).__name__)
                mailbox.close()
                connection.close()
                told.wait(_SECONDS_AFTER_A_FAULT)
    finally:
        mailbox.close()
        connection.close()
