"""How the rest of the product asks the line to ring somebody: a socket in the home folder that only its owner opens.

One JSON object a line, one answer a line: `{"do": "place", …}` → `{"placed": true}` or
`{"refused": "why", "for_good": false}`; `{"do": "find", "reference": …}` → `{"state", "at"}`, both null for a call that
was never placed.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

from victimcare.channels.phone.calling import Caller
from victimcare.channels.phone.outgoing import NotPlaced
from victimcare.services.ports import NotOneRecipient, OutgoingCall, Recipient

log = structlog.get_logger(__name__)

SOCKET = "line.sock"  # in the home folder
LONGEST = 8_192  # bytes of a request
_PATIENCE = 10.0


class Orders:
    """Listens at `path` until it is closed."""

    def __init__(self, path: Path, caller: Caller) -> None:
        self._path, self._caller = path, caller
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
                writer.write(json.dumps(await self._answer(asked)).encode() + b"\n")
                await writer.drain()
        except (ValueError, KeyError, TypeError, NotOneRecipient) as problem:
            log.warning("line.order_unreadable", error=type(problem).__name__)
        except TimeoutError:
            log.warning("line.order_slow")
        finally:
            writer.close()

    async def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
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
                )
            )
        except NotPlaced as refused:
            return {"refused": refused.reason, "for_good": refused.for_good}
        return {"placed": True}
