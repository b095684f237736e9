"""Tracks which telephone each member of staff uses, a browser or an extension, and rings it when a call is offered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Protocol
from uuid import UUID

from victimcare.channels.phone.audio_bridge import Leg
from victimcare.channels.phone.outbound_dialling import PlacingRefused
from victimcare.channels.phone.outbound_legs import GUEST_RINGS_FOR, DialableTelephones, OutboundLeg
from victimcare.channels.phone.queue_port import BackgroundTasks, OfferGone, QueuePort
from victimcare.channels.phone.sip import CallUnanswered
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.call_queue.queue_routing import CallOffer
from victimcare.services.calls.call_queue.queue_state import BrowserSound

_UNAVAILABLE, _DECLINED = 480, 603  # the status codes that a telephone sends: RFC 3261, section 21


class BrowserTelephone(Leg, Protocol):
    """A browser's telephone."""

    @property
    def is_connected(self) -> bool: ...

    def ring(self, on: bool) -> None: ...

    def close(self) -> None: ...


@dataclass(eq=False)
class AgentEndpoint:
    """The telephones of one member of staff: their browser, and their extension while it is off the hook."""

    browser: BrowserTelephone | None = None
    rung: OutboundLeg | None = None
    # the answer of this agent, in their browser, to an invitation to join a colleague's call
    asked: asyncio.Future[bool] | None = None
    ringing: asyncio.Task[None] | None = None  # the task that rings their extension
    rings_for: UUID | None = None

    @property
    def leg(self) -> Leg | None:
        if self.rung is not None:
            return self.rung.leg
        return self.browser if self.browser is not None and self.browser.is_connected else None


class AgentEndpoints:
    """Keeps the endpoint of each agent. `changed` asks the switchboard to look again. `hung_up` says that an agent has
    hung up."""

    def __init__(
        self,
        floor: QueuePort,
        telephones: DialableTelephones,
        background: BackgroundTasks,
        *,
        changed: Callable[[], None],
        hung_up: Callable[[UUID], None],
    ) -> None:
        self._floor, self._telephones, self._background = floor, telephones, background
        self._changed, self._on_hung_up = changed, hung_up
        self._seats: dict[UUID, AgentEndpoint] = {}
        self._heard: frozenset[UUID] = frozenset()

    def of(self, agent_id: UUID) -> AgentEndpoint:
        return self._seats.setdefault(agent_id, AgentEndpoint())

    def leg_of(self, agent_id: UUID) -> Leg | None:
        seat = self._seats.get(agent_id)
        return seat.leg if seat is not None else None

    def sound(self) -> BrowserSound:
        """Return the agents whose browsers are heard now, and those whose browsers have gone silent since the last call
        of this method."""
        before = self._heard
        seats = self._seats.items()
        self._heard = frozenset(who for who, seat in seats if seat.browser is not None and seat.browser.is_connected)
        return BrowserSound(self._heard, before - self._heard)

    def sit_down(self, agent_id: UUID, telephone: BrowserTelephone) -> None:
        """Connect the agent's browser, and close the browser that was connected before."""
        seat = self.of(agent_id)
        if seat.browser is not None:
            seat.browser.close()
        seat.browser = telephone
        self._changed()

    def ring(self, offers: Iterable[CallOffer]) -> None:
        """Ring the telephones to which a call is offered, and stop all others."""
        offered = {offer.agent_id: offer for offer in offers}
        for agent_id, seat in self._seats.items():
            offer = offered.get(agent_id)
            if seat.browser is not None:
                seat.browser.ring(
                    seat.asked is not None or (offer is not None and offer.way is AgentEndpointKind.BROWSER)
                )
            if seat.ringing is not None and (offer is None or offer.call_id != seat.rings_for):
                seat.ringing.cancel()
        for agent_id, offer in offered.items():
            if offer.way is AgentEndpointKind.EXTENSION and offer.callback_id is None:
                seat = self.of(agent_id)
                if seat.ringing is None and seat.rung is None:
                    self.ring_extension(agent_id, offer.call_id, offer.extension, is_offer=True)

    def ring_extension(self, agent_id: UUID, row: UUID, digits: str, *, is_offer: bool) -> None:
        """Ring the agent's extension. `is_offer`: the call becomes theirs when they pick up; otherwise it is theirs
        already."""
        seat = self.of(agent_id)
        seat.rings_for = row
        seat.ringing = self._background.do(self._until_picked_up(seat, agent_id, row, digits, is_offer))

    def took_over(self, agent_id: UUID, rung: OutboundLeg | None) -> None:
        """Make the telephone on which the agent was asked their own, because the call about which they were asked is
        now theirs."""
        seat = self.of(agent_id)
        self._off_the_hook(agent_id, seat, rung or seat.rung)

    async def picks_up(self, agent_id: UUID, digits: str) -> Leg:
        """Return the agent's leg, once their own telephone is off the hook. `digits`: their extension; empty for a
        browser. Raises PlacingRefused, CallUnanswered."""
        seat = self.of(agent_id)
        if seat.leg is None and digits:
            rung = self._telephones.new()
            await self._telephones.dial(rung, self._telephones.extension(digits))
            self.took_over(agent_id, rung)
        if seat.leg is None:
            raise CallUnanswered(_UNAVAILABLE)
        return seat.leg

    async def joins(self, agent_id: UUID) -> BrowserTelephone:
        """Ring the agent's browser until they join a colleague's call. Raises CallUnanswered."""
        seat = self.of(agent_id)
        if seat.leg is None or seat.browser is None:
            raise CallUnanswered(_UNAVAILABLE)
        seat.asked = asyncio.get_running_loop().create_future()
        seat.browser.ring(True)
        try:
            async with asyncio.timeout(GUEST_RINGS_FOR):
                if not await seat.asked:
                    raise CallUnanswered(_DECLINED)
        except TimeoutError:
            raise CallUnanswered(_UNAVAILABLE) from None
        finally:
            seat.asked = None
            seat.browser.ring(False)
        return seat.browser

    def reply(self, agent_id: UUID, *, joins: bool) -> bool:
        """Pass on the agent's answer. Returns False if no colleague is asking them."""
        asked = self.of(agent_id).asked
        if asked is None or asked.done():
            return False
        asked.set_result(joins)
        return True

    def put_down(self, agent_id: UUID) -> None:
        seat = self._seats.get(agent_id)
        if seat is not None:
            self._put_down(seat)

    def close(self) -> None:
        for seat in self._seats.values():
            self._put_down(seat)
            if seat.browser is not None:
                seat.browser.close()

    async def _until_picked_up(
        self, seat: AgentEndpoint, agent_id: UUID, row: UUID, digits: str, is_offer: bool
    ) -> None:
        rung = self._telephones.new()
        try:
            within = self._telephones.offered_for if is_offer else GUEST_RINGS_FOR
            await self._telephones.dial(rung, self._telephones.extension(digits), within=within)
            if is_offer:
                await self._floor.answer(agent_id)
            self._off_the_hook(agent_id, seat, rung)
        except (PlacingRefused, CallUnanswered):
            seat.ringing = None
            await (self._floor.not_answered if is_offer else self._floor.not_there)(agent_id, row)
        except BaseException as problem:
            if rung is not None:
                await rung.put_down()
            if not isinstance(problem, OfferGone):
                raise
        finally:
            seat.ringing = None
            self._changed()

    def _off_the_hook(self, agent_id: UUID, seat: AgentEndpoint, rung: OutboundLeg | None) -> None:
        seat.rung = rung
        if rung is not None:
            rung.listen(on_gone=partial(self._hung_up, agent_id, seat), on_lost=partial(self._lost, seat))

    def _lost(self, seat: AgentEndpoint) -> None:
        """Give the caller back to the queue, as when a browser is closed: the telephone is lost, and neither side ended
        the call."""
        self._put_down(seat)
        self._changed()

    def _hung_up(self, agent_id: UUID, seat: AgentEndpoint) -> None:
        self._on_hung_up(agent_id)
        self._put_down(seat)

    def _put_down(self, seat: AgentEndpoint) -> None:
        rung, seat.rung = seat.rung, None
        if seat.ringing is not None:
            seat.ringing.cancel()
        if rung is not None:
            self._background.do(rung.put_down())
