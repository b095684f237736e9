"""Twilio's REST API, called directly, since only five requests are needed.

Source: Twilio's reference of the resources Calls, its subresource Events, and Recordings. Its own library knows no
other address than Twilio's.
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any

import requests

from victimcare.adapters.supplier_connections import ThreadSessions, ask_supplier
from victimcare.services.ports import SendInDoubt

TIMEOUT = 10.0  # seconds to connect, and again to answer


class TwilioApi:
    """May be shared by threads: the connection, which may not, is made once for each thread."""

    def __init__(self, *, base_url: str, account: str, token: str, timeout: float = TIMEOUT) -> None:
        self._root = f"{base_url.rstrip('/')}/2010-04-01/Accounts/{account}"
        self._account, self._token, self._timeout = account, token, timeout
        self._sessions = ThreadSessions(self._sign)

    def ask(self, method: str, path: str, **what: Any) -> requests.Response:
        """A 2xx or 404 answer, or what its absence means for the request.

        Raises SendDeferred: certainly not done. SendInDoubt: perhaps done. SendRefused.
        """
        request = partial(self._sessions.mine().request, method, self._root + path, timeout=self._timeout, **what)
        return ask_supplier(request, error_code=_code, usable=frozenset({HTTPStatus.NOT_FOUND}))

    def _sign(self, session: requests.Session) -> None:
        session.auth = (self._account, self._token)


def parse_json_answer(answer: requests.Response) -> Any:
    """Raises SendInDoubt for an answer that is not JSON."""
    try:
        return answer.json()
    except ValueError:
        raise SendInDoubt(f"{answer.status_code}: an answer that is not JSON") from None


def _code(answer: requests.Response) -> str:
    """Twilio's error code. Its text is left out, since it may repeat a number."""
    try:
        return str(int(answer.json()["code"]))
    except (ValueError, TypeError, KeyError):
        return "error"
