"""Blanks the words in danger readings: with the text they were found in, and after a time where no victim is known.

The names of the rules stay, to be counted.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from victimcare.records.models import DangerReading

KEPT_FOR = timedelta(days=28)  # after the danger has ended, as for a message from an unidentified sender


def blank_words_of(abouts: Collection[str]) -> int:
    """Blank the readings of these texts, by their names (`DangerReading.about`): the texts themselves are deleted in
    the same transaction. Returns how many."""
    return DangerReading.objects.filter(about__in=abouts).exclude(sealed=b"").update(sealed=b"")


def blank_words_of_unknown_people(*, now: datetime) -> int:
    """Blank what was found where no victim is known, once the danger has ended long enough ago. Returns how many; safe
    to run twice."""
    old = DangerReading.objects.filter(victim=None, task__closed_at__lt=now - KEPT_FOR).exclude(sealed=b"")
    return DangerReading.objects.filter(id__in=list(old.values_list("id", flat=True))).update(sealed=b"")
