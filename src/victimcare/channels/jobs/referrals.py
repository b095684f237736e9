"""Jobs of the room `referrals`: the directory, what the clock brings about, and webhooks and mails owed to services.
In these times the seconds come last, and all are in UTC."""

from __future__ import annotations

import structlog
from django.conf import settings
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.job_queue import Job
from victimcare.services.ports.directories import DirectoryNotRead
from victimcare.services.referrals import keeping, loading, mails, notices, watching

log = structlog.get_logger()


@app.periodic(cron="41 2 * * *")
@app.task(name=Job.LOAD_DIRECTORIES, queueing_lock=Job.LOAD_DIRECTORIES)
def load_directories(timestamp: int) -> None:
    """Each night, every directory that the force has named. One that does not answer is asked again the next night."""
    for address in settings.FORCE.directory.sources:
        try:
            report = loading.load_from(
                actor=Actor.system(Job.LOAD_DIRECTORIES), address=address, now=clock.current_time()
            )
        except (DirectoryNotRead, loading.NothingThere, loading.TooMany) as problem:
            log.warning("referrals.directory_not_read", address=address, problem=str(problem))
        else:
            log.info("referrals.directory_read", services=report.taken, gone=report.gone, refused=len(report.refused))


@app.periodic(cron="11 5 * * *")
@app.task(name=Job.CHECK_ENTRIES, queueing_lock=Job.CHECK_ENTRIES)
def check_entries(timestamp: int) -> None:
    if made := keeping.ask_to_check(now=clock.current_time()):
        log.info("referrals.entries_to_check", tasks=made)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.LOOK_AFTER_REFERRALS, queueing_lock=Job.LOOK_AFTER_REFERRALS)
def look_after(timestamp: int) -> None:
    looked = watching.look_after(actor=Actor.system(Job.LOOK_AFTER_REFERRALS), now=clock.current_time())
    if looked != watching.Looked(0, 0, 0, 0, 0):
        log.info(
            "referrals.looked_after",
            asked=looked.asked,
            expired=looked.expired,
            people=looked.people,
            deleted=looked.deleted,
            unread=looked.unread,
        )


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.TELL_PARTNERS, queueing_lock=Job.TELL_PARTNERS)
def tell_partners(timestamp: int) -> None:
    if told := notices.send_due(now=clock.current_time()):
        log.info("referrals.partners_told", count=told)
    if mailed := mails.send_due(now=clock.current_time()):
        log.info("referrals.partners_mailed", count=mailed)
