"""Limits the danger tasks that unidentified senders can create: such senders cost nothing to invent."""

from __future__ import annotations

import hmac

from django.conf import settings
from django.db import connection

from victimcare.records.models import Task
from victimcare.records.models.desk import TaskKind

MOST_UNKNOWN = 20  # open tasks of such senders; beyond them one task holds all the rest
MANY = "danger:many"


def subject_of_unknown(who: str, *, is_on_record: bool) -> str:
    """The subject of the task where no victim is known. A sender whose number or address is in victims' records always
    has a task of their own, however many strangers write."""
    with connection.cursor() as cursor:  # two at once would count one too few
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('danger.unknown'))")
    unknown = Task.objects.filter(kind=TaskKind.DANGER_WORDS, victim=None, closed_at=None).exclude(subject_key=MANY)
    key = f"danger:{hmac.digest(settings.CODE_KEY.encode(), who.encode(), 'sha256').hex()[:24]}"
    if is_on_record or unknown.filter(subject_key=key).exists() or unknown.count() < MOST_UNKNOWN:
        return key
    return MANY
