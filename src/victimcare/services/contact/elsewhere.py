"""Applies what a victim removes from their plan to all their other cases: a telephone that the suspect reads is the
same telephone in each. This only reduces contact; a colleague asks the victim how they may be reached about the other
cases."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from victimcare.records.models import ContactPoint, PlanPoint, SafeContactPlan
from victimcare.records.models.contact import MessageWording
from victimcare.rules.clock import london_date
from victimcare.services.contact.plan_rows import KINDS, Resolved
from victimcare.services.contact.shapes import ContactMethod
from victimcare.services.desk import linked

Way = tuple[str, str]  # a channel, and the key of a number or address
_STATED = {ContactMethod.TEXT: "may_text", ContactMethod.EMAIL: "may_email"}  # what a stated plan lets the product do


def taken_away(row: SafeContactPlan, ways: Sequence[Resolved]) -> frozenset[Way]:
    """What the plan in `row` may use and these ways no longer allow, with what they forbid by name."""
    forbidden = {(str(one.way.channel), one.match_key) for one in ways if not one.may_use}
    allowed = {(str(one.way.channel), one.match_key) for one in ways if one.may_use}
    return frozenset({*_used(row), *forbidden} - allowed)


def take_away(victim_id: int, taken: Collection[Way], *, now: datetime) -> None:
    """Stop using it in every other case of the victim, and have a colleague ask them anew there. The caller holds the
    victim's rows in all cases (`gate.lock`)."""
    others = linked.places_of(victim_id) - {victim_id} if taken else ()
    for row in SafeContactPlan.objects.filter(victim_id__in=others).order_by("victim_id"):
        if row.confirmed_at is None:
            _no_more_stated(row, taken)
        else:
            _no_more_agreed(row, taken, now)


def _used(row: SafeContactPlan) -> Iterator[Way]:
    agreed = PlanPoint.objects.filter(plan_id=row.victim_id, point__isnull=False).exclude(wording=MessageWording.NONE)
    yield from agreed.values_list("channel", "point__match_key")
    hers = ContactPoint.objects.filter(person__victim=row.victim_id, retired_at=None)
    for channel, name in _STATED.items():
        if row.stated and row.stated.get(name):
            for key in hers.filter(kind__in=KINDS[channel]).values_list("match_key", flat=True):
                yield str(channel), key


def _no_more_agreed(row: SafeContactPlan, taken: Collection[Way], now: datetime) -> None:
    used = PlanPoint.objects.filter(plan=row, point__isnull=False).exclude(wording=MessageWording.NONE)
    gone = [one.id for one in used.select_related("point") if one.point and (one.channel, one.point.match_key) in taken]
    if not gone:
        return
    PlanPoint.objects.filter(id__in=gone).update(
        wording=MessageWording.NONE, may_leave_voicemail=False, machine_may_ring=False
    )
    # its day has passed: a colleague is asked to review it with the victim
    yesterday = london_date(now) - timedelta(days=1)
    row.version, row.review_on = row.version + 1, min(row.review_on or yesterday, yesterday)
    row.save(update_fields=["version", "review_on"])


def _no_more_stated(row: SafeContactPlan, taken: Collection[Way]) -> None:
    """A stated plan names no number: where the victim's point is the same, the whole channel ends. News then goes to a
    colleague."""
    gone = {_STATED[ContactMethod(channel)] for channel, key in _used(row) if (channel, key) in taken}
    if gone:
        row.stated = (row.stated or {}) | dict.fromkeys(gone, False)
        row.save(update_fields=["stated"])
