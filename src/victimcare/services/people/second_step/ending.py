"""A factor ends at once, with what opens it and with what it has opened; a window to set one up ends with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from victimcare.records.models import SecondFactor, SetUpWindow, VictimSession

# How a factor that has ended is left: nothing of it opens any more, whoever has database and keys.
BLANK: dict[str, Any] = {"sealed": None}


def end_all(*, victim_id: int, reason: str, now: datetime) -> int:
    """End every factor of hers, and the window to set one up. Returns how many factors ended."""
    end_window(victim_id=victim_id, reason=reason, now=now)
    return end(SecondFactor.objects.filter(victim_id=victim_id), reason=reason, now=now, victim_id=victim_id)


def end(factors: QuerySet[SecondFactor], *, reason: str, now: datetime, victim_id: int) -> int:
    """End these factors of hers that live. Visits that were opened further go back to what her code opens."""
    ended = factors.filter(ended_at=None).update(ended_at=now, ended_reason=reason, **BLANK)
    if ended:
        stepped_up = VictimSession.objects.filter(grant__victim_id=victim_id, ended_at=None, second_at__isnull=False)
        stepped_up.update(second_at=None)
    return ended


def end_window(*, victim_id: int, reason: str, now: datetime) -> int:
    window = SetUpWindow.objects.filter(victim_id=victim_id, ended_at=None)
    return window.update(ended_at=now, ended_reason=reason, sealed=None)
