"""Signalling, behind this one package: nothing else knows the SIP library (alpha, pinned), nor its gaps."""

from victimcare.channels.phone.sip.alive import Patience
from victimcare.channels.phone.sip.endpoint import Endpoint
from victimcare.channels.phone.sip.incoming import SipCall
from victimcare.channels.phone.sip.offers import Offer
from victimcare.channels.phone.sip.outgoing import Dialler, NotAnswered, PlacedCall
from victimcare.channels.phone.sip.peers import Peers

__all__ = ["Dialler", "Endpoint", "NotAnswered", "Offer", "Patience", "Peers", "PlacedCall", "SipCall"]
