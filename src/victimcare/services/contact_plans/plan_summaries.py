"""Summarises the safe contact plan, without numbers, for the top of every page from which staff can send or say
something to a victim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from victimcare.records.annotations import read_joined_row
from victimcare.records.models import DetailsProposal, PlanPoint, SafeContactPlan, Victim
from victimcare.rules.cases.case_projection import read_stated_plan
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_hours import next_open_moment, parse_contact_windows
from victimcare.rules.safe_contact.contact_plan import (
    CallerDisplay,
    ContactMethod,
    DisclosureLevel,
    WordingLevel,
    is_plan_confirmed,
)
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.cases.guarded_victims import last_guarded_mark
from victimcare.services.contact_plans.proposed_details import load_proposed_changes
from victimcare.services.safe_contact.contact_limits import has_open_duress_warning
from victimcare.services.safe_contact.plan_shapes import (
    ContactPlanDetail,
    ContactPointOption,
    ContactWayDetail,
    PageDisclosure,
)
from victimcare.services.sealed_columns import PLAN_NOTE

# The key by which a page names its victim.
VICTIM, PACKET, CLOSING = "public_id", "handovers__public_id", "closing_calls__public_id"
_OF_A_WAY = (
    "channel",
    "wording",
    "hours",
    "may_leave_voicemail",
    "say_police",
    "number_shown",
    "person_may_ring",
    "machine_may_ring",
)
_EMPTY_PLAN = ContactPlanDetail(0, (), "", "", "", False, "", (), None, "", "", None)


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """`is_overtaken`: the victim was marked guarded since they agreed to the plan. `is_quiet_code_used`: the duress
    code was used, and the victim is not rung until a colleague has closed that warning. `has_hidden_note`: the plan has
    a note, which is not included. `calls_open_now`: whether a person may ring at this moment; None where the plan has
    no calls by a person."""

    plan: ContactPlanDetail
    is_overtaken: bool = False
    is_quiet_code_used: bool = False
    has_hidden_note: bool = False
    calls_open_now: bool | None = None


def load_plan_summary(
    *, actor: Actor, by: str, value: UUID, with_note: bool = False, now: datetime
) -> PlanSummary | None:
    """How the victim of this page agreed to be reached, without numbers; a plan without ways where they have not been
    asked. `with_note`: include the plan's note, which may name people, for a page that opens after an identity check or
    for the owner of a danger task. None where this actor has no such victim. One query where there is a plan."""
    permit(actor, Act.SEE_TASKS)
    ways = PlanPoint.objects.filter(plan=OuterRef("pk")).order_by("place", "id")
    agreed = ways.values(way=JSONObject(kind="point__kind", **{name: name for name in _OF_A_WAY}))
    found = Victim.objects.filter(**{by: value}).select_related("safe_contact_plan", "case")
    victim = found.annotate(
        agreed=ArraySubquery(agreed), marked_at=last_guarded_mark(), is_warned=has_open_duress_warning(now=now)
    ).first()
    if victim is None or access_scopes.is_victim_hidden(actor, victim.id):
        return None
    if victim.is_warned:
        return PlanSummary(_EMPTY_PLAN, is_quiet_code_used=True)
    row = read_joined_row(victim, "safe_contact_plan", SafeContactPlan)
    if row is None:
        return _short(find_own_stated_plan(victim) or _EMPTY_PLAN, with_note=with_note, now=now)
    if row.confirmed_at is None:
        return _short(build_stated_plan(row.stated or {}, note=row.note), with_note=with_note, now=now)
    plan = replace(
        _EMPTY_PLAN,
        ways=tuple(map(_way, victim.agreed)),
        confirmed_at=row.confirmed_at,
        note=PLAN_NOTE.open_words(row) if with_note else "",
        has_code_word=bool(row.code_word_hash),
    )
    return replace(
        _short(plan, with_note=with_note, now=now),
        has_hidden_note=PLAN_NOTE.is_filled(row) and not with_note,
        is_overtaken=not is_plan_confirmed(row.confirmed_at, victim.marked_at),
    )


def _short(plan: ContactPlanDetail, *, with_note: bool, now: datetime) -> PlanSummary:
    open_now = _are_calls_open(plan, now)
    if with_note or not plan.note:
        return PlanSummary(plan, calls_open_now=open_now)
    return PlanSummary(replace(plan, note=""), has_hidden_note=True, calls_open_now=open_now)


def _are_calls_open(plan: ContactPlanDetail, now: datetime) -> bool | None:
    """The gate's answer for a call by a person, ignoring points on hold."""
    force: Force = settings.FORCE
    calls = [
        way
        for way in plan.ways
        if way.channel is ContactMethod.CALL and way.person_may_ring and way.wording != WordingLevel.NONE
    ]
    if not calls:
        return None
    return any(next_open_moment(parse_contact_windows(way.hours), force.quiet_hours, now) == now for way in calls)


def _way(agreed: dict[str, Any]) -> ContactWayDetail:
    return ContactWayDetail(
        channel=ContactMethod(agreed["channel"]),
        point=ContactPointOption(0, agreed["kind"], "", is_confirmed=True),
        wording=agreed["wording"],
        hours=tuple(agreed["hours"]),
        may_leave_voicemail=agreed["may_leave_voicemail"],
        say_police=agreed["say_police"],
        sender_name="",
        seen_by="",
        number_shown=agreed["number_shown"],
        person_may_ring=agreed["person_may_ring"],
        machine_may_ring=agreed["machine_may_ring"],
    )


def find_own_stated_plan(victim: Victim) -> ContactPlanDetail | None:
    """What the record system states of a guarded victim; what another person states hides no number."""
    return None if victim.case.reported_by == "third_party" else find_stated_plan(victim)


def find_stated_plan(victim: Victim) -> ContactPlanDetail | None:
    """The newest plan that the record system states and staff have not decided on: for a guarded victim it is a
    proposal."""
    waiting = DetailsProposal.objects.filter(victim=victim, accepted=None).select_related("event", "victim")
    for proposal in waiting.order_by("-event__time", "-id"):
        if "safe_contact" in (changes := load_proposed_changes(proposal)):
            return build_stated_plan(changes["safe_contact"])
    return None


def build_stated_plan(stated: Mapping[str, Any], *, note: str = "") -> ContactPlanDetail:
    """What the record system states of a plan (the feed's own `safe_contact`), in the shape that staff read."""
    plan = read_stated_plan(stated)
    allowed = {
        ContactMethod.CALL: plan.may_call,
        ContactMethod.TEXT: plan.may_text,
        ContactMethod.EMAIL: plan.may_email,
        ContactMethod.LETTER: plan.may_post,
    }
    ways = tuple(
        ContactWayDetail(
            channel=channel,
            point=None,
            wording=WordingLevel.NEUTRAL,
            hours=tuple(plan.hours),
            may_leave_voicemail=plan.may_leave_voicemail and channel is ContactMethod.CALL,
            say_police=plan.say_police,
            sender_name="",
            seen_by="",
        )
        for channel, may_use in allowed.items()
        if may_use
    )
    return ContactPlanDetail(
        version=0,
        ways=ways,
        line_may_say=DisclosureLevel.NOTHING,
        page_may_show=PageDisclosure.FULL,
        note=note or plan.note,
        has_code_word=False,
        language="",
        formats=(),
        confirmed_at=None,
        confirmed_by="",
        confirmed_how="",
        review_on=None,
    )


def build_proposed_way(way: Mapping[str, Any]) -> ContactWayDetail:
    """A way in a plan that waits, in the shape that staff read."""
    return ContactWayDetail(
        channel=ContactMethod(way["channel"]),
        point=None,
        wording=way["wording"],
        hours=tuple(way["hours"]),
        may_leave_voicemail=way["may_leave_voicemail"],
        say_police=way["say_police"],
        sender_name=way["sender_name"],
        seen_by=way["seen_by"],
        number_shown=way.get("number_shown", CallerDisplay.WITHHELD),
        person_may_ring=way.get("person_may_ring", True),
        machine_may_ring=way.get("machine_may_ring", False),
    )
