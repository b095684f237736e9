"""Jobs of the room `referrals`. In these times the seconds come last, and all are in UTC."""

from __future__ import annotations

import structlog
from django.conf import settings
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.ports.directories import DirectoryNotRead
from victimcare.services.queue import Job
from victimcare.services.referrals import keeping, loading

log = structlog.get_logger()


@app.periodic(cron="41 2 * * *")
@app.task(name=Job.LOAD_DIRECTORIES, queueing_lock=Job.LOAD_DIRECTORIES)
def load_directories(timestamp: int) -> None:
    """Each night, every directory that the force has named. One that does not answer is asked again the next night."""
    for address in settings.FORCE.directory.sources:
        try:
            report = loading.load_from(actor=Actor.system(Job.LOAD_DIRECTORIES), address=address, now=clock.now())
        except (DirectoryNotRead, loading.NothingThere) as problem:
            log.warning("referrals.directory_not_read", address=address, problem=str(problem))
        else:
            log.info("referrals.directory_read", services=report.taken, gone=report.gone, refused=len(report.refused))


@app.periodic(cron="11 5 * * *")
@app.task(name=Job.CHECK_ENTRIES, queueing_lock=Job.CHECK_ENTRIES)
def check_entries(timestamp: int) -> None:
    if made := keeping.ask_to_check(now=clock.now()):
        log.info("referrals.entries_to_check", tasks=made)
