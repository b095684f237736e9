"""Runs `victimcare room-mail`: sorts the mail that the control room has accepted, beside the process that takes it, and
draws the files that came. Files have a thread of their own: no threat waits for a scanner or a large picture."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import closing

import click
import structlog
from django.conf import settings
from django.db import close_old_connections, connection

from victimcare.channels.mail.file_drawing_process import FileDrawer
from victimcare.channels.mail.mail_parser_process import MailParser
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.room_file_checks import draw_waiting_files
from victimcare.services.control_room.intake.mail_sorting import sort_waiting_mail

SECONDS_BETWEEN_LOOKS = 0.3  # while no mail waits
_SECONDS_AFTER_A_FAULT = 2.0
_ACTOR = Actor.system("room_mail")

log = structlog.get_logger(__name__)


@click.command("room-mail")
def run_room_mail() -> None:
    """Sort the control room's mail and draw its files until stopped. `victimcare up` runs it; start more for more mail.

    \b
    Example:
      victimcare room-mail
    """
    told = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: told.set())
    drawing = threading.Thread(target=draw_until_told, args=(told,), name="room-files")
    drawing.start()
    sort_until_told(told)
    drawing.join()


def sort_until_told(told: threading.Event) -> None:
    """Sort what waits, again and again."""
    with closing(MailParser(settings.ENVIRONMENT.control_room_address)) as parser:
        _work_until_told(told, lambda: sort_waiting_mail(actor=_ACTOR, read=parser, now=clock.current_time()))


def draw_until_told(told: threading.Event) -> None:
    """Scan and draw the files that wait, again and again."""
    with closing(FileDrawer()) as drawer:
        _work_until_told(told, lambda: draw_waiting_files(actor=_ACTOR, draw=drawer, now=clock.current_time()))


def _work_until_told(told: threading.Event, work: Callable[[], int]) -> None:
    """A fault, such as a database that is away, ends nothing."""
    try:
        while not told.is_set():
            try:
                close_old_connections()
                found = work()
            except Exception as problem:
                log.error("room_mail.not_done", error=type(problem).__name__)
                connection.close()
                told.wait(_SECONDS_AFTER_A_FAULT)
            else:
                if not found:
                    told.wait(SECONDS_BETWEEN_LOOKS)
    finally:
        connection.close()
