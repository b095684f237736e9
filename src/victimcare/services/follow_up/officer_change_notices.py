"""Tells victims with a contact promise who their new officer is, once.

Everyone else reads it on their page, which never leaves the name blank. The victim is told as with any news: a message
says only that there is something new, the page says what, and if no message is safe a person tells them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery

from victimcare.records.models import Case, Event, Notification, OfficerChangeNotice, OfficerCover, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.projection_types import OfficerInCase
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, StaffOnlyReason
from victimcare.services import suppliers
from victimcare.services.cases.case_officers import find_officers_in_cases
from victimcare.services.desk.task_actions import close_settled_tasks, make_tasks
from victimcare.services.desk.task_shapes import NewTask, harm_level_for, load_harm_levels
from victimcare.services.messages import message_wording, special_messages
from victimcare.services.safe_contact import gate

KEY = "carer"  # the subject key of its task
PAGE, LINE, PERSON, OVERTAKEN = "page", "line", "person", "overtaken"
WAITED_AT_MOST = timedelta(days=7)  # a message already queued for another reason says it as well


@transaction.atomic
def announce_new_officer(*, case_ids: Collection[int], now: datetime) -> int:
    """Tell promised victims of these cases that another officer has them, or that cover has begun. Returns how many."""
    on = london_date(now)
    cases = list(Case.objects.filter(id__in=case_ids, victims__contact_promise__isnull=False).select_related("officer"))
    carers = find_officers_in_cases(cases, on)
    victims = gate.lock_victims(
        Victim.objects.filter(case_id__in=carers, contact_promise__isnull=False).values_list("id", flat=True)
    )
    new = [victim for victim in victims.values() if _is_news(victim, carers[victim.case_id])]
    for victim in new:
        _write(victim, carers[victim.case_id], on, now)
    _tell(new, now)
    return len(new)


def announce_cover_change(*, officer_ids: Collection[int], now: datetime) -> int:
    """The cover of these officers has changed. Returns how many victims are told."""
    cases = Case.objects.filter(officer_id__in=officer_ids, victims__contact_promise__isnull=False)
    return announce_new_officer(case_ids=set(cases.values_list("id", flat=True)), now=now)


def announce_due_covers(*, now: datetime) -> int:
    """Cover that begins today or ended yesterday. Returns how many victims are told."""
    today = london_date(now)
    turns = OfficerCover.objects.filter(Q(from_on=today) | Q(until_on=today - ONE_DAY), withdrawn_at=None)
    return announce_cover_change(officer_ids=set(turns.values_list("officer_id", flat=True)), now=now)


@transaction.atomic
def mark_officer_change_told(*, victim_id: int, by: str, now: datetime) -> None:
    """Record that the victim has read or heard who their officer is."""
    _end(OfficerChangeNotice.objects.filter(victim_id=victim_id, told_at=None), by, now)


@transaction.atomic
def settle_officer_notices(*, now: datetime) -> int:
    """End notices that a person has told the victim: in a later contact, or by the task. Returns how many."""
    ended = 0
    for notice in OfficerChangeNotice.objects.filter(told_at=None).select_related("victim").order_by("id")[:1000]:
        if _was_told(notice):
            _end(OfficerChangeNotice.objects.filter(id=notice.id), PERSON, now)
            ended += 1
    return ended


@transaction.atomic
def create_officer_notice_tasks(*, now: datetime) -> int:
    """Ask a person where the gate held the message when it was to leave, or it failed, as with any news. Returns how
    many; safe to run twice."""
    last = (
        Notification.objects.filter(victim=OuterRef("victim"), duties=[], template__in=message_wording.PLAIN)
        .filter(queued_at__gte=OuterRef("made_at") - WAITED_AT_MOST)
        .exclude(status=NotificationStatus.NOT_NEEDED)
        .order_by("-id")
    )
    a_task = Task.objects.filter(kind=TaskKind.SILENCE, victim=OuterRef("victim"), subject_key=KEY, closed_at=None)
    untold = OfficerChangeNotice.objects.filter(~Exists(a_task), told_at=None).annotate(
        status=Subquery(last.values("status")[:1]), held_reason=Subquery(last.values("held_reason")[:1])
    )
    stopped = untold.filter(
        Q(status=NotificationStatus.FAILED) | Q(status=NotificationStatus.HELD, held_reason__in=[*StaffOnlyReason])
    ).select_related("victim")[:1000]
    harm = load_harm_levels({notice.victim_id for notice in stopped})
    made = make_tasks([_in_person(victim_id, harm[victim_id]) for victim_id in sorted(harm)], now=now)
    return len(made)


def _in_person(victim_id: int, harm: int) -> NewTask:
    return NewTask(TaskKind.SILENCE, victim_id, "carer_changed", harm, None, KEY)


def _is_news(victim: Victim, carer: OfficerInCase) -> bool:
    """Whether the officer differs from the one when the promise was made, and from the last one the victim was told
    of."""
    last = OfficerChangeNotice.objects.filter(victim=victim).order_by("id").last()
    if last is not None:
        return last.carer_key != carer.key
    return carer.begun_at is not None and carer.begun_at > victim.contact_promise.agreed_by.time


def _write(victim: Victim, carer: OfficerInCase, on: date, now: datetime) -> None:
    OfficerChangeNotice.objects.filter(victim=victim, told_at=None).update(told_at=now, told_by=OVERTAKEN)
    OfficerChangeNotice.objects.get_or_create(
        victim=victim, carer_key=carer.key, since_on=on, defaults={"made_at": now}
    )


def _tell(victims: Sequence[Victim], now: datetime) -> None:
    ways = gate.decide_contact(victims, now=now, channels=suppliers.list_carried_channels())
    tasks = []
    for victim in victims:
        way = ways[victim.id]
        if isinstance(way.decision, ContactByStaff):
            harm = harm_level_for(is_guarded=way.is_guarded, is_enhanced=victim.is_enhanced)
            tasks.append(_in_person(victim.id, harm))
        else:
            special_messages.queue_answer_notice(victim, way.decision, now=now)
    make_tasks(tasks, now=now)


def _was_told(notice: OfficerChangeNotice) -> bool:
    task = Task.objects.filter(kind=TaskKind.SILENCE, victim_id=notice.victim_id, subject_key=KEY).order_by("id").last()
    if task is not None and task.closed_at is not None and task.closed_at >= notice.made_at:
        return True
    victim = notice.victim
    contacts = Event.objects.filter(case_id=victim.case_id, type=EventType.VICTIM_CONTACTED, time__gte=notice.made_at)
    return any(_by_a_person(victim, facts) for facts in contacts.values_list("facts", flat=True))


def _by_a_person(victim: Victim, facts: dict[str, object]) -> bool:
    spoke = facts["channel"] in ("phone", "in_person", "video") and facts.get("reached") is not False
    return spoke and facts["victim_id"] == victim.record_id


def _end(notices: Iterable[OfficerChangeNotice], by: str, now: datetime) -> None:
    for notice in notices:
        notice.told_at, notice.told_by = now, by
        notice.save(update_fields=["told_at", "told_by"])
        close_settled_tasks(kind=TaskKind.SILENCE, victim_id=notice.victim_id, subject_key=KEY, now=now, by=None)
