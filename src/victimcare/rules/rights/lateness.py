"""What counts as late now, and what has been late for so long that it is backlog: the one place that says so."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

# The look for silence and the steps of escalation see what has been late for up to this long. All that is older is the
# backlog, which is worked down by a share a day: so nothing that is owed stands outside both.
LOOK_BACK = timedelta(days=28)


class Lateness(StrEnum):
    LATE = "late"
    BACKLOG = "backlog"


def lateness(due_at: datetime, *, now: datetime) -> Lateness | None:
    """None for what is not late."""
    if due_at >= now:
        return None
    return Lateness.LATE if due_at > now - LOOK_BACK else Lateness.BACKLOG
