"""Every table of the product. A table says what can be true; what happens is in the services."""

from victimcare.records.models.access_codes import (
    AccessGrant,
    ApiToken,
    CodeAttempt,
    DuressSubmission,
    KnownBrowser,
    PostRedirectResponse,
    PublicFeedback,
    PublicFormUse,
    SpentProofOfWork,
    VictimSession,
)
from victimcare.records.models.audit import AuditCount, AuditEntry, AuditSeal
from victimcare.records.models.care import ClosingCall, EarlyCall, Leaving, Need, NeedsAssessment
from victimcare.records.models.cases import Case, Event, EventPrivate, Officer
from victimcare.records.models.contact_sessions import ContactSession, UnverifiedMessage
from victimcare.records.models.control_room.call_intakes import CallIntake
from victimcare.records.models.control_room.incidents import (
    EmergencyCall,
    GazetteerPlace,
    Incident,
    IncidentCode,
    IncidentEntry,
    IncidentTransfer,
    MajorIncident,
    MajorIncidentPerson,
)
from victimcare.records.models.control_room.record_notices import RecordNotice
from victimcare.records.models.control_room.room_contacts import (
    ReportDraft,
    RoomAcknowledgement,
    RoomContact,
    RoomContactChange,
    RoomContactLink,
    RoomContactPresence,
    RoomDraft,
    RoomFile,
    RoomMail,
    RoomMessage,
    ThriveAssessment,
)
from victimcare.records.models.control_room.steering_plans import SteeringPlan
from victimcare.records.models.court import (
    CompensationEntry,
    CourtSupportRequest,
    PropertyPhoto,
    PropertyReturn,
    Statement,
    StatementVersion,
)
from victimcare.records.models.feed import FeedContactCount, FeedLine, FeedLoad, UnnamedArea
from victimcare.records.models.files import FilePart, StoredFile
from victimcare.records.models.installation import Installation, LanguageSignOff
from victimcare.records.models.losses import LossList, LostItem, LostItemFile
from victimcare.records.models.mail_copies import DuplicateEmail
from victimcare.records.models.officer_updates import (
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
from victimcare.records.models.other_agencies.directory import (
    DirectoryLoad,
    DirectoryRefusal,
    DirectorySource,
    EntryErrorReport,
    ServiceCapacity,
    ServiceLocation,
    SupportOrganisation,
    SupportService,
    Taxonomy,
    TaxonomyTerm,
    UnmetNeed,
)
from victimcare.records.models.other_agencies.handovers import (
    AgencyChase,
    AgencyRequest,
    HandoverLink,
    HandoverReport,
    HandoverReportPart,
    HandoverStep,
)
from victimcare.records.models.other_agencies.partners import (
    Partner,
    PartnerEmail,
    PartnerRecoveryCode,
    PartnerService,
    PartnerSession,
    PartnerUser,
)
from victimcare.records.models.other_agencies.referrals import (
    PartnerAccessEntry,
    PartnerNote,
    PartnerWebhook,
    Referral,
    ReferralConsent,
    ReferralStep,
    SelfReferral,
)
from victimcare.records.models.people import FormerName, Person, SearchableName, Victim
from victimcare.records.models.person_keys import PersonKey
from victimcare.records.models.restrictions import (
    ConflictOfInterest,
    EmergencyAccess,
    RestrictedRecord,
    RestrictedRecordReader,
    StaffContactPoint,
)
from victimcare.records.models.second_factors import (
    FactorSetupWindow,
    PasskeyChallenge,
    RecoveryNumber,
    SecondFactor,
    TextedNumber,
)
from victimcare.records.models.staff import Absence, Staff, StaffSession, Team, WorkingTime, WorkProfile
from victimcare.records.models.supervision import (
    AccessReview,
    AccessReviewCursor,
    AccessSnapshot,
    CoachingNote,
    QualityDraw,
    QualityReview,
)
from victimcare.records.models.supporters import FamilyLiaison, Supporter, SupporterNote
from victimcare.records.models.tasks import (
    BacklogDay,
    BacklogEntry,
    BacklogShare,
    ReachAttempt,
    Task,
    TaskChange,
    TaskTakeover,
)
from victimcare.records.models.telephone.call_queue import (
    Agent,
    AgentStatePeriod,
    QueueEntry,
    ReservedNumber,
    RestOverride,
)
from victimcare.records.models.telephone.callbacks import Callback, CallbackAttempt, CallbackNotice
from victimcare.records.models.telephone.calls import Call, CallRecording, OutboundCallCost, RecordingPart
from victimcare.records.models.telephone.external_calls import CentreCall, HostedCall, RefusedDisposition
from victimcare.records.models.telephone.line_planning import CallForecast, DemandEvent, LineClosing, LineCounter
from victimcare.records.models.victim_contact.approvals import Approval
from victimcare.records.models.victim_contact.contact_plans import (
    Contact,
    ContactPoint,
    DetailsProposal,
    GuardDecision,
    PlanPoint,
    PlanProposal,
    SafeContactPlan,
)
from victimcare.records.models.victim_contact.correspondence import (
    DangerFinding,
    ReceivedMessage,
    StoppedPoint,
    UpdateRequest,
    WrittenMessage,
    WrittenMessageFile,
)
from victimcare.records.models.victim_contact.follow_up import (
    ContactPromise,
    DeliveryEscalation,
    DeliveryEscalationStep,
    Escalation,
    OfficerChangeNotice,
    OfficerCover,
)
from victimcare.records.models.victim_contact.linked_people import (
    LinkedPerson,
    LinkedPersonLookup,
    LinkedPoint,
    PointChange,
)
from victimcare.records.models.victim_contact.notifications import (
    BaselineRate,
    Brake,
    ContactInvitation,
    GateOverride,
    Notification,
    NotificationState,
    SentMessageCount,
    Supplier,
)
from victimcare.records.models.victim_contact.preferences import (
    CommunicationPassport,
    PreferenceDraft,
    PreferenceRequest,
    TellOnceNote,
)
from victimcare.records.models.victim_rights.challenges import Challenge, ReviewRequest
from victimcare.records.models.victim_rights.complaints import Complaint, ComplaintLevel
from victimcare.records.models.victim_rights.duties import (
    Duty,
    DutyRevision,
    EnhancedRightsApplication,
    SamePersonDecision,
    SamePersonVictim,
    StageDurationStats,
)
