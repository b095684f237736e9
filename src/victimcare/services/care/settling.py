"""What becomes of each need once it was asked: a task, a change of how we speak with her, a service, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from victimcare.records.models import CommunicationPassport, Need, NeedsAssessment, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.care import assessment_questions
from victimcare.rules.care.assessment_questions import QuestionPack, RaisedNeed, RiskLevel
from victimcare.rules.care.needs_assessment import NeedDecision, NeedEnd, NeedKind
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.contact.communication_needs import CommunicationNeed as PassportNeed
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.rules.referrals.support_needs import suggest_support_needs as support_needs
from victimcare.services.access import Actor
from victimcare.services.care import known, packs
from victimcare.services.contact import communication_passports
from victimcare.services.contact.communication_passports import PassportContent
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.person_keys import fetch_person_key
from victimcare.services.referrals import directory, unmet
from victimcare.services.referrals.unmet import UnmetWhy
from victimcare.services.sealed_columns import NEED_WHY

BY_CRIME = "by_crime"
_HIGH = 3


def adjusts_in_words(code: str, one: NeedDecision) -> bool:
    kind = packs.needs_met().get(code)
    return one.end is NeedEnd.ADJUSTMENT and kind is not None and not kind.passport


def settle(
    actor: Actor,
    victim: Victim,
    row: NeedsAssessment,
    raised: Iterable[RaisedNeed],
    decided: Mapping[str, NeedDecision],
    more: PassportContent,
    now: datetime,
) -> None:
    """Each need with its row, and with what becomes of it."""
    kinds, harm = packs.needs_met(), load_harm_levels([victim.id])[victim.id]
    adjusted: list[NeedKind] = []
    for each in raised:
        kind, one = kinds[each.need], decided[each.need]
        need = Need(assessment=row, victim=victim, code=kind.code, question=each.question, ends_as=one.end)
        if one.end is NeedEnd.NOT_MET:
            NEED_WHY.put_words(need, one.why.strip(), fetch_person_key(victim.person_id))
            _count_unmet(actor, victim, kind, now)
        elif one.end is NeedEnd.ADJUSTMENT:
            need.adjustment = kind.passport or kind.code
            adjusted.append(kind)
        else:
            need.task_id = _task(actor, victim, kind, one.end, max(harm, kind.harm), now)
        need.save()
    _adjust(actor, victim, adjusted, more, now)


def _count_unmet(actor: Actor, victim: Victim, kind: NeedKind, now: datetime) -> None:
    """What no service does for her stands on the map of unmet need."""
    for need in support_for(victim, kind)[:1] if kind.support else ():
        why = UnmetWhy.ALL_FULL if services_for(actor, victim, [need], now) else UnmetWhy.NONE_FITS
        unmet.say(actor=actor, need=need, area=victim.case.area, why=why, now=now, victim_id=victim.id)


def _task(actor: Actor, victim: Victim, kind: NeedKind, end: NeedEnd, harm: int, now: datetime) -> int:
    is_referral = end is NeedEnd.REFERRAL
    return make_task(
        kind=TaskKind.ASKED_SUPPORT if is_referral else TaskKind.MEET_NEED,
        victim_id=victim.id,
        reason="needs_support" if is_referral else f"need_{kind.code}",
        harm=harm,
        due_at=known.by_working_day(kind.days, now),
        now=now,
        subject_key=f"support:{_service(actor, victim, kind, now)}"[:120] if is_referral else f"need:{kind.code}",
    )


def _service(actor: Actor, victim: Victim, kind: NeedKind, now: datetime) -> str:
    """The name of the first service for this need; empty where the directory knows none."""
    found = services_for(actor, victim, support_for(victim, kind), now)
    return found[0] if found else ""


def services_for(actor: Actor, victim: Victim, wanted: Sequence[str], now: datetime) -> tuple[str, ...]:
    """By name, those of the directory that are for one of these needs where she lives, the best first."""
    wish = ServiceSearch(area=victim.case.area)
    groups = directory.for_needs(actor=actor, needs=wanted, wish=wish, now=now)
    return tuple(one.service.name for _, services in groups for one in services)


def support_for(victim: Victim, kind: NeedKind) -> tuple[str, ...]:
    """For which needs of the support services somebody is asked, the closest first."""
    if kind.support != BY_CRIME:
        return (kind.support,)
    return support_needs(
        group=victim.case.offence_group, flags=victim.case.flags, is_bereaved=is_bereaved_kind(victim.kind)
    )


def _adjust(actor: Actor, victim: Victim, kinds: Iterable[NeedKind], more: PassportContent, now: datetime) -> None:
    """Into her communication passport, where everybody who speaks with her reads it; what stands there stays."""
    wanted = {kind.passport for kind in kinds if kind.passport}
    stands = communication_passports.find_current_passport(victim.id)
    said = PassportContent(
        language=more.language or stands.language,
        needs=tuple(need for need in PassportNeed if need in {*stands.needs, *wanted}),
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
    """Her words with these after them, if they fit and are not there yet."""
    more = more.strip()
    if not more or more in stands:
        return stands
    both = f"{stands} {more}".strip()
    return both if len(both) <= communication_passports.LONGEST else more[: communication_passports.LONGEST]


def settle_risk(
    victim: Victim,
    row: NeedsAssessment,
    risk: QuestionPack | None,
    answers: Mapping[str, str],
    chosen: str,
    now: datetime,
) -> None:
    """The level, and somebody who acts on it within its hours."""
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
