"""That no call back is forgotten. In these times the seconds come last."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.calls.agents import callback_calls
from victimcare.services.calls.callbacks import callback_upkeep
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.KEEP_CALL_BACKS, queueing_lock=Job.KEEP_CALL_BACKS)
def keep_call_backs(timestamp: int) -> None:
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
