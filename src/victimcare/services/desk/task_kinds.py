"""Properties of task kinds: how a kind ends, who may be given it, whether it can wait, and its group in the list."""

from __future__ import annotations

from enum import StrEnum

from victimcare.records.models.tasks import TaskKind as TaskKind

# Reaching the victim to tell them news, whether or not they have been asked how before. It ends when they know.
NEWS_KINDS = frozenset({TaskKind.TELL_VICTIM, TaskKind.MAKE_FIRST_CONTACT})
# A person is in danger now, or wrote words of danger. It ends only with what became of them.
DANGER_KINDS = frozenset({TaskKind.DANGER_NOW, TaskKind.DANGER_WORDS})
# Danger that a colleague heard themselves, or that a victim showed by their duress code, rather than found by a rule.
HEARD_DANGER_KINDS = frozenset({TaskKind.DANGER_NOW, TaskKind.QUIET_CODE})
# The owner of such a task must know whom to ask for and where to ring; a second person need not.
REACHING_KINDS = (
    NEWS_KINDS
    | DANGER_KINDS
    | {
        TaskKind.MESSAGE_FAILED,
        TaskKind.CALL_BACK,
        TaskKind.READ_REPLY,
        TaskKind.READ_WRITTEN,
        TaskKind.GIVE_UPDATE,
        TaskKind.LISTEN,
        TaskKind.CUT_OFF,
        TaskKind.WRONG_CODES,
        TaskKind.CHALLENGE,
        TaskKind.REVIEW,
        TaskKind.REACH_VICTIM,
        TaskKind.SILENCE,
        TaskKind.ASKED_SUPPORT,
        TaskKind.CONTACT_WISH,
        TaskKind.MORE_HELP,
        TaskKind.CHANGED_MIND,
        TaskKind.WAITS_LONG,
        TaskKind.TAKE_STATEMENT,
        TaskKind.COURT_ASK,
        TaskKind.RETURN_PROPERTY,
        TaskKind.SUPPORTER_ASKED,
        TaskKind.ASK_CHILD,
        TaskKind.NEXT_STEP,
        TaskKind.ASSESS_NEEDS,
        TaskKind.MEET_NEED,
        TaskKind.ACT_ON_RISK,
        TaskKind.CLOSING_CALL,
        TaskKind.EARLY_CALL,
        TaskKind.ASK_WHY_LEFT,
        TaskKind.LOW_SCORE,
        TaskKind.REFERRAL,
        TaskKind.TELL_REFERRAL,
    }
)
# These end with their matter, never by a tick: the victim has an answer, the news or their callback, or staff say why
# not.
ENDS_WITH_ITS_MATTER = frozenset(
    {
        TaskKind.FRONT_DOOR,
        TaskKind.CHALLENGE,
        TaskKind.REVIEW,
        TaskKind.CLASH,
        TaskKind.REACH_VICTIM,
        TaskKind.CALL_BACK,
        TaskKind.CONTACT_WISH,
        TaskKind.SUPPORTER_WROTE,
        TaskKind.QUIET_CODE,
        TaskKind.CHECK_HANDOVER,
        TaskKind.REVIEW_CONTACT,
        TaskKind.READ_FEEDBACK,
        TaskKind.CHECK_SERVICE,
        TaskKind.WRONG_ENTRY,
        TaskKind.CLOSING_CALL,
        TaskKind.ASK_WHY_LEFT,
        TaskKind.REFERRAL,
        TaskKind.TELL_REFERRAL,
        TaskKind.PARTNER_WROTE,
        TaskKind.PARTNER_PEOPLE,
        TaskKind.SELF_REFERRED,
        TaskKind.WATCH,
    }
)
# Reasons of tasks that only their owner can read or answer, so they wait while the owner is away. The same holds for
# feedback on a person's work (`READ_FEEDBACK`).
FOR_ITS_OWNER = frozenset({"named_there", "reader_named"})
# A tick does not close these as done: they end with their matter, or when staff say why nothing is needed.
DONE_BY_ITS_MATTER = frozenset({TaskKind.HAND_OVER})
# Never assigned automatically: approvals need a person other than the one who asked, the line finds who makes a
# callback, and supervisors do reviews.
CHOSEN_BY_HAND = frozenset(
    {
        TaskKind.CALL_BACK,
        TaskKind.SECOND_PERSON,
        TaskKind.CLASH,
        TaskKind.REVIEW,
        TaskKind.CODE_ATTACK,
        TaskKind.BRAKE,
        TaskKind.MESSAGES_HELD,
        TaskKind.CONTACTS_LEAP,
        TaskKind.QUIET_CODE,
        TaskKind.CHECK_HANDOVER,
        TaskKind.REVIEW_CONTACT,
        TaskKind.READ_FEEDBACK,
        TaskKind.MANY_LOOK_UPS,
        TaskKind.WATCH,
        TaskKind.DANGER_NOW,
        TaskKind.DANGER_WORDS,
    }
)
# A person may be in danger now, or was promised this very time.
NEVER_PUT_OFF = frozenset(
    {
        TaskKind.DANGER_NOW,
        TaskKind.DANGER_WORDS,
        TaskKind.QUIET_CODE,
        TaskKind.CALL_BACK,
        TaskKind.CODE_ATTACK,
        TaskKind.WRONG_CODES,
        TaskKind.BRAKE,
    }
)


class TaskGroup(StrEnum):
    """A topic by which the list is filtered; each kind is in one group."""

    REACH = "reach"
    CALLS = "calls"
    WRITING = "writing"
    SAFETY = "safety"
    RIGHTS = "rights"
    COURT = "court"
    SUPPORT = "support"
    CHECKS = "checks"
    OTHER = "other"


_GROUPED: dict[TaskGroup, tuple[TaskKind, ...]] = {
    TaskGroup.REACH: (
        *NEWS_KINDS,
        TaskKind.REACH_VICTIM,
        TaskKind.SILENCE,
        TaskKind.CONTACT_WISH,
        TaskKind.GIVE_UPDATE,
        TaskKind.WAITS_LONG,
        TaskKind.PLAIN_WORDS,
        TaskKind.NEXT_STEP,
        TaskKind.CLOSING_CALL,
        TaskKind.EARLY_CALL,
        TaskKind.ASK_WHY_LEFT,
        TaskKind.LOW_SCORE,
    ),
    TaskGroup.CALLS: (TaskKind.CALL_BACK, TaskKind.LISTEN, TaskKind.CUT_OFF),
    TaskGroup.WRITING: (
        TaskKind.READ_REPLY,
        TaskKind.READ_WRITTEN,
        TaskKind.MESSAGE_FAILED,
        TaskKind.MESSAGES_HELD,
        TaskKind.PRINT_LETTERS,
        TaskKind.BRAKE,
        TaskKind.PAD_MESSAGE,
        TaskKind.OFFICER_WROTE,
    ),
    TaskGroup.SAFETY: (
        TaskKind.DANGER_NOW,
        TaskKind.DANGER_WORDS,
        TaskKind.CLASH,
        TaskKind.WRONG_CODES,
        TaskKind.CODE_ATTACK,
        TaskKind.QUIET_CODE,
        TaskKind.ACT_ON_RISK,
        TaskKind.WATCH,
    ),
    TaskGroup.RIGHTS: (
        TaskKind.REVIEW_HOLD,
        TaskKind.ASK_AGENCY,
        TaskKind.CHALLENGE,
        TaskKind.REVIEW,
        TaskKind.CONFIRM_GROUNDS,
        TaskKind.MORE_HELP,
        TaskKind.CHANGED_MIND,
        TaskKind.FRONT_DOOR,
        TaskKind.HAND_OVER,
    ),
    TaskGroup.COURT: (TaskKind.TAKE_STATEMENT, TaskKind.COURT_ASK, TaskKind.RETURN_PROPERTY),
    TaskGroup.SUPPORT: (
        TaskKind.ASKED_SUPPORT,
        TaskKind.SUPPORTER_ASKED,
        TaskKind.SUPPORTER_WROTE,
        TaskKind.ASK_CHILD,
        TaskKind.ASSESS_NEEDS,
        TaskKind.MEET_NEED,
        TaskKind.REFERRAL,
        TaskKind.TELL_REFERRAL,
        TaskKind.PARTNER_WROTE,
        TaskKind.SELF_REFERRED,
    ),
    TaskGroup.CHECKS: (
        TaskKind.SECOND_PERSON,
        TaskKind.DECIDE_DETAILS,
        TaskKind.CONTACTS_LEAP,
        TaskKind.CHECK_HANDOVER,
        TaskKind.REVIEW_CONTACT,
        TaskKind.MANY_LOOK_UPS,
        TaskKind.OFFICER_SILENT,
        TaskKind.PASSED_BACK,
        TaskKind.CHECK_SERVICE,
        TaskKind.WRONG_ENTRY,
        TaskKind.PARTNER_PEOPLE,
    ),
}


def task_kinds_of(group: TaskGroup) -> frozenset[TaskKind]:
    """Return the kinds of a group; kinds in no other group are in the last one."""
    if group is not TaskGroup.OTHER:
        return frozenset(_GROUPED[group])
    return frozenset(TaskKind) - {kind for kinds in _GROUPED.values() for kind in kinds}
