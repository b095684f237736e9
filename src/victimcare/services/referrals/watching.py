"""No referral ends nowhere: what the clock brings about, looked for again and again. Each is safe to run twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import PartnerUser, Referral, Task
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.partner_accounts import CERTIFIED_FOR, WARNED_BEFORE
from victimcare.rules.referrals.referral_course import ReferralMove
from victimcare.services.access import Actor
from victimcare.services.referrals import course, for_officer, partner_door, partner_users, self_referrals
from victimcare.services.safe_contact import gate

AT_A_TIME = 200
_OVER = ("refused", "ended", "recalled", "expired")


@dataclass(frozen=True, slots=True)
class Looked:
    asked: int  # of a person
    expired: int
    people: int
    deleted: int
    unread: int  # by the officer, of what a service wrote


def look_after(*, actor: Actor, now: datetime) -> Looked:
    return Looked(
        expired=end_what_ran_out(actor=actor, now=now),
        asked=ask_about_late(now=now),
        people=ask_about_people(now=now),
        deleted=self_referrals.delete_old(now=now),
        unread=for_officer.ask_about_unread(now=now),
    )


def ask_about_late(*, now: datetime) -> int:
    """Where a person of ours owes the next step and no task says so. Returns how many."""
    a_task = Task.objects.filter(
        kind=TaskKind.REFERRAL, subject_key=Concat(Value("referral:"), Cast(OuterRef("public_id"), TextField()))
    )
    unsettled = Referral.objects.filter(settled="").filter(
        Q(state__in=_OVER) | Q(due_at__lt=now) | Q(state="ready"), ~Exists(a_task.filter(closed_at=None))
    )
    return sum(_each(referral_id, now) for referral_id in unsettled.values_list("id", flat=True)[:AT_A_TIME])


@transaction.atomic
def _each(referral_id: int, now: datetime) -> bool:
    row = Referral.objects.select_for_update(skip_locked=True).filter(id=referral_id).first()
    return row is not None and course.ask_whoever_must_act(row, now=now) is not None


def end_what_ran_out(*, actor: Actor, now: datetime) -> int:
    """What she agreed to counts no more: from today no service sees it."""
    ran_out = Referral.objects.filter(consent__ends_on__lt=london_date(now), settled="").exclude(state__in=_OVER)
    found = list(ran_out.values_list("id", "victim_id")[:AT_A_TIME])
    return sum(_end(actor, referral_id, victim_id, now) for referral_id, victim_id in found)


@transaction.atomic
def _end(actor: Actor, referral_id: int, victim_id: int, now: datetime) -> bool:
    gate.lock_victims([victim_id])
    row = Referral.objects.select_for_update().get(id=referral_id)
    return row.state not in _OVER and course.go(actor, row, ReferralMove.EXPIRE, now=now)


@transaction.atomic
def ask_about_people(*, now: datetime) -> int:
    """Who comes in for a service is looked at again, two weeks before their time is over."""
    near = now - CERTIFIED_FOR + WARNED_BEFORE
    found = PartnerUser.objects.filter(ended_at=None, partner__ended_at=None).filter(
        Q(by_force_at__lte=near) | Q(by_lead_at__lte=near, is_lead=False)
    )
    asked = 0
    for user in found.order_by("id")[:AT_A_TIME]:
        stands = partner_users.certified(user)
        reason = "partner_shut_out" if stands.is_over(now) else "partner_to_certify"
        a_task = Task.objects.filter(
            kind=TaskKind.PARTNER_PEOPLE, subject_key=partner_users.about(user), closed_at=None
        )
        if not a_task.filter(reason=reason).exists():
            partner_door.ask_to_look(user, reason, harm=1, now=now)
            asked += 1
    return asked
