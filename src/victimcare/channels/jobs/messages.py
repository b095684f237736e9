"""Jobs of the room `messages`. None of them hands a message over: `victimcare worker` has messengers for that."""

from __future__ import annotations

from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.job_queue import Job
from victimcare.services.messages import delivery_checks


@app.task(name=Job.ASK_WHAT_BECAME, retry=retries.FOR_HOURS)
def ask_what_became(telling_id: int) -> None:
    delivery_checks.ask_for_delivery_status(
        actor=Actor.system(Job.ASK_WHAT_BECAME), telling_id=telling_id, now=clock.current_time()
    )
