"""Records what people decide about one duty. Each decision is appended to the timeline, and the ledger follows from it
(docs/adr/ledger-interpretation.md). Nothing is ever deleted: taking a decision back is an act too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import Duty, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyReason, DutyStanding, DutyStatus, EventRef, Fact, duty_acts
from victimcare.rules.rights.duty_status import DutyKey
from victimcare.services.access import Act, Actor, permit
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.desk import news_tasks, task_actions
from victimcare.services.desk.news_tasks import close_news_tasks
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.timeline_acts import (
    act_source,
    append_act,
    check_channel,
    lock_victim,
    next_version,
    require_words,
    sign_act,
)
from victimcare.services.rights import ledger_queries


class WrongDutyStatus(Exception):
    """The duty's status does not allow this: it is met, it has ended, or there is nothing to take back. `status` is its
    current status."""

    def __init__(self, status: DutyStatus) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class _StandingDuty:
    """A duty with its current status; its case is locked."""

    row: Duty
    standing: DutyStanding

    @property
    def name(self) -> dict[str, str]:
        by = self.standing.duty.triggered_by
        return {"duty": self.row.code, "triggered_by": by.id, "triggered_by_source": by.source}


@transaction.atomic
def decide_as_read(*, actor: Actor, duty_id: int, after: int, do: Callable[[], object], now: datetime) -> None:
    """Run `do` if no decision about the duty has been added since it was read; `after` is the number of decisions read
    (`list_duty_decisions`). Raises NotFound, StaleVersion, and what `do` raises."""
    row = Duty.objects.select_related("victim", "triggered_by").filter(id=duty_id).first()
    if row is None:
        raise NotFound("no such duty")
    lock_victim(actor, row.victim_id)
    facts = [entry.fact for entry in load_timelines([row.victim.case_id])[row.victim.case_id]]
    started = EventRef(row.triggered_by.source, row.triggered_by.source_event_id)
    stands = list_duty_decisions(facts, row.victim.record_id, (row.code, started))
    next_version(len(stands), after=after)
    do()


def list_duty_decisions(facts: Iterable[Fact], victim_id: str, duty: DutyKey) -> list[Fact]:
    """List the decisions about this duty of a victim, in order; their number is the duty's version."""
    kinds = (*duty_acts.ABOUT_ONE_DUTY, EventType.DUTY_LATENESS_EXPLAINED)
    return [
        fact
        for fact in facts
        if fact.type in kinds and fact.data["victim_id"] == victim_id and duty_acts.duty_named_in(fact) == duty
    ]


@transaction.atomic
def hold_duty(*, actor: Actor, duty_id: int, reason: DutyReason, words: str, review_on: date, now: datetime) -> None:
    """Take a duty off the clock until its review day, or renew a hold, which is the same act.

    `words`: the reason, for colleagues; never shown to the victim. A task asks for the review. Without a review the
    duty returns as it was, late if its time is over. What was late by then stays late, and the victim is not told of it
    before the day. Raises NotFound, WrongDutyStatus, FieldRequired, ValueError.
    """
    permit(actor, Act.KEEP_DUTIES)
    looked = _load_standing_duty(actor, duty_id, now, DutyStatus.DUE, DutyStatus.HELD, DutyStatus.MISSED)
    if reason not in duty_acts.HOLD_REASONS:
        raise ValueError(f"{reason} is no reason to hold a duty")
    if review_on <= london_date(now):
        raise ValueError("the day of the review is past")
    given = {"reason": reason.value, "review_on": review_on.isoformat(), "words": require_words(words)}
    _append(actor, looked, EventType.DUTY_HELD, given, now)
    _close_own_review(looked, now, actor)
    task_actions.make_task(
        kind=TaskKind.REVIEW_HOLD,
        victim_id=looked.row.victim_id,
        reason="review_hold",
        harm=load_harm_levels([looked.row.victim_id])[looked.row.victim_id],
        due_at=end_of_day(review_on),
        now=now,
        subject_key=_duty_key(looked.row.id),
    )


@transaction.atomic
def end_duty_hold(*, actor: Actor, duty_id: int, words: str, now: datetime) -> None:
    """End a hold when its reason no longer applies: the clock runs as if the duty had never been held. Also ends a hold
    that was not reviewed. Raises NotFound, WrongDutyStatus, FieldRequired."""
    permit(actor, Act.KEEP_DUTIES)
    looked = _load_standing_duty(actor, duty_id, now, DutyStatus.HELD, DutyStatus.DUE, DutyStatus.MISSED)
    if looked.row.ending != DutyStatus.HELD:
        raise WrongDutyStatus(looked.standing.status)
    _append(actor, looked, EventType.DUTY_HOLD_ENDED, {"words": require_words(words)}, now)
    _close_own_review(looked, now, actor)
    _make_news_task(looked, now)


@transaction.atomic
def decline_duty(*, actor: Actor, duty_id: int, channel: str, words: str, now: datetime) -> None:
    """Record that the victim does not want this, in their own `words`, and the channel they used. What was late by then
    stays late; the duty is no longer attempted. Raises NotFound, WrongDutyStatus, FieldRequired."""
    permit(actor, Act.CHOOSE)
    looked = _load_standing_duty(actor, duty_id, now, DutyStatus.DUE, DutyStatus.HELD, DutyStatus.MISSED)
    if looked.row.is_window:
        raise WrongDutyStatus(looked.standing.status)
    _append(
        actor,
        looked,
        EventType.DUTY_DECLINED,
        {"channel": check_channel(channel), "words": require_words(words)},
        now,
        channel,
    )
    _close_own_review(looked, now, actor)


@transaction.atomic
def withdraw_decline(*, actor: Actor, duty_id: int, channel: str, now: datetime) -> None:
    """Record that the victim wants it after all: the clock runs as before. What fell due while it was declined stays
    declined until it is done (ledger rule 23), and a task asks for it. Raises NotFound, WrongDutyStatus."""
    permit(actor, Act.CHOOSE)
    looked = _load_standing_duty(actor, duty_id, now, DutyStatus.DECLINED, DutyStatus.MISSED)
    if looked.row.ending != DutyStatus.DECLINED:
        raise WrongDutyStatus(looked.standing.status)
    _append(actor, looked, EventType.DUTY_DECLINE_TAKEN_BACK, {"channel": check_channel(channel)}, now, channel)
    _make_news_task(looked, now)
    if Duty.objects.filter(id=duty_id, ending=DutyStatus.DECLINED).exists():
        _ask_for_what_was_declined(looked, now)


@transaction.atomic
def mark_duty_not_owed(*, actor: Actor, duty_id: int, reason: DutyReason, words: str, now: datetime) -> None:
    """Record that a trained person finds that this is not owed, and why. Raises NotFound, WrongDutyStatus,
    FieldRequired."""
    permit(actor, Act.KEEP_DUTIES)
    if reason not in duty_acts.NOT_OWED_REASONS:
        raise ValueError(f"{reason} is no reason why a duty is not owed")
    looked = _load_standing_duty(actor, duty_id, now, DutyStatus.DUE, DutyStatus.HELD, DutyStatus.MISSED)
    _append(actor, looked, EventType.DUTY_NOT_OWED, {"reason": reason.value, "words": require_words(words)}, now)
    _close_own_review(looked, now, actor)


@transaction.atomic
def mark_duty_owed(*, actor: Actor, duty_id: int, words: str, now: datetime) -> None:
    """Record that a duty found not to be owed is owed after all: the clock runs as before. Raises NotFound,
    WrongDutyStatus, FieldRequired."""
    permit(actor, Act.KEEP_DUTIES)
    looked = _load_standing_duty(actor, duty_id, now, DutyStatus.NOT_OWED, DutyStatus.MISSED)
    if looked.row.reason not in duty_acts.NOT_OWED_REASONS:
        raise WrongDutyStatus(looked.standing.status)
    _append(actor, looked, EventType.DUTY_OWED_AFTER_ALL, {"words": require_words(words)}, now)
    _make_news_task(looked, now)


@transaction.atomic
def explain_lateness(*, actor: Actor, duty_id: int, reason: str, now: datetime) -> None:
    """Record why a duty was late, under the person's name. The reason is shown beside the duty, which stays late; only
    the latest is shown, earlier ones stay in the timeline. Raises NotFound, WrongDutyStatus, FieldRequired."""
    permit(actor, Act.KEEP_DUTIES)
    looked = _load_standing_duty(actor, duty_id, now, DutyStatus.MISSED, DutyStatus.MET_LATE)
    _append(actor, looked, EventType.DUTY_LATENESS_EXPLAINED, {"reason": require_words(reason)}, now)


@transaction.atomic
def close_ended_hold_reviews(*, now: datetime) -> int:
    """Close reviews of holds whose duty was met or ended otherwise. Returns how many; safe to run twice."""
    tasks = Task.objects.filter(kind=TaskKind.REVIEW_HOLD, closed_at=None).exclude(subject_key="")
    keys = {int(task.subject_key.removeprefix("duty:")): task for task in tasks}
    held = Duty.objects.filter(id__in=keys, ending=DutyStatus.HELD).exclude(met_at__lte=now)
    over = keys.keys() - set(held.values_list("id", flat=True))
    return sum(_close_review(keys[duty_id].victim_id, duty_id, now, None) for duty_id in over)


def _load_standing_duty(actor: Actor, duty_id: int, now: datetime, *allowed: DutyStatus) -> _StandingDuty:
    row = Duty.objects.select_related("victim").filter(id=duty_id).first()
    if row is None:
        raise NotFound("no such duty")
    lock_victim(actor, row.victim_id)
    # read again now that its case is locked
    row = Duty.objects.select_related("victim", "triggered_by").get(id=duty_id)
    for standing in ledger_queries.load_duty_standings(row.victim_id, now=now):
        duty = standing.duty
        started = (row.triggered_by.source, row.triggered_by.source_event_id)
        if duty.id == row.code and duty.triggered_by == started:
            if standing.status not in allowed:
                raise WrongDutyStatus(standing.status)
            return _StandingDuty(row, standing)
    raise NotFound("no such duty")


def _append(
    actor: Actor, looked: _StandingDuty, kind: EventType, given: Mapping[str, Any], now: datetime, channel: str = ""
) -> None:
    data = {**looked.name, **given, **sign_act(actor)}
    append_act(actor, looked.row.victim, kind, act_source(actor, channel), data, now, now)
    close_news_tasks([looked.row.victim_id], now)


def _make_news_task(looked: _StandingDuty, now: datetime) -> None:
    """Make a task for a person to tell news that is owed again: the moment for an automatic message has passed."""
    victim_id = looked.row.victim_id
    untold = [one for one in news_tasks.list_undelivered_news([victim_id], now=now) if one.duty_id == looked.row.id]
    if untold:
        task_actions.make_task(
            kind=TaskKind.TELL_VICTIM,
            victim_id=victim_id,
            reason="owed_again",
            harm=load_harm_levels([victim_id])[victim_id],
            due_at=untold[0].due_at,
            now=now,
        )


def _ask_for_what_was_declined(looked: _StandingDuty, now: datetime) -> None:
    """Make a task for a duty that was declined and is wanted again: it is on no clock, so it could be forgotten."""
    victim_id = looked.row.victim_id
    task_actions.make_task(
        kind=TaskKind.CHANGED_MIND,
        victim_id=victim_id,
        reason="agreed_after_all",
        harm=load_harm_levels([victim_id])[victim_id],
        due_at=None,
        now=now,
        subject_key=_duty_key(looked.row.id),
    )


def _duty_key(duty_id: int) -> str:
    return f"duty:{duty_id}"


def _close_own_review(looked: _StandingDuty, now: datetime, actor: Actor) -> None:
    _close_review(looked.row.victim_id, looked.row.id, now, actor.staff_id)


def _close_review(victim_id: int | None, duty_id: int, now: datetime, by: int | None) -> int:
    return task_actions.close_settled_tasks(
        kind=TaskKind.REVIEW_HOLD, victim_id=victim_id, subject_key=_duty_key(duty_id), now=now, by=by
    )
