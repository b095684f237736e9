"""Decides whether a shown number is known to be safe. That proves no identity: anyone can show any number."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from victimcare.records.models import ReservedNumber
from victimcare.rules.safe_contact.contact_points import telephone_key


def is_reserved(number: str, *, now: datetime) -> bool:
    """Whether a caller from this number, as the carrier reports it, is put before others."""
    key = telephone_key(number) if number else ""
    return bool(key) and in_force(now).filter(match_key=key).exists()


def in_force(now: datetime) -> QuerySet[ReservedNumber]:
    return ReservedNumber.objects.filter(ended_at=None, added_at__lte=now, until_at__gt=now)
