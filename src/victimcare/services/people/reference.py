"""The sheet with the crime reference number, for an insurer, a landlord or a bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from victimcare.records.models import Victim
from victimcare.rules.clock import london_date
from victimcare.services.access import Act, Actor
from victimcare.services.cases.case_names import case_name
from victimcare.services.cases.shapes import CaseName
from victimcare.services.cases.timeline import timelines
from victimcare.services.messages.her_door import enter


@dataclass(frozen=True, slots=True)
class ReferenceSheet:
    """`recorded_as`: the record system's own words for the crime."""

    name: CaseName
    recorded_as: str
    reported_on: date


@transaction.atomic
def reference_sheet(*, actor: Actor, now: datetime) -> ReferenceSheet:
    """Make the sheet. Raises NotPermitted where the page shows less than the case; a second step, if there is one, is
    needed first."""
    return sheet_for(enter(actor=actor, act=Act.SEE_OWN_CASE, noted="own_reference.see", now=now).victim)


def sheet_for(victim: Victim) -> ReferenceSheet:
    """Make the sheet for a victim already admitted."""
    case = victim.case
    name = case_name(case, victim.kind, timelines([case.id])[case.id])
    return ReferenceSheet(name, case.offence_title, london_date(case.reported_at))
