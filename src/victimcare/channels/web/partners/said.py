"""Moments as this site writes them."""

from __future__ import annotations

from datetime import datetime

from victimcare.channels.web.ui.forms import dashed
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.listed_services import ServiceFacts
from victimcare.services.referrals.referral_shapes import PartnerNoteStatus
from victimcare.wording import dates, say


def moment(at: datetime, now: datetime) -> str:
    """Today 09:00, or Wednesday 25 November, 09:00."""
    words = within(at, now)
    return words[:1].upper() + words[1:]


def within(at: datetime, now: datetime) -> str:
    """The same inside a sentence: "today 09:00"."""
    if london_date(at) == london_date(now):
        return say("partners-today", time=dates.staff_time(at))
    return say("partners-moment", day=_day(at, now), time=dates.staff_time(at))


def due(at: datetime, now: datetime) -> str:
    return say("partners-late" if now > at else "partners-by", day=_day(at, now))


def receipt(written: PartnerNoteStatus, now: datetime) -> str:
    """How far what they wrote for the officer has come."""
    if written.read_at is not None:
        return say("partners-officer-read", moment=within(written.read_at, now))
    return say("partners-officer-passed-on" if written.is_passed_on else "partners-officer-waits")


def needs(facts: ServiceFacts) -> str:
    return ", ".join(say(f"directory-need-{dashed(one)}") for one in sorted(facts.needs)) or say(
        "partners-entry-nothing"
    )


def _day(at: datetime, now: datetime) -> str:
    return dates.write_day(london_date(at), manner="page", today=london_date(now))
