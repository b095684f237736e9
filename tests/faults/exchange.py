"""A telephone exchange at which everybody is busy, and which keeps whom it was asked to ring."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.channels.phone.caller import SipText


@dataclass
class Exchange:
    address: tuple[str, int]
    _calls: dict[str, str] = field(default_factory=dict)  # Call-ID -> the number

    def rung(self) -> list[str]:
        """Each number as often as it was rung."""
        return list(self._calls.values())

    def answer(self, request: SipText) -> str | None:
        """Busy; nothing to what needs no answer."""
        if request.method != "INVITE":
            return None
        self._calls[request.header("Call-ID")] = request.text.split()[1].removeprefix("sip:").partition("@")[0]
        kept = "".join(f"{name}: {request.header(name)}\r\n" for name in ("Via", "From", "Call-ID", "CSeq"))
        return f"SIP/2.0 486 Busy Here\r\n{kept}To: {request.header('To')};tag=busy\r\nContent-Length: 0\r\n\r\n"


@contextmanager
def exchange() -> Iterator[Exchange]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.bind(("127.0.0.1", 0))
        serving = Exchange(wire.getsockname())

        def serve() -> None:
            with suppress(OSError):  # closed
                while True:
                    data, sender = wire.recvfrom(65_536)
                    if not data:
                        return
                    if answer := serving.answer(SipText(data.decode())):
                        wire.sendto(answer.encode(), sender)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield serving
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as end:
                end.sendto(b"", serving.address)
            thread.join()
