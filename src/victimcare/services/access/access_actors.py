from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from victimcare.rules.access_codes import access_code
from victimcare.rules.people.supporters import SupporterRole
from victimcare.wording.languages import PAGES_IN_ENGLISH, PageLanguage


class ActorKind(StrEnum):
    VICTIM = "victim"  # by access code, on the web or the phone
    SUPPORTER = "supporter"  # a person who supports a victim, by a code of their own, on the web
    STAFF = "staff"
    OFFICER = "officer"  # an officer in the case who answers our questions: by a signed address, or signed in
    MACHINE = "machine"  # another system, by bearer token
    OPERATOR = "operator"  # a person at the command line of this machine
    SYSTEM = "system"  # a job of the product itself
    PARTNER = "partner"  # a person of a support service, on the partners' site
    ANONYMOUS = "nobody"  # anyone before a code or sign-in was checked


class Role(StrEnum):
    DESK = "desk"
    SUPERVISOR = "supervisor"
    OFFICER = "officer"
    ENGINEER = "engineer"
    CONTROL_ROOM = "control_room"
    ROOM_SUPERVISOR = "room_supervisor"  # of the control room; has CONTROL_ROOM too


class Act(StrEnum):
    """Every act that the product knows. A page, a command or a job names one; `matrix.MAY` says who may do it."""

    # anyone
    SEE_PUBLIC_PAGE = "public.see"
    SIGN_IN = "access.sign_in"
    SEND_WITHOUT_CODE = "front_door.send"  # a complaint, feedback, or a request that a service gets in touch
    SEARCH_DIRECTORY = "directory.search"  # support services: public, no personal data
    REPORT_ENTRY = "directory.report"  # report that an entry is wrong
    # any holder of a code: the page that follows the sign-in, victim's or supporter's
    COME_IN = "own_page.open"
    # a supporter of a victim
    SEE_BESIDE = "beside.see"
    WRITE_BESIDE = "beside.write"
    # the victim
    SEE_OWN_CASE = "own_case.see"
    CHOOSE_SUPPORTERS = "supporters.choose"  # who supports the victim, and what they may see
    WRITE_STATEMENT = "statement.write"  # the victim's words to the court, or those of a business's contact
    END_OWN_VISITS = "own_visits.end"
    ASK_FOR_CALLBACK = "callback.ask"
    CHOOSE = "choices.make"  # decline something, or opt out of a kind; and withdraw that
    WRITE = "own_messages.write"  # write to us on the victim's page, read our answers, and ask for an update
    CHALLENGE = "right.challenge"  # that a right was not met; and ask for a review of a decision
    ASK_OF_COURT = "court.ask"  # words to the court, support on the day, money, property back
    SHOW_SECOND_STEP = "second_step.show"
    SET_UP_SECOND_STEP = "second_step.set_up"  # in a window that a person opened
    WRITE_OWN_WORDS = "own_words.write"  # how the victim is reached, what they tell once, how to speak with them
    AGREE_TO_REFERRAL = "own_referral.agree"  # to the words that the victim has read on their page
    TAKE_BACK_REFERRAL = "own_referral.take_back"  # a service no longer sees what the victim agreed to share
    # staff
    SEE_TASKS = "tasks.see"
    WORK_TASK = "tasks.work"
    LOOK_UP_CASE = "case.look_up"
    SEE_CASE = "case.see"
    RECORD_CONTACT = "contact.record"
    CONFIRM_PLAN = "plan.confirm"
    MAKE_CODE = "access_code.make"
    PRINT_LEAFLET = "leaflet.print"  # the sheet given by hand, with a new code on it
    KEEP_SECOND_STEP = "second_step.keep"  # open the window to set one up, and end what may be in the wrong hands
    KEEP_QUIET_CODE = "quiet_code.keep"  # make a duress code with the victim, and end it
    MARK_GUARDED = "guard.mark"
    UNMARK_GUARDED = "guard.unmark"  # takes a second person
    DECIDE_DETAILS = "details.decide"
    OVERRIDE_GATE = "gate.override"  # takes a second person and a reason; never overrides what the victim said
    KEEP_DUTIES = "duties.keep"  # hold, end a hold, find not owed, say why it was late, record what starts a clock
    CHANGE_GROUNDS = "grounds.change"  # for Enhanced Rights; and that several crimes are against one person
    AGREE_PROMISE = "promise.agree"  # with the victim: how often we are in touch, and how
    STOP_ESCALATION = "pursuit.stop"  # stop trying to reach the victim
    KEEP_COVERS = "covers.keep"  # who covers for an officer
    SET_BACKLOG_SHARE = "backlog.set_share"  # how much of the long-overdue work a team takes on each day
    KEEP_ROTA = "rota.keep"  # when staff work, who is away, who leads a team
    CHOOSE_KEYS = "keys.choose"  # the desk's single-key shortcuts, for oneself
    SEE_AUDITED_ACCESSES = "audit.see"
    KEEP_LINKS = "links.keep"  # the people from whom the victim must be kept safe
    KEEP_COURT = "court.keep"  # a victim's requests about court, money and property: seen, passed on, decided
    KEEP_TELL_ONCE = "tell_once.keep"  # what the victim has told us once, first on their record
    KEEP_PASSPORT = "passport.keep"  # how to speak with the victim
    ASSESS_NEEDS = "needs.assess"  # ask what the victim needs, and decide what happens with each need
    CLOSE_WITH_CARE = "closing.call"  # ring the victim because a case ends, or record that the call cannot be made
    ASK_WHY_LEFT = "leaving.ask"  # why the victim stopped, in their words
    COUNT_COMPARISON = "closing.compare"  # how many calls of each order there were, and how they ended
    SEE_LEAVING = "leaving.see"  # the figures of why people stop
    KEEP_SUPPORTERS = "supporters.keep"  # the victim's supporters: agree, change, end, give a code, answer
    SIGN_OFF_LANGUAGE = "language.sign_off"  # that messages leave in it
    DECIDE_CLASH = "clash.decide"  # takes two people besides the one who proposed the change
    SEE_CHALLENGES = "challenges.see"
    ANSWER_CHALLENGE = "challenge.answer"
    ANSWER_WRITTEN = "written.answer"  # read and answer what the victim wrote on their page
    DECIDE_REVIEW = "review.decide"
    MAKE_PAPERS = "papers.make"  # the bundle for the commissioner or the Ombudsman
    HOLD_SOUND = "sound.hold"  # that a recording is not deleted: it is evidence, or a complaint is about it
    SEE_HANDOVERS = "handovers.see"
    PREPARE_HANDOVER = "handover.prepare"  # a handover report for another agency; its withdrawal; what came back
    CHECK_HANDOVER = "handover.check"  # the second person before it leaves
    SEE_TEAM_LOAD = "team_load.see"
    REVIEW_CONTACTS = "contacts.review"  # those that were drawn
    READ_OWN_FEEDBACK = "own_feedback.read"
    COACH = "coaching.write"
    ASK_TO_RELEASE = "sending.ask_to_release"  # the first of two to say that stopped messages are right
    TAKE_CALLS = "calls.take"
    TAKE_ROOM_CALLS = "room_calls.take"  # calls to the control room's number alone, on its own pages
    SEE_CONTACT_TIMES = "contact_times.see"  # how long each colleague's contacts take
    OVERRIDE_CARE = "care.override"  # that a colleague is given heavy calls without a rest
    KEEP_RESERVED = "reserved_lines.keep"
    CLOSE_LINE = "line.close"  # put no callers into the queue, with a reason that they hear; and reopen it
    PLAN_STAFFING = "staffing.plan"  # see how many staff a number of callers needs, and enter what is known in advance
    KEEP_DIRECTORY = "directory.keep"  # check and correct entries, and record needs that could not be met
    SAY_CAPACITY = "capacity.say"  # how full a service is: stated by the service, or by the person it told
    SEE_UNMET = "unmet.see"  # unmet needs, counted
    DECLARE_CONFLICT = "conflict.declare"  # they know a person in a case, which is hidden from them at once
    KEEP_CONFLICTS = "conflicts.keep"  # see which records are hidden from which staff, and end a wrong conflict
    KEEP_SEALS = "seals.keep"  # restrict a case, say who reads it, and review who opened it in an emergency
    ASK_TO_OPEN = "seal.ask_to_open"  # the first of two who open a restricted record in an emergency
    LET_OPEN = "seal.let_open"  # the second, from another team
    ANSWER_FLAGGED_ACCESSES = "looks.answer"  # for those drawn by lot, and those flagged
    # the control room
    SEE_ROOM = "control_room.see"  # its queue, contacts, incidents and wallboard
    WORK_CONTACT = "room_contact.work"  # read, claim, assess, link, answer and close a contact
    WORK_INCIDENT = "incident.work"  # open, grade, send and close an incident
    RUN_ROOM = "control_room.run"  # quarantine, figures of staff, opening again what a colleague closed
    DECLARE_MAJOR = "major_incident.declare"  # also the first and second person of its release
    PLAN_ROOM = "control_room.plan"  # how many people the control room needs
    MEASURE_STEERING = "steering.measure"  # register a plan of control days, stop it, and see its effect
    SEND_TO_ROOM = "room_contact.send"  # a web form, or another system's webhook
    PRINT_ROOM_PAPER = "room_paper.print"
    ENTER_ROOM_PAPER = "room_paper.enter"  # what was taken down on paper
    RECORD_CALLS = "emergency_calls.record"  # call records of 999 and 101
    EXCHANGE_INCIDENT = "incident.exchange"  # another control room
    TELL_RECORD_SYSTEM = "record_system.tell"  # send what it is to record, and take its numbers
    # officers in the case
    SEE_QUESTIONS = "questions.see"  # what we ask of them, and what their own victims were told
    ANSWER_QUESTION = "questions.answer"
    KEEP_OWN_COVER = "own_cover.keep"  # when they are away, and who covers
    REFER = "referral.make"  # put the victim in touch with a support service, and follow the referral
    KEEP_PARTNERS = "partners.keep"  # which services have access here, and which of their people
    # a member of a support service, or its own system
    SEE_REFERRALS = "partner_referrals.see"
    ANSWER_REFERRAL = "partner_referral.answer"
    KEEP_COLLEAGUES = "partner_people.keep"  # as their lead
    # machines and the force's engineers
    LOAD_DIRECTORY = "directory.load"
    LOAD_FEED = "feed.load"
    KEEP_FEED = "feed.keep"  # list, read, mend, replay and discard refused lines, which name victims
    # a record system, about its own sources: what was refused and why, without the bytes
    SEE_OWN_LINES = "feed.see_own"
    SEE_LEDGER = "ledger.see"
    SEE_MESSAGES = "messages.see"
    SEE_PROVIDERS = "providers.see"
    SEE_INTAKE = "intake.see"
    SEE_CALLS = "calls.see"
    KEEP_TOKENS = "tokens.keep"
    LOAD_ANSWERS = "answers.load"  # officers' answers, from a file of the record system
    REBUILD = "cases.rebuild"
    VERIFY_AUDIT = "audit.verify"
    REDACT = "events.redact"
    END_ACCESS = "access.end"
    RELEASE_SENDING = "sending.release"
    LOAD_INCIDENT_CODES = "incident_codes.load"  # the force's opening and closing codes
    LOAD_PLACES = "places.load"  # a gazetteer
    KEEP_STAFF_POINTS = "staff_points.keep"  # numbers and addresses of staff, by which conflicts are found
    # the product's own jobs
    SEND_MESSAGE = "message.send"
    TAKE_IN = "message.take_in"
    RECEIVE_HANDOVER = "handover.receive"  # another agency, by its token or by the single-use page
    LOOK_UP_CALL = "call.look_up"  # another contact centre asks who is ringing, and reports the outcome
    APPLY_COOLED = "change.apply_cooled"
    ANSWER_CALL = "call.answer"


@dataclass(frozen=True, slots=True)
class WebVisit:
    """A victim's session on the web: it is over at `ends_at`, even in use. `again_at`: when the last six digits of the
    victim's code were last entered in it. `read_in`: the language of their pages. `needs`: how the pages look for them,
    as their passport says. `beside`: sessions of other cases whose codes were entered in the same session (ADR 49).
    Spans in seconds, for their page."""

    id: int
    ends_at: datetime
    again_at: datetime | None = None
    read_in: PageLanguage = PAGES_IN_ENGLISH
    needs: tuple[str, ...] = ()
    beside: tuple[int, ...] = ()

    def left(self, now: datetime) -> int:
        return max(0, int((self.ends_at - now).total_seconds()))

    def stays(self, now: datetime) -> int:
        """How long a page that is shown now may stay on the screen."""
        return min(self.left(now), int(access_code.VISIT_IDLE.total_seconds()))

    @property
    def warns_before(self) -> int:
        return int(access_code.CLOSING_WARNING.total_seconds())


@dataclass(frozen=True, slots=True)
class SupporterAccess:
    """The role of a supporter, as their session found it. `called`: what the page calls the victim.
    `guarded_agreed_at`: when it was agreed that the supporter may read it although the victim is guarded."""

    id: int
    role: SupporterRole
    scopes: frozenset[str]
    called: str
    guarded_agreed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `id` is what the audit stores: a staff id, a grant id, a token id, a job or system user name."""

    kind: ActorKind
    id: str
    name: str = ""  # shown to colleagues, never written to the audit or a log
    roles: frozenset[Role] = frozenset()
    staff_id: int | None = None
    team_id: int | None = None
    officer_id: int | None = None  # an officer as the record system knows them
    victim_id: int | None = None  # a victim's own row; for a supporter, the row of the victim they help
    helps: SupporterAccess | None = None  # a supporter's role
    # what the session opens, a `SessionAccess`: as the victim's code does, or all once a second factor was shown
    opens: str = ""
    # the duress code that opened this session or call, which belongs to no victim and has no row of one
    quiet: int | None = None
    visit: WebVisit | None = None  # the victim's, where they use the web
    reason: str = ""  # why an operator or a member of staff looks
    partner_id: int | None = None  # the organisation of a person from a support service
    partner_user_id: int | None = None
    opened: frozenset[int] = frozenset()  # restricted cases that two people opened to them in an emergency, for now
    sources: frozenset[str] = frozenset()  # a machine's named sources
    types: frozenset[str] = field(default_factory=frozenset)  # a machine's event types; empty: all

    @classmethod
    def system(cls, job: str) -> Actor:
        return cls(ActorKind.SYSTEM, job)

    @classmethod
    def operator(cls, user: str, reason: str = "") -> Actor:
        return cls(ActorKind.OPERATOR, f"operator:{user}", reason=reason)

    @classmethod
    def anonymous(cls, door: str) -> Actor:
        return cls(ActorKind.ANONYMOUS, door)
