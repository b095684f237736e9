"""Complaints and what can go wrong with them: one vanishes, one reaches the officer it is about, a partner learns of
one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.services.challenges.conftest import as_victim, prove
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import (
    Complaint,
    ComplaintLevel,
    DangerFinding,
    Event,
    Notification,
    Staff,
    Task,
    TaskChange,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.challenges import ChallengeStep, next_challenge_step
from victimcare.rules.challenges.challenge_course import ComplaintStage, ReviewBody
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services import installation_health
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.challenges import challenge_answers, victim_requests
from victimcare.services.challenges.challenge_shapes import build_level_course
from victimcare.services.challenges.complaint_detail import read_complaint
from victimcare.services.challenges.complaint_levels import ComplaintSubject
from victimcare.services.challenges.complaint_lists import ComplaintOutcome, list_complaints
from victimcare.services.challenges.complaint_receipt import ComplaintWords, escalate_own_complaint, open_own_complaint
from victimcare.services.challenges.complaint_replies import (
    answer_complaint,
    escalate_complaint,
    record_complaint_told,
    refer_to_standards,
    send_holding_reply,
)
from victimcare.services.contact import access_monitoring
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.danger.danger_findings import list_danger_findings
from victimcare.services.desk import direct_assignment, task_actions, task_shapes
from victimcare.services.desk.late_duties import DutyHolderGroup, LateListKind, list_late_duties
from victimcare.services.desk.work_list import load_work_list
from victimcare.services.people import front_door
from victimcare.services.portal import own_record, victim_page
from victimcare.services.rights.duty_lateness import OpenComplaintCounts, count_open_complaints
from victimcare.services.rights.ledger_queries import load_duty_standings
from victimcare.services.sealed_columns import TASK_NOTE
from victimcare.services.sealing import unseal_bytes
from victimcare.services.supervision import staff_conflicts
from victimcare.services.supervision.team_loads import read_team_load

pytestmark = pytest.mark.django_db
WORDS = "I rang three times and no officer rang back."
DAY = timedelta(days=1)


def complain(words: str = WORDS, **more: object) -> Complaint:
    known = set(Complaint.objects.values_list("id", flat=True))
    said = ComplaintWords(words, **more)  # type: ignore[arg-type]
    front_door.send_complaint(actor=Actor.anonymous("web"), said=said, address="", now=NOW)
    return Complaint.objects.exclude(id__in=known).get()


def own_complaint(victim: Victim, words: str = WORDS, **more: object) -> Complaint:
    open_own_complaint(actor=as_victim(victim), said=ComplaintWords(words, **more), now=NOW)  # type: ignore[arg-type]
    return Complaint.objects.get(victim=victim)


def open_task(row: Complaint) -> Task:
    return Task.objects.get(kind=TaskKind.FRONT_DOOR, subject_key=f"complaint:{row.public_id}", closed_at=None)


def take(actor: Actor, row: Complaint) -> None:
    task_actions.take_task(actor=actor, task_id=open_task(row).public_id, now=NOW)


def answer(actor: Actor, row: Complaint, words: str = "We are sorry.", **more: ReviewBody) -> None:
    outcome = ComplaintOutcome.ANSWERED
    answer_complaint(actor=actor, complaint_id=row.public_id, outcome=outcome, words=words, now=NOW, **more)


@pytest.fixture
def standards(db: None) -> Actor:
    """A colleague in professional standards, whose team the force has named."""
    return staff("Noor Aziz", Role.DESK, Role.SUPERVISOR, team=a_team("standards"))


def test_a_complaint_goes_through_its_levels_and_each_has_an_owner_a_day_and_an_end(
    sol: Actor, standards: Actor
) -> None:
    row = complain(way_back="Write to kim@post.example")
    assert (open_task(row).team.code, london_date(open_task(row).due_at)) == ("victim-care", date(2026, 11, 26))

    take(sol, row)
    read_complaint(actor=sol, complaint_id=row.public_id, now=NOW)
    assert open_task(row).reason == "complaint_holding"
    send_holding_reply(
        actor=sol, complaint_id=row.public_id, words="Sol reads it.", expected_on=date(2026, 12, 4), now=NOW
    )
    assert (open_task(row).reason, london_date(open_task(row).due_at)) == ("complaint_answer", date(2026, 12, 4))
    answer(sol, row)
    first = row.levels.get(level=1)
    assert (first.held_way, first.answered_way, first.outcome) == ("way_left", "way_left", "answered")
    assert not Task.objects.filter(closed_at=None).exists()

    escalate_complaint(actor=standards, complaint_id=row.public_id, words="Not enough.", now=NOW)
    assert (open_task(row).team.code, open_task(row).reason) == ("standards", "complaint_standards_read")
    take(standards, row)
    with pytest.raises(FieldRequired):
        answer(standards, row)  # a formal answer names the body that reviews it
    answer(standards, row, review_body=ReviewBody.LOCAL)

    other = staff("Ife Bello", Role.DESK, Role.SUPERVISOR, team=a_team("standards"))
    escalate_complaint(actor=other, complaint_id=row.public_id, words="They went to the mayor.", now=NOW)
    assert open_task(row).reason == "complaint_review_read"
    take(other, row)
    answer(other, row, "The mayor's office agrees with us.")
    shown = read_complaint(actor=other, complaint_id=row.public_id, now=NOW)
    assert (shown.level, shown.step, shown.may_go_on) == (ComplaintStage.REVIEW, "ended", False)
    assert [len(one.way_on) for one in shown.levels] == [2, 2, 1]


def test_an_anonymous_complaint_without_a_way_back_is_owed_no_reply_and_still_ends(sol: Actor) -> None:
    row = complain()
    take(sol, row)

    assert read_complaint(actor=sol, complaint_id=row.public_id, now=NOW).step == "answer"
    answer_complaint(
        actor=sol,
        complaint_id=row.public_id,
        outcome=ComplaintOutcome.NO_REPLY_ROUTE,
        words="The rota is mended.",
        now=NOW,
    )

    assert (row.levels.get().answered_way, Task.objects.get().outcome) == ("none", "done")


def test_a_complaint_cannot_vanish_it_becomes_late_and_is_counted(sol: Actor, ewa: Actor) -> None:
    row = complain()
    late = NOW + 3 * DAY

    assert count_open_complaints(now=NOW) == OpenComplaintCounts(1, 0)
    assert count_open_complaints(now=late) == OpenComplaintCounts(1, 1)
    found = list_complaints(actor=ewa, now=late)
    assert [(one.number, one.is_late) for one in found.open] == [(row.number, True)]
    assert found.late == 1
    shown = list_late_duties(actor=ewa, which=LateListKind.LATE, whose=DutyHolderGroup.POLICE, now=late)
    assert shown.complaints == read_team_load(actor=ewa, now=late).complaints == OpenComplaintCounts(1, 1)
    figures = installation_health.load_health_figures(now=late)
    assert (figures.complaints_open, figures.complaints_late) == (1, 1)


def test_a_complaint_about_the_reader_is_in_no_figure_that_they_see(ewa: Actor) -> None:
    complain("Ewa Tomala never rang.", about=ComplaintSubject.PERSON)

    late = NOW + 3 * DAY

    assert count_open_complaints(now=late) == OpenComplaintCounts(1, 1)
    assert read_team_load(actor=ewa, now=late).complaints == OpenComplaintCounts(0, 0)
    assert list_late_duties(
        actor=ewa, which=LateListKind.LATE, whose=DutyHolderGroup.POLICE, now=late
    ).complaints == OpenComplaintCounts(0, 0)


@pytest.mark.parametrize("has_way", [True, False])
@pytest.mark.parametrize("steps", [(), ("read",), ("read", "held"), ("read", "held", "answered")])
def test_the_figure_counts_as_the_rule_of_the_steps_says(sol: Actor, has_way: bool, steps: tuple[str, ...]) -> None:
    """One second before and after each due moment, also on the day when the clocks go forward."""
    row = complain(way_back="Ring me" if has_way else "")
    level = row.levels.get()
    changes: dict[str, object] = {"read_at": NOW} if "read" in steps else {}
    if "held" in steps:
        held = {"held_by_id": sol.staff_id, "held_way": "way_left", "sealed_holding": b"x"}
        changes |= {"held_at": NOW, "expected_on": date(2027, 3, 28), **held}
    if "answered" in steps:
        answered = {"answered_by_id": sol.staff_id, "answered_way": "way_left", "sealed_answer": b"x"}
        changes |= {"answered_at": NOW, "outcome": "answered", **answered}
    ComplaintLevel.objects.filter(id=level.id).update(**changes)
    level = ComplaintLevel.objects.select_related("complaint").get(id=level.id)

    owed, due_at = next_challenge_step(build_level_course(level))

    second = timedelta(seconds=1)
    for at in (due_at, due_at - second, due_at + second) if due_at else (NOW, NOW + 200 * DAY):
        is_late = owed is not ChallengeStep.ENDED and due_at is not None and due_at < at
        assert count_open_complaints(now=at) == OpenComplaintCounts(int(owed is not ChallengeStep.ENDED), int(is_late))


def go_on(number: str, words: str = "Not enough.", **more: object) -> str:
    """Sends a complaint that follows an earlier one; returns its number."""
    said = ComplaintWords(words, earlier=number, **more)  # type: ignore[arg-type]
    return front_door.send_complaint(actor=Actor.anonymous("web"), said=said, address="", now=NOW).number


def test_the_next_level_is_answered_by_the_way_that_its_words_name_and_by_no_earlier_one(
    sol: Actor, standards: Actor
) -> None:
    row = complain(way_back="old@shared.example")
    take(sol, row)
    answer(sol, row)

    go_on(row.number, "He reads the old one.", way_back="safe@new.example", whom="Dan Marsh")

    take(standards, row)
    shown = read_complaint(actor=standards, complaint_id=row.public_id, now=NOW)
    assert (shown.way_back, shown.whom, shown.step) == ("safe@new.example", "Dan Marsh", "holding")
    row.refresh_from_db()
    first, second = row.levels.order_by("level")
    assert unseal_bytes(bytes(first.sealed_way_back or b""), f"complaint:{row.public_id}") == b"old@shared.example"
    assert second.sealed_way_back is None


def test_a_next_level_that_names_no_way_back_is_answered_by_none(sol: Actor, standards: Actor) -> None:
    row = complain(way_back="old@shared.example")
    take(sol, row)
    answer(sol, row)

    go_on(row.number)

    take(standards, row)
    shown = read_complaint(actor=standards, complaint_id=row.public_id, now=NOW)
    assert (shown.way_back, shown.has_way_back, shown.step) == ("", False, "answer")


def test_a_number_that_is_known_is_never_given_back_and_each_goes_on_with_its_complaint(
    sol: Actor, standards: Actor
) -> None:
    row = complain()
    take(sol, row)
    answer(sol, row)
    second = go_on(row.number)
    assert second != row.number
    take(standards, row)
    answer(standards, row, review_body=ReviewBody.LOCAL)

    third = go_on(second.lower().replace("-", " "))

    assert third not in (row.number, second)
    assert [one.number for one in row.levels.order_by("level")] == ["", second, third]
    assert Complaint.objects.count() == 1


def test_a_next_level_about_a_crime_of_one_of_us_is_read_within_the_hour(sol: Actor) -> None:
    row = complain()
    take(sol, row)
    answer(sol, row)

    go_on(row.number, about=ComplaintSubject.CRIME)

    assert (open_task(row).reason, open_task(row).due_at) == ("complaint_crime", NOW + timedelta(hours=1))


def test_danger_in_the_words_of_a_next_level_is_kept_and_a_person_is_asked(sol: Actor, ewa: Actor) -> None:
    row = complain()
    take(sol, row)
    answer(sol, row)

    go_on(row.number, "He is outside my house with a knife", way_back="safe@new.example")

    danger = Task.objects.get(kind=TaskKind.DANGER_WORDS)
    assert danger.is_danger
    task_actions.take_task(actor=ewa, task_id=danger.public_id, now=NOW)
    [shown] = list_danger_findings(actor=ewa, task_id=danger.public_id, now=NOW)
    assert "He is outside my house with a knife" in shown.text


def test_a_complaint_never_goes_to_the_officer_it_is_about(sol: Actor, ewa: Actor) -> None:
    dan = staff("Dan Marsh", Role.DESK, Role.SUPERVISOR)
    row = complain("PC Marsh laughed at me.", about=ComplaintSubject.PERSON)

    with pytest.raises(NotFound):  # nor do they learn that there is one
        take(dan, row)
    assert load_work_list(actor=dan, which=task_shapes.OwnerFilter.ALL, now=NOW).items == ()
    with pytest.raises(NotFound):
        read_complaint(actor=dan, complaint_id=row.public_id, now=NOW)
    assert list_complaints(actor=dan, now=NOW).open == ()
    assert [one.id for one in list_complaints(actor=ewa, now=NOW).open] == [row.public_id]
    person = Staff.objects.get(id=dan.staff_id or 0).public_id
    with pytest.raises(direct_assignment.ColleagueUnavailable):
        direct_assignment.hand_on_task(
            actor=ewa, task_id=open_task(row).public_id, note="Yours", to_person=person, now=NOW
        )


def test_a_colleague_who_knows_a_person_in_the_case_does_not_see_that_its_victim_complained(
    ada: Victim, sol: Actor, ewa: Actor
) -> None:
    first = own_complaint(ada)
    take(sol, first)
    staff_conflicts.declare_conflict(actor=sol, reference=ada.case.reference, words="My brother", now=NOW)
    assert open_task(first).owner is None

    for reader, seen in ((sol, 0), (ewa, 1)):
        items = load_work_list(actor=reader, which=task_shapes.OwnerFilter.ALL, now=NOW).items
        assert len([one for one in items if one.kind == TaskKind.FRONT_DOOR]) == seen
    with pytest.raises(NotFound):
        take(sol, first)
    with pytest.raises(NotFound):
        direct_assignment.hand_on_task(
            actor=sol, task_id=open_task(first).public_id, note="Yours", to_team="victim-care", now=NOW
        )


def test_that_danger_came_in_a_complaint_is_said_only_to_the_owner_of_its_task(ada: Victim, ewa: Actor) -> None:
    own_complaint(ada, "Sol Pereira told him where I live. He has a knife", whom="Sol Pereira")
    danger = Task.objects.get(kind=TaskKind.DANGER_WORDS)

    assert [one.kind for one in list_danger_findings(actor=ewa, task_id=danger.public_id, now=NOW)] == [""]
    task_actions.take_task(actor=ewa, task_id=danger.public_id, now=NOW)
    assert [one.kind for one in list_danger_findings(actor=ewa, task_id=danger.public_id, now=NOW)] == ["complaint"]


def test_the_officer_of_the_case_is_kept_away_without_being_named(ewa: Actor) -> None:
    a_team()
    named = {"officer_id": "O1", "name": "PC Dan Marsh", "email": "dan@police.example"}
    load("44/60001/26", recorded(a_person()))
    victim = load("44/60001/26", fact("case.officer_changed", NOW - DAY, officer=named))["V1"]
    dan = staff("D. M.")
    Staff.objects.filter(id=dan.staff_id or 0).update(email="dan@police.example")

    row = own_complaint(victim, about=ComplaintSubject.PERSON)

    assert row.concerned == [dan.staff_id]
    assert not Event.objects.filter(type="complaint.received").exists()  # an officer reads the timeline
    assert open_task(row).victim_id is None  # nor does a list say whose complaint it is


def test_a_complaint_of_a_crime_goes_to_standards_at_once(standards: Actor) -> None:
    row = complain("He is my husband, and he is one of you.", about=ComplaintSubject.CRIME)

    task = open_task(row)
    assert (row.levels.get().level, task.team.code, task.harm) == (ComplaintStage.STANDARDS, "standards", 3)
    assert task.due_at == row.levels.get().read_due_at == NOW + timedelta(hours=1)
    assert count_open_complaints(now=NOW + timedelta(minutes=61)).late == 1


def test_danger_in_a_complaint_is_read_and_kept_from_the_one_it_is_about() -> None:
    a_team()
    dan = staff("Dan Marsh")
    complain("PC Marsh says he will kill me. He is outside my house now.", about=ComplaintSubject.CRIME)

    danger = DangerFinding.objects.get().task
    with pytest.raises(NotFound):
        task_actions.take_task(actor=dan, task_id=danger.public_id, now=NOW)


def test_danger_in_a_victims_complaint_is_for_another_owner_where_it_is_about_the_owner(
    ada: Victim, sol: Actor, ewa: Actor
) -> None:
    """The owner of other danger about this victim learns nothing about it; a colleague reads every word."""
    check_typed_words(
        actor=as_victim(ada), about="test:1", texts=("He is outside my house",), victim_id=ada.id, now=NOW
    )
    first = DangerFinding.objects.get().task
    task_actions.take_task(actor=sol, task_id=first.public_id, now=NOW)
    words = "Sol Pereira told him where I live. He has a knife"

    own_complaint(ada, words, about=ComplaintSubject.PERSON, whom="Sol Pereira")

    danger = Task.objects.exclude(id=first.id).get(kind=TaskKind.DANGER_WORDS)
    assert (danger.is_danger, danger.victim, danger.owner) == (True, ada, None)
    with pytest.raises(NotFound):
        task_actions.take_task(actor=sol, task_id=danger.public_id, now=NOW)
    assert [one.kind for one in list_danger_findings(actor=sol, task_id=first.public_id, now=NOW)] == ["test"]
    assert list_danger_findings(actor=sol, task_id=danger.public_id, now=NOW) == ()
    task_actions.take_task(actor=ewa, task_id=danger.public_id, now=NOW)
    [shown] = list_danger_findings(actor=ewa, task_id=danger.public_id, now=NOW)
    assert shown.text.startswith(words)


def test_the_record_of_the_case_does_not_tell_that_its_victim_complained_and_their_own_page_says_who_read_it(
    ada: Victim, sol: Actor, ewa: Actor
) -> None:
    row = own_complaint(ada, about=ComplaintSubject.PERSON, whom="Sol Pereira")
    take(ewa, row)
    read_complaint(actor=ewa, complaint_id=row.public_id, now=NOW)
    prove(sol, ada)

    for reader in (sol, staff("Noor Aziz", Role.SUPERVISOR)):
        listed = access_monitoring.list_record_accesses(actor=reader, victim_id=ada.public_id, now=NOW)
        assert not [one.act for one in listed if "complaint" in one.act]
    found = own_record.list_staff_accesses(actor=as_victim(ada), page=1, now=NOW).listed
    assert ("asked",) in [one.kinds for one in found]


def test_a_complaint_passed_on_without_an_answer_ends_the_codes_clock_with_the_answer_of_the_next_level(
    ada: Victim, sol: Actor, standards: Actor
) -> None:
    row = own_complaint(ada)
    take(sol, row)
    refer_to_standards(actor=sol, complaint_id=row.public_id, why="It says an officer lied.", whom="", now=NOW)
    assert not Event.objects.filter(type="complaint.answered").exists()

    take(standards, row)
    send_holding_reply(
        actor=standards, complaint_id=row.public_id, words="We look.", expected_on=date(2026, 12, 4), now=NOW
    )
    answer(standards, row, review_body=ReviewBody.LOCAL)

    told = Event.objects.filter(type="complaint.answered").order_by("id")
    assert [event.facts["is_final"] for event in told] == [False, True]
    assert [one.status for one in load_duty_standings(ada.id, now=NOW) if one.duty.id == "r12_complaint_response"] == [
        "met"
    ]


def test_danger_in_what_a_complainer_says_of_an_answer_is_kept_and_read(ada: Victim, sol: Actor) -> None:
    row = own_complaint(ada)
    take(sol, row)
    read_complaint(actor=sol, complaint_id=row.public_id, now=NOW)
    answer_complaint(
        actor=sol, complaint_id=row.public_id, outcome=ComplaintOutcome.ANSWERED, words="We are sorry.", now=NOW
    )

    escalate_own_complaint(actor=as_victim(ada), complaint_id=row.public_id, words="He has a knife", now=NOW + DAY)

    assert row.levels.count() == 2
    assert DangerFinding.objects.get().about == f"complaint:{row.public_id}:2"


def test_danger_that_staff_write_down_with_a_complaint_is_read_too(sol: Actor) -> None:
    row = complain(way_back="Ring me")
    take(sol, row)
    why = "The officer is at the door now, with a knife"

    refer_to_standards(actor=sol, complaint_id=row.public_id, why=why, whom="", now=NOW)

    assert DangerFinding.objects.get().task.is_danger


def test_staff_pass_a_first_complaint_on_to_standards(sol: Actor, standards: Actor) -> None:
    row = complain()
    take(sol, row)
    dan = staff("Dan Marsh", team=a_team("standards"))

    refer_to_standards(
        actor=sol, complaint_id=row.public_id, why="Says an officer took money.", whom="Dan Marsh", now=NOW
    )

    row.refresh_from_db()
    assert row.concerned == [dan.staff_id]
    assert (row.levels.get(level=1).outcome, open_task(row).team.code) == ("passed_on", "standards")
    with pytest.raises(NotFound):  # for the officer complained about there is no such task
        take(dan, row)


def test_a_code_alone_can_neither_make_nor_see_a_complaint_on_the_page(ada: Victim) -> None:
    own_complaint(ada)

    with pytest.raises(PermissionRefused):
        open_own_complaint(actor=as_victim(ada, "short"), said=ComplaintWords(WORDS), now=NOW)
    assert victim_page.load_victim_page(actor=as_victim(ada, "short"), now=NOW).asked == ()
    heard = victim_page.load_line_summary(actor=as_victim(ada, "short"), now=NOW)
    assert heard is not None
    assert heard.spoken.complaints == ()


def test_a_victim_sees_how_far_a_complaint_is_and_the_page_tells_the_replies(by_text: Victim, sol: Actor) -> None:
    row = own_complaint(by_text)
    shown = victim_page.load_victim_page(actor=as_victim(by_text), now=NOW).asked[0]
    assert (shown.line.id, dict(shown.line.values)["day"]) == ("challenges-complaint-read", date(2026, 11, 26))

    take(sol, row)
    read_complaint(actor=sol, complaint_id=row.public_id, now=NOW)
    send_holding_reply(
        actor=sol, complaint_id=row.public_id, words="Sol reads it.", expected_on=date(2026, 12, 4), now=NOW
    )
    assert Notification.objects.filter(victim=by_text, template="news").exists()  # neutral, by the plan
    answer(sol, row, "We are sorry.")
    assert open_task(row).reason == "complaint_tell"

    shown = victim_page.load_victim_page(actor=as_victim(by_text), now=NOW + timedelta(minutes=5)).asked[0]
    assert (shown.answer, shown.may_disagree, len(shown.way_on)) == ("We are sorry.", True, 2)
    assert shown.earlier_answer_on is None
    assert not Task.objects.filter(kind=TaskKind.FRONT_DOOR, closed_at=None).exists()

    escalate_own_complaint(
        actor=as_victim(by_text), complaint_id=row.public_id, words="No.", now=NOW + timedelta(minutes=9)
    )
    row.refresh_from_db()
    assert (latest := row.levels.order_by("-level")[0]).level == ComplaintStage.STANDARDS
    assert latest.opened_for == "not_satisfied"
    assert sol.staff_id in row.concerned  # a colleague looks
    shown = victim_page.load_victim_page(actor=as_victim(by_text), now=NOW + timedelta(minutes=10)).asked[0]
    assert (shown.answer, shown.earlier_answer_on) == ("We are sorry.", NOW.date()), "no answer of the formal level"


def test_staff_see_no_complaint_on_the_victims_tabs_and_tell_none_by_another_contact(ada: Victim, sol: Actor) -> None:
    row = own_complaint(ada, about=ComplaintSubject.PERSON)
    take(sol, row)
    answer(sol, row)
    other = staff("Ewa Tomala")
    prove(other, ada)

    assert victim_requests.read_victim_requests(actor=other, victim_id=ada.public_id, now=NOW).asked == ()
    assert (
        challenge_answers.record_answers_told_by_staff(
            actor=other, victim_id=ada.public_id, channel=ContactChannel.PHONE, now=NOW
        )
        == 0
    )
    assert row.levels.get().told_at is None

    prove(sol, ada)
    assert record_complaint_told(actor=sol, complaint_id=row.public_id, channel=ContactChannel.PHONE, now=NOW) == 1
    assert not Task.objects.filter(kind=TaskKind.FRONT_DOOR, closed_at=None).exists()


def test_the_codes_clock_runs_for_a_complaint_about_what_we_did(ada: Victim, sol: Actor) -> None:
    row = own_complaint(ada)
    take(sol, row)
    answer(sol, row)

    assert list(Event.objects.filter(type__startswith="complaint.").order_by("id").values_list("type", flat=True)) == [
        "complaint.received",
        "complaint.answered",
    ]
    assert WORDS not in str([TASK_NOTE.open_words(change) for change in TaskChange.objects.all()])


def test_words_are_sealed_and_another_victims_complaint_is_unknown(ada: Victim, by_text: Victim) -> None:
    row = own_complaint(ada)

    assert WORDS.encode() not in bytes(row.words)
    with pytest.raises(NotFound):
        escalate_own_complaint(actor=as_victim(by_text), complaint_id=row.public_id, words="No.", now=NOW)
    assert ComplaintLevel.objects.count() == 1
