"""By way of whom a call's further requests go (RFC 3261, section 12): the library's gaps closed."""

from __future__ import annotations

import re

from aiosipua.message import SipRequest, SipResponse
from aiosipua.transaction import Transaction, TransactionLayer


def routes_of(message: SipRequest | SipResponse) -> list[str]:
    """The Record-Route entries in the order given, whether each has a line of its own or they share one."""
    return [
        entry.strip()
        for line in message.headers.get("record-route")
        for entry in re.split(r",(?=\s*(?:\"[^\"]*\"\s*)?<)", line)
    ]


def target_of(response: SipResponse) -> str:
    """The address in its Contact; empty where it names none."""
    found = re.search(r"<([^>]+)>|(sips?:[^\s;,>]+)", response.get_header("contact") or "")
    return (found[1] or found[2]) if found else ""


class Untracked(TransactionLayer):
    """The wire keeps transactions. The library's own are searched whole at each new one, and outlive their calls."""

    def create_client(self, request: SipRequest) -> Transaction:
        return Transaction(branch="", method=request.method, request=request)

    def create_server(self, request: SipRequest) -> Transaction:
        return Transaction(branch="", method=request.method, request=request)
