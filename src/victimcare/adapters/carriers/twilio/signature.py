"""Whether Twilio sent this: HMAC-SHA1 with the account's token, or what a shared key of a webhooks rule signs with.

Source: Twilio's "Webhooks security", and its library's `request_validator`. A request that names no settings was signed
with the account's token. One that does was signed with the shared key, by the algorithm that it names.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from urllib.parse import urlsplit

from twilio.request_validator import (
    HMAC_SHA1,
    HMAC_SHA256,
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

from victimcare.services.ports import NotGenuine
from victimcare.services.ports.hosted import Form

_KNOWN = frozenset({HMAC_SHA1, HMAC_SHA256})
_USUAL_PORTS = {"https": 443, "http": 80}


class Signatures:
    """`shared_key`: of the webhooks rule for our address, where the account has one."""

    def __init__(self, *, token: str, shared_key: str | None = None) -> None:
        self._by_token = RequestValidator(token)
        self._by_shared_key = RequestValidator(shared_key) if shared_key else None

    def check(self, address: str, headers: Mapping[str, str], form: Form) -> None:
        """Raises NotGenuine. The comparison takes the same time wherever they differ."""
        given = {name.lower(): value for name, value in headers.items()}
        signature = given.get(SIGNATURE_HEADER.lower(), "").encode("utf-8", "surrogateescape")
        settings = given.get(SIGNATURE_SETTINGS_HEADER.lower(), "")
        validator = self._by_shared_key if settings else self._by_token
        algorithm = get_signature_algorithm(settings)
        if validator is None or algorithm not in _KNOWN:
            raise NotGenuine
        try:
            made = [validator.compute_signature(one, form, algorithm).encode() for one in _as_signed(address)]
        except UnicodeEncodeError:
            raise NotGenuine from None  # half a character: no carrier sends it
        if True not in [hmac.compare_digest(signature, one) for one in made]:
            raise NotGenuine


def _as_signed(address: str) -> tuple[str, str]:
    """With and without its port: Twilio signs either (its library's `validate` takes both)."""
    parts = urlsplit(address)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = parts.port or _USUAL_PORTS[parts.scheme]
    return parts._replace(netloc=str(host)).geturl(), parts._replace(netloc=f"{host}:{port}").geturl()
