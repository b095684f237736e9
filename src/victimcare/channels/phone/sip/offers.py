"""Session descriptions: what the caller offers, and our answer to it (RFC 3264, RFC 4733, RFC 3551)."""

from __future__ import annotations

from dataclasses import dataclass

from aiosipua.sdp import SdpMessage, SdpNegotiationError, negotiate_sdp, parse_sdp

PCMU, PCMA = 0, 8


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


def answer(described: SdpMessage, *, offer: Offer, address: str, port: int, session: int, version: int) -> SdpMessage:
    """Our answer: the first G.711 offered, keys in the payload type that was offered (the library always says 101)."""
    try:
        answered, _ = negotiate_sdp(
            offer=described,
            local_ip=address,
            rtp_port=port,
            supported_codecs=[offer.payload_type],
            dtmf_payload_type=offer.events or 0,
            session_id=str(session),
        )
    except SdpNegotiationError as problem:
        raise NotAcceptable(str(problem)) from problem
    answered.origin.session_version = str(version)  # rises with each answer of a call (RFC 3264, section 8)
    audio = answered.audio
    if audio is not None:
        audio.attributes["ptime"] = ["20"]  # what we send, whatever she asked for
    return answered
