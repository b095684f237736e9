"""Sinch's SMS REST API, spoken directly: three requests are all that is needed of it."""

from victimcare.adapters.texts.sinch.inbox import SinchInbox
from victimcare.adapters.texts.sinch.receipts import SinchReceipts
from victimcare.adapters.texts.sinch.texts import SinchTexts

__all__ = ["SinchInbox", "SinchReceipts", "SinchTexts"]
