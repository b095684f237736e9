"""News of risk, whatever the event, the case, the victim, the plan and the hour: confirmed by the victim, or with a
person in time, and with a supervisor once that time is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as some

from tests.examples import examples
from tests.services import plans
from tests.services.feed.feed_lines import a_victim, an_event, load, recorded
from tests.services.people_and_cases import a_point, a_team, staff
from victimcare.records.models import (
    Case,
    ContactPoint,
    DeliveryEscalation,
    Event,
    GuardDecision,
    Installation,
    Notification,
    PointChange,
    Task,
    TaskChange,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.follow_up.risk_news import NewsUrgency
from victimcare.services.access import Actor
from victimcare.services.cases.victim_risk_news import RiskNews, find_risk_news
from victimcare.services.desk import task_actions
from victimcare.services.follow_up import delivery_escalations, delivery_outcomes, unanswered_work
from victimcare.services.rights import ledger_upkeep

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)

NIGHT_ONLY = [{"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "02:00", "to": "04:00"}]
MONDAYS = [{"days": ["mon"], "from": "10:00", "to": "12:00"}]
NEVER = [{"days": ["mon"], "from": "10:00", "to": "10:00"}]
MOMENTS = [
    datetime(2026, 11, 25, 12, 0, tzinfo=UTC),
    datetime(2026, 11, 25, 23, 50, tzinfo=UTC),
    datetime(2026, 11, 26, 7, 55, tzinfo=UTC),  # the victim's hours begin within the quarter of an hour
    datetime(2026, 11, 26, 20, 58, tzinfo=UTC),  # and end within it
    datetime(2026, 10, 25, 0, 50, tzinfo=UTC),  # the clocks go back
    datetime(2027, 3, 28, 0, 50, tzinfo=UTC),  # and forward
    datetime(2026, 12, 25, 9, 0, tzinfo=UTC),
]


@dataclass(frozen=True)
class World:
    """What the victim agreed to, which points may be used, and what becomes of a message."""

    now: datetime
    event: tuple[str, dict[str, Any]]
    group: str
    grounds: Sequence[str]
    born: str
    is_marked: bool
    points: frozenset[str]
    plan: str
    channels: Sequence[str]
    hours: Sequence[dict[str, Any]]
    is_review_past: bool
    held: bool
    is_frozen: bool
    becomes: str


WORLDS = some.builds(
    World,
    now=some.sampled_from(MOMENTS),
    event=some.sampled_from(
        [
            ("offender.release_planned", {"suspect_ref": "S1", "on": "2027-06-01"}),
            ("suspect.bail_changed", {"suspect_ref": "S1", "change": "cancelled"}),
            ("hearing.resulted", {"hearing_ref": "H1", "result": "bail_varied"}),
            ("offender.unlawfully_at_large", {"victim_id": "V1"}),
            ("suspect.bailed", {"suspect_ref": "S1"}),
            ("suspect.bailed", {"suspect_ref": "S1", "conditions": ["not to go into Dock Lane"]}),
            ("suspect.bailed", {"suspect_ref": "S1", "conditions_protect_victim": True}),
            ("suspect.released_without_charge", {"suspect_ref": "S1"}),
            ("suspect.released_under_investigation", {"suspect_ref": "S1"}),
            ("hearing.resulted", {"hearing_ref": "H1", "result": "bail_granted"}),
            ("hearing.resulted", {"hearing_ref": "H1", "result": "acquitted"}),
        ]
    ),
    group=some.sampled_from(["burglary", "sexual", "violence", "robbery", "weapons"]),
    grounds=some.sampled_from([[], ["vulnerable"], ["intimidated"], ["persistently_targeted"]]),
    born=some.sampled_from(["", "1944-05-01", "1980-05-01", "2010-05-01"]),
    is_marked=some.booleans(),
    points=some.frozensets(some.sampled_from(["mobile", "phone", "email", "address"])),
    plan=some.sampled_from(["none", "stated", "agreed"]),
    channels=some.lists(some.sampled_from(["text", "email", "call", "letter"]), unique=True),
    hours=some.sampled_from([[], NIGHT_ONLY, MONDAYS, NEVER]),
    is_review_past=some.booleans(),
    held=some.booleans(),
    is_frozen=some.booleans(),
    becomes=some.sampled_from(["queued", "accepted", "in_doubt", "failed", "held", "delivered"]),
)

TEXT_FIRST = World(
    now=MOMENTS[0],
    event=("suspect.bail_changed", {"suspect_ref": "S1", "change": "cancelled"}),
    group="robbery",
    grounds=["intimidated"],
    born="",
    is_marked=False,
    points=frozenset({"mobile", "address"}),
    plan="agreed",
    channels=["text", "letter"],
    hours=[],
    is_review_past=False,
    held=False,
    is_frozen=False,
    becomes="failed",
)

_VALUES = {"mobile": "07700 900123", "phone": "020 7946 0123", "email": "a@post.example", "address": "1 Row\nZZ9 4HT"}
_FITS = {"text": ("mobile",), "email": ("email",), "call": ("mobile", "phone"), "letter": ("address",)}


def make(world: World) -> Victim:
    offence = {"group": world.group, "title": "A crime"}
    born = {"date_of_birth": world.born} if world.born else {}
    own = a_victim(enhanced_grounds=[*world.grounds], **born)
    load(recorded(own, offence=offence, time=world.now - timedelta(days=3)), now=world.now)
    if world.event[1].get("result") == "acquitted":  # a suspect held until then is released
        remanded = {"hearing_ref": "H0", "result": "remanded"}
        load(an_event("hearing.resulted", remanded, time=(world.now - timedelta(days=2)).isoformat()), now=world.now)
    victim = Victim.objects.get()
    points = {kind: a_point(victim, _VALUES[kind], kind=kind) for kind in sorted(world.points)}
    # otherwise the next line of the feed, which names none, retires them
    ContactPoint.objects.update(is_from_feed=False)
    if world.plan == "stated":
        plans.stated(victim, hours=world.hours, **{f"may_{each}": True for each in world.channels if each != "letter"})
    if world.plan == "agreed":
        ways = [
            plans.by(channel, points[kind], hours=world.hours)
            for channel in world.channels
            for kind in _FITS[channel]
            if kind in points
        ]
        review_on = (world.now + timedelta(days=-2 if world.is_review_past else 90)).date()
        plans.agreed(victim, *ways, review_on=review_on, confirmed_at=world.now - timedelta(days=1))
    if world.is_marked:
        GuardDecision.objects.create(
            victim=victim, is_guarded=True, decided_at=world.now, decided_by_id=staff().staff_id or 0
        )
    if world.held:
        change = PointChange.objects.create(victim=victim, waits_for="clash", asked_at=world.now)
        change.held_points.set(ContactPoint.objects.filter(person=victim.person)[:1])
    if world.is_frozen:
        held = {"sending_held_since": world.now, "sending_held_reason": "A copy was put back"}
        Installation.objects.update_or_create(defaults=held, create_defaults=held | {"created_at": world.now})
    return victim


def the_news_comes(world: World) -> None:
    kind, facts = world.event
    if kind == "offender.unlawfully_at_large":  # an act by staff, through a channel that asks nothing more
        ledger_upkeep.append_event(
            actor=Actor.system("test"),
            case_id=Case.objects.get().id,
            victim_id=None,
            type=EventType(kind),
            source="urn:victimcare:desk",
            data=facts,
            time=world.now,
            now=world.now,
        )
    else:
        heard = {"received_by_wcu_at": world.now.isoformat()} if kind == "hearing.resulted" else {}
        load(an_event(kind, facts | heard, time=world.now.isoformat()), is_history=False, now=world.now)


def look(now: datetime) -> None:
    """Runs the checks as the worker does every twenty seconds."""
    delivery_escalations.advance_escalations(now=now)
    delivery_outcomes.escalate_missed_risk_news(now=now)
    delivery_outcomes.settle_escalations(now=now)
    unanswered_work.raise_unanswered(now=now)


def expected(world: World, victim: Victim) -> RiskNews | None:
    """The expected answer by the rule, which has tests of its own."""
    [event] = Event.objects.select_related("private").filter(type=world.event[0]).order_by("-time")[:1]
    return find_risk_news([(victim.id, event)]).get((victim.id, event.id))


# Shrinking takes minutes.
@settings(max_examples=examples(8, long=100), phases=[Phase.explicit, Phase.reuse, Phase.generate])
@example(world=TEXT_FIRST)
@given(world=WORLDS)
def test_nothing_waits_beyond_its_time_without_a_person_and_an_alarm(world: World) -> None:
    with transaction.atomic():
        a_team()
        victim = make(world)
        the_news_comes(world)
        look(world.now)
        Notification.objects.filter(victim=victim).update(
            status=world.becomes,
            handed_over_at=None if world.becomes in ("queued", "held") else world.now,
            delivered_at=world.now if world.becomes == "delivered" else None,
            held_reason="brake" if world.becomes == "held" else "",
        )
        risk_news = expected(world, victim)
        if risk_news is None:
            look(world.now + QUARTER)
            assert not DeliveryEscalation.objects.exists()
            transaction.set_rollback(True)
            return
        due_at = risk_news.due_by(world.now)
        for minutes in (1, 8, 15):
            look(world.now + timedelta(minutes=minutes))
        for before in (180, 90, 60, 30, 0):
            look(max(world.now + QUARTER, due_at - timedelta(minutes=before)))

        pursuit = DeliveryEscalation.objects.get(victim=victim, ended_at=None)
        assert pursuit.urgency == {NewsUrgency.NOW: "risk", NewsUrgency.TODAY: "today"}[risk_news.haste]
        task = Task.objects.get(victim=victim, kind=TaskKind.REACH_VICTIM, closed_at=None)
        assert (task.reason, task.harm) == (
            {NewsUrgency.NOW: "risk_news", NewsUrgency.TODAY: "risk_today"}[risk_news.haste],
            3,
        )
        assert task.due_at <= max(due_at, world.now + QUARTER)
        # It was not taken in its time: a supervisor sees it, and then the care team has it. After a message that stayed
        # unanswered for its quarter of an hour the person who is asked then has five minutes, too (docs/follow-up.md).
        look(max(due_at, task.created_at + timedelta(minutes=5)))
        task.refresh_from_db()
        assert task.rose_at is not None
        look(due_at + QUARTER)
        rose = TaskChange.objects.filter(task=task, what__startswith="rose_").order_by("id")
        assert rose.values_list("what", flat=True)[0] == "rose_supervisor"
        assert rose.filter(
            what={NewsUrgency.NOW: "rose_duty", NewsUrgency.TODAY: "rose_care_team"}[risk_news.haste]
        ).exists()
        assert task.is_danger is (risk_news.haste is NewsUrgency.NOW)
        # It was taken but not told in its minutes: it is escalated again.
        taken_at = due_at + timedelta(minutes=20)
        task_actions.take_task(actor=staff(), task_id=task.public_id, now=taken_at)
        look(taken_at + timedelta(minutes=14))
        assert Task.objects.get(id=task.id).owner is not None
        look(taken_at + QUARTER)
        assert Task.objects.filter(id=task.id, rose_at__gt=taken_at, rose_at__lte=taken_at + QUARTER).exists()
        transaction.set_rollback(True)
