"""The job that sorts what came in by text and e-mail."""

from __future__ import annotations

from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.conversations import received_intake
from victimcare.services.conversations.received_intake import MailServerReport
from victimcare.services.job_queue import Job
from victimcare.services.ports import MessageState


@app.task(name=Job.SORT_RECEIVED, retry=retries.FOR_HOURS)
def sort(
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
