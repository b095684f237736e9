"""Jobs of the room `contact`: whom she must be kept safe from, and what of hers waits because of it."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.contact import victim_search
from victimcare.services.contact_plans import linked_people, point_changes
from victimcare.services.conversations import contact_sessions, reading_tasks
from victimcare.services.danger import danger_findings
from victimcare.services.job_queue import ONE_AT_A_TIME, Job

log = structlog.get_logger()


@app.task(name=Job.ASK_LINKED_PEOPLE, retry=retries.FOR_AN_HOUR)
def ask_linked_people(victim_id: int) -> None:
    linked_people.fetch_linked_people(victim_id=victim_id, now=clock.current_time())


@app.periodic(cron="* * * * *")
@app.task(name=Job.APPLY_COOLED, queueing_lock=Job.APPLY_COOLED)
def apply_cooled(timestamp: int) -> None:
    now = clock.current_time()
    for victim_id in point_changes.list_cooled_victims(now=now):
        linked_people.fetch_linked_people(victim_id=victim_id, now=now)
    if applied := point_changes.apply_cooled_changes(actor=Actor.system(Job.APPLY_COOLED), now=now):
        log.info("contact.cooled", changes=applied)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.COMPARE_POINTS, queueing_lock=Job.COMPARE_POINTS, lock=ONE_AT_A_TIME)
def compare_points(timestamp: int) -> None:
    if begun := point_changes.compare_all_points(now=clock.current_time()):
        log.info("contact.compared", held=begun)


@app.periodic(cron="*/15 * * * *")
@app.task(name=Job.KEEP_CONTACTS, queueing_lock=Job.KEEP_CONTACTS)
def keep_contacts(timestamp: int) -> None:
    """What nobody closes ends by itself, and messages that were taken are not kept for ever, nor words of danger of
    people whom nobody knows."""
    now = clock.current_time()
    lapsed, gone = (
        contact_sessions.lapse_old_sessions(now=now),
        reading_tasks.blank_expired_unverified_messages(now=now),
    )
    danger_gone = danger_findings.blank_old_unknown_danger_words(now=now)
    if lapsed or gone or danger_gone:
        log.info("contact.kept", lapsed=lapsed, messages_gone=gone, danger_gone=danger_gone)


@app.periodic(cron="47 3 * * *")
@app.task(name=Job.KEEP_NAMES, queueing_lock=Job.KEEP_NAMES)
def keep_names(timestamp: int) -> None:
    """Names that are not kept for looking people up yet, such as from before there was a search by sound."""
    if kept := victim_search.fill_name_forms():
        log.info("contact.names_kept", names=kept)
