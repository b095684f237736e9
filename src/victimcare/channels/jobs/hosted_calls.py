"""Jobs of calls that a hosted carrier holds: what was recorded is fetched; those whose end nobody told are ended."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from victimcare.channels.jobs import retries
from victimcare.services import clock
from victimcare.services.calls import caller_actions, hosted_calls, placed_calls
from victimcare.services.job_queue import Job


@app.task(name=Job.KEEP_RECORDING, retry=retries.FOR_HOURS)
def keep_recording(call_id: str, recording: str) -> None:
    hosted_calls.fetch_recording(call_id=UUID(call_id), recording=recording, now=clock.current_time())


@app.periodic(cron="*/30 * * * *")
@app.task(name=Job.END_LEFT_OPEN, queueing_lock=Job.END_LEFT_OPEN)
def end_left_open(timestamp: int) -> None:
    """Whose end the carrier never told: after hours they are over."""
    now = clock.current_time()
    for call_id, reference in hosted_calls.list_open_hosted_calls(now=now):
        hosted_calls.abandon_hosted_call(call_id=call_id, now=now)
        caller_actions.end_cut_off_calls(call_ids=[call_id], now=now)
        if reference:
            placed_calls.end_placed_call(reference=reference, outcome=placed_calls.CUT_OFF, now=now)
