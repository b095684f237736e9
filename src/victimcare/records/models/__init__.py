"""Every table of the product. A table says what can be true; what happens lives in the services."""

from victimcare.records.models.access import AccessGrant, ApiToken, CodeTry, KeptAnswer, VictimSession
from victimcare.records.models.agencies import AgencyChase, AgencyRequest
from victimcare.records.models.audit import AuditCount, AuditEntry, AuditSeal
from victimcare.records.models.backlog import BacklogDay, BacklogEntry, BacklogShare
from victimcare.records.models.brakes import Brake, SentCount, UsualRate
from victimcare.records.models.callbacks import Callback, CallbackAttempt, CallbackTold
from victimcare.records.models.calls import Call
from victimcare.records.models.care import ClosingCall, EarlyCall, Leaving, Need, NeedsAssessment
from victimcare.records.models.cases import Case, Event, EventPrivate, Officer
from victimcare.records.models.centres import CentreCall, RefusedDisposition
from victimcare.records.models.challenges import Challenge, ReviewRequest
from victimcare.records.models.complaints import Complaint, ComplaintLevel
from victimcare.records.models.conflicts import Conflict, StaffPoint
from victimcare.records.models.contact import (
    Contact,
    ContactPoint,
    DetailsProposal,
    GuardDecision,
    PlanPoint,
    PlanProposal,
    SafeContactPlan,
)
from victimcare.records.models.contact_wishes import ContactDraft, ContactWish
from victimcare.records.models.court import (
    CompensationEntry,
    CourtAsk,
    PropertyPhoto,
    PropertyReturn,
    Statement,
    StatementVersion,
)
from victimcare.records.models.danger import DangerReading
from victimcare.records.models.desk import ReachAttempt, TakeOver, Task, TaskChange
from victimcare.records.models.directory import (
    DirectoryLoad,
    DirectoryRefusal,
    DirectorySource,
    ServiceCapacity,
    ServiceLocation,
    SupportOrganisation,
    SupportService,
    Taxonomy,
    TaxonomyTerm,
    UnmetNeed,
    WrongEntry,
)
from victimcare.records.models.feed import FeedContacts, FeedLine, FeedLoad, UnnamedArea
from victimcare.records.models.files import FilePart, StoredFile
from victimcare.records.models.follow_up import (
    CarerNotice,
    ContactPromise,
    Escalation,
    OfficerCover,
    Pursuit,
    PursuitStep,
)
from victimcare.records.models.front_door import FrontDoorUse, KnownBrowser, PublicFeedback, SpentPass
from victimcare.records.models.gate import GateOverride, Invitation
from victimcare.records.models.handovers import HandoverDoor, HandoverItem, HandoverPacket, HandoverStep
from victimcare.records.models.hosted import HostedCall
from victimcare.records.models.installation import Installation
from victimcare.records.models.languages import LanguageSignOff
from victimcare.records.models.line_counts import LineCount
from victimcare.records.models.links import LinkedPerson, LinkedPoint, PeopleAsked, PointChange
from victimcare.records.models.looks import LookReview, LookSeen, LooksRead
from victimcare.records.models.losses import LossList, LostThing, LostThingFile
from victimcare.records.models.mail_copies import MailCopy
from victimcare.records.models.messages import Telling, TellingState
from victimcare.records.models.names import FormerName, NameForm
from victimcare.records.models.one_contact import ContactSpell, PadMessage
from victimcare.records.models.opening import CallEvent, KeptForecast, LineClosing
from victimcare.records.models.partners import (
    Partner,
    PartnerMail,
    PartnerRecovery,
    PartnerService,
    PartnerSession,
    PartnerUser,
)
from victimcare.records.models.passports import CommunicationPassport
from victimcare.records.models.people import Person, Victim
from victimcare.records.models.person_keys import PersonKey
from victimcare.records.models.queue import Agent, AgentSpell, CareOverride, QueueEntry, ReservedNumber
from victimcare.records.models.quiet_code import QuietlySent
from victimcare.records.models.received import ReceivedMessage, StoppedPoint
from victimcare.records.models.referred import (
    PartnerLook,
    PartnerNote,
    PartnerNotice,
    Referral,
    ReferralConsent,
    ReferralStep,
    SelfReferral,
)
from victimcare.records.models.rights import Duty, DutyReading, OnePerson, OnePersonVictim
from victimcare.records.models.rota import Absence, WorkingTime, WorkProfile
from victimcare.records.models.seals import CaseSeal, SealOpening, SealReader
from victimcare.records.models.second_step import (
    PasskeyChallenge,
    RecoveryNumber,
    SecondFactor,
    SetUpWindow,
    TextedNumber,
)
from victimcare.records.models.spending import PlacedSpend
from victimcare.records.models.staff import Staff, StaffSession, Team
from victimcare.records.models.supervision import CoachingNote, QualityDraw, QualityReview
from victimcare.records.models.suppliers import Supplier
from victimcare.records.models.supporters import FamilyLiaison, Supporter, SupporterNote
from victimcare.records.models.tell_once import TellOnceNote
from victimcare.records.models.updates import (
    CustodyWatch,
    OfficerAnswer,
    OfficerMail,
    OfficerPrompt,
    OfficerQuestion,
    OfficerReply,
    ProgressNotice,
    PromptedQuestion,
    RefusedAnswer,
)
from victimcare.records.models.voicemail import KeptSound, SoundPart
from victimcare.records.models.waiting import MoreHelpAsk, StageSpread
from victimcare.records.models.written import UpdateAsked, WrittenFile, WrittenMessage

__all__ = [
    "Absence",
    "AccessGrant",
    "AgencyChase",
    "AgencyRequest",
    "Agent",
    "AgentSpell",
    "ApiToken",
    "AuditCount",
    "AuditEntry",
    "AuditSeal",
    "BacklogDay",
    "BacklogEntry",
    "BacklogShare",
    "Brake",
    "Call",
    "CallEvent",
    "Callback",
    "CallbackAttempt",
    "CallbackTold",
    "CareOverride",
    "CarerNotice",
    "Case",
    "CaseSeal",
    "CentreCall",
    "Challenge",
    "ClosingCall",
    "CoachingNote",
    "CodeTry",
    "CommunicationPassport",
    "CompensationEntry",
    "Complaint",
    "ComplaintLevel",
    "Conflict",
    "Contact",
    "ContactDraft",
    "ContactPoint",
    "ContactPromise",
    "ContactSpell",
    "ContactWish",
    "CourtAsk",
    "CustodyWatch",
    "DangerReading",
    "DetailsProposal",
    "DirectoryLoad",
    "DirectoryRefusal",
    "DirectorySource",
    "Duty",
    "DutyReading",
    "EarlyCall",
    "Escalation",
    "Event",
    "EventPrivate",
    "FamilyLiaison",
    "FeedContacts",
    "FeedLine",
    "FeedLoad",
    "FilePart",
    "FormerName",
    "FrontDoorUse",
    "GateOverride",
    "GuardDecision",
    "HandoverDoor",
    "HandoverItem",
    "HandoverPacket",
    "HandoverStep",
    "HostedCall",
    "Installation",
    "Invitation",
    "KeptAnswer",
    "KeptForecast",
    "KeptSound",
    "KnownBrowser",
    "LanguageSignOff",
    "Leaving",
    "LineClosing",
    "LineCount",
    "LinkedPerson",
    "LinkedPoint",
    "LookReview",
    "LookSeen",
    "LooksRead",
    "LossList",
    "LostThing",
    "LostThingFile",
    "MailCopy",
    "MoreHelpAsk",
    "NameForm",
    "Need",
    "NeedsAssessment",
    "Officer",
    "OfficerAnswer",
    "OfficerCover",
    "OfficerMail",
    "OfficerPrompt",
    "OfficerQuestion",
    "OfficerReply",
    "OnePerson",
    "OnePersonVictim",
    "PadMessage",
    "Partner",
    "PartnerLook",
    "PartnerMail",
    "PartnerNote",
    "PartnerNotice",
    "PartnerRecovery",
    "PartnerService",
    "PartnerSession",
    "PartnerUser",
    "PasskeyChallenge",
    "PeopleAsked",
    "Person",
    "PersonKey",
    "PlacedSpend",
    "PlanPoint",
    "PlanProposal",
    "PointChange",
    "ProgressNotice",
    "PromptedQuestion",
    "PropertyPhoto",
    "PropertyReturn",
    "PublicFeedback",
    "Pursuit",
    "PursuitStep",
    "QualityDraw",
    "QualityReview",
    "QueueEntry",
    "QuietlySent",
    "ReachAttempt",
    "ReceivedMessage",
    "RecoveryNumber",
    "Referral",
    "ReferralConsent",
    "ReferralStep",
    "RefusedAnswer",
    "RefusedDisposition",
    "ReservedNumber",
    "ReviewRequest",
    "SafeContactPlan",
    "SealOpening",
    "SealReader",
    "SecondFactor",
    "SelfReferral",
    "SentCount",
    "ServiceCapacity",
    "ServiceLocation",
    "SetUpWindow",
    "SoundPart",
    "SpentPass",
    "Staff",
    "StaffPoint",
    "StaffSession",
    "StageSpread",
    "Statement",
    "StatementVersion",
    "StoppedPoint",
    "StoredFile",
    "Supplier",
    "SupportOrganisation",
    "SupportService",
    "Supporter",
    "SupporterNote",
    "TakeOver",
    "Task",
    "TaskChange",
    "Taxonomy",
    "TaxonomyTerm",
    "Team",
    "TellOnceNote",
    "Telling",
    "TellingState",
    "TextedNumber",
    "UnmetNeed",
    "UnnamedArea",
    "UpdateAsked",
    "UsualRate",
    "Victim",
    "VictimSession",
    "WorkProfile",
    "WorkingTime",
    "WrittenFile",
    "WrittenMessage",
    "WrongEntry",
]
