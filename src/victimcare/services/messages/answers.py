"""An answer to what she asked of us waits on her page: she learns that there is something, in the words of any news.

Such a message is made for no duty. What she asked, and how far it has come, is kept in `services.challenges`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import F
from django.db.models.functions import Coalesce, Greatest

from victimcare.records.models import CarerNotice, Challenge, ReviewRequest, Telling, TellingState, Victim
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.people.safe_contact import Send, Wait
from victimcare.services.messages import words
from victimcare.services.queue import Job, later

_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def queue(victim: Victim, decision: Send | Wait, *, now: datetime) -> None:
    """One message, however many answers wait. The caller holds the victim (`gate.lock`)."""
    waiting = Telling.objects.filter(victim=victim, status=TellingStatus.QUEUED, attempts=0, duties=[])
    if waiting.filter(template__in=words.PLAIN).exists():
        return
    until = decision.until if isinstance(decision, Wait) else None
    telling = Telling.objects.create(
        victim=victim, channel=decision.channel, template=words.NEWS, queued_at=now, not_before=until or now
    )
    TellingState.objects.create(telling=telling, status=TellingStatus.QUEUED, at=now)
    later(Job.HAND_OVER_MESSAGE, at=until, telling_id=telling.id)


def is_told_by(telling: Telling) -> bool:
    """Whether this message is to say that an answer waits, and one still does."""
    return not telling.duties and telling.template in words.PLAIN and wait_for(telling.victim_id)


def wait_for(victim_id: int) -> bool:
    """Whether she has not been told something that we answered, or who looks after her now."""
    asked = Challenge.objects.filter(victim_id=victim_id).annotate(
        latest=Greatest("acknowledged_at", "answered_at", "put_right_at")
    )
    reviews = ReviewRequest.objects.filter(victim_id=victim_id).annotate(
        latest=Greatest("acknowledged_at", "passed_on_at", "decided_at")
    )
    known = Coalesce(F("told_at"), _NEVER)
    carers = CarerNotice.objects.filter(victim_id=victim_id, told_at=None)
    return asked.filter(latest__gt=known).exists() or reviews.filter(latest__gt=known).exists() or carers.exists()
