"""That whoever helps a victim sees something no longer than they may."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.job_queue import Job
from victimcare.services.people import supporter_reviews

log = structlog.get_logger()


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.KEEP_SUPPORTERS, queueing_lock=Job.KEEP_SUPPORTERS)
def keep_supporters(timestamp: int) -> None:
    changed = supporter_reviews.review_supporters(now=clock.current_time())
    if changed:
        log.info("people.supporters_kept", changed=changed)


@app.periodic(cron="29 5 * * *")
@app.task(name=Job.LOOK_AT_CHILDREN, queueing_lock=Job.LOOK_AT_CHILDREN)
def look_at_children(timestamp: int) -> None:
    looked_at = supporter_reviews.review_child_codes(now=clock.current_time())
    if looked_at:
        log.info("people.children_looked_at", codes=looked_at)
