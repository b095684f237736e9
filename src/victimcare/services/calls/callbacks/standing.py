"""What a caller may be told of a call back that stands, and whether it is theirs to move.

Of a guarded victim no promise is told on the line, and none is ended, kept or moved by keys: he may have made her give
up the code, and would hear when we ring, or that we ring no more would be his doing. Whatever is asked for with such a
code, a person looks at the call; what stood before stands, and nothing that is said depends on whether any did.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from victimcare.records.models import Call
from victimcare.rules.people.doors import Door
from victimcare.services.calls import on_call
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.messages import doors


def may_be_told(*, call_id: UUID, now: datetime) -> bool:
    """Whether the line may say in this call what is promised: her case was opened, and her plan lets it say more than
    whether there is news."""
    call = Call.objects.filter(public_id=call_id).first()
    return call is not None and is_to_be_told(call, now)


def has_proved(*, call_id: UUID) -> bool:
    """Whether it is known whom a person would look for, whatever number is shown."""
    known = Q(victim__isnull=False) | Q(quiet_code__isnull=False)  # told as if it were: whoever keyed it is to hear so
    return Call.objects.filter(known, public_id=call_id).exists()


def may_be_moved(*, call_id: UUID) -> bool:
    """Whether a time may be chosen in this call."""
    call = Call.objects.filter(public_id=call_id).first()
    return call is not None and is_to_be_moved(call)


def is_to_be_told(call: Call, now: datetime) -> bool:
    """As `may_be_told`: her code may have been ended in the call, and her plan changed."""
    opens = on_call.opened_by(call)
    if call.victim_id is None or opens is None or not is_to_be_moved(call):
        return False
    opened = doors.asked(call.victim_id, Door.LINE, opens=opens, now=now)
    return opened is not None and not (opened.is_shut or opened.is_short)


def is_to_be_moved(call: Call) -> bool:
    """As `may_be_moved`. Without proof only what was asked for in the same call is anybody's to move."""
    if call.quiet_code_id is not None:
        return False
    if call.victim_id is None:
        return True
    return on_call.opened_by(call) == "case" and call.victim_id not in is_guarded([call.victim_id])
