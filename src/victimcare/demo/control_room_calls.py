"""Invented calls of 999 and 101 for the demonstration: eight days, by the hours of a small force."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from victimcare.records.models import EmergencyCall
from victimcare.rules.clock import LONDON
from victimcare.rules.control_room.calls.call_records import GivenCall
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService
from victimcare.services.access import Actor
from victimcare.services.control_room.calls.emergency_calls import record_calls

_DAYS = 8
_CALLS = {CallService.EMERGENCY: 1.6, CallService.NON_EMERGENCY: 2.4}  # in a half-hour at noon
# How busy each hour of the day is, of noon.
_HOURS = (0.5, 0.4, 0.3, 0.25, 0.2, 0.2, 0.3, 0.5, 0.7, 0.9, 1, 1, 1, 1, 1, 1.1, 1.2, 1.2, 1.1, 1, 1, 0.9, 0.8, 0.6)
_WAITS = {CallService.EMERGENCY: 4.5, CallService.NON_EMERGENCY: 75.0}  # seconds on average
_PATIENCE = {CallService.EMERGENCY: 240.0, CallService.NON_EMERGENCY: 420.0}
_TALKS = {CallService.EMERGENCY: 260.0, CallService.NON_EMERGENCY: 480.0}
_HALF_HOUR = timedelta(minutes=30)


def record_demo_calls(*, now: datetime) -> None:
    """Record them once, as old calls: the figures have them, and no person rings them back."""
    if EmergencyCall.objects.exists():
        return
    draw = random.Random(999)  # noqa: S311 - no secret
    calls = [call for service in CallService for call in _draw_calls(service, draw, now)]
    record_calls(actor=Actor.system("demo"), calls=calls, now=now, is_history=True)


def _draw_calls(service: CallService, draw: random.Random, now: datetime) -> Iterator[GivenCall]:
    at = now - timedelta(days=_DAYS)
    while True:
        busy = _CALLS[service] * _HOURS[at.astimezone(LONDON).hour]
        at += draw.expovariate(busy) * _HALF_HOUR
        turn, patient = draw.expovariate(1 / _WAITS[service]), draw.expovariate(1 / _PATIENCE[service])
        waited = timedelta(seconds=round(min(turn, patient)) + 1)
        talked = timedelta(seconds=round(draw.expovariate(1 / _TALKS[service])) + 20)
        if at + waited + talked > now:
            return
        is_answered = turn <= patient
        yield GivenCall(
            source="demo switch",
            source_id=f"{service}-{at.isoformat()}",
            service=service,
            presented_at=at,
            answered_at=at + waited if is_answered else None,
            ended_at=at + waited + talked if is_answered else at + waited,
            end=CallEnd.ANSWERED if is_answered else CallEnd.ABANDONED,
        )
