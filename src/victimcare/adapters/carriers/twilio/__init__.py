"""Twilio, and carriers that use its markup: they take and place calls, and we decide what is said."""

from victimcare.adapters.carriers.twilio.twilio_api import TwilioApi
from victimcare.adapters.carriers.twilio.twilio_carrier import TwilioCarrier
from victimcare.adapters.carriers.twilio.twilio_line import NAME, TwilioLine
from victimcare.adapters.carriers.twilio.twilio_requests import TwilioSignatures

__all__ = [
    "NAME",
    "TwilioApi",
    "TwilioCarrier",
    "TwilioLine",
    "TwilioSignatures",
]
