"""That no call back is forgotten. In these times the seconds come last."""

from __future__ import annotations

from uuid import UUID

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import job_retries
from victimcare.services import clock
from victimcare.services.calls import caller_actions, hosted_calls, placed_calls
from victimcare.services.calls.agents import callback_calls
from victimcare.services.calls.call_queue import queue_recovery
from victimcare.services.calls.callbacks import callback_upkeep
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.KEEP_CALL_BACKS, queueing_lock=Job.KEEP_CALL_BACKS)
def advance_callbacks(timestamp: int) -> None:
    """Often: whoever keeps her place is rung as soon as somebody is free for her."""
    now = clock.current_time()
    if never_begun := callback_calls.end_unclaimed_calls(now=now):
        log.warning("calls.back_never_begun", count=never_begun)
    kept = callback_upkeep.maintain_callbacks(now=now)
    if kept != callback_upkeep.CallbackUpkeepCounts():
        log.info(
            "calls.kept",
            handed_on=kept.handed_on,
            given=kept.given,
            turns=kept.turns,
            risen=kept.risen,
            unknown=kept.unknown,
        )


# That nobody who waits on the line is lost with it. In these times the seconds come last.


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.LOOK_AFTER_QUEUE, queueing_lock=Job.LOOK_AFTER_QUEUE)
def settle_call_queue(timestamp: int) -> None:
    settled = queue_recovery.settle_lost_callers(now=clock.current_time())
    if settled != queue_recovery.QueueRecoveryCounts():
        log.warning(
            "calls.queue_settled",
            called_back=settled.called_back,
            given_to_a_person=settled.given_to_a_person,
            hung_up=settled.hung_up,
            conversations=settled.conversations,
        )


# Jobs of calls that a hosted carrier holds: what was recorded is fetched; those whose end nobody told are ended.


@app.task(name=Job.KEEP_RECORDING, retry=job_retries.RETRY_FOR_HOURS)
def fetch_recording(call_id: str, recording: str) -> None:
    hosted_calls.fetch_recording(call_id=UUID(call_id), recording=recording, now=clock.current_time())


@app.periodic(cron="*/30 * * * *")
@app.task(name=Job.END_LEFT_OPEN, queueing_lock=Job.END_LEFT_OPEN)
def end_open_hosted_calls(timestamp: int) -> None:
    """Whose end the carrier never told: after hours they are over."""
    now = clock.current_time()
    for call_id, reference in hosted_calls.list_open_hosted_calls(now=now):
        hosted_calls.abandon_hosted_call(call_id=call_id, now=now)
        caller_actions.end_cut_off_calls(call_ids=[call_id], now=now)
        if reference:
            placed_calls.end_placed_call(reference=reference, outcome=placed_calls.CUT_OFF, now=now)
