"""What holds for each kind of task: its group in the list, how it ends, who may be given it, whether it can wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto

from victimcare.records.models.tasks import TaskKind as TaskKind


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


class TaskEnd(StrEnum):
    """What ends a task."""

    BY_TICK = auto()
    WITH_MATTER = auto()  # no tick: the victim has an answer, the news or their callback, or staff say why not
    DONE_BY_ITS_MATTER = auto()  # a tick says that nothing is needed; only the matter says that it is done


@dataclass(frozen=True, slots=True)
class TaskRules:
    """What holds for a kind.

    `reaches`: its owner must know whom to ask for and where to ring. `by_hand`: it is never assigned automatically, as
    it takes a person other than the one who asked, or a supervisor, or the line finds who makes a callback. `waits`: it
    may be put off; not where a person may be in danger now or was promised this very time.
    """

    group: TaskGroup
    reaches: bool = False
    ends: TaskEnd = TaskEnd.BY_TICK
    by_hand: bool = False
    waits: bool = True


RULES_OF_TASKS: dict[TaskKind, TaskRules] = {
    TaskKind.TELL_VICTIM: TaskRules(TaskGroup.REACH, reaches=True),
    TaskKind.MAKE_FIRST_CONTACT: TaskRules(TaskGroup.REACH, reaches=True),
    TaskKind.MAJOR_INCIDENT: TaskRules(TaskGroup.REACH, reaches=True, waits=False),
    TaskKind.MESSAGE_FAILED: TaskRules(TaskGroup.WRITING, reaches=True),
    TaskKind.MESSAGES_HELD: TaskRules(TaskGroup.WRITING, by_hand=True),
    TaskKind.CALL_BACK: TaskRules(TaskGroup.CALLS, reaches=True, ends=TaskEnd.WITH_MATTER, by_hand=True, waits=False),
    TaskKind.DECIDE_DETAILS: TaskRules(TaskGroup.CHECKS),
    TaskKind.CONTACTS_LEAP: TaskRules(TaskGroup.CHECKS, by_hand=True),
    TaskKind.CODE_ATTACK: TaskRules(TaskGroup.SAFETY, by_hand=True, waits=False),
    TaskKind.WRONG_CODES: TaskRules(TaskGroup.SAFETY, reaches=True, waits=False),
    TaskKind.SECOND_PERSON: TaskRules(TaskGroup.CHECKS, by_hand=True),
    TaskKind.SILENCE: TaskRules(TaskGroup.REACH, reaches=True),
    TaskKind.REVIEW_HOLD: TaskRules(TaskGroup.RIGHTS),
    TaskKind.REACH_VICTIM: TaskRules(TaskGroup.REACH, reaches=True, ends=TaskEnd.WITH_MATTER),
    TaskKind.READ_REPLY: TaskRules(TaskGroup.WRITING, reaches=True),
    TaskKind.READ_WRITTEN: TaskRules(TaskGroup.WRITING, reaches=True),
    TaskKind.GIVE_UPDATE: TaskRules(TaskGroup.REACH, reaches=True),
    TaskKind.LISTEN: TaskRules(TaskGroup.CALLS, reaches=True),
    TaskKind.CLASH: TaskRules(TaskGroup.SAFETY, ends=TaskEnd.WITH_MATTER, by_hand=True),
    TaskKind.BRAKE: TaskRules(TaskGroup.WRITING, by_hand=True, waits=False),
    TaskKind.ASK_AGENCY: TaskRules(TaskGroup.RIGHTS),
    TaskKind.CHALLENGE: TaskRules(TaskGroup.RIGHTS, reaches=True, ends=TaskEnd.WITH_MATTER),
    TaskKind.REVIEW: TaskRules(TaskGroup.RIGHTS, reaches=True, ends=TaskEnd.WITH_MATTER, by_hand=True),
    TaskKind.PRINT_LETTERS: TaskRules(TaskGroup.WRITING),
    TaskKind.CUT_OFF: TaskRules(TaskGroup.CALLS, reaches=True),
    TaskKind.CONTACT_WISH: TaskRules(TaskGroup.REACH, reaches=True, ends=TaskEnd.WITH_MATTER),
    TaskKind.CONFIRM_GROUNDS: TaskRules(TaskGroup.RIGHTS),
    TaskKind.MORE_HELP: TaskRules(TaskGroup.RIGHTS, reaches=True),
    TaskKind.CHANGED_MIND: TaskRules(TaskGroup.RIGHTS, reaches=True),
    TaskKind.WAITS_LONG: TaskRules(TaskGroup.REACH, reaches=True),
    TaskKind.FRONT_DOOR: TaskRules(TaskGroup.RIGHTS, ends=TaskEnd.WITH_MATTER),
    TaskKind.ASKED_SUPPORT: TaskRules(TaskGroup.SUPPORT, reaches=True),
    TaskKind.TAKE_STATEMENT: TaskRules(TaskGroup.COURT, reaches=True),
    TaskKind.COURT_ASK: TaskRules(TaskGroup.COURT, reaches=True),
    TaskKind.RETURN_PROPERTY: TaskRules(TaskGroup.COURT, reaches=True),
    TaskKind.QUIET_CODE: TaskRules(TaskGroup.SAFETY, ends=TaskEnd.WITH_MATTER, by_hand=True, waits=False),
    TaskKind.SUPPORTER_ASKED: TaskRules(TaskGroup.SUPPORT, reaches=True),
    TaskKind.SUPPORTER_WROTE: TaskRules(TaskGroup.SUPPORT, ends=TaskEnd.WITH_MATTER),
    TaskKind.PLAIN_WORDS: TaskRules(TaskGroup.REACH),
    TaskKind.OFFICER_SILENT: TaskRules(TaskGroup.CHECKS),
    TaskKind.PASSED_BACK: TaskRules(TaskGroup.CHECKS),
    TaskKind.OFFICER_WROTE: TaskRules(TaskGroup.WRITING),
    TaskKind.CHECK_SERVICE: TaskRules(TaskGroup.CHECKS, ends=TaskEnd.WITH_MATTER),
    TaskKind.WRONG_ENTRY: TaskRules(TaskGroup.CHECKS, ends=TaskEnd.WITH_MATTER),
    TaskKind.ASK_CHILD: TaskRules(TaskGroup.SUPPORT, reaches=True),
    TaskKind.HAND_OVER: TaskRules(TaskGroup.RIGHTS, ends=TaskEnd.DONE_BY_ITS_MATTER),
    TaskKind.CHECK_HANDOVER: TaskRules(TaskGroup.CHECKS, ends=TaskEnd.WITH_MATTER, by_hand=True),
    TaskKind.REVIEW_CONTACT: TaskRules(TaskGroup.CHECKS, ends=TaskEnd.WITH_MATTER, by_hand=True),
    TaskKind.READ_FEEDBACK: TaskRules(TaskGroup.OTHER, ends=TaskEnd.WITH_MATTER, by_hand=True),
    TaskKind.NEXT_STEP: TaskRules(TaskGroup.REACH, reaches=True),
    TaskKind.PAD_MESSAGE: TaskRules(TaskGroup.WRITING),
    TaskKind.MANY_LOOK_UPS: TaskRules(TaskGroup.CHECKS, by_hand=True),
    TaskKind.ASSESS_NEEDS: TaskRules(TaskGroup.SUPPORT, reaches=True),
    TaskKind.MEET_NEED: TaskRules(TaskGroup.SUPPORT, reaches=True),
    TaskKind.ACT_ON_RISK: TaskRules(TaskGroup.SAFETY, reaches=True),
    TaskKind.CLOSING_CALL: TaskRules(TaskGroup.REACH, reaches=True, ends=TaskEnd.WITH_MATTER),
    TaskKind.EARLY_CALL: TaskRules(TaskGroup.REACH, reaches=True),
    TaskKind.ASK_WHY_LEFT: TaskRules(TaskGroup.REACH, reaches=True, ends=TaskEnd.WITH_MATTER),
    TaskKind.WATCH: TaskRules(TaskGroup.SAFETY, ends=TaskEnd.WITH_MATTER, by_hand=True),
    TaskKind.REFERRAL: TaskRules(TaskGroup.SUPPORT, reaches=True, ends=TaskEnd.WITH_MATTER),
    TaskKind.TELL_REFERRAL: TaskRules(TaskGroup.SUPPORT, reaches=True, ends=TaskEnd.WITH_MATTER),
    TaskKind.PARTNER_WROTE: TaskRules(TaskGroup.SUPPORT, ends=TaskEnd.WITH_MATTER),
    TaskKind.PARTNER_PEOPLE: TaskRules(TaskGroup.CHECKS, ends=TaskEnd.WITH_MATTER),
    TaskKind.SELF_REFERRED: TaskRules(TaskGroup.SUPPORT, ends=TaskEnd.WITH_MATTER),
    TaskKind.LOW_SCORE: TaskRules(TaskGroup.REACH, reaches=True),
    TaskKind.DANGER_NOW: TaskRules(TaskGroup.SAFETY, reaches=True, by_hand=True, waits=False),
    TaskKind.DANGER_WORDS: TaskRules(TaskGroup.SAFETY, reaches=True, by_hand=True, waits=False),
}


def _kinds(has: Callable[[TaskRules], bool]) -> frozenset[TaskKind]:
    return frozenset(kind for kind, rules in RULES_OF_TASKS.items() if has(rules))


REACHING_KINDS = _kinds(lambda rules: rules.reaches)
ENDS_WITH_ITS_MATTER = _kinds(lambda rules: rules.ends is TaskEnd.WITH_MATTER)
DONE_BY_ITS_MATTER = _kinds(lambda rules: rules.ends is TaskEnd.DONE_BY_ITS_MATTER)
CHOSEN_BY_HAND = _kinds(lambda rules: rules.by_hand)
NEVER_PUT_OFF = _kinds(lambda rules: not rules.waits)

# Reaching the victim to tell them news, whether or not they have been asked how before. It ends when they know.
NEWS_KINDS = frozenset({TaskKind.TELL_VICTIM, TaskKind.MAKE_FIRST_CONTACT})
# A person is in danger now, or wrote words of danger. It ends only with what became of them.
DANGER_KINDS = frozenset({TaskKind.DANGER_NOW, TaskKind.DANGER_WORDS})
# Danger that a colleague heard themselves, or that a victim showed by their duress code, rather than found by a rule.
HEARD_DANGER_KINDS = frozenset({TaskKind.DANGER_NOW, TaskKind.QUIET_CODE})
# Reasons of tasks that only their owner can read or answer, so they wait while the owner is away. The same holds for
# feedback on a person's work (`READ_FEEDBACK`).
FOR_ITS_OWNER = frozenset({"named_there", "reader_named"})


def task_kinds_of(group: TaskGroup) -> frozenset[TaskKind]:
    return _kinds(lambda rules: rules.group is group)
