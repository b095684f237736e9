"""Numbers for the second step of her page are texted by the worker: asking takes as long, whether or not one goes."""

from __future__ import annotations

from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.access_codes import second_factors
from victimcare.services.job_queue import Job


@app.task(name=Job.TEXT_NUMBER, retry=retries.FOR_MINUTES)
def text_number(texted_id: int) -> None:
    second_factors.send_texted_number(
        actor=Actor.system(Job.TEXT_NUMBER), texted_id=texted_id, now=clock.current_time()
    )
