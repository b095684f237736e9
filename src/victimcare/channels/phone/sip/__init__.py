"""Hides SIP signalling behind this one package: nothing else knows the SIP library (alpha, pinned)."""

from victimcare.channels.phone.sip.call_sessions import LivenessTimeouts, SoundOffer
from victimcare.channels.phone.sip.dialler import CallUnanswered, Dialler, PlacedCall
from victimcare.channels.phone.sip.endpoint import SipCall, SipEndpoint
from victimcare.channels.phone.sip.udp_transport import Peers

__all__ = [
    "CallUnanswered",
    "Dialler",
    "LivenessTimeouts",
    "Peers",
    "PlacedCall",
    "SipCall",
    "SipEndpoint",
    "SoundOffer",
]
