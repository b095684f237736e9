"""Translates Sinch's statuses into ours. Source: its SMS API reference, "Delivery report statuses"."""

from victimcare.services.ports import MessageState

NAME = "sinch"
STATES = {
    "Queued": MessageState.ACCEPTED,
    "Dispatched": MessageState.SENDING,
    # Given to the network, which returned nothing readable: nothing shows that it arrived.
    "Unknown": MessageState.SENDING,
    "Delivered": MessageState.DELIVERED,
    "Rejected": MessageState.FAILED,
    "Deleted": MessageState.FAILED,
    "Cancelled": MessageState.FAILED,
    "Aborted": MessageState.FAILED,
    "Failed": MessageState.FAILED_FOR_NOW,
    "Expired": MessageState.FAILED_FOR_NOW,
}
