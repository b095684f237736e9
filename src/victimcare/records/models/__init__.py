"""Every table of the product. A table says what can be true; what happens lives in the services."""

from victimcare.records.models.access import AccessGrant, ApiToken, CodeTry, KeptAnswer, VictimSession
from victimcare.records.models.agencies import AgencyChase, AgencyRequest
from victimcare.records.models.audit import AuditEntry, AuditSeal
from victimcare.records.models.brakes import Brake, SentCount, UsualRate
from victimcare.records.models.callbacks import Callback, CallbackAttempt, CallbackTold
from victimcare.records.models.calls import Call
from victimcare.records.models.cases import Case, Event, EventPrivate, Officer
from victimcare.records.models.centres import CentreCall, RefusedDisposition
from victimcare.records.models.challenges import Challenge, ReviewRequest
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
from victimcare.records.models.desk import Task, TaskChange
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
from victimcare.records.models.front_door import FrontDoorUse, PublicComplaint, PublicFeedback
from victimcare.records.models.gate import GateOverride, Invitation
from victimcare.records.models.hosted import HostedCall
from victimcare.records.models.installation import Installation
from victimcare.records.models.languages import LanguageSignOff
from victimcare.records.models.line_counts import LineCount
from victimcare.records.models.links import LinkedPerson, LinkedPoint, PeopleAsked, PointChange
from victimcare.records.models.messages import Telling, TellingState
from victimcare.records.models.opening import CallEvent, KeptForecast, LineClosing
from victimcare.records.models.passports import CommunicationPassport
from victimcare.records.models.people import Person, Victim
from victimcare.records.models.queue import Agent, AgentSpell, CareOverride, QueueEntry, ReservedNumber
from victimcare.records.models.quiet_code import QuietlySent
from victimcare.records.models.received import ReceivedMessage, StoppedPoint
from victimcare.records.models.rights import Duty, DutyReading, OnePerson, OnePersonVictim
from victimcare.records.models.second_step import (
    PasskeyChallenge,
    RecoveryNumber,
    SecondFactor,
    SetUpWindow,
    TextedNumber,
)
from victimcare.records.models.spending import PlacedSpend
from victimcare.records.models.staff import Staff, Team
from victimcare.records.models.suppliers import Supplier
from victimcare.records.models.supporters import Supporter, SupporterNote
from victimcare.records.models.tell_once import TellOnceNote
from victimcare.records.models.voicemail import KeptSound, SoundPart
from victimcare.records.models.waiting import MoreHelpAsk, StageSpread
from victimcare.records.models.written import UpdateAsked, WrittenFile, WrittenMessage

__all__ = [
    "AccessGrant",
    "AgencyChase",
    "AgencyRequest",
    "Agent",
    "AgentSpell",
    "ApiToken",
    "AuditEntry",
    "AuditSeal",
    "Brake",
    "Call",
    "CallEvent",
    "Callback",
    "CallbackAttempt",
    "CallbackTold",
    "CareOverride",
    "CarerNotice",
    "Case",
    "CentreCall",
    "Challenge",
    "CodeTry",
    "CommunicationPassport",
    "CompensationEntry",
    "Contact",
    "ContactDraft",
    "ContactPoint",
    "ContactPromise",
    "ContactWish",
    "CourtAsk",
    "DetailsProposal",
    "Duty",
    "DutyReading",
    "Escalation",
    "Event",
    "EventPrivate",
    "FeedContacts",
    "FeedLine",
    "FeedLoad",
    "FilePart",
    "FrontDoorUse",
    "GateOverride",
    "GuardDecision",
    "HostedCall",
    "Installation",
    "Invitation",
    "KeptAnswer",
    "KeptForecast",
    "KeptSound",
    "LanguageSignOff",
    "LineClosing",
    "LineCount",
    "LinkedPerson",
    "LinkedPoint",
    "MoreHelpAsk",
    "Officer",
    "OfficerCover",
    "OnePerson",
    "OnePersonVictim",
    "PasskeyChallenge",
    "PeopleAsked",
    "Person",
    "PlacedSpend",
    "PlanPoint",
    "PlanProposal",
    "PointChange",
    "PropertyPhoto",
    "PropertyReturn",
    "PublicComplaint",
    "PublicFeedback",
    "Pursuit",
    "PursuitStep",
    "QueueEntry",
    "QuietlySent",
    "ReceivedMessage",
    "RecoveryNumber",
    "RefusedDisposition",
    "ReservedNumber",
    "ReviewRequest",
    "SafeContactPlan",
    "SecondFactor",
    "SentCount",
    "SetUpWindow",
    "SoundPart",
    "Staff",
    "StageSpread",
    "Statement",
    "StatementVersion",
    "StoppedPoint",
    "StoredFile",
    "Supplier",
    "Supporter",
    "SupporterNote",
    "Task",
    "TaskChange",
    "Team",
    "TellOnceNote",
    "Telling",
    "TellingState",
    "TextedNumber",
    "UnnamedArea",
    "UpdateAsked",
    "UsualRate",
    "Victim",
    "VictimSession",
    "WrittenFile",
    "WrittenMessage",
]
