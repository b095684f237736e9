"""Asking a victim what they need: only while they can talk, kept when it is broken off, and finished with nothing
lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from tests.services.contact_plans.confirming import prove
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.referrals.world import a_service, referred
from victimcare.records.models import (
    AuditEntry,
    CommunicationPassport,
    Duty,
    Need,
    NeedsAssessment,
    Staff,
    SupportService,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.assessment_questions import NOT_SAID, AnswerType, AssessmentForm
from victimcare.rules.care.needs_assessment import AssessmentFault, AssessmentMoment, NeedDecision, NeedOutcome
from victimcare.rules.errors import StaleVersion
from victimcare.rules.force import CareSettings
from victimcare.rules.rights import OptOut
from victimcare.services.access import Actor
from victimcare.services.care import assessment_views, care_events, need_outcomes, needs_assessments
from victimcare.services.care.needs_assessments import AssessmentIncomplete, SafetyUnconfirmed
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.desk import timeline_acts
from victimcare.services.handovers.needs_for_agencies import load_shared_needs
from victimcare.services.sealed_columns import NEED_WHY, PASSPORT_HELPS

pytestmark = pytest.mark.django_db
SAID = {"sleep": "no", "language": "another", "feels_safe": "no", "money": "yes", "who_speaks": "yes"}
# The needs that these answers raise, each with an end.
ENDS = {
    "somebody_to_talk_to": NeedDecision(NeedOutcome.REFERRAL),
    "interpreter": NeedDecision(NeedOutcome.ADJUSTMENT),
    "chosen_person": NeedDecision(NeedOutcome.ADJUSTMENT),
    "safety_now": NeedDecision(NeedOutcome.TASK),
    "money": NeedDecision(NeedOutcome.NOT_MET, "The fund is empty until January."),
}


def begun(actor: Actor, victim: Victim, form: AssessmentForm = AssessmentForm.FULL) -> None:
    needs_assessments.begin_assessment(actor=actor, victim_id=victim.public_id, form=form, now=NOW)
    needs_assessments.record_safe_for_questions(actor=actor, victim_id=victim.public_id, is_safe=True, now=NOW)


def answer(actor: Actor, victim: Victim, said: dict[str, str], *, risk: dict[str, str] | None = None) -> int:
    draft = assessment_views.read_assessment_draft(actor=actor, victim_id=victim.public_id, now=NOW)
    rest = {each.id: NOT_SAID for each in draft.questions if each.asks is not AnswerType.WORDS}
    return needs_assessments.save_answers(
        actor=actor,
        victim_id=victim.public_id,
        answers={**rest, **said},
        risk_answers=risk or {},
        after=draft.version,
        now=NOW,
    )


def finish(actor: Actor, victim: Victim, after: int, **more: Any) -> None:
    usual: dict[str, Any] = {"decided": ENDS, "grounds": [], "words": "", "level": "", "helps": "A woman, please."}
    needs_assessments.finish_assessment(actor=actor, victim_id=victim.public_id, after=after, now=NOW, **(usual | more))


def test_no_question_is_shown_before_the_victim_says_that_they_can_talk(sol: Actor, proved: Victim) -> None:
    needs_assessments.begin_assessment(actor=sol, victim_id=proved.public_id, form=AssessmentForm.SHORT, now=NOW)

    before = assessment_views.read_assessment_draft(actor=sol, victim_id=proved.public_id, now=NOW)
    with pytest.raises(SafetyUnconfirmed):
        needs_assessments.save_answers(
            actor=sol, victim_id=proved.public_id, answers=SAID, risk_answers={}, after=before.version, now=NOW
        )
    needs_assessments.record_safe_for_questions(actor=sol, victim_id=proved.public_id, is_safe=False, now=NOW)

    assert (before.questions, before.is_safe) == ((), False)
    task = Task.objects.get(kind=TaskKind.ASSESS_NEEDS)
    assert (task.reason, task.victim_id) == ("needs_broken_off", proved.id)


def test_no_assessment_without_an_identity_check(sol: Actor, victim: Victim) -> None:
    for act in (
        assessment_views.read_victim_needs,
        assessment_views.read_assessment_draft,
        assessment_views.read_needs_to_decide,
    ):
        with pytest.raises(IdentityCheckMissing):
            act(actor=sol, victim_id=victim.public_id, now=NOW)
    with pytest.raises(IdentityCheckMissing):
        needs_assessments.begin_assessment(actor=sol, victim_id=victim.public_id, form=AssessmentForm.SHORT, now=NOW)


def test_a_broken_off_assessment_goes_on_after_asking_whether_the_victim_can_talk(sol: Actor, proved: Victim) -> None:
    begun(sol, proved)
    answer(sol, proved, {"money": "yes"})
    needs_assessments.break_off_assessment(actor=sol, victim_id=proved.public_id, now=NOW)
    identity_checks.finish_contact(actor=sol, victim_id=proved.id, now=NOW)
    later = NOW + timedelta(hours=3)
    ewa = replace(staff("Ewa Tomala"), reason="A task")
    colleague = staff("Ines Moreau")
    identity_checks.record_identity_check(
        actor=ewa,
        victim_id=proved.id,
        how=identity_checks.CheckMethod.IN_PERSON,
        colleague=Staff.objects.get(id=colleague.staff_id or 0).public_id,
        now=later,
    )

    first = assessment_views.read_assessment_draft(actor=ewa, victim_id=proved.public_id, now=later)
    needs_assessments.record_safe_for_questions(actor=ewa, victim_id=proved.public_id, is_safe=True, now=later)
    then = assessment_views.read_assessment_draft(actor=ewa, victim_id=proved.public_id, now=later)

    assert (first.is_safe, first.answers) == (False, None)
    assert (then.answers or {})["money"] == "yes"
    assert b"yes" not in bytes(NeedsAssessment.objects.get().sealed_answers)


def test_of_two_who_write_at_once_the_second_is_told(sol: Actor, proved: Victim) -> None:
    begun(sol, proved)
    read = assessment_views.read_assessment_draft(actor=sol, victim_id=proved.public_id, now=NOW).version
    answer(sol, proved, {"money": "yes"})

    with pytest.raises(StaleVersion):
        needs_assessments.save_answers(
            actor=sol, victim_id=proved.public_id, answers={"money": "no"}, risk_answers={}, after=read, now=NOW
        )

    assert (assessment_views.read_assessment_draft(actor=sol, victim_id=proved.public_id, now=NOW).answers or {})[
        "money"
    ] == "yes"


def test_each_need_is_somebodys_or_changes_how_we_speak_or_says_why_not(sol: Actor, proved: Victim) -> None:
    begun(sol, proved)
    after = answer(sol, proved, SAID)

    found = assessment_views.read_needs_to_decide(actor=sol, victim_id=proved.public_id, now=NOW)
    finish(sol, proved, after, grounds=["intimidated"], words="Afraid where she lives")

    assert {each.kind.code for each in found.needs} == {
        "somebody_to_talk_to",
        "interpreter",
        "chosen_person",
        "safety_now",
        "money",
    }
    assert set(found.grounds) == {"intimidated"}
    rows = {row.code: row for row in Need.objects.select_related("task")}
    assert {code: row.ends_as for code, row in rows.items()} == {code: one.end for code, one in ENDS.items()}
    safety, referral = rows["safety_now"].task, rows["somebody_to_talk_to"].task
    assert safety is not None
    assert referral is not None
    assert (safety.kind, safety.reason, safety.harm) == ("meet_need", "need_safety_now", 3)
    assert (referral.kind, referral.reason) == ("asked_support", "needs_support")
    assert NEED_WHY.open_words(rows["money"]) == "The fund is empty until January."
    passport = CommunicationPassport.objects.get(victim=proved)
    assert (passport.needs, PASSPORT_HELPS.open_words(passport)) == (["interpreter"], "A woman, please.")
    proved.refresh_from_db()
    assert proved.enhanced_grounds == ["intimidated"]
    assert Duty.objects.get(victim=proved, code="r4_needs_assessment").met_at == NOW
    assert not Task.objects.filter(kind=TaskKind.ASSESS_NEEDS, closed_at=None).exists()
    details = AuditEntry.objects.get(act="needs.finished").detail
    assert details["ends"] == {"task": 1, "adjustment": 2, "referral": 1, "not_met": 1}


def test_it_is_not_finished_while_something_is_left(sol: Actor, proved: Victim) -> None:
    begun(sol, proved)
    needs_assessments.save_answers(
        actor=sol, victim_id=proved.public_id, answers={"money": "yes"}, risk_answers={}, after=1, now=NOW
    )

    with pytest.raises(AssessmentIncomplete) as left:
        finish(sol, proved, 2, decided={})

    assert "feels_safe" in left.value.unanswered
    assert left.value.faults == {"money": AssessmentFault.UNDECIDED}
    assert not Need.objects.exists()


def test_risk_is_asked_in_the_form_that_the_force_named_and_a_high_one_is_acted_on_within_the_hour(
    sol: Actor, settings: Settings
) -> None:
    settings.FORCE = replace(settings.FORCE, care=CareSettings(risk_questions="example"))
    a_team()
    flagged = recorded(a_person("V9"), group="violence")
    flagged.data["offence"]["flags"] = ["domestic_abuse"]
    victim = load("44/00009/26", flagged)["V9"]
    prove(sol, victim)
    begun(sol, victim)
    draft = assessment_views.read_assessment_draft(actor=sol, victim_id=victim.public_id, now=NOW)
    risk = {each.id: "no" for each in draft.risk.questions}  # type: ignore[union-attr]
    after = answer(sol, victim, {}, risk={**risk, "breath": "yes", "weapon": "yes"})

    finish(sol, victim, after, decided={}, level="standard")

    row = NeedsAssessment.objects.get()
    assert (row.risk_pack, row.risk_level) == ("risk-example-1", "high")  # never below what was counted
    task = Task.objects.get(kind=TaskKind.ACT_ON_RISK)
    assert (task.reason, task.harm, task.due_at) == ("risk_high", 3, NOW + timedelta(hours=1))


def test_needs_are_asked_again_at_a_charge_but_not_of_a_victim_who_wants_no_support(sol: Actor, victim: Victim) -> None:
    other = load("44/00005/26", recorded(a_person("V5", mobile="07700 900555")))["V5"]
    prove(sol, other)
    timeline_acts.opt_out(actor=sol, victim_id=other.id, of=OptOut.SUPPORT, channel="phone", words="No more", now=NOW)
    charged = fact("suspect.charged", NOW, suspect_ref="S1")

    care_events.apply_care_events(
        [
            care_events.CareEvent(1, charged.type, charged.data, NOW, each.case_id, {each.record_id: each.id})
            for each in (victim, other)
        ],
        now=NOW,
    )

    task = Task.objects.get(kind=TaskKind.ASSESS_NEEDS)
    assert (task.victim_id, task.reason) == (victim.id, "needs_charge")
    prove(sol, victim)
    needs_assessments.begin_assessment(actor=sol, victim_id=victim.public_id, form=AssessmentForm.SHORT, now=NOW)
    assert NeedsAssessment.objects.get().moment == AssessmentMoment.CHARGE


def test_what_goes_to_another_agency_holds_the_needs_and_none_of_the_answers(sol: Actor, proved: Victim) -> None:
    begun(sol, proved)
    finish(sol, proved, answer(sol, proved, {**SAID, "how_is_it": "I do not leave the house"}))

    found = load_shared_needs(proved.id)

    assert found.assessed_at == NOW
    assert {one.code for one in found.needs} == ENDS.keys()
    assert "house" not in repr(found)
    assert "fund" not in repr(found)


def test_after_a_referral_to_any_service_the_task_of_that_need_is_done(sol: Actor, proved: Victim) -> None:
    first, chosen = a_service("Nearest"), a_service("Chosen")
    begun(sol, proved)
    finish(sol, proved, answer(sol, proved, SAID))
    task = Need.objects.select_related("task").get(code="somebody_to_talk_to").task
    assert task is not None
    before = need_outcomes.close_referred_needs(now=NOW)

    named = task.subject_key.removeprefix("support:")
    # since then the service says that it does something else
    SupportService.objects.filter(name=named).update(needs=[])
    other = chosen if named == first.name else first
    referred(other, victim=proved, actor=sol)
    after = need_outcomes.close_referred_needs(now=NOW)

    task.refresh_from_db()
    assert (before, after, task.outcome) == (0, 1, "done")
