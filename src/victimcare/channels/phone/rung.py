"""A telephone that the line rings to be joined to a call: an extension at the desk, or somebody who is brought in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from victimcare.channels.phone.media import Media, Pacer
from victimcare.channels.phone.outgoing import Outgoing
from victimcare.channels.phone.sip import Offer, Peers, PlacedCall
from victimcare.rules.calls.outbound_calls import CallDestination
from victimcare.rules.safe_contact.contact_plan import CallerDisplay

_BEFORE_THE_ANSWER = Offer(address="", port=9, payload_type=0, events=None, may_send=True)


@dataclass(frozen=True, slots=True)
class Ringing:
    """What of the line it takes to ring. `rings_from`: the neutral number; `line_number`: the line's own. Empty:
    withheld."""

    outgoing: Outgoing
    pacer: Pacer
    media_peers: Peers
    counts: Counter[str]
    rings_from: str = ""
    line_number: str = ""

    def shows(self, shown: CallerDisplay) -> str:
        return {CallerDisplay.NEUTRAL: self.rings_from, CallerDisplay.LINE: self.line_number}.get(shown, "")


class Rung:
    """One telephone, from the first ring until it is put down. `on_gone`: they put it down. `on_lost`: it is there no
    more, and said nothing; which is no other thing than that it was put down, unless somebody says so."""

    def __init__(self, parts: Ringing, reference: str, shown: CallerDisplay, one_in: int) -> None:
        self._parts, self._reference, self._shown, self._one_in = parts, reference, shown, one_in
        self.on_gone: Callable[[], None] = lambda: None
        self.on_lost: Callable[[], None] = lambda: self.on_gone()
        self.leg: Media | None = None
        self._call: PlacedCall | None = None

    async def ring(self, destination: CallDestination, *, within: float) -> Media:
        """Ring, and wait for an answer: the leg, whose sound flows. Raises NotPlaced, NotAnswered; then nothing of it
        is left."""
        parts = self._parts
        await parts.outgoing.begin(self._reference, destination, one_in=self._one_in)
        try:
            media = Media(
                _BEFORE_THE_ANSWER,
                own=parts.outgoing.own,
                peer=parts.outgoing.peer,
                listed=parts.media_peers,
                counts=parts.counts,
            )
            self.leg = media
            self._call = parts.outgoing.ring(self._reference, rings_from=parts.shows(self._shown), rtp_port=media.port)
            media.take_offer(await self._call.picked_up(within))
            self._call.on_gone = lambda: self.on_gone()
            self._call.on_lost = media.on_lost = lambda: self.on_lost()
            self._call.watch(lambda: media.heard_at)
            self._call.on_offer, self._call.on_key = media.take_offer, media.informed
            media.open()
            parts.pacer.add(media)
            parts.counts["legs_answered"] += 1
        except BaseException:
            await self.put_down()
            raise
        return media

    async def put_down(self) -> None:
        """Hang up, whether they have answered or not; counted at what it came to. Twice changes nothing."""
        call, media = self._call, self.leg
        self._call = self.leg = None
        if call is not None:
            call.on_gone = lambda: None
            call.hang_up()
        if media is not None:
            self._parts.pacer.remove(media)
            media.close()
        await self._parts.outgoing.end(self._reference)
