"""Plans for tests: agreed with the victim, or stated by the record system."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import ContactPoint, PlanPoint, SafeContactPlan, Victim
from victimcare.rules.safe_contact.contact_plan import ContactMethod, SensitiveGroup, WordingLevel
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.safe_contact.plan_shapes import ProposedPlan, ProposedWay
from victimcare.services.sealed_columns import PLAN_NOTE


def agreed(
    victim: Victim, *ways: PlanPoint, confirmed_at: datetime = NOW, note: str = "", **values: Any
) -> SafeContactPlan:
    """A confirmed plan with these ways, the preferred one first. When it was agreed we knew all that guards the
    victim."""
    usual: dict[str, Any] = {
        "confirmed_at": confirmed_at,
        "confirmed_by_id": staff().staff_id,
        "confirmed_how": "introduced",
        "stated": None,
        "agreed_as": list(SensitiveGroup),
    }
    plan, _ = SafeContactPlan.objects.update_or_create(victim=victim, defaults=usual | values)
    if note:
        PLAN_NOTE.put_words(plan, note, fetch_victim_key(victim.id))
        plan.save()
    PlanPoint.objects.filter(plan=plan).delete()
    for place, way in enumerate(ways, start=1):
        way.plan, way.place = plan, place
        way.save()
    return plan


def by(channel: str, point: ContactPoint, **values: Any) -> PlanPoint:
    """One way for `agreed`."""
    return PlanPoint(**({"channel": channel, "point": point, "wording": "neutral"} | values))


def rung_by_machine(point: ContactPoint, **values: Any) -> PlanPoint:
    """A call for `agreed` that the line may place: a number for which the victim agreed to a person and to the
    machine."""
    return by("call", point, machine_may_ring=True, **values)


def stated(victim: Victim, **said: Any) -> SafeContactPlan:
    """What the record system states, in the feed's own words."""
    nothing = dict.fromkeys(
        ("may_text", "may_email", "may_call", "may_post", "may_leave_voicemail", "say_police"), False
    )
    note = said.pop("note", "")
    return SafeContactPlan.objects.create(
        victim=victim, stated={**nothing, "hours": [], **said}, note=note, line_may_say="status"
    )


def text_to(point: ContactPoint | int | None = None, **values: Any) -> ProposedPlan:
    return ProposedPlan(ways=(wanted(ContactMethod.TEXT, point, **values),))


def call_to(point: ContactPoint | int | None = None, **values: Any) -> ProposedPlan:
    return ProposedPlan(ways=(wanted(ContactMethod.CALL, point, **values),))


def wanted(channel: ContactMethod, point: ContactPoint | int | None = None, **values: Any) -> ProposedWay:
    row = point.id if isinstance(point, ContactPoint) else point
    wording = WordingLevel(values.pop("wording", WordingLevel.NEUTRAL))
    return ProposedWay(channel=channel, point=row, wording=wording, **values)
