"""How many victims a team is asked to reach in a day, of news that can wait: policy.toml bounds it by harm.

Machines go on without a bound, and news of risk has none. Whoever finds no room today is looked at again tomorrow, the
worst harm first; what is late meanwhile rises as every duty does (`escalating`), so nobody waits unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable

from victimcare.records.models import PursuitStep, Victim
from victimcare.records.models.follow_up import RungTaken, Urgency
from victimcare.rules.clock import LONDON, ONE_DAY, end_of_day, london_date
from victimcare.rules.force import Force
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels
from victimcare.services.follow_up import policy

_CAN_WAIT = (Urgency.SOON, Urgency.USUAL)
_OPENS = time(8)


class DayShare:
    """What is left of today for each team and harm, while one look at these victims goes on. It counts, and reads how
    much harm waits behind each victim, once: when it is first asked."""

    def __init__(self, victim_ids: Collection[int], *, now: datetime) -> None:
        self._victim_ids = frozenset(victim_ids)
        self._harms: Mapping[int, HarmLevel] | None = None
        self._now = now
        self._asked: Counter[tuple[str, HarmLevel]] | None = None

    def has_room(self, victim: Victim) -> bool:
        """Whether a person may be asked today to reach this victim."""
        place = self._place(victim)
        most = policy.pursued_a_day().get(place[1])
        return most is None or self._counted()[place] < most

    def take(self, victim: Victim) -> None:
        """A person is asked to reach this victim."""
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
    """When whoever found no room is looked at again."""
    return datetime.combine(london_date(now) + ONE_DAY, _OPENS, LONDON)


def place_by_harm(victim: str) -> Combinable:
    """For a query: the place of a victim in the order of harm, by what their record says. The least is first."""
    order = policy.pursued_first()
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
    """By team and harm, of how many victims a person was asked today for the first time."""
    midnight = end_of_day(london_date(now) - ONE_DAY) + timedelta(seconds=1)
    asked = PursuitStep.objects.filter(how=RungTaken.ASKED, at__gte=midnight, pursuit__urgency__in=_CAN_WAIT)
    areas = dict(asked.values_list("pursuit__victim_id", "pursuit__victim__case__area"))
    level = load_harm_levels(areas.keys()) if areas else {}
    return Counter((_team(area), level[victim_id]) for victim_id, area in areas.items())


def _team(area: str) -> str:
    force: Force = settings.FORCE
    return force.team_for(area).code
