"""That looks without work are seen, conflicts found, and whoever has left takes no more calls. In these times the
seconds come last."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.calls.agents import agent_presence
from victimcare.services.job_queue import Job
from victimcare.services.supervision import access_reviews, staff_conflicts

log = structlog.get_logger()


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.WATCH_LOOKS, queueing_lock=Job.WATCH_LOOKS)
def watch_looks(timestamp: int) -> None:
    now, read = clock.current_time(), 0
    while count := access_reviews.read_audit_for_looks(now=now):
        read += count
    if read:
        log.info("supervision.looks_read", entries=read)


@app.periodic(cron="41 4 * * *")
@app.task(name=Job.FORGET_LOOKS, queueing_lock=Job.FORGET_LOOKS)
def forget_looks(timestamp: int) -> None:
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
