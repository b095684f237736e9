"""Plans messages when news is owed, and releases those that were held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Duty, Event, Installation, Notification, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.cases.news_content import can_page_or_line_meet_duty
from victimcare.rules.safe_contact.contact_plan import (
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    StaffOnlyReason,
)
from victimcare.services import suppliers
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_timeline import read_fact
from victimcare.services.cases.victim_risk_news import find_owed_risk_news
from victimcare.services.desk.news_tasks import UndeliveredNews, list_undelivered_news
from victimcare.services.desk.task_actions import close_settled_tasks, make_tasks
from victimcare.services.desk.task_shapes import NewTask
from victimcare.services.messages import message_states, message_tasks, message_wording
from victimcare.services.messages.message_batches import exclude_slow_letters
from victimcare.services.messages.message_states import HoldReason
from victimcare.services.messages.message_tasks import (
    MORE_THAN_SHOWN,
    OLD_NEWS,
    NewsItem,
    build_telling_task,
    hold_subject_key,
    list_risks_in_news,
)
from victimcare.services.messages.special_messages import queue_invitations
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_context import ContactContext

FRESH_FOR = timedelta(hours=24)  # contracts/feed.md: news older than this is sent by no machine


@dataclass(frozen=True, slots=True)
class NotificationPlan:
    """How many messages were queued or extended, and how many tasks were made for people."""

    messages: int
    tasks: int


@transaction.atomic
def plan_notifications(
    *, actor: Actor, duty_ids: Sequence[int], now: datetime, is_call_given_up: bool = False
) -> NotificationPlan:
    """Decide for each of these new duties who notifies the victim and how, in the transaction that created the duties.

    Duties that need no notification, are met already, or come from a `--history` load start nothing. Duties whose event
    is older than a day make one task per victim. The rest pass the gate: a message is queued, or a task asks a person
    to tell the victim; both where the victim's page cannot say everything that they are owed.

    Where part of the case ends, a task asks a colleague to ring the victim, and no message about it goes before that
    call. A victim who can only be written to is asked to ring us, in words that do not mention the news.
    `is_call_given_up`: a person has said that the call cannot be made, and so decided that this news goes without it.
    """
    news = _load_news(duty_ids, now)
    if is_call_given_up:
        news = [replace(one, is_fresh=True, closes=None) for one in news]
    if not news:
        return NotificationPlan(0, 0)
    victims = gate.lock_victims(one.owed.victim_id for one in news)
    ways = _decide_with_post(victims, [one.owed for one in news], now)
    at_risk = find_owed_risk_news((one.owed.victim_id, one.owed.event_id, one.owed.event_type) for one in news)
    tasks: list[NewTask] = []
    not_asked: list[ContactContext] = []
    by_machine: list[tuple[Victim, ContactNow | ContactLater, list[NewsItem]]] = []
    asked_to_ring: list[tuple[Victim, ContactNow | ContactLater, list[NewsItem]]] = []
    rung = message_tasks.find_callable_victims({one.owed.victim_id for one in news if one.closes})
    for victim_id, victim in victims.items():
        way = ways[victim_id]
        own = [one for one in news if one.owed.victim_id == victim_id]
        if (
            isinstance(way.decision, ContactByStaff)
            and way.decision.why is StaffOnlyReason.NOT_ASKED
            and any(one.is_fresh for one in own)
        ):
            not_asked.append(way.context)
        by_person = partial(build_telling_task, victim, is_guarded=way.is_guarded, now=now)
        if call := message_tasks.build_closing_call(victim, own, is_guarded=way.is_guarded, risks=at_risk, now=now):
            tasks.append(call)
            everything, own = (
                own,
                message_tasks.select_machine_news(victim, own, is_guarded=way.is_guarded),
            )
            kept = [one for one in everything if one not in own and one.is_fresh]
            if kept and victim_id not in rung and not isinstance(way.decision, ContactByStaff):
                asked_to_ring.append((victim, way.decision, kept))
        if isinstance(way.decision, ContactByStaff):
            if own:
                at_risk_now = list_risks_in_news(at_risk, own)
                tasks.append(by_person(way.decision.why, own, risks=at_risk_now, by=way.told_by))
            continue
        if for_a_person := [one for one in own if not (one.is_fresh and one.is_whole)]:
            why = MORE_THAN_SHOWN if all(one.is_fresh for one in for_a_person) else OLD_NEWS
            tasks.append(by_person(why, for_a_person, risks=list_risks_in_news(at_risk, for_a_person)))
        if fresh := [one for one in own if one.is_fresh]:
            by_machine.append((victim, way.decision, fresh))
    _queue_news(by_machine, now)
    _queue_news(asked_to_ring, now, template=message_wording.RING_US)
    messages = len(by_machine) + len(asked_to_ring) + queue_invitations(not_asked, now=now)
    made = make_tasks(tasks, now=now)
    note(actor, "messages.planned", at=now, detail={"messages": messages, "tasks": len(made)})
    return NotificationPlan(messages, len(made))


@transaction.atomic
def queue_override_message(*, actor: Actor, victim_id: int, now: datetime) -> bool:
    """Queue one message, which two people have approved, for all news that the victim is owed and does not know; it
    leaves at once. False when the victim is owed nothing, or something else holds the message. The gate decides again
    when it leaves."""
    permit(actor, Act.OVERRIDE_GATE)
    victim = gate.lock_victims([victim_id])[victim_id]
    way = gate.decide_contact([victim], now=now, channels=suppliers.list_carried_channels())[victim_id]
    news = [NewsItem(one, is_fresh=True) for one in list_undelivered_news([victim_id], now=now)]
    if way.override is None or not isinstance(way.decision, ContactNow) or not news:
        return False
    [telling] = _queue_news([(victim, way.decision, news)], now)
    Notification.objects.filter(id=telling.id, not_before__gt=now).update(not_before=now)
    message_states.announce_due_messages()
    return True


def queue_on_channel(
    victim: Victim, channel: ContactMethod, duty_ids: Sequence[int], *, now: datetime
) -> Notification | None:
    """Queue a message of this news for this channel and no other. None where no supplier carries it, or the gate leaves
    it to a person; the gate is asked again when it is sent. The caller holds the victim (`gate.lock_victims`)."""
    if not suppliers.is_channel_carried(channel):
        return None
    decision = gate.decide_contact([victim], now=now, channels={channel})[victim.id].decision
    if isinstance(decision, ContactByStaff):
        return None
    until = decision.until if isinstance(decision, ContactLater) else None
    telling = Notification(
        victim=victim,
        channel=channel,
        is_pinned=True,
        template=message_wording.NEWS,
        duties=sorted(duty_ids),
        queued_at=now,
        not_before=until or now,
    )
    message_states.queue_messages([telling], now=now)
    return telling


@transaction.atomic
def release_sending(*, actor: Actor, now: datetime) -> int:
    """Let messages leave again after a restore, once there is a provider, or once its account is right again. Returns
    how many were waiting for this.

    Each passes the gate once more; news that the victim has learnt since is not sent.
    """
    permit(actor, Act.RELEASE_SENDING)
    Installation.objects.update(sending_held_since=None, sending_held_reason="")
    held = _held(list(HoldReason))
    message_states.write_state_changes([message_states.release_held_message(telling, at=now) for telling in held])
    message_states.announce_due_messages()
    for reason in HoldReason:
        close_settled_tasks(
            kind=TaskKind.MESSAGES_HELD,
            victim_id=None,
            subject_key=hold_subject_key(reason),
            now=now,
            by=actor.staff_id,
        )
    note(actor, "sending.released", at=now, detail={"messages": len(held)})
    return len(held)


def _decide_with_post(
    victims: Mapping[int, Victim], news: Sequence[UndeliveredNews], now: datetime
) -> dict[int, gate.GateDecision]:
    """How the gate lets each of these victims have their news. The caller holds their rows."""
    carried = suppliers.list_carried_channels()
    theirs = {victim_id: [one for one in news if one.victim_id == victim_id] for victim_id in victims}
    ways = gate.decide_contact(list(victims.values()), now=now, channels=carried)
    return exclude_slow_letters(ways, theirs, victims, channels=carried, now=now)


def _load_news(duty_ids: Sequence[int], now: datetime) -> list[NewsItem]:
    """The news among these duties that the victim does not know, whether a machine may still bring it, and whether it
    can bring all of it."""
    wanted = set(duty_ids)
    victims = dict(Duty.objects.filter(id__in=duty_ids).values_list("victim_id", "victim__record_id").distinct())
    owed = [one for one in list_undelivered_news(victims, now=now) if one.duty_id in wanted]
    events = Event.objects.select_related("private").in_bulk([one.event_id for one in owed])
    return [
        NewsItem(
            one,
            is_fresh=now - events[one.event_id].time <= FRESH_FOR,
            is_whole=can_page_or_line_meet_duty(read_fact(events[one.event_id]), victims[one.victim_id], one.code),
            closes=message_tasks.find_closing_moment(one.event_type, events[one.event_id].facts),
        )
        for one in owed
        if not events[one.event_id].is_history
    ]


def _queue_news(
    wanted: Sequence[tuple[Victim, ContactNow | ContactLater, list[NewsItem]]],
    now: datetime,
    *,
    template: str = message_wording.NEWS,
) -> list[Notification]:
    """Queue one message per victim for all that is new: a message that still waits to leave covers this as well.
    `template`: the gate chooses both channel and words when it is sent; RING_US never says more than that."""
    if not wanted:
        return []
    waiting = {
        telling.victim_id: telling
        for telling in Notification.objects.select_for_update()
        .filter(victim__in=[victim for victim, _, _ in wanted])
        .filter(status=NotificationStatus.QUEUED, attempts=0, is_pinned=False)
        .filter(
            Q(template=message_wording.RING_US)
            if template == message_wording.RING_US
            else ~Q(template=message_wording.RING_US)
        )
        .exclude(duties=[])
        .order_by("id")
    }
    new = {
        victim.id: Notification(
            victim=victim,
            channel=decision.channel,
            template=template,
            queued_at=now,
            not_before=decision.until if isinstance(decision, ContactLater) else now,
        )
        for victim, decision, _ in wanted
        if victim.id not in waiting
    }
    tellings = [waiting.get(victim.id) or new[victim.id] for victim, _, _ in wanted]
    for telling, (_, _, news) in zip(tellings, wanted, strict=True):
        telling.duties = sorted({*telling.duties, *(one.owed.duty_id for one in news)})
    Notification.objects.bulk_update([telling for telling in tellings if telling.id], ["duties"])
    message_states.queue_messages(list(new.values()), now=now)
    return tellings


def _held(reasons: list[HoldReason]) -> list[Notification]:
    return list(
        Notification.objects.select_for_update(of=("self",))
        .filter(status=NotificationStatus.HELD, held_reason__in=reasons)
        .order_by("id")
    )
