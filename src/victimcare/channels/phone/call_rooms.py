"""Holds the conversation of each caller: the caller, the agent who has the call, and the guests whom the agent brings
in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from victimcare.channels.phone.agent_endpoints import AgentEndpoints
from victimcare.channels.phone.audio_bridge import Bridge, Leg, Pacer
from victimcare.channels.phone.call_recording import CallTape
from victimcare.channels.phone.outbound_dialling import PlacingRefused
from victimcare.channels.phone.outbound_legs import DialableTelephones, OutboundLeg
from victimcare.channels.phone.queue_port import BackgroundTasks, OfferGone, QueuePort
from victimcare.channels.phone.sip import CallUnanswered
from victimcare.rules.calls.outbound_calls import CALLERS_SHARE, NO_CAP, WHOLE_BUDGET, CallDestination
from victimcare.services.ports.desk_telephone import (
    GuestMissReason,
    GuestMode,
    GuestPlace,
    PhoneFailed,
    PhoneGuest,
    PhoneProblem,
)


@dataclass(eq=False)
class BroughtInGuest:
    """A guest who is rung, and then talks. `rung`: the telephone that the line rings; None: a colleague whose browser
    is connected already. `by`: who asked for the guest."""

    guest: PhoneGuest
    by: UUID | None = None
    rung: OutboundLeg | None = None
    leg: Leg | None = None  # once they have answered
    ringing: asyncio.Task[None] | None = None
    missed: GuestMissReason | None = None  # why they are not in the call
    unheard_since: float | None = None  # since when their browser has sent no sound


@dataclass(eq=False)
class CallRoom:
    """The people in one conversation. `arrange` joins, holds and mutes their legs to match the other fields. `caller`:
    the caller's leg, joined once they have been told that a person is there (`is_open`)."""

    row: UUID  # of the caller's call
    caller: Leg
    pacer: Pacer
    music: bytes
    is_open: bool = False
    agent_id: UUID | None = None
    agent: Leg | None = None
    is_elsewhere: bool = False  # the caller was put through to the force's other number: no agent here has the call
    beside: dict[GuestPlace, BroughtInGuest] = field(default_factory=dict)
    # guests who were brought in and are no longer there
    missed: dict[GuestPlace, BroughtInGuest] = field(default_factory=dict)
    is_held: bool = False
    is_muted: bool = False
    waits: bool = False  # the caller is back in the queue, and their guests stay with them
    stays: bool = False  # the agent leaves the caller with the guests
    tape: CallTape | None = None  # only where the force records conversations
    alone_since: float | None = None  # since when the caller has been alone, by the loop's clock
    has_talked: bool = False  # with the agent who has the call now
    bridge: Bridge = field(init=False)
    _inside: list[Leg] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.bridge = Bridge(self.pacer, music=self.music)

    @property
    def guest(self) -> BroughtInGuest | None:
        return self.beside.get(GuestPlace.GUEST)

    @property
    def others(self) -> list[Leg]:
        """The legs of guests who have answered."""
        return [brought.leg for brought in self.beside.values() if brought.leg is not None]

    @property
    def colleague(self) -> UUID | None:
        """The colleague who was asked into this call and has joined."""
        return self.guest.guest.agent_id if self.guest is not None and self.guest.leg is not None else None

    @property
    def has_help(self) -> bool:
        """Emergency help is being rung for the caller, or was."""
        return GuestPlace.HELP in self.beside or GuestPlace.HELP in self.missed

    @property
    def keeps_caller(self) -> bool:
        """The guests keep the caller when the agent leaves: the agent left the caller with them, or the caller is in
        danger, and then even while the help is still being rung."""
        return GuestPlace.HELP in self.beside or (bool(self.others) and (self.stays or self.agent_id is None))

    def arrange(self) -> None:
        legs = [*([self.caller] if self.is_open else []), *([self.agent] if self.agent else []), *self.others]
        for leg in self._inside:
            if leg not in legs:
                self.bridge.remove(leg)
        for leg in legs:
            self.bridge.add(leg)
        self._inside = legs
        is_alone = self.agent is None and not self.others
        self.has_talked = self.has_talked or (self.is_open and self.agent is not None)
        if self.is_open:
            self.bridge.hold(self.caller, self.is_held or is_alone)
        if self.agent is not None:
            self.bridge.mute(self.agent, self.is_muted)
        self.alone_since = (self.alone_since or asyncio.get_running_loop().time()) if is_alone else None

    def close(self) -> None:
        for leg in self._inside:
            self.bridge.remove(leg)
        self._inside = []


# The rooms of all current conversations, by the row of the call, and the room in which each agent is or was last


class CallRooms(dict[UUID, CallRoom]):
    def __init__(self) -> None:
        super().__init__()
        self._last: dict[UUID, CallRoom] = {}  # by member of staff

    def of(self, agent_id: UUID) -> CallRoom | None:
        """Return the room of the call that the agent has."""
        return next((room for room in self.values() if room.agent_id == agent_id), None)

    def of_caller(self, caller: Leg) -> CallRoom | None:
        return next((room for room in self.values() if room.caller is caller), None)

    def asked_in(self, agent_id: UUID) -> CallRoom | None:
        """Return the room into which a colleague has asked the agent."""
        return next((room for room in self.values() if room.guest and room.guest.guest.agent_id == agent_id), None)

    def joined_by(self, agent_id: UUID) -> CallRoom | None:
        """Return the room of a colleague's call in which the agent talks."""
        return next((room for room in self.values() if room.colleague == agent_id), None)

    def last_of(self, agent_id: UUID) -> CallRoom | None:
        """Return the room in which the agent is, or was last, if it is still remembered."""
        return self._last.get(agent_id)

    def remember(self) -> None:
        """Note who is in which room. A room that is over is only remembered if emergency help was rung there."""
        for room in self.values():
            self._last |= {who: room for who in (room.agent_id, room.colleague) if who is not None}
        self._last = {who: room for who, room in self._last.items() if room.row in self or room.has_help}


# Guests of a conversation: rung, joined once they answer, and dropped

# Status codes that a telephone sends instead of an answer (RFC 3261, section 21)
_MISSED_BY_STATUS = {
    408: GuestMissReason.NO_ANSWER,
    480: GuestMissReason.NO_ANSWER,
    487: GuestMissReason.NO_ANSWER,
    486: GuestMissReason.BUSY,
    600: GuestMissReason.BUSY,
    403: GuestMissReason.REFUSED,
    603: GuestMissReason.REFUSED,
}


class CallGuests:
    """Brings guests into rooms. `end` ends the agent's part in the call. `gone`: a guest has left this room."""

    def __init__(
        self,
        floor: QueuePort,
        telephones: DialableTelephones,
        seats: AgentEndpoints,
        background: BackgroundTasks,
        *,
        end: Callable[[UUID], Awaitable[None]],
        gone: Callable[[CallRoom, GuestMissReason], None],
    ) -> None:
        self._floor, self._telephones, self._seats, self._background = floor, telephones, seats, background
        self._end, self._on_gone = end, gone

    def bring(self, room: CallRoom, guest: PhoneGuest, *, by: UUID | None = None) -> None:
        """Ring the guest. Emergency help is not rung twice, and the caller is not held for a private talk with a guest
        while help is in the room. Raises PhoneFailed."""
        if guest.place in room.beside:
            if guest.place is GuestPlace.GUEST:
                raise PhoneFailed(PhoneProblem.TAKEN)
            room.is_held = False
            return
        to = self._number(guest)
        is_browser = guest.agent_id is not None and not guest.extension
        rung = None if is_browser else self._telephones.new(one_in=_budget_share(room, guest))
        if not is_browser and (to is None or rung is None):
            raise PhoneFailed(PhoneProblem.NOT_PLACED)
        room.is_held = guest.how is GuestMode.FIRST_ALONE and GuestPlace.HELP not in room.beside
        brought = room.beside[guest.place] = BroughtInGuest(guest, by, rung)
        room.missed.pop(guest.place, None)
        brought.ringing = self._background.do(self._until_in(room, brought, to))

    def reply(self, room: CallRoom | None, agent_id: UUID, *, joins: bool) -> None:
        """Let a colleague who was asked join or decline, or leave the `room` again. Raises PhoneFailed."""
        if self._seats.reply(agent_id, joins=joins):
            return
        if joins or room is None or room.guest is None:
            raise PhoneFailed(PhoneProblem.NO_CALL)
        self._gone(room, room.guest, GuestMissReason.LEFT)

    def look(self, room: CallRoom, *, patience: float) -> None:
        """Drop a colleague whose browser is gone; switch to the new browser of one who has connected anew."""
        brought = room.guest
        if brought is None or brought.leg is None or brought.rung is not None or brought.guest.agent_id is None:
            return
        now, leg = asyncio.get_running_loop().time(), self._seats.leg_of(brought.guest.agent_id)
        brought.unheard_since = (brought.unheard_since or now) if leg is None else None
        if leg is not None and leg is not brought.leg:
            brought.leg = leg
            room.arrange()
        elif brought.unheard_since is not None and now - brought.unheard_since > patience:
            self._gone(room, brought, GuestMissReason.LEFT)

    def let_go(self, room: CallRoom, place: GuestPlace, *, is_there: bool = True) -> None:
        """Drop the guest. `is_there`: a colleague takes calls again; one who did not answer counts as away."""
        brought = room.beside.pop(place)
        if brought.ringing is not None and brought.leg is None and brought.ringing is not asyncio.current_task():
            brought.ringing.cancel()
        if brought.rung is not None:
            self._background.do(brought.rung.put_down())
        if brought.guest.agent_id is not None:
            self._background.do(self._floor.free_again(brought.guest.agent_id, is_there=is_there))

    def let_all_go(self, room: CallRoom) -> None:
        """Drop all guests, because the call is over, and note for the agent whether each had answered."""
        for place, brought in tuple(room.beside.items()):
            brought.missed = GuestMissReason.NO_ANSWER if brought.leg is None else GuestMissReason.LEFT
            room.missed[place] = brought
            self.let_go(room, place)

    def _number(self, guest: PhoneGuest) -> CallDestination | None:
        if guest.extension:
            return self._telephones.extension(guest.extension)
        return self._telephones.partner(guest.number)

    async def _until_in(self, room: CallRoom, brought: BroughtInGuest, to: CallDestination | None) -> None:
        try:
            leg = await self._answered(brought, to)
        except (PlacingRefused, CallUnanswered) as problem:
            self._gone(room, brought, _missed_reason(problem))
            return
        if room.beside.get(brought.guest.place) is not brought:
            if brought.rung is not None:
                await brought.rung.put_down()
            return
        brought.leg = leg
        if brought.guest.how is GuestMode.TOGETHER:
            room.is_held = False
        self._note(room, brought, None)
        if brought.rung is not None:
            brought.rung.listen(on_gone=partial(self._gone, room, brought, GuestMissReason.LEFT))
        if brought.guest.how is GuestMode.HAND_OVER and room.agent_id is not None:
            await self._hand_over(room, brought)
        room.arrange()

    async def _answered(self, brought: BroughtInGuest, to: CallDestination | None) -> Leg:
        """Raises PlacingRefused, CallUnanswered."""
        if brought.rung is not None:
            return await self._telephones.dial(brought.rung, to)
        assert brought.guest.agent_id is not None, "only a colleague hears in a browser"
        return await self._seats.joins(brought.guest.agent_id)

    async def _hand_over(self, room: CallRoom, brought: BroughtInGuest) -> None:
        """Hand the call over to the guest: the queue gives it to a colleague; with a guest from outside it belongs to
        no agent."""
        assert room.agent_id is not None
        if brought.guest.agent_id is None:
            room.stays = True
            await self._end(room.agent_id)
            return
        try:
            await self._floor.hand_over(room.agent_id, brought.guest.agent_id)
        except OfferGone:
            self._gone(room, brought, GuestMissReason.REFUSED)

    def _gone(self, room: CallRoom, brought: BroughtInGuest, why: GuestMissReason) -> None:
        place = brought.guest.place
        if room.beside.get(place) is brought:
            self._note(room, brought, why)
            self.let_go(room, place, is_there=why is not GuestMissReason.NO_ANSWER)
            brought.missed = why
            room.missed[place] = brought
            self._on_gone(room, why)

    def _note(self, room: CallRoom, brought: BroughtInGuest, missed: GuestMissReason | None) -> None:
        """Note that a guest from outside came into the call, did not answer, or has left."""
        if brought.guest.number and not room.is_elsewhere:
            self._background.do(self._floor.partner(room.row, brought.guest.name, missed))


def _budget_share(room: CallRoom, guest: PhoneGuest) -> int:
    """Return the share of the call and spending limits that this guest may use."""
    return NO_CAP if guest.place is GuestPlace.HELP else CALLERS_SHARE if room.is_elsewhere else WHOLE_BUDGET


def _missed_reason(problem: PlacingRefused | CallUnanswered) -> GuestMissReason:
    if isinstance(problem, PlacingRefused):
        return GuestMissReason.NOT_RUNG
    return _MISSED_BY_STATUS.get(problem.status, GuestMissReason.NOT_RUNG)
