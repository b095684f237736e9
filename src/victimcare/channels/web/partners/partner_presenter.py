"""Writes moments and receipts as this site shows them."""

from __future__ import annotations

from datetime import datetime

from victimcare.channels.web.ui.forms import id_part
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.listed_services import ServiceFacts
from victimcare.services.referrals.referral_shapes import PartnerNoteStatus
from victimcare.wording import dates, say


def moment_label(at: datetime, now: datetime) -> str:
    """Today 09:00, or Wednesday 25 November, 09:00."""
    words = moment_in_sentence(at, now)
    return words[:1].upper() + words[1:]


def moment_in_sentence(at: datetime, now: datetime) -> str:
    """The same inside a sentence: "today 09:00"."""
    if london_date(at) == london_date(now):
        return say("partners-today", time=dates.staff_time(at))
    return say("partners-moment", day=_day_label(at, now), time=dates.staff_time(at))


def due_label(at: datetime, now: datetime) -> str:
    return say("partners-late" if now > at else "partners-by", day=_day_label(at, now))


def receipt_label(written: PartnerNoteStatus, now: datetime) -> str:
    """Return how far the partner's note to the officer has come."""
    if written.read_at is not None:
        return say("partners-officer-read", moment=moment_in_sentence(written.read_at, now))
    return say("partners-officer-passed-on" if written.is_passed_on else "partners-officer-waits")


def needs_label(facts: ServiceFacts) -> str:
    return ", ".join(say(f"directory-need-{id_part(one)}") for one in sorted(facts.needs)) or say(
        "partners-entry-nothing"
    )


def _day_label(at: datetime, now: datetime) -> str:
    return dates.write_day(london_date(at), manner="page", today=london_date(now))
