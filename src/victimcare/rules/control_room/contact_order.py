"""In which order contacts are answered, by when a person looks, and when a contact that no person opened rises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from victimcare.rules.control_room.contact_kinds import CLASS_PRIORITIES, ContactClass, ContactPriority


@dataclass(frozen=True, slots=True)
class RoomClocks:
    """The force's own standards for its control room. `look_within`: by when a person has opened a contact of each
    priority; `rises_after`: an unopened contact in danger goes to the supervisors, `rings_after`: to the duty number.
    Both are counted from its newest message. `answer_within`: by when a contact that asks for news is answered."""

    look_within: Mapping[ContactPriority, timedelta] = field(
        default_factory=lambda: {
            ContactPriority.DANGER: timedelta(minutes=5),
            ContactPriority.HIGH: timedelta(minutes=30),
            ContactPriority.SOON: timedelta(hours=2),
            ContactPriority.ROUTINE: timedelta(hours=4),
        }
    )
    rises_after: timedelta = timedelta(minutes=5)
    rings_after: timedelta = timedelta(minutes=15)


USUAL_CLOCKS = RoomClocks()


def contact_due_at(priority: ContactPriority, newest_at: datetime, clocks: RoomClocks) -> datetime:
    """Return by when a person looks. Each new message starts the time again."""
    return newest_at + clocks.look_within[priority]


def raise_priority(now_has: ContactPriority, found: ContactPriority) -> ContactPriority:
    """Return the higher of the two: a machine never lowers what a person or an earlier message has set."""
    return max(now_has, found)


def raise_class(now_has: ContactClass, found: ContactClass) -> ContactClass:
    """Return the class of the higher priority; of two alike, the one that the contact has."""
    has, new = (CLASS_PRIORITIES.get(each, ContactPriority.ROUTINE) for each in (now_has, found))
    return found if new > has else now_has


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
