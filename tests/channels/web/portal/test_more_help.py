"""Faster news and more help asked on the victim's page; what they refused, wanted again; and what staff see."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from tests.channels.web.portal.visiting import signed_in
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import AuditEntry, Duty, EnhancedRightsApplication, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.rights import DutyReason
from victimcare.rules.rights.duty_acts import HOLD_REASONS
from victimcare.services.challenges import support_requests
from victimcare.services.contact_plans import guard_marks
from victimcare.services.desk import duty_decisions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def victim() -> Victim:
    a_team()
    return load(
        "44/20001/26", recorded(a_person()), fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1")
    )["V1"]


def test_what_a_victim_ticks_becomes_work_for_a_person_with_a_day(victim: Victim) -> None:
    client = signed_in(victim)
    assert "I am afraid, or feel pressed to say nothing" in client.get("/my/more-help").content.decode()

    kept = client.post("/my/more-help", {"grounds": ["intimidated", "vulnerable"]}).content.decode()

    task = Task.objects.get(kind=TaskKind.MORE_HELP)
    assert (task.victim_id, task.harm, task.closed_at) == (victim.id, 1, None)
    assert "A person talks with you about it by Wednesday 2\N{NO-BREAK SPACE}December." in kept
    assert EnhancedRightsApplication.objects.get().grounds == ["vulnerable", "intimidated"]
    again = client.get("/my/more-help").content.decode()
    assert "You have asked. A person talks with you about it by Wednesday 2\N{NO-BREAK SPACE}December." in again
    assert "checked" not in again  # the ticks are not shown to a later visitor


def test_asked_twice_it_is_one_task_and_both_are_read_by_its_owner_alone(victim: Victim) -> None:
    client = signed_in(victim)
    client.post("/my/more-help", {"grounds": ["vulnerable"]})
    client.post("/my/more-help", {})

    task = Task.objects.get(kind=TaskKind.MORE_HELP)
    sol = staff()
    before = support_requests.list_enhanced_requests(actor=sol, task_id=UUID(str(task.public_id)), now=NOW)
    Task.objects.filter(id=task.id).update(owner=sol.staff_id)
    asked = support_requests.list_enhanced_requests(actor=sol, task_id=UUID(str(task.public_id)), now=NOW)

    assert before == ()
    assert [one.grounds for one in asked] == [(), ("vulnerable",)]
    assert AuditEntry.objects.filter(act="more_help.see", victim_id=victim.id).exists()


def test_a_victim_who_has_it_is_told_so_and_not_asked_what_fits(victim: Victim) -> None:
    Victim.objects.filter(id=victim.id).update(is_enhanced=True)

    page = signed_in(victim).get("/my/more-help").content.decode()

    assert "You have it already." in page
    assert '<form method="post" autocomplete' not in page


def test_only_the_full_level_opens_it(victim: Victim) -> None:
    client = signed_in(victim)
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="home", now=NOW)

    answer = client.post("/my/more-help", {"grounds": ["vulnerable"]})

    assert (answer.status_code, answer["Location"]) == (303, "/sign-in")
    assert not EnhancedRightsApplication.objects.exists()


def test_a_refused_right_can_be_wanted_again_by_asking(victim: Victim) -> None:
    duty = Duty.objects.get(victim=victim, code="r4_needs_assessment")
    duty_decisions.decline_duty(actor=staff(), duty_id=duty.id, channel="phone", words="not now", now=NOW)
    client = signed_in(victim)
    page = client.get("/my/case").content.decode()
    assert "I want this after all" in page
    key = page.split(f'formaction="{reverse("portal:want-again")}"')[0].rsplit('value="', 1)[1].split('"')[0]

    kept = client.post("/my/want-again", {"right": key}).content.decode()
    client.post("/my/want-again", {"right": key})

    assert "A person talks with you about it by" in kept
    task = Task.objects.get(kind=TaskKind.CHANGED_MIND)
    assert task.subject_key == f"duty:{duty.id}"
    assert Duty.objects.get(id=duty.id).ending == "declined"  # a person takes it back, with the victim


def test_a_right_that_was_not_declined_cannot_be_wanted_again(victim: Victim) -> None:
    answer = signed_in(victim).post("/my/want-again", {"right": "0" * 20})

    assert (answer.status_code, answer["Location"]) == (303, reverse("portal:case"))
    assert not Task.objects.filter(kind=TaskKind.CHANGED_MIND).exists()


def test_a_right_on_hold_says_on_which_day_it_is_reviewed(victim: Victim) -> None:
    duty = Duty.objects.get(victim=victim, code="r6_suspect_arrested")
    reason = next(reason for reason in DutyReason if reason in HOLD_REASONS)
    duty_decisions.hold_duty(
        actor=staff(), duty_id=duty.id, reason=reason, words="x", review_on=date(2026, 12, 1), now=NOW
    )

    page = signed_in(victim).get("/my/case").content.decode()

    day = "1\N{NO-BREAK SPACE}December"
    assert f"We look again on {day}. Then we tell you, or say how much longer." in page
    assert "We have arrested the other person" not in page
