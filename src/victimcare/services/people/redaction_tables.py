"""Redacts a victim's data outside the timeline, table by table. Rows stay, to show that something was recorded and
when."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import (
    AccessReview,
    AgencyChase,
    AgencyRequest,
    Approval,
    Callback,
    CallRecording,
    CommunicationPassport,
    Complaint,
    ComplaintLevel,
    Contact,
    ContactPoint,
    CourtSupportRequest,
    DangerFinding,
    DeliveryEscalation,
    DuplicateEmail,
    DuressSubmission,
    FeedLine,
    GuardDecision,
    HandoverReport,
    HandoverReportPart,
    HandoverStep,
    LinkedPerson,
    LinkedPoint,
    LossList,
    LostItem,
    Person,
    PlanPoint,
    PlanProposal,
    PointChange,
    PreferenceDraft,
    PreferenceRequest,
    PropertyReturn,
    QualityReview,
    QueueEntry,
    ReachAttempt,
    ReceivedMessage,
    RecordingPart,
    SafeContactPlan,
    SamePersonDecision,
    StatementVersion,
    StoppedPoint,
    StoredFile,
    Task,
    TaskChange,
    TellOnceNote,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.telephone.calls import RecordingErasureReason
from victimcare.records.models.victim_contact.contact_plans import PageDisclosure
from victimcare.rules.people.privacy import redact_birth_date
from victimcare.rules.safe_contact.contact_plan import DisclosureLevel, WordingLevel
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.cases import person_names
from victimcare.services.files import file_store
from victimcare.services.sealed_columns import (
    AGENCY_ANSWER,
    AGENCY_ASK,
    AGENCY_CHASE,
    APPROVAL_REASON,
    CALL_NOTE,
    CLASH_FIRST_REASON,
    CONTACT_NOTE,
    GUARD_REASON,
    HELD_REASON,
    LINE_SETTLED_REASON,
    LINK_DOUBT,
    LINK_ENDED_REASON,
    LOOK_NOTE,
    ONE_PERSON_NOTE,
    PACKET_ITEM_REASON,
    PACKET_STEP_WORDS,
    PASSPORT_WORDS,
    PLAN_NOTE,
    PLAN_PROPOSED,
    PLAN_SEEN_BY,
    QUIET_LIFTED_WHY,
    REACH_NOTE,
    SNOOZED_WHY,
    SOUND_SUMMARY,
    STOP_REASON,
    TASK_NOTE,
    TELL_ONCE_AVOID,
    TELL_ONCE_HAPPENED,
    TELL_ONCE_NEEDS,
    WISH_WHY,
    blank_sealed_words,
)
from victimcare.services.updates.answer_loading import blank_settled_rows

_REDACTED = "redacted"  # a value that the tables' constraints accept


def blank_person(victim: Victim, days: tuple[date, date]) -> None:
    """`days`: the days on which the victim's age matters, so that what remains of the birth date still gives that
    age."""
    row = Person.objects.get(id=victim.person_id)
    called = person_names.load_person_names(row.id)
    born = row.date_of_birth and redact_birth_date(row.date_of_birth, days)
    Person.objects.filter(id=row.id).update(
        given_name="", family_name="", business_name="", ethnicity="", sex="", disability=None, date_of_birth=born
    )
    person_names.erase_former_names(row.id)
    person_names.drop_unused_name_forms([called])


def blank_plan(victim: Victim) -> None:
    """Adds a plan version, so that what the timeline states of the victim's plan no longer counts."""
    PlanPoint.objects.filter(plan_id=victim.id).update(
        wording=WordingLevel.NONE, hours=[], may_leave_voicemail=False, say_police=False, sender_name=""
    )
    blank_sealed_words(PlanPoint.objects.filter(plan_id=victim.id), PLAN_SEEN_BY)
    blank_sealed_words(SafeContactPlan.objects.filter(victim=victim), PLAN_NOTE)
    PlanPoint.objects.filter(plan_id=victim.id).update(person_may_ring=True, machine_may_ring=False)
    SafeContactPlan.objects.filter(victim=victim).update(
        version=F("version") + 1,
        stated=None,
        line_may_say=DisclosureLevel.NOTHING,
        page_may_show=PageDisclosure.NOTHING,
        note="",
        code_word_hash="",
        language="",
        formats=[],
        review_on=None,
        agreed_as=[],
    )


def blank_points(victim: Victim, now: datetime) -> int:
    """Retires the contact points; messages still point at them, so they are not deleted. Their keys no longer match any
    value."""
    return ContactPoint.objects.filter(person_id=victim.person_id).update(
        value="", match_key=Concat(Value(f"{_REDACTED}:"), Cast("id", TextField())), retired_at=now
    )


def blank_linked_people(victim: Victim) -> None:
    """Linked people would show who the victim is, and after redaction there is no way left to reach the victim."""
    people = LinkedPerson.objects.filter(victim=victim)
    people.update(name="")
    blank_sealed_words(people, LINK_ENDED_REASON)
    blank_sealed_words(LinkedPoint.objects.filter(person__victim=victim), LINK_DOUBT)
    LinkedPoint.objects.filter(person__victim=victim).update(
        value="", match_key=Concat(Value(f"{_REDACTED}:"), Cast("id", TextField()))
    )
    blank_sealed_words(PointChange.objects.filter(victim=victim), CLASH_FIRST_REASON)


def blank_notes(victim: Victim) -> int:
    """Redacts what staff wrote about the victim outside the timeline, and the victim's own words for a court. Reasons
    in the audit stay, sealed."""
    blank_sealed_words(PlanProposal.objects.filter(victim=victim), PLAN_PROPOSED)
    blank_sealed_words(PreferenceRequest.objects.filter(victim=victim), WISH_WHY)
    PreferenceDraft.objects.filter(victim=victim).delete()
    said = CommunicationPassport.objects.filter(victim=victim)
    return (
        blank_sealed_words(Contact.objects.filter(victim=victim), CONTACT_NOTE)
        + blank_sealed_words(TaskChange.objects.filter(task__victim=victim), TASK_NOTE)
        + blank_sealed_words(QueueEntry.objects.filter(call__victim=victim), CALL_NOTE)
        + blank_sealed_words(ReachAttempt.objects.filter(task__victim=victim), REACH_NOTE)
        + blank_sealed_words(GuardDecision.objects.filter(victim=victim), GUARD_REASON)
        + blank_sealed_words(DeliveryEscalation.objects.filter(victim=victim), STOP_REASON, QUIET_LIFTED_WHY)
        + blank_sealed_words(AgencyRequest.objects.filter(victim=victim), AGENCY_ASK, AGENCY_ANSWER)
        + blank_sealed_words(AgencyChase.objects.filter(request__victim=victim), AGENCY_CHASE)
        + blank_sealed_words(Approval.objects.filter(victim=victim), APPROVAL_REASON)
        + blank_sealed_words(SamePersonDecision.objects.filter(victims__victim=victim), ONE_PERSON_NOTE)
        + blank_sealed_words(Task.objects.filter(victim=victim), SNOOZED_WHY)
        + blank_sealed_words(AccessReview.objects.filter(victim=victim), LOOK_NOTE)
        + blank_sealed_words(
            TellOnceNote.objects.filter(victim=victim), TELL_ONCE_AVOID, TELL_ONCE_NEEDS, TELL_ONCE_HAPPENED
        )
        + DuressSubmission.objects.filter(grant__victim=victim).exclude(sealed=b"").update(sealed=b"")
        + PreferenceRequest.objects.filter(victim=victim, sealed__isnull=False).update(sealed=None)
        + StatementVersion.objects.filter(statement__victim=victim).exclude(sealed=b"").update(sealed=b"")
        + CourtSupportRequest.objects.filter(victim=victim).exclude(sealed_words=b"").update(sealed_words=b"")
        + PropertyReturn.objects.filter(victim=victim).exclude(sealed_words=b"").update(sealed_words=b"")
        + LostItem.objects.filter(victim=victim).exclude(sealed=b"").update(sealed=b"")
        + LossList.objects.filter(victim=victim).exclude(sealed=b"").update(sealed=b"")
        + _reviews(victim)
        + _packets(victim)
        + _complaints(victim)
        + blank_sealed_words(said, *PASSPORT_WORDS, others={"language": "", "needs": []})
    )


def _complaints(victim: Victim) -> int:
    """Redacts what a victim complained about and our answers. The complaint itself, its levels and its times stay."""
    own = Complaint.objects.filter(victim=victim)
    ComplaintLevel.objects.filter(complaint__in=own, sealed_words__isnull=False).update(sealed_words=b"")
    ComplaintLevel.objects.filter(complaint__in=own, sealed_way_back__isnull=False).update(sealed_way_back=b"")
    ComplaintLevel.objects.filter(complaint__in=own, sealed_holding__isnull=False).update(sealed_holding=b"")
    ComplaintLevel.objects.filter(complaint__in=own, sealed_answer__isnull=False).update(sealed_answer=b"")
    return own.exclude(words=b"").update(words=b"", sealed_whom=None, sealed_who=None)


def _reviews(victim: Victim) -> int:
    """Redacts what colleagues said when they reviewed contacts with this victim. The record of the review stays."""
    given = QualityReview.objects.filter(contact__victim=victim).exclude(sealed_words=b"", sealed_answer=b"")
    return given.update(sealed_words=b"", sealed_answer=b"")


def _packets(victim: Victim) -> int:
    """Redacts what other agencies were given about the victim, and what they said. The record of the handover, and who
    approved it, stays."""
    packets = HandoverReport.objects.filter(victim=victim)
    blank_sealed_words(HandoverReportPart.objects.filter(packet__in=packets), PACKET_ITEM_REASON)
    blank_sealed_words(HandoverStep.objects.filter(packet__in=packets), PACKET_STEP_WORDS)
    return packets.exclude(sealed_content=b"", sealed_words=b"").update(sealed_content=b"", sealed_words=b"")


def blank_received_messages(victim: Victim) -> int:
    """Redacts messages received. That a message came, and what became of it, stays. A stop still applies to anyone else
    reached there."""
    messages = ReceivedMessage.objects.filter(victim=victim)
    shared = ContactPoint.objects.filter(retired_at=None).exclude(person_id=victim.person_id).values("match_key")
    StoppedPoint.objects.filter(received__in=messages).exclude(match_key__in=shared).update(match_key="")
    DuplicateEmail.objects.filter(received__in=messages).update(sealed_content=b"")
    left = messages.exclude(sealed_head=b"")
    return left.update(from_key="", sealed_head=b"", sealed_words=b"", sealed_content=b"")


def blank_danger(victim: Victim) -> int:
    """Redacts the words in which danger was found, and the text around them. The names of the rules stay, to be
    counted."""
    return DangerFinding.objects.filter(victim=victim).exclude(sealed=b"").update(sealed=b"")


def blank_written_messages(victim: Victim, now: datetime) -> int:
    """Redacts what the victim wrote and read on their page, and each file about them. When, and by whom, stays."""
    files = StoredFile.objects.filter(victim=victim).values_list("id", flat=True)
    file_store.erase_files(file_ids=list(files), because=file_store.FileErasureReason.REDACTED, now=now)
    return WrittenMessage.objects.filter(victim=victim).exclude(sealed=b"").update(sealed=b"")


def blank_left_numbers(victim: Victim) -> int:
    """Redacts numbers the victim left on the line for a call back: after an identity check, or without one if the
    number belongs to this victim only. An open promise stays, and a colleague ends it."""
    own = ContactPoint.objects.filter(person_id=victim.person_id).exclude(match_key="")
    others = ContactPoint.objects.filter(retired_at=None).exclude(person_id=victim.person_id)
    shared = others.filter(match_key__in=own.values("match_key")).values_list("match_key", flat=True)
    keys = set(own.values_list("match_key", flat=True)) - set(shared)
    left = Callback.objects.exclude(number_note="").values_list("id", "number_note", "call__victim")
    found = [row for row, number, proved in left if proved == victim.id or telephone_key(number) in keys]
    return Callback.objects.filter(id__in=found).update(number_note="")


def blank_recordings(victim: Victim, now: datetime) -> int:
    """Redacts the victim's recordings and their transcripts. The record of each call stays."""
    kept = CallRecording.objects.filter(victim=victim)
    RecordingPart.objects.filter(sound__in=kept).delete()
    blank_sealed_words(kept, SOUND_SUMMARY, HELD_REASON)
    return kept.filter(gone_at=None, ended_at__isnull=False).update(
        gone_at=now, gone_because=RecordingErasureReason.REDACTED
    )


def blank_feed_lines(reference: str) -> int:
    """Redacts the bytes of settled feed lines about this crime: mended, discarded, or applied after they had waited."""
    blank_sealed_words(FeedLine.objects.filter(subject=reference), LINE_SETTLED_REASON)
    blank_settled_rows(reference)
    return FeedLine.objects.filter(subject=reference).exclude(raw=b"").update(raw=b"")
