"""The force's follow-up policy: its own steps if force.toml names any, else the product's; and the daily share of
victims to reach."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable

from victimcare.records.models import DeliveryEscalationStep, Victim
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.rules.clock import LONDON, ONE_DAY, end_of_day, london_date
from victimcare.rules.follow_up.delivery_escalation import EscalationMethod, EscalationStep, EscalationTiming
from victimcare.rules.follow_up.escalation import (
    CallEscalationRule,
    EscalationRule,
    EscalationTarget,
    UrgentEscalationTarget,
    UrgentEscalationTimes,
)
from victimcare.rules.force import Force
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels

HERE = Path(__file__).parent / "policy.toml"


def load_silence_days() -> int:
    """How many working days ahead we look."""
    force: Force = settings.FORCE
    return force.silence_days


def load_backlog_share() -> int:
    """How many backlog victims a team takes on each working day, unless a supervisor has set a share."""
    return int(_file()["backlog"]["share"])


def load_escalation_steps() -> tuple[EscalationRule, ...]:
    """The escalation steps, by their days."""
    force: Force = settings.FORCE
    return force.escalation or _steps()


@cache
def load_call_back_steps() -> tuple[CallEscalationRule, ...]:
    """To whom a call back is escalated before and after it is late, by its minutes."""
    return tuple(
        CallEscalationRule(timedelta(minutes=one["minutes"]), EscalationTarget(one["to"]))
        for one in _file()["call_back"]
    )


@cache
def load_harm_order() -> tuple[HarmLevel, ...]:
    """The order in which people are asked to reach victims whose news can wait."""
    return tuple(HarmLevel[name.upper()] for name in _file()["pursuing"]["order"])


@cache
def load_daily_bounds() -> Mapping[HarmLevel, int]:
    """For how many victims of each harm a team is asked per day; a harm that is not named has no limit."""
    return {HarmLevel[name.upper()]: int(most) for name, most in _file()["pursuing"]["a_day"].items()}


@cache
def load_today_times() -> UrgentEscalationTimes:
    """After how many minutes today's news is escalated, once the victim should know it."""
    minutes = _minutes("today")
    return UrgentEscalationTimes(
        minutes["unowned"], minutes["without_step"], UrgentEscalationTarget.CARE_TEAM, take_gives=minutes["take_gives"]
    )


@cache
def load_danger_times() -> UrgentEscalationTimes:
    """After how many minutes danger is escalated."""
    minutes = _minutes("danger")
    without_step = minutes["without_step"]
    return UrgentEscalationTimes(
        minutes["unowned"], without_step, UrgentEscalationTarget.DUTY, again_after=without_step
    )


@cache
def load_timings() -> Mapping[EscalationUrgency, EscalationTiming]:
    return {
        urgency: EscalationTiming(
            {EscalationStep(name): timedelta(minutes=minutes) for name, minutes in table["minutes"].items()},
            frozenset(EscalationStep(name) for name in table["by_machine"]),
            timedelta(minutes=table.get("for_a_person", 0)),
        )
        for urgency in EscalationUrgency
        for table in [_file()["ladder"][urgency]]
    }


@cache
def _steps() -> tuple[EscalationRule, ...]:
    return tuple(
        EscalationRule(one["working_days"], EscalationTarget(one["to"]), one["keeps"]) for one in _file()["escalation"]
    )


def _minutes(kind: str) -> Mapping[str, timedelta]:
    return {name: timedelta(minutes=count) for name, count in _file()["unanswered"][kind].items()}


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(HERE.read_text(encoding="utf-8"))


# The daily share: how many victims a team is asked to reach with news that can wait, limited by harm in policy.toml.
#
# Automatic messages and risk news have no limit. A victim who does not fit into today is looked at again tomorrow, the
# worst harm first; what becomes late is escalated as every duty is (`duty_escalations`), so that no victim is
# overlooked.

_CAN_WAIT = (EscalationUrgency.SOON, EscalationUrgency.USUAL)
_OPENS = time(8)


class DayShare:
    """What is left of today for each team and harm, during one run over these victims. Keeps count, and reads the harm
    of the victims once, when first needed."""

    def __init__(self, victim_ids: Collection[int], *, now: datetime) -> None:
        self._victim_ids = frozenset(victim_ids)
        self._harms: Mapping[int, HarmLevel] | None = None
        self._now = now
        self._asked: Counter[tuple[str, HarmLevel]] | None = None

    def has_room(self, victim: Victim) -> bool:
        """Whether a person may be asked today to reach this victim."""
        place = self._place(victim)
        most = load_daily_bounds().get(place[1])
        return most is None or self._counted()[place] < most

    def take(self, victim: Victim) -> None:
        """Count that a person is asked to reach this victim."""
        self._counted()[self._place(victim)] += 1

    def _place(self, victim: Victim) -> tuple[str, HarmLevel]:
        if self._harms is None:
            self._harms = load_harm_levels(self._victim_ids)
        return _team(victim.case.area), self._harms[victim.id]

    def _counted(self) -> Counter[tuple[str, HarmLevel]]:
        if self._asked is None:
            self._asked = _asked_today(self._now)
        return self._asked


def next_share_at(now: datetime) -> datetime:
    """When a victim who did not fit into today is looked at again."""
    return datetime.combine(london_date(now) + ONE_DAY, _OPENS, LONDON)


def place_by_harm(victim: str) -> Combinable:
    """For a query: a victim's place in the order of harm, from their record. The lowest comes first."""
    order = load_harm_order()
    return Case(
        When(
            Q(**{f"{victim}__is_guarded_by_facts": True}) | Q(**{f"{victim}__case__is_guarded_by_offence": True}),
            then=Value(order.index(HarmLevel.HIGH)),
        ),
        When(**{f"{victim}__is_enhanced": True}, then=Value(order.index(HarmLevel.MEDIUM))),
        default=Value(order.index(HarmLevel.STANDARD)),
        output_field=IntegerField(),
    )


def _asked_today(now: datetime) -> Counter[tuple[str, HarmLevel]]:
    """By team and harm, for how many victims a person was first asked today."""
    midnight = end_of_day(london_date(now) - ONE_DAY) + timedelta(seconds=1)
    asked = DeliveryEscalationStep.objects.filter(
        how=EscalationMethod.ASKED, at__gte=midnight, pursuit__urgency__in=_CAN_WAIT
    )
    areas = dict(asked.values_list("pursuit__victim_id", "pursuit__victim__case__area"))
    level = load_harm_levels(areas.keys()) if areas else {}
    return Counter((_team(area), level[victim_id]) for victim_id, area in areas.items())


def _team(area: str) -> str:
    force: Force = settings.FORCE
    return force.team_for(area).code
