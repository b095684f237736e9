"""One caller's conversation as it is heard: she, whoever has her call, and who they brought in."""

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
    """Somebody who is rung, and then talks. `rung`: by the line; None: a colleague whose browser hears already. `by`:
    who asked for it."""

    guest: PhoneGuest
    by: UUID | None = None
    rung: OutboundLeg | None = None
    leg: Leg | None = None  # once they have answered
    ringing: asyncio.Task[None] | None = None
    missed: GuestMissReason | None = None  # they are not there, and why
    unheard_since: float | None = None  # their browser's sound is gone


@dataclass(eq=False)
class CallRoom:
    """`arrange` brings everybody where the rest of this says that they belong. `caller`: hers, and she is heard once
    she has been told that somebody is there (`is_open`)."""

    row: UUID  # of her call
    caller: Leg
    pacer: Pacer
    music: bytes
    is_open: bool = False
    agent_id: UUID | None = None
    agent: Leg | None = None
    is_elsewhere: bool = False  # she was put through to the force's other number: nobody here has her
    beside: dict[GuestPlace, BroughtInGuest] = field(default_factory=dict)
    missed: dict[GuestPlace, BroughtInGuest] = field(default_factory=dict)  # who was brought in last and is not there
    is_held: bool = False
    is_muted: bool = False
    waits: bool = False  # she is back in the line, and who was brought in is with her meanwhile
    stays: bool = False  # whoever has the call leaves her with who was brought in
    tape: CallTape | None = None  # where the force records conversations
    alone_since: float | None = None  # by the loop's clock: nobody hears her
    has_talked: bool = False  # with whoever has her call now
    bridge: Bridge = field(init=False)
    _inside: list[Leg] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.bridge = Bridge(self.pacer, music=self.music)

    @property
    def guest(self) -> BroughtInGuest | None:
        return self.beside.get(GuestPlace.GUEST)

    @property
    def others(self) -> list[Leg]:
        """Who was brought in and has answered."""
        return [brought.leg for brought in self.beside.values() if brought.leg is not None]

    @property
    def colleague(self) -> UUID | None:
        """Who was asked into it and has joined."""
        return self.guest.guest.agent_id if self.guest is not None and self.guest.leg is not None else None

    @property
    def has_help(self) -> bool:
        """Somebody is rung in danger, or was."""
        return GuestPlace.HELP in self.beside or GuestPlace.HELP in self.missed

    @property
    def keeps_caller(self) -> bool:
        """Who was brought in has her when whoever had her call goes: they were left with her, or she is in danger, and
        then also while it still rings there."""
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


# The rooms of all conversations that go on, by the row of her call; and who is, or was last, in which.


class CallRooms(dict[UUID, CallRoom]):
    def __init__(self) -> None:
        super().__init__()
        self._last: dict[UUID, CallRoom] = {}  # of each member of staff

    def of(self, agent_id: UUID) -> CallRoom | None:
        """Where they have the call."""
        return next((room for room in self.values() if room.agent_id == agent_id), None)

    def of_caller(self, caller: Leg) -> CallRoom | None:
        return next((room for room in self.values() if room.caller is caller), None)

    def asked_in(self, agent_id: UUID) -> CallRoom | None:
        """Where a colleague has brought them in."""
        return next((room for room in self.values() if room.guest and room.guest.guest.agent_id == agent_id), None)

    def joined_by(self, agent_id: UUID) -> CallRoom | None:
        """The colleague's call in which they talk."""
        return next((room for room in self.values() if room.colleague == agent_id), None)

    def last_of(self, agent_id: UUID) -> CallRoom | None:
        """Where they are, or were last, if that is still remembered."""
        return self._last.get(agent_id)

    def remember(self) -> None:
        """Who is in which room; of those that are over, only where somebody was rung in danger."""
        for room in self.values():
            self._last |= {who: room for who in (room.agent_id, room.colleague) if who is not None}
        self._last = {who: room for who, room in self._last.items() if room.row in self or room.has_help}


# Whoever is brought into a conversation: rung, let in once they answer, and let go.

# What a telephone says instead of an answer (RFC 3261, section 21).
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
    """`end`: the part of whoever had the call is over. `gone`: who was brought into this room is there no more."""

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
        """Raises PhoneFailed. Whoever is rung in danger is not rung twice, and no guest who is asked alone keeps her
        from hearing them."""
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
        """A colleague who is asked joins, or does not, or leaves again (`room`: into which). Raises PhoneFailed."""
        if self._seats.reply(agent_id, joins=joins):
            return
        if joins or room is None or room.guest is None:
            raise PhoneFailed(PhoneProblem.NO_CALL)
        self._gone(room, room.guest, GuestMissReason.LEFT)

    def look(self, room: CallRoom, *, patience: float) -> None:
        """A colleague whose browser is gone has left; one who is connected anew is heard by that."""
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
        """`is_there`: a colleague takes calls again; whoever did not answer is away."""
        brought = room.beside.pop(place)
        if brought.ringing is not None and brought.leg is None and brought.ringing is not asyncio.current_task():
            brought.ringing.cancel()
        if brought.rung is not None:
            self._background.do(brought.rung.put_down())
        if brought.guest.agent_id is not None:
            self._background.do(self._floor.free_again(brought.guest.agent_id, is_there=is_there))

    def let_all_go(self, room: CallRoom) -> None:
        """The call is over: it is for whoever was in it to know how far somebody who was rung had come."""
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
            brought.rung.on_gone = partial(self._gone, room, brought, GuestMissReason.LEFT)
        if brought.guest.how is GuestMode.HAND_OVER and room.agent_id is not None:
            await self._hand_over(room, brought)
        room.arrange()

    async def _answered(self, brought: BroughtInGuest, to: CallDestination | None) -> Leg:
        """Raises NotPlaced, NotAnswered."""
        if brought.rung is not None:
            return await self._telephones.dial(brought.rung, to)
        assert brought.guest.agent_id is not None, "nobody but a colleague hears in a browser"
        return await self._seats.joins(brought.guest.agent_id)

    async def _hand_over(self, room: CallRoom, brought: BroughtInGuest) -> None:
        """She is theirs: a colleague's by the queue, and of nobody in it where somebody outside has her."""
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
        """That somebody outside came into her call, or did not, or has left it."""
        if brought.guest.number and not room.is_elsewhere:
            self._background.do(self._floor.partner(room.row, brought.guest.name, missed))


def _budget_share(room: CallRoom, guest: PhoneGuest) -> int:
    """Of all that may be placed and spent."""
    return NO_CAP if guest.place is GuestPlace.HELP else CALLERS_SHARE if room.is_elsewhere else WHOLE_BUDGET


def _missed_reason(problem: PlacingRefused | CallUnanswered) -> GuestMissReason:
    if isinstance(problem, PlacingRefused):
        return GuestMissReason.NOT_RUNG
    return _MISSED_BY_STATUS.get(problem.status, GuestMissReason.NOT_RUNG)
