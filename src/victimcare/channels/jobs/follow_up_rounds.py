"""Jobs of `services/follow_up` and `services/care`. Cron fields: minute … second (last); UTC."""

from __future__ import annotations

from datetime import datetime

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import job_retries
from victimcare.services import clock
from victimcare.services.care import need_outcomes
from victimcare.services.cases import wait_statistics
from victimcare.services.follow_up import (
    backlog_work,
    delivery_escalations,
    delivery_outcomes,
    duty_escalations,
    long_waits,
    officer_change_notices,
    silence_checks,
    unanswered_work,
    withdrawal_watch,
)
from victimcare.services.job_queue import ONE_AT_A_TIME, Job

log = structlog.get_logger()


@app.periodic(cron="30 5 * * *")
@app.task(name=Job.LOOK_FOR_SILENCE)
def find_silent_cases(timestamp: int | None = None) -> None:
    """Runs each morning before the desk opens, on working days; and after each load of a feed, on any day."""
    now = clock.current_time()
    if timestamp is not None:
        if told := officer_change_notices.announce_due_covers(now=now):
            log.info("follow_up.carers_changed", victims=told)
        if not silence_checks.is_working_day(now):
            return
    if made := silence_checks.create_silence_tasks(now=now):
        log.info("follow_up.silence", tasks=made)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.ESCALATE, queueing_lock=Job.ESCALATE, lock=ONE_AT_A_TIME)
def escalate_tasks(timestamp: int) -> None:
    now = clock.current_time()
    made, closed, begun = (
        duty_escalations.escalate_duties(now=now),
        duty_escalations.settle_risen_tasks(now=now),
        delivery_escalations.open_missed_escalations(now=now),
    )
    told, left = (
        officer_change_notices.settle_officer_notices(now=now),
        officer_change_notices.create_officer_notice_tasks(now=now),
    )
    if made or closed or begun or told or left:
        log.info("follow_up.escalated", steps=made, closed=closed, pursuits=begun, carers_told=told, carers_left=left)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.KEEP_BACKLOG, lock=ONE_AT_A_TIME)
def share_out_backlog(timestamp: int | None = None) -> None:
    """Runs every ten minutes, and hands out the day's share once; and in full after old records were loaded."""
    kept = backlog_work.update_backlog(now=clock.current_time(), is_whole=timestamp is None)
    if kept != backlog_work.BacklogResult():
        log.info("follow_up.backlog", ended=kept.ended, given_back=kept.given_back, handed_out=kept.handed_out)


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.REACH_VICTIM, queueing_lock=Job.REACH_VICTIM)
def escalate_deliveries(timestamp: int) -> None:
    """Runs often, because some news must be told within a quarter of an hour."""
    now = clock.current_time()
    # Escalations that wait for a person come first: no failure below may hold up the next step.
    looked = delivery_escalations.advance_escalations(now=now)
    begun, ended = delivery_outcomes.escalate_missed_risk_news(now=now), delivery_outcomes.settle_escalations(now=now)
    if begun or ended or looked:
        log.info("follow_up.reached_for", begun=begun, ended=ended, looked_at=looked)


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.RAISE_DANGER, queueing_lock=Job.RAISE_DANGER)
def raise_danger(timestamp: int) -> None:
    """Runs often, because danger and today's news must be handled within minutes."""
    if risen := unanswered_work.raise_unanswered(now=clock.current_time()):
        log.info("follow_up.unanswered_rose", tasks=risen)


@app.task(name=Job.TELL_DUTY_NUMBER, retry=job_retries.RETRY_FOR_MINUTES)
def notify_duty_number(at: str) -> None:
    if unanswered_work.send_danger_text(at=datetime.fromisoformat(at), now=clock.current_time()):
        log.info("follow_up.duty_number_told")


@app.periodic(cron="23 2 * * *")
@app.task(name=Job.WORK_OUT_SPREADS, queueing_lock=Job.WORK_OUT_SPREADS)
def compute_waiting_spreads(timestamp: int) -> None:
    """Compute how long similar cases wait; then make tasks about those that wait longer than most."""
    now = clock.current_time()
    known = wait_statistics.recalculate_wait_spreads(now=now)
    over, asked = long_waits.close_long_wait_tasks(now=now), long_waits.create_long_wait_tasks(now=now)
    log.info("cases.spreads", known=known, over=over, asked=asked)


# Jobs of `services/care`


@app.periodic(cron="50 5 * * *")
@app.task(name=Job.WATCH_OVER, queueing_lock=Job.WATCH_OVER)
def watch_over_victims(timestamp: int) -> None:
    """Runs each morning before the desk opens, on working days."""
    now = clock.current_time()
    if silence_checks.is_working_day(now) and (rung := withdrawal_watch.create_early_calls(now=now)):
        log.info("care.watched", calls=rung)


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.SETTLE_EARLY_CALLS, queueing_lock=Job.SETTLE_EARLY_CALLS)
def settle_early_calls(timestamp: int) -> None:
    if ended := withdrawal_watch.settle_early_calls(now=clock.current_time()):
        log.info("care.calls_settled", ended=ended)
    if closed := need_outcomes.close_referred_needs(now=clock.current_time()):
        log.info("care.needs_referred", closed=closed)
