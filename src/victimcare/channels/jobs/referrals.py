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
from victimcare.services.referrals import directory_loading, directory_reviews, partner_messages, referral_reminders

log = structlog.get_logger()


@app.periodic(cron="41 2 * * *")
@app.task(name=Job.LOAD_DIRECTORIES, queueing_lock=Job.LOAD_DIRECTORIES)
def load_directories(timestamp: int) -> None:
    """Each night, every directory that the force has named. One that does not answer is asked again the next night."""
    for address in settings.FORCE.directory.sources:
        try:
            report = directory_loading.load_from_address(
                actor=Actor.system(Job.LOAD_DIRECTORIES), address=address, now=clock.current_time()
            )
        except (DirectoryNotRead, directory_loading.EmptySource, directory_loading.DirectoryTooLarge) as problem:
            log.warning("referrals.directory_not_read", address=address, problem=str(problem))
        else:
            log.info("referrals.directory_read", services=report.taken, gone=report.gone, refused=len(report.refused))


@app.periodic(cron="11 5 * * *")
@app.task(name=Job.CHECK_ENTRIES, queueing_lock=Job.CHECK_ENTRIES)
def check_entries(timestamp: int) -> None:
    if made := directory_reviews.create_review_tasks(now=clock.current_time()):
        log.info("referrals.entries_to_check", tasks=made)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.LOOK_AFTER_REFERRALS, queueing_lock=Job.LOOK_AFTER_REFERRALS)
def look_after(timestamp: int) -> None:
    looked = referral_reminders.run_referral_reminders(
        actor=Actor.system(Job.LOOK_AFTER_REFERRALS), now=clock.current_time()
    )
    if looked != referral_reminders.ReminderResult(0, 0, 0, 0, 0):
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
    if told := partner_messages.send_due_partner_notices(now=clock.current_time()):
        log.info("referrals.partners_told", count=told)
    if mailed := partner_messages.send_due_partner_mails(now=clock.current_time()):
        log.info("referrals.partners_mailed", count=mailed)
