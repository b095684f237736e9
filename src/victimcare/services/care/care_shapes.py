from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from victimcare.rules.care.assessment_questions import AssessmentForm, AssessmentQuestion, QuestionPack, RiskLevel
from victimcare.rules.care.closing_calls import CallImpossibleReason, ClosingCrime, ClosingMoment
from victimcare.rules.care.disengagement import DisengagementSign, LeavingAnswer, LeavingReason, LeavingScope
from victimcare.rules.care.needs_assessment import AssessmentMoment, NeedEnd, NeedKind
from victimcare.services.desk.task_shapes import HarmLevel


@dataclass(frozen=True, slots=True)
class NeedDetail:
    """A need and what became of it. `is_done`: its task has ended, or it was an adjustment, which stands."""

    code: str
    end: NeedEnd
    is_done: bool
    owner: str  # of its task; empty: nobody has taken it, or there is none
    lead: str  # who answers for it while nobody has it
    due_at: datetime | None
    adjustment: str
    why: str


@dataclass(frozen=True, slots=True)
class AssessmentDetail:
    """A finished assessment, without what she answered: what it found is enough for whoever looks."""

    id: UUID
    form: AssessmentForm
    moment: AssessmentMoment
    finished_at: datetime
    by: str
    risk_level: str
    needs: tuple[NeedDetail, ...]


@dataclass(frozen=True, slots=True)
class AssessmentDraft:
    """An assessment under way. `is_safe`: the victim has said in this conversation that they can talk; until then no
    question is there to be read. `said_on`: the answers that were known before, each with its day (`known_answers`)."""

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
    """One need that the victim's answers raise. A person chooses how it ends."""

    kind: NeedKind
    question: str


@dataclass(frozen=True, slots=True)
class StandingNeed:
    """A need that is being met already. `owner`: of its task; empty where nobody has taken it, or it has none."""

    code: str
    end: NeedEnd
    owner: str


@dataclass(frozen=True, slots=True)
class NeedsToDecide:
    """What a person settles with the victim before an assessment is finished. `being_met`: needs that were raised again
    and already have an end that stands; `so_far`: what was chosen and not settled yet, by the page's fields.
    `grounds`: those that the answers speak for and the victim does not have yet, each with the questions; `stands`:
    those that they have. `level` None: no risk questions were asked. `language`: as the passport has it."""

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
    """Her page of needs. `asked_for`: the moment for which somebody is asked to assess them now; None: nobody is."""

    draft: AssessmentDraft | None
    assessed: tuple[AssessmentDetail, ...]  # newest first
    asked_for: AssessmentMoment | None
    due_at: datetime | None
    leaving: tuple[LeavingDetail, ...]  # what she stopped, and why as far as she was asked
    recorded_at: datetime | None = None  # when they were last asked, as the timeline has it

    @property
    def asked_elsewhere_at(self) -> datetime | None:
        """When they were last asked, where that was after the newest assessment that stands here."""
        is_newer = self.recorded_at is not None and all(self.recorded_at > one.finished_at for one in self.assessed)
        return self.recorded_at if is_newer else None


@dataclass(frozen=True, slots=True)
class CareWaits:
    """What of care is owed to her, for the first page of her record."""

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
    lead: str  # who answers for it while nobody has it
    is_mine: bool
    tries: int
    message_first: bool = False  # by the lot of the comparison
    of_case: int = 1  # how many calls of this case stand on the page, each to somebody else


@dataclass(frozen=True, slots=True)
class ClosingList:
    """`counts` by kind of crime, of all that is open and was counted; `has_uncounted`: there is more than that."""

    crime: ClosingCrime | None
    rows: tuple[ClosingCallRow, ...]
    counts: Mapping[ClosingCrime, int]
    has_uncounted: bool
    has_more: bool


@dataclass(frozen=True, slots=True)
class ClosingCallDetail:
    """One call as whoever makes it prepares for it. `victim` is for beginning a contact. `may_give_up`: the reasons for
    which a person may say now that it cannot be made."""

    row: ClosingCallRow
    victim: UUID
    opened_at: datetime
    may_give_up: tuple[CallImpossibleReason, ...]
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClosingNews:
    """Something that this call tells her: a duty by its row."""

    duty_id: int
    title: str
    event_type: str
    event_at: datetime


@dataclass(frozen=True, slots=True)
class VictimClosingCall:
    """The call itself, after a proof. `review_until`: how long she can ask for another look, where a public page
    restates the time; `review_opens`: telling her opens it."""

    row: ClosingCallRow
    tells: tuple[ClosingNews, ...]
    review_opens: bool
    review_until: date | None
    support: tuple[str, ...]  # services for what happened to her, by name
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
    """That somebody is asked to ask her: nothing of what she said."""

    id: UUID
    victim: UUID
    reference: str
    leaves: LeavingScope
    noticed_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class LeavingFigures:
    """Counts in which nobody is found again: None is hidden, and there are none while too few left. `asked`: of all who
    left, how the question went."""

    since: date
    left: int
    by_what: Mapping[LeavingScope, int | None]
    asked: Mapping[str, int | None]
    reasons: Mapping[LeavingReason, int | None]
