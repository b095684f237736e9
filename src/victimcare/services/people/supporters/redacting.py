"""What names or finds those who help her goes with what names her; that somebody did, and when, stays."""

from __future__ import annotations

from datetime import datetime

from django.db.models import TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import Supporter, SupporterNote
from victimcare.records.models.supporters import SupporterEnd
from victimcare.services.people.supporters import roles


def blank(victim_id: int, now: datetime) -> int:
    """Their roles end, and what they wrote is gone. Returns how many rows said something."""
    for row in Supporter.objects.select_for_update().filter(victim_id=victim_id, ended_at=None):
        roles.end(row, SupporterEnd.REDACTED, by=None, now=now)
    notes = SupporterNote.objects.filter(supporter__victim_id=victim_id).exclude(words=b"")
    rows = Supporter.objects.filter(victim_id=victim_id).exclude(name="")
    return notes.update(words=b"", answer=b"") + rows.update(
        name="",
        organisation="",
        called="",
        phone="",
        sealed_safe_way=b"",
        match_key=Concat(Value("redacted:"), Cast("id", TextField())),
    )
