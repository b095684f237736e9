"""Jobs of telephone calls: call backs, waiting callers, and calls that a hosted carrier holds. Cron fields: minute …
second (last); UTC."""

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
    """Runs often, so that a victim who keeps their place is rung as soon as an agent is free."""
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


# Jobs that settle callers who waited on a line that died


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


# Jobs of calls that a hosted carrier holds: recordings are fetched, and calls whose end was not reported are ended.


@app.task(name=Job.KEEP_RECORDING, retry=job_retries.RETRY_FOR_HOURS)
def fetch_recording(call_id: str, recording: str) -> None:
    hosted_calls.fetch_recording(call_id=UUID(call_id), recording=recording, now=clock.current_time())


@app.periodic(cron="*/30 * * * *")
@app.task(name=Job.END_LEFT_OPEN, queueing_lock=Job.END_LEFT_OPEN)
def end_open_hosted_calls(timestamp: int) -> None:
    """End calls whose end the carrier never reported, some hours later."""
    now = clock.current_time()
    for call_id, reference in hosted_calls.list_open_hosted_calls(now=now):
        hosted_calls.abandon_hosted_call(call_id=call_id, now=now)
        caller_actions.end_cut_off_calls(call_ids=[call_id], now=now)
        if reference:
            placed_calls.end_placed_call(reference=reference, outcome=placed_calls.CUT_OFF, now=now)
