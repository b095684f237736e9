"""Records how an attempt to ring a victim back went. The outcome is written once, and decides whether the promise ends
or goes on. An attempt never ends by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import AuditEntry, Callback, CallbackAttempt, SafeContactPlan, Task, TaskChange, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.callbacks import CallbackAttemptOutcome, CallbackOutcome
from victimcare.rules.calls.callback_times import Suits, UnverifiedCancellation, is_at_chosen_time, may_end_callback
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.safe_contact.contact_plan import ContactNow
from victimcare.services.access import Act, Actor, PermissionRefused, Role, access_scopes, permit
from victimcare.services.calls import placed_calls
from victimcare.services.calls.callbacks import callback_requests, callback_ringing, callback_slots, callback_tasks
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.callbacks.callback_tasks import note_callback
from victimcare.services.contact_plans import plan_rows
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_steps
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.safe_contact import gate

# Handles a caller who says that a call back is no longer needed, where it was promised to a number alone and no
# identity check is possible.
#
# The caller may be the victim's partner, who wants to stop the call. Their words are recorded as a caller's words, and
# the promise stands.

_UNVERIFIED_CANCELLATION = "said_unproved"
# After these outcomes the victim could not have contradicted the caller: the telephone did not ring, or the outcome is
# unknown, or another person picked up.
_VICTIM_NOT_REACHED = (
    CallbackAttemptOutcome.LINE_FAILED,
    CallbackAttemptOutcome.ENGAGED,
    CallbackAttemptOutcome.OTHER_PERSON,
    CallbackAttemptOutcome.NOT_KNOWN,
    "",
)


def record_unverified_cancellation(actor: Actor, callback: Callback, remark: str, *, now: datetime) -> None:
    """Raises TaskTaken."""
    task_steps.record_task_step(
        actor=actor,
        kind=TaskKind.CALL_BACK,
        subject_key=callback_requests.callback_subject(callback),
        what=_UNVERIFIED_CANCELLATION,
        note=remark,
        now=now,
    )
    note_callback(callback, actor, "callback.said_unproved", now)


def may_end_unverified_callback(staff_id: int, callback: Callback) -> bool:
    """Whether this member of staff may end the promise on what callers have said."""
    said = TaskChange.objects.filter(task=callback.task_id or 0, what=_UNVERIFIED_CANCELLATION, by__isnull=False)
    words = [UnverifiedCancellation(by, at) for by, at in said.values_list("by_id", "at")]
    rung = CallbackAttempt.objects.filter(callback=callback).exclude(outcome__in=_VICTIM_NOT_REACHED)
    return may_end_callback(words, rung_at=rung.order_by("at").values_list("at", flat=True).last(), by=staff_id)


RETRIED_AFTER = timedelta(hours=1)  # a victim who did not answer is not rung again at once


class AfterReached(StrEnum):
    """What follows once the victim was reached."""

    DONE = "done"
    AGAIN = "again"  # the victim wants to be rung again, at another time
    NOT_WANTED = "not_wanted"  # the victim wants no more calls


class CallbackCodeWordMissing(Exception):
    """A code word is agreed with the victim and was not said in this attempt: the person who answered is not known to
    be the victim."""


class VoicemailForbidden(Exception):
    """The victim did not agree to a message on an answering machine."""


@transaction.atomic
def check_callback_code_word(*, actor: Actor, attempt_id: UUID, heard: str, now: datetime) -> bool:
    """Check whether the person who answered said the agreed word, while the colleague who rang is still on the
    telephone.

    Raises NotFound, CodeWordMissing, TooManyCodeWordTries.
    """
    permit(actor, Act.WORK_TASK)
    callback, _ = _lock_own_attempt(actor, attempt_id)
    if callback.victim_id is None:
        raise plan_rows.CodeWordMissing(attempt_id)
    return plan_rows.check_code_word(actor=actor, victim_id=callback.victim_id, heard=heard, now=now)


@transaction.atomic
def report_attempt(
    *,
    actor: Actor,
    attempt_id: UUID,
    outcome: CallbackAttemptOutcome,
    now: datetime,
    remark: str = "",
    then: AfterReached = AfterReached.DONE,
    slot: Slot | None = None,
) -> None:
    """Record how the attempt went. A victim who was not reached is promised the next time that suits, and the task goes
    on with it.

    `slot`: with AfterReached.AGAIN, the time that the victim chose from `list_retry_slots`. Raises NotFound,
    CallbackCodeWordMissing, VoicemailForbidden, SlotGone.
    """
    permit(actor, Act.WORK_TASK)
    callback, attempt = _lock_own_attempt(actor, attempt_id)
    if outcome is CallbackAttemptOutcome.REACHED and not _is_victim_known(actor, callback, attempt, now):
        raise CallbackCodeWordMissing(attempt_id)
    if outcome is CallbackAttemptOutcome.MESSAGE_LEFT and not may_leave_callback_message(callback, attempt, now):
        raise VoicemailForbidden(attempt_id)
    close_attempt(actor, callback, attempt, outcome, by=actor.staff_id, now=now)
    if callback.outcome != CallbackOutcome.PROMISED:
        return  # the victim has rung in since
    give_task_to_caller(actor.staff_id, callback)
    if outcome is CallbackAttemptOutcome.REACHED and then is not AfterReached.AGAIN:
        is_wanted = then is AfterReached.DONE
        _end_promise(actor, callback, CallbackOutcome.REACHED if is_wanted else CallbackOutcome.NOT_WANTED, remark, now)
    elif (
        outcome is not CallbackAttemptOutcome.LINE_FAILED
    ):  # the fault is ours, and what the victim was promised stands
        schedule_retry(actor, callback, remark, slot, is_agreed=outcome is CallbackAttemptOutcome.REACHED, now=now)


@transaction.atomic
def end_callback(*, actor: Actor, callback_id: UUID, outcome: CallbackOutcome, now: datetime, remark: str = "") -> bool:
    """End the call back without an attempt: the victim rang in (SETTLED), says that they no longer want it
    (NOT_WANTED), or cannot be reached (NOT_REACHED), which only a supervisor decides. All but the first need a reason
    in the note. Only the victim ends what is promised to them, because anyone can ring and say that they no longer need
    it.

    Returns False if the promise stands. No caller can prove that a promise made without an identity check is theirs. So
    what they say is recorded, and ends the promise once the number was rung again and a second person says so too
    (`may_end_unverified_callback`).

    Raises NotFound, TaskTaken, CallbackUnderWay, FieldRequired, PermissionRefused, IdentityCheckMissing.
    """
    permit(actor, Act.WORK_TASK)
    if actor.staff_id is None or outcome in (CallbackOutcome.PROMISED, CallbackOutcome.REACHED):
        raise PermissionRefused("a person who was in touch with the victim says how it ended")
    if outcome is CallbackOutcome.NOT_REACHED and Role.SUPERVISOR not in actor.roles:
        raise PermissionRefused("only a supervisor gives a call back up")
    if outcome is not CallbackOutcome.SETTLED and not remark.strip():
        raise FieldRequired("remark")
    callback = callback_ringing.lock_callback(callback_id)
    if access_scopes.is_victim_hidden(actor, callback.victim_id):
        raise NotFound("no such promise of a call, or it has ended")
    callback_tasks.unbatch_callback(callback, now=now)
    attempt = callback_ringing.find_attempt_under_way(callback)
    is_a_callers_word = outcome is not CallbackOutcome.NOT_REACHED
    whose = callback.victim_id or (callback.call.victim_id if callback.call else None)
    if is_a_callers_word and whose is not None:
        identity_checks.require_identity_check(actor, whose, now=now)
    if attempt is not None:
        raise callback_ringing.CallbackUnderWay(attempt.by.name)
    if is_a_callers_word and whose is None and not may_end_unverified_callback(actor.staff_id, callback):
        record_unverified_cancellation(actor, callback, remark, now=now)
        return False
    _end_promise(actor, callback, outcome, remark, now)
    return True


def list_retry_slots(callback: Callback, *, now: datetime) -> tuple[Slot, ...]:
    """Return the times at which the victim can choose to be rung again."""
    return callback_slots.list_free_slots(
        callback_slots.victim_hours_check(callback.victim_id, now=now), now=now, besides=[callback.id]
    )


def _lock_own_attempt(actor: Actor, attempt_id: UUID) -> tuple[Callback, CallbackAttempt]:
    """Return an attempt that is under way, with its promise, both locked. The colleague who rang, or who took the
    victim over, reports how it went; otherwise a supervisor does."""
    attempts = CallbackAttempt.objects.filter(public_id=attempt_id, outcome="")
    attempt = attempts.first()
    if attempt is None or not (
        Role.SUPERVISOR in actor.roles or placed_calls.has_had_conversation(attempt, actor.staff_id)
    ):
        raise NotFound("no such promise of a call, or it has ended")
    return lock_attempt(attempt_id, attempts)


def lock_attempt(attempt_id: UUID, attempts: QuerySet[CallbackAttempt]) -> tuple[Callback, CallbackAttempt]:
    """Return one of these attempts with its promise, both locked. Raises NotFound."""
    found = attempts.values_list("callback_id", "callback__victim_id").first()
    if found is None:
        raise NotFound("no such promise of a call, or it has ended")
    callback_id, victim_id = found
    if victim_id is not None:
        gate.lock_victims([victim_id])
    callback = Callback.objects.select_for_update().get(id=callback_id)
    attempt = attempts.select_for_update().first()
    if attempt is None:
        raise NotFound("no such promise of a call, or it has ended")
    return callback, attempt


def _is_victim_known(actor: Actor, callback: Callback, attempt: CallbackAttempt, now: datetime) -> bool:
    """Whether an agreed code word was said since the victim was rung, or they passed another identity check; True if no
    word is agreed."""
    victim_id = callback.victim_id
    if not SafeContactPlan.objects.filter(victim=victim_id or 0).exclude(code_word_hash="").exists():
        return True
    assert victim_id is not None
    if was_code_word_said(actor, attempt, victim_id):
        return True
    try:
        return identity_checks.require_identity_check(actor, victim_id, now=now).at >= attempt.at
    except identity_checks.IdentityCheckMissing:
        return False


def was_code_word_said(actor: Actor, attempt: CallbackAttempt, victim_id: int) -> bool:
    """Whether the colleague who rang has since heard the victim's code word."""
    victims = Victim.objects.filter(id=victim_id).values("case_id")  # for the index
    said = AuditEntry.objects.filter(
        case_id__in=victims, victim_id=victim_id, act=plan_rows.RIGHT, actor=actor.id, at__gte=attempt.at
    )
    return said.exists()


def may_leave_callback_message(callback: Callback, attempt: CallbackAttempt, now: datetime) -> bool:
    """Whether a message may be left at this moment, on the number that was rung."""
    if callback.victim is None:
        return False
    decision = gate.predict_call_decision(callback.victim, now=now)(now.astimezone(UTC))
    return isinstance(decision, ContactNow) and decision.point == attempt.point_id and decision.may_leave_voicemail


def close_attempt(
    actor: Actor,
    callback: Callback,
    attempt: CallbackAttempt,
    outcome: CallbackAttemptOutcome,
    *,
    by: int | None,
    now: datetime,
) -> None:
    write_attempt(attempt, outcome, by=by, now=now)
    note_callback(callback, actor, "callback.tried", now, outcome=outcome)


def give_task_to_caller(staff_id: int | None, callback: Callback) -> None:
    """Give the task to the colleague who rang, because they report how it goes on: it may have been handed on just as
    the call began to ring."""
    task = Task.objects.filter(id=callback.task_id or 0, closed_at=None)
    task.update(owner_id=staff_id, handed_at=None, handed_by=None)


def write_attempt(attempt: CallbackAttempt, outcome: CallbackAttemptOutcome, *, by: int | None, now: datetime) -> None:
    attempt.outcome, attempt.ended_at, attempt.ended_by_id = outcome, now, by
    attempt.call = placed_calls.calls_of_attempt(attempt).first() if attempt.is_by_the_desk else None
    attempt.save(update_fields=["outcome", "ended_at", "ended_by", "call"])


def _end_promise(actor: Actor, callback: Callback, outcome: CallbackOutcome, remark: str, now: datetime) -> None:
    task_steps.lock_matter_task(
        actor=actor, kind=TaskKind.CALL_BACK, subject_key=callback_requests.callback_subject(callback)
    )
    callback.outcome, callback.made_at, callback.made_by_id = outcome, now, actor.staff_id
    callback.save(update_fields=["outcome", "made_at", "made_by"])
    close_settled_tasks(
        kind=TaskKind.CALL_BACK,
        victim_id=callback.victim_id,
        subject_key=callback_requests.callback_subject(callback),
        now=now,
        by=actor.staff_id,
        note=remark,
    )
    note_callback(callback, actor, "callback.ended", now, outcome=outcome)


def schedule_retry(
    actor: Actor, callback: Callback, remark: str, slot: Slot | None, *, is_agreed: bool, now: datetime
) -> None:
    suits_victim = callback_slots.victim_hours_check(callback.victim_id, now=now)
    if slot is not None:
        promise = callback_slots.take_slot(slot, suits_victim, now=now, besides=[callback.id])
        callback.chosen_from, callback.chosen_until = promise.start, promise.until
    else:
        suits_victim = _at_chosen_time(callback, suits_victim)
        promise = callback_requests.find_next_window(suits_victim, besides=[callback.id], now=now + RETRIED_AFTER)
    callback_requests.reschedule_callback(callback, promise)
    callback.save()
    if is_agreed:
        callback_slots.record_told_text(
            callback, callback_slots.chosen_time_sentence(promise), promise, call=None, now=now
        )
    task_steps.retry_task(
        actor=actor,
        kind=TaskKind.CALL_BACK,
        subject_key=callback_requests.callback_subject(callback),
        again_key=callback_requests.callback_subject(callback),
        due_at=promise.until,
        note=remark,
        now=now,
        # a victim with whom a colleague spoke must not be listed as not reached
        what="moved" if is_agreed else "tried",
    )


def _at_chosen_time(callback: Callback, suits_victim: Suits) -> Suits:
    """For a victim who chose a time, no other hour is known to be safe, unless hours are agreed with them."""
    start, until = callback.chosen_from, callback.chosen_until
    if start is None or until is None or callback_ringing.has_agreed_hours(callback.victim_id):
        return suits_victim
    return lambda at: suits_victim(at) and is_at_chosen_time(start, until, at)
