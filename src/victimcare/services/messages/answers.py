"""Notifies a victim, in the words used for any news, that an answer to their request waits on their page.

Such a message is made for no duty. `services.challenges` keeps what the victim asked and how far it has come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from django.db.models import F
from django.db.models.functions import Coalesce, Greatest

from victimcare.records.models import (
    CarerNotice,
    Challenge,
    ComplaintLevel,
    LossList,
    ProgressNotice,
    Referral,
    ReviewRequest,
    Telling,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.safe_contact.contact_plan import ContactLater, ContactNow
from victimcare.services.messages import outbox, words

_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def queue(victim: Victim, decision: ContactNow | ContactLater, *, now: datetime) -> None:
    """One message, however many answers wait. The caller holds the victim (`gate.lock`)."""
    waiting = Telling.objects.filter(victim=victim, status=TellingStatus.QUEUED, attempts=0, duties=[])
    if waiting.filter(template__in=words.PLAIN).exists():
        return
    not_before = decision.until if isinstance(decision, ContactLater) else now
    telling = Telling(
        victim=victim, channel=decision.channel, template=words.NEWS, queued_at=now, not_before=not_before
    )
    outbox.put([telling], now=now)


def still_to_be_told(tellings: Iterable[Telling]) -> frozenset[int]:
    """The ids of those of these messages that are to say that an answer waits, where one still does."""
    of_answers = [one for one in tellings if not one.duties and one.template in words.PLAIN]
    waits = _wait_for({one.victim_id for one in of_answers}) if of_answers else frozenset()
    return frozenset(one.id for one in of_answers if one.victim_id in waits)


def _wait_for(victim_ids: Collection[int]) -> frozenset[int]:
    """Those of these victims who have not been told something that we answered or wrote, who looks after them now, or
    what became of a referral."""
    asked = Challenge.objects.filter(victim_id__in=victim_ids).annotate(
        latest=Greatest("acknowledged_at", "answered_at", "put_right_at")
    )
    reviews = ReviewRequest.objects.filter(victim_id__in=victim_ids).annotate(
        latest=Greatest("acknowledged_at", "passed_on_at", "decided_at")
    )
    known = Coalesce(F("told_at"), _NEVER)
    carers = CarerNotice.objects.filter(victim_id__in=victim_ids, told_at=None)
    written = WrittenMessage.objects.filter(victim_id__in=victim_ids, by__isnull=False, read_at=None)
    written = written.exclude(sealed=b"")  # redacted
    added = LossList.objects.filter(victim_id__in=victim_ids, added_by_officer__isnull=False, added_read_at=None)
    progress = ProgressNotice.objects.filter(victim_id__in=victim_ids, told_at=None)
    referred = Referral.objects.filter(victim_id__in=victim_ids, news_at__gt=known)
    replies = (
        ComplaintLevel.objects.filter(complaint__victim_id__in=victim_ids)
        .annotate(latest=Greatest("held_at", "answered_at"), victim_id=F("complaint__victim_id"))
        .filter(latest__gt=known)
    )
    of_ours = (asked.filter(latest__gt=known), reviews.filter(latest__gt=known), replies)
    waiting = (*of_ours, carers, progress, written, added, referred)
    return frozenset(victim_id for rows in waiting for victim_id in rows.values_list("victim_id", flat=True))
