"""Counts the trial of two orders of call and message when a case closes: the figures to compare, and whether each case
was drawn as it should be. It gives no verdict: that is for those who listen to victims."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from victimcare.records.models import ClosingCall, Leaving
from victimcare.rules.care.closing_calls import TrialArm, trial_arm_of
from victimcare.rules.clock import london_date
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.messages.message_tasks import closing_trial_seed

LEFT_WITHIN = timedelta(days=90)
OPEN = "open"


@dataclass(frozen=True, slots=True)
class TrialArmCount:
    """One arm. `ended`: its calls by how they ended, including `open`. `left`: victims who stopped something in the 90
    days after. `not_as_drawn`: cases whose arm does not follow from the seed and their own id."""

    arm: TrialArm
    cases: int
    calls: int
    ended: dict[str, int]
    second_look_said: int
    support_said: int
    left: int
    not_as_drawn: int


@dataclass(frozen=True, slots=True)
class TrialComparison:
    """`is_on`: cases that close now are drawn with this seed."""

    name: str
    is_on: bool
    since: date | None
    arms: tuple[TrialArmCount, ...]


@transaction.atomic
def count_trial_arms(*, actor: Actor, now: datetime) -> tuple[TrialComparison, ...]:
    """Every comparison, the newest last; a running one is listed even before its first call. Two queries."""
    permit(actor, Act.COUNT_COMPARISON)
    left = Leaving.objects.filter(
        victim=OuterRef("victim"), noticed_at__gte=OuterRef("arm_at"), noticed_at__lt=OuterRef("arm_at") + LEFT_WITHIN
    )
    rows = ClosingCall.objects.exclude(arm="").annotate(left=Exists(left)).order_by("arm_at", "id")
    found: dict[str, list[ClosingCall]] = defaultdict(list)
    for row in rows.select_related("victim__case").iterator():
        found[row.comparison].append(row)
    on = closing_trial_seed()
    names = [*found, *([on] if on and on not in found else [])]
    note(actor, "closing.compared", at=now, detail={"comparisons": len(names)})
    return tuple(_comparison(name, found[name], is_on=name == on) for name in names)


def _comparison(name: str, rows: list[ClosingCall], *, is_on: bool) -> TrialComparison:
    first = next((row.arm_at for row in rows if row.arm_at), None)
    arms = tuple(_arm(name, arm, [row for row in rows if row.arm == arm]) for arm in TrialArm)
    return TrialComparison(name, is_on, london_date(first) if first else None, arms)


def _arm(name: str, arm: TrialArm, rows: list[ClosingCall]) -> TrialArmCount:
    cases = {str(row.victim.case.public_id) for row in rows}
    return TrialArmCount(
        arm=arm,
        cases=len(cases),
        calls=len(rows),
        ended=dict(Counter(row.ended_as or OPEN for row in rows)),
        second_look_said=sum(row.review_said for row in rows),
        support_said=sum(row.support_said for row in rows),
        left=sum(bool(row.left) for row in rows),  # type: ignore[attr-defined]  # annotated
        not_as_drawn=sum(trial_arm_of(case, seed=name, is_guarded=False) is not arm for case in cases),
    )
