"""Selects stored duties that are on the clock: neither held, declined nor not owed; or held and overdue for review.

In raw SQL: `(d.ending = '' OR d.review_on < %(today)s)`, with today's London date.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from victimcare.rules.clock import london_date


def on_the_clock(now: datetime) -> Q:
    """A condition on `Duty`. A hold whose day of review is over counts as if it had never been."""
    return Q(ending="") | Q(review_on__lt=london_date(now))
