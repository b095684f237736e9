"""Acts done in the product that belong on a case's timeline, and keeping its duties true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from victimcare.records.models import Case, Event, Victim
from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.rules.rights import Fact
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.cases import timeline
from victimcare.services.cases.timeline import NewEvent
from victimcare.services.rights.upkeep import CaseChange, bring_up_to_date

OURS = "urn:victimcare:"


@transaction.atomic
def append(
    *,
    actor: Actor,
    case_id: int,
    victim_id: int | None,
    type: str,  # noqa: A002  the feed's own word
    source: str,
    data: Mapping[str, Any],
    time: datetime,
    now: datetime,
) -> Event:
    """Append what was done in the product to a case's timeline, and bring its duties up to date.

    `source` is `urn:victimcare:<door>`, `data` has the feed's shape for this type; the victim's own id is put in where
    `victim_id` is given. The caller has permitted the act. Raises Case.DoesNotExist.
    """
    if not source.startswith(OURS):
        raise ValueError(f"{source} is not a door of the product")
    case = _locked([case_id])[0]
    held = timeline.timelines([case_id])[case_id]
    said = dict(data)
    if victim_id is not None and "victim_id" not in said:
        said["victim_id"] = Victim.objects.values_list("record_id", flat=True).get(id=victim_id, case_id=case_id)
    # Ours rise through the case, whichever door they came by.
    sequence = 1 + max((entry.fact.sequence for entry in held if entry.fact.source.startswith(OURS)), default=0)
    fact = Fact(source, str(uuid4()), type, time, sequence, said)
    new = NewEvent(fact, None, timeline.digest(_as_line(case.reference, fact)), now, is_history=False)
    changed = bring_up_to_date([CaseChange(case.reference, case_id, held, [new])], now=now)[0]
    event_id = changed.appended[0].id
    note(actor, f"event.{type}", at=now, case_id=case_id, victim_id=victim_id, detail={"event": event_id})
    return Event.objects.get(id=event_id)


@transaction.atomic
def refresh(case_ids: Sequence[int], *, now: datetime, why: DutyChangeReason = DutyChangeReason.TIME) -> None:
    """Derive these cases again from their timelines, since a moment has come, or for another reason than an event."""
    cases = _locked(case_ids)
    held = timeline.timelines([case.id for case in cases])
    changes = [CaseChange(case.reference, case.id, held[case.id], []) for case in cases]
    bring_up_to_date(changes, now=now, why=why)


def refresh_passed(*, now: datetime, at_most: int = 500) -> int:
    """Refresh cases whose stored duties no longer hold, since an event that lay ahead has come. Returns how many."""
    passed = list(
        Case.objects.filter(duties_until__lte=now).order_by("duties_until").values_list("id", flat=True)[:at_most]
    )
    refresh(passed, now=now)
    return len(passed)


def _locked(case_ids: Sequence[int]) -> list[Case]:
    """The cases, locked in the order in which every loader locks them. Raises Case.DoesNotExist."""
    timeline.look_up_by_index()
    cases = list(
        Case.objects.select_for_update(no_key=True)
        .filter(id__in=list(case_ids))
        .order_by("reference")
        .only("id", "reference")
    )
    if len(cases) != len(set(case_ids)):
        raise Case.DoesNotExist(f"of cases {sorted(case_ids)} some do not exist")
    return cases


def _as_line(reference: str, fact: Fact) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": fact.id,
        "source": fact.source,
        "type": fact.type,
        "subject": reference,
        "time": fact.time.isoformat(),
        "sequence": fact.sequence,
        "data": fact.data,
    }
