"""Which victims will soon be let down with nothing under way for them, in what order, and what to do first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.message_sending import STAFF_LOOK_AFTER


class CommitmentKind(StrEnum):
    """What will be broken, the gravest first."""

    RIGHT = "right"
    STANDARD = "standard"  # our own, never her right
    PROMISE = "promise"


class FirstAction(StrEnum):
    """The one thing to do next."""

    FIRST_CONTACT = "first_contact"  # nobody has asked her how to reach her
    TELL = "tell"
    DO = "do"  # what the duty says
    BE_IN_TOUCH = "be_in_touch"  # as promised


class UnattendedCause(StrEnum):
    """Why a line stands where it stands."""

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
    """What is known of the victim beside: `harm` 1 to 3; `is_asked`: how to reach her is agreed; `tries` that did not
    reach her lately; `is_unread`: a message told her that there is news."""

    harm: int
    is_asked: bool
    tries: int
    is_unread: bool


@dataclass(frozen=True, slots=True)
class UnattendedVictim:
    """One victim, what to do first, and why; `matters` the soonest due first, our own standards after all others."""

    victim_id: int
    act: FirstAction
    harm: int
    due_at: datetime
    causes: tuple[UnattendedCause, ...]
    matters: tuple[UnattendedMatter, ...]


MOST_CAUSES = 3


def does_message_leave_in_time(leaves_at: datetime, due_at: datetime, *, is_frozen: bool, now: datetime) -> bool:
    """Whether a message that waits to leave from this moment on can be counted on: nothing leaves while all sending is
    frozen, what leaves only after the time is out keeps nothing, and what should have left long ago is stuck."""
    if is_frozen or now - leaves_at >= STAFF_LOOK_AFTER:
        return False
    return leaves_at <= max(due_at, now)


def rank_unattended_victims(
    matters: Iterable[UnattendedMatter], victim: dict[int, VictimContactFacts], *, now: datetime
) -> list[UnattendedVictim]:
    """One line a victim, worst harm first, then rights and promises before what is only our own standard, then the
    longest late."""
    by_victim: dict[int, list[UnattendedMatter]] = {}
    for matter in matters:
        by_victim.setdefault(matter.victim_id, []).append(matter)
    found = [_line(own, victim[victim_id], now) for victim_id, own in by_victim.items()]
    return sorted(found, key=unattended_order)


def unattended_order(line: UnattendedVictim) -> tuple[int, bool, datetime, int]:
    """Where a line stands: harm, then what she may claim or was promised, then lateness."""
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


# How fast a backlog is worked down: what is still to hand out today, and on which day the last of it is.

MOST_HANDED_OUT_A_DAY = 500  # a larger share is a slip of the keyboard, not work for a team


def remaining_share(*, share: int, handed_out: int) -> int:
    """Of today's share; none where a supervisor has set it lower since."""
    return max(share - handed_out, 0)


def backlog_days_left(*, left: int, share: int) -> int | None:
    """How many working days a backlog takes at this share a day. None: nothing is handed out, so that it never ends."""
    if left == 0:
        return 0
    return -(-left // share) if share > 0 else None


def backlog_last_day(
    *, left: int, share: int, today: date, working_day_after: Callable[[date, int], date | None]
) -> date | None:
    """On which day the last of it is handed out, counted from the next working day. None: never at this share, or
    later than the calendar of bank holidays reaches."""
    days = backlog_days_left(left=left, share=share)
    return working_day_after(today, days) if days is not None else None


# What counts as late now, and what has been late for so long that it is backlog: the one place that says so.

# The look for silence and the steps of escalation see what has been late for up to this long. All that is older is the
# backlog, which is worked down by a share a day: so nothing that is owed stands outside both.
BACKLOG_AFTER = timedelta(days=28)


class Lateness(StrEnum):
    LATE = "late"
    BACKLOG = "backlog"


def judge_lateness(due_at: datetime, *, now: datetime) -> Lateness | None:
    """None for what is not late."""
    if due_at >= now:
        return None
    return Lateness.LATE if due_at > now - BACKLOG_AFTER else Lateness.BACKLOG
