"""The line rings her: because she is to be told that there is news. What it may say is decided after her code."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from victimcare.channels.phone.conversation import Conversation, Render
from victimcare.channels.phone.desk import Desk, Placed
from victimcare.channels.phone.media import Media, Pacer
from victimcare.channels.phone.outgoing import NotPlaced, Outgoing
from victimcare.channels.phone.prompts import Prompts
from victimcare.channels.phone.sip import NotAnswered, Offer, Peers, PlacedCall
from victimcare.channels.phone.switchboard import Switchboard
from victimcare.channels.phone.tongues import Tongues
from victimcare.channels.phone.who_answered import who_answered
from victimcare.rules.calls import MachineReady, PersonAnswered
from victimcare.rules.calls.audio_detection import AnsweredBy
from victimcare.rules.calls.outbound_calls import RINGS_FOR, find_destination
from victimcare.services.ports import OutgoingCall

log = structlog.get_logger(__name__)

_BEFORE_THE_ANSWER = Offer(address="", port=9, payload_type=0, events=None, may_send=True)


@dataclass(frozen=True, slots=True)
class Parts:
    """What of the line a call needs."""

    desk: Desk
    prompts: Prompts
    pacer: Pacer
    render: Render
    speak: Callable[[str], Awaitable[bytes]]
    media_peers: Peers
    counts: Counter[str]
    switchboard: Switchboard | None = None


class Caller:
    """Places calls, each a task of its own. `rings_from`: the neutral number that is shown to whoever agreed to see
    one; `line_number`: the victims' line's own. Empty, and for everybody else: withheld."""

    def __init__(self, outgoing: Outgoing, parts: Parts, *, rings_from: str, line_number: str = "") -> None:
        self._outgoing, self._parts = outgoing, parts
        self._numbers = {"neutral": rings_from, "line": line_number}
        self._tasks: dict[str, asyncio.Task[None]] = {}  # by our reference

    async def place(self, order: OutgoingCall) -> None:
        """Begin to ring, once it is on record. Asked again for the same message, nothing happens. Raises NotPlaced."""
        to = find_destination(order.to)
        if to is None:
            raise NotPlaced("the line rings no such number", for_good=True)
        if order.reference in self._tasks or await self._parts.desk.placed(order.reference):
            return
        await self._outgoing.begin(order.reference, to)
        call_id = f"out-{order.reference}"
        try:
            await self._parts.desk.record_placed(call_id, order.reference)
        except BaseException:
            await self._outgoing.end(order.reference)
            raise
        task = asyncio.get_running_loop().create_task(self._ring(order, call_id))
        self._tasks[order.reference] = task
        task.add_done_callback(lambda _: self._tasks.pop(order.reference, None))

    async def find(self, reference: str) -> Placed | None:
        return await self._parts.desk.placed(reference)

    async def stop(self, within: float) -> None:
        """End every call that we placed, and wait until what it came to is written down."""
        running = list(self._tasks.values())
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running, timeout=within)

    async def _ring(self, order: OutgoingCall, call_id: str) -> None:
        outcome = "refused"
        own, peer = self._outgoing.own, self._outgoing.peer
        media = Media(_BEFORE_THE_ANSWER, own=own, peer=peer, listed=self._parts.media_peers, counts=self._parts.counts)
        call = self._outgoing.ring(order.reference, rings_from=self._numbers.get(order.shown, ""), rtp_port=media.port)
        call.id = call_id
        try:
            media.take_offer(await call.picked_up(RINGS_FOR))
            call.watch(lambda: media.heard_at)
            media.open()
            self._parts.pacer.add(media)
            outcome = await self._answered(order, call, media)
        except NotAnswered as why:
            outcome = "no_answer" if why.status in (408, 480, 486, 487, 600, 603) else "refused"
        except asyncio.CancelledError:
            outcome = "cut_off"
            raise
        except Exception as problem:
            log.exception("line.placed_call_failed", error=type(problem).__name__)
        finally:
            call.hang_up()
            self._parts.pacer.remove(media)
            media.close()
            try:
                await self._parts.desk.record_placed_end(order.reference, outcome)
            finally:
                await self._outgoing.end(order.reference)
            self._parts.counts[f"placed_{outcome}"] += 1

    async def _answered(self, order: OutgoingCall, call: PlacedCall, media: Media) -> str:
        """Say nothing before it is clear who listens."""
        call.on_lost = media.on_lost = lambda: call.on_gone()
        heard = await who_answered(call, media, hears_out=order.may_leave_message)
        if heard is AnsweredBy.PERSON:
            return await self._converse(call, media, PersonAnswered(), b"")
        if heard is AnsweredBy.MACHINE_WAITS and order.may_leave_message:
            return await self._converse(call, media, MachineReady(), await self._parts.speak(order.message))
        return "machine" if heard in (AnsweredBy.MACHINE, AnsweredBy.MACHINE_WAITS) else "nobody_spoke"

    async def _converse(
        self, call: PlacedCall, media: Media, first: PersonAnswered | MachineReady, message: bytes
    ) -> str:
        conversation = Conversation(
            call,
            media,
            desk=self._parts.desk,
            tongues=Tongues(self._parts.prompts),
            render=self._parts.render,
            on_end=lambda: self._over(conversation, media),
            message=message,
        )
        if self._parts.switchboard is not None:
            self._parts.switchboard.welcome(conversation, media)
        conversation.begin(first)
        await conversation.run()
        return conversation.outcome

    def _over(self, conversation: Conversation, media: Media) -> None:
        if self._parts.switchboard is not None:
            self._parts.switchboard.goes(conversation)
        self._parts.pacer.remove(media)
