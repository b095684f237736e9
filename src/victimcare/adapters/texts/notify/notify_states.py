"""Translates Notify's statuses into ours. Source: its API documentation, statuses of each kind."""

from victimcare.services.ports import MessageState

NAME = "notify"
STATES = {
    "created": MessageState.ACCEPTED,
    "sending": MessageState.SENDING,
    "pending": MessageState.SENDING,
    # Sent to an international number whose network reports no more: nothing shows that it arrived.
    "sent": MessageState.SENDING,
    "delivered": MessageState.DELIVERED,
    "permanent-failure": MessageState.FAILED,
    "temporary-failure": MessageState.FAILED_FOR_NOW,
    "technical-failure": MessageState.FAILED_FOR_NOW,
}
LETTER_STATES = {
    "pending-virus-check": MessageState.ACCEPTED,
    "created": MessageState.ACCEPTED,
    "accepted": MessageState.ACCEPTED,
    "sending": MessageState.ACCEPTED,
    # Printed and posted. No one reports that it arrived, so no letter is ever "delivered".
    "received": MessageState.POSTED,
    "delivered": MessageState.POSTED,
    "virus-scan-failed": MessageState.FAILED,
    "validation-failed": MessageState.FAILED,
    "cancelled": MessageState.FAILED,
    "permanent-failure": MessageState.FAILED,
    "returned-letter": MessageState.FAILED,
    "technical-failure": MessageState.FAILED_FOR_NOW,
}
