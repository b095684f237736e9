"""A suspect is out: the victim's own confirmation, or a person within a quarter of an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.services.feed.feed_lines import a_victim, an_event, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed, by
from victimcare.records.models import Case, DeliveryEscalation, Duty, Event, Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.follow_up import delivery_escalations, delivery_outcomes
from victimcare.services.rights import ledger_upkeep

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)
REACHABLE: dict[str, Any] = {"mobile": "07700 900123", "safe_contact": {"may_text": True}}


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def released(*, is_history: bool = False, time: datetime = NOW, now: datetime = NOW) -> None:
    event = an_event("offender.release_planned", {"suspect_ref": "S1", "on": "2026-12-01"}, time=time.isoformat())
    load(event, is_history=is_history, now=now)


def reach_victim() -> Task:
    return Task.objects.get(kind=TaskKind.REACH_VICTIM, closed_at=None)


def test_for_a_guarded_victim_a_person_is_asked_at_once() -> None:
    load(recorded(a_victim(), offence={"group": "sexual", "title": "Sexual assault"}))

    released()

    task = reach_victim()
    assert (task.reason, task.harm, task.due_at) == ("risk_news", 3, NOW + QUARTER)
    assert not Notification.objects.exists()


def test_for_everybody_else_a_text_at_once_and_a_person_when_it_is_not_confirmed() -> None:
    load(recorded(a_victim(**REACHABLE)))

    released()
    assert Notification.objects.get().status == "queued"
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM).exists()

    delivery_escalations.advance_escalations(now=NOW + QUARTER - timedelta(seconds=1))
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM).exists()
    delivery_escalations.advance_escalations(now=NOW + QUARTER)
    assert reach_victim().harm == 3


def test_news_of_today_needs_a_person_at_once_when_the_victim_is_marked_guarded() -> None:
    load(recorded(a_victim(**REACHABLE), offence={"group": "violence", "title": "Assault"}))
    load(an_event("suspect.bailed", {"suspect_ref": "S1"}, time=NOW.isoformat()), is_history=False, now=NOW)
    assert DeliveryEscalation.objects.get().urgency == "today"
    later = NOW + timedelta(minutes=1)
    victim_id, why = Victim.objects.get().id, "They rang from a refuge"
    contact_recording.mark_guarded(actor=staff("Sol"), victim_id=victim_id, reason=why, whole_case=False, now=later)

    delivery_outcomes.escalate_missed_risk_news(now=later)

    assert DeliveryEscalation.objects.get().urgency == "risk"
    task = reach_victim()
    assert (task.reason, task.is_danger, task.due_at) == ("risk_news", True, later + QUARTER)
    assert delivery_outcomes.escalate_missed_risk_news(now=later + QUARTER) == 0, "once is enough"


def test_read_in_time_no_person_is_asked() -> None:
    load(recorded(a_victim(**REACHABLE)))
    released()
    victim = Victim.objects.get()
    news = DeliveryEscalation.objects.get().events
    event = Event.objects.get(id=news[0])
    load(
        an_event(
            "victim.contacted",
            {"victim_id": victim.record_id, "channel": "phone", "about": [event.source_event_id]},
            time=(NOW + timedelta(minutes=5)).isoformat(),
        ),
        now=NOW + timedelta(minutes=5),
    )

    delivery_outcomes.settle_escalations(now=NOW + timedelta(minutes=6))
    delivery_escalations.advance_escalations(now=NOW + QUARTER)

    assert DeliveryEscalation.objects.get().ended_as == "confirmed"
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM).exists()


def told_by(source: str, at: datetime, **more: Any) -> None:
    """Records that this source told the victim of the release at this moment."""
    victim, event = Victim.objects.get(), Event.objects.get(id=DeliveryEscalation.objects.get().events[0])
    ledger_upkeep.append_event(
        actor=Actor.system("test"),
        case_id=victim.case_id,
        victim_id=victim.id,
        type=EventType.VICTIM_CONTACTED,
        source=source,
        data={
            "channel": "phone",
            "reached": True,
            "about": [event.source_event_id],
            "about_source": event.source,
        }
        | more,
        time=at,
        now=at,
    )
    delivery_outcomes.settle_escalations(now=at)


@pytest.mark.parametrize("door", ["page", "line"])
def test_a_code_used_under_a_plan_that_was_not_agreed_does_not_end_the_search(door: str) -> None:
    """The suspect who was released held the phone and the code, opened the page, and the alarm about him closed."""
    load(recorded(a_victim(**REACHABLE)))
    released()

    told_by(f"urn:victimcare:{door}", NOW + timedelta(minutes=5), channel=door)
    delivery_escalations.advance_escalations(now=NOW + QUARTER)
    assert reach_victim().reason == "risk_news"
    assert not Duty.objects.filter(triggered_by_id__in=DeliveryEscalation.objects.get().events, met_at=None).exists()

    told_by("urn:victimcare:desk", NOW + timedelta(minutes=20), about=[])  # a talk about other things
    assert DeliveryEscalation.objects.get().ended_at is None

    told_by("urn:victimcare:desk", NOW + timedelta(minutes=25))
    assert DeliveryEscalation.objects.get().ended_as == "confirmed"


def test_an_officer_who_told_older_news_does_not_end_the_search_for_a_victim_whose_page_was_opened() -> None:
    """Such a contact has the time of the officer's answer to a mail: they may have spoken days before."""
    load(recorded(a_victim(**REACHABLE)))
    released()
    told_by("urn:victimcare:page", NOW + timedelta(minutes=5), channel="page")

    told_by("urn:victimcare:officer", NOW + timedelta(minutes=20), about=[])
    assert DeliveryEscalation.objects.get().ended_at is None

    told_by("urn:victimcare:officer", NOW + timedelta(minutes=25))  # of the release itself
    assert DeliveryEscalation.objects.get().ended_as == "confirmed"


def test_a_code_used_under_a_plan_that_was_agreed_ends_it() -> None:
    load(recorded(a_victim(**REACHABLE)))
    agreed(Victim.objects.get(), by("text", Victim.objects.get().person.contact_points.get()))
    released()

    told_by("urn:victimcare:page", NOW + timedelta(minutes=5), channel="page")

    assert DeliveryEscalation.objects.get().ended_as == "confirmed"


def test_delivered_is_not_confirmed() -> None:
    load(recorded(a_victim(**REACHABLE)))
    released()
    Notification.objects.update(status="delivered", template="news", handed_over_at=NOW, delivered_at=NOW)

    delivery_outcomes.settle_escalations(now=NOW + QUARTER)
    delivery_escalations.advance_escalations(now=NOW + QUARTER)

    assert reach_victim().reason == "risk_news"


def test_outside_the_victims_hours_the_gate_holds_and_a_person_decides_now() -> None:
    night = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)
    load(recorded(a_victim(**REACHABLE)))

    released(time=night, now=night)

    assert reach_victim().due_at == night + QUARTER
    assert next(step.why for step in DeliveryEscalation.objects.get().steps.order_by("id")) == "not_now"


def test_what_a_court_decides_of_bail_is_news_of_risk_from_when_witness_care_has_it() -> None:
    load(recorded(a_victim(), offence={"group": "sexual", "title": "Sexual assault"}))
    heard = NOW + timedelta(hours=2)
    bail = {"hearing_ref": "H1", "result": "bail_granted", "received_by_wcu_at": heard.isoformat()}

    load(an_event("hearing.resulted", bail, time=NOW.isoformat()), is_history=False, now=NOW)
    assert not DeliveryEscalation.objects.exists()

    delivery_outcomes.escalate_missed_risk_news(now=heard)
    assert (reach_victim().reason, reach_victim().due_at) == ("risk_news", heard + QUARTER)


def test_a_defendant_who_was_held_and_is_acquitted_is_told_as_a_release() -> None:
    load(recorded(a_victim(), offence={"group": "burglary", "title": "Burglary"}))
    held = {"hearing_ref": "H1", "result": "remanded", "suspect_ref": "S1"}
    load(an_event("hearing.resulted", held, time=(NOW - timedelta(days=40)).isoformat()), now=NOW)
    ended = {"hearing_ref": "H2", "result": "acquitted", "suspect_ref": "S1", "received_by_wcu_at": NOW.isoformat()}

    load(an_event("hearing.resulted", ended, time=NOW.isoformat()), is_history=False, now=NOW)
    delivery_outcomes.escalate_missed_risk_news(now=NOW)

    assert reach_victim().reason == "risk_today"


def test_a_defendant_on_bail_who_is_acquitted_is_told_as_the_end_of_the_case() -> None:
    load(recorded(a_victim(), offence={"group": "burglary", "title": "Burglary"}))
    ended = {"hearing_ref": "H2", "result": "acquitted", "suspect_ref": "S1", "received_by_wcu_at": NOW.isoformat()}

    load(an_event("hearing.resulted", ended, time=NOW.isoformat()), is_history=False, now=NOW)
    delivery_outcomes.escalate_missed_risk_news(now=NOW)

    assert not DeliveryEscalation.objects.exists()


def test_history_and_old_news_start_no_search() -> None:
    load(recorded(a_victim(**REACHABLE)))

    released(is_history=True)
    released(time=NOW - timedelta(hours=25))

    assert not DeliveryEscalation.objects.exists()


def test_news_that_came_another_way_is_found() -> None:
    load(recorded(a_victim(**REACHABLE)))
    ledger_upkeep.append_event(
        actor=Actor.system("test"),
        case_id=Case.objects.get().id,
        victim_id=None,
        type=EventType.OFFENDER_UNLAWFULLY_AT_LARGE,
        source="urn:victimcare:desk",
        data={"victim_id": "V1"},
        time=NOW,
        now=NOW,
    )

    assert (
        delivery_outcomes.escalate_missed_risk_news(now=NOW),
        delivery_outcomes.escalate_missed_risk_news(now=NOW),
    ) == (1, 0)
