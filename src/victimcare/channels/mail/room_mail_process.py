"""Runs `victimcare room-mail`: sorts the mail that the control room has accepted, beside the process that takes it."""

from __future__ import annotations

import signal
import threading

import click
import structlog
from django.conf import settings
from django.db import close_old_connections, connection

from victimcare.channels.mail.mail_parser_process import MailParser
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room.mail_sorting import sort_waiting_mail

SECONDS_BETWEEN_LOOKS = 0.3  # while no mail waits
_SECONDS_AFTER_A_FAULT = 2.0
_ACTOR = Actor.system("room_mail")

log = structlog.get_logger(__name__)


@click.command("room-mail")
def run_room_mail() -> None:
    """Sort the control room's mail until stopped. `victimcare up` runs it; start more for more mail.

    \b
    Example:
      victimcare room-mail
    """
    told = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: told.set())
    sort_until_told(told)


def sort_until_told(told: threading.Event) -> None:
    """Sort what waits, again and again. A fault, such as a database that is away, ends nothing."""
    parser = MailParser(settings.ENVIRONMENT.control_room_address)
    try:
        while not told.is_set():
            try:
                close_old_connections()
                found = sort_waiting_mail(actor=_ACTOR, read=parser, now=clock.current_time())
            except Exception as problem:
                log.error("room_mail.not_sorted", error=type(problem).__name__)
                connection.close()
                told.wait(_SECONDS_AFTER_A_FAULT)
            else:
                if not found:
                    told.wait(SECONDS_BETWEEN_LOOKS)
    finally:
        parser.close()
        connection.close()
