"""Her plan as the rule reads it: whether a text may go to her now, and to which number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from victimcare.records.models import Case, ContactPoint, SafeContactPlan, Telling, Victim
from victimcare.records.models.contact import PointKind
from victimcare.rules.force import Force
from victimcare.rules.people.safe_contact import Decision, Plan, Wording, decide, hours_from
from victimcare.services.cases.guarding import is_guarded, last_marked
from victimcare.services.messages.words import carries_news


@dataclass(frozen=True, slots=True)
class Way:
    """What may be done for a victim at one moment. `point` is where a text would go; None: no number is safe."""

    decision: Decision
    is_guarded: bool
    point: ContactPoint | None
    plan_version: int | None


def lock(victim_ids: Iterable[int]) -> dict[int, Victim]:
    """These victims, with everything that decides how they may be reached held still until the transaction ends.

    Whoever changes a plan or marks someone guarded locks the same rows: what was committed before an intent to send
    decides it. Cases first, as a loader locks them, then victims, plans and messages: two at once never wait for each
    other in a circle.
    """
    ids = sorted(set(victim_ids))
    cases = Case.objects.filter(victims__id__in=ids).values("id")
    list(Case.objects.select_for_update(no_key=True).filter(id__in=cases).order_by("reference").only("id"))
    victims = {
        victim.id: victim for victim in Victim.objects.select_for_update(no_key=True).filter(id__in=ids).order_by("id")
    }
    list(SafeContactPlan.objects.select_for_update(no_key=True).filter(victim_id__in=ids).order_by("victim_id"))
    return victims


def lock_message(telling_id: int) -> Telling:
    """One message, held until the transaction ends; with her case, when its arrival goes on the timeline."""
    template, victim_id = Telling.objects.values_list("template", "victim_id").get(id=telling_id)
    if carries_news(template):
        lock([victim_id])
    return Telling.objects.select_for_update(of=("self",)).select_related("victim").get(id=telling_id)


def ways(victims: Sequence[Victim], *, now: datetime) -> dict[int, Way]:
    """By victim's id. Three queries, whatever their number. The caller holds the rows (`lock`)."""
    force: Force = settings.FORCE
    guarded = is_guarded([victim.id for victim in victims])
    marked = SafeContactPlan.objects.select_related("text_point").annotate(marked_at=last_marked("victim_id"))
    plans = marked.in_bulk([victim.id for victim in victims])
    mobiles = _mobiles([victim.person_id for victim in victims])
    found = {}
    for victim in victims:
        row = plans.get(victim.id)
        point = None if row is None else _point(row, mobiles.get(victim.person_id, []))
        plan = None if row is None else _plan(row, row.marked_at, has_number=point is not None)
        decision = decide(plan, is_guarded=victim.id in guarded, quiet=force.quiet_hours, now=now)
        found[victim.id] = Way(decision, victim.id in guarded, point, row.version if row else None)
    return found


def _point(row: SafeContactPlan, mobiles: list[ContactPoint]) -> ContactPoint | None:
    """Where texts go: the number in the plan; for a stated plan without one, her mobile if she has just one."""
    if row.text_point is not None:
        return row.text_point if row.text_point.retired_at is None else None
    if row.confirmed_at is None and len(mobiles) == 1:
        return mobiles[0]
    return None


def _mobiles(person_ids: list[int]) -> dict[int, list[ContactPoint]]:
    found: dict[int, list[ContactPoint]] = {}
    for point in ContactPoint.objects.filter(person_id__in=person_ids, kind=PointKind.MOBILE, retired_at=None).order_by(
        "id"
    ):
        found.setdefault(point.person_id, []).append(point)
    return found


def _plan(row: SafeContactPlan, marked_at: datetime | None, *, has_number: bool) -> Plan:
    return Plan(
        is_confirmed=row.confirmed_at is not None and (marked_at is None or marked_at <= row.confirmed_at),
        may_text=row.may_text,
        has_number=has_number,
        hours=hours_from(row.hours),
        wording=Wording(row.wording),
        may_say_police=row.say_police,
        sender_name=row.sender_name,
    )
