"""A victim's record opens only after an identity check; a task shows what it needs, and only to its owner where to
ring."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.services import plans
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_point, staff
from tests.services.plans import stated
from victimcare.records.models import AuditEntry, Event, SafeContactPlan, Staff, Task, Victim
from victimcare.rules.errors import VictimNotFound
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.contact import access_monitoring, contact_recording, task_panels, victim_record
from victimcare.services.contact_plans import contact_ways
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions
from victimcare.services.safe_contact.plan_shapes import ProposedPlan, SafeContactSummary

pytestmark = pytest.mark.django_db


@pytest.fixture
def victims() -> dict[str, Victim]:
    return load(
        "44/00001/26",
        recorded(a_person("V1"), a_person("V2", given_name="Bel", mobile="07700 900456")),
        fact("suspect.arrested", NOW - timedelta(hours=3), suspect_ref="S1"),
        fact("victim.contacted", NOW - timedelta(hours=2), victim_id="V2", channel="phone", about=[], summary="Bel"),
    )


def prove(actor: Actor, victim: Victim) -> None:
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=NOW
    )


def test_no_record_before_a_check_and_none_for_a_stranger(victims: dict[str, Victim]) -> None:
    sol = staff()
    with pytest.raises(identity_checks.IdentityCheckMissing):
        victim_record.load_victim_record(actor=sol, victim_id=victims["V1"].public_id, now=NOW)
    with pytest.raises(VictimNotFound):
        victim_record.load_victim_record(actor=sol, victim_id=UUID(int=1), now=NOW)
    with pytest.raises(PermissionRefused):
        victim_record.load_victim_record(
            actor=staff("PC Aldous", Role.OFFICER), victim_id=victims["V1"].public_id, now=NOW
        )
    assert not AuditEntry.objects.filter(act="case.seen").exists()


def test_after_a_check_this_victims_record_and_no_other(victims: dict[str, Victim]) -> None:
    sol = staff()
    prove(sol, victims["V1"])

    shown = victim_record.load_victim_record(actor=sol, victim_id=victims["V1"].public_id, now=NOW)

    assert (shown.name, shown.reference, shown.proof.how) == ("Ada Marsh", "44/00001/26", "in_person")
    assert [line.what for line in shown.so_far] == ["suspect.arrested", "case.recorded"]
    assert "Bel" not in repr(shown)
    assert "900456" not in repr(shown)
    arrest = next(owed for owed in shown.owed if owed.standing.duty.id == "r6_suspect_arrested")
    assert (arrest.is_news, arrest.can_be_told, arrest.event_type) == (True, True, "suspect.arrested")
    assert AuditEntry.objects.get(act="case.seen").victim_id == victims["V1"].id


def test_another_victims_property_is_shown_neither_at_the_desk_nor_on_the_page(victims: dict[str, Victim]) -> None:
    seized = {"item_ref": "P1", "description": "a letter", "victim_id": "V2"}
    load(
        "44/00001/26",
        fact("property.seized", NOW - timedelta(hours=2), **seized),
        fact("property.ready", NOW - timedelta(hours=1), item_ref="P1"),
    )
    sol = staff()
    for victim in victims.values():
        prove(sol, victim)

    shown = {
        name: [
            line.what
            for line in victim_record.load_victim_record(actor=sol, victim_id=victim.public_id, now=NOW).so_far
        ]
        for name, victim in victims.items()
    }

    assert [what for what in shown["V1"] if what.startswith("property")] == []
    assert [what for what in shown["V2"] if what.startswith("property")] == ["property.ready", "property.seized"]


def task_about(victim: Victim) -> Task:
    contact_recording.plan_news(victim_ids=[victim.id], event_ids=Event.objects.values_list("id", flat=True), now=NOW)
    return Task.objects.get(victim=victim)


def test_a_task_tells_where_to_ring_to_its_owner_alone(victims: dict[str, Victim]) -> None:
    sol, ewa, task = staff("Sol"), staff("Ewa"), task_about(victims["V1"])
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    mine, own = (task_panels.open_task_panel(actor=actor, task_id=task.public_id, now=NOW) for actor in (sol, ewa))

    assert mine is not None
    assert own is not None
    assert mine.way is not None
    assert (mine.way.name, mine.way.number) == ("Ada Marsh", "07700 900123")
    assert [news.event_type for news in own.news] == ["suspect.arrested"]
    for secret in ("Ada", "Marsh", "900123"):
        assert secret not in repr(own)
    opened = AuditEntry.objects.filter(act="task.opened").order_by("id")
    assert [entry.detail["is_mine"] for entry in opened] == [True, False]


def test_no_number_is_given_where_calls_are_not_agreed(victims: dict[str, Victim]) -> None:
    sol, task = staff(), task_about(victims["V1"])
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    stated(victims["V1"], may_text=True)

    panel = task_panels.open_task_panel(actor=sol, task_id=task.public_id, now=NOW)

    assert panel is not None
    assert panel.way is not None
    assert panel.way.number == ""


EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ANY_HOUR = [
    {"days": EVERY_DAY, "from": "00:00", "to": "12:00"},
    {"days": EVERY_DAY, "from": "12:00", "to": "00:00"},
]


@pytest.mark.parametrize(
    ("hours", "is_open", "minutes"),
    [
        ([{"days": ["wed"], "from": "09:00", "to": "14:00"}], True, 300),
        ([{"days": ["wed"], "from": "08:00", "to": "09:00"}], False, None),
        ([{"days": ["tue"], "from": "22:00", "to": "09:10"}], True, 10),
        ([{"days": ["wed"], "from": "08:00", "to": "02:00"}], True, 900),
        (ANY_HOUR, True, None),
        ([], True, None),
    ],
)
def test_the_victims_hours_and_how_long_they_last(
    victims: dict[str, Victim], hours: list[object], is_open: bool, minutes: int | None
) -> None:
    task = task_about(victims["V1"])
    stated(victims["V1"], may_text=True, hours=hours)

    panel = task_panels.open_task_panel(actor=staff(), task_id=task.public_id, now=NOW)

    assert panel is not None
    assert panel.way is not None
    assert (panel.way.is_open_now, panel.way.minutes_left) == (is_open, minutes)


def test_the_hours_of_a_way_that_may_not_be_used_say_nothing(victims: dict[str, Victim]) -> None:
    victim = victims["V1"]
    at_any = [{"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "00:00", "to": "23:59"}]
    never = [{"days": ["mon"], "from": "10:00", "to": "10:00"}]
    point = a_point(victim, "07700 900123")
    unused = plans.by("text", point, wording="none", hours=never)
    plans.agreed(victim, unused, plans.by("letter", a_point(victim, "1 Elm Road", kind="address"), hours=at_any))

    assert contact_ways.load_safe_contact(victim, with_number=False, now=NOW).is_open_now


def test_contacts_that_the_record_system_reports_are_among_the_last(victims: dict[str, Victim]) -> None:
    victim = victims["V1"]
    load(
        victim.case.reference,
        fact("victim.contacted", NOW - timedelta(hours=3), victim_id="V1", channel="in_person", about=[]),
        fact("victim.contacted", NOW - timedelta(hours=2), victim_id="V2", channel="phone", about=[]),
    )

    panel = task_panels.open_task_panel(actor=staff(), task_id=task_about(victim).public_id, now=NOW)

    assert panel is not None
    assert [(one.channel, one.reached, one.by) for one in panel.tries] == [("in_person", True, "")]


def test_the_list_of_looks_shows_those_without_a_task_to_supervisors_and_after_a_check(
    victims: dict[str, Victim],
) -> None:
    sol, nia, ewa = staff("Sol"), staff("Nia", Role.SUPERVISOR), staff("Ewa")
    prove(sol, victims["V1"])
    victim_record.load_victim_record(actor=sol, victim_id=victims["V1"].public_id, now=NOW)

    looks = access_monitoring.list_record_accesses(actor=nia, victim_id=victims["V1"].public_id, now=NOW)

    assert [(look.who, look.act, look.stands_out) for look in looks] == [
        ("Sol", "case.seen", False),
        ("Sol", "proof.recorded", True),
    ]
    with pytest.raises(identity_checks.IdentityCheckMissing):
        access_monitoring.list_record_accesses(actor=ewa, victim_id=victims["V1"].public_id, now=NOW)
    again = access_monitoring.list_record_accesses(actor=sol, victim_id=victims["V1"].public_id, now=NOW)
    assert [(look.who, look.act) for look in again] == [
        ("Nia", "audit.who_saw"),
        *((look.who, look.act) for look in looks),
    ]
    assert AuditEntry.objects.filter(act="audit.who_saw", actor=sol.id).count() == 1, "asking is a look too"
    with pytest.raises(PermissionRefused):
        access_monitoring.list_record_accesses(
            actor=staff("PC Aldous", Role.OFFICER), victim_id=victims["V1"].public_id, now=NOW
        )


def test_the_second_person_reads_what_they_agree_to(victims: dict[str, Victim]) -> None:
    sol, ewa, victim = staff("Sol"), staff("Ewa"), victims["V1"]
    contact_recording.mark_guarded(actor=sol, victim_id=victim.id, reason="He came round", now=NOW)
    prove(sol, victim)
    contact_recording.propose_unmark_guarded(actor=sol, victim_id=victim.id, reason="He is in prison", now=NOW)
    task = Task.objects.get(kind="second_person")

    before = task_panels.open_task_panel(actor=ewa, task_id=task.public_id, now=NOW)
    task_actions.take_task(actor=ewa, task_id=task.public_id, now=NOW)
    after = task_panels.open_task_panel(actor=ewa, task_id=task.public_id, now=NOW)
    task_panels.decide_as_second_person(actor=ewa, task_id=task.public_id, agrees=True, now=NOW)

    assert before is not None
    assert after is not None
    assert before.waiting is None
    assert after.waiting is not None
    assert (after.waiting.kind, after.waiting.asked_by, after.waiting.reason) == ("guard", "Sol", "He is in prison")
    assert task_panels.open_task_panel(actor=ewa, task_id=task.public_id, now=NOW) is None


STRICT = {
    "may_call": True,
    "hours": [{"days": ["tue", "thu"], "from": "12:30", "to": "13:30"}],
    "note": "On the number at work. Hang up if anybody else answers.",
}


def guarded_with(stated: dict[str, Any], **more: Any) -> Task:
    """News for a guarded victim whose record came live with a stated plan: the task of the first contact."""
    record_ = recorded(a_person("V1", safe_contact=stated), group="sexual")
    crime = replace(record_, data={**record_.data, **more})
    victim = load("44/00002/26", crime, fact("suspect.arrested", NOW - timedelta(hours=3), suspect_ref="S1"))["V1"]
    assert not SafeContactPlan.objects.exists(), "a guarded victim's stated plan permits nothing"
    events = Event.objects.filter(case_id=victim.case_id).values_list("id", flat=True)
    contact_recording.plan_news(victim_ids=[victim.id], event_ids=list(events), now=NOW)
    return Task.objects.get()


def way_of(task: Task, actor: Actor) -> SafeContactSummary:
    panel = task_panels.open_task_panel(actor=actor, task_id=task.public_id, now=NOW)
    assert panel is not None
    assert panel.way is not None
    return panel.way


def test_the_colleague_who_makes_the_first_contact_reads_what_a_guarded_victim_stated() -> None:
    task, sol, ewa = guarded_with(STRICT), staff("Sol"), staff("Ewa")
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    way = way_of(task, sol)

    assert way.plan is None
    assert way.stated is not None
    assert ([one.channel for one in way.stated.ways], way.stated.confirmed_at) == (["call"], None)
    assert way.stated.note == STRICT["note"]
    assert not way.is_open_now, "it is Wednesday morning"
    assert not way.is_hearsay
    others = way_of(task, ewa)
    assert others.stated is not None
    assert (others.number, others.stated.note) == ("", ""), "a note may say where to ring: for the owner alone"
    at_the_gate = task_panels.load_safe_contact_for_task(actor=sol, victim_id=Victim.objects.get().public_id, now=NOW)
    assert at_the_gate == way


def test_a_stated_no_to_calls_offers_no_number() -> None:
    task, sol = guarded_with({"may_email": True}), staff()
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    assert way_of(task, sol).number == ""


def test_what_a_third_party_stated_is_marked_as_theirs_and_hides_nothing() -> None:
    task, sol = guarded_with({"may_email": True}, reported_by="third_party"), staff()
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    way = way_of(task, sol)

    assert way.is_hearsay
    assert (way.number, way.is_open_now) == ("07700 900123", True)


def test_what_was_stated_gives_way_to_what_was_confirmed() -> None:
    task, sol = guarded_with(STRICT), staff()
    victim = Victim.objects.get()
    prove(sol, victim)
    contact_recording.confirm_plan(actor=sol, victim_id=victim.id, plan=ProposedPlan(), now=NOW)

    way = way_of(task, sol)

    assert way.stated is None
    assert way.plan is not None
