"""Sends one batch of messages as a messenger of the worker does, and then ends."""

from __future__ import annotations

from datetime import datetime

from victimcare.services.access import Actor
from victimcare.services.messages.message_sender import BATCH_SIZE, MessageSender


def hand_over_due(*, now: datetime, at_most: int = BATCH_SIZE) -> int:
    """Returns how many messages were taken: not all of them were sent, and messages that the gate postponed, held or
    found needless are settled as well. Safe to run by many at once."""
    messenger = MessageSender(Actor.system("test"))
    taken = messenger.start(now=now, at_most=at_most)
    messenger.finish()
    return taken
