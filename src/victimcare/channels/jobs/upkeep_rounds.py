"""Jobs of general upkeep, at regular times. Cron fields: minute … second (last); UTC."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock, job_queue
from victimcare.services.access import Actor
from victimcare.services.access_codes import attempt_sources, code_rate_limits, step_up
from victimcare.services.calls import call_forecasts, conversation_recordings, recording_playback
from victimcare.services.contact import news_delivery
from victimcare.services.contact_plans import plan_confirmations, preference_requests
from victimcare.services.control_room.contacts import room_file_checks
from victimcare.services.control_room.intake import public_reports
from victimcare.services.conversations import written_answers
from victimcare.services.desk import duty_decisions, recorded_grounds
from victimcare.services.files import file_checks
from victimcare.services.job_queue import ONE_AT_A_TIME, Job
from victimcare.services.messages import delivery_checks, message_brakes
from victimcare.services.rights import ledger_upkeep
from victimcare.services.sessions import stored_responses

log = structlog.get_logger()


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.RESCUE_STALLED, queueing_lock=Job.RESCUE_STALLED, pass_context=False)
async def rescue_stalled_jobs(timestamp: int) -> None:
    if rescued := await job_queue.rescue_stalled_jobs():
        log.warning("jobs.rescued", count=rescued)


@app.periodic(cron="* * * * *")
@app.task(name=Job.DROP_ANSWERS, queueing_lock=Job.DROP_ANSWERS)
def drop_kept_answers(timestamp: int) -> None:
    if gone := stored_responses.delete_old_responses(now=clock.current_time()):
        log.info("people.answers_gone", count=gone)


@app.periodic(cron="17 4 * * *")
@app.task(name=Job.PRUNE_FINISHED, queueing_lock=Job.PRUNE_FINISHED)
async def prune_finished_jobs(timestamp: int) -> None:
    await job_queue.prune_finished_jobs()


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.WATCH_UNREAD, queueing_lock=Job.WATCH_UNREAD, lock=ONE_AT_A_TIME)
def watch_unread_contacts(timestamp: int) -> None:
    if made := news_delivery.ask_to_tell_unread_news(now=clock.current_time()):
        log.info("contact.unread", tasks=made)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.REFRESH_PASSED, queueing_lock=Job.REFRESH_PASSED, lock=ONE_AT_A_TIME)
def refresh_passed_duties(timestamp: int) -> None:
    if refreshed := ledger_upkeep.refresh_overtaken_cases(now=clock.current_time()):
        log.info("rights.refreshed", cases=refreshed)
    if closed := news_delivery.close_told_tasks(now=clock.current_time()):
        log.info("contact.told", tasks=closed)
    if closed := duty_decisions.close_ended_hold_reviews(now=clock.current_time()):
        log.info("desk.reviews_settled", tasks=closed)
    if made := written_answers.ask_about_unread_answers(now=clock.current_time()):
        log.info("contact.answers_unread", tasks=made)
    if gone := preference_requests.delete_old_preference_drafts(now=clock.current_time()):
        log.info("contact.drafts_gone", count=gone)
    if gone := step_up.forget_old_code_halves(now=clock.current_time()):
        log.info("people.visits_forgotten", count=gone)
    if gone := attempt_sources.forget_lapsed_browsers(now=clock.current_time()) + code_rate_limits.forget_old_passes(
        now=clock.current_time()
    ):
        log.info("people.browsers_and_passes_gone", count=gone)
    if gone := public_reports.forget_old_drafts(now=clock.current_time()):
        log.info("control_room.report_drafts_gone", count=gone)
    if asked := plan_confirmations.ask_for_plan_reviews(now=clock.current_time()):
        log.info("contact.plans_past_review", tasks=asked)


@app.periodic(cron="*/5 * * * *")  # delivery_checks.SWEEP_INTERVAL
@app.task(name=Job.SWEEP_STUCK, queueing_lock=Job.SWEEP_STUCK)
def sweep_stuck_messages(timestamp: int) -> None:
    swept = delivery_checks.chase_stuck_messages(actor=Actor.system(Job.SWEEP_STUCK), now=clock.current_time())
    if swept != delivery_checks.StuckMessageReport(0, 0):
        log.warning("messages.swept", questions=swept.questions, tasks=swept.tasks)


@app.periodic(cron="31 3 * * *")
@app.task(name=Job.LEARN_USUAL, queueing_lock=Job.LEARN_USUAL)
def learn_usual_rates(timestamp: int) -> None:
    log.info("messages.usual_learned", kinds=message_brakes.recalculate_baseline_rates(now=clock.current_time()))


@app.periodic(cron="7 5 * * *")
@app.task(name=Job.ASK_ABOUT_ONE_PERSON, queueing_lock=Job.ASK_ABOUT_ONE_PERSON)
def find_duplicate_people(timestamp: int) -> None:
    log.info("desk.asked_about_one_person", tasks=recorded_grounds.ask_about_same_person(now=clock.current_time()))


@app.periodic(cron="43 2 * * *")
@app.task(name=Job.DELETE_OLD_SOUNDS, queueing_lock=Job.DELETE_OLD_SOUNDS)
def delete_old_recordings(timestamp: int) -> None:
    if ended := conversation_recordings.end_open_recordings(now=clock.current_time()):
        log.warning("calls.recordings_ended", count=ended)
    if gone := recording_playback.delete_old_recordings(now=clock.current_time()):
        log.info("calls.sounds_deleted", count=gone)


@app.periodic(cron="11 1 * * *")
@app.task(name=Job.KEEP_FORECASTS, queueing_lock=Job.KEEP_FORECASTS)
def keep_forecasts(timestamp: int) -> None:
    if kept := call_forecasts.keep_forecasts(now=clock.current_time()):
        log.info("calls.forecasts_kept", days=kept)


@app.periodic(cron="*/15 * * * *")
@app.task(name=Job.SCAN_FILES, queueing_lock=Job.SCAN_FILES)
def scan_files(timestamp: int) -> None:
    if scanned := file_checks.scan_waiting_files(now=clock.current_time()):
        log.info("files.scanned", count=scanned)
    if scanned := room_file_checks.scan_unscanned_files(actor=Actor.system(Job.SCAN_FILES), now=clock.current_time()):
        log.info("room_files.scanned", count=scanned)
