"""The form of a line, for the hot path. The published form is `schema.json` beside this file; a property test
keeps the two equal. What a type cannot express (formats, plausible dates, duplicate names in a list) is checked in
`line_validation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Generic, Literal, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType

from victimcare.records.models.people import VictimKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.challenges.review_requests import DecisionMaker
from victimcare.services.feed.form_values import (
    Choice,
    ContactChannel,
    Day,
    Flag,
    Format,
    Ground,
    Group,
    HearingKind,
    HearingResult,
    Moment,
    Months,
    Name100,
    Name200,
    OutcomeCode,
    ReportedBy,
    Sequence,
    Sex,
    TimeOfDay,
    Weekday,
)

Data = TypeVar("Data")


class _Closed(Struct, forbid_unknown_fields=True, gc=False):
    """An object that may have these members and no others."""


class AddressData(_Closed):
    lines: list[str] | UnsetType = UNSET
    postcode: str | UnsetType = UNSET


class ContactHoursData(_Closed, rename={"from_": "from"}):
    days: list[Weekday]
    from_: TimeOfDay
    to: TimeOfDay


class SafeContactData(_Closed):
    may_text: bool | UnsetType = UNSET
    may_email: bool | UnsetType = UNSET
    may_call: bool | UnsetType = UNSET
    may_post: bool | UnsetType = UNSET
    may_leave_voicemail: bool | UnsetType = UNSET
    hours: list[ContactHoursData] | UnsetType = UNSET
    say_police: bool | UnsetType = UNSET
    note: str | UnsetType = UNSET


class _Details(_Closed, kw_only=True):
    given_name: str | UnsetType = UNSET
    family_name: str | UnsetType = UNSET
    business_name: str | UnsetType = UNSET
    date_of_birth: Day | UnsetType = UNSET
    mobile: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    email: str | UnsetType = UNSET
    address: AddressData | UnsetType = UNSET
    language: str | UnsetType = UNSET
    formats: list[Format] | UnsetType = UNSET
    enhanced_grounds: list[Ground] | UnsetType = UNSET
    referral_choice: Choice | UnsetType = UNSET
    safe_contact: SafeContactData | UnsetType = UNSET
    ethnicity: str | UnsetType = UNSET
    sex: Sex | UnsetType = UNSET
    disability: bool | UnsetType = UNSET


class VictimData(_Details, kw_only=True):
    victim_id: Name100
    kind: VictimKind


class DetailChanges(_Details, kw_only=True):
    """At least one change (checked in `line_validation`)."""


class OfficerData(_Closed):
    officer_id: str
    name: str
    email: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    team: str | UnsetType = UNSET


class OffenceData(_Closed):
    group: Group
    title: str
    code: str | UnsetType = UNSET
    flags: list[Flag] | UnsetType = UNSET


class CaseRecorded(_Closed):
    reported_at: Moment
    offence: OffenceData
    area: str
    victims: Annotated[list[VictimData], Meta(min_length=1)]
    occurred_from: Moment | UnsetType = UNSET
    occurred_to: Moment | UnsetType = UNSET
    borough: str | UnsetType = UNSET
    reported_by: ReportedBy | UnsetType = UNSET
    officer: OfficerData | UnsetType = UNSET


class CaseOfficerChanged(_Closed):
    officer: OfficerData
    reason: str | UnsetType = UNSET


class ReasonData(_Closed):
    reason: str


class EmptyData(_Closed):
    pass


class CaseOutcome(_Closed):
    outcome: OutcomeCode
    reason: str | UnsetType = UNSET
    suspect_interviewed_under_caution: bool | UnsetType = UNSET


class CaseWithdrawn(_Closed):
    victim_id: Name100
    reason: str | UnsetType = UNSET


class SuspectData(_Closed):
    suspect_ref: Name100


class SuspectInterviewed(_Closed):
    suspect_ref: Name100
    under_caution: bool | UnsetType = UNSET


class SuspectBailed(_Closed):
    suspect_ref: Name100
    return_on: Day | UnsetType = UNSET
    conditions: list[str] | UnsetType = UNSET
    conditions_protect_victim: bool | UnsetType = UNSET


class SuspectBailChanged(_Closed):
    suspect_ref: Name100
    change: Literal["conditions_varied", "extended", "cancelled", "ended"]
    return_on: Day | UnsetType = UNSET


class SuspectCharged(_Closed):
    suspect_ref: Name100
    offences: list[str]
    urn: str | UnsetType = UNSET


class SuspectOutOfCourt(_Closed):
    suspect_ref: Name100
    outcome: OutcomeCode


class ProsecutionDecision(_Closed):
    decision: Literal["charge", "no_charge", "discontinued", "charge_altered"]
    by: DecisionMaker
    reason: str | UnsetType = UNSET
    suspect_ref: Name100 | UnsetType = UNSET


class HearingListed(_Closed):
    hearing_ref: Name100
    court: str
    kind: HearingKind
    starts_at: Moment
    received_by_wcu_at: Moment | UnsetType = UNSET
    victim_must_attend: list[str] | UnsetType = UNSET
    suspect_ref: Name100 | UnsetType = UNSET


class HearingResulted(_Closed):
    hearing_ref: Name100
    result: HearingResult
    received_by_wcu_at: Moment | UnsetType = UNSET
    sentence: str | UnsetType = UNSET
    sentence_months: Months | UnsetType = UNSET
    hospital_order: bool | UnsetType = UNSET
    suspect_ref: Name100 | UnsetType = UNSET


class AppealLodged(_Closed):
    against: Literal["conviction", "sentence"]
    received_by_wcu_at: Moment | UnsetType = UNSET


class AppealResulted(_Closed):
    result: str
    received_by_wcu_at: Moment | UnsetType = UNSET


class ReleasePlanned(_Closed):
    suspect_ref: Name100
    on: Day


class PropertySeized(_Closed):
    item_ref: Name100
    description: str
    victim_id: Name100 | UnsetType = UNSET


class PropertyItemData(_Closed):
    item_ref: Name100


class VictimContacted(_Closed):
    victim_id: Name100
    channel: ContactChannel
    about: list[str]
    reached: bool | UnsetType = UNSET
    by: OfficerData | UnsetType = UNSET
    summary: str | UnsetType = UNSET


class VictimAdded(_Closed):
    victim: VictimData


class VictimDetailsProposed(_Closed):
    victim_id: Name100
    changes: DetailChanges


class VictimNeedsAssessed(_Closed):
    victim_id: Name100
    enhanced_grounds: list[Ground] | UnsetType = UNSET
    removed_reason: str | UnsetType = UNSET
    by: OfficerData | UnsetType = UNSET


class EventEnvelope(Struct, Generic[Data], gc=False):
    """A CloudEvent. It may carry extension attributes beyond these."""

    specversion: Literal["1.0"]
    id: Name200
    source: Name200
    type: str
    subject: Name100
    time: Moment
    sequence: Sequence
    data: Data
    recordedat: Moment | UnsetType = UNSET
    datacontenttype: Literal["application/json"] | UnsetType = UNSET
    dataschema: str | UnsetType = UNSET


FORM_OF_TYPE: Mapping[EventType, Any] = {
    EventType.APPEAL_LODGED: EventEnvelope[AppealLodged],
    EventType.APPEAL_RESULTED: EventEnvelope[AppealResulted],
    EventType.CASE_NOT_INVESTIGATED: EventEnvelope[ReasonData],
    EventType.CASE_OFFICER_CHANGED: EventEnvelope[CaseOfficerChanged],
    EventType.CASE_OUTCOME: EventEnvelope[CaseOutcome],
    EventType.CASE_RECORDED: EventEnvelope[CaseRecorded],
    EventType.CASE_REOPENED: EventEnvelope[ReasonData],
    EventType.CASE_SENT_TO_CPS: EventEnvelope[EmptyData],
    EventType.CASE_WITHDRAWN: EventEnvelope[CaseWithdrawn],
    EventType.HEARING_LISTED: EventEnvelope[HearingListed],
    EventType.HEARING_RESULTED: EventEnvelope[HearingResulted],
    EventType.OFFENDER_RELEASE_PLANNED: EventEnvelope[ReleasePlanned],
    EventType.PROPERTY_READY: EventEnvelope[PropertyItemData],
    EventType.PROPERTY_RETURNED: EventEnvelope[PropertyItemData],
    EventType.PROPERTY_SEIZED: EventEnvelope[PropertySeized],
    EventType.PROSECUTION_DECISION: EventEnvelope[ProsecutionDecision],
    EventType.SUSPECT_ARRESTED: EventEnvelope[SuspectData],
    EventType.SUSPECT_BAIL_CHANGED: EventEnvelope[SuspectBailChanged],
    EventType.SUSPECT_BAILED: EventEnvelope[SuspectBailed],
    EventType.SUSPECT_CHARGED: EventEnvelope[SuspectCharged],
    EventType.SUSPECT_IDENTIFIED: EventEnvelope[SuspectData],
    EventType.SUSPECT_INTERVIEWED: EventEnvelope[SuspectInterviewed],
    EventType.SUSPECT_OUT_OF_COURT_DISPOSAL: EventEnvelope[SuspectOutOfCourt],
    EventType.SUSPECT_RELEASED_UNDER_INVESTIGATION: EventEnvelope[SuspectData],
    EventType.SUSPECT_RELEASED_WITHOUT_CHARGE: EventEnvelope[SuspectData],
    EventType.VICTIM_ADDED: EventEnvelope[VictimAdded],
    EventType.VICTIM_CONTACTED: EventEnvelope[VictimContacted],
    EventType.VICTIM_DETAILS_PROPOSED: EventEnvelope[VictimDetailsProposed],
    EventType.VICTIM_NEEDS_ASSESSED: EventEnvelope[VictimNeedsAssessed],
}
