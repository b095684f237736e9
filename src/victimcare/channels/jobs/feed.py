"""Jobs of the room `feed`."""

from __future__ import annotations

from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.feed import news
from victimcare.services.job_queue import Job


@app.task(name=Job.NEWS_HAS_COME, retry=retries.FOR_AN_HOUR)
def news_has_come(event_id: int) -> None:
    news.has_come(event_id=event_id, now=clock.current_time())
