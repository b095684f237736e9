"""Keeps whose browser has sound, as the lines report: callers are offered only there, as elsewhere they would hear
nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from victimcare.records.models import Agent
from victimcare.records.models.queue import AgentWay
from victimcare.rules.calls.call_queue import SOUND_REPEATED_EVERY, SOUND_STANDS_FOR


@dataclass(frozen=True, slots=True)
class Sound:
    """Whose browsers this line hears, and whose it has stopped hearing since its last report. Members of staff by
    public id."""

    heard: Collection[UUID] = frozenset()
    lost: Collection[UUID] = frozenset()


def tell(sound: Sound, *, now: datetime) -> None:
    """Write only what changes or is about to run out: this is asked twice a second."""
    if sound.heard:
        runs_out = Q(sound_until=None) | Q(sound_until__lt=now + SOUND_STANDS_FOR - SOUND_REPEATED_EVERY)
        Agent.objects.filter(runs_out, staff__public_id__in=sound.heard).update(sound_until=now + SOUND_STANDS_FOR)
    if sound.lost:
        Agent.objects.filter(staff__public_id__in=sound.lost, sound_until__gt=now).update(sound_until=now)


def can_be_heard(agent: Agent, now: datetime) -> bool:
    """Whether a caller put through to them hears a person. An extension shows it only when it rings."""
    return agent.way != AgentWay.BROWSER or (agent.sound_until is not None and agent.sound_until > now)
