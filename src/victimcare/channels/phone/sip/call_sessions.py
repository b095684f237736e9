"""Negotiates a call's sound by session descriptions (RFC 3264, RFC 4733, RFC 3551), and checks that the other side is
still there."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from aiosipua import SdpMessage, SdpNegotiationError, SipRequest, SipResponse, negotiate_sdp, parse_sdp

# Liveness: a telephone that loses its power says no goodbye.
#
# Incoming sound, and each request within the call, is a sign of life. Where there has been none for a while, as on hold
# or from a telephone that sends no silence, we send an OPTIONS request within the call. If no answer comes, or the
# answer says that there is no such call, the call ends (RFC 3261, section 12.2.1.2; RFC 5057). On hold an agreed
# session timer (RFC 4028) takes the place of the OPTIONS request. It ends no call that is heard, whatever the other
# side has promised.

SESSION_SECONDS = 180  # the session timer in seconds, where the other side leaves the choice to us
LEAST_SESSION_SECONDS = 90  # RFC 4028, section 4
# Answers to OPTIONS within a call that mean: there is no such call, or no one has it
_CALL_GONE = frozenset({404, 408, 410, 481, 604})
# Answers from a machine on the way that did not reach the telephone, or cannot tell: no sign of life (477 and its like
# are Kamailio's own). A 501 comes from the telephone itself, which is there.
_NO_SIGN_OF_LIFE = frozenset({*range(470, 481), *range(500, 600)} - {501})


@dataclass(frozen=True, slots=True)
class LivenessTimeouts:
    """Timeouts in seconds. `quiet`: the time without a sign of life after which we ask for one. `answers`: how long the
    answer may take; by then the question has gone out six times."""

    quiet: float = 30.0
    answers: float = 15.0


USUAL_TIMEOUTS = LivenessTimeouts()


class LivenessWatch:
    """Watches one call. `heard_at`: when sound came last, by the loop's clock. `is_held`: no sound is expected.
    `interval`: that of the session timer, None without one. `on_lost` is called once, when the other side is gone."""

    def __init__(
        self,
        patience: LivenessTimeouts,
        *,
        heard_at: Callable[[], float],
        is_held: Callable[[], bool],
        ask: Callable[[], None],
        on_lost: Callable[[], None],
        interval: float | None = None,
    ) -> None:
        self._patience, self._heard_at, self._is_held = patience, heard_at, is_held
        self._ask, self._on_lost = ask, on_lost
        # RFC 4028, section 10
        self._lapses_after = interval - min(32.0, interval / 3) if interval is not None else None
        self._loop = asyncio.get_running_loop()
        self._seen_at = self._loop.time()
        self._asked_at = 0.0
        self._timer: asyncio.TimerHandle | None = self._loop.call_later(patience.quiet, self._look)

    def seen(self) -> None:
        """Note a request within the call, or an answer to one of ours."""
        self._seen_at = self._loop.time()

    def answered(self, status: int) -> None:
        """Note the answer to our OPTIONS request."""
        if status in _CALL_GONE:
            self._lost()
        elif status not in _NO_SIGN_OF_LIFE:
            self.seen()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        now, seen = self._loop.time(), max(self._seen_at, self._heard_at())
        waits_for_timer = self._lapses_after is not None and self._is_held()
        due = seen + (self._lapses_after or 0.0 if waits_for_timer else self._patience.quiet)
        if now < due:
            self._look_in(min(due - now, self._patience.quiet))
        elif waits_for_timer or self._asked_at > seen:
            self._lost()
        else:
            self._asked_at = now
            self._ask()
            self._look_in(self._patience.answers)

    def _look_in(self, seconds: float) -> None:
        self._timer = self._loop.call_later(seconds, self._look)

    def _lost(self) -> None:
        if self._timer is not None:
            self.stop()
            self._on_lost()


def is_liveness_answer(response: SipResponse) -> bool:
    """Whether this is a final answer to our OPTIONS request; a provisional one proves nothing."""
    return response.status_code >= 200 and response.cseq is not None and response.cseq.method == "OPTIONS"


def confirm_session_timer(interval: int | None) -> dict[str, str]:
    """Return the headers that confirm a session timer (RFC 4028, section 9); empty without one."""
    return {} if interval is None else {"Session-Expires": f"{interval};refresher=uac", "Require": "timer"}


def agree_session_interval(invite: SipRequest) -> int | None:
    """Return the interval, in seconds, of the session timer that the other side is to keep; None: it offers no timer,
    or wants us to keep it.

    As short as allowed, so that a telephone that vanishes on hold is missed soon (RFC 4028, section 9).
    """
    known = " ".join([*invite.headers.get("supported"), *invite.headers.get("require")]).lower()
    if "timer" not in known.replace(",", " ").split():
        return None
    expires = invite.get_header("session-expires") or invite.get_header("x") or ""
    wished, least = _read_seconds(expires), max(_read_seconds(invite.get_header("min-se") or ""), LEAST_SESSION_SECONDS)
    we_refresh = "refresher=uas" in expires.lower().replace(" ", "").split(";")
    if we_refresh or 0 < wished < least:
        return None
    return max(least, min(wished or SESSION_SECONDS, SESSION_SECONDS))


def _read_seconds(value: str) -> int:
    """Return the number with which a header begins; 0 if there is none."""
    number = value.partition(";")[0].strip()
    return int(number) if number.isdecimal() else 0


PCMU, PCMA = 0, 8
_KEYS_PAYLOAD = 101  # the payload type that we offer for keys (RFC 4733)


class UnacceptableOffer(Exception):
    """Nothing in this offer that we can speak: no unencrypted audio, or none in G.711."""


@dataclass(frozen=True, slots=True)
class SoundOffer:
    """The other side's description of its sound. `events`: the payload type of the keys (RFC 4733), None when it sends
    none."""

    address: str
    port: int
    payload_type: int
    events: int | None
    may_send: bool  # the other side listens: not on hold


def read_offer(body: bytes) -> tuple[SoundOffer, SdpMessage]:
    """Raises UnacceptableOffer, also for a description that cannot be read."""
    try:
        described = parse_sdp(body.decode())
    except (ValueError, IndexError) as problem:
        raise UnacceptableOffer("unreadable session description") from problem
    return offer_of(described), described


def is_acceptable_offer(body: bytes) -> bool:
    try:
        read_offer(body)
    except UnacceptableOffer:
        return False
    return True


def offer_of(described: SdpMessage) -> SoundOffer:
    """Return the other side's description of its sound, in an offer or an answer. Raises UnacceptableOffer."""
    audio = described.audio
    where = described.rtp_address
    if audio is None or where is None or audio.proto != "RTP/AVP" or not 0 < where[1] < 65536:
        raise UnacceptableOffer("no plain audio offered")
    ours = [codec.payload_type for codec in audio.codecs if codec.payload_type in (PCMU, PCMA)]
    if not ours:
        raise UnacceptableOffer("no G.711 offered")
    events = [
        codec.payload_type
        for codec in audio.codecs
        if codec.encoding_name.lower() == "telephone-event" and codec.clock_rate == 8000
    ]
    listens = audio.direction in ("sendrecv", "recvonly") and where[0] not in ("0.0.0.0", "::")  # noqa: S104 old hold
    return SoundOffer(where[0], where[1], ours[0], events[0] if events else None, listens)


AWAITED_OFFER = SoundOffer(
    address="", port=9, payload_type=PCMU, events=_KEYS_PAYLOAD, may_send=False
)  # nothing may be sent to it


@dataclass
class OwnSound:
    """Our side of one call's description: where we receive sound. Its version rises with each description that we send
    (RFC 3264, section 8)."""

    address: str
    port: int
    _session: int = field(default_factory=lambda: secrets.randbits(31))
    _version: int = 0

    def offer(self) -> SdpMessage:
        """Return what we can receive, where the other side is to choose: G.711 of both kinds, and keys as events."""
        where = f"IN IP{6 if ':' in self.address else 4} {self.address}"
        return self._say(
            parse_sdp(
                f"v=0\r\no=- {self._session} 0 {where}\r\ns=-\r\nc={where}\r\nt=0 0\r\n"
                f"m=audio {self.port} RTP/AVP {PCMU} {PCMA} {_KEYS_PAYLOAD}\r\n"
                f"a=rtpmap:{PCMU} PCMU/8000\r\na=rtpmap:{PCMA} PCMA/8000\r\n"
                f"a=rtpmap:{_KEYS_PAYLOAD} telephone-event/8000\r\na=fmtp:{_KEYS_PAYLOAD} 0-16\r\n"
                "a=ptime:20\r\na=sendrecv\r\n"
            )
        )

    def answer(self, described: SdpMessage, offer: SoundOffer) -> SdpMessage:
        """Return the first G.711 offered, with keys in the offered payload type (the library always says 101).

        Raises UnacceptableOffer.
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
            raise UnacceptableOffer(str(problem)) from problem
        audio = answered.audio
        if audio is not None:
            audio.attributes["ptime"] = ["20"]  # our own packet length, whatever the caller asked for
        return self._say(answered)

    def _say(self, described: SdpMessage) -> SdpMessage:
        self._version += 1
        return replace(described, origin=replace(described.origin, session_version=str(self._version)))
