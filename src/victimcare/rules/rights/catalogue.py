"""The Victims' Code as frozen values: editions with what is owed and by when, and the outcome types.

`rights.code_catalogue` reads them from the edition packs. For each entry a pack says what starts it (`Trigger`), how
long it runs (`Span`) and how it ends (`DutyEnd`). The engine knows no single entry, so a new Code whose entries start
and end in these ways is a change of data alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class Unit(StrEnum):
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    CALENDAR_MONTH = "calendar_month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Span:
    """How long a duty may take, such as five working days."""

    amount: int
    unit: Unit


class EntitlementScope(StrEnum):
    CODE = "code"  # a right of the Victims' Code itself
    SCHEME = "scheme"  # another published scheme
    STATUTE = "statute"  # an Act or regulations


class DutyHolder(StrEnum):
    """Who must do it."""

    POLICE = "police"
    WITNESS_CARE = "wcu"
    CPS = "cps"
    COURT = "hmcts"
    PROBATION = "probation"
    YOUTH_OFFENDING_TEAM = "yot"
    PAROLE_BOARD = "parole_board"
    VICTIM = "victim"  # not a duty: the victim's own time to ask or apply


class DutyEnd(StrEnum):
    """How a duty ends (ledger rules 9, 11, 20 to 26). All but the last three also end by a contact that names them.

    Duties that people start also end by what people do (docs/adr/ledger-interpretation.md).
    """

    TELLING = "telling"  # a contact that tells the news which started it; marked T in the contract's table
    TELLING_IN_WRITING = "telling_in_writing"  # the same, but only in writing or in person
    NAMING = "naming"  # only a contact that names the duty
    REFERRAL = "referral"  # as NAMING; the victim's choice about support may decline or hold it
    ASSESSMENT = "assessment"  # an assessment of needs
    RETURN = "return"  # the return of the property
    ACKNOWLEDGEMENT = "acknowledgement"  # of the request that started it; a decision on it counts as well
    DECISION = "decision"  # a contact that tells the decision on the request that started it
    ANSWER = "answer"  # to the complaint that started it
    RECORDING = "recording"  # the recording of the crime
    COURT = "court"  # the court informs the witness care unit
    WINDOW = "window"  # closes by itself: the victim's own time to ask or apply


class OptOut(StrEnum):
    """What a victim may choose not to have. Each entry of an edition names the choice that covers it."""

    UPDATES = "updates"
    SUPPORT = "support"
    SURVEYS = "surveys"
    VICTIM_CONTACT_SCHEME = "victim_contact_scheme"


class Trigger(StrEnum):
    """What starts a clock: the contract's table "Which event starts what", one name for each row and clock."""

    CRIME_RECORDED = "crime_recorded"
    CRIME_REPORTED = "crime_reported"
    LANGUAGE_NEED = "language_need"
    INCIDENT = "incident"
    INVESTIGATION_STARTED = "investigation_started"
    DECISION_NOT_TO_INVESTIGATE = "decision_not_to_investigate"
    SUSPECT_ARRESTED = "suspect_arrested"
    SUSPECT_INTERVIEWED_UNDER_CAUTION = "suspect_interviewed_under_caution"
    SUSPECT_RELEASED_WITHOUT_CHARGE = "suspect_released_without_charge"
    SUSPECT_BAILED_OR_RELEASED_UNDER_INVESTIGATION = "suspect_bailed_or_released_under_investigation"
    POLICE_BAIL_CHANGED = "police_bail_changed"
    OUT_OF_COURT_DISPOSAL_GIVEN = "out_of_court_disposal_given"
    SUSPECT_CHARGED = "suspect_charged"
    POLICE_DECISION_NO_PROSECUTION = "police_decision_no_prosecution"
    CPS_DECISION_NO_PROSECUTION = "cps_decision_no_prosecution"
    CHARGE_DROPPED_OR_ALTERED = "charge_dropped_or_altered"
    TOLD_OF_POLICE_DECISION = "told_of_police_decision"
    TOLD_OF_CPS_DECISION = "told_of_cps_decision"
    HEARING_LISTED = "hearing_listed"
    APPEAL_HEARING_LISTED = "appeal_hearing_listed"
    CALLED_TO_GIVE_EVIDENCE = "called_to_give_evidence"
    MUST_ATTEND_COURT = "must_attend_court"
    HEARING_OUTCOME = "hearing_outcome"
    CASE_OUTCOME = "case_outcome"
    CASE_OUTCOME_RECEIVED = "case_outcome_received"
    SENTENCE_RECEIVED = "sentence_received"
    BAIL_RESULT_RECEIVED = "bail_result_received"
    WARRANT_RECEIVED = "warrant_received"
    SENTENCED = "sentenced"
    CONVICTED_OR_SENTENCED = "convicted_or_sentenced"
    QUALIFYING_SENTENCE = "qualifying_sentence"
    APPEAL_RECEIVED = "appeal_received"
    APPEAL_RESULT_RECEIVED = "appeal_result_received"
    RELEASE_PLANNED = "release_planned"
    PROPERTY_NO_LONGER_NEEDED = "property_no_longer_needed"

    # Started only by what people do in the product.
    VICTIM_INTERVIEW_NEEDED = "victim_interview_needed"
    OUT_OF_COURT_DISPOSAL_CONSIDERED = "out_of_court_disposal_considered"
    POLICE_REVIEW_REQUESTED = "police_review_requested"
    CPS_REVIEW_REQUESTED = "cps_review_requested"
    SPECIAL_MEASURES_DECIDED = "special_measures_decided"
    REARREST_HEARING_RECEIVED = "rearrest_hearing_received"
    APPEAL_BAIL_RECEIVED = "appeal_bail_received"
    EXPENSES_CLAIMED = "expenses_claimed"
    VICTIM_CONTACT_SCHEME_REFERRAL_RECEIVED = "victim_contact_scheme_referral_received"
    OFFENDER_UNLAWFULLY_AT_LARGE = "offender_unlawfully_at_large"
    COMPLAINT_RECEIVED = "complaint_received"
    COMPLAINT_ANSWERED = "complaint_answered"


class DutyReason(StrEnum):
    """Why a duty has its status. `wording` has a sentence for each."""

    CALENDAR_ENDS = "calendar_ends"
    DEPENDS_ON_COURT_AND_OFFENCE = "depends_on_court_and_offence"
    WINDOW_CLOSED = "window_closed"
    SUPPORT_DECLINED = "support_declined"
    CONSENT_NOT_GIVEN = "consent_not_given"
    NO_INTERVIEW_UNDER_CAUTION = "no_interview_under_caution"
    VICTIM_WITHDREW = "victim_withdrew"
    SUSPECT_CHARGED = "suspect_charged"
    OUT_OF_COURT_DISPOSAL = "out_of_court_disposal"
    OUTCOME_WITHOUT_REVIEW = "outcome_without_review"

    # Given by people: why a duty is held.
    TELLING_HARMS_THE_CASE = "telling_harms_the_case"
    TELLING_IS_NOT_SAFE = "telling_is_not_safe"
    NO_SAFE_WAY_TO_TELL = "no_safe_way_to_tell"
    VICTIM_ASKED_TO_WAIT = "victim_asked_to_wait"
    DECISION_NOT_FINAL = "decision_not_final"
    # Why a duty is declined.
    VICTIM_DECLINED = "victim_declined"
    OPTED_OUT = "opted_out"
    # Why a duty is not owed.
    RECORDED_IN_ERROR = "recorded_in_error"
    SAME_NEWS_TWICE = "same_news_twice"
    NOT_ABOUT_THIS_VICTIM = "not_about_this_victim"
    CODE_DOES_NOT_APPLY = "code_does_not_apply"
    VICTIM_HAS_DIED = "victim_has_died"


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One entry of an edition. A span of None means that the Code gives no number.

    `is_verified`: a public page restates the value; otherwise it is from memory and is never shown to the public as a
    right. `paragraph` has its own mark. `note`: a reason given with the duty whatever its status. `opt_out`: the
    victim's choice that covers the entry.
    """

    id: str
    right: int
    title: str
    scope: EntitlementScope
    holders: tuple[DutyHolder, ...]  # the first is who usually does it
    starts: tuple[Trigger, ...]
    ends: DutyEnd
    source: str
    is_verified: bool
    paragraph: str | None = None
    paragraph_is_verified: bool = False
    standard: Span | None = None
    enhanced: Span | None = None
    note: DutyReason | None = None
    opt_out: OptOut | None = None

    @property
    def is_window(self) -> bool:
        """Whether this is the victim's own time to ask or apply."""
        return self.ends is DutyEnd.WINDOW

    @property
    def tells(self) -> bool:
        """Whether this is a duty to tell news (T): an event id in a contact's `about` meets it."""
        return self.ends in (DutyEnd.TELLING, DutyEnd.TELLING_IN_WRITING)

    @property
    def is_between_offices(self) -> bool:
        """Whether this is between offices, and not shown to the victim: what the court owes witness care, and police
        records."""
        return self.ends is DutyEnd.COURT or (
            self.ends is DutyEnd.RECORDING and self.scope is not EntitlementScope.CODE
        )

    @property
    def is_of_another_agency(self) -> bool:
        """Whether the police cannot do this themselves, only ask for it."""
        return DutyHolder.POLICE not in self.holders and DutyHolder.VICTIM not in self.holders


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the Code. `by_trigger` holds the same entitlements, in the order of their ids."""

    id: str
    title: str
    in_force_from: date
    entitlements: Mapping[str, Entitlement]
    by_trigger: Mapping[Trigger, tuple[Entitlement, ...]]

    @property
    def tells(self) -> frozenset[str]:
        """The ids of the duties to tell news (T in the contract's table)."""
        return frozenset(entry.id for entry in self.entitlements.values() if entry.tells)

    @property
    def news(self) -> frozenset[str]:
        """The ids of those duties whose news is new to the victim: all but the confirmation of their own report."""
        return frozenset(entry.id for entry in self.entitlements.values() if entry.ends is DutyEnd.TELLING)


def make_edition(name: str, title: str, in_force_from: date, entries: Iterable[Entitlement]) -> Edition:
    """Build an edition from these entries, whose ids must differ."""
    by_id = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}
    by_trigger: dict[Trigger, list[Entitlement]] = {}
    for entry in by_id.values():
        for trigger in entry.starts:
            by_trigger.setdefault(trigger, []).append(entry)
    found = {trigger: tuple(started) for trigger, started in by_trigger.items()}
    return Edition(name, title, in_force_from, MappingProxyType(by_id), MappingProxyType(found))


class OutcomeReview(StrEnum):
    """Whether a victim may ask for a review of a decision with this outcome."""

    POLICE = "police"
    CPS = "cps"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class OutcomeType:
    """A Home Office outcome type. `is_positive` is None where there is no agreed answer."""

    code: str
    title: str
    group: str
    is_final: bool
    review: OutcomeReview
    is_verified: bool
    is_positive: bool | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All editions, oldest first, and the outcome types by code."""

    editions: tuple[Edition, ...]
    outcomes: Mapping[str, OutcomeType]

    def edition(self, named: str) -> Edition:
        """Return the edition with this id, which a case or a duty stores."""
        return next(edition for edition in self.editions if edition.id == named)

    def edition_on(self, reported_on: date) -> Edition:
        """Return the edition in force on this day; before the first edition, the first (ledger rule 33)."""
        place = bisect_right(self.editions, reported_on, key=lambda edition: edition.in_force_from)
        return self.editions[max(place - 1, 0)]
