"""`victimcare worker`: carries out jobs and hands messages over."""

from __future__ import annotations

import signal
import sys

import click
from procrastinate.contrib.django import app

from victimcare.channels.cli.messengers import sending

# Jobs that wait or are tried again are found by polling; new ones by the database's own notice.
SECONDS_BETWEEN_POLLS = 1.0


@click.command()
@click.option("--at-once", type=click.IntRange(1, 64), default=4, show_default=True, help="Jobs carried out at once.")
@click.option(
    "--messengers", type=click.IntRange(0, 16), default=2, show_default=True, help="Hand messages over at once."
)
def worker(at_once: int, messengers: int) -> None:
    """Carry out jobs and hand messages over until stopped. `victimcare up` keeps one running; start more for more work.

    A worker connects to the database directly: through PgBouncer in transaction mode it would hear of nothing new.

    \b
    Example:
      victimcare worker --at-once 8 --messengers 4
    """
    # The job library hears signals once it runs, and gives this back afterwards: before and after, messengers finish.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # of the Django connector alone
    with app.replace_connector(connector), sending(messengers):
        app.run_worker(
            concurrency=at_once,
            fetch_job_polling_interval=SECONDS_BETWEEN_POLLS,
            shutdown_graceful_timeout=4,  # then the parent has waited long enough; a job is safe to run twice
        )
