"""One force's own settings, as the rest of the product reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from victimcare.rules.calls import opening_hours
from victimcare.rules.calls.call_queue import USUAL_LIMITS, QueueLimits
from victimcare.rules.calls.outbound_calls import OutboundCallPolicy
from victimcare.rules.calls.service_level import USUAL_TARGET, ServiceTarget
from victimcare.rules.control_room.contact_order import USUAL_CLOCKS, RoomClocks
from victimcare.rules.control_room.incidents.incident_grades import USUAL_INCIDENTS, IncidentSettings
from victimcare.rules.follow_up.escalation import EscalationRule
from victimcare.rules.referrals.entry_reading import DirectoryMeanings
from victimcare.rules.referrals.listed_services import USUAL_REVIEW_MONTHS

USUAL_CEILING = 20  # messages of one kind an hour: a fresh installation cannot send to a whole force by mistake
USUAL_NEW_WORK_AN_HOUR = 12
USUAL_SILENCE_DAYS = 2  # what is due tomorrow can still be done, and the day after planned
USUAL_CRIMES_IN_A_YEAR = 3
USUAL_LETTER_HOURS = 24
USUAL_CALLBACKS_IN_A_SLOT = 8
RISK_EXAMPLE = "example"  # the risk questions that ship with the product, which have not been validated
USUAL_NEUTRAL_PLACE = "https://www.bbc.co.uk/weather"  # a page that anyone could have visited


@dataclass(frozen=True, slots=True)
class DailyHours:
    """A part of the day, which may reach past midnight: 21:00 until 08:00."""

    start: time
    end: time

    def hold(self, moment: time) -> bool:
        """Whether the local time is in these hours; the end is not."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True)
class ForceTelephones:
    line: str  # the victims' line, answered by this product
    other_ways: str  # another number of the force, for when this product is down
    text_relay: str  # for people who cannot hear or speak on the telephone
    duty: str = ""  # gets a text when danger waits without a step; empty: none does


@dataclass(frozen=True, slots=True)
class SignLanguage:
    """Web pages of the force in British Sign Language; empty: none. `video_relay`: the page where an interpreter
    joins."""

    films: str = ""
    video_relay: str = ""


@dataclass(frozen=True, slots=True)
class SenderNames:
    """The sender that a text shows: the name a victim agreed to see."""

    neutral: str  # says nothing of police or crime
    open: str  # the force's name, for those whose plan allows it


@dataclass(frozen=True, slots=True)
class ForceColours:
    strong: str  # bars and edges, #rrggbb
    main: str  # links and buttons, #rrggbb


@dataclass(frozen=True, slots=True)
class ForceArea:
    """`middle`: its latitude and longitude, from which distances to services are measured; None: the force has not
    given it."""

    code: str  # as the feed names it
    name: str
    middle: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ForceTeam:
    code: str
    name: str
    areas: frozenset[str]  # codes; empty: the whole force


@dataclass(frozen=True, slots=True)
class SupportService:
    """A service outside the force that supports people, from the force's file: it becomes an entry of the public
    directory.

    `has_room` and `waiting_weeks` are as the service stated them on `stated_on`; None: it has stated neither.
    """

    name: str
    telephone: str
    needs: frozenset[str]  # rules.referrals.support_needs.SUPPORT_NEEDS
    areas: frozenset[str] = frozenset()  # codes; empty: the whole force
    hours: str = ""  # "MO-FR 09:00-17:00", or words
    languages: tuple[str, ...] = ()  # besides English, by their English names
    website: str = ""  # a whole https address
    takes_self_referral: bool = True
    has_room: bool | None = None
    waiting_weeks: int | None = None
    stated_on: date | None = None
    youngest: int | None = None  # years; None: no limit
    oldest: int | None = None
    is_free: bool | None = None  # None: it does not say


@dataclass(frozen=True, slots=True)
class DirectorySettings:
    """Other directories that entries come from, what their words mean here, and how often an entry must be checked."""

    sources: tuple[str, ...] = ()  # addresses of Open Referral UK: we query no others
    meanings: DirectoryMeanings = field(default_factory=DirectoryMeanings)
    review_months: int = USUAL_REVIEW_MONTHS


@dataclass(frozen=True, slots=True)
class CallPartner:
    """A service outside the force that staff may bring into a call, such as interpreters."""

    name: str
    telephone: str
    in_danger: bool = False  # brought in by one press when a person is in danger now


@dataclass(frozen=True, slots=True)
class AgencyContact:
    """Another agency that takes over from us, and where to reach it with messages that identify no person."""

    agency: str  # rules.agency_handovers.RECIPIENTS
    telephone: str
    email: str = ""  # its own secure address; empty: it gets handover reports in another way


@dataclass(frozen=True, slots=True)
class QualitySettings:
    """How the force reviews its own contacts: what is looked at, and how many in 100 for each person and month."""

    criteria: tuple[str, ...] = ()  # empty: the product's own
    in_100: int = 2
    coaching_days: int = 365  # how long a coaching note is kept


@dataclass(frozen=True, slots=True)
class CallbackSlot:
    """A usual time for calling back, on each working day."""

    start: time
    end: time


class LineCover(StrEnum):
    """When a person answers the line, as far as the force has arranged it."""

    DAY_AND_NIGHT = "day_and_night"  # its hours never end, or another number answers outside them
    IN_HOURS = "in_hours"
    ON_DUTY = "on_duty"  # whenever a colleague is on duty, with no hours stated


@dataclass(frozen=True, slots=True)
class ForceLine:
    """When people take calls, and what the force aims at.

    `names_hours`: the force has stated its hours; otherwise calls are taken whenever a colleague is on duty, and no
    hours are promised. `overflow`: a number of the force that callers are given while no colleague takes calls; empty:
    none. `puts_through`: the line connects callers to it, at the force's cost; otherwise they ring it themselves.
    """

    hours: opening_hours.OpeningHours = opening_hours.ALWAYS_OPEN
    overflow: str = ""
    puts_through: bool = False
    aim: ServiceTarget = USUAL_TARGET
    names_hours: bool = False

    @property
    def answers(self) -> LineCover:
        """What page, leaflet and line may promise about when a person answers."""
        if self.overflow or (self.names_hours and opening_hours.is_always_open(self.hours)):
            return LineCover.DAY_AND_NIGHT
        return LineCover.IN_HOURS if self.names_hours else LineCover.ON_DUTY


@dataclass(frozen=True, slots=True)
class RecordingSettings:
    """Which parts of calls are kept, sealed, and for how long before they are deleted."""

    voicemail_days: int = 31  # after it was first listened to
    keeps_conversations: bool = False  # both sides are told when it begins, and either can end it
    conversation_days: int = 31


class StaffNaming(StrEnum):
    """How a victim's pages name staff, in the list of those who have opened or read the record."""

    NAME = "name"
    TEAM = "team"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class VictimPageSettings:
    staff_names: StaffNaming = StaffNaming.TEAM
    quiet_codes: bool = False  # whether a duress code, which warns the desk, may be given: docs/quiet-code.md first


@dataclass(frozen=True, slots=True)
class CareSettings:
    """`risk_questions`: the force's own form, as a file beside force.toml, or `RISK_EXAMPLE`; empty: none.

    `compare_closing`: words that seed the lot by which, case by case, the call comes before or after the message when a
    case closes; empty: nothing is compared.
    """

    risk_questions: str = ""
    compare_closing: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintSettings:
    """`standards_team`: the code of the team that answers formal complaints (professional standards); empty: the
    default team."""

    standards_team: str = ""


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Public keys of age: the recipients for which backups of the data are encrypted, and those for backups of the
    keys."""

    recipients: tuple[str, ...] = ()
    key_recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Force:
    """One force's own settings. Raises nothing: `force.force_toml` has checked them."""

    name: str
    shown_name: str  # as victims read it
    neutral_title: str  # the title and the icon's name of a victim's pages
    neutral_place: str  # where "leave this page" leads: an https address that says nothing of us
    logo: str | None  # a file beside force.toml
    telephones: ForceTelephones
    quiet_hours: DailyHours  # local time; no message leaves in them unless the victim asked for it
    callback_slots: tuple[CallbackSlot, ...]
    senders: SenderNames
    colours: ForceColours
    areas: tuple[ForceArea, ...]
    teams: tuple[ForceTeam, ...]  # the first owns what no other team does
    ceilings: Mapping[str, int]  # kind of message -> how many an hour
    usual_ceiling: int
    local_standards: Mapping[str, int]  # duty without a number in the Code -> working days the force allows itself
    earlier_editions: tuple[str, ...] = ()  # of the Victims' Code, by folder: cases reported in their time keep them
    # the most pieces of work assigned to one person automatically in an hour
    new_work_an_hour: int = USUAL_NEW_WORK_AN_HOUR
    silence_days: int = USUAL_SILENCE_DAYS  # how many working days ahead we look for victims about to be let down
    support_services: tuple[SupportService, ...] = ()
    hosts_inside: tuple[str, ...] = ()  # hosts in our own network to which a service may have its news sent
    spoken_languages: tuple[str, ...] = ()  # codes besides English, in which the machine may speak on the line
    directory: DirectorySettings = DirectorySettings()
    area_map: tuple[str, ...] = ()  # rows of area codes as the areas lie to each other, `..` for a gap
    call_partners: tuple[CallPartner, ...] = ()
    escalation: tuple[EscalationRule, ...] = ()  # by their days; empty: the product's own
    return_address: tuple[str, ...] = ()  # on letters, a line each: says nothing of police or crime
    callbacks_in_a_slot: int = USUAL_CALLBACKS_IN_A_SLOT  # the most that are promised in one of the usual times
    letter_hours: int = USUAL_LETTER_HOURS  # how long a letter may stay in the print folder before a colleague is asked
    crimes_in_a_year: int = USUAL_CRIMES_IN_A_YEAR  # against one person, after which we ask whether that is targeting
    recordings: RecordingSettings = RecordingSettings()
    sign_language: SignLanguage = SignLanguage()
    victim_pages: VictimPageSettings = VictimPageSettings()
    care: CareSettings = CareSettings()
    line: ForceLine = ForceLine()
    placed_calls: OutboundCallPolicy = field(default_factory=OutboundCallPolicy)
    agencies: tuple[AgencyContact, ...] = ()
    complaints: ComplaintSettings = ComplaintSettings()
    quality: QualitySettings = QualitySettings()
    # of the line: how long a caller waits at most, and how staff who take calls are spared
    queue: QueueLimits = USUAL_LIMITS
    backups: BackupSettings = BackupSettings()
    control_room: RoomClocks = USUAL_CLOCKS
    incidents: IncidentSettings = USUAL_INCIDENTS

    def ceiling(self, kind: str) -> int:
        """How many messages of this kind may leave in an hour; above it they are held and a person looks."""
        return self.ceilings.get(kind, self.usual_ceiling)

    @property
    def may_be_brought_in(self) -> Mapping[str, str]:
        """The numbers, by name, that staff may bring into a call. Only those in the force's own settings: another
        directory cannot make the line ring a number at the force's cost."""
        partners = {partner.name: partner.telephone for partner in self.call_partners}
        return partners | {service.name: service.telephone for service in self.support_services}

    @property
    def rung_in_danger(self) -> str:
        """The name of the partner brought in by one press when a person is in danger now; empty: none."""
        return next((partner.name for partner in self.call_partners if partner.in_danger), "")

    def knows_area(self, code: str) -> bool:
        return any(area.code == code for area in self.areas)

    def area_name(self, code: str) -> str:
        """The area's name; the code itself if the force has not named it."""
        return next((area.name for area in self.areas if area.code == code), code)

    def default_team(self) -> ForceTeam:
        return self.teams[0]

    def team_for(self, area_code: str) -> ForceTeam:
        """The first team that names this area, else the default team."""
        return next((team for team in self.teams if area_code in team.areas), self.default_team())
