"""Records the calls of 999 and 101 as their telephone system tells them, and opens a call back for those that were
abandoned or silent.

A call is told as often as its system likes, while it goes on and after: it is one row by source and id. What is known
is never forgotten by a later report that says less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import EmergencyCall, RoomContact, Staff
from victimcare.rules.control_room.calls.abandoned_calls import (
    CallBack,
    CallBackReason,
    CallBackRules,
    CallerHistory,
    CallFacts,
    decide_call_back,
)
from victimcare.rules.control_room.calls.call_intake import CALL_ROUTES
from victimcare.rules.control_room.calls.call_records import GivenCall
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority, ContactRoute
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_intake import (
    IncomingContactMessage,
    TakenMessage,
    sender_key,
    take_contact_messages,
)
from victimcare.services.person_keys import INSTALLATION, OpeningKeys
from victimcare.services.secret_hashes import DigestUse, list_digests, make_digest
from victimcare.wording import say


@dataclass(frozen=True, slots=True)
class CallRecord:
    """`contact`: of its call back, if it has one. `is_offered`: a call taker that we know sees it on their page."""

    call_id: int
    is_new: bool
    contact: UUID | None
    is_offered: bool = False


@transaction.atomic
def record_calls(
    *, actor: Actor, calls: Sequence[GivenCall], now: datetime, is_history: bool = False
) -> list[CallRecord]:
    """Record these calls, and open a call back for each that needs one. `is_history`: old calls, for the figures alone:
    they open nothing. The number of queries does not depend on how many there are."""
    permit(actor, Act.RECORD_CALLS)
    with connection.cursor() as cursor:  # one after another: two reports of one call cannot both be new
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('control_room.emergency_calls'))")
    rows = _load_rows(calls)
    known = {key for key, row in rows.items() if row.pk is not None}
    for given in calls:
        _apply(rows[given.source, given.source_id], given, now)
    changed = [row for row in rows.values() if row.pk is not None]
    EmergencyCall.objects.bulk_create([row for row in rows.values() if row.pk is None])
    EmergencyCall.objects.bulk_update(changed, _TOLD)
    if not is_history:
        _open_call_backs(actor, [row for row in rows.values() if row.contact is None], now)
    note(actor, "emergency_calls.recorded", at=now, detail={"calls": len(rows), "new": len(rows) - len(known)})
    return [
        CallRecord(
            row.id,
            (given.source, given.source_id) not in known,
            row.contact.public_id if row.contact else None,
            row.taker_id is not None and not row.end,
        )
        for given in calls
        for row in [rows[given.source, given.source_id]]
    ]


def open_caller(row: EmergencyCall) -> tuple[str, str]:
    """Return the caller's number and place as they were told."""
    number, place = OpeningKeys({}).open_json(row.sealed_caller, _place(row), instead=lambda _: ["", ""])
    return number, place


_TOLD = (
    "presented_at",
    "answered_at",
    "ended_at",
    "end",
    "from_key",
    "sealed_caller",
    "accuracy_metres",
    "taker",
    "told_at",
)


def _load_rows(calls: Sequence[GivenCall]) -> dict[tuple[str, str], EmergencyCall]:
    """The row of each call, stored or new."""
    stored = EmergencyCall.objects.select_related("contact").filter(
        source__in={each.source for each in calls}, source_id__in={each.source_id for each in calls}
    )
    rows = {(row.source, row.source_id): row for row in stored}
    asked = [(each.source, each.source_id) for each in calls]
    new = {key: EmergencyCall(source=key[0], source_id=key[1]) for key in asked if key not in rows}
    return {key: rows.get(key) or new[key] for key in asked}


def _apply(row: EmergencyCall, given: GivenCall, now: datetime) -> None:
    row.service, row.presented_at = given.service, given.presented_at
    if row.end != CallEnd.ABANDONED or given.end:
        row.answered_at = given.answered_at or row.answered_at
    row.ended_at, row.end = given.ended_at or row.ended_at, given.end or row.end
    if row.end == CallEnd.ABANDONED:  # said by its system last, and so not answered
        row.answered_at = None
    number, place = open_caller(row)
    number, place = given.number.strip() or number, given.place.strip() or place
    row.from_key = make_digest(_key(number), DigestUse.ROOM_SENDER)
    row.sealed_caller = INSTALLATION.seal_json([number, place], _place(row)) if number or place else b""
    if given.accuracy_metres is not None:
        row.accuracy_metres = given.accuracy_metres
    if given.taker:
        row.taker = Staff.objects.filter(username=given.taker, is_active=True).first() or row.taker
    row.told_at = now


def _open_call_backs(actor: Actor, rows: Sequence[EmergencyCall], now: datetime) -> None:
    ended = [row for row in rows if row.end in (CallEnd.ABANDONED, CallEnd.SILENT)]
    if not ended:
        return
    earlier = _EarlierContacts(ended)
    due = []
    for row in sorted(ended, key=lambda each: (each.presented_at, each.source_id)):
        if call_back := decide_call_back(_facts(row), earlier.history_of(row), _rules()):
            due.append((row, _build_message(row, call_back, earlier.calls_before(row), now)))
    taken = take_contact_messages(actor=actor, incoming=[message for _, message in due], now=now) if due else []
    _link(due, taken)


def _link(due: Sequence[tuple[EmergencyCall, object]], taken: Sequence[TakenMessage]) -> None:
    contacts = RoomContact.objects.in_bulk([each.contact_id for each in taken])
    for (row, _), each in zip(due, taken, strict=True):
        row.contact = contacts[each.contact_id]
    EmergencyCall.objects.bulk_update([row for row, _ in due], ["contact"])


class _EarlierContacts:
    """What the same numbers did shortly before: two queries for all of them."""

    def __init__(self, rows: Sequence[EmergencyCall]) -> None:
        numbers = [open_caller(row)[0] for row in rows]
        self._keys = {row.pk: set(_list_keys(number)) for row, number in zip(rows, numbers, strict=True)}
        keys = set().union(*self._keys.values())
        since = min(row.presented_at for row in rows) - _rules().repeat_within
        until = max(row.presented_at for row in rows)
        within = {"from_key__in": keys, "presented_at__gte": since, "presented_at__lte": until}
        self._calls = list(EmergencyCall.objects.filter(**within).order_by("-presented_at")) if keys else []
        self._dangers = list(
            RoomContact.objects.filter(
                from_key__in=keys, priority=ContactPriority.DANGER, newest_at__gte=since, received_at__lte=until
            )
            if keys
            else ()
        )

    def history_of(self, row: EmergencyCall) -> CallerHistory:
        """A contact that is in danger only because of calls counts as calls."""
        keys, since = self._keys[row.pk], row.presented_at - _rules().repeat_within
        has_rung = any(each.service == CallService.EMERGENCY for each in self.calls_before(row))
        in_danger = any(
            each.from_key in keys
            and each.newest_at >= since
            and each.received_at <= row.presented_at
            and not (each.route == ContactRoute.CALL_999 and set(each.rules) <= set(CallBackReason))
            for each in self._dangers
        )
        return CallerHistory(has_rung, in_danger)

    def calls_before(self, row: EmergencyCall) -> list[EmergencyCall]:
        """The newest first."""
        keys, since = self._keys[row.pk], row.presented_at - _rules().repeat_within
        return [
            each
            for each in self._calls
            if each.pk != row.pk and each.from_key in keys and since <= each.presented_at <= row.presented_at
        ]


def _build_message(
    row: EmergencyCall, call_back: CallBack, before: Iterable[EmergencyCall], now: datetime
) -> IncomingContactMessage:
    """The message of a call back. It joins the call back that the same number already has."""
    number, place = open_caller(row)
    service, ended_at = CallService(row.service), row.ended_at or row.presented_at
    waited = round(((row.answered_at or ended_at) - row.presented_at).total_seconds())
    what = "silent" if row.end == CallEnd.SILENT else "abandoned"
    words = [say(f"control-room-calls-{what}", service=service.value, seconds=waited)]
    words += [say(f"control-room-calls-reason-{reason.value.replace('_', '-')}") for reason in call_back.reasons[:-1]]
    words.append(say("control-room-calls-place", place=place) if place else say("control-room-calls-no-place"))
    if not number:
        words.append(say("control-room-calls-withheld"))
    fields: Mapping[str, str] = {"number": number, "place": place} if number or place else {}
    return IncomingContactMessage(
        route=CALL_ROUTES[service],
        sender=number,
        subject=say(f"control-room-calls-{what}-subject", service=service.value),
        words="\n".join(words),
        own_name=name_call(row),
        answers=tuple(name_call(each) for each in before),
        source_id=name_call(row),
        said=ContactClass.ABANDONED_CALL,
        fields=fields,
        received_at=min(ended_at, now),  # the clock of a telephone system may be fast
        priority=call_back.priority,
        own_rules=tuple(call_back.reasons),
    )


def _facts(row: EmergencyCall) -> CallFacts:
    end = CallEnd(row.end) if row.end else None
    return CallFacts(CallService(row.service), row.presented_at, row.answered_at, row.ended_at, end)


def name_call(row: EmergencyCall) -> str:
    """The name by which a further message joins the contact of this call."""
    return f"call:{row.source}:{row.source_id}"


def _key(number: str) -> str:
    return sender_key(ContactRoute.CALL_999, number)


def _list_keys(number: str) -> tuple[str, ...]:
    return list_digests(_key(number), DigestUse.ROOM_SENDER)


def _place(row: EmergencyCall) -> str:
    return f"emergency-call:{row.source}:{row.source_id}"


def _rules() -> CallBackRules:
    force: Force = settings.FORCE
    return force.control_room.call_backs
