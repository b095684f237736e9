"""Settles each need of an assessment: by a task, an adjustment to how we speak with the victim, a referral, or a reason
why it is not met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from victimcare.records.models import CommunicationPassport, Need, NeedsAssessment, Referral, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care import assessment_questions
from victimcare.rules.care.assessment_questions import QuestionPack, RaisedNeed, RiskLevel
from victimcare.rules.care.needs_assessment import NeedDecision, NeedKind, NeedOutcome
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.rules.referrals.support_needs import suggest_support_needs
from victimcare.services.access import Actor
from victimcare.services.care import packs
from victimcare.services.contact import communication_passports
from victimcare.services.contact.communication_passports import PassportContent
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.person_keys import fetch_person_key
from victimcare.services.referrals import service_directory
from victimcare.services.referrals.service_directory import UnmetNeedReason
from victimcare.services.rights import working_calendar
from victimcare.services.sealed_columns import NEED_WHY

BY_CRIME = "by_crime"
_HIGH = 3


def needs_own_words(code: str, one: NeedDecision) -> bool:
    kind = packs.load_need_kinds().get(code)
    return one.end is NeedOutcome.ADJUSTMENT and kind is not None and not kind.passport


def settle_needs(
    actor: Actor,
    victim: Victim,
    row: NeedsAssessment,
    raised: Iterable[RaisedNeed],
    decided: Mapping[str, NeedDecision],
    more: PassportContent,
    now: datetime,
) -> None:
    """Save each need with its outcome."""
    kinds, harm = packs.load_need_kinds(), load_harm_levels([victim.id])[victim.id]
    adjusted: list[NeedKind] = []
    for each in raised:
        kind, one = kinds[each.need], decided[each.need]
        need = Need(assessment=row, victim=victim, code=kind.code, question=each.question, ends_as=one.end)
        if one.end is NeedOutcome.NOT_MET:
            NEED_WHY.put_words(need, one.why.strip(), fetch_person_key(victim.person_id))
            _count_unmet(actor, victim, kind, now)
        elif one.end is NeedOutcome.ADJUSTMENT:
            need.adjustment = kind.passport or kind.code
            adjusted.append(kind)
        else:
            need.task_id = _task(actor, victim, kind, one.end, max(harm, kind.harm), now)
        need.save()
    _adjust(actor, victim, adjusted, more, now)


def _count_unmet(actor: Actor, victim: Victim, kind: NeedKind, now: datetime) -> None:
    """Add a need that no service meets for the victim to the count of unmet needs."""
    for need in list_support_needs(victim, kind)[:1] if kind.support else ():
        why = (
            UnmetNeedReason.ALL_FULL
            if list_services_for_needs(actor, victim, [need], now)
            else UnmetNeedReason.NONE_FITS
        )
        service_directory.report_unmet_need(
            actor=actor, need=need, area=victim.case.area, why=why, now=now, victim_id=victim.id
        )


def _task(actor: Actor, victim: Victim, kind: NeedKind, end: NeedOutcome, harm: int, now: datetime) -> int:
    is_referral = end is NeedOutcome.REFERRAL
    return make_task(
        kind=TaskKind.ASKED_SUPPORT if is_referral else TaskKind.MEET_NEED,
        victim_id=victim.id,
        reason="needs_support" if is_referral else f"need_{kind.code}",
        harm=harm,
        due_at=working_calendar.end_of_working_day(kind.days, now),
        now=now,
        subject_key=f"support:{_service(actor, victim, kind, now)}"[:120] if is_referral else f"need:{kind.code}",
    )


def _service(actor: Actor, victim: Victim, kind: NeedKind, now: datetime) -> str:
    """The name of the first service for this need; empty if the directory has none."""
    found = list_services_for_needs(actor, victim, list_support_needs(victim, kind), now)
    return found[0] if found else ""


def list_services_for_needs(actor: Actor, victim: Victim, wanted: Sequence[str], now: datetime) -> tuple[str, ...]:
    """Services of the directory for one of these needs in the victim's area, by name, the best first."""
    wish = ServiceSearch(area=victim.case.area)
    groups = service_directory.search_services_by_need(actor=actor, needs=wanted, wish=wish, now=now)
    return tuple(one.service.name for _, services in groups for one in services)


def list_support_needs(victim: Victim, kind: NeedKind) -> tuple[str, ...]:
    """The support needs to search services for, the closest first."""
    if kind.support != BY_CRIME:
        return (kind.support,)
    return suggest_support_needs(
        group=victim.case.offence_group, flags=victim.case.flags, is_bereaved=is_bereaved_kind(victim.kind)
    )


def _adjust(actor: Actor, victim: Victim, kinds: Iterable[NeedKind], more: PassportContent, now: datetime) -> None:
    """Write adjustments into the victim's communication passport, where everyone who speaks with them reads them;
    existing entries stay."""
    wanted = {kind.passport for kind in kinds if kind.passport}
    stands = communication_passports.find_current_passport(victim.id)
    said = PassportContent(
        language=more.language or stands.language,
        needs=tuple(need for need in CommunicationNeed if need in {*stands.needs, *wanted}),
        someone=stands.someone,
        avoid=stands.avoid,
        helps=_added(stands.helps, more.helps),
    )
    if said == stands:
        return
    last = CommunicationPassport.objects.filter(victim=victim).order_by("-version").values_list("version", flat=True)
    communication_passports.write_passport(
        actor=actor, victim_id=victim.public_id, said=said, after=last.first() or 0, now=now
    )


def _added(stands: str, more: str) -> str:
    """The victim's words with these added, if they fit and are not there yet."""
    more = more.strip()
    if not more or more in stands:
        return stands
    both = f"{stands} {more}".strip()
    return (
        both
        if len(both) <= communication_passports.LONGEST_PASSPORT_NOTE
        else more[: communication_passports.LONGEST_PASSPORT_NOTE]
    )


def settle_risk(
    victim: Victim,
    row: NeedsAssessment,
    risk: QuestionPack | None,
    answers: Mapping[str, str],
    chosen: str,
    now: datetime,
) -> None:
    """Set the risk level, and create a task to act on it within its hours."""
    counted = assessment_questions.risk_level_of(risk, answers) if risk else None
    if risk is None or counted is None:
        return
    level: RiskLevel = assessment_questions.agreed_level(risk, counted, chosen)
    row.risk_level = level.id
    if level.hours:
        make_task(
            kind=TaskKind.ACT_ON_RISK,
            victim_id=victim.id,
            reason="risk_high" if level.harm >= _HIGH else "risk_found",
            harm=level.harm,
            due_at=now + timedelta(hours=level.hours),
            now=now,
        )


# A need that asks for a service: once the victim is referred for it, to whichever service they chose, its task is done.


@transaction.atomic
def close_referred_needs(*, now: datetime, at_most: int = 500) -> int:
    """Close the tasks of victims referred since their assessment. Returns how many; safe to run twice."""
    rows = Need.objects.filter(ends_as=NeedOutcome.REFERRAL, task__closed_at=None, victim__referrals__isnull=False)
    rows = rows.filter(victim__referrals__made_at__gte=F("assessment__finished_at")).distinct()
    closed = 0
    for row in rows.select_related("victim__case", "task", "assessment")[:at_most]:
        kind = packs.load_need_kinds().get(row.code)
        wanted = list_support_needs(row.victim, kind) if kind else ()
        since = row.assessment.finished_at
        made = Referral.objects.filter(victim=row.victim, need__in=wanted, made_at__gte=since)
        if row.task is not None and made.exists():
            subject = row.task.subject_key
            closed += close_settled_tasks(
                kind=TaskKind.ASKED_SUPPORT, victim_id=row.victim_id, subject_key=subject, now=now, by=None
            )
    return closed
