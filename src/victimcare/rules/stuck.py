"""When a message has stood too long in a state, and what is done about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.rules.people.contact_plan import Channel

TOO_LONG = timedelta(minutes=10)  # for what is in hand: due and queued, or given to a supplier that has not answered
FOR_A_PERSON = timedelta(hours=1)  # after so long somebody looks, whatever is done by itself
# A receipt may be lost: a supplier that has said nothing more is asked when a message is as old as this.
ASKED_AT = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(hours=48))
# So long a supplier goes on trying. Texts and e-mails: GOV.UK Notify, "Temporary failure", 72 hours.
DELIVERY_WINDOW: Mapping[Channel, timedelta] = {
    Channel.TEXT: timedelta(hours=72),
    Channel.EMAIL: timedelta(hours=72),
    Channel.CALL: timedelta(hours=24),
    Channel.LETTER: timedelta(days=14),
}


@dataclass(frozen=True, slots=True)
class Ages:
    """Messages handed over from one moment up to another."""

    after: datetime
    up_to: datetime


def due_for_a_question(channel: Channel, *, since: datetime, now: datetime) -> tuple[Ages, ...]:
    """The messages of a channel that came, since the last time this was asked, to an age at which their supplier is
    asked what became of them; the last time at the end of the window."""
    return tuple(Ages(since - age, now - age) for age in (*ASKED_AT, DELIVERY_WINDOW[channel]))


def is_given_up(channel: Channel, *, handed_over_at: datetime, now: datetime) -> bool:
    """Whether its supplier has had all the time that it takes to deliver."""
    return now - handed_over_at >= DELIVERY_WINDOW[channel]
