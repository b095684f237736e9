"""Behind a quiet code: a page and a call that are nobody's (ADR 32).

Whoever is in such a visit has no row of hers to reach: what the pages ask for is asked of a victim who is in no table,
with as many queries as for anybody. Of her case two things are taken, which all short pages there show alike: the area,
whose team is named, and the edition of the Code, by which we count days.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Subquery

from victimcare.records.models import Case, FeedLoad, Victim
from victimcare.services.access import Actor
from victimcare.services.messages import doors

NOBODY = -1  # no row has this id


def hold() -> None:
    """As `doors.hold`, with nothing to hold."""
    doors.hold(NOBODY)


def stand_in(actor: Actor) -> Victim:
    """Nobody: not guarded, with no plan, no officer and nothing that was ever written. One query."""
    return with_last_heard(actor)[0]


def with_last_heard(actor: Actor) -> tuple[Victim, datetime]:
    """The same, and when the record system was last heard, which every page says alike. One query."""
    latest = FeedLoad.objects.order_by("-id").values("started_at")[:1]
    hers = Case.objects.filter(victims__access_grants=actor.quiet).annotate(heard_at=Subquery(latest))
    area, edition, recorded_at, heard_at = hers.values_list("area", "edition", "recorded_at", "heard_at").get()
    case = Case(id=NOBODY, area=area, edition=edition, is_guarded_by_offence=False)
    return Victim(id=NOBODY, case=case, is_enhanced=False), heard_at or recorded_at
