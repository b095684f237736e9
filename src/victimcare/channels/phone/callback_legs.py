"""Makes call backs: rings the agent who made the promise, then the victim, and joins both.

The queue decides here too (`services.calls.agents.callback_calls`): a call that is over there is ended here. Nothing is
said before it is clear who listens. A machine gets a message only if the victim agreed to that, and then the agent
speaks it. Where a code word is agreed, or no voice is heard, the agent's microphone is off until they turn it on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

import structlog

from victimcare.channels.phone.agent_endpoints import AgentEndpoints
from victimcare.channels.phone.audio_bridge import Bridge, Leg, Pacer
from victimcare.channels.phone.call_control import CallControl
from victimcare.channels.phone.call_rooms import CallRoom
from victimcare.channels.phone.outbound_dialling import PlacingRefused
from victimcare.channels.phone.outbound_legs import DialableTelephones, OutboundLeg, detect_answerer
from victimcare.channels.phone.queue_port import BackgroundTasks, QueuePort
from victimcare.channels.phone.rtp_media import Media
from victimcare.channels.phone.sip import CallUnanswered
from victimcare.rules.calls.audio_detection import AnsweredBy, make_ringing_tone
from victimcare.rules.calls.outbound_calls import RINGS_FOR, find_destination
from victimcare.services.calls.agents.agent_calls import HeldConversation
from victimcare.services.calls.agents.callback_calls import CallbackCall, DialPermission
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.ports.desk_telephone import ReturnCallProgress

log = structlog.get_logger(__name__)

_GOODBYE_SECONDS = 8.0  # the most that the goodbye may take when the sound is lost
# Status codes that a telephone sends instead of an answer (RFC 3261, section 21). None of the others is a reply of the
# victim's.
_RESULT_BY_STATUS = {
    408: CallbackCallResult.NO_ANSWER,
    480: CallbackCallResult.NO_ANSWER,
    487: CallbackCallResult.NO_ANSWER,
    603: CallbackCallResult.NO_ANSWER,
    486: CallbackCallResult.ENGAGED,
    600: CallbackCallResult.ENGAGED,
}


@dataclass(eq=False)
class _CallbackTry:
    agent_id: UUID
    stands: ReturnCallProgress = ReturnCallProgress.AGENT_PHONE_RINGS
    room: CallRoom | None = None
    work: asyncio.Task[None] | None = None
    over: asyncio.Event = field(default_factory=asyncio.Event)  # the victim has gone
    hears_person: bool = False  # a person, or no voice yet; False: a machine waits for a message
    is_lost: bool = False  # no agent hears the victim any more


class CallbackLegs:
    """`rooms`: the switchboard's. `lost`: what the victim hears when the agent's telephone is gone."""

    def __init__(
        self,
        floor: QueuePort,
        telephones: DialableTelephones,
        seats: AgentEndpoints,
        hands: CallControl,
        background: BackgroundTasks,
        pacer: Pacer,
        rooms: dict[UUID, CallRoom],
        *,
        music: Callable[[], bytes],
        lost: Callable[[], bytes],
        close: Callable[[CallRoom], None],
    ) -> None:
        self._floor, self._telephones, self._seats, self._background = floor, telephones, seats, background
        self._hands = hands
        self._pacer, self._rooms, self._music, self._lost, self._close = pacer, rooms, music, lost, close
        self._tries: dict[UUID, _CallbackTry] = {}

    def __contains__(self, row: UUID) -> bool:
        return row in self._tries

    def look(self, back: Iterable[CallbackCall]) -> None:
        """Ring for the agents who have pressed the button, and end the calls that are over."""
        standing = {each.row: each for each in back}
        for row, each in standing.items():
            if row not in self._tries and not each.is_begun:
                made = self._tries[row] = _CallbackTry(each.agent_id)
                made.work = self._background.do(self._ring(each, made))
        for row, made in list(self._tries.items()):
            if made.room is not None:
                self._look_at(made.room, made, standing.get(row))
            elif row not in standing and made.work is not None:
                made.work.cancel()

    def stop(self) -> None:
        """Stop all attempts, because the line closes."""
        for made in self._tries.values():
            if made.work is not None:
                made.work.cancel()

    def stands(self, agent_id: UUID) -> ReturnCallProgress | None:
        """Return the progress of the agent's call back; None: they are not making one."""
        theirs = (made for made in self._tries.values() if made.agent_id == agent_id)
        return next((made.stands for made in theirs if made.room is None or made.room.agent_id is not None), None)

    def lose(self, row: UUID) -> None:
        """End the call because the agent's telephone was lost in the middle."""
        self._tries[row].is_lost = True
        self._tries[row].over.set()

    def end(self, room: CallRoom) -> None:
        """End the attempt, because no one is left in the call with the victim."""
        if room.row in self._tries:
            self._tries[room.row].over.set()

    def _look_at(self, room: CallRoom, made: _CallbackTry, back: CallbackCall | None) -> None:
        """`back` None: it is over."""
        if back is not None:
            if back.agent_id != room.agent_id:
                self._give(room, made, back)
            room.agent = self._seats.leg_of(made.agent_id)
        elif not room.keeps_caller:
            made.over.set()
        elif room.agent_id is not None:  # the guests talk on with the victim
            self._hands.let_go_tape(room)
            self._seats.put_down(room.agent_id)
            room.agent_id, room.agent, room.is_held = None, None, False
        room.arrange()
        if back is not None:
            self._tape(room, made)

    def _give(self, room: CallRoom, made: _CallbackTry, back: CallbackCall) -> None:
        """Give the call to a colleague. Where the microphone is still off because the victim has not said the code
        word, it stays off for them too."""
        is_muted = room.is_muted
        self._hands.give(room, HeldConversation(back.agent_id, back.way, back.extension))
        made.agent_id, room.is_muted = back.agent_id, is_muted

    def _tape(self, room: CallRoom, made: _CallbackTry) -> None:
        """Start the recording once there is an agent who may speak to the victim; a machine hears no announcement."""
        caller = room.caller
        if made.hears_person and room.agent is not None and not room.is_muted and isinstance(caller, Media):
            self._hands.tape(room, lambda take: caller.listen(on_key=take))

    async def _ring(self, back: CallbackCall, made: _CallbackTry) -> None:
        if not await self._floor.take_up_back(back.row):
            del self._tries[back.row]
            return
        how, victim_leg = CallbackCallResult.LINE_FAILED, None
        try:
            leg = await self._seats.picks_up(back.agent_id, back.extension)
            with self._hears_it_ring(leg):
                may = await self._floor.dial_back(back.row) if self._telephones.can_ring else None
                victim_leg = self._telephones.new(shown=may.shown) if may is not None else None
                if may is None or victim_leg is None:
                    return
                how, heard = await self._until_picked_up(back.row, victim_leg, may, made)
            made.hears_person = how is CallbackCallResult.SPOKE
            if how in (CallbackCallResult.SPOKE, CallbackCallResult.MACHINE_WAITS):
                await self._talk(back, victim_leg, made, is_muted=may.says_word_first or heard is AnsweredBy.NO_SPEECH)
        except CallUnanswered as problem:
            how = (
                _RESULT_BY_STATUS.get(problem.status, how)
                if made.stands is ReturnCallProgress.VICTIM_PHONE_RINGS
                else how
            )
        except PlacingRefused as problem:
            how = CallbackCallResult(problem.cap) if problem.cap is not None else how
            log.warning("line.back_not_placed", how=how)
        finally:
            await self._over(back, made, victim_leg, how)

    async def _over(
        self, back: CallbackCall, made: _CallbackTry, victim_leg: OutboundLeg | None, how: CallbackCallResult
    ) -> None:
        del self._tries[back.row]
        if made.room is not None:
            self._close(made.room)
        else:
            self._seats.put_down(back.agent_id)
        if victim_leg is not None:
            await victim_leg.put_down()
        await self._floor.back_over(back.row, how)

    async def _until_picked_up(
        self, row: UUID, victim_leg: OutboundLeg, may: DialPermission, made: _CallbackTry
    ) -> tuple[CallbackCallResult, AnsweredBy]:
        """Raises PlacingRefused, CallUnanswered."""
        to = find_destination(may.number)
        if to is None:
            raise PlacingRefused("the line rings no such number", for_good=True)
        made.stands = ReturnCallProgress.VICTIM_PHONE_RINGS
        media = await victim_leg.ring(to, within=RINGS_FOR)
        made.stands = ReturnCallProgress.LISTENS
        await self._floor.back_picked_up(row)
        heard = await detect_answerer(victim_leg, media, hears_out=may.may_leave_message)
        if heard in (AnsweredBy.MACHINE, AnsweredBy.MACHINE_WAITS):
            waits = heard is AnsweredBy.MACHINE_WAITS and may.may_leave_message
            return (CallbackCallResult.MACHINE_WAITS if waits else CallbackCallResult.MACHINE), heard
        return CallbackCallResult.SPOKE, heard

    async def _talk(self, back: CallbackCall, victim_leg: OutboundLeg, made: _CallbackTry, *, is_muted: bool) -> None:
        assert victim_leg.leg is not None, "the victim has picked up"
        victim_leg.listen(on_gone=made.over.set)
        room = CallRoom(back.row, victim_leg.leg, self._pacer, self._music(), is_open=True)
        room.agent_id, room.agent, room.is_muted = back.agent_id, self._seats.leg_of(back.agent_id), is_muted
        made.room = self._rooms[back.row] = room
        made.stands = ReturnCallProgress.TALKS
        room.arrange()
        self._tape(room, made)
        await made.over.wait()
        if made.is_lost and victim_leg.leg is not None:
            await self._tell_lost(room, victim_leg)

    async def _tell_lost(self, room: CallRoom, victim_leg: OutboundLeg) -> None:
        """Say goodbye in words that reveal nothing to other listeners."""
        assert victim_leg.leg is not None
        room.close()
        said = asyncio.Event()
        victim_leg.listen(on_gone=said.set)
        victim_leg.leg.listen(on_over=said.set)
        victim_leg.leg.play(self._lost())
        try:
            async with asyncio.timeout(_GOODBYE_SECONDS):
                await said.wait()
        except TimeoutError:
            return

    @contextmanager
    def _hears_it_ring(self, leg: Leg) -> Iterator[None]:
        bridge = Bridge(self._pacer, music=make_ringing_tone())
        bridge.add(leg)
        bridge.hold(leg, True)
        try:
            yield
        finally:
            bridge.remove(leg)
