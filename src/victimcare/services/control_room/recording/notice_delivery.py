"""Delivers what waits for the record system until it has it.

A notice is claimed by moving its next try into the future, sent outside the transaction, and its answer recorded. A
process that dies in between leaves a notice that is sent again: the record system knows it by its id.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import RecordNotice
from victimcare.rules.control_room.record_notices import NoticeState, NumberSource, read_record_number
from victimcare.rules.errors import NotFound
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_notices import notice_place
from victimcare.services.control_room.recording.record_numbers import lock_notice, take_record_number
from victimcare.services.person_keys import load_person_keys
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import SendError, SendRefused
from victimcare.services.ports.record_notices import OutgoingRecordNotice
from victimcare.services.sealing import Unopened

AT_A_TIME = 5  # each may take its whole time, and all together less than CLAIMED_FOR
CLAIMED_FOR = timedelta(seconds=60)  # longer than any try may take
# The wait after each failed try; the last one is repeated for as long as it takes.
WAITS = (timedelta(seconds=5), timedelta(seconds=15), timedelta(minutes=1), timedelta(minutes=3))
NO_LINK = "no_link"  # this installation tells no record system: a person does
UNREADABLE = "unreadable"  # its words were erased, or their key is missing


def deliver_due_notices(*, actor: Actor, now: datetime) -> int:
    """Deliver what is due. Returns how many notices the record system has taken."""
    permit(actor, Act.TELL_RECORD_SYSTEM)
    delivered = 0
    while claimed := _claim_due(now):
        taken = sum(_deliver(actor, row, now) for row in claimed)
        delivered += taken
        if not taken:  # it is away: the rest waits for the next round
            break
    return delivered


@transaction.atomic
def _claim_due(now: datetime) -> list[RecordNotice]:
    due = RecordNotice.objects.select_for_update(of=("self",), skip_locked=True).filter(
        state=NoticeState.WAITING, next_try_at__lte=now
    )
    rows = list(due.order_by("next_try_at", "id")[:AT_A_TIME])
    for row in rows:
        row.attempts += 1
        row.next_try_at = now + CLAIMED_FOR
        row.save(update_fields=["attempts", "next_try_at"])
    return rows


def _deliver(actor: Actor, row: RecordNotice, now: datetime) -> bool:
    try:
        body = load_person_keys([row.sealed_body]).open_or_refuse(row.sealed_body, notice_place(row.public_id))
        answer = port_registry.record_notice_link().deliver(OutgoingRecordNotice(row.public_id, json.loads(body)))
    except Unopened:
        return _record_refusal(row, UNREADABLE)
    except PortUnbound:
        return _record_refusal(row, NO_LINK)
    except SendRefused as refused:
        return _record_refusal(row, str(refused)[:60] or "refused")
    except SendError:
        later = now + WAITS[min(row.attempts, len(WAITS)) - 1]
        RecordNotice.objects.filter(id=row.id, state=NoticeState.WAITING).update(next_try_at=later)
        return False
    _record_delivery(actor, row, read_record_number(answer), now)
    return True


def _record_refusal(row: RecordNotice, reason: str) -> bool:
    """A refused notice stands on the list of what is not recorded, until a person has mended it."""
    waiting = RecordNotice.objects.filter(id=row.id, state=NoticeState.WAITING)
    waiting.update(state=NoticeState.REFUSED, reason=reason, next_try_at=None)
    return False


@transaction.atomic
def _record_delivery(actor: Actor, row: RecordNotice, number: str, now: datetime) -> None:
    """Also where a person entered a number meanwhile: the record system has it, and its own number counts."""
    notice = lock_notice(row.public_id)
    assert notice is not None, "a notice is never deleted"
    notice.state, notice.delivered_at, notice.next_try_at, notice.reason = NoticeState.DELIVERED, now, None, ""
    notice.save(update_fields=["state", "delivered_at", "next_try_at", "reason"])
    if number:
        take_record_number(actor, notice, number, NumberSource.ANSWER, now)


@transaction.atomic
def send_notice_again(*, actor: Actor, notice_id: UUID, now: datetime) -> None:
    """Send a notice once more: one that was refused, because a person has mended what was wrong, or one whose number
    never came. The record system knows it by its id. Raises NotFound."""
    permit(actor, Act.WORK_INCIDENT)
    stuck = RecordNotice.objects.filter(
        public_id=notice_id, number="", state__in=[NoticeState.REFUSED, NoticeState.DELIVERED]
    )
    if not stuck.update(state=NoticeState.WAITING, reason="", attempts=0, next_try_at=now):
        raise NotFound("nothing to send again")
    note(actor, "record_notice.sent_again", at=now, detail={"notice": str(notice_id)})


@transaction.atomic
def send_refused_notices_again(*, actor: Actor, now: datetime) -> int:
    """Send all that were refused once more, as after a wrong setting was put right. Returns how many."""
    permit(actor, Act.WORK_INCIDENT)
    count = RecordNotice.objects.filter(state=NoticeState.REFUSED, number="").update(
        state=NoticeState.WAITING, reason="", attempts=0, next_try_at=now
    )
    note(actor, "record_notice.all_sent_again", at=now, detail={"notices": count})
    return count
