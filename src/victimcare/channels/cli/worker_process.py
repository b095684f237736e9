"""Runs `victimcare worker`: carries out jobs and sends messages."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import click
import structlog
from django.conf import settings
from django.db import close_old_connections, connection
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room.fallback import open_items_copy
from victimcare.services.messages import message_states
from victimcare.services.messages.delivery_status import SENDER_ACTOR
from victimcare.services.messages.message_sender import MessageSender

# The threads of `victimcare worker` that send messages, and the one that listens for new ones

SECONDS_BETWEEN_LOOKS = 1.0  # within this time, messages whose moment has come, and missed announcements, are found
SECONDS_TO_FINISH_MESSAGES = 2.0  # for providers' answers at the end of the process; the next process looks up the rest
log = structlog.get_logger()


@contextmanager
def run_messengers(how_many: int) -> Iterator[None]:
    """Run this many messengers until the block ends, each with its own database connection."""
    stop = threading.Event()
    messengers = [MessageSender(SENDER_ACTOR) for _ in range(how_many)]
    threads = [
        threading.Thread(target=_hand_over_messages, args=(messenger, stop), daemon=True) for messenger in messengers
    ]
    ear = threading.Thread(target=_wake_messengers, args=(messengers, stop), daemon=True)
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


def _hand_over_messages(messenger: MessageSender, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            if not messenger.turn(now=clock.current_time()):
                messenger.wait(SECONDS_BETWEEN_LOOKS)
                close_old_connections()
        except Exception:
            log.exception("messages.messenger_stumbled")
            connection.close()
            stop.wait(SECONDS_BETWEEN_LOOKS)
    messenger.finish(within=SECONDS_TO_FINISH_MESSAGES)
    connection.close()


def _wake_messengers(messengers: list[MessageSender], stop: threading.Event) -> None:
    """Wake the messengers when something is announced. Without this they look by themselves."""
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


# The thread of `victimcare worker` that keeps this host's copy of what is open in the control room

SECONDS_BETWEEN_COPIES = 60.0
_COPY_ACTOR = Actor.system("control_room.copy")


@contextmanager
def keep_open_items_copy(folder: Path) -> Iterator[None]:
    """Write the copy each minute until the block ends, and turn looks taken without the database into audit entries."""
    stop = threading.Event()
    thread = threading.Thread(target=_copy_open_items, args=(folder, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _copy_open_items(folder: Path, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            now = clock.current_time()
            open_items_copy.record_offline_looks(actor=_COPY_ACTOR, folder=folder, now=now)
            open_items_copy.write_open_items_copy(actor=_COPY_ACTOR, folder=folder, now=now)
        except Exception:
            log.exception("control_room.not_copied")
        connection.close()
        stop.wait(SECONDS_BETWEEN_COPIES)


# Waiting and retried jobs are found by polling; new ones by the database's own notification.
SECONDS_BETWEEN_POLLS = 1.0
SECONDS_TO_FINISH_JOBS = 4  # after this the parent has waited long enough; a job is safe to run twice
SECONDS_TO_LEAVE = 8  # after the signal; what holds the process up then is a job in a thread, which cannot be cancelled


@click.command("worker")
@click.option("--at-once", type=click.IntRange(1, 64), default=4, show_default=True, help="Jobs carried out at once.")
@click.option(
    "--messengers",
    type=click.IntRange(0, 16),
    default=2,
    show_default=True,
    help="Batches of messages handed over at once.",
)
def run_worker(at_once: int, messengers: int) -> None:
    """Carry out jobs and hand messages over until stopped. `victimcare up` keeps one running; start more for more work.

    A worker connects to the database directly: through PgBouncer in transaction mode it would hear of nothing new.

    \b
    Example:
      victimcare worker --at-once 8 --messengers 4
    """
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # of the Django connector alone
    with app.replace_connector(connector):
        asyncio.run(_work_until_told(at_once, messengers))


async def _work_until_told(at_once: int, messengers: int) -> None:
    """Work until a signal says stop. While connections are opened the signal ends the process: nothing has begun. From
    then on we handle it here, because the job library only listens once it runs, and an earlier signal would be lost.
    """
    async with app.open_async():
        told = asyncio.Event()
        for stop in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(stop, told.set)
        jobs = asyncio.ensure_future(_carry_out_jobs(at_once))
        with run_messengers(messengers), keep_open_items_copy(settings.ENVIRONMENT.home / "control-room"):
            is_told = asyncio.ensure_future(told.wait())
            await asyncio.wait({jobs, is_told}, return_when=asyncio.FIRST_COMPLETED)
            is_told.cancel()
            _leave_within(SECONDS_TO_LEAVE)
            while not jobs.done():  # at its very start the library may miss the first request to stop
                jobs.cancel()
                await asyncio.wait({jobs}, timeout=SECONDS_TO_FINISH_JOBS + 1)
        if not jobs.cancelled():
            jobs.result()  # raises the error if it ended by itself


def _leave_within(seconds: float) -> None:
    """End the process after this time, whatever it is doing: an unfinished job has committed nothing and is found
    again."""

    def leave() -> None:
        log.warning("worker.job_left")
        os._exit(0)

    timer = threading.Timer(seconds, leave)
    timer.daemon = True
    timer.start()


async def _carry_out_jobs(at_once: int) -> None:
    await app.run_worker_async(
        concurrency=at_once,
        fetch_job_polling_interval=SECONDS_BETWEEN_POLLS,
        shutdown_graceful_timeout=SECONDS_TO_FINISH_JOBS,
        install_signal_handlers=False,
    )
