"""Finds a call's own row, and decides who acts in it and what they may hear: no one, until a victim's code has opened
their case."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from victimcare.records.models import AccessGrant, Call, ReservedNumber, Victim
from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.errors import NotFound
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.access import Actor, ActorKind
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.safe_contact import page_access


def lock_call(call_id: UUID) -> Call:
    """Return the row, locked until the transaction ends. Raises NotFound."""
    call = Call.objects.select_for_update().filter(public_id=call_id).first()
    if call is None:
        raise NotFound("no such call")
    return call


def caller_actor(call: Call) -> Actor:
    if call.victim_id is None:
        return Actor.anonymous("phone")
    return Actor(ActorKind.VICTIM, f"call:{call.public_id}", victim_id=call.victim_id, opens=SessionAccess.CASE)


def find_call_code_scope(call: Call) -> str | None:
    """Return the scope of the code that was keyed in this call: a victim has one code at a time, and a code made since
    then belongs to another call."""
    codes = AccessGrant.objects.of_victims().filter(
        victim_id=call.victim_id or -1, ended_at=None, made_at__lte=call.started_at
    )
    return codes.values_list("opens", flat=True).first()


def find_case_of_victim(victim_id: int | None) -> int | None:
    return Victim.objects.filter(id=victim_id).values_list("case_id", flat=True).first() if victim_id else None


# Numbers that are known to be safe. They prove no identity: anyone can show any number.


def is_reserved_number(number: str, *, now: datetime) -> bool:
    """Whether a caller from this number, as the carrier reports it, goes before others."""
    key = telephone_key(number) if number else ""
    return bool(key) and reserved_numbers_in_force(now).filter(match_key=key).exists()


def reserved_numbers_in_force(now: datetime) -> QuerySet[ReservedNumber]:
    return ReservedNumber.objects.filter(ended_at=None, added_at__lte=now, until_at__gt=now)


# Decides what a caller may hear of a promised call back, and whether they may move it.
#
# On the line, a guarded victim's call back is never read out, and cannot be ended, kept or moved by keys: a linked
# person may have forced the victim to give up the code, and would learn when we ring, or could stop us from ringing.
# Whatever is asked for with such a code, a person looks at the call. Any earlier promise stands, and what the caller
# hears does not depend on whether there was one.


def may_hear_callback(*, call_id: UUID, now: datetime) -> bool:
    """Whether the line may read out promised call backs in this call: the victim's case was opened, and their plan lets
    the line say more than whether there is news."""
    call = Call.objects.filter(public_id=call_id).first()
    return call is not None and may_tell_callback(call, now)


def is_caller_identified(*, call_id: UUID) -> bool:
    """Whether we know which victim a colleague would look for, whatever number is shown."""
    # a caller who keyed a duress code must hear the same
    known = Q(victim__isnull=False) | Q(quiet_code__isnull=False)
    return Call.objects.filter(known, public_id=call_id).exists()


def may_choose_callback_time(*, call_id: UUID) -> bool:
    """Whether a time may be chosen in this call."""
    call = Call.objects.filter(public_id=call_id).first()
    return call is not None and may_move_callback(call)


def may_tell_callback(call: Call, now: datetime) -> bool:
    """As `may_hear_callback`, checked anew: the victim's code may have been ended during the call, and their plan
    changed."""
    opens = find_call_code_scope(call)
    if call.victim_id is None or opens is None or not may_move_callback(call):
        return False
    opened = page_access.find_access_level(call.victim_id, VictimChannel.LINE, opens=opens, now=now)
    return opened is not None and not (opened.is_shut or opened.is_short)


def may_move_callback(call: Call) -> bool:
    """As `may_choose_callback_time`. Without an identity check a caller can only move what was asked for in the same
    call."""
    if call.quiet_code_id is not None:
        return False
    if call.victim_id is None:
        return True
    return find_call_code_scope(call) == "case" and call.victim_id not in find_guarded_victims([call.victim_id])
