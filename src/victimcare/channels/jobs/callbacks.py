"""That no call back is forgotten. In these times the seconds come last."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.calls.callbacks import keeping
from victimcare.services.calls.taking import back_calls
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="* * * * * */20")
@app.task(name=Job.KEEP_CALL_BACKS, queueing_lock=Job.KEEP_CALL_BACKS)
def keep_call_backs(timestamp: int) -> None:
    """Often: whoever keeps her place is rung as soon as somebody is free for her."""
    now = clock.current_time()
    if never_begun := back_calls.look(now=now):
        log.warning("calls.back_never_begun", count=never_begun)
    kept = keeping.look(now=now)
    if kept != keeping.Kept():
        log.info(
            "calls.kept",
            handed_on=kept.handed_on,
            given=kept.given,
            turns=kept.turns,
            risen=kept.risen,
            unknown=kept.unknown,
        )
