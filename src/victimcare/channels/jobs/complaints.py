"""A colleague who bears another name from now on is kept from complaints that name them so."""

from __future__ import annotations

from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.challenges.complaint_exclusions import keep_out_newcomer
from victimcare.services.job_queue import Job


@app.task(name=Job.KEEP_OUT_RENAMED, retry=retries.FOR_MINUTES)
def keep_out_renamed(staff_id: int) -> None:
    keep_out_newcomer(staff_id=staff_id, now=clock.current_time())
