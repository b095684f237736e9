"""Sinch's SMS REST API, called directly, since only three requests are needed."""

from victimcare.adapters.texts.sinch.sinch_hooks import SinchInbox, SinchReceipts
from victimcare.adapters.texts.sinch.sinch_texts import SinchTexts

__all__ = ["SinchInbox", "SinchReceipts", "SinchTexts"]
