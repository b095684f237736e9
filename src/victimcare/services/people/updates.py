"""She asks on her page how things stand, at most as often as is kind, and whoever looks after her answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, Subquery

from victimcare.records.models import Event, UpdateAsked, Victim, WrittenMessage
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.contact.correspondence import (
    ANSWER_WITHIN,
    UpdatePermission,
    UpdateRefusal,
    date_in_working_days,
    may_request_update,
)
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.contact.answering import MATTER
from victimcare.services.desk.actions import make_task
from victimcare.services.desk.harm import harm_for
from victimcare.services.desk.shapes import Outcome
from victimcare.services.messages.her_door import enter
from victimcare.services.messages.meeting import SOURCES
from victimcare.services.rights.working_days import working_days

OWN_PAGE = "page"  # the channel of what a victim read there
# The sources of what our messages told, and the line by itself: nobody asked how things stand was answered by it.
BY_MACHINE = (*SOURCES.values(), "urn:victimcare:line")


class TooSoon(Exception):
    """What was asked is not answered yet, or was answered not long ago. `standing`: since when, and from when the
    victim can ask again."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing.may.why_not)
        self.standing = standing


@dataclass(frozen=True, slots=True)
class Standing:
    """`asked_on`: when the victim asked last, unless we found that it needs no answer; `answer_by`: by when they were
    told that they hear; `told_on`: when a person or a message last told them something; `answered_on`: when a person
    last did; `if_asked`: by when they would hear were they to ask now."""

    may: UpdatePermission
    asked_on: date | None
    answer_by: date | None
    told_on: date | None
    answered_on: date | None
    if_asked: date
    is_late: bool


@transaction.atomic
def see(*, actor: Actor, now: datetime) -> Standing:
    """Whether she can ask, and what is promised meanwhile. Raises NotPermitted at the short level: when she was last
    told something is of her case."""
    her = enter(actor=actor, act=Act.WRITE, noted="own_update.see", now=now)
    return _standing(her.victim, now)


@transaction.atomic
def ask(*, actor: Actor, now: datetime) -> Standing:
    """Ask whoever looks after her to say how things stand. Raises NotPermitted, TooSoon."""
    her = enter(actor=actor, act=Act.WRITE, noted="own_update.ask", now=now)
    standing = _standing(her.victim, now)
    if standing.may.why_not is not None:
        raise TooSoon(standing)
    task_id = make_task(
        kind=TaskKind.GIVE_UPDATE,
        victim_id=her.victim.id,
        reason="update_asked",
        harm=harm_for(is_guarded=her.is_guarded, is_enhanced=her.victim.is_enhanced),
        due_at=end_of_day(standing.if_asked),
        now=now,
        subject_key=MATTER,
    )
    UpdateAsked.objects.create(victim=her.victim, asked_at=now, answer_by=standing.if_asked, task_id=task_id)
    note(actor, "update.asked", at=now, case_id=her.victim.case_id, victim_id=her.victim.id)
    return _standing(her.victim, now)


def _standing(victim: Victim, now: datetime) -> Standing:
    last = UpdateAsked.objects.filter(victim=victim).select_related("task").order_by("-id").first()
    told_on, answered_on = _heard(victim, now)
    asked_on = london_date(last.asked_at) if last and last.task.outcome != Outcome.NOT_NEEDED else None
    is_open = last is not None and last.task.closed_at is None
    if asked_on and last and last.task.closed_at:  # by telephone, say
        answered_on = max(london_date(last.task.closed_at), answered_on or date.min)
    today = london_date(now)
    may = may_request_update(is_open=is_open, answered_on=answered_on, today=today, calendar=working_days())
    return Standing(
        may=may,
        asked_on=asked_on,
        answer_by=last.answer_by if last else None,
        told_on=told_on,
        answered_on=answered_on,
        if_asked=date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days()),
        is_late=bool(last and may.why_not is UpdateRefusal.ASKED and last.answer_by < today),
    )


def _heard(victim: Victim, now: datetime) -> tuple[date | None, date | None]:
    """When the victim last heard from us, and when from a person. That they looked at their own page tells them nothing
    of ours: it is no hearing. One query."""
    told = Event.objects.filter(case_id=victim.case_id, type="victim.contacted", time__lte=now).order_by("-time")
    reached = told.filter(~Q(facts__contains={"reached": False}), facts__contains={"victim_id": victim.record_id})
    heard = reached.exclude(facts__contains={"channel": OWN_PAGE})
    spoke = heard.exclude(source__in=BY_MACHINE)
    wrote = WrittenMessage.objects.filter(victim=victim, by__isnull=False).order_by("-id")
    [(heard_at, spoke_at, wrote_at)] = Victim.objects.filter(id=victim.id).values_list(
        Subquery(heard.values("time")[:1]), Subquery(spoke.values("time")[:1]), Subquery(wrote.values("written_at")[:1])
    )
    return _newest(heard_at, wrote_at), _newest(spoke_at, wrote_at)


def _newest(*moments: datetime | None) -> date | None:
    return max((london_date(at) for at in moments if at is not None), default=None)
