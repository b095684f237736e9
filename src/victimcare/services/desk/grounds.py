"""Grounds of Enhanced Rights as trained people record them: added at once, taken away only with a reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import Victim
from victimcare.rules.rights.enhanced_grounds import EnhancedGround, list_enhanced_grounds
from victimcare.rules.rights.enhanced_rights import RECORDED_GROUNDS
from victimcare.services.access import Act, Actor, permit
from victimcare.services.cases import timeline
from victimcare.services.desk.acts_of_people import DESK, held_victim, on_timeline, signed, words_of
from victimcare.services.rights.catalogue import catalogue


class NotGiven(LookupError):
    """She has no such recorded ground: what follows from facts cannot be taken away."""


@transaction.atomic
def add(*, actor: Actor, victim_id: int, grounds: Collection[str], words: str, now: datetime) -> None:
    """Her needs were looked at, and these grounds hold from now on. Open duties are counted again at once. Raises
    UnknownVictim, WordsMissing; ValueError for a ground that is none of `RECORDED_GROUNDS`."""
    if not grounds or not set(grounds) <= set(RECORDED_GROUNDS):
        raise ValueError(f"{sorted(grounds)} are not grounds; expected some of {', '.join(RECORDED_GROUNDS)}")
    _assess(actor, victim_id, {"enhanced_grounds": _in_order(grounds), "words": words_of(words)}, now)


@transaction.atomic
def assessed(*, actor: Actor, victim_id: int, grounds: Collection[str], words: str, now: datetime) -> None:
    """Her needs were looked at; these grounds hold from now on besides those that she has, and there may be none: the
    duty to assess is met all the same. Raises UnknownVictim, WordsMissing."""
    if grounds:
        add(actor=actor, victim_id=victim_id, grounds=grounds, words=words, now=now)
    else:
        _assess(actor, victim_id, {}, now)


@transaction.atomic
def remove(*, actor: Actor, victim_id: int, ground: str, reason: str, now: datetime) -> None:
    """This recorded ground holds no more, and why. What was met or missed by its clock stays. Raises UnknownVictim,
    NotGiven, WordsMissing."""
    permit(actor, Act.CHANGE_GROUNDS)
    victim = held_victim(actor, victim_id)
    given = Victim.objects.values_list("enhanced_grounds", flat=True).get(id=victim.id)
    if ground not in given:
        raise NotGiven(ground)
    left = _in_order(set(given) - {ground})
    _assess(actor, victim_id, {"enhanced_grounds": left, "removed_reason": words_of(reason)}, now)


def history(victim_id: int, *, now: datetime) -> tuple[EnhancedGround, ...]:
    """Every ground that she has or had, oldest first. The caller has permitted the look."""
    victim = Victim.objects.only("case_id", "record_id").get(id=victim_id)
    facts = [entry.fact for entry in timeline.timelines([victim.case_id])[victim.case_id]]
    return list_enhanced_grounds(facts, catalogue(), as_of=now).get(victim.record_id, ())


def _assess(actor: Actor, victim_id: int, given: Mapping[str, Any], now: datetime) -> None:
    permit(actor, Act.CHANGE_GROUNDS)
    victim = held_victim(actor, victim_id)
    on_timeline(actor, victim, "victim.needs_assessed", DESK, {**given, **signed(actor)}, now, now)


def _in_order(grounds: Collection[str]) -> list[str]:
    return [ground for ground in RECORDED_GROUNDS if ground in grounds]
