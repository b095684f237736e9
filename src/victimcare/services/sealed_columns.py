"""Lists the columns that hold words about a person, sealed under that person's key, and how each is read and written.

For example, what is said in a contact is in `Contact.sealed_note`. There is no column for it in the clear; every writer
and every reader uses this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Model, Q, QuerySet, Value, When

from victimcare.records.models import (
    AccessReview,
    AgencyChase,
    AgencyRequest,
    Approval,
    CallRecording,
    ClosingCall,
    CommunicationPassport,
    ConflictOfInterest,
    Contact,
    DeliveryEscalation,
    EmergencyAccess,
    FeedLine,
    GuardDecision,
    HandoverReportPart,
    HandoverStep,
    LinkedPerson,
    LinkedPoint,
    Need,
    PlanPoint,
    PlanProposal,
    PointChange,
    PreferenceRequest,
    QueueEntry,
    ReachAttempt,
    RestrictedRecord,
    SafeContactPlan,
    SamePersonDecision,
    Supporter,
    Task,
    TaskChange,
    TellOnceNote,
)
from victimcare.services.person_keys import INSTALLATION, OpeningKeys, SealingKey, load_person_keys


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column of words. A row is one of the table, or a named tuple with the columns that `place` names."""

    table: type[Model]
    name: str  # what the words are; their column is `sealed_name`
    place: str  # what the words are bound to: their row and column, such as "contact:{row.public_id}:note"
    is_personal: bool = True  # sealed under the key of a person; otherwise with the installation's

    @property
    def sealed_name(self) -> str:
        return f"sealed_{self.name}"

    def put_words(self, row: Any, words: str, key: SealingKey | None = None) -> None:
        """Put words into a row that is stored afterwards. `key`: of the person whom the words are about, or
        `INSTALLATION` where no person is known; none for a column that is not personal, or where there are no words."""
        setattr(row, self.sealed_name, self.seal_words(row, words, key))

    def seal_words(self, row: Any, words: str, key: SealingKey | None = None) -> bytes:
        """As `put_words`, for an update."""
        assert key or not self.is_personal or not words, "words about a person are sealed under their key"
        return (key or INSTALLATION).seal_words(words, self._place_of(row))

    def open_words(self, row: Any, keys: OpeningKeys | None = None) -> str:
        """The words of one row. `keys`: where several rows are shown, the keys of all of them."""
        sealed: bytes | memoryview | None = getattr(row, self.sealed_name)
        return (keys or load_person_keys([sealed])).open_words(sealed, self._place_of(row)) if sealed else ""

    def is_filled(self, row: Any) -> bool:
        return bool(getattr(row, self.sealed_name))

    def load_keys(self, rows: Iterable[Any]) -> OpeningKeys:
        """The keys that open the words of all these rows, by one query."""
        return load_person_keys(getattr(row, self.sealed_name) for row in rows)

    def has_words(self) -> Q:
        return Q(**{f"{self.sealed_name}__isnull": False}) & ~Q(**{self.sealed_name: b""})

    def blanked(self) -> Case:
        """For an update: blank where there were words. Where there were none, some tables require NULL."""
        return Case(When(self.has_words(), then=Value(b"")), default=F(self.sealed_name))

    def _place_of(self, row: Any) -> str:
        place = self.place.format(row=row)
        assert "None" not in place, "the row says which it is before its words are sealed"
        assert "<" not in place, "the database would say which row it is later"
        return place


CONTACT_NOTE = SealedColumn(Contact, "note", "contact:{row.public_id}:note")
TASK_NOTE = SealedColumn(TaskChange, "note", "task:{row.task_id}:note")
CALL_NOTE = SealedColumn(QueueEntry, "note", "call:{row.call_id}:note")
REACH_NOTE = SealedColumn(ReachAttempt, "note", "reach-attempt:{row.public_id}:note")
TELL_ONCE_AVOID, TELL_ONCE_NEEDS, TELL_ONCE_HAPPENED = (
    SealedColumn(TellOnceNote, name, "tell-once:{row.victim_id}:{row.version}:" + name)
    for name in ("avoid", "needs", "happened")
)
GUARD_REASON = SealedColumn(GuardDecision, "reason", "guard-decision:{row.victim_id}:reason")
PLAN_SEEN_BY = SealedColumn(PlanPoint, "seen_by", "plan:{row.plan_id}:seen_by")
CLOSING_NOTE = SealedColumn(ClosingCall, "note", "closing-call:{row.victim_id}:note")
NEED_WHY = SealedColumn(Need, "why", "need:{row.assessment_id}:{row.code}:why")
PACKET_STEP_WORDS = SealedColumn(HandoverStep, "words", "packet:{row.packet_id}:words")
PACKET_ITEM_REASON = SealedColumn(HandoverReportPart, "reason", "packet:{row.packet_id}:{row.item}:reason")
SOUND_SUMMARY = SealedColumn(CallRecording, "summary", "sound:{row.public_id}:summary")
PLAN_NOTE = SealedColumn(  # a stated plan's note comes from the record system, and stays in the clear
    SafeContactPlan, "note", "plan:{row.victim_id}:note"
)
PLAN_PROPOSED = SealedColumn(PlanProposal, "content", "plan-proposal:{row.victim_id}:content")
PASSPORT_SOMEONE, PASSPORT_AVOID, PASSPORT_HELPS = PASSPORT_WORDS = tuple(
    SealedColumn(CommunicationPassport, name, "passport:{row.victim_id}:{row.version}:" + name)
    for name in ("someone", "avoid", "helps")
)
STOP_REASON = SealedColumn(DeliveryEscalation, "stop_reason", "pursuit:{row.public_id}:stop_reason")
QUIET_LIFTED_WHY = SealedColumn(DeliveryEscalation, "quiet_lifted_why", "pursuit:{row.public_id}:quiet_lifted_why")
AGENCY_ASK, AGENCY_ANSWER = (
    SealedColumn(AgencyRequest, name, "agency-request:{row.public_id}:" + name) for name in ("note", "answer")
)
AGENCY_CHASE = SealedColumn(AgencyChase, "note", "agency-chase:{row.request_id}:note")
APPROVAL_REASON = SealedColumn(Approval, "reason", "approval:{row.public_id}:reason")
ONE_PERSON_NOTE = SealedColumn(  # about several victims' records: under the key of the first that it names
    SamePersonDecision, "note", "one-person:{row.decided_by_id}:note"
)
LINK_ENDED_REASON = SealedColumn(LinkedPerson, "ended_reason", "link:{row.public_id}:ended_reason")
LINK_DOUBT = SealedColumn(LinkedPoint, "doubted_reason", "linked-point:{row.id}:doubted_reason")
CLASH_FIRST_REASON = SealedColumn(PointChange, "first_reason", "point-change:{row.id}:first_reason")
SUPPORTER_SAFE_WAY = SealedColumn(Supporter, "safe_way", "supporter:{row.public_id}:safe_way")
WISH_WHY = SealedColumn(PreferenceRequest, "why", "contact-wish:{row.public_id}:why")
SNOOZED_WHY = SealedColumn(Task, "snoozed_why", "task:{row.id}:snoozed_why")
HELD_REASON = SealedColumn(CallRecording, "held_reason", "sound:{row.public_id}:held_reason")
LOOK_NOTE = SealedColumn(AccessReview, "note", "look:{row.public_id}:note")
# About a whole case, or about no known person: what is said here about staff outlives the record of one victim.
CASE_SEAL_WHY, CASE_SEAL_LIFTED_WHY = (
    SealedColumn(RestrictedRecord, name, "case-seal:{row.public_id}:" + name, is_personal=False)
    for name in ("why", "lifted_why")
)
OPENING_REASON, OPENING_NOTE = (
    SealedColumn(EmergencyAccess, name, "seal-opening:{row.public_id}:" + name, is_personal=False)
    for name in ("reason", "seen_note")
)
CONFLICT_WORDS, CONFLICT_ENDED_WHY = (
    SealedColumn(ConflictOfInterest, name, "conflict:{row.public_id}:" + name, is_personal=False)
    for name in ("words", "ended_why")
)
LINE_SETTLED_REASON = SealedColumn(FeedLine, "settled_reason", "feed-line:settled_reason", is_personal=False)

SEALED_COLUMNS: tuple[SealedColumn, ...] = (
    CONTACT_NOTE,
    TASK_NOTE,
    CALL_NOTE,
    REACH_NOTE,
    TELL_ONCE_AVOID,
    TELL_ONCE_NEEDS,
    TELL_ONCE_HAPPENED,
    GUARD_REASON,
    PLAN_SEEN_BY,
    CLOSING_NOTE,
    NEED_WHY,
    PACKET_STEP_WORDS,
    PACKET_ITEM_REASON,
    SOUND_SUMMARY,
    PLAN_NOTE,
    PLAN_PROPOSED,
    *PASSPORT_WORDS,
    STOP_REASON,
    QUIET_LIFTED_WHY,
    AGENCY_ASK,
    AGENCY_ANSWER,
    AGENCY_CHASE,
    APPROVAL_REASON,
    ONE_PERSON_NOTE,
    LINK_ENDED_REASON,
    LINK_DOUBT,
    CLASH_FIRST_REASON,
    SUPPORTER_SAFE_WAY,
    WISH_WHY,
    SNOOZED_WHY,
    HELD_REASON,
    LOOK_NOTE,
    CASE_SEAL_WHY,
    CASE_SEAL_LIFTED_WHY,
    OPENING_REASON,
    OPENING_NOTE,
    CONFLICT_WORDS,
    CONFLICT_ENDED_WHY,
    LINE_SETTLED_REASON,
)


def load_keys_of(rows: Iterable[Any], *columns: SealedColumn) -> OpeningKeys:
    """The keys that open these columns of all these rows, by one query."""
    return load_person_keys(getattr(row, column.sealed_name) for row in rows for column in columns)


def blank_sealed_words(rows: QuerySet[Any], *columns: SealedColumn, others: Mapping[str, Any] | None = None) -> int:
    """Remove the words of these columns. `others`: columns that change with them, and their new values. Returns how
    many rows held any."""
    some = ~Q(**others) if others else Q()
    for column in columns:
        some |= column.has_words()
    return rows.filter(some).update(**{column.sealed_name: column.blanked() for column in columns}, **(others or {}))
