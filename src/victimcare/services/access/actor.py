from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from victimcare.rules import access_code
from victimcare.rules.people.supporters import Role as HelpingRole
from victimcare.rules.people.supporters import Scope
from victimcare.wording.languages import IN_ENGLISH, ReadIn


class ActorKind(StrEnum):
    VICTIM = "victim"  # by access code, on the web or the phone
    SUPPORTER = "supporter"  # somebody who helps a victim, by a code of their own, on the web
    STAFF = "staff"
    MACHINE = "machine"  # another system, by bearer token
    OPERATOR = "operator"  # a person at the command line of this machine
    SYSTEM = "system"  # a job of the product itself
    NOBODY = "nobody"  # anyone before proof


class Role(StrEnum):
    DESK = "desk"
    SUPERVISOR = "supervisor"
    OFFICER = "officer"
    ENGINEER = "engineer"


class Act(StrEnum):
    """Everything that can be done. A page, a command or a job names one; `permit` decides."""

    # anyone
    SEE_PUBLIC_PAGE = "public.see"
    SIGN_IN = "access.sign_in"
    SEND_WITHOUT_CODE = "front_door.send"  # a complaint, or what somebody thought of us
    # whoever has a code of their own: the page that follows the sign-in, whose ever it is
    COME_IN = "own_page.open"
    # somebody who helps a victim
    SEE_BESIDE = "beside.see"
    WRITE_BESIDE = "beside.write"
    # the victim herself
    SEE_OWN_CASE = "own_case.see"
    CHOOSE_SUPPORTERS = "supporters.choose"  # who helps her, and what they may see
    WRITE_STATEMENT = "statement.write"  # her words to the court, or those of a business's contact
    END_OWN_VISITS = "own_visits.end"
    ASK_FOR_CALLBACK = "callback.ask"
    CHOOSE = "choices.make"  # to decline something, or to have nothing more of a kind; and to take it back
    WRITE = "own_messages.write"  # to us on her page, to read what we answered, and to ask how things stand
    CHALLENGE = "right.challenge"  # that a right was not met; and that a decision is looked at again
    ASK_OF_COURT = "court.ask"  # her words to it, what makes the day easier, money, her property back
    SHOW_SECOND_STEP = "second_step.show"
    SET_UP_SECOND_STEP = "second_step.set_up"  # in a window that a person opened
    SAY_OF_HERSELF = "own_words.write"  # how she is reached, what she tells once, how to speak with her
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
    KEEP_QUIET_CODE = "quiet_code.keep"  # a second code that warns the desk: make one with her, and end it
    MARK_GUARDED = "guard.mark"
    UNMARK_GUARDED = "guard.unmark"  # takes a second person
    DECIDE_DETAILS = "details.decide"
    OVERRIDE_GATE = "gate.override"  # takes a second person and a reason; never what she herself said
    KEEP_DUTIES = "duties.keep"  # hold, end a hold, find not owed, say why it was late, record what starts a clock
    CHANGE_GROUNDS = "grounds.change"  # of her Enhanced Rights; and that several crimes are against one person
    AGREE_PROMISE = "promise.agree"  # with her: how often we are in touch, and how
    STOP_PURSUIT = "pursuit.stop"  # to reach for her no more
    KEEP_COVERS = "covers.keep"  # who stands in for an officer
    SEE_WHO_LOOKED = "audit.see"
    KEEP_LINKS = "links.keep"  # whom she must be kept safe from
    KEEP_COURT = "court.keep"  # what she asks about court, money and property: seen, passed on, decided
    KEEP_TELL_ONCE = "tell_once.keep"  # what she has told us once, first on her record
    KEEP_PASSPORT = "passport.keep"  # how to speak with her
    KEEP_SUPPORTERS = "supporters.keep"  # who helps her: agree, change, end, give a code, answer
    SIGN_OFF_LANGUAGE = "language.sign_off"  # that messages leave in it
    DECIDE_CLASH = "clash.decide"  # takes two people besides whoever proposed the change
    SEE_CHALLENGES = "challenges.see"
    ANSWER_CHALLENGE = "challenge.answer"
    ANSWER_WRITTEN = "written.answer"  # what she wrote on her page, read and answered
    DECIDE_REVIEW = "review.decide"
    MAKE_PAPERS = "papers.make"  # the bundle for the commissioner or the Ombudsman
    HOLD_SOUND = "sound.hold"  # that a recording is not deleted: it is evidence, or a complaint is about it
    ASK_TO_RELEASE = "sending.ask_to_release"  # the first of two to say that stopped messages are right
    TAKE_CALLS = "calls.take"
    OVERRIDE_CARE = "care.override"  # that a colleague is given heavy calls without a rest
    KEEP_RESERVED = "reserved_lines.keep"
    CLOSE_LINE = "line.close"  # that nobody is put into the queue, with a reason that callers hear; and to open it
    PLAN_STAFFING = "staffing.plan"  # to see how many people how many callers take, and say what is known beforehand
    # machines and the force's engineers
    LOAD_FEED = "feed.load"
    KEEP_FEED = "feed.keep"  # list, mend, replay, discard
    SEE_LEDGER = "ledger.see"
    SEE_MESSAGES = "messages.see"
    SEE_PROVIDERS = "providers.see"
    SEE_INTAKE = "intake.see"
    SEE_CALLS = "calls.see"
    KEEP_TOKENS = "tokens.keep"
    REBUILD = "cases.rebuild"
    VERIFY_AUDIT = "audit.verify"
    REDACT = "events.redact"
    RELEASE_SENDING = "sending.release"
    # the product's own jobs
    SEND_MESSAGE = "message.send"
    TAKE_IN = "message.take_in"
    LOOK_UP_CALL = "call.look_up"  # another contact centre asks who rings, and says how it went
    APPLY_COOLED = "change.apply_cooled"
    ANSWER_CALL = "call.answer"


_PUBLIC = frozenset({Act.SEE_PUBLIC_PAGE, Act.SIGN_IN, Act.SEND_WITHOUT_CODE})
_DESK = _PUBLIC | {
    Act.SEE_TASKS,
    Act.WORK_TASK,
    Act.LOOK_UP_CASE,
    Act.SEE_CASE,
    Act.RECORD_CONTACT,
    Act.CONFIRM_PLAN,
    Act.MAKE_CODE,
    Act.PRINT_LEAFLET,
    Act.KEEP_SECOND_STEP,
    Act.KEEP_QUIET_CODE,
    Act.MARK_GUARDED,
    Act.UNMARK_GUARDED,
    Act.DECIDE_DETAILS,
    Act.OVERRIDE_GATE,
    Act.KEEP_DUTIES,
    Act.CHANGE_GROUNDS,
    Act.CHOOSE,
    Act.AGREE_PROMISE,
    Act.SEE_WHO_LOOKED,
    Act.KEEP_LINKS,
    Act.KEEP_COURT,
    Act.KEEP_TELL_ONCE,
    Act.KEEP_PASSPORT,
    Act.KEEP_SUPPORTERS,
    Act.DECIDE_CLASH,
    Act.SEE_LEDGER,
    Act.SEE_MESSAGES,
    Act.ASK_TO_RELEASE,
    Act.CHALLENGE,
    Act.SEE_CHALLENGES,
    Act.ANSWER_CHALLENGE,
    Act.ANSWER_WRITTEN,
    Act.MAKE_PAPERS,
    Act.TAKE_CALLS,
}
_OF_ROLE: Mapping[Role, frozenset[Act]] = {
    Role.DESK: _DESK,
    Role.SUPERVISOR: _DESK
    | {
        Act.CLOSE_LINE,
        Act.DECIDE_REVIEW,
        Act.HOLD_SOUND,
        Act.KEEP_COVERS,
        Act.KEEP_RESERVED,
        Act.OVERRIDE_CARE,
        Act.PLAN_STAFFING,
        Act.RELEASE_SENDING,
        Act.SEE_PROVIDERS,
        Act.SIGN_OFF_LANGUAGE,
        Act.STOP_PURSUIT,
    },
    # The officers' site is one of its own. At first contact it is an officer who gives the sheet.
    Role.OFFICER: _PUBLIC | {Act.MAKE_CODE, Act.PRINT_LEAFLET},
    Role.ENGINEER: _PUBLIC | {Act.KEEP_FEED, Act.KEEP_TOKENS, Act.VERIFY_AUDIT, Act.SEE_PROVIDERS},
}
_OF_KIND: Mapping[ActorKind, frozenset[Act]] = {
    ActorKind.NOBODY: _PUBLIC | {Act.ANSWER_CALL},
    ActorKind.VICTIM: _PUBLIC
    | {
        Act.COME_IN,
        Act.CHOOSE_SUPPORTERS,
        Act.WRITE_STATEMENT,
        Act.SEE_OWN_CASE,
        Act.END_OWN_VISITS,
        Act.SHOW_SECOND_STEP,
        Act.SET_UP_SECOND_STEP,
        Act.ASK_FOR_CALLBACK,
        Act.ASK_OF_COURT,
        Act.CHALLENGE,
        Act.CHOOSE,
        Act.WRITE,
        Act.ANSWER_CALL,
        Act.SAY_OF_HERSELF,
    },
    ActorKind.SUPPORTER: _PUBLIC | {Act.COME_IN, Act.SEE_BESIDE},
    ActorKind.MACHINE: frozenset({Act.LOAD_FEED, Act.LOOK_UP_CALL}),
    ActorKind.OPERATOR: frozenset(
        {
            Act.LOAD_FEED,
            Act.KEEP_FEED,
            Act.SEE_LEDGER,
            Act.SEE_CASE,
            Act.SEE_MESSAGES,
            Act.SEE_CALLS,
            Act.SEE_INTAKE,
            Act.KEEP_TOKENS,
            Act.REBUILD,
            Act.VERIFY_AUDIT,
            Act.SEE_WHO_LOOKED,
            Act.MAKE_CODE,
            Act.PRINT_LEAFLET,
            Act.REDACT,
            Act.RELEASE_SENDING,
        }
    ),
    ActorKind.SYSTEM: frozenset(
        {Act.APPLY_COOLED, Act.SEND_MESSAGE, Act.TAKE_IN, Act.LOAD_FEED, Act.ANSWER_CALL, Act.KEEP_FEED}
    ),
}

# What a supporter may do besides, by what was agreed.
_OF_SCOPE: Mapping[str, frozenset[Act]] = {
    Scope.WRITE: frozenset({Act.WRITE_BESIDE}),
    Scope.STATEMENT: frozenset({Act.WRITE_STATEMENT}),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A victim's visit on the web: `ends_at` it is over, however busy she is. `again_at`: when the last six digits of
    her code were shown again in it. `read_in`: the language of her pages. Spans in
    seconds, for her page."""

    id: int
    ends_at: datetime
    again_at: datetime | None = None
    read_in: ReadIn = IN_ENGLISH

    def left(self, now: datetime) -> int:
        return max(0, int((self.ends_at - now).total_seconds()))

    def stays(self, now: datetime) -> int:
        """How long a page that is shown now may be looked at."""
        return min(self.left(now), int(access_code.IDLE.total_seconds()))

    @property
    def warns_before(self) -> int:
        return int(access_code.WARNING.total_seconds())


@dataclass(frozen=True, slots=True)
class Helping:
    """The role of somebody who helps a victim, as their visit found it. `called`: what their page calls her."""

    id: int
    role: HelpingRole
    scopes: frozenset[str]
    called: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `id` is what the audit keeps: a staff id, a grant id, a token id, a job or system user name."""

    kind: ActorKind
    id: str
    name: str = ""  # shown to colleagues, never written to the audit or a log
    roles: frozenset[Role] = frozenset()
    staff_id: int | None = None
    team_id: int | None = None
    victim_id: int | None = None  # a victim's own row; of whom a supporter helps
    helps: Helping | None = None  # a supporter's role
    opens: str = ""  # what her visit opens: short or case, as her code does, or all once a second factor was shown
    quiet: int | None = None  # the quiet code that opened this visit or call: it is nobody's, and has no row of hers
    visit: Visit | None = None  # hers, where she comes by the web
    reason: str = ""  # why an operator or a member of staff looks
    sources: frozenset[str] = frozenset()  # a machine's named sources
    types: frozenset[str] = field(default_factory=frozenset)  # a machine's event types; empty: all

    @classmethod
    def system(cls, job: str) -> Actor:
        return cls(ActorKind.SYSTEM, job)

    @classmethod
    def operator(cls, user: str, reason: str = "") -> Actor:
        return cls(ActorKind.OPERATOR, f"operator:{user}", reason=reason)

    @classmethod
    def nobody(cls, door: str) -> Actor:
        return cls(ActorKind.NOBODY, door)


class NotPermitted(Exception):
    """This actor may not do this. Channels answer it as if the thing were not there."""


def permit(actor: Actor, act: Act) -> None:
    """Raise NotPermitted unless this actor may do this kind of act. Which rows: the queries' own scope."""
    if act in _OF_KIND.get(actor.kind, frozenset()):
        return
    if any(act in _OF_ROLE[role] for role in actor.roles):
        return
    if actor.helps is not None and any(act in _OF_SCOPE.get(scope, ()) for scope in actor.helps.scopes):
        return
    raise NotPermitted(f"{actor.kind} {actor.id} may not {act}")
