"""Jobs that come round by themselves. In these times the seconds come last."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock, queue
from victimcare.services.access import Actor
from victimcare.services.calls.figures import forecasts
from victimcare.services.calls.sounds import deleting, recordings
from victimcare.services.contact import answering, reviews, unread, wishes
from victimcare.services.desk import duty_acts, one_person
from victimcare.services.files import scanning
from victimcare.services.messages import sweeping, usual
from victimcare.services.people import again, kept_answers, known_browsers, passes
from victimcare.services.queue import ONE_AT_A_TIME, Job
from victimcare.services.rights import actions as rights

log = structlog.get_logger()


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.RESCUE_STALLED, queueing_lock=Job.RESCUE_STALLED, pass_context=False)
async def rescue_stalled(timestamp: int) -> None:
    if rescued := await queue.rescue_stalled():
        log.warning("jobs.rescued", count=rescued)


@app.periodic(cron="* * * * *")
@app.task(name=Job.DROP_ANSWERS, queueing_lock=Job.DROP_ANSWERS)
def drop_answers(timestamp: int) -> None:
    if gone := kept_answers.drop_old(now=clock.now()):
        log.info("people.answers_gone", count=gone)


@app.periodic(cron="17 4 * * *")
@app.task(name=Job.PRUNE_FINISHED, queueing_lock=Job.PRUNE_FINISHED)
async def prune_finished(timestamp: int) -> None:
    await queue.prune_finished()


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.WATCH_UNREAD, queueing_lock=Job.WATCH_UNREAD, lock=ONE_AT_A_TIME)
def watch_unread(timestamp: int) -> None:
    if made := unread.ask_a_person(now=clock.now()):
        log.info("contact.unread", tasks=made)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.REFRESH_PASSED, queueing_lock=Job.REFRESH_PASSED, lock=ONE_AT_A_TIME)
def refresh_passed(timestamp: int) -> None:
    if refreshed := rights.refresh_passed(now=clock.now()):
        log.info("rights.refreshed", cases=refreshed)
    if closed := unread.let_go_told(now=clock.now()):
        log.info("contact.told", tasks=closed)
    if closed := duty_acts.let_go_reviews(now=clock.now()):
        log.info("desk.reviews_settled", tasks=closed)
    if made := answering.ask_about_unread(now=clock.now()):
        log.info("contact.answers_unread", tasks=made)
    if gone := wishes.drop_old_drafts(now=clock.now()):
        log.info("contact.drafts_gone", count=gone)
    if gone := again.forget_old(now=clock.now()):
        log.info("people.visits_forgotten", count=gone)
    if gone := known_browsers.forget_lapsed(now=clock.now()) + passes.forget_old(now=clock.now()):
        log.info("people.browsers_and_passes_gone", count=gone)
    if asked := reviews.ask_to_review(now=clock.now()):
        log.info("contact.plans_past_review", tasks=asked)


@app.periodic(cron="*/5 * * * *")  # sweeping.EVERY
@app.task(name=Job.SWEEP_STUCK, queueing_lock=Job.SWEEP_STUCK)
def sweep_stuck(timestamp: int) -> None:
    swept = sweeping.sweep(actor=Actor.system(Job.SWEEP_STUCK), now=clock.now())
    if swept != sweeping.Swept(0, 0):
        log.warning("messages.swept", questions=swept.questions, tasks=swept.tasks)


@app.periodic(cron="31 3 * * *")
@app.task(name=Job.LEARN_USUAL, queueing_lock=Job.LEARN_USUAL)
def learn_usual(timestamp: int) -> None:
    log.info("messages.usual_learned", kinds=usual.learn(now=clock.now()))


@app.periodic(cron="7 5 * * *")
@app.task(name=Job.ASK_ABOUT_ONE_PERSON, queueing_lock=Job.ASK_ABOUT_ONE_PERSON)
def ask_about_one_person(timestamp: int) -> None:
    log.info("desk.asked_about_one_person", tasks=one_person.ask(now=clock.now()))


@app.periodic(cron="43 2 * * *")
@app.task(name=Job.DELETE_OLD_SOUNDS, queueing_lock=Job.DELETE_OLD_SOUNDS)
def delete_old_sounds(timestamp: int) -> None:
    if ended := recordings.end_left_open(now=clock.now()):
        log.warning("calls.recordings_ended", count=ended)
    if gone := deleting.delete_old(now=clock.now()):
        log.info("calls.sounds_deleted", count=gone)


@app.periodic(cron="11 1 * * *")
@app.task(name=Job.KEEP_FORECASTS, queueing_lock=Job.KEEP_FORECASTS)
def keep_forecasts(timestamp: int) -> None:
    if kept := forecasts.keep(now=clock.now()):
        log.info("calls.forecasts_kept", days=kept)


@app.periodic(cron="*/15 * * * *")
@app.task(name=Job.SCAN_FILES, queueing_lock=Job.SCAN_FILES)
def scan_files(timestamp: int) -> None:
    if scanned := scanning.scan_what_waits(now=clock.now()):
        log.info("files.scanned", count=scanned)
