"""Duties of other agencies: asked for, since when we wait, asked again, and closed when they are met."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import AgencyChase, AgencyRequest, AuditEntry, Duty, Event, Task, Victim
from victimcare.records.models.other_agencies.handovers import AgencyRequestMethod
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyHolder, DutyStatus
from victimcare.services.access import PermissionRefused, Role
from victimcare.services.cases.case_timeline import NewEvent, digest_line
from victimcare.services.desk import agency_requests
from victimcare.services.desk.agency_requests import OtherAgencyResponsible, RequestOpenAlready
from victimcare.services.desk.duty_decisions import WrongDutyStatus
from victimcare.services.desk.task_actions import TaskTaken
from victimcare.services.follow_up import agency_chasing
from victimcare.services.rights.ledger_queries import load_duty_standings
from victimcare.services.rights.ledger_upkeep import CaseChange, bring_cases_up_to_date
from victimcare.services.sealed_columns import AGENCY_ANSWER, AGENCY_ASK, AGENCY_CHASE

pytestmark = pytest.mark.django_db
REFERENCE = "44/00001/26"
TODAY = NOW.date()


@pytest.fixture
def victim() -> Victim:
    """A hearing ended five working days ago, and witness care has not been told."""
    return load(
        REFERENCE,
        recorded(a_person(), time=NOW - timedelta(days=30)),
        fact("hearing.resulted", NOW - timedelta(days=6), hearing_ref="H1", result="convicted"),
    )["V1"]


def court_duty(victim: Victim) -> Duty:
    return Duty.objects.get(victim=victim, code="r9_court_to_wcu")


def asked(victim: Victim, **more: object) -> AgencyRequest:
    given = {
        "agency": DutyHolder.COURT,
        "how": AgencyRequestMethod.PHONE,
        "words": "The list office rings back.",
        "now": NOW,
    } | more
    who = given.pop("actor", None) or staff()
    name = agency_requests.ask_agency(actor=who, duty_id=court_duty(victim).id, **given)  # type: ignore[arg-type]
    return AgencyRequest.objects.get(public_id=name)


def task() -> Task:
    return Task.objects.get(kind=TaskKind.ASK_AGENCY)


def test_duties_near_and_not_asked_for_become_one_task(victim: Victim) -> None:
    assert agency_chasing.make_request_tasks(now=NOW) == 1
    assert agency_chasing.make_request_tasks(now=NOW) == 0

    assert (task().victim_id, task().reason, task().subject_key) == (
        victim.id,
        "agency_near",
        f"duty:{court_duty(victim).id}",
    )
    assert court_duty(victim).due_at == end_of_day((NOW + timedelta(days=1)).date())


def test_what_is_not_near_waits_and_what_is_late_is_said_to_be(victim: Victim) -> None:
    assert agency_chasing.make_request_tasks(now=NOW - timedelta(days=2)) == 0
    assert agency_chasing.make_request_tasks(now=NOW + timedelta(days=5)) == 1
    assert task().reason == "agency_late"


def test_loaded_history_starts_no_task() -> None:
    facts = [
        recorded(a_person(), time=NOW - timedelta(days=30)),
        fact("hearing.resulted", NOW - timedelta(days=6), hearing_ref="H1", result="convicted"),
    ]
    new = [NewEvent(one, None, digest_line({"id": one.id}), NOW, is_history=True) for one in facts]
    bring_cases_up_to_date([CaseChange(REFERENCE, None, [], new)], now=NOW)
    assert Duty.objects.filter(code="r9_court_to_wcu", met_at=None).exists()

    assert agency_chasing.make_request_tasks(now=NOW) == 0


def test_news_is_told_and_not_asked_for(victim: Victim) -> None:
    """Witness care owes the victim the outcome; but any officer who knows it tells them."""
    received = (NOW - timedelta(hours=2)).isoformat()
    load(
        REFERENCE,
        fact(
            "hearing.resulted",
            NOW - timedelta(hours=3),
            hearing_ref="H2",
            result="acquitted",
            received_by_wcu_at=received,
        ),
    )
    assert Duty.objects.filter(code="r9_case_outcome", met_at=None).exists()

    agency_chasing.make_request_tasks(now=NOW)

    subjects = set(Task.objects.filter(kind=TaskKind.ASK_AGENCY).values_list("subject_key", flat=True))
    assert subjects == {f"duty:{duty.id}" for duty in Duty.objects.filter(code="r9_court_to_wcu", met_at=None)}


def test_an_ask_is_kept_with_who_how_and_until_when_and_changes_nothing_of_the_ledger(victim: Victim) -> None:
    agency_chasing.make_request_tasks(now=NOW)
    before = load_duty_standings(victim.id, now=NOW)

    request = asked(victim)

    assert (request.agency, request.how, request.asked_at, AGENCY_ASK.open_words(request)) == (
        "hmcts",
        "phone",
        NOW,
        "The list office rings back.",
    )
    assert request.chase_at == end_of_day((NOW + timedelta(days=1)).date())
    assert (task().due_at, task().closed_at) == (request.chase_at, None)
    assert load_duty_standings(victim.id, now=NOW) == before
    event = Event.objects.get(type="agency.asked")
    assert (event.facts["duty"], event.facts["agency"]) == ("r9_court_to_wcu", "hmcts")
    assert "list office" not in repr(event.facts)
    assert AuditEntry.objects.filter(act="event.agency.asked", victim_id=victim.id).exists()


def test_an_ask_without_a_task_makes_one_so_that_the_chase_is_not_forgotten(victim: Victim) -> None:
    request = asked(victim)

    assert (task().due_at, task().reason) == (request.chase_at, "agency_asked")
    assert agency_chasing.make_request_tasks(now=NOW) == 0


def test_each_chase_is_kept_and_moves_the_task_on(victim: Victim) -> None:
    sol, request = staff(), asked(victim)
    later = NOW + timedelta(days=1)

    agency_requests.chase_agency(
        actor=sol, request_id=request.public_id, how=AgencyRequestMethod.EMAIL, words="Second time.", now=later
    )

    request.refresh_from_db()
    [chase] = AgencyChase.objects.all()
    assert (chase.at, chase.how, AGENCY_CHASE.open_words(chase)) == (later, "email", "Second time.")
    assert request.chase_at == end_of_day((NOW + timedelta(days=2)).date())
    assert task().due_at == request.chase_at
    assert [change.what for change in task().changes.order_by("id")] == ["made", "tried"]
    assert AuditEntry.objects.filter(act="agency.chased", victim_id=victim.id).exists()


def test_a_chase_can_never_be_changed(victim: Victim) -> None:
    request = asked(victim)
    agency_requests.chase_agency(
        actor=staff(), request_id=request.public_id, how=AgencyRequestMethod.PHONE, words="", now=NOW
    )

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        AgencyChase.objects.update(sealed_note=b"never")


def test_an_answer_ends_the_waiting_and_meets_nothing(victim: Victim) -> None:
    request = asked(victim)

    agency_requests.record_agency_answer(
        actor=staff(), request_id=request.public_id, words="It is on its way.", now=NOW
    )

    request.refresh_from_db()
    assert (request.end, AGENCY_ANSWER.open_words(request), request.closed_at) == ("answered", "It is on its way.", NOW)
    assert task().closed_at == NOW
    assert court_duty(victim).met_at is None
    assert Event.objects.filter(type="agency.answered").count() == 1
    with pytest.raises(NotFound):
        agency_requests.chase_agency(
            actor=staff(), request_id=request.public_id, how=AgencyRequestMethod.PHONE, words="", now=NOW
        )
    assert agency_chasing.make_request_tasks(now=NOW) == 0
    assert agency_chasing.make_request_tasks(now=NOW + timedelta(days=2)) == 1


def test_when_the_duty_is_met_no_wait_remains(victim: Victim) -> None:
    request = asked(victim)
    received = (NOW - timedelta(hours=1)).isoformat()
    load(
        REFERENCE,
        fact(
            "hearing.resulted",
            NOW - timedelta(hours=1),
            hearing_ref="H1",
            result="sentenced",
            received_by_wcu_at=received,
        ),
    )

    agency_chasing.close_ended_requests(now=NOW)

    request.refresh_from_db()
    assert (request.end, request.closed_by_id) == ("met", None)
    assert task().closed_at == NOW
    assert agency_chasing.close_ended_requests(now=NOW) == 0


def test_nothing_is_closed_while_it_is_open(victim: Victim) -> None:
    asked(victim)

    assert agency_chasing.close_ended_requests(now=NOW) == 0


def test_what_cannot_be_asked_is_refused(victim: Victim) -> None:
    arrest = Duty.objects.get(victim=victim, code="r4_needs_assessment")

    with pytest.raises(OtherAgencyResponsible):
        agency_requests.ask_agency(
            actor=staff(), duty_id=arrest.id, agency=DutyHolder.CPS, how=AgencyRequestMethod.PHONE, words="", now=NOW
        )
    with pytest.raises(OtherAgencyResponsible):
        asked(victim, agency=DutyHolder.PROBATION)
    asked(victim)
    with pytest.raises(RequestOpenAlready):
        asked(victim)


def test_a_duty_that_is_met_is_not_asked_for(victim: Victim) -> None:
    received = (NOW - timedelta(hours=1)).isoformat()
    load(
        REFERENCE,
        fact(
            "hearing.resulted",
            NOW - timedelta(hours=2),
            hearing_ref="H1",
            result="sentenced",
            received_by_wcu_at=received,
        ),
    )
    first = Duty.objects.filter(victim=victim, code="r9_court_to_wcu").earliest("starts_at")

    with pytest.raises(WrongDutyStatus) as refused:
        agency_requests.ask_agency(
            actor=staff(), duty_id=first.id, agency=DutyHolder.COURT, how=AgencyRequestMethod.PHONE, words="", now=NOW
        )
    assert refused.value.status in (DutyStatus.MET, DutyStatus.MET_LATE)


def test_a_colleague_who_is_about_it_is_named(victim: Victim) -> None:
    agency_chasing.make_request_tasks(now=NOW)
    ewa = staff("Ewa Tomala")
    Task.objects.update(owner_id=ewa.staff_id)

    with pytest.raises(TaskTaken) as taken:
        asked(victim)
    assert taken.value.owner == "Ewa Tomala"
    assert not AgencyRequest.objects.exists()


def test_only_the_desk_asks(victim: Victim) -> None:
    with pytest.raises(PermissionRefused):
        asked(victim, actor=staff("Engineer Only", Role.ENGINEER))


def test_every_agency_has_its_rule() -> None:
    others = set(DutyHolder) - {DutyHolder.POLICE, DutyHolder.VICTIM}

    assert set(agency_requests.load_chase_rules()) == others
