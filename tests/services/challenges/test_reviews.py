"""A decision not to prosecute is reviewed: by another person, or passed on to prosecutors; and the victim is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.services.challenges.conftest import as_victim, prove
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Event, ReviewRequest, Staff, Task, Victim
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.rights import DutyStanding
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.challenges import challenge_answers, decision_reviews, victim_requests
from victimcare.services.challenges.challenge_answers import OwnMatter, StepUnavailable
from victimcare.services.challenges.challenge_shapes import ReviewOutcome, SubmissionChannel
from victimcare.services.portal import victim_page
from victimcare.services.rights.ledger_queries import load_duty_standings

TOLD = NOW - timedelta(days=10)


def decided(by: str = "police", *, told_at=TOLD, interviewed: bool = True) -> Victim:  # type: ignore[no-untyped-def]
    """A victim who was told that the case does not go to court."""
    a_team()
    officer = {"officer_id": "O1", "name": "PC Amara Cole", "email": "a.cole@riverside.example"}
    record = recorded(a_person())
    load("44/61001/26", record, fact("case.officer_changed", record.time, officer=officer))
    no_charge = fact(
        "prosecution.decision", told_at - timedelta(hours=2), suspect_ref="S1", decision="no_charge", by=by
    )
    told = fact("victim.contacted", told_at, victim_id="V1", channel="phone", about=[no_charge.id])
    before = [fact("suspect.interviewed", told_at - timedelta(hours=3), suspect_ref="S1")] if interviewed else []
    return load("44/61001/26", *before, no_charge, told)["V1"]


def window(victim: Victim) -> str:
    [found] = victim_requests.list_own_review_windows(actor=as_victim(victim), now=NOW)
    return found.key


def request(victim: Victim, actor: Actor | None = None, **more: str) -> ReviewRequest:
    received = decision_reviews.request_review(
        actor=actor or as_victim(victim),
        victim_id=victim.id,
        window=window(victim),
        channel=SubmissionChannel.DESK if actor else SubmissionChannel.WEB,
        words="There was a witness.",
        now=NOW,
        **more,
    )
    return ReviewRequest.objects.get(public_id=received.id)


def duty(victim: Victim, code: str) -> str:
    return _standing(victim, code, NOW).status.value


def _standing(victim: Victim, code: str, now: datetime) -> DutyStanding:
    return next(one for one in load_duty_standings(victim.id, now=now) if one.duty.id == code)


def _met_by(victim: Victim, code: str) -> str:
    met_by = _standing(victim, code, NOW).met_by
    return met_by.source if met_by else ""


@pytest.mark.django_db
def test_a_request_to_the_police_has_the_editions_times_and_a_task() -> None:
    victim = decided()

    row = request(victim)

    assert (london_date(row.acknowledge_due_at), london_date(row.result_due_at)) == (
        date(2026, 12, 9),
        date(2027, 1, 11),
    )
    assert (row.decision.type, row.decider.name if row.decider else "") == ("prosecution.decision", "PC Amara Cole")
    task = Task.objects.get(kind="review")
    assert (task.reason, task.due_at, task.subject_key) == (
        "review_acknowledge",
        row.acknowledge_due_at,
        f"review:{row.public_id}",
    )
    assert (duty(victim, "r6_vrr_police_acknowledge"), duty(victim, "r6_vrr_police_result")) == ("due", "due")
    with pytest.raises(decision_reviews.ReviewAlreadyAsked):
        request(victim)


@pytest.mark.django_db
def test_acknowledged_decided_by_a_supervisor_and_read_by_the_victim(sol: Actor, ewa: Actor) -> None:
    victim = decided()
    row = request(victim)
    decision_reviews.acknowledge_review(actor=ewa, review_id=row.public_id, words="We have it.", now=NOW)
    assert (duty(victim, "r6_vrr_police_acknowledge"), duty(victim, "r6_vrr_police_result")) == ("met", "due")

    decision_reviews.decide_review(
        actor=ewa, review_id=row.public_id, outcome=ReviewOutcome.CHANGED, words="It goes on.", now=NOW
    )

    assert duty(victim, "r6_vrr_police_result") == "due", "it is decided, and the victim does not know it yet"
    assert Task.objects.get(kind="review").reason == "review_tell"
    [shown] = victim_page.load_victim_page(actor=as_victim(victim), now=NOW).asked
    assert _met_by(victim, "r6_vrr_police_result") == "urn:victimcare:page"
    assert (shown.is_review, shown.answer, shown.line.id) == (True, "It goes on.", "challenges-review-ended")
    assert Task.objects.get(kind="review").outcome == "done"
    with pytest.raises(StepUnavailable):
        decision_reviews.decide_review(
            actor=ewa, review_id=row.public_id, outcome=ReviewOutcome.STANDS, words="No", now=NOW
        )


@pytest.mark.django_db
@pytest.mark.parametrize("told_on", ["2027-01-11", "2027-01-12"])
def test_a_police_decision_is_in_time_when_the_victim_hears_it_in_time(ewa: Actor, told_on: str) -> None:
    """Asked on 25 November 2026; 30 working days later is Monday 11 January 2027. Decided in December either way."""
    victim = decided()
    row = request(victim)
    decision_reviews.decide_review(
        actor=ewa, review_id=row.public_id, outcome=ReviewOutcome.STANDS, words="It stands.", now=NOW
    )
    prove(ewa, victim)
    challenge_answers.record_answers_told(
        actor=ewa, victim_id=victim.id, door="phone", now=datetime.fromisoformat(f"{told_on}T12:00:00+00:00")
    )

    known = {
        str(day): _standing(victim, "r6_vrr_police_result", datetime.fromisoformat(f"{day}T13:00:00+00:00"))
        for day in ("2026-12-01", told_on)
    }

    assert [one.status.value for one in known.values()] == ["due", "met" if told_on == "2027-01-11" else "met_late"]
    assert str(known[told_on].duty.due_on) == "2027-01-11"


@pytest.mark.django_db
def test_knowing_the_result_of_one_review_ends_no_other(ewa: Actor) -> None:
    victim = decided()
    first = request(victim)
    no_charge = fact("prosecution.decision", NOW, suspect_ref="S2", decision="no_charge", by="police")
    told = fact("victim.contacted", NOW, victim_id="V1", channel="phone", about=[no_charge.id])
    load("44/61001/26", no_charge, told)
    keys = [
        one.key for one in victim_requests.list_own_review_windows(actor=as_victim(victim), now=NOW) if not one.is_asked
    ]
    decision_reviews.request_review(
        actor=as_victim(victim),
        victim_id=victim.id,
        window=keys[0],
        channel=SubmissionChannel.WEB,
        words="Also this.",
        now=NOW,
    )
    decision_reviews.decide_review(
        actor=ewa, review_id=first.public_id, outcome=ReviewOutcome.STANDS, words="It stands.", now=NOW
    )

    victim_page.load_victim_page(actor=as_victim(victim), now=NOW)

    results = [one for one in load_duty_standings(victim.id, now=NOW) if one.duty.id == "r6_vrr_police_result"]
    assert sorted(one.status.value for one in results) == ["due", "met"]


@pytest.mark.django_db
def test_only_a_supervisor_decides_for_the_police(sol: Actor) -> None:
    row = request(decided())

    with pytest.raises(PermissionRefused):
        decision_reviews.decide_review(
            actor=sol, review_id=row.public_id, outcome=ReviewOutcome.STANDS, words="No", now=NOW
        )


@pytest.mark.django_db
def test_the_officer_who_decided_does_not_review() -> None:
    officer = staff("Amara Cole", Role.SUPERVISOR)
    Staff.objects.filter(id=officer.staff_id or 0).update(email="A.Cole@riverside.example")
    row = request(decided())
    assert row.concerned == [officer.staff_id]

    with pytest.raises(OwnMatter):
        decision_reviews.decide_review(
            actor=officer, review_id=row.public_id, outcome=ReviewOutcome.STANDS, words="No", now=NOW
        )
    row.decided_at, row.decided_by_id, row.answer, row.outcome = NOW, officer.staff_id, row.asked, "stands"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.django_db
def test_where_no_suspect_was_interviewed_the_page_says_why_not(sol: Actor) -> None:
    victim = decided(interviewed=False)
    [shown] = victim_requests.list_own_review_windows(actor=as_victim(victim), now=NOW)
    assert (shown.why_not, shown.may_ask) == ("no_interview_under_caution", False)

    for actor in (None, sol):
        prove(sol, victim)
        with pytest.raises(decision_reviews.ReviewUnavailable):
            request(victim, actor, late_because="She insists.")


@pytest.mark.django_db
def test_too_late_for_the_police_staff_may_say_why_all_the_same(sol: Actor) -> None:
    victim = decided(told_at=NOW - timedelta(days=120))
    prove(sol, victim)

    with pytest.raises(decision_reviews.ReviewUnavailable):
        request(victim)
    with pytest.raises(FieldRequired):
        request(victim, sol)
    request(victim, sol, late_because="She was in hospital.")

    event = Event.objects.select_related("private").get(type="review.requested")
    assert event.private.content == {"words": "There was a witness.", "reason": "She was in hospital."}


@pytest.mark.django_db
def test_a_request_to_prosecutors_is_passed_on_and_asked_for(sol: Actor) -> None:
    victim = decided("cps")
    row = request(victim)
    assert Task.objects.get(kind="review").reason == "review_pass_on"

    decision_reviews.pass_review_on(actor=sol, review_id=row.public_id, words="It has gone to the lawyers.", now=NOW)
    task = Task.objects.get(kind="review")
    assert (task.reason, task.due_at) == ("review_chase", row.result_due_at)

    decision_reviews.decide_review(
        actor=sol, review_id=row.public_id, outcome=ReviewOutcome.STANDS, words="They say no.", now=NOW
    )
    assert duty(victim, "r6_vrr_cps_independent_review") == "due", "they said it to us, not yet to the victim"

    victim_page.load_victim_page(actor=as_victim(victim), now=NOW)
    assert _met_by(victim, "r6_vrr_cps_independent_review") == "urn:victimcare:page"


@pytest.mark.django_db
def test_a_short_code_sees_no_window() -> None:
    victim = decided()

    with pytest.raises(PermissionRefused):
        victim_requests.list_own_review_windows(actor=as_victim(victim, "short"), now=NOW)
    with pytest.raises(NotFound):
        decision_reviews.request_review(
            actor=as_victim(victim, "short"),
            victim_id=victim.id,
            window=window(victim),
            channel=SubmissionChannel.WEB,
            words="",
            now=NOW,
        )
