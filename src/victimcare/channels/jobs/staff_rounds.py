"""Jobs about staff: accesses without a reason to work are found, conflicts of interest too, staff who have left are
signed off, and work is kept assigned. Cron fields: minute … second (last); UTC."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import job_retries
from victimcare.services import clock
from victimcare.services.calls.agents import agent_presence
from victimcare.services.challenges.complaint_exclusions import keep_out_newcomer
from victimcare.services.desk import task_assignment
from victimcare.services.job_queue import Job
from victimcare.services.supervision import access_reviews, coaching_notes, quality_reviews, staff_conflicts

log = structlog.get_logger()


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.WATCH_LOOKS, queueing_lock=Job.WATCH_LOOKS)
def watch_record_access(timestamp: int) -> None:
    now, read = clock.current_time(), 0
    while count := access_reviews.read_audit_for_looks(now=now):
        read += count
    if read:
        log.info("supervision.looks_read", entries=read)


@app.periodic(cron="41 4 * * *")
@app.task(name=Job.FORGET_LOOKS, queueing_lock=Job.FORGET_LOOKS)
def forget_record_access(timestamp: int) -> None:
    log.info("supervision.looks_forgotten", looks=access_reviews.delete_old_looks(now=clock.current_time()))


@app.periodic(cron="17 4 * * *")
@app.task(name=Job.FIND_CONFLICTS, queueing_lock=Job.FIND_CONFLICTS)
def find_conflicts(timestamp: int) -> None:
    found = staff_conflicts.find_new_conflicts(now=clock.current_time())
    if found:
        log.info("supervision.conflicts_found", conflicts=found)


@app.periodic(cron="* * * * *")
@app.task(name=Job.ASK_ABOUT_STAFF, queueing_lock=Job.ASK_ABOUT_STAFF)
def ask_about_staff(timestamp: int) -> None:
    left = agent_presence.sign_off_departed_agents(now=clock.current_time())
    if left:
        log.info("calls.no_longer_vouched", agents=left)


# Jobs that keep work assigned


@app.periodic(cron="* * * * *")
@app.task(name=Job.KEEP_WORK, queueing_lock=Job.KEEP_WORK)
def keep_work_assigned(timestamp: int) -> None:
    """Runs every minute: snoozed tasks come back, absent staff are covered, unowned tasks are assigned."""
    kept = task_assignment.assign_waiting_tasks(now=clock.current_time())
    if kept != task_assignment.AssignmentCounts():
        log.info("desk.work_kept", woken=kept.woken, covered=kept.covered, given=kept.given, risen=kept.risen)


# Draws contacts for quality review once a month, and deletes expired coaching notes each day


@app.periodic(cron="47 4 * * *")  # each day, so that a month is drawn even if this product was down on its first day
@app.task(name=Job.DRAW_CONTACTS, queueing_lock=Job.DRAW_CONTACTS)
def draw_quality_reviews(timestamp: int) -> None:
    if drawn := quality_reviews.draw_quality_reviews(now=clock.current_time()):
        log.info("supervision.drawn", contacts=drawn)
    if gone := coaching_notes.delete_expired_notes(now=clock.current_time()):
        log.info("supervision.notes_gone", count=gone)


# Excludes a colleague with a new name from complaints that name them


@app.task(name=Job.KEEP_OUT_RENAMED, retry=job_retries.RETRY_FOR_MINUTES)
def exclude_renamed_colleague(staff_id: int) -> None:
    keep_out_newcomer(staff_id=staff_id, now=clock.current_time())
