"""Jobs of the room `messages`."""

from __future__ import annotations

from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.messages import handing_over
from victimcare.services.queue import Job


@app.task(name=Job.HAND_OVER_MESSAGE)
def hand_over(telling_id: int) -> None:
    handing_over.hand_over(actor=Actor.system(Job.HAND_OVER_MESSAGE), telling_id=telling_id, now=clock.now())


@app.task(name=Job.LOOK_UP_DOUBTFUL)
def look_up(telling_id: int, attempt: int, tries: int = 0) -> None:
    handing_over.look_up(
        actor=Actor.system(Job.LOOK_UP_DOUBTFUL),
        telling_id=telling_id,
        attempt=attempt,
        tries=tries,
        now=clock.now(),
    )
