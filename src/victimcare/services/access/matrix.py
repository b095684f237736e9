"""Who may do what: one line for each act, and nothing else decides (`victimcare access matrix` prints it).

Which rows they may then touch is decided by `access_scopes` and the rooms' own queries.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from victimcare.rules.errors import PermissionRefused
from victimcare.rules.people.supporters import SupporterScope
from victimcare.services.access.access_actors import Act, Actor, ActorKind, Role


class ActAudience(NamedTuple):
    """Staff by their roles, all others by their kind; a supporter also by what was agreed with the victim. The kind of
    sign-in is part of it: an officer in the case who answers a mail differs from one who signed in."""

    sort: str
    name: str


def _kind(kind: ActorKind) -> ActAudience:
    return ActAudience("kind", kind.value)


def _role(role: Role) -> ActAudience:
    return ActAudience("role", role.value)


def _scope(scope: SupporterScope) -> ActAudience:
    return ActAudience("scope", scope.value)


ANONYMOUS, VICTIM, SUPPORTER = map(_kind, (ActorKind.ANONYMOUS, ActorKind.VICTIM, ActorKind.SUPPORTER))
PARTNER, OFFICER_BY_MAIL = map(_kind, (ActorKind.PARTNER, ActorKind.OFFICER))
MACHINE, OPERATOR, SYSTEM = map(_kind, (ActorKind.MACHINE, ActorKind.OPERATOR, ActorKind.SYSTEM))
DESK, SUPERVISOR, OFFICER, ENGINEER = map(_role, (Role.DESK, Role.SUPERVISOR, Role.OFFICER, Role.ENGINEER))
CONTROL_ROOM, ROOM_SUPERVISOR = map(_role, (Role.CONTROL_ROOM, Role.ROOM_SUPERVISOR))
MAY_WRITE, MAY_STATE = map(_scope, (SupporterScope.WRITE, SupporterScope.STATEMENT))
EVERYBODY = frozenset({ANONYMOUS, VICTIM, SUPPORTER, PARTNER, DESK, SUPERVISOR, OFFICER, ENGINEER, CONTROL_ROOM})
AT_THE_DESK = frozenset({DESK, SUPERVISOR})


def _only(*who: ActAudience) -> frozenset[ActAudience]:
    return frozenset(who)


MAY: Mapping[Act, frozenset[ActAudience]] = {
    # anyone
    Act.SEE_PUBLIC_PAGE: EVERYBODY,
    Act.SIGN_IN: EVERYBODY,
    Act.SEND_WITHOUT_CODE: EVERYBODY,
    Act.SEARCH_DIRECTORY: EVERYBODY | {OPERATOR},
    Act.REPORT_ENTRY: EVERYBODY,
    # any holder of a code
    Act.COME_IN: _only(VICTIM, SUPPORTER),
    Act.SEE_BESIDE: _only(SUPPORTER),
    Act.WRITE_BESIDE: _only(MAY_WRITE),
    Act.SEE_OWN_CASE: _only(VICTIM),
    Act.CHOOSE_SUPPORTERS: _only(VICTIM),
    Act.WRITE_STATEMENT: _only(VICTIM, MAY_STATE),
    Act.END_OWN_VISITS: _only(VICTIM),
    Act.ASK_FOR_CALLBACK: _only(VICTIM),
    Act.CHOOSE: AT_THE_DESK | {VICTIM},
    Act.WRITE: _only(VICTIM),
    Act.CHALLENGE: AT_THE_DESK | {VICTIM},
    Act.ASK_OF_COURT: _only(VICTIM),
    Act.SHOW_SECOND_STEP: _only(VICTIM),
    Act.SET_UP_SECOND_STEP: _only(VICTIM),
    Act.WRITE_OWN_WORDS: _only(VICTIM),
    Act.AGREE_TO_REFERRAL: _only(VICTIM),
    Act.TAKE_BACK_REFERRAL: _only(VICTIM),
    # staff
    Act.SEE_TASKS: AT_THE_DESK,
    Act.WORK_TASK: AT_THE_DESK,
    Act.SET_BACKLOG_SHARE: _only(SUPERVISOR),
    Act.KEEP_ROTA: _only(SUPERVISOR),
    Act.CHOOSE_KEYS: AT_THE_DESK,
    Act.LOOK_UP_CASE: AT_THE_DESK,
    Act.SEE_CASE: AT_THE_DESK | {OPERATOR},
    Act.RECORD_CONTACT: AT_THE_DESK,
    Act.CONFIRM_PLAN: AT_THE_DESK,
    # An officer gives the sheet at first contact; the officers' site has acts of its own.
    Act.MAKE_CODE: AT_THE_DESK | {OFFICER, OPERATOR},
    Act.PRINT_LEAFLET: AT_THE_DESK | {OFFICER, OPERATOR},
    Act.KEEP_SECOND_STEP: AT_THE_DESK,
    Act.KEEP_QUIET_CODE: AT_THE_DESK,
    Act.MARK_GUARDED: AT_THE_DESK,
    Act.UNMARK_GUARDED: AT_THE_DESK,
    Act.DECIDE_DETAILS: AT_THE_DESK,
    Act.OVERRIDE_GATE: AT_THE_DESK,
    Act.KEEP_DUTIES: AT_THE_DESK | {OFFICER_BY_MAIL},
    Act.CHANGE_GROUNDS: AT_THE_DESK,
    Act.AGREE_PROMISE: AT_THE_DESK,
    Act.STOP_ESCALATION: _only(SUPERVISOR),
    Act.KEEP_COVERS: _only(SUPERVISOR),
    Act.SEE_AUDITED_ACCESSES: AT_THE_DESK | {OPERATOR},
    Act.KEEP_LINKS: AT_THE_DESK,
    Act.KEEP_COURT: AT_THE_DESK,
    Act.KEEP_TELL_ONCE: AT_THE_DESK,
    Act.KEEP_PASSPORT: AT_THE_DESK,
    Act.KEEP_SUPPORTERS: AT_THE_DESK,
    Act.SIGN_OFF_LANGUAGE: _only(SUPERVISOR),
    Act.DECIDE_CLASH: AT_THE_DESK,
    Act.SEE_CHALLENGES: AT_THE_DESK,
    Act.ANSWER_CHALLENGE: AT_THE_DESK,
    Act.ANSWER_WRITTEN: AT_THE_DESK,
    Act.DECIDE_REVIEW: _only(SUPERVISOR),
    Act.MAKE_PAPERS: AT_THE_DESK,
    Act.HOLD_SOUND: _only(SUPERVISOR),
    Act.ASK_TO_RELEASE: AT_THE_DESK,
    Act.TAKE_CALLS: AT_THE_DESK,
    Act.OVERRIDE_CARE: _only(SUPERVISOR),
    Act.KEEP_RESERVED: _only(SUPERVISOR),
    Act.CLOSE_LINE: _only(SUPERVISOR),
    Act.PLAN_STAFFING: _only(SUPERVISOR),
    Act.SEE_HANDOVERS: AT_THE_DESK,
    Act.PREPARE_HANDOVER: AT_THE_DESK,
    Act.CHECK_HANDOVER: AT_THE_DESK,
    Act.SEE_TEAM_LOAD: _only(SUPERVISOR),
    Act.REVIEW_CONTACTS: _only(SUPERVISOR),
    Act.READ_OWN_FEEDBACK: AT_THE_DESK,
    Act.COACH: _only(SUPERVISOR),
    Act.SEE_CONTACT_TIMES: _only(SUPERVISOR),
    Act.KEEP_DIRECTORY: AT_THE_DESK,
    Act.SAY_CAPACITY: AT_THE_DESK | {MACHINE, ANONYMOUS, PARTNER},  # ANONYMOUS: by a link sent to the service
    Act.SEE_UNMET: _only(SUPERVISOR),
    Act.ASSESS_NEEDS: AT_THE_DESK,
    Act.CLOSE_WITH_CARE: AT_THE_DESK,
    Act.ASK_WHY_LEFT: AT_THE_DESK,
    Act.COUNT_COMPARISON: _only(OPERATOR),
    Act.SEE_LEAVING: _only(SUPERVISOR),
    Act.REFER: AT_THE_DESK,
    Act.KEEP_PARTNERS: _only(SUPERVISOR),
    # the control room
    Act.SEE_ROOM: _only(CONTROL_ROOM),
    Act.WORK_CONTACT: _only(CONTROL_ROOM),
    Act.WORK_INCIDENT: _only(CONTROL_ROOM),
    Act.TAKE_ROOM_CALLS: _only(CONTROL_ROOM),
    Act.RUN_ROOM: _only(ROOM_SUPERVISOR),
    Act.DECLARE_MAJOR: _only(ROOM_SUPERVISOR),
    Act.PLAN_ROOM: _only(ROOM_SUPERVISOR, OPERATOR),
    Act.MEASURE_STEERING: _only(ROOM_SUPERVISOR),
    Act.SEND_TO_ROOM: EVERYBODY | {MACHINE, OPERATOR, SYSTEM},
    Act.PRINT_ROOM_PAPER: _only(CONTROL_ROOM, OPERATOR),
    Act.ENTER_ROOM_PAPER: _only(ROOM_SUPERVISOR, OPERATOR),
    Act.RECORD_CALLS: _only(MACHINE, OPERATOR, SYSTEM),
    Act.EXCHANGE_INCIDENT: _only(MACHINE, SYSTEM),
    Act.TELL_RECORD_SYSTEM: _only(SYSTEM),
    # officers in the case
    Act.SEE_QUESTIONS: _only(OFFICER),
    Act.ANSWER_QUESTION: AT_THE_DESK | {OFFICER, OFFICER_BY_MAIL, OPERATOR},
    Act.KEEP_OWN_COVER: _only(OFFICER),
    # a member of a support service, or its own system
    Act.SEE_REFERRALS: _only(PARTNER, MACHINE),
    Act.ANSWER_REFERRAL: _only(PARTNER, MACHINE),
    Act.KEEP_COLLEAGUES: _only(PARTNER),
    # who accessed which record
    Act.DECLARE_CONFLICT: AT_THE_DESK | {OFFICER},
    Act.KEEP_CONFLICTS: _only(SUPERVISOR),
    Act.KEEP_SEALS: _only(SUPERVISOR),
    Act.ASK_TO_OPEN: AT_THE_DESK | {OPERATOR},
    Act.LET_OPEN: AT_THE_DESK,
    Act.ANSWER_FLAGGED_ACCESSES: _only(SUPERVISOR),
    # machines and the force's engineers
    Act.LOAD_ANSWERS: _only(OPERATOR),
    Act.LOAD_DIRECTORY: _only(OPERATOR, SYSTEM),
    Act.RECEIVE_HANDOVER: _only(MACHINE, ANONYMOUS),
    Act.LOAD_FEED: _only(MACHINE, OPERATOR, SYSTEM),
    Act.KEEP_FEED: _only(SUPERVISOR, ENGINEER, OPERATOR, SYSTEM),
    Act.SEE_OWN_LINES: _only(MACHINE),
    Act.SEE_LEDGER: AT_THE_DESK | {OPERATOR},
    Act.SEE_MESSAGES: AT_THE_DESK | {OPERATOR},
    Act.SEE_PROVIDERS: _only(SUPERVISOR, ENGINEER),
    Act.SEE_INTAKE: _only(OPERATOR),
    Act.SEE_CALLS: _only(OPERATOR),
    Act.KEEP_TOKENS: _only(ENGINEER, OPERATOR),
    Act.REBUILD: _only(OPERATOR),
    Act.VERIFY_AUDIT: _only(ENGINEER, OPERATOR),
    Act.REDACT: _only(OPERATOR),
    Act.END_ACCESS: _only(OPERATOR),
    Act.RELEASE_SENDING: _only(SUPERVISOR, OPERATOR),
    Act.LOAD_INCIDENT_CODES: _only(OPERATOR),
    Act.LOAD_PLACES: _only(OPERATOR, SYSTEM),
    Act.KEEP_STAFF_POINTS: _only(OPERATOR),
    # the product's own jobs
    Act.SEND_MESSAGE: _only(SYSTEM),
    Act.TAKE_IN: _only(SYSTEM),
    Act.LOOK_UP_CALL: _only(MACHINE),
    Act.APPLY_COOLED: _only(SYSTEM),
    Act.ANSWER_CALL: _only(ANONYMOUS, VICTIM, SYSTEM),
}


def is_permitted(actor: Actor, act: Act) -> bool:
    """Whether this actor may do this kind of act. Which rows: decided by the queries' own scope."""
    scopes = actor.helps.scopes if actor.helps is not None else frozenset()
    is_as = {_kind(actor.kind), *map(_role, actor.roles), *(ActAudience("scope", scope) for scope in scopes)}
    return not MAY[act].isdisjoint(is_as)


def permit(actor: Actor, act: Act) -> None:
    """Raise PermissionRefused unless this actor may do this."""
    if not is_permitted(actor, act):
        raise PermissionRefused(f"{actor.kind} {actor.id} may not {act}")


def permit_one_of(actor: Actor, *acts: Act) -> None:
    """Raise PermissionRefused unless this actor may do one of these."""
    if not any(is_permitted(actor, act) for act in acts):
        raise PermissionRefused(f"{actor.kind} {actor.id} may do none of {', '.join(acts)}")


def require_staff_id(actor: Actor) -> int:
    """The row of the member of staff who acts, for records that name a person. Raises PermissionRefused."""
    if actor.staff_id is None:
        raise PermissionRefused("a person does this")
    return actor.staff_id
