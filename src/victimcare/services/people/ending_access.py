"""Ends every way in at once, after keys or a backup were stolen (docs/backups.md).

Everything that people hold stops working: access codes, second steps, visits, remembered browsers, addresses that
officers answer to, tokens of other systems, links, passwords and invitations of support services, pages of handover
reports for agencies, and every sign-in. A colleague tells each victim.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F

from victimcare.records.models import (
    AccessGrant,
    ApiToken,
    HandoverDoor,
    KnownBrowser,
    PartnerRecovery,
    PartnerSession,
    PartnerUser,
    SecondFactor,
    SetUpWindow,
    SupportService,
    Victim,
    VictimSession,
)
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import About, note, note_each
from victimcare.services.desk.actions import make_tasks
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import Harm, NewTask
from victimcare.services.people.second_step.ending import BLANK
from victimcare.services.updates.mailing import end_reply_addresses

REASON = "stolen"  # why the codes ended
TASK_REASON = "code_ended_after_theft"
GUARDED_WITHIN = timedelta(hours=2)
_AT_ONCE = 500  # tasks in one statement


@dataclass(frozen=True, slots=True)
class EndedAccess:
    """How many of each kind ended, or would end."""

    codes: int
    victims: int  # to be told by a colleague
    second_steps: int
    visits: int
    tokens: int
    service_links: int
    service_sign_ins: int
    service_passwords: int
    service_invitations: int  # not used yet
    packet_links: int
    browsers: int
    staff_sign_ins: int


@transaction.atomic
def end_all_access(*, actor: Actor, is_rehearsal: bool, now: datetime) -> EndedAccess:
    """End all access in one transaction, with a task for each victim whose code ended. `is_rehearsal`: only count."""
    permit(actor, Act.END_ACCESS)
    codes = AccessGrant.objects.filter(ended_at=None)
    factors, windows = SecondFactor.objects.filter(ended_at=None), SetUpWindow.objects.filter(ended_at=None)
    visits = VictimSession.objects.filter(ended_at=None)
    tokens = ApiToken.objects.filter(revoked_at=None)
    service_sign_ins = PartnerSession.objects.filter(ended_at=None)
    service_people = PartnerUser.objects.filter(ended_at=None)
    packet_links = HandoverDoor.objects.filter(used_at=None, expires_at__gt=now)
    victims = sorted(set(codes.values_list("victim_id", flat=True)))
    ended = EndedAccess(
        codes=codes.count(),
        victims=len(victims),
        second_steps=factors.count(),
        visits=visits.count(),
        tokens=tokens.count(),
        service_links=SupportService.objects.count(),
        service_sign_ins=service_sign_ins.count(),
        service_passwords=service_people.exclude(password="").count(),
        service_invitations=service_people.exclude(invitation_hash=None).count(),
        packet_links=packet_links.count(),
        browsers=KnownBrowser.objects.count(),
        staff_sign_ins=_count_staff_sign_ins(),
    )
    if is_rehearsal:
        return ended
    codes.update(ended_at=now, ended_reason=REASON)
    factors.update(ended_at=now, ended_reason=REASON, **BLANK)
    windows.update(ended_at=now, ended_reason=REASON, **BLANK)
    visits.update(ended_at=now)
    tokens.update(revoked_at=now)
    service_sign_ins.update(ended_at=now)
    _end_service_passwords(now)
    packet_links.update(expires_at=now, sealed_token=b"")
    KnownBrowser.objects.all().delete()
    SupportService.objects.update(link_number=F("link_number") + 1)
    end_reply_addresses()
    _end_staff_sign_ins()
    for first in range(0, len(victims), _AT_ONCE):
        _hand_to_people(actor, victims[first : first + _AT_ONCE], now)
    note(actor, "access.ended", at=now, detail={name: getattr(ended, name) for name in EndedAccess.__slots__})
    return ended


def _hand_to_people(actor: Actor, victim_ids: list[int], now: datetime) -> None:
    """Make a task to tell each of these victims, audited in each of their cases too."""
    harm_of = harms(victim_ids)
    make_tasks(
        [
            NewTask(
                TaskKind.WRONG_CODES,
                victim_id,
                TASK_REASON,
                harm,
                now + GUARDED_WITHIN if harm is Harm.HIGH else None,
                subject_key=REASON,
            )
            for victim_id, harm in harm_of.items()
        ],
        now=now,
    )
    cases = Victim.objects.filter(id__in=victim_ids).values_list("id", "case_id")
    note_each(actor, "access_code.ended", [About(case_id, victim_id) for victim_id, case_id in cases], at=now)


def _end_service_passwords(now: datetime) -> None:
    """Ends passwords, apps, recovery numbers on paper and unused invitations: a supervisor invites each person again."""
    PartnerRecovery.objects.filter(user__ended_at=None, used_at=None).update(used_at=now)
    people = PartnerUser.objects.filter(ended_at=None)
    people.update(password="", sealed=None, invitation_hash=None, wrong_tries=0, rests_until=None)


def _count_staff_sign_ins() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM public.django_session")
        return int(cursor.fetchone()[0])


def _end_staff_sign_ins() -> None:
    """Ends the sign-ins of staff and officers, and every other Django session: signed-in users must sign in again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM public.django_session")
