"""What one force has settled for itself, as the rest of the product reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from victimcare.rules.calls import opening_hours
from victimcare.rules.calls.call_queue import USUAL_LIMITS, QueueLimits
from victimcare.rules.calls.outbound_calls import OutboundCallPolicy
from victimcare.rules.calls.service_level import USUAL_TARGET, ServiceTarget
from victimcare.rules.follow_up.escalation import EscalationRule
from victimcare.rules.referrals.entry_reading import DirectoryMeanings
from victimcare.rules.referrals.listed_services import USUAL_REVIEW_MONTHS

USUAL_CEILING = 20  # messages of one kind an hour: a fresh installation cannot send to a whole force by mistake
USUAL_NEW_WORK_AN_HOUR = 12
USUAL_SILENCE_DAYS = 2  # what is due tomorrow can still be done, and the day after planned
USUAL_CRIMES_IN_A_YEAR = 3
USUAL_LETTER_HOURS = 24
USUAL_CALLBACKS_IN_A_SLOT = 8
RISK_EXAMPLE = "example"  # the risk questions that ship with the product, which nobody has validated
USUAL_NEUTRAL_PLACE = "https://www.bbc.co.uk/weather"  # somewhere that anyone could have been


@dataclass(frozen=True, slots=True)
class DailyHours:
    """A part of the day, which may reach past midnight: 21:00 until 08:00."""

    start: time
    end: time

    def hold(self, moment: time) -> bool:
        """Whether the local time lies in these hours; the end does not."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True)
class ForceTelephones:
    line: str  # the victims' line, answered by this product
    other_ways: str  # a number of the force that is not this product's, for when it is down
    text_relay: str  # for people who cannot hear or speak on the telephone
    duty: str = ""  # texted when danger waits without a step; empty: no number is


@dataclass(frozen=True, slots=True)
class SignLanguage:
    """Web pages of the force in British Sign Language; empty: none. `video_relay`: where an interpreter joins."""

    films: str = ""
    video_relay: str = ""


@dataclass(frozen=True, slots=True)
class SenderNames:
    """Who a text comes from: the name a victim agreed to see."""

    neutral: str  # says nothing of police or crime
    open: str  # the force's name, for those whose plan allows it


@dataclass(frozen=True, slots=True)
class ForceColours:
    strong: str  # bars and edges, #rrggbb
    main: str  # links and buttons, #rrggbb


@dataclass(frozen=True, slots=True)
class ForceArea:
    """`middle`: its latitude and longitude, from which services are near or far; None: the force has not said it."""

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
    """Somebody outside the force who supports people, as the force's file names them: it becomes an entry of the
    directory, which everybody reads.

    `has_room` and `waiting_weeks` are as the service stated them on `stated_on`; None: it has stated neither.
    """

    name: str
    telephone: str
    needs: frozenset[str]  # rules.referrals.needs.NEEDS
    areas: frozenset[str] = frozenset()  # codes; empty: the whole force
    hours: str = ""  # "MO-FR 09:00-17:00", or words
    languages: tuple[str, ...] = ()  # beside English, by their English names
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
    """Other directories that entries come from, what their words mean here, and how long an entry is believed."""

    sources: tuple[str, ...] = ()  # addresses of Open Referral UK: the only ones that are asked
    meanings: DirectoryMeanings = field(default_factory=DirectoryMeanings)
    review_months: int = USUAL_REVIEW_MONTHS


@dataclass(frozen=True, slots=True)
class CallPartner:
    """Somebody outside the force whom whoever has a call may bring into it, such as interpreters."""

    name: str
    telephone: str
    in_danger: bool = False  # brought in by one press when somebody is in danger now


@dataclass(frozen=True, slots=True)
class AgencyContact:
    """Another agency that takes over from us, and where a line reaches it that says nothing of anybody."""

    agency: str  # rules.handovers.parts.RECIPIENTS
    telephone: str
    email: str = ""  # its own secure address; empty: it is given packets in another way


@dataclass(frozen=True, slots=True)
class QualitySettings:
    """How the force reads its own contacts again: what is looked at, and how many in 100 of a person and month."""

    criteria: tuple[str, ...] = ()  # empty: the product's own
    in_100: int = 2
    coaching_days: int = 365  # that a coaching note is kept


@dataclass(frozen=True, slots=True)
class CallbackSlot:
    """A usual time for calling back, on each working day."""

    start: time
    end: time


class LineCover(StrEnum):
    """When a person answers the line, as far as the force has seen to it."""

    DAY_AND_NIGHT = "day_and_night"  # its hours never end, or another number answers outside them
    IN_HOURS = "in_hours"
    ON_DUTY = "on_duty"  # whenever somebody is there, and nobody has said when that is


@dataclass(frozen=True, slots=True)
class ForceLine:
    """When people take calls, and what the force aims at. `names_hours`: the force has said when; else whenever one of
    them is on duty, and no hours are promised. `overflow`: a number of its own that callers are told while
    nobody here takes calls; none where it is empty. `puts_through`: the line puts them through to it, at the force's
    cost; else they ring it themselves."""

    hours: opening_hours.OpeningHours = opening_hours.ALWAYS_OPEN
    overflow: str = ""
    puts_through: bool = False
    aim: ServiceTarget = USUAL_TARGET
    names_hours: bool = False

    @property
    def answers(self) -> LineCover:
        """What page, leaflet and line may promise of a person who answers."""
        if self.overflow or (self.names_hours and opening_hours.is_always_open(self.hours)):
            return LineCover.DAY_AND_NIGHT
        return LineCover.IN_HOURS if self.names_hours else LineCover.ON_DUTY


@dataclass(frozen=True, slots=True)
class RecordingSettings:
    """What is kept of calls, sealed, and for how long; then it is deleted."""

    voicemail_days: int = 31  # after it has been heard at the soonest
    keeps_conversations: bool = False  # both sides are told when it begins, and either can end it
    conversation_days: int = 31


class StaffNaming(StrEnum):
    """How her pages name those who work for the force, where they list who looked or read."""

    NAME = "name"
    TEAM = "team"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class VictimPageSettings:
    staff_names: StaffNaming = StaffNaming.TEAM
    quiet_codes: bool = False  # whether a second code may be given that warns the desk: docs/quiet-code.md first


@dataclass(frozen=True, slots=True)
class CareSettings:
    """`risk_questions`: the force's own form, as a file beside force.toml, or `RISK_EXAMPLE`; none where it is empty.
    `compare_closing`: words from which it is drawn, case by case, whether the call comes before or after the message
    when a case closes; nothing is compared where they are empty."""

    risk_questions: str = ""
    compare_closing: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintSettings:
    """`standards_team`: the code of the team that answers formal complaints (professional standards); empty: the team
    that owns what no other does."""

    standards_team: str = ""


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Public keys of age: to whom backups of the data are encrypted, and to whom those of the keys."""

    recipients: tuple[str, ...] = ()
    key_recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Force:
    """One force's own settings. Raises nothing: `force.force_toml` has checked them."""

    name: str
    shown_name: str  # as victims read it
    neutral_title: str  # the title and the icon's name of her pages
    neutral_place: str  # where "leave this page" leads: an https address that says nothing of us
    logo: str | None  # a file beside force.toml
    telephones: ForceTelephones
    quiet_hours: DailyHours  # local time; no message leaves in them unless she asked for it
    callback_slots: tuple[CallbackSlot, ...]
    senders: SenderNames
    colours: ForceColours
    areas: tuple[ForceArea, ...]
    teams: tuple[ForceTeam, ...]  # the first owns what no other does
    ceilings: Mapping[str, int]  # kind of message -> how many an hour
    usual_ceiling: int
    local_standards: Mapping[str, int]  # duty without a number in the Code -> working days the force allows itself
    earlier_editions: tuple[str, ...] = ()  # of the Victims' Code, by folder: cases reported in their time keep them
    new_work_an_hour: int = USUAL_NEW_WORK_AN_HOUR  # so many pieces at most are given to one person by themselves
    silence_days: int = USUAL_SILENCE_DAYS  # how many working days ahead we look for who will be let down
    support_services: tuple[SupportService, ...] = ()
    hosts_inside: tuple[str, ...] = ()  # of services, to which news may be sent although they lead into our own network
    spoken_languages: tuple[str, ...] = ()  # codes beside English, in which the machine may speak on the line
    directory: DirectorySettings = DirectorySettings()
    area_map: tuple[str, ...] = ()  # rows of area codes as they lie to each other, `..` for nothing
    call_partners: tuple[CallPartner, ...] = ()
    escalation: tuple[EscalationRule, ...] = ()  # by their days; empty: the product's own
    return_address: tuple[str, ...] = ()  # on letters, a line each: says nothing of police or crime
    callbacks_in_a_slot: int = USUAL_CALLBACKS_IN_A_SLOT  # that are promised in one of the usual times, and no more
    letter_hours: int = USUAL_LETTER_HOURS  # that a letter may lie in the print folder before somebody is asked
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
    queue: QueueLimits = USUAL_LIMITS  # of the line: how long anybody waits, and how who takes the calls is spared
    backups: BackupSettings = BackupSettings()

    def ceiling(self, kind: str) -> int:
        """How many messages of this kind may leave in an hour; above it they are held and a person looks."""
        return self.ceilings.get(kind, self.usual_ceiling)

    @property
    def may_be_brought_in(self) -> Mapping[str, str]:
        """Whom whoever has a call may bring into it: their numbers by name. Only those that the force has written down
        itself: what another directory says never makes the line ring at the force's cost."""
        partners = {partner.name: partner.telephone for partner in self.call_partners}
        return partners | {service.name: service.telephone for service in self.support_services}

    @property
    def rung_in_danger(self) -> str:
        """Who of these is brought in by one press when somebody is in danger now: their name; empty: nobody is."""
        return next((partner.name for partner in self.call_partners if partner.in_danger), "")

    def knows_area(self, code: str) -> bool:
        return any(area.code == code for area in self.areas)

    def area_name(self, code: str) -> str:
        """The area's name; the code itself where the force has not named it."""
        return next((area.name for area in self.areas if area.code == code), code)

    def default_team(self) -> ForceTeam:
        return self.teams[0]

    def team_for(self, area_code: str) -> ForceTeam:
        """The first team that names this area, else the default team."""
        return next((team for team in self.teams if area_code in team.areas), self.default_team())
