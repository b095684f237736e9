"""Takes calls of 999 and 101: what a handler types is kept every few seconds, and a colleague can go on with it.

Nothing here reads a victim's record: a caller, or the number they ring from, proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import CallIntake, EmergencyCall, RoomContact
from victimcare.rules.control_room.calls.call_intake import CALL_ROUTES
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactState
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.control_room.calls.emergency_calls import open_caller
from victimcare.services.control_room.contacts.contact_actions import claim_contact
from victimcare.services.control_room.contacts.contact_changes import find_contact
from victimcare.services.control_room.contacts.contact_drafts import LONGEST_FIELD, MOST_FIELDS
from victimcare.services.control_room.contacts.contact_intake import sender_key
from victimcare.services.control_room.contacts.contact_words import open_contact_heads
from victimcare.services.person_keys import INSTALLATION, OpeningKeys
from victimcare.services.secret_hashes import DigestUse, list_digests

_MOST_EARLIER = 5


class IntakeTakenOver(Exception):
    """A colleague has gone on with the call. `taker`: their name."""

    def __init__(self, taker: str) -> None:
        super().__init__("a colleague has taken it over")
        self.taker = taker


# Begin


@transaction.atomic
def begin_call(*, actor: Actor, service: CallService, now: datetime) -> UUID:
    """Begin to take a call that no telephone system has told us of."""
    permit(actor, Act.WORK_CONTACT)
    return _begin(actor, now, service=service)


@transaction.atomic
def take_ringing_call(*, actor: Actor, call_id: int, now: datetime) -> UUID:
    """Begin to take a call that its telephone system told us of. Raises NotFound, and IntakeTakenOver where a colleague
    has it."""
    permit(actor, Act.WORK_CONTACT)
    call = EmergencyCall.objects.select_for_update(of=("self",)).filter(id=call_id, taker=actor.staff_id).first()
    if call is None:
        raise NotFound("no such call rings here")
    intake = CallIntake.objects.select_related("taker").filter(call=call).first()
    if intake is None:
        number, _ = open_caller(call)
        return _begin(actor, now, service=CallService(call.service), call=call, fields={"number": number})
    if intake.taker_id != actor.staff_id:
        raise IntakeTakenOver(intake.taker.name)
    return intake.public_id


@transaction.atomic
def ring_back(*, actor: Actor, contact_id: UUID, now: datetime) -> UUID:
    """Begin a call to the caller of this contact, which the handler takes with it. Raises NotFound, ContactTaken."""
    permit(actor, Act.WORK_CONTACT)
    claim_contact(actor=actor, contact_id=contact_id, now=now)
    contact = find_contact(contact_id)
    service = next((service for service, route in CALL_ROUTES.items() if route == contact.route), None)
    if service is None:
        raise NotFound("no call")
    number = open_contact_heads([contact])[contact_id].sender
    fields = {"number": number}
    return _begin(actor, now, service=service, rung_back=contact, fields=fields)


def _begin(
    actor: Actor,
    now: datetime,
    *,
    service: CallService,
    call: EmergencyCall | None = None,
    rung_back: RoomContact | None = None,
    fields: Mapping[str, str] | None = None,
) -> UUID:
    row = CallIntake(
        public_id=uuid4(),
        service=service,
        call=call,
        rung_back=rung_back,
        taker_id=require_staff_id(actor),
        begun_at=now,
        kept_at=now,
    )
    _seal(row, fields or {})
    row.save(force_insert=True)
    note(actor, "call_intake.begun", at=now, detail={"intake": str(row.public_id), "service": service})
    return row.public_id


# Keep, and take over


@transaction.atomic
def keep_call_words(*, actor: Actor, intake_id: UUID, fields: Mapping[str, str], now: datetime) -> None:
    """Keep these fields beside those that were kept before; an empty field is dropped. Raises NotFound,
    IntakeTakenOver, and StaleVersion where the call has ended."""
    row = lock_own_intake(actor, intake_id)
    if row.ended_at is not None:
        raise StaleVersion
    cut = {name: words[:LONGEST_FIELD] for name, words in fields.items()}
    kept = {name: words for name, words in {**open_fields(row), **cut}.items() if words.strip()}
    _seal(row, dict(list(kept.items())[:MOST_FIELDS]))
    row.kept_at = now
    row.save(update_fields=["sealed", "kept_at"])


@transaction.atomic
def take_over_call(*, actor: Actor, intake_id: UUID, now: datetime) -> None:
    """Go on with a colleague's call, with all that they typed. Raises NotFound, and StaleVersion where it has ended."""
    permit(actor, Act.WORK_CONTACT)
    row = _find(intake_id, is_locked=True)
    if row.ended_at is not None:
        raise StaleVersion
    before, row.taker_id = row.taker_id, require_staff_id(actor)
    row.save(update_fields=["taker"])
    note(actor, "call_intake.taken_over", at=now, detail={"intake": str(intake_id), "from_staff": before})


@transaction.atomic
def drop_empty_call(*, actor: Actor, intake_id: UUID, now: datetime) -> None:
    """Drop a call that was begun by mistake: nothing was typed and no telephone system told of it. Raises NotFound,
    IntakeTakenOver, and StaleVersion where there is something to keep."""
    row = lock_own_intake(actor, intake_id)
    if row.ended_at is not None or row.call_id is not None or row.rung_back_id is not None or open_fields(row):
        raise StaleVersion
    row.delete()
    note(actor, "call_intake.dropped", at=now, detail={"intake": str(intake_id)})


def lock_own_intake(actor: Actor, intake_id: UUID) -> CallIntake:
    """The row, locked, where this handler takes the call. Raises NotFound, IntakeTakenOver."""
    permit(actor, Act.WORK_CONTACT)
    row = _find(intake_id, is_locked=True)
    if row.taker_id != actor.staff_id:
        raise IntakeTakenOver(row.taker.name)
    return row


def _find(intake_id: UUID, *, is_locked: bool = False) -> CallIntake:
    rows = CallIntake.objects.select_related("taker", "call", "rung_back", "contact")
    if is_locked:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(public_id=intake_id).first()
    if row is None:
        raise NotFound("no such call")
    return row


# Look


@dataclass(frozen=True, slots=True)
class EarlierCall:
    """A contact of the same number with this control room."""

    id: UUID
    received_at: datetime
    contact_class: ContactClass
    state: ContactState


@dataclass(frozen=True, slots=True)
class NumberHistory:
    """What the control room itself knows of a number. `cut_calls`: how many of its calls were abandoned or silent."""

    earlier: tuple[EarlierCall, ...] = ()
    cut_calls: int = 0


@dataclass(frozen=True, slots=True)
class CallInHand:
    """A call as its handler sees it. `place`, `accuracy_metres`, `told_at`: as the telephone system gave them, and
    when. `contact`: what it became."""

    id: UUID
    service: CallService
    taker: str
    is_mine: bool
    begun_at: datetime
    kept_at: datetime
    fields: Mapping[str, str]
    rung_back: UUID | None
    contact: UUID | None
    place: str
    accuracy_metres: int | None
    told_at: datetime | None
    history: NumberHistory


@transaction.atomic
def open_call(*, actor: Actor, intake_id: UUID, now: datetime) -> CallInHand:
    """Show a call with what was kept, for its handler and a colleague who may take it over. Raises NotFound."""
    permit(actor, Act.WORK_CONTACT)
    row = _find(intake_id)
    fields = open_fields(row)
    _, place = open_caller(row.call) if row.call else ("", "")
    note(actor, "call_intake.seen", at=now, detail={"intake": str(intake_id)})
    return CallInHand(
        id=row.public_id,
        service=CallService(row.service),
        taker=row.taker.name,
        is_mine=row.taker_id == actor.staff_id,
        begun_at=row.begun_at,
        kept_at=row.kept_at,
        fields=fields,
        rung_back=row.rung_back.public_id if row.rung_back else None,
        contact=row.contact.public_id if row.contact else None,
        place=place,
        accuracy_metres=row.call.accuracy_metres if row.call else None,
        told_at=row.call.told_at if row.call else None,
        history=_find_history(row, fields.get("number", "")),
    )


def _find_history(row: CallIntake, number: str) -> NumberHistory:
    key = sender_key(CALL_ROUTES[CallService(row.service)], number)
    digests = list_digests(key, DigestUse.ROOM_SENDER) if key else ()
    if not digests:
        return NumberHistory()
    contacts = RoomContact.objects.filter(from_key__in=digests).exclude(state=ContactState.MERGED)
    if row.contact_id is not None:
        contacts = contacts.exclude(id=row.contact_id)
    cut = EmergencyCall.objects.filter(from_key__in=digests, end__in=[CallEnd.ABANDONED, CallEnd.SILENT])
    if row.call_id is not None:
        cut = cut.exclude(id=row.call_id)
    return NumberHistory(
        tuple(
            EarlierCall(each.public_id, each.received_at, ContactClass(each.contact_class), ContactState(each.state))
            for each in contacts.order_by("-received_at")[:_MOST_EARLIER]
        ),
        cut.count(),
    )


def open_fields(row: CallIntake) -> dict[str, str]:
    """What was kept, by the field's name."""
    opened = OpeningKeys({}).open_json(row.sealed, _place(row), instead=lambda _: {})
    return {str(name): str(words) for name, words in opened.items()}


def _seal(row: CallIntake, fields: Mapping[str, str]) -> None:
    kept = {name: words for name, words in fields.items() if words.strip()}
    row.sealed = INSTALLATION.seal_json(kept, _place(row)) if kept else b""


def _place(row: CallIntake) -> str:
    return f"call-intake:{row.public_id}"
