"""Jobs of the room `updates`: officers are asked, their answers take effect, mail goes and comes."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.job_queue import ONE_AT_A_TIME, Job
from victimcare.services.updates import applying, finding, incoming, mailing, notices, prompting, rising

log = structlog.get_logger()


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.ASK_OFFICERS, queueing_lock=Job.ASK_OFFICERS, lock=ONE_AT_A_TIME)
def ask_officers(timestamp: int) -> None:
    """What should be asked, and whom; each officer once a day, in the hours of an office."""
    now = clock.current_time()
    found, settled = finding.look(now=now), notices.settle(now=now)
    silent, asked = rising.rise(now=now), prompting.ask(now=now)
    if found.opened or found.withdrawn or asked or silent or settled:
        log.info(
            "updates.asked",
            opened=found.opened,
            withdrawn=found.withdrawn,
            officers=asked,
            silent=silent,
            notices=settled,
        )


@app.periodic(cron="* * * * *")
@app.task(name=Job.APPLY_ANSWERS)
def apply_answers(timestamp: int | None = None) -> None:
    if applied := applying.apply_due(now=clock.current_time()):
        log.info("updates.applied", answers=applied)


@app.periodic(cron="* * * * *")
@app.task(name=Job.SEND_OFFICER_MAIL)
def send_officer_mail(timestamp: int | None = None) -> None:
    if sent := mailing.send_due(now=clock.current_time()):
        log.info("updates.mailed", mails=sent)


@app.task(name=Job.SORT_OFFICER_REPLY, retry=retries.FOR_HOURS)
def sort_reply(reply_id: int) -> None:
    incoming.sort(actor=Actor.system(Job.SORT_OFFICER_REPLY), reply_id=reply_id, now=clock.current_time())
