"""A neutral text says no more the second time: what comes while the first is unread joins it, and nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from victimcare.records.models import AccessGrant, ContactPoint, Telling, VictimSession
from victimcare.records.models.messages import TellingStatus
from victimcare.services.desk.owed import Untold, untold
from victimcare.services.messages import states, words

STANDS_FOR = timedelta(hours=1)  # so long a neutral text speaks for what comes after it
_ON_ITS_WAY = (  # or there; one that failed speaks for nothing
    TellingStatus.HANDED_OVER,
    TellingStatus.IN_DOUBT,
    TellingStatus.ACCEPTED,
    TellingStatus.SENDING,
    TellingStatus.DELIVERED,
)


def joins_another(telling: Telling, point: ContactPoint, news: Sequence[Untold], *, now: datetime) -> bool:
    """Whether a text in these words went to this number within the hour, and she has not looked since: then that one
    tells of this news as well, and this one is not needed.

    The caller holds the victim, so two texts of hers never ask at once. The news stays owed: unread near its day it
    comes to a person (`contact.unread`), which looks at the duties of the text that went.
    """
    if words.carries_news(telling.template):
        return False
    first = (
        Telling.objects.select_for_update()
        .filter(victim_id=telling.victim_id, template=telling.template, point=point, status__in=_ON_ITS_WAY)
        .filter(handed_over_at__gt=now - STANDS_FOR)
        .exclude(id=telling.id)
        .order_by("id")
        .last()
    )
    if first is None or _has_looked(first, now):
        return False
    first.duties = sorted({*first.duties, *(one.duty_id for one in news)})
    first.save(update_fields=["duties"])
    states.reach(telling, TellingStatus.NOT_NEEDED, at=now, reason="an unread text says the same")
    return True


def _has_looked(first: Telling, now: datetime) -> bool:
    """She was told what it was about; or she was on her page since, or used her code on the line."""
    if not {one.duty_id for one in untold([first.victim_id], now=now)}.issuperset(first.duties):
        return True
    hers = AccessGrant.objects.filter(victim_id=first.victim_id)
    return (
        hers.filter(last_used_at__gt=first.handed_over_at).exists()
        or VictimSession.objects.filter(grant__in=hers, last_seen_at__gt=first.handed_over_at).exists()
    )
