"""Jobs of victims' safety: linked people, changes of numbers that wait, supporters, duress codes, and wrong codes. Cron
fields: minute … second (last); UTC."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import job_retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.access_codes import compromised_access, duress_warnings, second_factors
from victimcare.services.contact import victim_search
from victimcare.services.contact_plans import linked_people, point_changes
from victimcare.services.conversations import contact_sessions, reading_tasks
from victimcare.services.danger import danger_findings
from victimcare.services.job_queue import ONE_AT_A_TIME, Job
from victimcare.services.people import supporter_reviews

log = structlog.get_logger()


@app.task(name=Job.ASK_LINKED_PEOPLE, retry=job_retries.RETRY_FOR_ONE_HOUR)
def ask_about_linked_people(victim_id: int) -> None:
    linked_people.fetch_linked_people(victim_id=victim_id, now=clock.current_time())


@app.periodic(cron="* * * * *")
@app.task(name=Job.APPLY_COOLED, queueing_lock=Job.APPLY_COOLED)
def apply_cooled_changes(timestamp: int) -> None:
    now = clock.current_time()
    for victim_id in point_changes.list_cooled_victims(now=now):
        linked_people.fetch_linked_people(victim_id=victim_id, now=now)
    if applied := point_changes.apply_cooled_changes(actor=Actor.system(Job.APPLY_COOLED), now=now):
        log.info("contact.cooled", changes=applied)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.COMPARE_POINTS, queueing_lock=Job.COMPARE_POINTS, lock=ONE_AT_A_TIME)
def compare_contact_points(timestamp: int) -> None:
    if begun := point_changes.compare_all_points(now=clock.current_time()):
        log.info("contact.compared", held=begun)


@app.periodic(cron="*/15 * * * *")
@app.task(name=Job.KEEP_CONTACTS, queueing_lock=Job.KEEP_CONTACTS)
def end_stale_contacts(timestamp: int) -> None:
    """End contact sessions that were never closed, and blank unverified messages, and words of danger from unknown
    people, once they are old."""
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
def index_missing_names(timestamp: int) -> None:
    """Index names that cannot be searched for yet, such as those from before the search by sound."""
    if kept := victim_search.fill_name_forms():
        log.info("contact.names_kept", names=kept)


# Ends supporters' access in time


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.KEEP_SUPPORTERS, queueing_lock=Job.KEEP_SUPPORTERS)
def review_supporters(timestamp: int) -> None:
    changed = supporter_reviews.review_supporters(now=clock.current_time())
    if changed:
        log.info("people.supporters_kept", changed=changed)


@app.periodic(cron="29 5 * * *")
@app.task(name=Job.LOOK_AT_CHILDREN, queueing_lock=Job.LOOK_AT_CHILDREN)
def review_children(timestamp: int) -> None:
    looked_at = supporter_reviews.review_child_codes(now=clock.current_time())
    if looked_at:
        log.info("people.children_looked_at", codes=looked_at)


# Brings the use of a duress code to the desk, some minutes later


@app.periodic(cron="* * * * *")
@app.task(name=Job.WARN_OF_QUIET_CODES, queueing_lock=Job.WARN_OF_QUIET_CODES)
def warn_of_duress_codes(timestamp: int) -> None:
    warned = duress_warnings.warn_of_duress(now=clock.current_time())
    if warned:
        log.info("people.quiet_codes_warned", count=warned)


# Alerts the staff who look after a victim to wrong codes


@app.periodic(cron="* * * * *")
@app.task(name=Job.LOOK_FOR_GUESSING, queueing_lock=Job.LOOK_FOR_GUESSING)
def find_code_guessing(timestamp: int) -> None:
    told = compromised_access.alert_guessed_codes(now=clock.current_time())
    if told:
        log.info("people.guessing_told", victims=told)


# The worker texts numbers for the second step, so that a request takes the same time whether or not a text is sent.


@app.task(name=Job.TEXT_NUMBER, retry=job_retries.RETRY_FOR_MINUTES)
def text_second_step(texted_id: int) -> None:
    second_factors.send_texted_number(
        actor=Actor.system(Job.TEXT_NUMBER), texted_id=texted_id, now=clock.current_time()
    )
