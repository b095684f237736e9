"""Asking her what she needs: begun, broken off, gone on with, finished.

It is asked only after a proof, and only while she can talk: that is asked first in each conversation, and until she
has said yes no question leaves this file. What she answers is sealed. It is finished when every need that it raises has
an end; then each of them is somebody's, a change of how we speak with her, or a reason why not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import CommunicationPassport, Need, NeedsAssessment, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.care import needs, questions
from victimcare.rules.care.moments import Moment
from victimcare.rules.care.needs import Decided, End, Fault, NeedKind
from victimcare.rules.care.questions import Form, Level, Pack, Question, Raised
from victimcare.rules.people.hers_to_allow import May, Purpose
from victimcare.rules.people.passport import Need as PassportNeed
from victimcare.rules.people.support import needs as support_needs
from victimcare.rules.referrals.ranking import Wish
from victimcare.services.access import Act, Actor
from victimcare.services.care import known, packs
from victimcare.services.contact import passports
from victimcare.services.contact.passports import Said
from victimcare.services.desk import grounds as desk_grounds
from victimcare.services.desk.actions import close_settled, make_task
from victimcare.services.desk.harm import harms
from victimcare.services.desk.written_since import WrittenSince as WrittenSince
from victimcare.services.messages import hers_to_allow
from victimcare.services.referrals import directory, unmet
from victimcare.services.referrals.unmet import UnmetWhy

BY_CRIME = "by_crime"
BROKEN_OFF = "needs_broken_off"
REASONS = {f"needs_{moment}": moment for moment in Moment}
_HIGH = 3


class NoAssessment(LookupError):
    """None is under way."""


class NotSafe(Exception):
    """She has not said in this conversation that she can talk."""


class NotFinished(ValueError):
    """Something is left: questions without an answer, or needs without an end, by their codes."""

    def __init__(self, unanswered: Collection[str], faults: Mapping[str, Fault]) -> None:
        super().__init__(f"{sorted(unanswered)} {sorted(faults)}")
        self.unanswered, self.faults = tuple(unanswered), dict(faults)


@transaction.atomic
def begin(*, actor: Actor, victim_id: UUID, form: Form, now: datetime) -> None:
    """Begin one, or go on with what is under way, in the form that is chosen now. Raises UnknownVictim, NotProved."""
    victim, _ = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    by = known.member(actor)
    known.hold(victim.id)
    row = open_one(victim.id)
    if row is None:
        risk = packs.risk_pack()
        row = NeedsAssessment.objects.create(
            victim=victim,
            pack=packs.needs_pack().id,
            risk_pack=risk.id if risk and is_asked_of_risk(victim, now) else "",
            form=form,
            moment=_moment(victim.id),
            begun_at=now,
            begun_by_id=by,
            written_at=now,
            written_by_id=by,
        )
    elif row.form != form:
        row.form, row.version, row.written_at, row.written_by_id = form, row.version + 1, now, by
        row.save(update_fields=["form", "version", "written_at", "written_by"])
    known.noted(actor, "needs.begun", victim, now, form=form, moment=row.moment)


@transaction.atomic
def say_safe(*, actor: Actor, victim_id: UUID, is_safe: bool, now: datetime) -> None:
    """Whether she can talk now. She cannot: nothing is asked, what is written down stays, and somebody goes on with it
    another day. Raises UnknownVictim, NotProved, NoAssessment."""
    victim, _ = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    known.hold(victim.id)
    row = _open(victim.id)
    row.safe_at = now if is_safe else None
    row.save(update_fields=["safe_at"])
    known.noted(actor, "needs.safe" if is_safe else "needs.not_safe", victim, now)
    if not is_safe:
        _go_on_another_day(victim, now)


@transaction.atomic
def write(
    *,
    actor: Actor,
    victim_id: UUID,
    answers: Mapping[str, str],
    risk_answers: Mapping[str, str],
    after: int,
    now: datetime,
) -> int:
    """Keep these answers; what is not among them stays as it was. `after`: the version that was read. Returns the new
    one. Raises UnknownVictim, NotProved, NoAssessment, NotSafe, WrittenSince."""
    victim, row = _to_write(actor, victim_id, after, now)
    kept = answers_of(row)
    said = {
        "needs": {**kept["needs"], **questions.fitting(questions_for(row, victim, now), answers)},
        "risk": {**kept["risk"], **questions.fitting(_risk_questions(row), risk_answers)},
    }
    row.sealed_answers, row.version = known.sealed(said, _about(row)), row.version + 1
    row.written_at, row.written_by_id = now, known.member(actor)
    row.save(update_fields=["sealed_answers", "version", "written_at", "written_by"])
    known.noted(actor, "needs.written", victim, now, version=row.version)
    return row.version


@transaction.atomic
def break_off(*, actor: Actor, victim_id: UUID, now: datetime) -> None:
    """She has had enough, or somebody came in. What is written down stays, and somebody goes on with it. Raises
    UnknownVictim, NotProved, NoAssessment."""
    victim, _ = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    _open(victim.id)
    _go_on_another_day(victim, now)
    known.noted(actor, "needs.broken_off", victim, now)


@transaction.atomic
def finish(
    *,
    actor: Actor,
    victim_id: UUID,
    decided: Mapping[str, Decided],
    grounds: Collection[str],
    words: str,
    level: str,
    helps: str,
    after: int,
    now: datetime,
    language: str = "",
) -> None:
    """Each need has its end, as a person settled it with her. `grounds` of Enhanced Rights: those that the person
    confirms, with `words` why. `level`: of her risk, never below what was counted. `helps`: what makes it easier to
    speak with her, in words, where an adjustment is none that her passport names. `language`: hers, where she needs an
    interpreter; empty: as her passport has it.

    Raises UnknownVictim, NotProved, NoAssessment, NotSafe, WrittenSince, NotFinished, WordsMissing.
    """
    victim, row = _to_write(actor, victim_id, after, now)
    asked, kept = questions_for(row, victim, now), answers_of(row)
    raised = questions.raised(asked, kept["needs"])
    no_support = wants_no_support(victim, now)
    faults = needs.faults([each.need for each in raised], decided, packs.needs_met(), wants_no_support=no_support)
    if any(_adjusts_in_words(code, one) for code, one in decided.items()) and not helps.strip():
        faults |= {code: Fault.WHY_MISSING for code, one in decided.items() if _adjusts_in_words(code, one)}
    left = (*questions.unanswered(asked, kept["needs"]), *questions.unanswered(_risk_questions(row), kept["risk"]))
    if left or faults:
        raise NotFinished(left, faults)
    _settle(actor, victim, row, raised, decided, Said(language=language, helps=helps), now)
    _settle_risk(victim, row, kept["risk"], level, now)
    new = set(grounds) - set(victim.enhanced_grounds)
    desk_grounds.assessed(actor=actor, victim_id=victim.id, grounds=new, words=words, now=now)
    row.finished_at, row.finished_by_id = now, known.member(actor)
    row.save(update_fields=["finished_at", "finished_by", "risk_level"])
    close_settled(kind=TaskKind.ASSESS_NEEDS, victim_id=victim.id, subject_key=None, now=now, by=known.member(actor))
    ends = {end: sum(one.end is end for one in decided.values()) for end in End}
    known.noted(actor, "needs.finished", victim, now, form=row.form, moment=row.moment, ends=ends, grounds=len(new))


@transaction.atomic
def drop(*, actor: Actor, victim_id: UUID, now: datetime) -> None:
    """Let what is under way go: she does not want to be asked. Its task is closed by whoever says why. Raises
    UnknownVictim, NotProved, NoAssessment."""
    victim, _ = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    known.hold(victim.id)
    row = _open(victim.id)
    row.dropped_at, row.sealed_answers = now, b""
    row.save(update_fields=["dropped_at", "sealed_answers"])
    known.noted(actor, "needs.dropped", victim, now)


def open_one(victim_id: int) -> NeedsAssessment | None:
    return NeedsAssessment.objects.filter(victim_id=victim_id, finished_at=None, dropped_at=None).first()


def questions_for(row: NeedsAssessment, victim: Victim, now: datetime) -> tuple[Question, ...]:
    return questions.asked(packs.needs_pack(), Form(row.form), known.tags_of(victim, now))


def risk_of(row: NeedsAssessment) -> Pack | None:
    """The risk questions of this assessment; None where none are asked, or the force has changed its form since."""
    risk = packs.risk_pack() if row.risk_pack else None
    return risk if risk and risk.id == row.risk_pack else None


def answers_of(row: NeedsAssessment) -> dict[str, dict[str, str]]:
    said = known.opened(bytes(row.sealed_answers), _about(row))
    return {"needs": said.get("needs", {}), "risk": said.get("risk", {})}


def wants_no_support(victim: Victim, now: datetime) -> bool:
    """She has said that she wants nothing of services that support people; saying yes now would lift what the crime's
    record says, and never this."""
    return hers_to_allow.may(victim, Purpose.REFERRAL, now=now, says_yes=True) is May.NO


def is_asked_of_risk(victim: Victim, now: datetime) -> bool:
    """Risk questions are for who may know whoever did it: guarded, and not by age alone."""
    return not known.tags_of(victim, now).isdisjoint({"domestic_abuse", "stalking_harassment", "trafficking"})


def _to_write(actor: Actor, victim_id: UUID, after: int, now: datetime) -> tuple[Victim, NeedsAssessment]:
    victim, proof = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    known.hold(victim.id)
    row = _open(victim.id)
    if not questions.is_safe_to_ask(row.safe_at, proof.at):
        raise NotSafe
    if row.version != after:
        raise WrittenSince
    return victim, row


def _open(victim_id: int) -> NeedsAssessment:
    row = open_one(victim_id)
    if row is None:
        raise NoAssessment(victim_id)
    return row


def _risk_questions(row: NeedsAssessment) -> tuple[Question, ...]:
    risk = risk_of(row)
    return risk.questions if risk else ()


def _moment(victim_id: int) -> Moment:
    """What this one is for: what somebody was asked to assess for, else the first, else because somebody asked."""
    wanted = Task.objects.filter(victim_id=victim_id, kind=TaskKind.ASSESS_NEEDS, closed_at=None)
    reasons = list(wanted.values_list("reason", flat=True))
    if reasons and reasons[0] in REASONS:
        return REASONS[reasons[0]]
    first = not NeedsAssessment.objects.filter(victim_id=victim_id, finished_at__isnull=False).exists()
    return Moment.FIRST if first else Moment.ASKED


def _go_on_another_day(victim: Victim, now: datetime) -> None:
    make_task(
        kind=TaskKind.ASSESS_NEEDS,
        victim_id=victim.id,
        reason=BROKEN_OFF,
        harm=harms([victim.id])[victim.id],
        due_at=None,
        now=now,
    )


def _adjusts_in_words(code: str, one: Decided) -> bool:
    kind = packs.needs_met().get(code)
    return one.end is End.ADJUSTMENT and kind is not None and not kind.passport


def _settle(
    actor: Actor,
    victim: Victim,
    row: NeedsAssessment,
    raised: Iterable[Raised],
    decided: Mapping[str, Decided],
    more: Said,
    now: datetime,
) -> None:
    """Each need with its row, and with what becomes of it."""
    kinds, harm = packs.needs_met(), harms([victim.id])[victim.id]
    adjusted: list[NeedKind] = []
    for each in raised:
        kind, one = kinds[each.need], decided[each.need]
        need = Need(assessment=row, victim=victim, code=kind.code, question=each.question, ends_as=one.end)
        if one.end is End.NOT_MET:
            need.why = one.why.strip()
            _count_unmet(actor, victim, kind, now)
        elif one.end is End.ADJUSTMENT:
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


def _task(actor: Actor, victim: Victim, kind: NeedKind, end: End, harm: int, now: datetime) -> int:
    is_referral = end is End.REFERRAL
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
    wish = Wish(area=victim.case.area)
    groups = directory.for_needs(actor=actor, needs=wanted, wish=wish, now=now)
    return tuple(one.service.name for _, services in groups for one in services)


def support_for(victim: Victim, kind: NeedKind) -> tuple[str, ...]:
    """For which needs of the support services somebody is asked, the closest first."""
    if kind.support != BY_CRIME:
        return (kind.support,)
    is_bereaved = victim.kind == "bereaved_relative"
    return support_needs(group=victim.case.offence_group, flags=victim.case.flags, is_bereaved=is_bereaved)


def _adjust(actor: Actor, victim: Victim, kinds: Iterable[NeedKind], more: Said, now: datetime) -> None:
    """Into her communication passport, where everybody who speaks with her reads it; what stands there stays."""
    wanted = {kind.passport for kind in kinds if kind.passport}
    stands = passports.last_said(victim.id)
    said = Said(
        language=more.language or stands.language,
        needs=tuple(need for need in PassportNeed if need in {*stands.needs, *wanted}),
        someone=stands.someone,
        avoid=stands.avoid,
        helps=_added(stands.helps, more.helps),
    )
    if said == stands:
        return
    last = CommunicationPassport.objects.filter(victim=victim).order_by("-version").values_list("version", flat=True)
    passports.write(actor=actor, victim_id=victim.public_id, said=said, after=last.first() or 0, now=now)


def _added(stands: str, more: str) -> str:
    """Her words with these after them, if they fit and are not there yet."""
    more = more.strip()
    if not more or more in stands:
        return stands
    both = f"{stands} {more}".strip()
    return both if len(both) <= passports.LONGEST else more[: passports.LONGEST]


def _settle_risk(victim: Victim, row: NeedsAssessment, answers: Mapping[str, str], chosen: str, now: datetime) -> None:
    """The level, and somebody who acts on it within its hours."""
    risk = risk_of(row)
    counted = questions.level_of(risk, answers) if risk else None
    if risk is None or counted is None:
        return
    level: Level = questions.agreed_level(risk, counted, chosen)
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


def _about(row: NeedsAssessment) -> str:
    return f"needs:{row.public_id}"
