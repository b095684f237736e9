"""That whoever helps a victim sees something no longer than they may."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.people.supporters import keeping
from victimcare.services.queue import Job

log = structlog.get_logger()


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.KEEP_SUPPORTERS, queueing_lock=Job.KEEP_SUPPORTERS)
def keep_supporters(timestamp: int) -> None:
    changed = keeping.keep(now=clock.now())
    if changed:
        log.info("people.supporters_kept", changed=changed)
