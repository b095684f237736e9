"""The job that sorts what came in by text and e-mail."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.contact import incoming
from victimcare.services.contact.incoming import Report
from victimcare.services.ports import MessageState
from victimcare.services.queue import Job

AFTER_AN_ACCIDENT = RetryStrategy(max_attempts=50, wait=5, linear_wait=10)  # for about three and a half hours


@app.task(name=Job.SORT_RECEIVED, retry=AFTER_AN_ACCIDENT)
def sort(
    received_id: int, answers: str, is_automatic: int, is_report: int, reference: str, state: str, code: str
) -> None:
    report = Report(reference, MessageState(state) if state else None, code) if is_report else None
    incoming.sort(
        actor=Actor.system(Job.SORT_RECEIVED),
        received_id=received_id,
        answers=answers,
        is_automatic=bool(is_automatic),
        report=report,
        now=clock.now(),
    )
