"""Messages about incidents to other control rooms: queued with the change that they tell of, sent by a job.

Delivered by the machine, seen by a person there, and decided there are three separate facts. What was sent is kept
sealed, so that it can be said later who was told what, and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from victimcare.records.models import Incident, IncidentTransfer
from victimcare.rules.control_room.incidents.incident_grades import IncidentSettings
from victimcare.rules.control_room.incidents.incident_kinds import (
    IncidentEntryKind,
    IncidentGrade,
    TransferDecision,
    TransferDirection,
    TransferKind,
    TransferState,
)
from victimcare.rules.control_room.incidents.transfer_record import (
    AskedFor,
    TransferHandling,
    TransferLine,
    TransferLocation,
    TransferRecord,
    write_transfer,
)
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.control_room.incidents.incident_actions import LONGEST_WORDS, lock_incident
from victimcare.services.control_room.incidents.incident_words import (
    add_incident_entry,
    open_incident_place,
    open_incident_summary,
)
from victimcare.services.person_keys import INSTALLATION

OUR_AGENCY = "police"  # how we name ourselves to other control rooms


@dataclass(frozen=True, slots=True)
class GivenTransfer:
    """What a handler tells another control room. `shares_summary`: whether the summary goes too, and not the place
    alone: the other service gets the least that it needs."""

    agency: str
    asked_for: AskedFor = AskedFor.ATTENDANCE
    words: str = ""
    hazards: tuple[str, ...] = ()
    casualties: int | None = None
    shares_summary: bool = True
    is_restricted: bool = False


@transaction.atomic
def tell_control_room(*, actor: Actor, incident_id: UUID, given: GivenTransfer, now: datetime) -> UUID:
    """Tell another control room of this incident: the first time it is an offer, later an update. Returns the message's
    id. Raises NotFound for an incident or control room that is not known."""
    permit(actor, Act.WORK_INCIDENT)
    by_id = require_staff_id(actor)
    ours: IncidentSettings = settings.FORCE.incidents
    if ours.find_control_room(given.agency) is None:
        raise NotFound("no such control room")
    incident = lock_incident(incident_id)
    is_known = given.agency in list_agencies_of(incident)
    kind = TransferKind.UPDATE if is_known else TransferKind.OFFER
    lines = [TransferLine(now, given.words.strip()[:LONGEST_WORDS])] if given.words.strip() else []
    if given.shares_summary and not is_known:
        lines.insert(0, TransferLine(incident.opened_at, open_incident_summary(incident)))
    row = queue_transfer(
        incident,
        given.agency,
        kind,
        now=now,
        asked_for=given.asked_for,
        log_lines=tuple(lines),
        hazards=given.hazards,
        casualties=given.casualties,
        is_restricted=given.is_restricted,
    )
    add_incident_entry(
        incident, IncidentEntryKind.TOLD, at=now, by_id=by_id, detail=given.agency, words=given.words.strip()
    )
    note(
        actor,
        "incident.told",
        at=now,
        detail={"incident": str(incident.public_id), "agency": given.agency, "kind": kind},
    )
    return row.message_id


@transaction.atomic
def decide_on_offer(
    *, actor: Actor, incident_id: UUID, agency: str, decision: TransferDecision, words: str, now: datetime
) -> None:
    """Tell the control room that offered this incident what we do. Raises NotFound, FieldRequired."""
    permit(actor, Act.WORK_INCIDENT)
    incident = lock_incident(incident_id)
    offer = received_from(incident, agency).filter(kind=TransferKind.OFFER).order_by("id").first()
    if offer is None:
        raise NotFound("this control room offered nothing")
    if decision is not TransferDecision.ATTENDING and not words.strip():
        raise FieldRequired("words")
    IncidentTransfer.objects.filter(id=offer.id).update(decision=decision)
    said = words.strip()[:LONGEST_WORDS]
    queue_transfer(
        incident,
        agency,
        TransferKind.DECISION,
        now=now,
        reply_to=offer.message_id,
        decision=decision,
        log_lines=(TransferLine(now, said),) if said else (),
    )
    add_incident_entry(
        incident,
        IncidentEntryKind.TOLD,
        at=now,
        by_id=require_staff_id(actor),
        detail=decision,
        words=said,
        facts={"to": agency},
    )
    note(
        actor,
        "incident.decided",
        at=now,
        detail={"incident": str(incident.public_id), "agency": agency, "decision": decision},
    )


def queue_transfer(
    incident: Incident,
    agency: str,
    kind: TransferKind,
    *,
    now: datetime,
    reply_to: UUID | None = None,
    decision: TransferDecision | None = None,
    asked_for: AskedFor | None = None,
    log_lines: tuple[TransferLine, ...] = (),
    hazards: tuple[str, ...] = (),
    casualties: int | None = None,
    is_restricted: bool = False,
) -> IncidentTransfer:
    """Queue a message about a locked incident, in the caller's transaction."""
    sent = IncidentTransfer.objects.filter(incident=incident, agency=agency, direction=TransferDirection.SENT)
    sequence = (sent.aggregate(last=Max("sequence"))["last"] or 0) + 1
    theirs = received_from(incident, agency).exclude(their_reference="").order_by("-id").first()
    tells_all = kind in {TransferKind.OFFER, TransferKind.UPDATE}
    record = TransferRecord(
        message_id=uuid4(),
        kind=kind,
        from_agency=OUR_AGENCY,
        to_agencies=(agency,),
        our_reference=incident.number,
        their_reference=theirs.their_reference if theirs else "",
        sent_at=now,
        sequence=sequence,
        reply_to=reply_to,
        incident_kind=incident.opening_code if tells_all else "",
        grade=IncidentGrade(incident.grade) if tells_all else None,
        opened_at=incident.opened_at if tells_all else None,
        location=_write_location(incident) if tells_all else None,
        hazards=hazards,
        casualties=casualties,
        asked_for=asked_for,
        decision=decision,
        log_lines=log_lines,
        handling=TransferHandling.RESTRICTED if is_restricted else TransferHandling.CONTROL_ROOM,
    )
    return IncidentTransfer.objects.create(
        message_id=record.message_id,
        direction=TransferDirection.SENT,
        agency=agency,
        kind=kind,
        sequence=sequence,
        incident=incident,
        their_reference=record.their_reference,
        reply_to=reply_to,
        decision=decision if kind is TransferKind.DECISION and decision else "",
        state=TransferState.WAITING,
        created_at=now,
        next_try_at=now,
        sealed_body=seal_transfer(TransferDirection.SENT, record),
    )


def seal_transfer(direction: TransferDirection, record: TransferRecord) -> bytes:
    return INSTALLATION.seal_json(write_transfer(record), transfer_place(direction, record.message_id))


def transfer_place(direction: TransferDirection | str, message_id: UUID) -> str:
    """What a message's sealed body is bound to."""
    return f"incident-transfer:{direction}:{message_id}"


def received_from(incident: Incident, agency: str) -> QuerySet[IncidentTransfer]:
    return IncidentTransfer.objects.filter(incident=incident, agency=agency, direction=TransferDirection.RECEIVED)


def list_agencies_of(incident: Incident) -> list[str]:
    """The control rooms that know of this incident: it was offered to them, or they offered it."""
    offers = IncidentTransfer.objects.filter(incident=incident, kind=TransferKind.OFFER)
    return sorted(set(offers.values_list("agency", flat=True)))


def mark_received_seen(incident: Incident, *, by_id: int, now: datetime) -> int:
    """A person here has opened the incident: each message that was received is seen, and its sender gets a receipt,
    "received and under consideration". Returns how many were new to a person."""
    rows = IncidentTransfer.objects.select_for_update().filter(
        incident=incident, direction=TransferDirection.RECEIVED, seen_at=None
    )
    unseen = list(rows.order_by("id"))
    for row in unseen:
        if row.kind in {TransferKind.OFFER, TransferKind.UPDATE, TransferKind.NOTE}:
            queue_transfer(incident, row.agency, TransferKind.RECEIPT, now=now, reply_to=row.message_id)
    IncidentTransfer.objects.filter(id__in=[row.id for row in unseen]).update(seen_at=now, seen_by_id=by_id)
    return len(unseen)


def find_unseen_transfers(*, now: datetime) -> QuerySet[IncidentTransfer]:
    """Offers and updates of ours that no person on the other side has seen within the force's minutes, and messages
    that the other machine refused: ring that control room."""
    within: timedelta = settings.FORCE.incidents.seen_within
    return IncidentTransfer.objects.filter(
        Q(kind__in=[TransferKind.OFFER, TransferKind.UPDATE], created_at__lte=now - within) | Q(state="refused"),
        direction=TransferDirection.SENT,
        seen_at=None,
        incident__state="open",
    )


def _write_location(incident: Incident) -> TransferLocation:
    return TransferLocation(
        text=open_incident_place(incident),
        uprn=incident.uprn,
        easting=incident.easting,
        northing=incident.northing,
        accuracy_metres=incident.accuracy_metres,
        source=incident.place_source,
    )


@transaction.atomic
def send_transfer_again(*, actor: Actor, message_id: UUID, now: datetime) -> None:
    """Try a refused message again, because a person has mended what was wrong. Raises NotFound."""
    permit(actor, Act.WORK_INCIDENT)
    refused = IncidentTransfer.objects.filter(
        message_id=message_id, direction=TransferDirection.SENT, state=TransferState.REFUSED
    )
    if not refused.update(state=TransferState.WAITING, reason="", attempts=0, next_try_at=now):
        raise NotFound("no refused message")
    note(actor, "incident.sent_again", at=now, detail={"message": str(message_id)})
