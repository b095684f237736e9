"""Finds victims who will soon be let down with nothing under way for them, ranks them, and says what to do first.

Also paces the working down of the backlog, and says what counts as late and what as backlog.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.message_sending import STAFF_LOOK_AFTER


class CommitmentKind(StrEnum):
    """What will be broken, the gravest first."""

    RIGHT = "right"
    STANDARD = "standard"  # the force's own, never a right
    PROMISE = "promise"


class FirstAction(StrEnum):
    """The one thing to do next."""

    FIRST_CONTACT = "first_contact"  # we have never asked the victim how to reach them
    TELL = "tell"
    DO = "do"  # what the duty says
    BE_IN_TOUCH = "be_in_touch"  # as promised


class UnattendedCause(StrEnum):
    """Why a row has its place in the list."""

    HARM = "harm"
    LATE = "late"
    DUE = "due"
    TRIED = "tried"
    UNREAD = "unread"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class UnattendedMatter:
    """One duty or promise that nothing under way will keep. `code` is the duty's entry, or empty for a promise."""

    victim_id: int
    breaks: CommitmentKind
    code: str
    due_at: datetime
    is_news: bool


@dataclass(frozen=True, slots=True)
class VictimContactFacts:
    """Further facts about the victim. `harm`: 1 to 3; `is_asked`: we have agreed how to reach them; `tries`: recent
    attempts that did not reach them; `is_unread`: they have not read a message about the news."""

    harm: int
    is_asked: bool
    tries: int
    is_unread: bool


@dataclass(frozen=True, slots=True)
class UnattendedVictim:
    """One victim, what to do first, and why; `matters` by due date, with our own standards after all others."""

    victim_id: int
    act: FirstAction
    harm: int
    due_at: datetime
    causes: tuple[UnattendedCause, ...]
    matters: tuple[UnattendedMatter, ...]


MOST_CAUSES = 3


def does_message_leave_in_time(leaves_at: datetime, due_at: datetime, *, is_frozen: bool, now: datetime) -> bool:
    """Whether a message that may leave from this moment on will be in time. Nothing leaves while all sending is frozen,
    a message that leaves after the deadline keeps no duty, and one that should have left long ago is stuck."""
    if is_frozen or now - leaves_at >= STAFF_LOOK_AFTER:
        return False
    return leaves_at <= max(due_at, now)


def rank_unattended_victims(
    matters: Iterable[UnattendedMatter], victim: dict[int, VictimContactFacts], *, now: datetime
) -> list[UnattendedVictim]:
    """Return one row per victim: worst harm first, then rights and promises before our own standards, then the longest
    overdue."""
    by_victim: dict[int, list[UnattendedMatter]] = {}
    for matter in matters:
        by_victim.setdefault(matter.victim_id, []).append(matter)
    found = [_line(own, victim[victim_id], now) for victim_id, own in by_victim.items()]
    return sorted(found, key=unattended_order)


def unattended_order(line: UnattendedVictim) -> tuple[int, bool, datetime, int]:
    """Sort key of a row: harm, then rights and promises before standards, then lateness."""
    return -line.harm, line.matters[0].breaks is CommitmentKind.STANDARD, line.due_at, line.victim_id


def _line(matters: list[UnattendedMatter], victim: VictimContactFacts, now: datetime) -> UnattendedVictim:
    ordered = tuple(sorted(matters, key=_in_turn))
    first = ordered[0]
    return UnattendedVictim(
        first.victim_id, _act(first, victim), victim.harm, first.due_at, _causes(ordered, victim, now), ordered
    )


def _in_turn(one: UnattendedMatter) -> tuple[bool, datetime, int, str]:
    return one.breaks is CommitmentKind.STANDARD, one.due_at, list(CommitmentKind).index(one.breaks), one.code


def _act(first: UnattendedMatter, victim: VictimContactFacts) -> FirstAction:
    if not victim.is_asked and (first.is_news or first.breaks is CommitmentKind.PROMISE):
        return FirstAction.FIRST_CONTACT
    if first.breaks is CommitmentKind.PROMISE:
        return FirstAction.BE_IN_TOUCH
    return FirstAction.TELL if first.is_news else FirstAction.DO


def _causes(
    matters: Sequence[UnattendedMatter], victim: VictimContactFacts, now: datetime
) -> tuple[UnattendedCause, ...]:
    causes = [UnattendedCause.HARM, UnattendedCause.LATE if matters[0].due_at < now else UnattendedCause.DUE]
    causes += [UnattendedCause.TRIED] if victim.tries else []
    causes += [UnattendedCause.UNREAD] if victim.is_unread else []
    causes += [UnattendedCause.SEVERAL] if len(matters) > 1 else []
    return tuple(causes[:MOST_CAUSES])


# How fast a backlog is worked down: how much is left to hand out today, and the day on which it is finished.

MOST_HANDED_OUT_A_DAY = 500  # a larger share is a slip of the keyboard, not work for a team


def remaining_share(*, share: int, handed_out: int) -> int:
    """Return what is left of today's share; 0 if a supervisor has since set it lower."""
    return max(share - handed_out, 0)


def backlog_days_left(*, left: int, share: int) -> int | None:
    """How many working days the backlog takes at this share a day. None: the share is 0, so it never ends."""
    if left == 0:
        return 0
    return -(-left // share) if share > 0 else None


def backlog_last_day(
    *, left: int, share: int, today: date, working_day_after: Callable[[date, int], date | None]
) -> date | None:
    """The day on which the backlog is finished, counted from the next working day. None: never at this share, or later
    than the calendar of bank holidays reaches."""
    days = backlog_days_left(left=left, share=share)
    return working_day_after(today, days) if days is not None else None


# What counts as late now, and what has been late for so long that it is backlog. Defined only here.

# The search for unattended duties and the escalation steps cover what has been late for up to this long. Anything older
# is the backlog, worked down by a share a day, so every duty belongs to one or the other.
BACKLOG_AFTER = timedelta(days=28)


class Lateness(StrEnum):
    LATE = "late"
    BACKLOG = "backlog"


def judge_lateness(due_at: datetime, *, now: datetime) -> Lateness | None:
    """None: it is not late."""
    if due_at >= now:
        return None
    return Lateness.LATE if due_at > now - BACKLOG_AFTER else Lateness.BACKLOG
