"""Rings a victim back: the contact gate decides when the button is pressed, and each attempt becomes a row before it
rings.

The victim's plan decides as for every call by a person: rules 1 to 6 of `safe_contact.contact_gate`. A caller who
passed no identity check has no plan: they are rung at the time that they chose, or at an hour that is not quiet, and at
no hour or number that any plan forbids (`safe_contact.staff_contact`), because the number that was left may be a
victim's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import (
    Callback,
    CallbackAttempt,
    ContactPoint,
    PlanPoint,
    QueueEntry,
    SafeContactPlan,
    Task,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.callbacks import REASONS_FOR_REVIEW, CallbackOutcome
from victimcare.rules.calls.callback_times import can_chosen_time_suit, next_chosen_time
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_hours import next_open_moment
from victimcare.rules.safe_contact.contact_plan import (
    CallerDisplay,
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    GateAnswer,
    StaffOnlyReason,
)
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.access import Act, Actor, PermissionRefused, access_scopes, permit
from victimcare.services.calls import placed_calls
from victimcare.services.calls.callbacks import callback_requests, callback_tasks
from victimcare.services.calls.callbacks.callback_tasks import note_callback
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions, task_steps
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import contact_limits, gate
from victimcare.services.safe_contact.contact_limits import find_duress_warned_victims
from victimcare.services.safe_contact.gate import LeftNumberCheck


class CallbackUnderWay(Exception):
    """The victim is being rung at this moment. `by`: the colleague who rings, for the one who came second."""

    def __init__(self, by: str) -> None:
        super().__init__("one person rings at a time")
        self.by = by


class CallbackReviewNeeded(Exception):
    """The caller said nothing on the line, or used a guarded victim's code: before the colleague rings, they must look
    at the call and state that ringing is safe."""


@dataclass(frozen=True, slots=True)
class RingPermission:
    """The victim may be rung now, on this number, which no one has seen before. `point`: the number's row; None: it was
    only noted.

    `may_leave_message`: on an answering machine; False: never. `says_word_first`: a code word is agreed, and the person
    who answers says it before anything else is said.
    """

    number: str
    point: int | None
    shown: CallerDisplay
    may_leave_message: bool
    may_say_police: bool
    says_word_first: bool


@dataclass(frozen=True, slots=True)
class StartedAttempt:
    """An attempt that has begun, and is on record."""

    attempt: UUID
    how: RingPermission


def answer_word(answer: RingPermission | ContactLater | ContactByStaff) -> str:
    """Return the gate's answer as a word for an audit entry."""
    match answer:
        case ContactLater():
            return "wait"
        case ContactByStaff():
            return "person"
        case RingPermission():
            return "mayring"


def decide_callback(callback: Callback, *, now: datetime) -> RingPermission | ContactLater | ContactByStaff:
    """Return the gate's answer at this moment. The calling function holds the victim's plan (`gate.lock_victims`), or
    only displays when they may be rung."""
    if callback.victim is None:
        key = telephone_key(callback.number_note)
        if find_duress_warned_victims(contact_limits.find_victims_by_number([key]), now=now):
            return ContactByStaff(StaffOnlyReason.QUIET_CODE)
        return _decide_by_number(callback, gate.check_left_numbers([key], now=now.astimezone(UTC))[key], now)
    if find_duress_warned_victims([callback.victim.id], now=now):
        return ContactByStaff(StaffOnlyReason.QUIET_CODE)
    decision = _decide_by_plan(callback, gate.predict_call_decision(callback.victim, now=now), now)
    if not isinstance(decision, ContactNow):
        return decision
    point = ContactPoint.objects.get(id=decision.point)
    has_word = SafeContactPlan.objects.filter(victim=callback.victim_id).exclude(code_word_hash="").exists()
    return RingPermission(
        point.value, point.id, decision.shown, decision.may_leave_voicemail, decision.may_say_police, has_word
    )


def find_callable_callbacks(callbacks: Sequence[Callback], *, now: datetime) -> frozenset[int]:
    """Return the rows that may be rung at this moment, as candidates: the gate decides again when we ring. Several need
    as many queries as one, as long as none has a chosen time."""
    at = now.astimezone(UTC)
    victims = {callback.victim_id: callback.victim for callback in callbacks if callback.victim is not None}
    decided = gate.predict_call_decisions(list(victims.values()), now=now) if victims else {}
    keys = {telephone_key(callback.number_note) for callback in callbacks if callback.victim is None}
    whose = contact_limits.list_number_matches(keys) if keys else []
    asked = {victim.id for victim in victims.values()} | {victim_id for victim_id, _ in whose}
    warned = find_duress_warned_victims(asked, now=now) if asked else frozenset()
    warned_keys = {key for victim_id, key in whose if victim_id in warned}
    left = gate.check_left_numbers(keys, now=at) if keys else {}

    def answer(callback: Callback) -> GateAnswer | RingPermission:
        if callback.victim_id is None:
            key = telephone_key(callback.number_note)
            return (
                ContactByStaff(StaffOnlyReason.QUIET_CODE)
                if key in warned_keys
                else _decide_by_number(callback, left[key], now)
            )
        if callback.victim_id in warned:
            return ContactByStaff(StaffOnlyReason.QUIET_CODE)
        return _decide_by_plan(callback, decided[callback.victim_id], now)

    return frozenset(callback.id for callback in callbacks if isinstance(answer(callback), RingPermission | ContactNow))


@transaction.atomic
def start_attempt(
    *, actor: Actor, callback_id: UUID, by_the_desk: bool, now: datetime, has_looked: bool = False
) -> StartedAttempt | ContactLater | ContactByStaff:
    """Begin to ring the victim: only this answer gives out their number, with an audit entry.

    The colleague who rings owns the promise from then on. `by_the_desk`: the desk's own telephone dials; otherwise a
    person does. Raises NotFound, TaskTaken, CallbackUnderWay, CallbackReviewNeeded.
    """
    permit(actor, Act.WORK_TASK)
    if actor.staff_id is None:
        raise PermissionRefused("a person rings")
    callback = lock_callback(callback_id)
    if access_scopes.is_victim_hidden(actor, callback.victim_id):
        raise NotFound("no such promise of a call, or it has ended")
    _take_callback(actor, callback, now)
    if callback.wish in REASONS_FOR_REVIEW and not has_looked:
        raise CallbackReviewNeeded(callback_id)
    answer = decide_callback(callback, now=now)
    if not isinstance(answer, RingPermission):
        note_callback(callback, actor, "callback.not_rung", now, answer=answer_word(answer))
        return answer
    # the person who picks up may not be the victim from the colleague's last contact
    identity_checks.finish_all_contacts(actor=actor, now=now)
    shows = placed_calls.shown_number(answer.shown) if by_the_desk else answer.shown
    attempt = CallbackAttempt.objects.create(
        callback=callback,
        at=now,
        by_id=actor.staff_id,
        point_id=answer.point,
        shows=shows,
        is_by_the_desk=by_the_desk,
    )
    attempt.refresh_from_db(fields=["public_id"])
    note_callback(callback, actor, "callback.rung", now, attempt=str(attempt.public_id), shows=shows)
    return StartedAttempt(attempt.public_id, answer)


def lock_callback(callback_id: UUID) -> Callback:
    """Return an open promise with the victim's plan, locked in that order; without an identity check, with the plans of
    all victims whose number it may be. Raises NotFound."""
    rows = Callback.objects.filter(public_id=callback_id, outcome=CallbackOutcome.PROMISED)
    for victim_id, number in rows.values_list("victim_id", "number_note"):
        gate.lock_victims([victim_id] if victim_id else contact_limits.find_victims_by_number([telephone_key(number)]))
    callback = rows.select_for_update().first()
    if callback is None:
        raise NotFound("no such promise of a call, or it has ended")
    return callback


def find_attempt_under_way(callback: Callback) -> CallbackAttempt | None:
    return CallbackAttempt.objects.filter(callback=callback, outcome="").select_related("by").first()


def has_agreed_hours(victim_id: int | None, point_id: int | None = None) -> bool:
    """Whether hours are agreed with the victim for this number, or (None) for any number: then each of them is safe."""
    calls = PlanPoint.objects.filter(plan_id=victim_id or 0, channel=ContactMethod.CALL, person_may_ring=True)
    points = calls.exclude(hours=[])
    return (points if point_id is None else points.filter(point_id=point_id)).exists()


def _take_callback(actor: Actor, callback: Callback, now: datetime) -> None:
    """Give the promise to the colleague who rings. Refuses one that another colleague owns or is ringing; a colleague
    to whom the queue gave the victim's turn may take it."""
    attempt = find_attempt_under_way(callback)
    if attempt is not None:
        raise CallbackUnderWay(attempt.by.name)
    callback_tasks.unbatch_callback(callback, now=now)
    task = Task.objects.get(
        kind=TaskKind.CALL_BACK, subject_key=callback_requests.callback_subject(callback), closed_at=None
    )
    if QueueEntry.objects.filter(callback=callback, held_by__staff=actor.staff_id).exists():
        task_steps.release_task(actor=actor, kind=TaskKind.CALL_BACK, subject_key=task.subject_key, now=now)
    task_actions.take_task(actor=actor, task_id=task.public_id, now=now)


def _decide_by_plan(callback: Callback, decide: Callable[[datetime], GateAnswer], now: datetime) -> GateAnswer:
    """Return what the victim's plan says once the time that they chose has come. Before that, wait for that time and
    not only for their hours. If their plan no longer allows any hour of the chosen time, a person decides: otherwise
    the call would never be made."""
    decision = decide(now.astimezone(UTC))
    if not isinstance(decision, ContactNow | ContactLater) or not callback.is_chosen:
        return decision
    any_agreed_hour = has_agreed_hours(callback.victim_id, decision.point if isinstance(decision, ContactNow) else None)
    wait = _until_chosen(callback, now, any_agreed_hour=any_agreed_hour)
    if wait is None and isinstance(decision, ContactNow):
        return decision
    if not any_agreed_hour and not _can_chosen_time_come(callback, decide, now):
        return ContactByStaff(StaffOnlyReason.NO_HOUR)
    if wait is None:
        return decision
    return ContactLater(max(wait, decision.until) if isinstance(decision, ContactLater) else wait, ContactMethod.CALL)


def _can_chosen_time_come(callback: Callback, decide: Callable[[datetime], GateAnswer], now: datetime) -> bool:
    """Whether the victim's plan still allows any hour of the time that they chose."""
    assert callback.chosen_from is not None, "only of what is chosen"
    assert callback.chosen_until is not None, "the table keeps both together"

    def allows(at: datetime) -> bool:
        return isinstance(decide(at), ContactNow)

    return can_chosen_time_suit(callback.chosen_from, callback.chosen_until, working_days(), allows, now=now)


def _decide_by_number(
    callback: Callback, left: LeftNumberCheck, now: datetime
) -> RingPermission | ContactLater | ContactByStaff:
    """Decide for a number alone. Nothing is said to the person or machine that answers: we do not know whose number it
    is."""
    force: Force = settings.FORCE
    if not callback.number_note:  # blanked since then
        return ContactByStaff(StaffOnlyReason.NO_POINT)
    opens = next_open_moment((), force.quiet_hours, now.astimezone(UTC))
    wait = _until_chosen(callback, now) or (None if callback.is_chosen or opens == now else opens)
    if isinstance(left.against, ContactByStaff):
        return left.against
    if wait is not None:
        return ContactLater(max(wait, left.against.until) if left.against else wait, ContactMethod.CALL)
    return left.against or RingPermission(callback.number_note, None, left.shown, False, False, False)


def _until_chosen(callback: Callback, now: datetime, *, any_agreed_hour: bool = False) -> datetime | None:
    """Return when the time that the victim chose begins, or next comes round. None: it is now, or they chose none.
    `any_agreed_hour`: once it has come, any hour that was agreed with the victim is safe."""
    start, until = callback.chosen_from, callback.chosen_until
    if start is None or until is None:
        return None
    if now < start:
        return start
    return None if any_agreed_hour else next_chosen_time(start, until, working_days(), now=now)
