"""Session descriptions: what the caller offers, and our answer to it (RFC 3264, RFC 4733, RFC 3551)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from aiosipua.message import SipRequest
from aiosipua.sdp import SdpMessage, SdpNegotiationError, negotiate_sdp, parse_sdp

PCMU, PCMA = 0, 8
_KEYS = 101  # the payload type that we offer for keys (RFC 4733)


class NotAcceptable(Exception):
    """Nothing in this offer that we can speak: no unencrypted audio, or none in G.711."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The caller's side of the sound. `events`: the payload type of her keys (RFC 4733), None when she sends none."""

    address: str
    port: int
    payload_type: int
    events: int | None
    may_send: bool  # she listens: not on hold


def read(body: bytes) -> tuple[Offer, SdpMessage]:
    """Raises NotAcceptable, also for a description that cannot be read."""
    try:
        described = parse_sdp(body.decode())
    except (ValueError, IndexError) as problem:
        raise NotAcceptable("unreadable session description") from problem
    return of(described), described


def is_acceptable(body: bytes) -> bool:
    try:
        read(body)
    except NotAcceptable:
        return False
    return True


def of(described: SdpMessage) -> Offer:
    """The other side's description of its sound, whether it offers or answers. Raises NotAcceptable."""
    audio = described.audio
    where = described.rtp_address
    if audio is None or where is None or audio.proto != "RTP/AVP" or not 0 < where[1] < 65536:
        raise NotAcceptable("no plain audio offered")
    ours = [codec.payload_type for codec in audio.codecs if codec.payload_type in (PCMU, PCMA)]
    if not ours:
        raise NotAcceptable("no G.711 offered")
    events = [
        codec.payload_type
        for codec in audio.codecs
        if codec.encoding_name.lower() == "telephone-event" and codec.clock_rate == 8000
    ]
    listens = audio.direction in ("sendrecv", "recvonly") and where[0] not in ("0.0.0.0", "::")  # noqa: S104 old hold
    return Offer(where[0], where[1], ours[0], events[0] if events else None, listens)


NOT_YET = Offer(address="", port=9, payload_type=PCMU, events=_KEYS, may_send=False)  # nothing is sent to it


@dataclass
class OurSound:
    """Our side of one call's description: where sound is taken. Its version rises with each that we send (RFC 3264,
    section 8)."""

    address: str
    port: int
    said: SdpMessage | None = None
    _session: int = field(default_factory=lambda: secrets.randbits(31))
    _version: int = 0

    def offer(self) -> SdpMessage:
        """What we take, where the other side is to choose: G.711 of both kinds, and keys as events."""
        where = f"IN IP{6 if ':' in self.address else 4} {self.address}"
        return self._say(
            parse_sdp(
                f"v=0\r\no=- {self._session} 0 {where}\r\ns=-\r\nc={where}\r\nt=0 0\r\n"
                f"m=audio {self.port} RTP/AVP {PCMU} {PCMA} {_KEYS}\r\n"
                f"a=rtpmap:{PCMU} PCMU/8000\r\na=rtpmap:{PCMA} PCMA/8000\r\n"
                f"a=rtpmap:{_KEYS} telephone-event/8000\r\na=fmtp:{_KEYS} 0-16\r\na=ptime:20\r\na=sendrecv\r\n"
            )
        )

    def answer(self, described: SdpMessage, offer: Offer) -> SdpMessage:
        """The first G.711 offered, keys in the payload type that was offered (the library always says 101).

        Raises NotAcceptable.
        """
        try:
            answered, _ = negotiate_sdp(
                offer=described,
                local_ip=self.address,
                rtp_port=self.port,
                supported_codecs=[offer.payload_type],
                dtmf_payload_type=offer.events or 0,
                session_id=str(self._session),
            )
        except SdpNegotiationError as problem:
            raise NotAcceptable(str(problem)) from problem
        audio = answered.audio
        if audio is not None:
            audio.attributes["ptime"] = ["20"]  # what we send, whatever she asked for
        return self._say(answered)

    def _say(self, described: SdpMessage) -> SdpMessage:
        self._version += 1
        described.origin.session_version = str(self._version)
        self.said = described
        return described


class Described:
    """A call whose sound may be described anew while it lasts, whoever rang whom: on hold, back from it, another
    codec. `on_offer` is told what the other side takes from then on."""

    offer: Offer | None
    on_offer: Callable[[Offer], None]
    _ours: OurSound
    _awaits_answer: bool  # we have offered, and the other side answers when it acknowledges

    def offered_again(self, request: SipRequest) -> SdpMessage:
        """Our description in answer to a re-INVITE. Raises NotAcceptable, and the call is as it was."""
        if not request.body:  # they ask what we would take
            self._awaits_answer = True
            return self._ours.offer()
        offer, described = read(request.body)
        answered = self._ours.answer(described, offer)
        self._take(offer)
        return answered

    def _take(self, offer: Offer) -> None:
        self.offer = offer
        self.on_offer(offer)
