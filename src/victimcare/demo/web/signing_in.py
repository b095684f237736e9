"""Being one of the cast without their code or their provider."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.demo import cast, referrals, supporters
from victimcare.demo.cast import Member
from victimcare.demo.load import DOOR, staff_of, victim_of
from victimcare.records.models import AccessGrant, Supporter, Victim, VictimSession
from victimcare.services.access import Actor
from victimcare.services.access_codes import victim_codes
from victimcare.services.access_codes.victim_codes import NewCode
from victimcare.services.audit import note
from victimcare.services.desk import staff_sessions
from victimcare.services.sessions import victim_sessions

REASON = "demonstration"


@transaction.atomic
def visit_of(member: Member, now: datetime) -> str:
    """A visit's token. On the code she has, so that one already given goes on working; else on a new one."""
    victim = victim_of(member)
    if (grant := _live_grant(victim, now)) is None:
        new_code(member, now)
        grant = AccessGrant.objects.hers().get(victim=victim, ended_at=None)
    note(Actor.nobody(DOOR), "demonstration.signed_in", at=now, case_id=victim.case_id, victim_id=victim.id)
    token = victim_sessions.begin_victim_session(grant=grant, now=now)
    # No code was typed that could be asked for again: it counts as shown.
    VictimSession.objects.filter(grant=grant, started_at=now).update(again_at=now)
    return token


@transaction.atomic
def visit_of_supporter(member: Member, now: datetime) -> str:
    supporter = _supporter(member)
    note(Actor.nobody(DOOR), "demonstration.signed_in", at=now, victim_id=supporter.victim_id)
    return supporters.visit_of(supporter, with_person=_carys(), now=now)


@transaction.atomic
def visit_of_partner(member: Member, now: datetime) -> str:
    return referrals.visit_of(member.name, now=now)


def new_code_of_supporter(member: Member, now: datetime) -> str:
    """A code of their own to type on the page. The old one ends."""
    return supporters.new_code(_supporter(member), with_person=_carys(), now=now)


def _supporter(member: Member) -> Supporter:
    return Supporter.objects.get(victim=victim_of(member), name=member.name, ended_at=None)


def _carys() -> Actor:
    return staff_sessions.staff_actor(staff_of(cast.by_id("carys")))


def new_code(member: Member, now: datetime) -> NewCode:
    """A code to type on the page or key on the line. The old one ends."""
    victim_id = victim_of(member).id
    actor = Actor.operator(DOOR, reason=REASON)
    return victim_codes.make_victim_code(
        actor=actor, victim_id=victim_id, opens=victim_codes.find_code_scope(victim_id), now=now, keeps_second=True
    )


def _live_grant(victim: Victim, now: datetime) -> AccessGrant | None:
    return AccessGrant.objects.hers().filter(victim=victim, ended_at=None, expires_at__gt=now).first()
