"""Jobs of the control room. Cron fields: minute … second (last); UTC."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room import transfer_delivery
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="* * * * * */5")
@app.task(name=Job.EXCHANGE_INCIDENTS, queueing_lock=Job.EXCHANGE_INCIDENTS)
def exchange_incidents(timestamp: int) -> None:
    """Deliver what waits for other control rooms."""
    if delivered := transfer_delivery.deliver_due_transfers(
        actor=Actor.system(Job.EXCHANGE_INCIDENTS), now=clock.current_time()
    ):
        log.info("control_room.incidents_told", delivered=delivered)
