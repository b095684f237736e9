"""Packets to other agencies: the line to their mailbox, who has taken none up, and what is known otherwise by now."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.handovers import handover_reminders, report_links
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.task(name=Job.TELL_AGENCY, retry=retries.FOR_HOURS)
def tell_agency(door_id: int) -> None:
    is_told = report_links.send_link_notice(door_id=door_id, now=clock.current_time())
    log.info("handovers.told", told=is_told)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.LOOK_AFTER_HANDOVERS, queueing_lock=Job.LOOK_AFTER_HANDOVERS)
def look_after(timestamp: int) -> None:
    if late := handover_reminders.raise_unacknowledged_reports(now=clock.current_time()):
        log.warning("handovers.not_taken_up", tasks=late)


@app.periodic(cron="23 * * * *")
@app.task(name=Job.COMPARE_HANDOVERS, queueing_lock=Job.COMPARE_HANDOVERS)
def compare(timestamp: int) -> None:
    if asked := handover_reminders.request_updated_reports(now=clock.current_time()):
        log.info("handovers.changed", tasks=asked)
