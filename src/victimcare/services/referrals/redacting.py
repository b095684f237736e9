"""What the law says must go: the words of her referrals, and that any service still reads them."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import PartnerNote, Referral, ReferralConsent, ReferralStep
from victimcare.rules.referrals.referral_course import OPEN_REFERRALS, ReferralSettlement, ReferralState
from victimcare.services.access import Actor
from victimcare.services.referrals import course


def blank(actor: Actor, victim_id: int, *, now: datetime) -> int:
    """How many texts were blanked. The caller holds the victim, and notes it."""
    rows = list(Referral.objects.select_for_update().filter(victim_id=victim_id))
    for row in rows:
        if not row.settled:
            row.state = ReferralState.RECALLED.value if ReferralState(row.state) in OPEN_REFERRALS else row.state
            row.settled, row.settled_at = ReferralSettlement.NOT_WANTED.value, now
            row.save(update_fields=["state", "settled", "settled_at"])
            course.ask_whoever_must_act(row, now=now)
        course.told(actor, [row], now=now)
    ReferralConsent.objects.filter(referral__in=rows, withdrawn_at=None).update(withdrawn_at=now)
    words = Referral.objects.filter(id__in=[row.id for row in rows]).exclude(sealed=b"").update(sealed=b"")
    words += ReferralStep.objects.filter(referral__in=rows, sealed__isnull=False).update(sealed=None)
    return words + PartnerNote.objects.filter(referral__in=rows).exclude(sealed=b"").update(sealed=b"")
