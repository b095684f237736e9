"""Twilio, and carriers that speak its markup: calls that it takes and places, in which we say what is said."""

from victimcare.adapters.carriers.twilio.api import Api
from victimcare.adapters.carriers.twilio.carrier import TwilioCarrier
from victimcare.adapters.carriers.twilio.hosted import NAME, TwilioLine
from victimcare.adapters.carriers.twilio.signature import Signatures

__all__ = ["NAME", "Api", "Signatures", "TwilioCarrier", "TwilioLine"]
