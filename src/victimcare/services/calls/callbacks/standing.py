"""Decides what a caller may be told of a standing call back, and whether they may move it.

On the line, a guarded victim's promise is not told, and cannot be ended, kept or moved by keys: a linked person may
have forced the victim to give up the code, and would learn when we ring, or could stop us from ringing. Whatever is
asked for with such a code, a person looks at the call; what stood before stands, and what the caller hears does not
depend on whether any promise did.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from victimcare.records.models import Call
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services.calls import on_call
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.safe_contact import page_access


def may_be_told(*, call_id: UUID, now: datetime) -> bool:
    """Whether the line may say in this call what is promised: the victim's case was opened, and their plan lets the
    line say more than whether there is news."""
    call = Call.objects.filter(public_id=call_id).first()
    return call is not None and is_to_be_told(call, now)


def has_proved(*, call_id: UUID) -> bool:
    """Whether it is known which victim a person would look for, whatever number is shown."""
    # the caller who keyed a duress code must hear the same
    known = Q(victim__isnull=False) | Q(quiet_code__isnull=False)
    return Call.objects.filter(known, public_id=call_id).exists()


def may_be_moved(*, call_id: UUID) -> bool:
    """Whether a time may be chosen in this call."""
    call = Call.objects.filter(public_id=call_id).first()
    return call is not None and is_to_be_moved(call)


def is_to_be_told(call: Call, now: datetime) -> bool:
    """As `may_be_told`, asked anew: the victim's code may have been ended in the call, and their plan changed."""
    opens = on_call.opened_by(call)
    if call.victim_id is None or opens is None or not is_to_be_moved(call):
        return False
    opened = page_access.find_access_level(call.victim_id, VictimChannel.LINE, opens=opens, now=now)
    return opened is not None and not (opened.is_shut or opened.is_short)


def is_to_be_moved(call: Call) -> bool:
    """As `may_be_moved`. Without an identity check a caller can move only what was asked for in the same call."""
    if call.quiet_code_id is not None:
        return False
    if call.victim_id is None:
        return True
    return on_call.opened_by(call) == "case" and call.victim_id not in is_guarded([call.victim_id])
