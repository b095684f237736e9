"""Once a month contacts are drawn by lot to be read again; each day coaching notes whose day has come are let go."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.job_queue import Job
from victimcare.services.supervision import coaching_notes, quality_reviews

log = structlog.get_logger()


@app.periodic(cron="47 4 * * *")  # each day, so that a month is drawn also where this stood still on its first
@app.task(name=Job.DRAW_CONTACTS, queueing_lock=Job.DRAW_CONTACTS)
def draw_contacts(timestamp: int) -> None:
    if drawn := quality_reviews.draw_quality_reviews(now=clock.current_time()):
        log.info("supervision.drawn", contacts=drawn)
    if gone := coaching_notes.delete_expired_notes(now=clock.current_time()):
        log.info("supervision.notes_gone", count=gone)
