"""Records identity checks (ID&V): how a member of staff knows that they are speaking with the victim. Until one is
recorded, no field about the victim leaves the service.

Nothing that an abuser knows counts: not the victim's name, date of birth, address or reference, nor the number or
telephone the call comes from (design, sections 2 and 5). An identity check is an audit entry, so that it can't be
undone or made up later: it belongs to one member of staff, one victim and one contact. It ends when the contact is
finished, when another one with the victim begins (a look-up, or opening it from a task), when the member of staff
answers another call, joins a colleague's or makes a callback, when they sign in or out, and at the latest after an
hour: the next caller always begins without one. Staff who sign in again in the middle of a call keep the check made in
it while the call lasts: the victim is still on the telephone.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from victimcare.records.models import (
    AgentStatePeriod,
    AuditEntry,
    ContactPoint,
    PlanPoint,
    SafeContactPlan,
    Staff,
    Victim,
)
from victimcare.records.models.audit import IDENTITY_CHECK_ACTS
from victimcare.records.models.contact_sessions import ContactSessionEnd
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.errors import VictimNotFound
from victimcare.rules.safe_contact.contact_plan import ContactMethod, WordingLevel
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import held_point_ids, last_guarded_mark
from victimcare.services.conversations import contact_sessions
from victimcare.services.desk import linked_points, news_tasks
from victimcare.services.desk.staff_sessions import SIGNED_IN, SIGNED_OUT, staff_actor
from victimcare.services.safe_contact.plan_shapes import IdentityCheck

CHECK_HOLDS_FOR = timedelta(hours=1)
TYPED_WORDS_KEPT_FOR = timedelta(hours=1)  # how long after the check ends what was typed during it is still accepted

RECORDED, FINISHED = "proof.recorded", "proof.finished"
# In the detail of a check that was kept at a new sign-in: since when it holds, and in which call (its contact session).
_FIRST_AT, _IN_CALL = "first_at", "in_call"
LOOKED_UP, BEGUN = "case.look_up", "contact.begun"  # either begins another contact


class CheckMethod(StrEnum):
    CODE = "code"  # the victim read out their access code, and it was checked
    CALL_BACK = "call_back"  # a colleague rang the victim on the number in the plan that was confirmed with them
    IN_PERSON = "in_person"  # a photo document, seen together with a colleague
    INTRODUCED = "introduced"  # an officer or colleague who has met the victim was there and vouched for them


WITH_COLLEAGUE = frozenset({CheckMethod.IN_PERSON, CheckMethod.INTRODUCED})  # a second person was there, and is named


class IdentityCheckMissing(Exception):
    """This member of staff has recorded no identity check, or it no longer holds."""


class StrongCheckRequired(Exception):
    """The victim was identified by their access code alone: a person who took it from them could do this in their
    place."""


class IdentityCheckInvalid(ValueError):
    """This method cannot identify the victim: there is no number that was confirmed with them, or no colleague was
    named."""


@dataclass(frozen=True, slots=True)
class CheckedVictim:
    """A victim whose identity check holds for this actor at this moment: read once for everything in one response. Only
    `load_checked_victim` makes it, and for another actor or another moment it does not count."""

    actor: str
    at: datetime
    victim: Victim  # with the case and the person
    proof: IdentityCheck


VictimRef = (
    UUID | CheckedVictim
)  # the victim that a read is about: by public id, or as another read of the same response found them


def load_checked_victim(actor: Actor, victim_ref: VictimRef, *, now: datetime) -> CheckedVictim:
    """The victim, if their identity check holds for this actor now. Raises VictimNotFound, IdentityCheckMissing."""
    if isinstance(victim_ref, CheckedVictim):
        if (victim_ref.actor, victim_ref.at) == (actor.id, now):
            return victim_ref
        victim_ref = victim_ref.victim.public_id
    victim = find_visible_victim(actor, victim_ref)
    return CheckedVictim(actor.id, now, victim, require_identity_check(actor, victim.id, now=now))


def find_visible_victim(actor: Actor, public_id: UUID) -> Victim:
    """Raises NotFound, the same for missing and hidden."""
    permit(actor, Act.LOOK_UP_CASE)
    seen = access_scopes.filter_visible_rows(
        actor, Victim.objects.select_related("case__officer", "person"), victim="id"
    )
    victim = seen.filter(public_id=public_id).first()
    if victim is None:
        raise VictimNotFound
    return victim


@transaction.atomic
def record_identity_check(
    *, actor: Actor, victim_id: int, how: CheckMethod, now: datetime, colleague: UUID | None = None
) -> None:
    """Record how the victim was identified. A code is recorded by the service that checked it
    (`access_codes.codes_at_desk`).

    An identity check without an open task about the victim is possible, and stands out in the audit. Raises NotFound,
    IdentityCheckInvalid.
    """
    permit(actor, Act.SEE_CASE)
    victim = Victim.objects.filter(id=victim_id).only("id", "case_id").first()
    if victim is None:
        raise VictimNotFound
    detail: dict[str, object] = {"how": how, "with_task": news_tasks.may_know_victim(actor, victim_id)}
    if how is CheckMethod.CALL_BACK and not has_confirmed_number(victim_id):
        raise IdentityCheckInvalid(how)
    if how in WITH_COLLEAGUE:
        detail["colleague"] = _colleague(actor, colleague)
    if actor.staff_id is not None and _last(actor, victim_id, [], now) is None:
        contact_sessions.resume_contact_session(actor=actor, victim_id=victim_id, now=now)
    note(actor, RECORDED, at=now, case_id=victim.case_id, victim_id=victim_id, detail=detail)


@transaction.atomic
def begin_contact(*, actor: Actor, victim: Victim, now: datetime) -> None:
    """Begin another contact with the victim: an earlier identity check no longer counts."""
    permit(actor, Act.LOOK_UP_CASE)
    note(actor, BEGUN, at=now, case_id=victim.case_id, victim_id=victim.id)
    if actor.staff_id is not None:
        contact_sessions.begin_contact_session(actor=actor, victim_id=victim.id, now=now, is_anew=True)


@transaction.atomic
def finish_contact(*, actor: Actor, victim_id: int, now: datetime) -> None:
    """End the contact: the victim's record is closed to this member of staff again. Raises IdentityCheckMissing."""
    require_identity_check(actor, victim_id, now=now)
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    note(actor, FINISHED, at=now, case_id=case_id, victim_id=victim_id)
    if actor.staff_id is not None:
        contact_sessions.end_contact_session(
            staff_id=actor.staff_id, victim_id=victim_id, how=ContactSessionEnd.FINISHED, now=now
        )


@transaction.atomic
def finish_all_contacts(*, actor: Actor, now: datetime) -> None:
    """End all contacts of this member of staff, who is now with another caller: every record that is open to them is
    closed, and answers on the blank screen (safe to talk, in danger) belong to the earlier caller."""
    if actor.staff_id is not None:
        contact_sessions.end_contact_session(
            staff_id=actor.staff_id, victim_id=None, how=ContactSessionEnd.FINISHED, now=now
        )
    lately = AuditEntry.objects.filter(actor=actor.id, act=RECORDED, at__gt=now - CHECK_HOLDS_FOR, at__lte=now)
    for victim_id in Victim.objects.filter(id__in=lately.values("victim_id")).values_list("id", flat=True):
        with suppress(IdentityCheckMissing):
            finish_contact(actor=actor, victim_id=victim_id, now=now)


@transaction.atomic
def carry_checks_over(*, staff_id: int, now: datetime) -> None:
    """Carry the identity check of the current call over a new sign-in until the call ends, and no longer than it would
    have held. Does nothing where there is no call."""
    actor = staff_actor(Staff.objects.get(id=staff_id))
    call = AgentStatePeriod.objects.filter(agent__staff_id=staff_id, state=AgentState.ON_A_CALL, ended_at=None).first()
    if call is None:
        return
    recorded = AuditEntry.objects.filter(actor=actor.id, act=RECORDED, at__gte=call.began_at, at__lte=now)
    for case_id, victim_id in set(recorded.values_list("case_id", "victim_id")):
        assert victim_id is not None, "a proof names a victim"
        entry = _last(actor, victim_id, [SIGNED_OUT], now)
        if entry is not None and entry.act == RECORDED:
            detail = {_FIRST_AT: entry.at.isoformat(), **entry.detail, _IN_CALL: call.id}
            note(actor, RECORDED, at=now, case_id=case_id, victim_id=victim_id, detail=detail)


def is_checked(actor: Actor, victim_id: int, *, now: datetime) -> bool:
    """Whether an identity check holds now."""
    try:
        require_identity_check(actor, victim_id, now=now)
    except IdentityCheckMissing:
        return False
    return True


def was_identity_checked_since(actor: Actor, victim_id: int, *, since: datetime, now: datetime) -> bool:
    """Whether an identity check held at this moment or was recorded after it, even if it has ended since."""
    recorded = AuditEntry.objects.filter(actor=actor.id, act=RECORDED, victim_id=victim_id, at__gt=since, at__lte=now)
    return is_checked(actor, victim_id, now=since) or recorded.exists()


def require_identity_check(actor: Actor, victim_id: int, *, now: datetime) -> IdentityCheck:
    """The identity check that holds now, with nothing after it that ends it. Raises IdentityCheckMissing."""
    entry = _last(actor, victim_id, [SIGNED_IN, SIGNED_OUT], now)
    if entry is None or entry.act != RECORDED or not _lasts(entry):
        raise IdentityCheckMissing(victim_id)
    at = datetime.fromisoformat(entry.detail.get(_FIRST_AT, entry.at.isoformat()))
    if at <= now - CHECK_HOLDS_FOR:
        raise IdentityCheckMissing(victim_id)
    return IdentityCheck(how=entry.detail["how"], at=at)


def require_recent_check(actor: Actor, victim_id: int, *, now: datetime) -> IdentityCheck:
    """For storing words that were typed, which shows nothing of the record: the check that holds, or one that ended
    recently because its hour was over, and for no other reason. Raises IdentityCheckMissing."""
    try:
        return require_identity_check(actor, victim_id, now=now)
    except IdentityCheckMissing:
        if _last(actor, victim_id, [SIGNED_IN, SIGNED_OUT], now) is not None:
            raise
        return require_identity_check(actor, victim_id, now=now - TYPED_WORDS_KEPT_FOR)


def _last(actor: Actor, victim_id: int, ending: Collection[str], now: datetime) -> AuditEntry | None:
    """The actor's last audit entry within the hour that records or ends an identity check of the victim. `ending`: acts
    that end all identity checks of this actor, which count too."""
    of_victim = Q(victim_id=victim_id, act__in=[RECORDED, FINISHED, LOOKED_UP, BEGUN])
    return (
        AuditEntry.objects.filter(of_victim | Q(act__in=ending))
        .filter(actor=actor.id, act__in=IDENTITY_CHECK_ACTS, at__gt=now - CHECK_HOLDS_FOR, at__lte=now)
        .order_by("-at", "-id")
        .first()
    )


def _lasts(entry: AuditEntry) -> bool:
    """Whether the call for which the check was kept is still going on, if it was kept for one."""
    call = entry.detail.get(_IN_CALL)
    return call is None or AgentStatePeriod.objects.filter(id=call, ended_at=None).exists()


def find_strong_check(actor: Actor, victim_id: int, *, now: datetime) -> CheckMethod | None:
    """The identity check that holds now and is stronger than the access code, which the suspect may have forced out of
    the victim; None: there is none."""
    try:
        how = CheckMethod(require_identity_check(actor, victim_id, now=now).how)
    except IdentityCheckMissing:
        return None
    return None if how is CheckMethod.CODE else how


def require_strong_check(actor: Actor, victim_id: int, *, now: datetime) -> None:
    """Require that the victim was identified by more than their access code. Raises IdentityCheckMissing,
    StrongCheckRequired."""
    require_identity_check(actor, victim_id, now=now)
    if find_strong_check(actor, victim_id, now=now) is None:
        raise StrongCheckRequired


def has_confirmed_number(victim_id: int) -> bool:
    """Whether the plan names a number on which the victim may be rung: `list_confirmed_numbers`."""
    return bool(list_confirmed_numbers(victim_id))


def list_confirmed_numbers(victim_id: int) -> tuple[str, ...]:
    """The plan's numbers, confirmed with the victim, on which they may be rung, and which are not on hold: the
    suspect's own number identifies no one. Nor does a plan made before the victim was marked guarded: they may have
    agreed to it with the suspect beside them."""
    plan = SafeContactPlan.objects.annotate(marked_at=last_guarded_mark("victim")).filter(victim_id=victim_id)
    counts = plan.filter(Q(marked_at=None) | Q(confirmed_at__gte=F("marked_at")), confirmed_at__isnull=False)
    agreed = ContactPoint.objects.filter(
        id__in=PlanPoint.objects.filter(plan__in=counts, channel=ContactMethod.CALL, person_may_ring=True)
        .exclude(wording=WordingLevel.NONE)
        .values("point"),
        confirmed_at__isnull=False,
        retired_at=None,
    ).exclude(id__in=held_point_ids().filter(victim_id=victim_id))
    points = list(agreed)
    # The linked person's number, though not on hold yet: victim and linked person were entered at the same moment.
    his = linked_points.find_shared_points({victim_id: points})
    return tuple(point.value for point in points if point.id not in his)


def _colleague(actor: Actor, colleague: UUID | None) -> int:
    """The colleague who was there: another person than the actor, who still works here."""
    others = Staff.objects.filter(is_active=True).exclude(id=actor.staff_id or 0)
    found = others.filter(public_id=colleague).first() if colleague else None
    if found is None:
        raise IdentityCheckInvalid("no colleague")
    return found.id
