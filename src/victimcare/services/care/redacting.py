"""What she answered and said goes with what names her; which needs there were, and what became of them, stays."""

from __future__ import annotations

from victimcare.records.models import ClosingCall, Leaving, Need, NeedsAssessment
from victimcare.records.models.care import NeedEnd
from victimcare.services.sealed_columns import CLOSING_NOTE, NEED_WHY, blank_sealed_words


def blank(victim_id: int) -> int:
    """Returns how many rows said something."""
    return (
        NeedsAssessment.objects.filter(victim_id=victim_id).exclude(sealed_answers=b"").update(sealed_answers=b"")
        + blank_sealed_words(Need.objects.filter(victim_id=victim_id, ends_as=NeedEnd.NOT_MET), NEED_WHY)
        + blank_sealed_words(ClosingCall.objects.filter(victim_id=victim_id), CLOSING_NOTE)
        + Leaving.objects.filter(victim_id=victim_id).exclude(sealed_words=b"").update(sealed_words=b"")
    )
