"""The state of a message at its supplier."""

from __future__ import annotations

from enum import StrEnum


class MessageState(StrEnum):
    """How far a provider says a message has come."""

    ACCEPTED = "accepted"
    SENDING = "sending"
    POSTED = "posted"  # a letter is in the post: no later report comes, so silence never means that it failed
    DELIVERED = "delivered"
    FAILED = "failed"  # for good: this message will not arrive
    FAILED_FOR_NOW = "failed_for_now"  # the provider gave up for now: phone off, network down


# From the least that a provider can say to the most: it never takes back an arrival.
HOW_FAR = (
    MessageState.ACCEPTED,
    MessageState.SENDING,
    MessageState.POSTED,
    MessageState.FAILED_FOR_NOW,
    MessageState.FAILED,
    MessageState.DELIVERED,
)
