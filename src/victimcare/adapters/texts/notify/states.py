"""Notify's words for how far a text has come, in ours. Source: its API documentation, text message statuses."""

from victimcare.services.ports import MessageState

NAME = "notify"
STATES = {
    "created": MessageState.ACCEPTED,
    "sending": MessageState.SENDING,
    "pending": MessageState.SENDING,
    # Sent to an international number whose network says no more: nothing shows that it arrived.
    "sent": MessageState.SENDING,
    "delivered": MessageState.DELIVERED,
    "permanent-failure": MessageState.FAILED,
    "temporary-failure": MessageState.FAILED_FOR_NOW,
    "technical-failure": MessageState.FAILED_FOR_NOW,
}
