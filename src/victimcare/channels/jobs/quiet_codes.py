"""That a quiet code was used comes to the desk, some minutes after it was. In these times the seconds come last."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.access_codes import duress_warnings
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="* * * * *")
@app.task(name=Job.WARN_OF_QUIET_CODES, queueing_lock=Job.WARN_OF_QUIET_CODES)
def warn_of_quiet_codes(timestamp: int) -> None:
    warned = duress_warnings.warn_of_duress(now=clock.current_time())
    if warned:
        log.info("people.quiet_codes_warned", count=warned)
