"""Ends a factor at once, with its secrets and the visits it opened; a window to set one up ends with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from victimcare.records.models import SecondFactor, SetUpWindow, VictimSession

# The state of an ended factor: it opens nothing any more, even for a person with the database and the keys.
BLANK: dict[str, Any] = {"sealed": None}


def end_all(*, victim_id: int, reason: str, now: datetime) -> int:
    """End every factor of the victim's, and the window to set one up. Returns how many factors ended."""
    end_window(victim_id=victim_id, reason=reason, now=now)
    return end(SecondFactor.objects.filter(victim_id=victim_id), reason=reason, now=now, victim_id=victim_id)


def end(factors: QuerySet[SecondFactor], *, reason: str, now: datetime, victim_id: int) -> int:
    """End these live factors of the victim's. Visits that they opened further go back to what the code alone opens."""
    ended = factors.filter(ended_at=None).update(ended_at=now, ended_reason=reason, **BLANK)
    if ended:
        stepped_up = VictimSession.objects.filter(grant__victim_id=victim_id, ended_at=None, second_at__isnull=False)
        stepped_up.update(second_at=None)
    return ended


def end_window(*, victim_id: int, reason: str, now: datetime) -> int:
    window = SetUpWindow.objects.filter(victim_id=victim_id, ended_at=None)
    return window.update(ended_at=now, ended_reason=reason, sealed=None)
