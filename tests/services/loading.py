"""Cases with a real timeline, as a feed would load them, for tests that read or extend one."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from tests.services.people_and_cases import NOW
from victimcare.records.models import Victim
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact
from victimcare.services.cases.case_timeline import NewEvent, digest_line, load_timelines
from victimcare.services.rights.ledger_upkeep import CaseChange, bring_cases_up_to_date

SOURCE = "urn:test:records"
_number = itertools.count(1)


@transaction.atomic
def load(reference: str, *facts: Fact, now: datetime = NOW) -> dict[str, Victim]:
    """Load a new case, or append to a known one; returns its victims by their ids in the record system. A known case
    is locked first, as the feed locks it: a page may confirm its news at the same moment."""
    from victimcare.records.models import Case

    cases = Case.objects.select_for_update(no_key=True).filter(reference=reference)
    case_id = cases.values_list("id", flat=True).first()
    held = load_timelines([case_id])[case_id] if case_id else []
    new = [NewEvent(fact, None, digest_line({"id": fact.id}), now, is_history=False) for fact in facts]
    changed = bring_cases_up_to_date([CaseChange(reference, case_id, held, new)], now=now)[0]
    return {victim.record_id: victim for victim in Victim.objects.filter(case_id=changed.id).select_related("case")}


def recorded(*victims: Mapping[str, Any], group: str = "burglary", time: datetime = NOW - timedelta(days=2)) -> Fact:
    return fact(
        "case.recorded",
        time,
        reported_at=time.isoformat(),
        offence={"group": group, "title": "Burglary in a dwelling"},
        area="CE",
        victims=list(victims),
    )


def fact(type: str, time: datetime, **data: Any) -> Fact:  # noqa: A002  the feed's own word
    number = next(_number)
    return Fact(SOURCE, f"E{number}", EventType(type), time, number, data)


def a_person(record_id: str = "V1", **more: Any) -> dict[str, Any]:
    return {
        "victim_id": record_id,
        "kind": "person",
        "given_name": "Ada",
        "family_name": "Marsh",
        "mobile": "07700 900123",
    } | more
