"""Which calls of 999 and 101 a person rings back, and how soon.

There is no national rule for abandoned calls (IOPC recommendation, February 2023): these are the force's own, as data.
A call back is never closed by a machine, and by a person only after a recorded try, or with a written reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService


class CallBackTry(StrEnum):
    """What came of ringing a caller back."""

    SPOKE = "spoke"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"  # it answered, and nothing was left on it
    NUMBER_DEAD = "number_dead"


class CallBackReason(StrEnum):
    """Why a call is rung back: a rule's name, as it stands on the contact."""

    ABANDONED_999 = "call_999_abandoned"
    SILENT_999 = "call_999_silent"
    REPEATED_999 = "call_999_again"  # the same number rang 999 shortly before
    DANGER_BEFORE = "call_999_after_danger"  # the same number was in danger shortly before
    ABANDONED_101 = "call_101_abandoned"
    SILENT_101 = "call_101_silent"


@dataclass(frozen=True, slots=True)
class CallBackRules:
    """`ring_off`: a 101 call that ended within it is counted apart and not rung back. `soon_after`: a 101 caller who
    waited this long is rung back sooner. `repeat_within`: how long an earlier 999 call or danger counts."""

    ring_off: timedelta = timedelta(seconds=5)
    soon_after: timedelta = timedelta(minutes=2)
    repeat_within: timedelta = timedelta(hours=24)


USUAL_CALL_BACKS = CallBackRules()


@dataclass(frozen=True, slots=True)
class CallFacts:
    service: CallService
    presented_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    end: CallEnd | None = None


@dataclass(frozen=True, slots=True)
class CallerHistory:
    """What the same number did within `repeat_within` before the call. A withheld number has no history."""

    has_rung_999: bool = False
    has_been_in_danger: bool = False


@dataclass(frozen=True, slots=True)
class CallBack:
    """`reasons`: the strongest first."""

    priority: ContactPriority
    reasons: tuple[CallBackReason, ...]


def decide_call_back(
    call: CallFacts, history: CallerHistory, rules: CallBackRules = USUAL_CALL_BACKS
) -> CallBack | None:
    """Return how soon a person rings back; None for a call that was answered, still goes on, or was rung off."""
    if call.end not in (CallEnd.ABANDONED, CallEnd.SILENT):
        return None
    if call.service is CallService.EMERGENCY:
        return _decide_999(call.end, history)
    if call.end is CallEnd.SILENT:
        return CallBack(ContactPriority.SOON, (CallBackReason.SILENT_101,))
    if is_ring_off(call, rules):
        return None
    waited = (call.ended_at or call.presented_at) - call.presented_at
    priority = ContactPriority.SOON if waited >= rules.soon_after else ContactPriority.ROUTINE
    return CallBack(priority, (CallBackReason.ABANDONED_101,))


def is_ring_off(call: CallFacts, rules: CallBackRules = USUAL_CALL_BACKS) -> bool:
    """Whether a 101 caller rang off within seconds. A 999 call is never one: each of them is rung back."""
    if call.service is CallService.EMERGENCY or call.end is not CallEnd.ABANDONED or call.ended_at is None:
        return False
    return call.ended_at - call.presented_at < rules.ring_off


def _decide_999(end: CallEnd, history: CallerHistory) -> CallBack:
    own = CallBackReason.SILENT_999 if end is CallEnd.SILENT else CallBackReason.ABANDONED_999
    raised = [CallBackReason.DANGER_BEFORE] if history.has_been_in_danger else []
    if history.has_rung_999:
        raised.append(CallBackReason.REPEATED_999)
    priority = ContactPriority.DANGER if raised else ContactPriority.HIGH
    return CallBack(priority, (*raised, own))
