"""Jobs of the room `desk`. In these times the seconds come last, and all are in UTC."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.desk import task_assignment
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="* * * * *")
@app.task(name=Job.KEEP_WORK, queueing_lock=Job.KEEP_WORK)
def keep_work(timestamp: int) -> None:
    """Every minute: what is put off comes back, who is away is covered, what nobody has is given."""
    kept = task_assignment.assign_waiting_tasks(now=clock.current_time())
    if kept != task_assignment.AssignmentCounts():
        log.info("desk.work_kept", woken=kept.woken, covered=kept.covered, given=kept.given, risen=kept.risen)
