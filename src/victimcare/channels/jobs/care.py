"""Jobs of the room `care`. In these times the seconds come last, and all are in UTC."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.care import need_outcomes, withdrawal_watch
from victimcare.services.follow_up import silence_checks
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="50 5 * * *")
@app.task(name=Job.WATCH_OVER, queueing_lock=Job.WATCH_OVER)
def watch_over(timestamp: int) -> None:
    """Each morning before the desk opens, on working days."""
    now = clock.current_time()
    if silence_checks.is_working_day(now) and (rung := withdrawal_watch.create_early_calls(now=now)):
        log.info("care.watched", calls=rung)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.SETTLE_EARLY_CALLS, queueing_lock=Job.SETTLE_EARLY_CALLS)
def settle_early_calls(timestamp: int) -> None:
    if ended := withdrawal_watch.settle_early_calls(now=clock.current_time()):
        log.info("care.calls_settled", ended=ended)
    if closed := need_outcomes.close_referred_needs(now=clock.current_time()):
        log.info("care.needs_referred", closed=closed)
