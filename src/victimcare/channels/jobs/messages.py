"""Jobs of the room `messages`."""

from __future__ import annotations

from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.messages import handing_over, looking_up, sweeping
from victimcare.services.queue import Job


@app.task(name=Job.HAND_OVER_MESSAGE, retry=retries.FOR_HOURS)
def hand_over(telling_id: int) -> None:
    handing_over.hand_over(actor=Actor.system(Job.HAND_OVER_MESSAGE), telling_id=telling_id, now=clock.now())


@app.task(name=Job.LOOK_UP_DOUBTFUL, retry=retries.FOR_HOURS)
def look_up(telling_id: int, attempt: int, tries: int = 0) -> None:
    looking_up.look_up(
        actor=Actor.system(Job.LOOK_UP_DOUBTFUL),
        telling_id=telling_id,
        attempt=attempt,
        tries=tries,
        now=clock.now(),
    )


@app.task(name=Job.ASK_WHAT_BECAME, retry=retries.FOR_HOURS)
def ask_what_became(telling_id: int) -> None:
    sweeping.ask_what_became(actor=Actor.system(Job.ASK_WHAT_BECAME), telling_id=telling_id, now=clock.now())
