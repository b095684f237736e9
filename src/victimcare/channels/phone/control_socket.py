"""Lets the rest of the product ask the line for something, through a socket in the home folder that only its owner
opens.

One JSON object a line, one answer a line: `{"do": "place", …}` → `{"placed": true}` or `{"refused": "why", "for_good":
false}`; `{"do": "find", "reference": …}` → `{"state", "at"}`, both null for a call that was never placed. `{"do":
"connect", …}` and `{"do": "desk", …}` concern the telephones at the desk: `{"answer": …}`, `{"stands": …}`, or
`{"problem": …}` by its name (`services.ports.desk_telephone.PhoneProblem`).
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import structlog

from victimcare.channels.phone.call_conversation import CallConversation, RenderSpeech
from victimcare.channels.phone.call_desk import CallDesk, PlacedCallProgress
from victimcare.channels.phone.line_languages import LineLanguages
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.outbound_dialling import OutboundDialling, PlacingRefused
from victimcare.channels.phone.outbound_legs import detect_answerer
from victimcare.channels.phone.rtp_media import Media, Pacer
from victimcare.channels.phone.sip import CallUnanswered, Peers, PlacedCall, SoundOffer
from victimcare.channels.phone.switchboard import Switchboard
from victimcare.rules.calls import MachineReady, PersonAnswered
from victimcare.rules.calls.audio_detection import AnsweredBy
from victimcare.rules.calls.outbound_calls import RINGS_FOR, find_destination
from victimcare.services.ports import InvalidRecipient, OutgoingCall, Recipient
from victimcare.services.ports.desk_telephone import (
    GuestMode,
    GuestPlace,
    PhoneAct,
    PhoneFailed,
    PhoneGuest,
    PhoneProblem,
    PhoneState,
)

# Calls that the line places because there is news for a victim. What the line may say is decided after the victim's
# code.

log = structlog.get_logger(__name__)

_OFFER_BEFORE_ANSWER = SoundOffer(address="", port=9, payload_type=0, events=None, may_send=True)


@dataclass(frozen=True, slots=True)
class LineParts:
    """The parts of the line that a call needs."""

    desk: CallDesk
    prompts: Prompts
    pacer: Pacer
    render: RenderSpeech
    speak: Callable[[str], Awaitable[bytes]]
    media_peers: Peers
    counts: Counter[str]
    switchboard: Switchboard | None = None


class CallPlacer:
    """Places calls, each in its own task. `rings_from`: the neutral number, shown to victims who agreed to see one;
    `line_number`: the number of the victims' line. Empty, and for all others: withheld."""

    def __init__(self, outgoing: OutboundDialling, parts: LineParts, *, rings_from: str, line_number: str = "") -> None:
        self._outgoing, self._parts = outgoing, parts
        self._numbers = {"neutral": rings_from, "line": line_number}
        self._tasks: dict[str, asyncio.Task[None]] = {}  # by our reference

    async def place(self, order: OutgoingCall) -> None:
        """Begin to ring, once the call is on record. A second request for the same message does nothing. Raises
        PlacingRefused."""
        to = find_destination(order.to)
        if to is None:
            raise PlacingRefused("the line rings no such number", for_good=True)
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

    async def find(self, reference: str) -> PlacedCallProgress | None:
        return await self._parts.desk.placed(reference)

    async def stop(self, within: float) -> None:
        """End every call that we placed, and wait until the outcome of each is written down."""
        running = list(self._tasks.values())
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running, timeout=within)

    async def _ring(self, order: OutgoingCall, call_id: str) -> None:
        outcome = "refused"
        own, peer = self._outgoing.own, self._outgoing.peer
        media = Media(
            _OFFER_BEFORE_ANSWER, own=own, peer=peer, listed=self._parts.media_peers, counts=self._parts.counts
        )
        call = self._outgoing.ring(order.reference, rings_from=self._numbers.get(order.shown, ""), rtp_port=media.port)
        call.id = call_id
        try:
            media.take_offer(await call.picked_up(RINGS_FOR))
            call.connect(media)
            media.open()
            self._parts.pacer.add(media)
            outcome = await self._answered(order, call, media)
        except CallUnanswered as why:
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
        media.listen(on_lost=call.end)
        heard = await detect_answerer(call, media, hears_out=order.may_leave_message)
        if heard is AnsweredBy.PERSON:
            return await self._converse(call, media, PersonAnswered(), b"")
        if heard is AnsweredBy.MACHINE_WAITS and order.may_leave_message:
            return await self._converse(call, media, MachineReady(), await self._parts.speak(order.message))
        return "machine" if heard in (AnsweredBy.MACHINE, AnsweredBy.MACHINE_WAITS) else "nobody_spoke"

    async def _converse(
        self, call: PlacedCall, media: Media, first: PersonAnswered | MachineReady, message: bytes
    ) -> str:
        conversation = CallConversation(
            call,
            media,
            desk=self._parts.desk,
            tongues=LineLanguages(self._parts.prompts),
            render=self._parts.render,
            on_end=lambda: self._over(conversation, media),
            message=message,
        )
        if self._parts.switchboard is not None:
            self._parts.switchboard.welcome(conversation, media)
        conversation.begin(first)
        await conversation.run()
        return conversation.outcome

    def _over(self, conversation: CallConversation, media: Media) -> None:
        if self._parts.switchboard is not None:
            self._parts.switchboard.goes(conversation)
        self._parts.pacer.remove(media)


order_log = structlog.get_logger(__name__)

LARGEST_ORDER = 65_536  # bytes of a request; a browser's session description has several thousand
_ORDER_SECONDS = 10.0


class DeskTelephones(Protocol):
    """The telephones at the desk. Each method raises PhoneFailed."""

    async def connect(self, agent_id: UUID, offer: str) -> str: ...

    async def ask(
        self,
        agent_id: UUID,
        act: PhoneAct,
        *,
        keys: str = "",
        guest: PhoneGuest | None = None,
        of: GuestPlace = GuestPlace.GUEST,
    ) -> PhoneState: ...


class ControlSocket:
    """Listens at `path` until it is stopped. `caller`: None where the line has no trunk and places no calls."""

    def __init__(self, path: Path, caller: CallPlacer | None, phones: DeskTelephones | None) -> None:
        self._path, self._caller, self._phones = path, caller, phones
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Raises OSError when the socket cannot be made, for example when its path is too long for this system."""
        with suppress(FileNotFoundError):
            self._path.unlink()  # left by a line that died: `up` allows only one line in a home
        self._server = await asyncio.start_unix_server(self._serve, str(self._path), limit=LARGEST_ORDER)
        self._path.chmod(0o600)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
            with suppress(FileNotFoundError):
                self._path.unlink()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_ORDER_SECONDS):
                asked = json.loads(await reader.readline())
                # ids are sent as text
                writer.write(json.dumps(await self._answer(asked), default=str).encode() + b"\n")
                await writer.drain()
        except (ValueError, KeyError, TypeError, InvalidRecipient) as problem:
            order_log.warning("line.order_unreadable", error=type(problem).__name__)
        except TimeoutError:
            order_log.warning("line.order_slow")
        finally:
            writer.close()

    async def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        if asked["do"] in ("connect", "desk"):
            return await self._answer_desk(asked)
        if self._caller is None:
            return {"refused": "the line has no trunk", "for_good": False}
        if asked["do"] == "find":
            placed = await self._caller.find(str(asked["reference"]))
            return {"state": placed and placed.state, "at": placed and placed.at.isoformat()}
        try:
            await self._caller.place(
                OutgoingCall(
                    reference=str(asked["reference"]),
                    to=Recipient(asked["to"]),
                    language=str(asked["language"]),
                    may_leave_message=asked["may_leave_message"] is True,
                    message=str(asked["message"]),
                    shown=str(asked.get("shown", "withheld")),
                )
            )
        except PlacingRefused as refused:
            return {"refused": refused.reason, "for_good": refused.for_good}
        return {"placed": True}

    async def _answer_desk(self, asked: dict[str, Any]) -> dict[str, Any]:
        agent_id = UUID(asked["agent"])
        if self._phones is None:
            return {"problem": PhoneProblem.LINE_AWAY.value}
        try:
            if asked["do"] == "connect":
                return {"answer": await self._phones.connect(agent_id, str(asked["offer"]))}
            act, guest = PhoneAct(asked["act"]), _read_guest(asked["guest"])
            of = GuestPlace(asked["of"])
            stands = await self._phones.ask(agent_id, act, keys=str(asked["keys"]), guest=guest, of=of)
            return {"stands": asdict(stands)}
        except PhoneFailed as failed:
            return {"problem": failed.problem.value}


def _read_guest(asked: dict[str, Any] | None) -> PhoneGuest | None:
    if asked is None:
        return None
    return PhoneGuest(
        name=str(asked["name"]),
        how=GuestMode(asked["how"]),
        agent_id=UUID(asked["agent_id"]) if asked["agent_id"] else None,
        extension=str(asked["extension"]),
        number=str(asked["number"]),
        place=GuestPlace(asked["place"]),
        by=str(asked["by"]),
    )
