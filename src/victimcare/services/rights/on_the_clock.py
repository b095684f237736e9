"""Which stored duties are on the clock: neither held, declined nor not owed; or held, and nobody has reviewed it.

In a query of its own words: `(d.ending = '' OR d.review_on < %(today)s)`, with today's London date.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import Q

from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.rights.local_standards import cut_offs
from victimcare.services.rights.working_days import working_days


def on_the_clock(now: datetime) -> Q:
    """A condition on `Duty`. A hold whose day of review is over counts as if it had never been."""
    return Q(ending="") | Q(review_on__lt=london_date(now))


def past_our_standard(now: datetime) -> Q:
    """A condition on `Duty`: still to be done, without a number in the Code, and the force's own day for it is over."""
    force: Force = settings.FORCE
    ours = Q(pk__in=())
    for code, day in cut_offs(force.local_standards, working_days(), london_date(now)).items():
        ours |= Q(code=code, starts_on__lt=day)
    still_to_do = Q(met_at=None) | Q(met_at__gt=now)
    return ours & still_to_do & on_the_clock(now) & Q(unit="", is_window=False)
