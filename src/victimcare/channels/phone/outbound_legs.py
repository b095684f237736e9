"""Rings a telephone to join it to a call, an extension at the desk or a guest, and detects who or what has answered."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from victimcare.channels.phone.outbound_dialling import OutboundDialling, PlacingRefused
from victimcare.channels.phone.rtp_media import Media, Pacer
from victimcare.channels.phone.sip import Peers, PlacedCall, SoundOffer
from victimcare.rules.calls.audio_detection import AnswerDetection, AnsweredBy, detect_answer, is_loud_frame
from victimcare.rules.calls.call_queue import USUAL_LIMITS
from victimcare.rules.calls.outbound_calls import WHOLE_BUDGET, CallDestination, find_destination, find_extension
from victimcare.rules.safe_contact.contact_plan import CallerDisplay

_NO_SOUND_YET = SoundOffer(address="", port=9, payload_type=0, events=None, may_send=True)


@dataclass(frozen=True, slots=True)
class RingingParts:
    """The parts of the line that ringing needs. `rings_from`: the neutral number; `line_number`: the line's own. Empty:
    withheld."""

    outgoing: OutboundDialling
    pacer: Pacer
    media_peers: Peers
    counts: Counter[str]
    rings_from: str = ""
    line_number: str = ""

    def shows(self, shown: CallerDisplay) -> str:
        return {CallerDisplay.NEUTRAL: self.rings_from, CallerDisplay.LINE: self.line_number}.get(shown, "")


class OutboundLeg:
    """One telephone, from the first ring until it is put down."""

    def __init__(self, parts: RingingParts, reference: str, shown: CallerDisplay, one_in: int) -> None:
        self._parts, self._reference, self._shown, self._one_in = parts, reference, shown, one_in
        self._on_gone: Callable[[], None] = lambda: None
        self._on_lost: Callable[[], None] = lambda: None
        self.leg: Media | None = None
        self._call: PlacedCall | None = None

    def listen(self, *, on_gone: Callable[[], None], on_lost: Callable[[], None] | None = None) -> None:
        """Call these from now on. `on_gone`: it was put down. `on_lost`: it vanished without a goodbye; without it
        `on_gone` is called for that too."""
        self._on_gone, self._on_lost = on_gone, on_lost or on_gone

    async def ring(self, destination: CallDestination, *, within: float) -> Media:
        """Ring, and wait for an answer; returns the leg, whose sound flows. Raises PlacingRefused, CallUnanswered, and
        then leaves nothing behind."""
        parts = self._parts
        await parts.outgoing.begin(self._reference, destination, one_in=self._one_in)
        try:
            media = Media(
                _NO_SOUND_YET,
                own=parts.outgoing.own,
                peer=parts.outgoing.peer,
                listed=parts.media_peers,
                counts=parts.counts,
            )
            self.leg = media
            self._call = parts.outgoing.ring(self._reference, rings_from=parts.shows(self._shown), rtp_port=media.port)
            media.take_offer(await self._call.picked_up(within))
            self._call.listen(on_gone=lambda: self._on_gone(), on_lost=lambda: self._on_lost())
            media.listen(on_lost=lambda: self._on_lost())
            self._call.connect(media)
            media.open()
            parts.pacer.add(media)
            parts.counts["legs_answered"] += 1
        except BaseException:
            await self.put_down()
            raise
        return media

    async def put_down(self) -> None:
        """Hang up, whether the call was answered or not, and settle its actual cost. A second time does nothing."""
        call, media = self._call, self.leg
        self._call = self.leg = None
        if call is not None:
            call.listen(on_gone=lambda: None)
            call.hang_up()
        if media is not None:
            self._parts.pacer.remove(media)
            media.close()
        await self._parts.outgoing.end(self._reference)


# Telephones that the switchboard may ring: extensions of the force's own exchange, and listed numbers

GUEST_RINGS_FOR = 20.0  # for a guest


@dataclass(frozen=True, slots=True)
class AllowedNumbers:
    """The telephones that the switchboard may ring: extensions as force.toml lists them, and numbers as they are
    dialled. `overflow`: the listed number to which callers are put through while no agent is on duty; empty: none.
    `offered_for`: the seconds for which an extension rings when a caller is offered to it."""

    extensions: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    overflow: str = ""
    offered_for: float = USUAL_LIMITS.answers_within.total_seconds()


class DialableTelephones:
    """`ringing`: None where the line has no trunk."""

    def __init__(self, ringing: Callable[[], RingingParts | None], allowed: AllowedNumbers) -> None:
        self._ringing, self._allowed = ringing, allowed

    @property
    def can_ring(self) -> bool:
        return self._ringing() is not None

    def new(self, *, shown: CallerDisplay = CallerDisplay.NEUTRAL, one_in: int = WHOLE_BUDGET) -> OutboundLeg | None:
        """Return a telephone to ring, which is shown this number of ours; None: the line rings none. `one_in`: as for
        `OutboundDialling.begin`."""
        parts = self._ringing()
        return OutboundLeg(parts, f"desk-{uuid4()}", shown, one_in) if parts is not None else None

    def extension(self, digits: str) -> CallDestination | None:
        return find_extension(digits, self._allowed.extensions)

    def partner(self, number: str) -> CallDestination | None:
        found = find_destination(number)
        return found if found is not None and found.dialled in self._allowed.numbers else None

    @property
    def offered_for(self) -> float:
        return self._allowed.offered_for

    async def dial(
        self, rung: OutboundLeg | None, to: CallDestination | None, *, within: float = GUEST_RINGS_FOR
    ) -> Media:
        """Raises PlacingRefused, CallUnanswered."""
        if rung is None or to is None:
            raise PlacingRefused("the line rings no such telephone", for_good=True)
        return await rung.ring(to, within=within)


# Listening, before anything is said, to who or what has picked up


async def detect_answerer(call: PlacedCall | OutboundLeg, media: Media, *, hears_out: bool) -> AnsweredBy:
    """Listen until it is clear who or what has answered. `hears_out`: wait for the end of a machine's greeting, to
    leave a message after it."""
    answer: asyncio.Future[AnsweredBy] = asyncio.get_running_loop().create_future()
    listening, frame = AnswerDetection(), b""

    def voice(pcm: bytes) -> None:
        nonlocal frame
        frame = pcm

    def tick() -> None:
        nonlocal listening, frame
        listening, heard = detect_answer(listening, loud=is_loud_frame(frame))
        frame = b""
        if heard is not AnsweredBy.NOTHING_YET and (heard is not AnsweredBy.MACHINE or not hears_out):
            settle(heard)

    def settle(heard: AnsweredBy) -> None:
        if not answer.done():
            answer.set_result(heard)

    media.on_voice = voice
    media.listen(on_tick=tick)
    call.listen(on_gone=lambda: settle(AnsweredBy.NO_SPEECH))
    try:
        return await answer
    finally:
        media.on_voice = None
        media.listen(on_tick=lambda: None)
