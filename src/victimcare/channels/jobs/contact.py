"""Jobs of the room `contact`: whom she must be kept safe from, and what of hers waits because of it."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.contact import changes, links
from victimcare.services.queue import Job

log = structlog.get_logger()


@app.task(name=Job.ASK_LINKED_PEOPLE, retry=retries.FOR_AN_HOUR)
def ask_linked_people(victim_id: int) -> None:
    links.ask_record_system(victim_id=victim_id, now=clock.now())


@app.periodic(cron="* * * * *")
@app.task(name=Job.APPLY_COOLED, queueing_lock=Job.APPLY_COOLED)
def apply_cooled(timestamp: int) -> None:
    now = clock.now()
    for victim_id in changes.about_to_come_in_force(now=now):
        links.ask_record_system(victim_id=victim_id, now=now)
    if applied := changes.come_in_force(actor=Actor.system(Job.APPLY_COOLED), now=now):
        log.info("contact.cooled", changes=applied)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.COMPARE_POINTS, queueing_lock=Job.COMPARE_POINTS)
def compare_points(timestamp: int) -> None:
    if begun := changes.compare_everything(now=clock.now()):
        log.info("contact.compared", held=begun)
