"""Sinch's SMS REST API, spoken directly: three requests are all that is needed of it."""

from victimcare.adapters.texts.sinch.sinch_hooks import SinchInbox, SinchReceipts
from victimcare.adapters.texts.sinch.sinch_texts import SinchTexts

__all__ = ["SinchInbox", "SinchReceipts", "SinchTexts"]
