"""Takes messages about incidents from other control rooms: each once, in any order, and nothing is lost.

A message is kept first and then applied. What cannot be applied yet, since its offer has not come, is held until it
has; what never can be is held for a person. A message that another room closes does not close ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import connection, transaction

from victimcare.records.models import Incident, IncidentTransfer
from victimcare.rules.control_room.incidents.incident_codes import ListedCode
from victimcare.rules.control_room.incidents.incident_kinds import (
    IncidentEntryKind,
    IncidentGrade,
    PlaceSource,
    TransferDirection,
    TransferKind,
    TransferState,
)
from victimcare.rules.control_room.incidents.transfer_record import TransferLocation, TransferRecord, read_transfer
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.control_room.incidents.incident_actions import number_incident, start_target
from victimcare.services.control_room.incidents.incident_code_list import list_incident_codes
from victimcare.services.control_room.incidents.incident_notices import queue_incident_notice
from victimcare.services.control_room.incidents.incident_transfers import seal_transfer, transfer_place
from victimcare.services.control_room.incidents.incident_words import (
    GivenPlace,
    add_incident_entry,
    put_incident_place,
    put_incident_summary,
)
from victimcare.services.conversations.received_intake import clean_for_storage
from victimcare.services.person_keys import OpeningKeys

BEFORE_OFFER = "before_offer"  # its offer has not come yet
OTHER_AGENCY = "other_agency"  # it names an incident that this control room has no part in


@dataclass(frozen=True, slots=True)
class TakenTransfer:
    """`is_new`: False where the message came before. `reference`: our number of the incident, once there is one."""

    state: TransferState
    is_new: bool
    reference: str


class WrongSender(Exception):
    """The message says that it comes from another agency than the token's."""


@transaction.atomic
def take_incident_transfer(*, actor: Actor, record: TransferRecord, now: datetime) -> TakenTransfer:
    """Keep and apply one message. The same message again changes nothing. Raises WrongSender."""
    permit(actor, Act.EXCHANGE_INCIDENT)
    if len(actor.sources) != 1:
        raise PermissionRefused("a token of one agency")
    [agency] = actor.sources
    if record.from_agency != agency:
        raise WrongSender
    # One at a time for each control room: two copies of a message, and an update beside its offer, wait here.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"incident.transfers:{agency}"])
    before = IncidentTransfer.objects.filter(
        direction=TransferDirection.RECEIVED, agency=agency, message_id=record.message_id
    ).first()
    if before is not None:
        return TakenTransfer(
            TransferState(before.state), is_new=False, reference=before.incident.number if before.incident else ""
        )
    row = IncidentTransfer(
        message_id=record.message_id,
        direction=TransferDirection.RECEIVED,
        agency=agency,
        kind=record.kind,
        sequence=record.sequence,
        their_reference=record.our_reference,
        reply_to=record.reply_to,
        decision=record.decision or "",
        state=TransferState.TAKEN,
        created_at=now,
        sealed_body=seal_transfer(TransferDirection.RECEIVED, record),
    )
    incident = _find_incident(agency, record)
    if incident is None and record.kind is TransferKind.OFFER:
        incident = _open_from_offer(agency, record, now)
    elif incident is None:
        row.state = TransferState.HELD
        row.reason = OTHER_AGENCY if record.their_reference else BEFORE_OFFER
    row.incident = incident
    row.save(force_insert=True)
    if incident is not None:
        _apply(incident, row, record, now)
        _apply_held(incident, agency, record.our_reference, now)
    note(
        actor,
        "incident.transfer_taken",
        at=now,
        detail={"message": str(record.message_id), "agency": agency, "kind": record.kind, "state": row.state},
    )
    return TakenTransfer(TransferState(row.state), is_new=True, reference=incident.number if incident else "")


def _find_incident(agency: str, record: TransferRecord) -> Incident | None:
    """The incident that the message is about, if this control room has a part in it. It is locked."""
    shared = Incident.objects.select_for_update(of=("self",)).filter(transfers__agency=agency)
    if record.their_reference:
        return shared.filter(number=record.their_reference).first()
    theirs = IncidentTransfer.objects.filter(
        agency=agency,
        direction=TransferDirection.RECEIVED,
        their_reference=record.our_reference,
        incident__isnull=False,
    )
    return Incident.objects.select_for_update(of=("self",)).filter(id__in=theirs.values("incident")).first()


def _open_from_offer(agency: str, record: TransferRecord, now: datetime) -> Incident:
    """Open an incident of ours for what another control room offers. Without a grade it is one of priority: a person
    grades it."""
    grade = record.grade or IncidentGrade.PRIORITY
    incident = Incident(
        public_id=uuid4(),
        opening_code=_map_kind(record.incident_kind, list_incident_codes()),
        grade=grade,
        first_grade=grade,
        opened_at=now,
    )
    put_incident_summary(incident, "\n".join(clean_for_storage(line.text) for line in record.log_lines))
    if record.location is not None:
        put_incident_place(incident, _read_place(record.location))
    number_incident(incident, now=now)
    incident.save(force_insert=True)
    add_incident_entry(
        incident,
        IncidentEntryKind.OPENED,
        at=now,
        agency=agency,
        detail=incident.opening_code,
        facts={"their_reference": clean_for_storage(record.our_reference)},
    )
    start_target(incident, now=now)
    queue_incident_notice(incident, by_id=None, now=now)
    return incident


def _map_kind(kind: str, codes: Iterable[ListedCode]) -> str:
    """Our code of the same name; else that of any other incident. Their word stays in the message."""
    opening = [code.code for code in codes if code.opens()]
    return kind if kind in opening else next((code for code in opening if code == "OTHER"), opening[0])


def _read_place(location: TransferLocation) -> GivenPlace:
    ours: tuple[str, ...] = tuple(PlaceSource)
    has_both = location.easting is not None and location.northing is not None
    return GivenPlace(
        words=clean_for_storage(location.text),
        source=PlaceSource(location.source) if location.source in ours else PlaceSource.CALLER,
        accuracy_metres=location.accuracy_metres,
        easting=location.easting if has_both else None,
        northing=location.northing if has_both else None,
        uprn=location.uprn,
    )


def _apply(incident: Incident, row: IncidentTransfer, record: TransferRecord, now: datetime) -> None:
    """Write what the message says into the log, at the time when it was sent there."""
    at = min(record.sent_at, now)
    if record.kind in {TransferKind.RECEIPT, TransferKind.DECISION}:
        _record_answer(incident, row, record, at)
    _log_transfer(incident, row, record, at, now)
    incident.version += 1
    incident.save(update_fields=["version"])


def _log_transfer(
    incident: Incident, row: IncidentTransfer, record: TransferRecord, at: datetime, now: datetime
) -> None:
    """Write one line of the log for each that they wrote. What they answered, and facts that they gave, stand on the
    first, or on a line of their own where they wrote none."""
    facts = _list_facts(record)
    has_answer = record.kind in {TransferKind.CLOSE, TransferKind.DECISION} or bool(facts)
    lines = [(min(line.at, now), clean_for_storage(line.text)) for line in record.log_lines]
    if has_answer and not lines:
        lines = [(at, "")]
    for place, (when, words) in enumerate(lines):
        is_answer = has_answer and place == 0
        add_incident_entry(
            incident,
            IncidentEntryKind.TOLD,
            at=when,
            agency=row.agency,
            detail=f"they_{record.decision or record.kind}" if is_answer else record.kind,
            words=words,
            facts=facts if is_answer else None,
        )


def _list_facts(record: TransferRecord) -> dict[str, str]:
    facts = {
        "hazards": ", ".join(clean_for_storage(each) for each in record.hazards),
        "casualties": "" if record.casualties is None else str(record.casualties),
        "people": ", ".join(clean_for_storage(f"{each.role} {each.name}").strip() for each in record.people),
        "asked_for": record.asked_for or "",
    }
    return {name: value for name, value in facts.items() if value}


def _record_answer(incident: Incident, row: IncidentTransfer, record: TransferRecord, at: datetime) -> None:
    """A receipt says that a person there has seen our message; a decision says that too, and what they do. An answer
    can overtake the answer to our delivery."""
    ours = IncidentTransfer.objects.filter(incident=incident, agency=row.agency, direction=TransferDirection.SENT)
    about = ours.filter(message_id=record.reply_to) if record.reply_to else ours.filter(kind=TransferKind.OFFER)
    about.filter(seen_at=None).update(seen_at=at)
    about.exclude(state=TransferState.DELIVERED).update(
        state=TransferState.DELIVERED, delivered_at=at, next_try_at=None, reason=""
    )
    if record.decision is not None:
        about.update(decision=record.decision)


def _apply_held(incident: Incident, agency: str, reference: str, now: datetime) -> None:
    """Apply what came before its offer, in the order in which it was sent."""
    held = IncidentTransfer.objects.select_for_update().filter(
        direction=TransferDirection.RECEIVED,
        agency=agency,
        their_reference=reference,
        state=TransferState.HELD,
        reason=BEFORE_OFFER,
    )
    for row in held.order_by("sequence", "id"):
        row.state, row.reason, row.incident = TransferState.TAKEN, "", incident
        row.save(update_fields=["state", "reason", "incident"])
        _apply(incident, row, open_transfer(row), now)


def open_transfer(row: IncidentTransfer) -> TransferRecord:
    """The message as it was sent or received."""
    values = OpeningKeys({}).open_json(
        row.sealed_body, transfer_place(row.direction, row.message_id), instead=lambda _: None
    )
    return read_transfer(values)
