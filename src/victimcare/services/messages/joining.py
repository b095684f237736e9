"""Joins news to a neutral text that is still unread: a second text would say nothing more, so none is sent.

News of risk joins none (`intending`): for that the victim's phone is to sound again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from victimcare.records.models import AccessGrant, ContactPoint, Telling, VictimSession
from victimcare.records.models.messages import TellingStatus
from victimcare.services.messages import words

STANDS_FOR = timedelta(hours=1)  # so long a neutral text speaks for what comes after it
_ON_ITS_WAY = (  # or there; one that failed speaks for nothing
    TellingStatus.HANDED_OVER,
    TellingStatus.IN_DOUBT,
    TellingStatus.ACCEPTED,
    TellingStatus.SENDING,
    TellingStatus.DELIVERED,
)


def texts_that_stand(victim_ids: Collection[int], *, now: datetime) -> list[Telling]:
    """Messages to these victims that went within the hour and say nothing of what is new, the oldest first. The caller
    holds the victims, so two texts of one of them never ask at once."""
    return list(
        Telling.objects.select_for_update()
        .filter(victim_id__in=victim_ids, template__in=words.PLAIN, status__in=_ON_ITS_WAY)
        .filter(handed_over_at__gt=now - STANDS_FOR)
        .order_by("id")
    )


def joined(
    telling: Telling, point: ContactPoint, standing: Sequence[Telling], unknown: Collection[int]
) -> Telling | None:
    """The text in these words that went to this number within the hour, if the victim has not looked since: it covers
    this news as well, so this message is not needed. `unknown`: the ids of the victim's duties whose news they do not
    know.

    The news stays owed: if it is unread near its due day, a person gets a task (`contact.unread`), which looks at the
    duties of the text that went.
    """
    same = [
        one
        for one in standing
        if one.victim_id == telling.victim_id and one.template == telling.template and one.point_id == point.id
    ]
    return same[-1] if same and not _has_looked(same[-1], unknown) else None


def _has_looked(first: Telling, unknown: Collection[int]) -> bool:
    """Whether the victim knows the news of that text, or has since been on their page or used their code on the line."""
    if not set(unknown).issuperset(first.duties):
        return True
    hers = AccessGrant.objects.hers().filter(victim_id=first.victim_id)
    return (
        hers.filter(last_used_at__gt=first.handed_over_at).exists()
        or VictimSession.objects.filter(grant__in=hers, last_seen_at__gt=first.handed_over_at).exists()
    )
