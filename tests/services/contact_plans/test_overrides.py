"""What the gate holds may pass once, when two people say so; and what two people never can let pass."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.outside import Outside
from tests.services import plans
from tests.services.messages.tellings import hand_over, news_for, planned
from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from victimcare.records.models import Approval, AuditEntry, GateOverride, Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.contact_plans import exception_approvals
from victimcare.services.contact_plans.approvals import AlreadyDecided, SecondPersonRequired
from victimcare.services.sealed_columns import APPROVAL_REASON

pytestmark = pytest.mark.django_db
NIGHT = NOW.replace(hour=23)


@pytest.fixture
def sol() -> Actor:
    return staff("Sol Pereira")


@pytest.fixture
def ewa() -> Actor:
    return staff("Ewa Tomala")


def owed_news(*, is_guarded: bool = False) -> Victim:
    victim = a_victim(mobile="07700 900123", is_guarded_by_facts=is_guarded)
    news_for(victim)
    return victim


def by_text(victim: Victim, **values: Any) -> None:
    plan = {name: values.pop(name) for name in ("review_on",) if name in values}
    plans.agreed(victim, plans.by("text", victim.person.contact_points.get(), **values), **plan)


def two_agree(sol: Actor, ewa: Actor, victim: Victim, now: Any = NOW) -> GateOverride:
    row = exception_approvals.ask_gate_override(actor=sol, victim_id=victim.id, reason="He is out tonight", now=now)
    exception_approvals.decide_override_as_second(actor=ewa, approval_id=row, agrees=True, now=now)
    return GateOverride.objects.get(pk=row)


def test_two_may_tell_a_victim_not_yet_asked_that_there_is_news_and_no_more(
    sol: Actor, ewa: Actor, outside: Outside
) -> None:
    victim = owed_news()
    planned(victim)
    assert Task.objects.get(victim=victim).reason == "not_asked"

    row = two_agree(sol, ewa, victim)
    telling = hand_over(Notification.objects.exclude(template="invitation").get())

    assert (row.approval.lifts, APPROVAL_REASON.open_words(row.approval), row.expires_at) == (
        "not_asked",
        "He is out tonight",
        NOW + timedelta(days=1),
    )
    assert (telling.status, telling.template) == ("accepted", "news")
    assert GateOverride.objects.get().used_by_id == telling.id
    acts = AuditEntry.objects.filter(victim_id=victim.id, act__startswith="override.").order_by("id")
    assert list(acts.values_list("act", "actor")) == [("override.asked", sol.id), ("override.seconded", ewa.id)]


def test_it_is_used_up_by_one_message(sol: Actor, ewa: Actor, outside: Outside) -> None:
    victim = owed_news()
    two_agree(sol, ewa, victim)
    hand_over(Notification.objects.get())

    planned(victim, news_for(victim, "suspect.interviewed"))

    assert not Notification.objects.filter(template="news", status="queued").exists()
    assert Task.objects.filter(victim=victim, reason="not_asked").exists()


def test_after_a_day_it_holds_no_more(sol: Actor, ewa: Actor, outside: Outside) -> None:
    victim = owed_news()
    two_agree(sol, ewa, victim)

    telling = hand_over(Notification.objects.get(), now=NOW + timedelta(days=1))

    assert (telling.status, telling.held_reason) == ("held", "not_asked")


def test_an_overdue_review_of_the_plan_is_lifted_for_one_message(sol: Actor, ewa: Actor, outside: Outside) -> None:
    victim = owed_news(is_guarded=True)
    by_text(victim, review_on=(NOW - timedelta(days=1)).date(), wording="ring_us")
    planned(victim)
    assert Task.objects.get(victim=victim).reason == "review_due"

    assert two_agree(sol, ewa, victim).approval.lifts == "review_due"

    assert hand_over(Notification.objects.get()).template == "ring-us"


def test_the_forces_quiet_hours_are_lifted_and_what_waited_for_them_leaves(
    sol: Actor, ewa: Actor, outside: Outside
) -> None:
    victim = owed_news()
    by_text(victim)
    planned(victim, now=NIGHT)

    assert two_agree(sol, ewa, victim, now=NIGHT).approval.lifts == "quiet_hours"

    assert hand_over(Notification.objects.get(), now=NIGHT).status == "accepted"


MORNINGS = [{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "10:00", "to": "12:00"}]


@pytest.mark.parametrize(
    ("is_guarded", "plan"),
    [
        (True, None),
        (True, {"is_stated": True}),
        (False, {"hours": MORNINGS}),
        (False, {"wording": "none"}),
        (True, {"hours": MORNINGS}),
    ],
)
def test_two_people_lift_nothing_the_victim_said_and_never_reach_a_guarded_victim_without_a_plan(
    sol: Actor, is_guarded: bool, plan: dict[str, Any] | None
) -> None:
    victim = owed_news(is_guarded=is_guarded)
    if plan is not None and plan.pop("is_stated", False):
        plans.stated(victim, may_text=True)
    elif plan is not None:
        by_text(victim, **plan)

    with pytest.raises(exception_approvals.OverrideUnavailable):
        exception_approvals.ask_gate_override(actor=sol, victim_id=victim.id, reason="It is urgent", now=NIGHT)


def test_a_number_that_another_victim_has_too_gets_nothing_by_two_either(sol: Actor) -> None:
    victim = owed_news()
    a_point(a_victim(), "07700 900123")

    with pytest.raises(exception_approvals.OverrideUnavailable):
        exception_approvals.ask_gate_override(actor=sol, victim_id=victim.id, reason="It is urgent", now=NOW)


def test_marked_guarded_meanwhile_nothing_leaves(sol: Actor, ewa: Actor, outside: Outside) -> None:
    victim = owed_news()
    two_agree(sol, ewa, victim)
    victim.is_guarded_by_facts = True
    victim.save()

    assert hand_over(Notification.objects.get()).held_reason == "guarded"


def test_it_takes_two_and_a_reason_and_the_first_may_take_it_back(sol: Actor, ewa: Actor) -> None:
    victim = owed_news()
    with pytest.raises(FieldRequired):
        exception_approvals.ask_gate_override(actor=sol, victim_id=victim.id, reason=" ", now=NOW)
    row = exception_approvals.ask_gate_override(actor=sol, victim_id=victim.id, reason="He is out tonight", now=NOW)
    with pytest.raises(SecondPersonRequired):
        exception_approvals.decide_override_as_second(actor=sol, approval_id=row, agrees=True, now=NOW)
    assert not Notification.objects.exists()

    exception_approvals.decide_override_as_second(actor=sol, approval_id=row, agrees=False, now=NOW)

    assert not Task.objects.filter(kind=TaskKind.SECOND_PERSON, closed_at=None).exists()
    with pytest.raises(AlreadyDecided):
        exception_approvals.decide_override_as_second(actor=ewa, approval_id=row, agrees=True, now=NOW)
    with pytest.raises(PermissionRefused):
        exception_approvals.ask_gate_override(actor=staff("PC", Role.OFFICER), victim_id=victim.id, reason="x", now=NOW)


def test_the_table_itself_lets_no_one_second_their_own(sol: Actor) -> None:
    victim = owed_news()
    row = exception_approvals.ask_gate_override(actor=sol, victim_id=victim.id, reason="He is out tonight", now=NOW)

    asked = Approval.objects.filter(id=row)
    with pytest.raises(IntegrityError, match="approval_second_person_is_another"), transaction.atomic():
        asked.update(accepted=True, decided_at=NOW, decided_by_id=sol.staff_id)
    with pytest.raises(IntegrityError, match="takes two people"), transaction.atomic():
        GateOverride.objects.create(approval_id=row, expires_at=NOW)


def test_the_table_itself_lets_no_decision_be_made_twice(sol: Actor, ewa: Actor) -> None:
    victim = owed_news()
    row = exception_approvals.ask_gate_override(actor=sol, victim_id=victim.id, reason="He is out tonight", now=NOW)
    exception_approvals.decide_override_as_second(actor=ewa, approval_id=row, agrees=False, now=NOW)

    with pytest.raises(IntegrityError, match="was decided"), transaction.atomic():
        Approval.objects.filter(id=row).update(accepted=True)
