"""Jobs of referrals, handovers and other agencies' duties: the directory, deadlines, and webhooks and mails owed to
services. Cron fields: minute … second (last); UTC."""

from __future__ import annotations

import structlog
from django.conf import settings
from procrastinate.contrib.django import app

from victimcare.channels.jobs import job_retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.follow_up import agency_chasing
from victimcare.services.handovers import handover_reminders, report_links
from victimcare.services.job_queue import ONE_AT_A_TIME, Job
from victimcare.services.ports.outside_lookups import DirectoryReadFailed
from victimcare.services.referrals import directory_loading, directory_reviews, partner_messages, referral_reminders

log = structlog.get_logger()


@app.periodic(cron="41 2 * * *")
@app.task(name=Job.LOAD_DIRECTORIES, queueing_lock=Job.LOAD_DIRECTORIES)
def load_directories(timestamp: int) -> None:
    """Load every directory that the force has named, each night. One that does not answer is tried again the next
    night."""
    for address in settings.FORCE.directory.sources:
        try:
            report = directory_loading.load_from_address(
                actor=Actor.system(Job.LOAD_DIRECTORIES), address=address, now=clock.current_time()
            )
        except (DirectoryReadFailed, directory_loading.EmptySource, directory_loading.DirectoryTooLarge) as problem:
            log.warning("referrals.directory_not_read", address=address, problem=str(problem))
        else:
            log.info("referrals.directory_read", services=report.taken, gone=report.gone, refused=len(report.refused))


@app.periodic(cron="11 5 * * *")
@app.task(name=Job.CHECK_ENTRIES, queueing_lock=Job.CHECK_ENTRIES)
def check_directory_entries(timestamp: int) -> None:
    if made := directory_reviews.create_review_tasks(now=clock.current_time()):
        log.info("referrals.entries_to_check", tasks=made)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.LOOK_AFTER_REFERRALS, queueing_lock=Job.LOOK_AFTER_REFERRALS)
def watch_referrals(timestamp: int) -> None:
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
def notify_partners(timestamp: int) -> None:
    if told := partner_messages.send_due_partner_notices(now=clock.current_time()):
        log.info("referrals.partners_told", count=told)
    if mailed := partner_messages.send_due_partner_mails(now=clock.current_time()):
        log.info("referrals.partners_mailed", count=mailed)


# Handover reports: delivery to the agencies' mailbox, those that none has taken up, and facts that have changed since


@app.task(name=Job.TELL_AGENCY, retry=job_retries.RETRY_FOR_HOURS)
def notify_agency(door_id: int) -> None:
    is_told = report_links.send_link_notice(door_id=door_id, now=clock.current_time())
    log.info("handovers.told", told=is_told)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.LOOK_AFTER_HANDOVERS, queueing_lock=Job.LOOK_AFTER_HANDOVERS)
def watch_handovers(timestamp: int) -> None:
    if late := handover_reminders.raise_unacknowledged_reports(now=clock.current_time()):
        log.warning("handovers.not_taken_up", tasks=late)


@app.periodic(cron="23 * * * *")
@app.task(name=Job.COMPARE_HANDOVERS, queueing_lock=Job.COMPARE_HANDOVERS)
def compare_handovers(timestamp: int) -> None:
    if asked := handover_reminders.request_updated_reports(now=clock.current_time()):
        log.info("handovers.changed", tasks=asked)


# Other agencies' duties: tasks to ask for what is nearly due, and the end of waiting for what is done


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.CHASE_AGENCIES, queueing_lock=Job.CHASE_AGENCIES, lock=ONE_AT_A_TIME)
def chase_agencies(timestamp: int) -> None:
    now = clock.current_time()
    closed, made = agency_chasing.close_ended_requests(now=now), agency_chasing.make_request_tasks(now=now)
    if closed or made:
        log.info("desk.agencies", closed=closed, tasks=made)
