"""A row of each table that holds sealed words, complete but for the words. All people are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import Model

from tests.services.people_and_cases import NOW, a_point, an_event, staff
from victimcare.records.models import (
    AccessReview,
    AgencyChase,
    AgencyRequest,
    Approval,
    Call,
    CallRecording,
    ClosingCall,
    CommunicationPassport,
    ConflictOfInterest,
    Contact,
    DeliveryEscalation,
    EmergencyAccess,
    FeedLine,
    FeedLoad,
    GuardDecision,
    HandoverReport,
    HandoverReportPart,
    HandoverStep,
    LinkedPerson,
    LinkedPoint,
    Need,
    NeedsAssessment,
    PlanPoint,
    PlanProposal,
    PointChange,
    PreferenceRequest,
    QueueEntry,
    ReachAttempt,
    RestrictedRecord,
    SafeContactPlan,
    SamePersonDecision,
    SamePersonVictim,
    Supporter,
    Task,
    TaskChange,
    TellOnceNote,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.services.desk.task_actions import make_task


def a_contact(victim: Victim, **words: Any) -> Contact:
    made_by = staff().staff_id or 0
    return Contact(
        public_id=uuid4(), victim=victim, channel="call", reached=True, made_at=NOW, made_by_id=made_by, **words
    )


def a_task_change(victim: Victim, **words: Any) -> TaskChange:
    task_id = make_task(
        kind=TaskKind.MAKE_FIRST_CONTACT, victim_id=victim.id, reason="not_asked", harm=1, due_at=NOW, now=NOW
    )
    return TaskChange(task_id=task_id, what="closed", at=NOW, **words)


def a_queue_entry(victim: Victim, **words: Any) -> QueueEntry:
    call = Call.objects.create(victim=victim, carrier_call_id="c", direction="in", started_at=NOW)
    return QueueEntry(call=call, entered_at=NOW, seen_at=NOW, **words)


def a_reach_attempt(victim: Victim, **words: Any) -> ReachAttempt:
    later = NOW + timedelta(hours=1)
    times = {"at": NOW, "next_due_at": later}
    task_id, by_id = a_task_change(victim).task_id, staff().staff_id or 0
    return ReachAttempt(
        public_id=uuid4(), task_id=task_id, way="number", came_of="no_answer", by_id=by_id, **times, **words
    )


def a_tell_once_note(victim: Victim, **words: Any) -> TellOnceNote:
    version = TellOnceNote.objects.filter(victim=victim).count() + 1
    return TellOnceNote(victim=victim, version=version, written_at=NOW, proved_how="page", **words)


def a_guard_decision(victim: Victim, **words: Any) -> GuardDecision:
    return GuardDecision(victim=victim, is_guarded=True, decided_at=NOW, decided_by_id=staff().staff_id or 0, **words)


def a_plan_point(victim: Victim, **words: Any) -> PlanPoint:
    SafeContactPlan.objects.get_or_create(victim=victim)
    point = a_point(victim, "07700 900123")
    return PlanPoint(plan_id=victim.id, point=point, channel="text", place=1, wording="neutral", **words)


def a_closing_call(victim: Victim, **words: Any) -> ClosingCall:
    usual: dict[str, Any] = {"moment": "released", "events": [], "crime": "other", "opened_at": NOW, "due_at": NOW}
    return ClosingCall(victim=victim, ended_at=NOW, ended_as="not_needed", **usual, **words)


def a_need(victim: Victim, **words: Any) -> Need:
    asked: dict[str, Any] = {"pack": "1", "form": "short", "moment": "asked", "begun_at": NOW, "written_at": NOW}
    by_id = staff().staff_id or 0
    assessment = NeedsAssessment.objects.create(
        victim=victim, begun_by_id=by_id, written_by_id=by_id, dropped_at=NOW, **asked
    )
    return Need(assessment=assessment, victim=victim, code="c", question="q", ends_as="not_met", **words)


def a_packet(victim: Victim) -> HandoverReport:
    number = HandoverReport.objects.filter(victim=victim).count() + 1
    return HandoverReport.objects.create(
        victim=victim,
        agency="probation",
        way="file",
        number=number,
        state="recalled",
        prepared_at=NOW,
        prepared_by_id=staff().staff_id or 0,
    )


def a_packet_step(victim: Victim, **words: Any) -> HandoverStep:
    return HandoverStep(packet=a_packet(victim), what="sent", at=NOW, how="desk", **words)


def a_packet_item(victim: Victim, **words: Any) -> HandoverReportPart:
    return HandoverReportPart(packet=a_packet(victim), item="case", **words)


def a_sound(victim: Victim, **words: Any) -> CallRecording:
    call = a_queue_entry(victim).call
    return CallRecording(public_id=uuid4(), kind="conversation", call=call, victim=victim, began_at=NOW, **words)


def a_confirmed_plan(victim: Victim, **words: Any) -> SafeContactPlan:
    by_id = staff().staff_id or 0
    return SafeContactPlan(victim=victim, confirmed_at=NOW, confirmed_by_id=by_id, confirmed_how="in_person", **words)


def a_proposed_plan(victim: Victim, **words: Any) -> PlanProposal:
    by_id = staff().staff_id or 0
    decided = {"accepted": False, "decided_at": NOW, "decided_by_id": by_id}
    return PlanProposal(victim=victim, proposed_at=NOW, proposed_by_id=by_id, **decided, **words)


def a_passport(victim: Victim, **words: Any) -> CommunicationPassport:
    version = CommunicationPassport.objects.filter(victim=victim).count() + 1
    return CommunicationPassport(victim=victim, version=version, written_at=NOW, proved_how="page", **words)


def a_pursuit(victim: Victim, **words: Any) -> DeliveryEscalation:
    """It has both reasons: the one not under test holds words that say nothing."""
    by_id = staff().staff_id or 0
    ended = {"ended_at": NOW, "ended_as": "stopped", "stopped_by_id": by_id}
    lifted = {"quiet_lifted_at": NOW, "quiet_lifted_by_id": by_id}
    sealed = {"sealed_stop_reason": b"", "sealed_quiet_lifted_why": b""}
    return DeliveryEscalation(
        public_id=uuid4(),
        victim=victim,
        urgency="usual",
        events=[1],
        opened_at=NOW,
        **ended,
        **lifted,
        **sealed,
        **words,
    )


def an_agency_request(victim: Victim, **words: Any) -> AgencyRequest:
    event = an_event(victim.case, "suspect.arrested")
    asked = {"agency": "wcu", "how": "phone", "asked_at": NOW, "asked_by_id": staff().staff_id or 0, "chase_at": NOW}
    return AgencyRequest(public_id=uuid4(), victim=victim, code="c", triggered_by=event, **asked, **words)


def an_agency_chase(victim: Victim, **words: Any) -> AgencyChase:
    request = an_agency_request(victim)
    request.save()
    return AgencyChase(request=request, at=NOW, by_id=staff().staff_id or 0, how="phone", **words)


def an_approval(victim: Victim, **words: Any) -> Approval:
    by_id = staff().staff_id or 0
    decided = {"accepted": False, "decided_at": NOW, "decided_by_id": by_id}
    return Approval(public_id=uuid4(), kind="guard", victim=victim, asked_at=NOW, asked_by_id=by_id, **decided, **words)


def a_decision_on_one_person(victim: Victim, **words: Any) -> SamePersonDecision:
    """The row that names the victim comes first: a decision cannot be changed once it is stored."""
    number = 1 + SamePersonVictim.objects.count()
    SamePersonVictim.objects.create(decision_id=number, victim=victim, added_at=NOW)
    return SamePersonDecision(id=number, is_same=True, decided_at=NOW, decided_by_id=staff().staff_id or 0, **words)


def a_linked_person(victim: Victim, **words: Any) -> LinkedPerson:
    by_id = staff().staff_id or 0
    ended = {"ended_at": NOW, "ended_by_id": by_id}
    return LinkedPerson(
        public_id=uuid4(), victim=victim, relation="partner", entered_at=NOW, entered_by_id=by_id, **ended, **words
    )


def a_linked_point(victim: Victim, **words: Any) -> LinkedPoint:
    """The point exists before it is doubted."""
    person = a_linked_person(victim, sealed_ended_reason=b"")
    person.save()
    point = LinkedPoint.objects.create(
        person=person, kind="mobile", value="07700 900123", match_key="+447700900123", added_at=NOW
    )
    point.doubted_at, point.doubted_by_id = NOW, staff().staff_id or 0
    for name, value in words.items():
        setattr(point, name, value)
    return point


def a_point_change(victim: Victim, **words: Any) -> PointChange:
    """The change waits before the first of two decides."""
    change = PointChange.objects.create(victim=victim, waits_for="clash", asked_at=NOW)
    change.first_at, change.first_by_id = NOW, staff().staff_id or 0
    for name, value in words.items():
        setattr(change, name, value)
    return change


def a_supporter(victim: Victim, **words: Any) -> Supporter:
    return Supporter(
        public_id=uuid4(),
        victim=victim,
        kind="family",
        name="n",
        phone="p",
        match_key="k",
        sees=["ring"],
        asked_at=NOW,
        **words,
    )


def a_wish(victim: Victim, **words: Any) -> PreferenceRequest:
    return PreferenceRequest(
        public_id=uuid4(), victim=victim, made_at=NOW, ended_at=NOW, ended_how="not_taken", **words
    )


def a_task_put_off(victim: Victim, **words: Any) -> Task:
    task = Task.objects.get(id=a_task_change(victim).task_id)
    task.owner_id, task.snoozed_until = staff().staff_id, NOW + timedelta(hours=1)
    for name, value in words.items():
        setattr(task, name, value)
    return task


def a_look(victim: Victim, **words: Any) -> AccessReview:
    return AccessReview(
        public_id=uuid4(),
        entry_id=AccessReview.objects.count() + 1,
        staff_id=staff().staff_id or 0,
        victim=victim,
        at=NOW,
        is_drawn=True,
        score=0,
        due_at=NOW,
        **words,
    )


def a_case_seal(victim: Victim, **words: Any) -> RestrictedRecord:
    by_id = staff().staff_id or 0
    lifted = {"lifted_at": NOW, "lifted_by_id": by_id, "sealed_lifted_why": b""}
    return RestrictedRecord(
        public_id=uuid4(), case_id=victim.case_id, kind="special", sealed_at=NOW, sealed_by_id=by_id, **lifted, **words
    )


def an_opening(victim: Victim, **words: Any) -> EmergencyAccess:
    seal = a_case_seal(victim)
    seal.save()
    return EmergencyAccess(public_id=uuid4(), seal=seal, asked_by_id=staff().staff_id or 0, asked_at=NOW, **words)


def a_conflict(victim: Victim, **words: Any) -> ConflictOfInterest:
    """A member of staff knows a person in the case; a colleague has ended the conflict."""
    ended = {"ended_at": NOW, "ended_by_id": staff("Ewa Tomala").staff_id or 0, "sealed_ended_why": b""}
    return ConflictOfInterest(
        public_id=uuid4(),
        staff_id=staff().staff_id or 0,
        case_id=victim.case_id,
        how="declared",
        since_at=NOW,
        **ended,
        **words,
    )


def a_settled_line(victim: Victim, **words: Any) -> FeedLine:
    load = FeedLoad.objects.create(door="command", name="a", is_history=False, started_at=NOW)
    settled = {"settled_at": NOW, "settled_as": "discarded"}
    return FeedLine(load=load, result="quarantined", number=1, raw=b"", received_at=NOW, **settled, **words)


ROWS: dict[type[Model], Callable[..., Any]] = {
    Contact: a_contact,
    TaskChange: a_task_change,
    QueueEntry: a_queue_entry,
    ReachAttempt: a_reach_attempt,
    TellOnceNote: a_tell_once_note,
    GuardDecision: a_guard_decision,
    PlanPoint: a_plan_point,
    ClosingCall: a_closing_call,
    Need: a_need,
    HandoverStep: a_packet_step,
    HandoverReportPart: a_packet_item,
    CallRecording: a_sound,
    SafeContactPlan: a_confirmed_plan,
    PlanProposal: a_proposed_plan,
    CommunicationPassport: a_passport,
    DeliveryEscalation: a_pursuit,
    AgencyRequest: an_agency_request,
    AgencyChase: an_agency_chase,
    Approval: an_approval,
    SamePersonDecision: a_decision_on_one_person,
    LinkedPerson: a_linked_person,
    LinkedPoint: a_linked_point,
    PointChange: a_point_change,
    Supporter: a_supporter,
    PreferenceRequest: a_wish,
    Task: a_task_put_off,
    AccessReview: a_look,
    RestrictedRecord: a_case_seal,
    EmergencyAccess: an_opening,
    ConflictOfInterest: a_conflict,
    FeedLine: a_settled_line,
}
