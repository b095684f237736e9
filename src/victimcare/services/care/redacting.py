"""What she answered and said goes with what names her; which needs there were, and what became of them, stays."""

from __future__ import annotations

from victimcare.records.models import ClosingCall, Leaving, Need, NeedsAssessment
from victimcare.records.models.care import NeedEnd

_REDACTED = "redacted"  # what the table wants to be there


def blank(victim_id: int) -> int:
    """Returns how many rows said something."""
    not_met = Need.objects.filter(victim_id=victim_id, ends_as=NeedEnd.NOT_MET)
    return (
        NeedsAssessment.objects.filter(victim_id=victim_id).exclude(sealed_answers=b"").update(sealed_answers=b"")
        + not_met.exclude(why=_REDACTED).update(why=_REDACTED)
        + ClosingCall.objects.filter(victim_id=victim_id).exclude(note="").update(note="")
        + Leaving.objects.filter(victim_id=victim_id).exclude(sealed_words=b"").update(sealed_words=b"")
    )
