"""What decides whether a handler may answer a contact in writing, and who reads the answer before it leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactRoute
from victimcare.rules.control_room.room_rules import RoomRule
from victimcare.rules.safe_contact.contact_plan import ContactMethod


class ReplyRefusal(StrEnum):
    """Why no answer may go to the sender in writing."""

    NO_WRITTEN_WAY = "no_written_way"  # the contact came by a way that takes no answer in writing
    BY_PLAN = "by_plan"  # a victim has this number or address, and their plan does not let us write there now
    STOPPED = "stopped"  # this number or address asked us not to write to it
    NOBODY_CARRIES = "nobody_carries"  # no supplier is configured for it


class PreparedReply(StrEnum):
    """Answers that are ready to send; the words are neutral, since another person may read them."""

    WE_HAVE_IT = "we_have_it"
    STEER = "steer"  # how to hear what is new: the line, and the page
    RING_US = "ring_us"


class ReplyState(StrEnum):
    """How far an answer has come."""

    WAITS_FOR_SECOND = "waits_for_second"
    LEAVING = "leaving"
    HANDED_OVER = "handed_over"
    REFUSED_BY_SECOND = "refused_by_second"
    NOT_SENT = "not_sent"


# By which channel an answer goes, for a contact that came in writing.
REPLY_CHANNELS: Mapping[ContactRoute, ContactMethod] = {
    ContactRoute.EMAIL: ContactMethod.EMAIL,
    ContactRoute.WEB: ContactMethod.EMAIL,
    ContactRoute.PARTNER_SITE: ContactMethod.EMAIL,
    ContactRoute.TEXT: ContactMethod.TEXT,
}
LONGEST_REPLY: Mapping[ContactMethod, int] = {ContactMethod.EMAIL: 4000, ContactMethod.TEXT: 600}  # characters


def needs_second_reader(priority: ContactPriority, rules: Collection[str]) -> bool:
    """Whether a colleague reads an answer first: of danger, and where the sender wrote not to ring or write back."""
    return priority is ContactPriority.DANGER or RoomRule.NO_REPLY in rules


def name_reply_state(*, waits: bool, is_handed_over: bool, failure: str) -> ReplyState:
    """`waits`: a second reader is needed and has not agreed; `failure`: why it did not leave, in one word."""
    if failure == ReplyState.REFUSED_BY_SECOND:
        return ReplyState.REFUSED_BY_SECOND
    if failure:
        return ReplyState.NOT_SENT
    if waits:
        return ReplyState.WAITS_FOR_SECOND
    return ReplyState.HANDED_OVER if is_handed_over else ReplyState.LEAVING
