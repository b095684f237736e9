"""Jobs of messages. None of them sends a message: `victimcare worker` has messengers for that."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import job_retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.conversations import received_intake
from victimcare.services.job_queue import Job
from victimcare.services.messages import delivery_checks, delivery_status
from victimcare.services.ports import MessageState
from victimcare.services.ports.mail_reports import MailServerReport


@app.task(name=Job.ASK_WHAT_BECAME, retry=job_retries.RETRY_FOR_HOURS)
def ask_delivery_state(telling_id: int) -> None:
    delivery_checks.ask_for_delivery_status(
        actor=Actor.system(Job.ASK_WHAT_BECAME), telling_id=telling_id, now=clock.current_time()
    )


# The job that sorts incoming texts and e-mails


@app.task(name=Job.SORT_RECEIVED, retry=job_retries.RETRY_FOR_HOURS)
def sort_received(
    received_id: int, answers: str, is_automatic: int, is_report: int, reference: str, state: str, code: str
) -> None:
    is_doubt = state == received_intake.IN_DOUBT
    final = MessageState(state) if state and not is_doubt else None
    report = MailServerReport(reference, final, code, is_doubt=is_doubt) if is_report else None
    received_intake.sort_message(
        actor=Actor.system(Job.SORT_RECEIVED),
        received_id=received_id,
        answers=answers,
        is_automatic=bool(is_automatic),
        report=report,
        now=clock.current_time(),
    )


# The job that looks after letters that wait to be printed

log = structlog.get_logger()


@app.periodic(cron="23 * * * *")
@app.task(name=Job.LOOK_AFTER_LETTERS, queueing_lock=Job.LOOK_AFTER_LETTERS)
def watch_letters(timestamp: int) -> None:
    looked = delivery_status.check_print_rooms(now=clock.current_time())
    if looked.lying or looked.removed:
        log.info("letters.looked_after", lying=looked.lying, removed=looked.removed)
