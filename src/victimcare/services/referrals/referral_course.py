"""Moves a referral on: the only way its row changes, with its step, who owes the next one, and what the victim is told.

The caller holds the victim's lock (`gate.lock_victims`), as a message to the victim may be queued in the same
transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.records.models import Referral, ReferralConsent, ReferralStep, Victim
from victimcare.records.models.other_agencies.partners import PartnerChannel
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.referrals.referral_course import (
    NEWS_STATES,
    SEEN_TO_IN,
    STATE_AFTER_MOVE,
    WORKING_DAYS_IN_STATE,
    ReferralActionReason,
    ReferralCourse,
    ReferralMove,
    ReferralOutcome,
    ReferralRefusal,
    ReferralSettlement,
    ReferralState,
    action_owed_by_staff,
    apply_move,
)
from victimcare.rules.referrals.referral_course import ReferralConflict as ReferralConflict
from victimcare.rules.safe_contact.contact_plan import ContactByStaff
from victimcare.services import suppliers
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.messages import special_messages
from victimcare.services.referrals import partner_messages, service_directory, shared_words
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import gate

_MET = (ReferralState.ACCEPTED, ReferralState.IN_CONTACT)  # the need is met after all
# Notices to the service that a referral is no longer theirs. Its system gets it by name; its staff get an e-mail that
# says only that something waits.
THEY_KNOW = "they_know"  # a service without an account here was told that the referral is no longer theirs
_NOTICED = {ReferralMove.RECALL: "recalled", ReferralMove.EXPIRE: "expired"}


@dataclass(frozen=True, slots=True)
class MoveDetails:
    """What belongs to a move: weeks to a wait, a reason to a refusal, an outcome to an end; words to any."""

    weeks: int | None = None
    refusal: ReferralRefusal | None = None
    came_of: ReferralOutcome | None = None
    words: str = ""
    by_victim: bool = False


NO_DETAILS = MoveDetails()


def build_referral_course(row: Referral) -> ReferralCourse:
    settled = ReferralSettlement(row.settled) if row.settled else None
    return ReferralCourse(ReferralState(row.state), row.due_at, settled, has_left_force(row))


def has_left_force(row: Referral) -> bool:
    return row.partner is not None and row.partner.ended_at is not None


def find_step_due(state: ReferralState, *, weeks: int = 0, now: datetime) -> datetime:
    """When the next step is due; for a closed referral, when staff must deal with it, as its task says. Beyond the
    calendar's reach every day counts."""
    days = WORKING_DAYS_IN_STATE.get(state, SEEN_TO_IN)
    start = london_date(now) + timedelta(weeks=weeks)
    return end_of_day(working_days().later(start, days))


def move_referral(
    actor: Actor, row: Referral, move: ReferralMove, said: MoveDetails = NO_DETAILS, *, now: datetime
) -> bool:
    """Move the referral on. Returns False if it is already there. `row` is locked. Raises ReferralConflict."""
    before = build_referral_course(row)
    weeks = said.weeks or 0
    after = apply_move(
        before,
        move,
        due_at=find_step_due(STATE_AFTER_MOVE[move], weeks=weeks, now=now),
        came_of=said.came_of,
        by_victim=said.by_victim,
    )
    if after == before:
        return False
    if move is not ReferralMove.SEE:  # opening it changes nothing that others have read
        row.version += 1
    row.state, row.due_at = after.state.value, after.due_at
    row.waits_weeks = weeks if after.state is ReferralState.WAITING else None
    row.refusal = said.refusal.value if said.refusal and after.state is ReferralState.REFUSED else ""
    row.came_of = said.came_of.value if said.came_of else ""
    if after.state is ReferralState.SENT:
        row.sent_at = now
    if after.settled is not None:
        row.settled, row.settled_at, row.settled_by_id = after.settled.value, now, actor.staff_id
    if after.state in NEWS_STATES:
        row.news_at = now
    row.save()
    record_referral_step(actor, row, move.value, said.words, is_by_victim=said.by_victim, now=now)
    if after.state in _MET:
        service_directory.resolve_unmet_need(victim_id=row.victim_id, need=row.need, now=now)
    if move in _NOTICED and row.way == PartnerChannel.API:
        partner_messages.queue_partner_notice(row, _NOTICED[move], now=now)
    if move in _NOTICED and row.way == PartnerChannel.SITE and row.partner_id is not None:
        partner_messages.queue_partner_mail(row.partner_id, now=now)
    sync_referral_task(row, now=now)
    if after.state in NEWS_STATES:
        _notify_victim(row, now)
    note_referral(actor, row, f"referral.{move}", now)
    return True


def withdraw_referral(actor: Actor, row: Referral, said: MoveDetails = NO_DETAILS, *, now: datetime) -> None:
    """Withdraw the referral: the service no longer sees it from this moment. Raises ReferralConflict."""
    if not move_referral(actor, row, ReferralMove.RECALL, said, now=now):
        raise ReferralConflict("another colleague has taken it back before")
    consents = ReferralConsent.objects.filter(referral=row, withdrawn_at=None)
    consents.update(withdrawn_at=now, withdrawn_by_id=actor.staff_id)


def record_referral_step(
    actor: Actor, row: Referral, what: str, words: str = "", *, is_by_victim: bool = False, now: datetime
) -> None:
    made = ReferralStep.objects.create(
        referral=row,
        what=what,
        state=row.state,
        at=now,
        by_id=actor.staff_id,
        by_partner_id=actor.partner_user_id,
        is_by_victim=is_by_victim,
        sealed=shared_words.seal_referral_note(words, row.victim_id, row.public_id),
    )
    if words.strip():
        check_typed_words(
            actor=actor, about=f"referral-step:{made.id}", texts=(words,), victim_id=row.victim_id, now=now
        )


def referral_task_key(row: Referral) -> str:
    """The subject key of its tasks."""
    return f"referral:{row.public_id}"


def sync_referral_task(row: Referral, *, now: datetime) -> ReferralActionReason | None:
    """Keep one task while staff owe the next step; close it once they do not. Safe to run twice."""
    why, tells = action_owed_by_staff(build_referral_course(row), now), must_notify_partner(row)
    if why is None and not tells:
        task_actions.close_settled_tasks(
            kind=TaskKind.REFERRAL,
            victim_id=row.victim_id,
            subject_key=referral_task_key(row),
            now=now,
            by=row.settled_by_id,
        )
        return None
    task_actions.make_task(
        kind=TaskKind.REFERRAL,
        victim_id=row.victim_id,
        reason="referral_tell_them" if tells else f"referral_{why}",
        harm=load_harm_levels([row.victim_id])[row.victim_id],
        due_at=None,
        now=now,
        subject_key=referral_task_key(row),
    )
    return why


def must_notify_partner(row: Referral) -> bool:
    """Whether a service holds on paper a referral that is no longer theirs: staff must tell it, so that it deletes the
    paper."""
    is_over = row.state in (ReferralState.RECALLED, ReferralState.EXPIRED) and row.sent_at is not None
    return is_over and row.way == PartnerChannel.SEALED and not row.steps.filter(what=THEY_KNOW).exists()


def _notify_victim(row: Referral, now: datetime) -> None:
    """Notify the victim by a message that says only that there is news, if their safe contact plan allows one; else a
    person tells them. Where staff must find the next service with the victim, they tell them then."""
    victim = Victim.objects.select_related("case", "person").get(id=row.victim_id)
    decision = gate.decide_contact([victim], now=now, channels=suppliers.list_carried_channels())[victim.id].decision
    if not isinstance(decision, ContactByStaff):
        special_messages.queue_answer_notice(victim, decision, now=now)
    elif action_owed_by_staff(build_referral_course(row), now) is None:
        task_actions.make_task(
            kind=TaskKind.TELL_REFERRAL,
            victim_id=row.victim_id,
            reason="tell_referral",
            harm=load_harm_levels([row.victim_id])[row.victim_id],
            due_at=None,
            now=now,
            subject_key=referral_task_key(row),
        )


def mark_outcomes_told(actor: Actor, rows: list[Referral], *, now: datetime) -> None:
    """Mark that the victim knows every outcome of these referrals up to now."""
    for row in rows:
        if row.news_at is None or (row.told_at is not None and row.told_at >= row.news_at):
            continue
        row.told_at = now
        row.save(update_fields=["told_at"])
        task_actions.close_settled_tasks(
            kind=TaskKind.TELL_REFERRAL,
            victim_id=row.victim_id,
            subject_key=referral_task_key(row),
            now=now,
            by=actor.staff_id,
        )


def note_referral(actor: Actor, row: Referral, act: str, now: datetime) -> None:
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=row.victim_id)
    detail = {"referral": str(row.public_id), "state": row.state}
    note(actor, act, at=now, case_id=case_id, victim_id=row.victim_id, detail=detail)
