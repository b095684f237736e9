"""Treats wrong codes as a sign of risk, since the person guessing a victim's code may be one the victim must be kept
safe from; and ends all access after a theft of keys.

A job looks for them some time after the tries: a task made with the try itself would show by its time that there is
such a code (design, section 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Count, F, Max

from victimcare.records.models import (
    AccessGrant,
    ApiToken,
    CodeAttempt,
    FactorSetupWindow,
    HandoverLink,
    KnownBrowser,
    PartnerRecoveryCode,
    PartnerSession,
    PartnerUser,
    SecondFactor,
    SupportService,
    Task,
    TextedNumber,
    Victim,
    VictimSession,
)
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.services.access import Act, Actor, permit
from victimcare.services.access_codes.second_factors import BLANK_FACTOR
from victimcare.services.audit import AuditSubject, note, note_each
from victimcare.services.desk.task_actions import make_task, make_tasks
from victimcare.services.desk.task_shapes import HarmLevel, NewTask, load_harm_levels
from victimcare.services.updates.officer_mail import end_reply_addresses

# Alerts a colleague to a second step that rests because of wrong numbers, or whose texted number was requested and
# never entered: the person who tried has the victim's code.
#
# The job that looks for guessed codes looks for these too, some time after the tries
# (`access_codes.compromised_access`).

SECOND_FACTOR_DUE_IN = timedelta(hours=2)
UNSHOWN_VISITS_NOTED = 2  # sessions in a day in which a number was texted and none was entered: one is a change of mind


def alert_guessed_second_factors(*, now: datetime, within: timedelta) -> int:
    """Make one task for each code whose second step has recently begun to rest, for each window that ended so, and for
    each victim and day on which numbers were texted and none was entered; nothing is reported twice. Returns how many
    are new."""
    resting = AccessGrant.objects.filter(second_rests_since__gt=now - within, second_rests_since__lte=now)
    windows = FactorSetupWindow.objects.filter(ended_reason="wrong_tries", ended_at__gt=now - within, ended_at__lte=now)
    wanted = [
        *(
            _second_factor_task(one.victim_id, "second_step_guessed", f"second:{one.id}", now)
            for one in resting.order_by("id")
        ),
        *(
            _second_factor_task(one.victim_id, "set_up_guessed", f"window:{one.id}", now)
            for one in windows.order_by("id")
        ),
        *(
            _second_factor_task(victim_id, "second_step_unshown", f"texted:{victim_id}:{day}", now)
            for victim_id, day in _unshown(now - within, now)
        ),
    ]
    subjects = [task.subject_key for task in wanted]
    told = set(
        Task.objects.filter(kind=TaskKind.WRONG_CODES, subject_key__in=subjects).values_list("subject_key", flat=True)
    )
    return len(make_tasks([task for task in wanted if task.subject_key not in told], now=now))


def _unshown(since: datetime, now: datetime) -> list[tuple[int, date]]:
    """Victims whose phone got numbers that have expired, in sessions that stayed short, and the day of the last
    request. An abuser may only want to find out whether a phone buzzes."""
    over = TextedNumber.objects.filter(asked_at__gt=since, ends_at__lte=now, used_at=None, window=None)
    short = over.filter(visit__second_at=None).exclude(telling=None).values("victim")
    many = short.annotate(visits=Count("visit", distinct=True), last_at=Max("asked_at")).filter(
        visits__gte=UNSHOWN_VISITS_NOTED
    )
    return [(row["victim"], london_date(row["last_at"])) for row in many.order_by("victim")]


def _second_factor_task(victim_id: int, reason: str, subject: str, now: datetime) -> NewTask:
    return NewTask(
        TaskKind.WRONG_CODES,
        victim_id,
        reason,
        harm=HarmLevel.HIGH,
        due_at=now + SECOND_FACTOR_DUE_IN,
        subject_key=subject,
    )


WRONG_TRIES_NOTED = 2  # wrong tries in a day: one is a slip
GUESSING_WINDOW = timedelta(days=1)
GUESSING_DUE_IN = timedelta(hours=2)
_GUESSED, _ENDED, _QUIET_ENDED = "code_guessed", "code_guessed_ended", "quiet_code_guessed_ended"


class _Tried(NamedTuple):
    victim_id: int
    last_at: datetime


@transaction.atomic
def alert_guessed_codes(*, now: datetime) -> int:
    """Make one task for each victim and day whose code, or second step, was guessed at, for the colleague who looks
    after the victim. Returns how many were made or updated. Safe to run twice."""
    return sum(_alert_code_guessing(tried, now) for tried in _tried(now)) + alert_guessed_second_factors(
        now=now, within=GUESSING_WINDOW
    )


def _tried(now: datetime) -> list[_Tried]:
    lately = CodeAttempt.objects.filter(was_right=False, tried__isnull=False, at__gt=now - GUESSING_WINDOW, at__lte=now)
    rows = (
        lately.values("tried__victim")
        .annotate(count=Count("id"), last_at=Max("at"))
        .filter(count__gte=WRONG_TRIES_NOTED)
    )
    return [_Tried(row["tried__victim"], row["last_at"]) for row in rows.order_by("tried__victim")]


def _alert_code_guessing(tried: _Tried, now: datetime) -> bool:
    ended = AccessGrant.objects.filter(
        victim=tried.victim_id, ended_reason="wrong_tries", ended_at__gt=now - GUESSING_WINDOW, ended_at__lte=now
    )
    kinds = set(ended.values_list("opens", flat=True))
    reason = _GUESSED if not kinds else _QUIET_ENDED if kinds == {AccessLevel.QUIET} else _ENDED
    last = Task.objects.filter(kind=TaskKind.WRONG_CODES, victim=tried.victim_id, subject_key="").order_by("id").last()
    if last is not None and not _is_news(last, tried, reason, now):
        return False
    task_id = make_task(
        kind=TaskKind.WRONG_CODES,
        victim_id=tried.victim_id,
        reason=reason,
        harm=HarmLevel.HIGH,
        due_at=now + GUESSING_DUE_IN,
        now=now,
    )
    Task.objects.filter(id=task_id, owner=None).update(owner=_advocate(tried.victim_id))
    return True


def _is_news(last: Task, tried: _Tried, reason: str, now: datetime) -> bool:
    """Whether there is news since the last task: it is a day old and tries followed, or what was guessed at has
    ended."""
    if now - last.created_at >= GUESSING_WINDOW:
        return tried.last_at > last.updated_at
    return last.closed_at is None and last.reason != reason


def _advocate(victim_id: int) -> int | None:
    """The colleague with the victim's open work, by the most recently changed task; None: the team sees it first."""
    theirs = Task.objects.filter(victim=victim_id, closed_at=None, owner__is_active=True)
    return theirs.order_by("updated_at").values_list("owner", flat=True).last()


# Ends all access at once, after keys or a backup were stolen (docs/backups.md).
#
# Everything that people hold stops working: access codes, second steps, sessions, remembered browsers, addresses that
# officers answer to, tokens of other systems, links, passwords and invitations of support services, pages of handover
# reports for agencies, and every sign-in. A colleague tells each victim.

THEFT_REASON = "stolen"  # why the codes ended
THEFT_TASK_REASON = "code_ended_after_theft"
GUARDED_TOLD_WITHIN = timedelta(hours=2)
_AT_ONCE = 500  # tasks in one statement


@dataclass(frozen=True, slots=True)
class AccessRevocation:
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
def revoke_all_access(*, actor: Actor, is_rehearsal: bool, now: datetime) -> AccessRevocation:
    """End all access in one transaction, with a task for each victim whose code ended. `is_rehearsal`: only count."""
    permit(actor, Act.END_ACCESS)
    codes = AccessGrant.objects.filter(ended_at=None)
    factors, windows = SecondFactor.objects.filter(ended_at=None), FactorSetupWindow.objects.filter(ended_at=None)
    visits = VictimSession.objects.filter(ended_at=None)
    tokens = ApiToken.objects.filter(revoked_at=None)
    service_sign_ins = PartnerSession.objects.filter(ended_at=None)
    service_people = PartnerUser.objects.filter(ended_at=None)
    packet_links = HandoverLink.objects.filter(used_at=None, expires_at__gt=now)
    victims = sorted(set(codes.values_list("victim_id", flat=True)))
    ended = AccessRevocation(
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
    codes.update(ended_at=now, ended_reason=THEFT_REASON)
    factors.update(ended_at=now, ended_reason=THEFT_REASON, **BLANK_FACTOR)
    windows.update(ended_at=now, ended_reason=THEFT_REASON, **BLANK_FACTOR)
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
    note(actor, "access.ended", at=now, detail={name: getattr(ended, name) for name in AccessRevocation.__slots__})
    return ended


def _hand_to_people(actor: Actor, victim_ids: list[int], now: datetime) -> None:
    """Make a task to tell each of these victims, audited in each of their cases too."""
    harm_of = load_harm_levels(victim_ids)
    make_tasks(
        [
            NewTask(
                TaskKind.WRONG_CODES,
                victim_id,
                THEFT_TASK_REASON,
                harm,
                now + GUARDED_TOLD_WITHIN if harm is HarmLevel.HIGH else None,
                subject_key=THEFT_REASON,
            )
            for victim_id, harm in harm_of.items()
        ],
        now=now,
    )
    cases = Victim.objects.filter(id__in=victim_ids).values_list("id", "case_id")
    note_each(actor, "access_code.ended", [AuditSubject(case_id, victim_id) for victim_id, case_id in cases], at=now)


def _end_service_passwords(now: datetime) -> None:
    """End passwords, apps, recovery numbers on paper and unused invitations: a supervisor invites each person again."""
    PartnerRecoveryCode.objects.filter(user__ended_at=None, used_at=None).update(used_at=now)
    people = PartnerUser.objects.filter(ended_at=None)
    people.update(password="", sealed=None, invitation_hash=None, wrong_tries=0, rests_until=None)


def _count_staff_sign_ins() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM public.django_session")
        return int(cursor.fetchone()[0])


def _end_staff_sign_ins() -> None:
    """End the sign-ins of staff and officers, and every other Django session: signed-in users must sign in again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM public.django_session")
