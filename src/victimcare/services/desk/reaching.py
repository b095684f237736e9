"""Work for which somebody is rung: whoever has it is told whom to ask for and where, and colleagues who has it."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import Contact, ContactPoint, DangerReading, ReceivedMessage, Task, TaskChange, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Actor, scopes
from victimcare.services.desk.kinds import REACHING
from victimcare.services.secret_hashes import DigestUse, list_digests


def has_task_for(actor: Actor, victim_id: int) -> bool:
    """Whether this actor has taken an open task to reach this victim, so that they may open the page of the contact."""
    return _taken(actor, victim_id, REACHING).exists()


def is_told_of_victim(actor: Actor, victim_id: int) -> bool:
    """Whether they have one for which they are told of this victim before a proof: not danger that they pressed
    themselves. A look without one stands out in the audit."""
    return without_own_press(actor, _taken(actor, victim_id, REACHING)).exists()


def may_see_number(actor: Actor, victim_id: int) -> bool:
    """Whether they have one for which they are told where to ring. A call back tells it once she may be rung."""
    return without_own_press(actor, _taken(actor, victim_id, REACHING - {TaskKind.CALL_BACK})).exists()


def without_own_press(actor: Actor, tasks: QuerySet[Task]) -> QuerySet[Task]:
    """These tasks without danger that this actor pressed themselves (F9), or that stands only in their own notes of
    tries, which need no proof either. A caller who says that they are in danger may be the person whom the victim
    fears: their word opens nothing of the victim to the colleague who hears it, also where that colleague handed the
    task on and has it again."""
    return tasks.exclude(_is_pressed_by(actor)).exclude(_is_noted_by(actor))


def _is_pressed_by(actor: Actor) -> Q:
    acts = TaskChange.objects.filter(task=OuterRef("pk"), by__isnull=False)
    pressed_by = Subquery(acts.order_by("id").values("by")[:1])  # it becomes theirs as it is made
    pressed = Task.objects.filter(pk=OuterRef("pk"), kind=TaskKind.DANGER_NOW).annotate(pressed_by=pressed_by)
    return Q(Exists(pressed.filter(pressed_by=actor.staff_id or 0)))


def _is_noted_by(actor: Actor) -> Q:
    tries = Contact.objects.filter(victim=OuterRef("victim"), made_by=actor.staff_id or 0, reached=False)
    named = tries.annotate(about=Concat(Value("contact:"), Cast("public_id", TextField()), output_field=TextField()))
    readings = DangerReading.objects.filter(task=OuterRef("pk"))
    others = readings.exclude(Exists(named.filter(about=OuterRef("about"))))
    return Q(Exists(readings), ~Q(Exists(others)), kind=TaskKind.DANGER_WORDS)


def _taken(actor: Actor, victim_id: int, kinds: Collection[TaskKind]) -> QuerySet[Task]:
    mine = scopes.without_shut(actor, Task.objects.filter(owner_id=actor.staff_id or 0, closed_at=None))
    return mine.filter(Q(victim_id=victim_id, kind__in=kinds) | _may_be_from(actor, victim_id))


def _may_be_from(actor: Actor, victim_id: int) -> Q:
    """Danger of which no victim is known, in a message from a number or address that stands in this victim's record and
    in others."""
    victim = scopes.without_shut(actor, Victim.objects.filter(id=victim_id), victim="id")
    points = ContactPoint.objects.filter(person__in=victim.values("person")).exclude(match_key="")
    keys = [
        key for point in points.values_list("match_key", flat=True) for key in list_digests(point, DigestUse.SENDER)
    ]
    sent = ReceivedMessage.objects.filter(victim=None, from_key__in=keys)
    named = sent.annotate(about=Concat(Value("received:"), Cast("public_id", TextField()), output_field=TextField()))
    readings = DangerReading.objects.filter(task=OuterRef("pk"), about__in=named.values("about"))
    return Q(Exists(readings), victim=None, kind=TaskKind.DANGER_WORDS)


def who_rings_too(actor: Actor, victim_id: int) -> tuple[str, ...]:
    """Which colleagues have taken work for which she is rung: two would ring her, one after the other."""
    theirs = Task.objects.filter(victim_id=victim_id, closed_at=None, kind__in=REACHING, owner__isnull=False)
    names = theirs.exclude(owner_id=actor.staff_id or 0).order_by("owner__name").values_list("owner__name", flat=True)
    return tuple(names.distinct())
