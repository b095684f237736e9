"""That nobody who waits on the line is lost with it. In these times the seconds come last."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.calls.call_queue import queue_recovery
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.LOOK_AFTER_QUEUE, queueing_lock=Job.LOOK_AFTER_QUEUE)
def look_after_queue(timestamp: int) -> None:
    settled = queue_recovery.settle_lost_callers(now=clock.current_time())
    if settled != queue_recovery.QueueRecoveryCounts():
        log.warning(
            "calls.queue_settled",
            called_back=settled.called_back,
            given_to_a_person=settled.given_to_a_person,
            hung_up=settled.hung_up,
            conversations=settled.conversations,
        )
