"""In which order contacts are answered, by when a person looks, and when a contact that no person opened rises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.control_room.calls.abandoned_calls import USUAL_CALL_BACKS, CallBackRules
from victimcare.rules.control_room.contact_kinds import CLASS_PRIORITIES, ContactClass, ContactPriority
from victimcare.rules.control_room.learnt_raising import LEARNT_THREAT
from victimcare.rules.control_room.raising import RaisingReason
from victimcare.rules.danger.matches import DangerRule


@dataclass(frozen=True, slots=True)
class RoomClocks:
    """The force's own standards for its control room. `look_within`: by when a person has opened a contact of each
    priority; `class_within`: of a class that is looked at sooner; `rises_after`: an unopened contact in danger goes to
    the supervisors, `rings_after`: to the duty number. All are counted from its newest message. `take_within`: by
    when a handler has taken danger that was opened; `act_within`: by when that handler has done something with it."""

    look_within: Mapping[ContactPriority, timedelta] = field(
        default_factory=lambda: {
            ContactPriority.DANGER: timedelta(minutes=5),
            ContactPriority.HIGH: timedelta(minutes=30),
            ContactPriority.SOON: timedelta(hours=2),
            ContactPriority.ROUTINE: timedelta(hours=4),
        }
    )
    class_within: Mapping[ContactClass, timedelta] = field(default_factory=dict)
    rises_after: timedelta = timedelta(minutes=5)
    rings_after: timedelta = timedelta(minutes=15)
    take_within: timedelta = timedelta(minutes=5)
    act_within: timedelta = timedelta(minutes=10)
    call_backs: CallBackRules = USUAL_CALL_BACKS


USUAL_CLOCKS = RoomClocks()


def contact_due_at(
    contact_class: ContactClass,
    priority: ContactPriority,
    since: datetime,
    clocks: RoomClocks,
    *,
    is_possible_danger: bool = False,
) -> datetime:
    """Return by when a person looks: by its priority, or sooner by its class. Possible danger is looked at
    as soon as danger is. `since`: when it began to wait for a person."""
    within = clocks.look_within[ContactPriority.DANGER if is_possible_danger else priority]
    return since + min(within, clocks.class_within.get(contact_class, within))


class RisingStep(StrEnum):
    """To whom an unopened contact in danger goes."""

    SUPERVISORS = "rose_supervisors"
    DUTY_NUMBER = "rose_duty"


class DangerWait(StrEnum):
    """For what a contact in danger waits."""

    UNOPENED = "unopened"  # no person has opened its newest message
    UNTAKEN = "untaken"  # opened, and no handler has it
    IDLE = "idle"  # a handler has it, and nothing was done with it


@dataclass(frozen=True, slots=True)
class WaitingDanger:
    """What decides whether an open contact in danger rises. `free_since`: when it was last put back; `worked_at`: when
    its handler last did something with it; `is_met`: assessed, or an incident opened, since its newest message."""

    waits_since: datetime
    first_seen_at: datetime | None
    has_owner: bool
    is_met: bool = False
    free_since: datetime | None = None
    worked_at: datetime | None = None
    rose_at: datetime | None = None
    rang_at: datetime | None = None


def find_danger_wait(danger: WaitingDanger) -> tuple[DangerWait, datetime] | None:
    """Return for what it waits, and since when; None: a handler has it in hand. A look stops the first minutes and no
    more; a contact that a handler claimed and has not opened waits like any other."""
    if danger.first_seen_at is None:
        return DangerWait.UNOPENED, danger.waits_since
    if not danger.has_owner:
        return DangerWait.UNTAKEN, max(danger.first_seen_at, danger.free_since or danger.first_seen_at)
    if danger.is_met:
        return None
    return DangerWait.IDLE, max(danger.first_seen_at, danger.worked_at or danger.first_seen_at)


def list_rising_steps(danger: WaitingDanger, clocks: RoomClocks, *, now: datetime) -> tuple[RisingStep, ...]:
    """Return the steps that are due. What was opened and not taken rises again; what a handler has never rings."""
    waits = find_danger_wait(danger)
    if waits is None:
        return ()
    wait, since = waits
    within = {
        DangerWait.UNOPENED: clocks.rises_after,
        DangerWait.UNTAKEN: clocks.take_within,
        DangerWait.IDLE: clocks.act_within,
    }
    return list_steps_after(
        now - since,
        has_risen=danger.rose_at is not None and danger.rose_at > since,
        has_rung=wait is DangerWait.IDLE or (danger.rang_at is not None and danger.rang_at > since),
        rises_after=within[wait],
        rings_after=max(clocks.rings_after, within[wait]),
    )


def list_steps_after(
    waited: timedelta, *, has_risen: bool, has_rung: bool, rises_after: timedelta, rings_after: timedelta
) -> tuple[RisingStep, ...]:
    """Return the steps that are due of what has waited so long unseen."""
    rises = not has_risen and waited >= rises_after
    rings = not has_rung and waited >= rings_after
    return (*([RisingStep.SUPERVISORS] * rises), *([RisingStep.DUTY_NUMBER] * rings))


def keep_rules_of_lowered(rules: Iterable[str]) -> list[str]:
    """Return the rules that a contact keeps when a person lowers it: what made it urgent is set aside."""
    set_aside = {*DangerRule, *RaisingReason, LEARNT_THREAT}
    return [rule for rule in rules if rule not in set_aside]


def raise_priority(now_has: ContactPriority, found: ContactPriority) -> ContactPriority:
    """Return the higher of the two: a machine never lowers what a person or an earlier message has set."""
    return max(now_has, found)


def raise_class(now_has: ContactClass, found: ContactClass) -> ContactClass:
    """Return the class of the higher priority; of two alike, the one that the contact has."""
    has, new = (CLASS_PRIORITIES.get(each, ContactPriority.ROUTINE) for each in (now_has, found))
    return found if new > has else now_has


def choose_queue(chosen: str, contact_class: ContactClass, priority: ContactPriority) -> str:
    """Return the queue that a person chose, where it can hold the contact; else the one that follows from its class and
    priority: only danger stands in the queue of danger."""
    is_danger = priority is ContactPriority.DANGER
    return chosen if chosen and (chosen == "danger") == is_danger else name_queue(contact_class, priority)


def name_queue(contact_class: ContactClass, priority: ContactPriority) -> str:
    """Return the code of the queue in which a contact waits until a person moves it."""
    if priority is ContactPriority.DANGER:
        return "danger"
    match contact_class:
        case ContactClass.ANY_NEWS:
            return "any_news"
        case ContactClass.COMPLAINT | ContactClass.COMPLIMENT:
            return "feedback"
        case ContactClass.ABANDONED_CALL:
            return "call_backs"
    return "contacts"


QUEUES = ("danger", "contacts", "call_backs", "any_news", "feedback")
