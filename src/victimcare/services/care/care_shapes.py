from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from victimcare.rules.care.assessment_questions import AssessmentForm, AssessmentQuestion, QuestionPack, RiskLevel
from victimcare.rules.care.closing_calls import CallImpossibleReason, ClosingCrime, ClosingMoment
from victimcare.rules.care.disengagement import DisengagementSign, LeavingAnswer, LeavingReason, LeavingScope
from victimcare.rules.care.needs_assessment import AssessmentMoment, NeedKind, NeedOutcome
from victimcare.services.desk.task_shapes import HarmLevel


@dataclass(frozen=True, slots=True)
class NeedDetail:
    """A need and its outcome. `is_done`: its task is closed, or it was an adjustment, which stays in force."""

    code: str
    end: NeedOutcome
    is_done: bool
    owner: str  # of its task; empty: no owner, or no task
    lead: str  # the person responsible while it has no owner
    due_at: datetime | None
    adjustment: str
    why: str


@dataclass(frozen=True, slots=True)
class AssessmentDetail:
    """A finished assessment without the answers: readers only need what it found."""

    id: UUID
    form: AssessmentForm
    moment: AssessmentMoment
    finished_at: datetime
    by: str
    risk_level: str
    needs: tuple[NeedDetail, ...]


@dataclass(frozen=True, slots=True)
class AssessmentDraft:
    """An open assessment. `is_safe`: the victim has said in this conversation that they can talk; until then it holds
    no questions. `said_on`: answers known before, each with its day (`known_answers`)."""

    id: UUID
    form: AssessmentForm
    moment: AssessmentMoment
    version: int
    begun_at: datetime
    written_at: datetime
    written_by: str
    is_safe: bool
    questions: tuple[AssessmentQuestion, ...] = ()
    answers: Mapping[str, str] | None = None
    said_on: Mapping[str, str] = field(default_factory=dict)
    risk: QuestionPack | None = None
    risk_answers: Mapping[str, str] | None = None
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedNeed:
    """One need that the victim's answers raise. A person chooses its outcome."""

    kind: NeedKind
    question: str


@dataclass(frozen=True, slots=True)
class StandingNeed:
    """A need that is being met already. `owner`: of its task; empty if it has no owner, or there is no task."""

    code: str
    end: NeedOutcome
    owner: str


@dataclass(frozen=True, slots=True)
class NeedsToDecide:
    """What a person settles with the victim before an assessment is finished. `being_met`: needs raised again that
    already have an outcome in force; `so_far`: choices not settled yet, by the page's fields. `grounds`: those that the
    answers suggest and the victim does not have yet, each with its questions; `stands`: those that they have. `level`
    None: no risk questions were asked. `language`: from the passport."""

    draft: AssessmentDraft
    needs: tuple[ProposedNeed, ...]
    being_met: tuple[StandingNeed, ...]
    so_far: Mapping[str, str | list[str]]
    grounds: Mapping[str, tuple[str, ...]]
    level: RiskLevel | None
    levels: tuple[RiskLevel, ...]
    wants_no_support: bool
    stands: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class VictimNeeds:
    """The page of the victim's needs. `asked_for`: the moment for which an assessment is asked for now; None: none
    is."""

    draft: AssessmentDraft | None
    assessed: tuple[AssessmentDetail, ...]  # the newest first
    asked_for: AssessmentMoment | None
    due_at: datetime | None
    leaving: tuple[LeavingDetail, ...]  # what the victim stopped, and why, if they were asked
    recorded_at: datetime | None = None  # when the timeline last records an assessment

    @property
    def asked_elsewhere_at(self) -> datetime | None:
        """When the victim was last assessed elsewhere, if that was after the newest assessment here."""
        is_newer = self.recorded_at is not None and all(self.recorded_at > one.finished_at for one in self.assessed)
        return self.recorded_at if is_newer else None


@dataclass(frozen=True, slots=True)
class CareWaits:
    """What care is owed to the victim, for the first page of their record."""

    closing: bool
    asked_for: AssessmentMoment | None
    leaving: tuple[tuple[UUID, LeavingScope], ...]
    signs: tuple[DisengagementSign, ...]


@dataclass(frozen=True, slots=True)
class ClosingCallRow:
    """One call on the list. No name: a case's reference, and what ends."""

    id: UUID
    task_id: UUID
    reference: str
    closing: ClosingMoment
    crime: ClosingCrime
    harm: HarmLevel
    due_at: datetime
    owner: str
    lead: str  # the person responsible while it has no owner
    is_mine: bool
    tries: int
    message_first: bool = False  # drawn by lot in the comparison
    of_case: int = 1  # how many calls of this case are on the page, each to a different victim


@dataclass(frozen=True, slots=True)
class ClosingList:
    """`counts` by kind of crime, of open calls that were counted; `has_uncounted`: there are more."""

    crime: ClosingCrime | None
    rows: tuple[ClosingCallRow, ...]
    counts: Mapping[ClosingCrime, int]
    has_uncounted: bool
    has_more: bool


@dataclass(frozen=True, slots=True)
class ClosingCallDetail:
    """One call, for the colleague who prepares for it. `victim` is for beginning a contact. `may_give_up`: the reasons
    for which a person may now say that it cannot be made."""

    row: ClosingCallRow
    victim: UUID
    opened_at: datetime
    may_give_up: tuple[CallImpossibleReason, ...]
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClosingNews:
    """Something to tell the victim in this call: a duty, by its row."""

    duty_id: int
    title: str
    event_type: str
    event_at: datetime


@dataclass(frozen=True, slots=True)
class VictimClosingCall:
    """The call itself, after an identity check. `review_until`: how long the victim can ask for a review, if a public
    page confirms the time; `review_opens`: telling them opens it."""

    row: ClosingCallRow
    tells: tuple[ClosingNews, ...]
    review_opens: bool
    review_until: date | None
    support: tuple[str, ...]  # services for what happened to the victim, by name
    wants_no_support: bool


@dataclass(frozen=True, slots=True)
class LeavingDetail:
    id: UUID
    leaves: LeavingScope
    noticed_at: datetime
    task_id: UUID | None
    asked_as: LeavingAnswer | None
    reasons: tuple[LeavingReason, ...]
    words: str
    ring_again_on: date | None


@dataclass(frozen=True, slots=True)
class LeavingTaskDetail:
    """The task to ask the victim why they left: nothing of what they said."""

    id: UUID
    victim: UUID
    reference: str
    leaves: LeavingScope
    noticed_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class LeavingFigures:
    """Counts that identify no person: None is hidden, and there are none while too few have left. `asked`: of all who
    left, how the question went."""

    since: date
    left: int
    by_what: Mapping[LeavingScope, int | None]
    asked: Mapping[str, int | None]
    reasons: Mapping[LeavingReason, int | None]
