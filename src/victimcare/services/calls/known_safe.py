"""Whether a number that is shown is one that is known to be safe. It proves nobody: anyone can show it."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from victimcare.records.models import ReservedNumber
from victimcare.rules.people.points import telephone_key


def is_reserved(number: str, *, now: datetime) -> bool:
    """Whether who rings from this number, as the carrier says, is put before others."""
    key = telephone_key(number) if number else ""
    return bool(key) and in_force(now).filter(match_key=key).exists()


def in_force(now: datetime) -> QuerySet[ReservedNumber]:
    return ReservedNumber.objects.filter(ended_at=None, added_at__lte=now, until_at__gt=now)
