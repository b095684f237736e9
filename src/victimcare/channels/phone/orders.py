"""How the rest of the product asks the line for something: a socket in the home folder that only its owner opens.

One JSON object a line, one answer a line: `{"do": "place", …}` → `{"placed": true}` or
`{"refused": "why", "for_good": false}`; `{"do": "find", "reference": …}` → `{"state", "at"}`, both null for a call that
was never placed. `{"do": "connect", …}` and `{"do": "desk", …}` are of the telephones at the desk: `{"answer": …}`,
`{"stands": …}`, or `{"problem": …}` by its name (`services.ports.desk_phone.Problem`).
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import structlog

from victimcare.channels.phone.calling import Caller
from victimcare.channels.phone.outgoing import NotPlaced
from victimcare.services.ports import NotOneRecipient, OutgoingCall, Recipient
from victimcare.services.ports.desk_phone import Guest, How, PhoneAct, PhoneFailed, PhoneStands, Place, Problem

log = structlog.get_logger(__name__)

LONGEST = 65_536  # bytes of a request: a browser's session description has several thousand
_PATIENCE = 10.0


class Phones(Protocol):
    """The telephones at the desk. Each raises PhoneFailed."""

    async def connect(self, agent_id: UUID, offer: str) -> str: ...

    async def ask(
        self, agent_id: UUID, act: PhoneAct, *, keys: str = "", guest: Guest | None = None, of: Place = Place.GUEST
    ) -> PhoneStands: ...


class Orders:
    """Listens at `path` until it is closed. `caller`: None where the line has no trunk, and rings nobody."""

    def __init__(self, path: Path, caller: Caller | None, phones: Phones | None) -> None:
        self._path, self._caller, self._phones = path, caller, phones
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Raises OSError when the socket can't be made, such as when its path is too long for this system."""
        with suppress(FileNotFoundError):
            self._path.unlink()  # of a line that died: `up` allows one in a home
        self._server = await asyncio.start_unix_server(self._serve, str(self._path), limit=LONGEST)
        self._path.chmod(0o600)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
            with suppress(FileNotFoundError):
                self._path.unlink()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                asked = json.loads(await reader.readline())
                writer.write(json.dumps(await self._answer(asked), default=str).encode() + b"\n")  # ids
                await writer.drain()
        except (ValueError, KeyError, TypeError, NotOneRecipient) as problem:
            log.warning("line.order_unreadable", error=type(problem).__name__)
        except TimeoutError:
            log.warning("line.order_slow")
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
        except NotPlaced as refused:
            return {"refused": refused.reason, "for_good": refused.for_good}
        return {"placed": True}

    async def _answer_desk(self, asked: dict[str, Any]) -> dict[str, Any]:
        agent_id = UUID(asked["agent"])
        if self._phones is None:
            return {"problem": Problem.LINE_AWAY.value}
        try:
            if asked["do"] == "connect":
                return {"answer": await self._phones.connect(agent_id, str(asked["offer"]))}
            act, guest = PhoneAct(asked["act"]), _guest(asked["guest"])
            of = Place(asked["of"])
            stands = await self._phones.ask(agent_id, act, keys=str(asked["keys"]), guest=guest, of=of)
            return {"stands": asdict(stands)}
        except PhoneFailed as failed:
            return {"problem": failed.problem.value}


def _guest(asked: dict[str, Any] | None) -> Guest | None:
    if asked is None:
        return None
    return Guest(
        name=str(asked["name"]),
        how=How(asked["how"]),
        agent_id=UUID(asked["agent_id"]) if asked["agent_id"] else None,
        extension=str(asked["extension"]),
        number=str(asked["number"]),
        place=Place(asked["place"]),
        by=str(asked["by"]),
    )
