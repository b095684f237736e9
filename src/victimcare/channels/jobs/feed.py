"""Jobs of the room `feed`."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.feed import news
from victimcare.services.queue import Job

AFTER_AN_ACCIDENT = RetryStrategy(max_attempts=10, wait=30, linear_wait=60)  # such as a database that restarts


@app.task(name=Job.NEWS_HAS_COME, retry=AFTER_AN_ACCIDENT)
def news_has_come(event_id: int) -> None:
    news.has_come(event_id=event_id, now=clock.now())
