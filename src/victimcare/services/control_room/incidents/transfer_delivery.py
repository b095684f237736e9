"""Delivers what waits for other control rooms, in the order of each incident, until their machine has it.

A message is claimed by moving its next try into the future, sent outside the transaction, and its answer recorded. A
process that dies in between leaves a message that is sent again: the other side knows it by its id.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from victimcare.records.models import IncidentTransfer
from victimcare.rules.control_room.incidents.incident_kinds import IncidentEntryKind, TransferDirection, TransferState
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.control_room.incidents.incident_transfers import transfer_place
from victimcare.services.control_room.incidents.incident_words import add_incident_entry
from victimcare.services.person_keys import OpeningKeys
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import SendError, SendRefused
from victimcare.services.ports.control_room_links import OutgoingTransfer

AT_A_TIME = 50
CLAIMED_FOR = timedelta(seconds=60)  # longer than any try may take
# The wait after each failed try; the last one is repeated for as long as it takes.
WAITS = (timedelta(seconds=5), timedelta(seconds=15), timedelta(minutes=1), timedelta(minutes=3))
NO_LINK = "no_link"  # this installation has no connection to that control room: ring it


def deliver_due_transfers(*, actor: Actor, now: datetime) -> int:
    """Deliver what is due. Returns how many messages the other machines have taken."""
    permit(actor, Act.EXCHANGE_INCIDENT)
    delivered = 0
    # Again at once while messages were delivered: the next one of an incident waits for the one before.
    while claimed := _claim_due(now):
        taken = sum(_deliver(row, now) for row in claimed)
        delivered += taken
        if not taken:
            break
    return delivered


@transaction.atomic
def _claim_due(now: datetime) -> list[IncidentTransfer]:
    earlier = IncidentTransfer.objects.filter(
        state=TransferState.WAITING,
        direction=TransferDirection.SENT,
        agency=OuterRef("agency"),
        incident=OuterRef("incident"),
        sequence__lt=OuterRef("sequence"),
    )
    due = IncidentTransfer.objects.select_for_update(of=("self",), skip_locked=True).filter(
        ~Exists(earlier), state=TransferState.WAITING, direction=TransferDirection.SENT, next_try_at__lte=now
    )
    rows = list(due.order_by("next_try_at", "id")[:AT_A_TIME])
    for row in rows:
        row.attempts += 1
        row.next_try_at = now + CLAIMED_FOR
        row.save(update_fields=["attempts", "next_try_at"])
    return rows


def _deliver(row: IncidentTransfer, now: datetime) -> bool:
    record = OpeningKeys({}).open_or_refuse(row.sealed_body, transfer_place(row.direction, row.message_id))
    try:
        link = port_registry.control_room_link(row.agency)
        link.deliver(OutgoingTransfer(row.agency, row.message_id, json.loads(record)))
    except PortUnbound:
        _record_refusal(row, NO_LINK, now)
        return False
    except SendRefused as refused:
        _record_refusal(row, str(refused)[:60] or "refused", now)
        return False
    except SendError:
        waits = WAITS[min(row.attempts, len(WAITS)) - 1]
        IncidentTransfer.objects.filter(id=row.id, state=TransferState.WAITING).update(next_try_at=now + waits)
        return False
    return bool(
        IncidentTransfer.objects.filter(id=row.id, state=TransferState.WAITING).update(
            state=TransferState.DELIVERED, delivered_at=now, next_try_at=None
        )
    )


@transaction.atomic
def _record_refusal(row: IncidentTransfer, reason: str, now: datetime) -> None:
    """A refused message goes to a person: it stands in the incident's log, and on the list until it is seen."""
    is_ours = IncidentTransfer.objects.filter(id=row.id, state=TransferState.WAITING).update(
        state=TransferState.REFUSED, reason=reason, next_try_at=None
    )
    if is_ours and row.incident is not None:
        add_incident_entry(
            row.incident,
            IncidentEntryKind.TOLD,
            at=now,
            agency=row.agency,
            detail="not_delivered",
            facts={"why": reason},
        )
