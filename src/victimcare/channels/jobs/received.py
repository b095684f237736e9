"""The job that sorts what came in by text and e-mail."""

from __future__ import annotations

from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.contact import incoming
from victimcare.services.contact.incoming import Report
from victimcare.services.ports import MessageState
from victimcare.services.queue import Job


@app.task(name=Job.SORT_RECEIVED, retry=retries.FOR_HOURS)
def sort(
    received_id: int, answers: str, is_automatic: int, is_report: int, reference: str, state: str, code: str
) -> None:
    is_doubt = state == incoming.IN_DOUBT
    final = MessageState(state) if state and not is_doubt else None
    report = Report(reference, final, code, is_doubt=is_doubt) if is_report else None
    incoming.sort(
        actor=Actor.system(Job.SORT_RECEIVED),
        received_id=received_id,
        answers=answers,
        is_automatic=bool(is_automatic),
        report=report,
        now=clock.now(),
    )
