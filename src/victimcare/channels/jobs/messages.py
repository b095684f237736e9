"""Jobs of the room `messages`. None of them hands a message over: `victimcare worker` has messengers for that."""

from __future__ import annotations

from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.messages import sweeping
from victimcare.services.queue import Job


@app.task(name=Job.ASK_WHAT_BECAME, retry=retries.FOR_HOURS)
def ask_what_became(telling_id: int) -> None:
    sweeping.ask_what_became(actor=Actor.system(Job.ASK_WHAT_BECAME), telling_id=telling_id, now=clock.now())
