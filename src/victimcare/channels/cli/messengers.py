"""The threads of `victimcare worker` that hand messages over, and the one that hears when there are any."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import structlog
from django.db import close_old_connections, connection

from victimcare.services import clock
from victimcare.services.messages import message_states
from victimcare.services.messages.delivery_status import SENDER_ACTOR
from victimcare.services.messages.message_sender import MessageSender

SECONDS_BETWEEN_LOOKS = 1.0  # what waits for its moment, and what was announced and not heard, is found so soon
SECONDS_TO_FINISH = 2.0  # for answers at the end of the process; the others are looked up by the next one
log = structlog.get_logger()


@contextmanager
def sending(how_many: int) -> Iterator[None]:
    """So many messengers work until the block ends. Each has a database connection of its own."""
    stop = threading.Event()
    messengers = [MessageSender(SENDER_ACTOR) for _ in range(how_many)]
    threads = [threading.Thread(target=_work, args=(messenger, stop), daemon=True) for messenger in messengers]
    ear = threading.Thread(target=_listen, args=(messengers, stop), daemon=True)
    for thread in (*threads, ear):
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for messenger in messengers:
            messenger.wake()
        for thread in threads:
            thread.join()


def _work(messenger: MessageSender, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            if not messenger.turn(now=clock.current_time()):
                messenger.wait(SECONDS_BETWEEN_LOOKS)
                close_old_connections()
        except Exception:
            log.exception("messages.messenger_stumbled")
            connection.close()
            stop.wait(SECONDS_BETWEEN_LOOKS)
    messenger.finish(within=SECONDS_TO_FINISH)
    connection.close()


def _listen(messengers: list[MessageSender], stop: threading.Event) -> None:
    """Wake the messengers when something is announced. Without it they look by themselves."""
    while not stop.is_set():
        try:
            if message_states.wait_for_announcement(within=timedelta(seconds=SECONDS_BETWEEN_LOOKS)):
                for messenger in messengers:
                    messenger.wake()
        except Exception:
            log.exception("messages.not_listening")
            connection.close()
            stop.wait(SECONDS_BETWEEN_LOOKS)
    connection.close()
