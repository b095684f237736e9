"""Posts a small signed JSON: what kind of news, which referral, when. No redirect is followed, no answer is read, and
an address that leads into our own network is refused at each post."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

import requests
from standardwebhooks import Webhook

from victimcare.adapters.supplier_connections import (
    PrivateAddress,
    PublicOnlyAdapter,
    ThreadSessions,
    find_public_addresses,
)
from victimcare.services.ports import PartnerNews, SendDeferred, SendRefused

TIMEOUT = 10.0  # seconds to connect, and again to answer
ANSWER_WITHIN = 15.0  # seconds, in total
# Their address is gone for good, as the specification defines it; anything else may work later.
_GONE = frozenset({HTTPStatus.GONE})


class SignedPartnerHooks:
    """A `PartnerHooks`. May be shared by threads. `may_be_plain`: http is allowed, for demonstrations and tests.
    `inside`: hosts that the force itself names, wherever they lead."""

    def __init__(
        self,
        *,
        may_be_plain: bool = False,
        inside: Collection[str] = (),
        timeout: float = TIMEOUT,
        answer_within: float = ANSWER_WITHIN,
    ) -> None:
        self._may_be_plain, self._timeout = may_be_plain, timeout
        self._inside, self._answer_within = frozenset(inside), answer_within
        self._sessions = ThreadSessions(self._guard)

    def may_be_named(self, address: str, /) -> bool:
        try:
            parts = urlsplit(address)
        except ValueError:  # an unclosed bracket
            return False
        if parts.scheme != "https" and not self._may_be_plain:
            return False
        if not parts.hostname or "@" in parts.netloc:
            return False
        if parts.hostname in self._inside:
            return True
        try:
            find_public_addresses(parts.hostname, parts.port or 443)
        except (PrivateAddress, ValueError):
            return False
        except OSError:  # the name does not resolve now: it is looked up again at each post
            return True
        return True

    def post(self, news: PartnerNews, /) -> None:
        if not news.url.startswith("https://") and not self._may_be_plain:
            raise SendRefused("an address that is not https")
        body = json.dumps({"type": news.type, "timestamp": news.at.isoformat(), "data": {"id": news.referral}})
        signed_at = datetime.now(UTC)  # real time, since the receiver knows nothing about a frozen clock here
        headers = {
            "Content-Type": "application/json",
            "webhook-id": news.id,
            "webhook-timestamp": str(int(signed_at.timestamp())),
            "webhook-signature": Webhook(news.secret).sign(news.id, signed_at, body),
        }
        try:
            with self._sessions.mine().post(
                news.url,
                data=body.encode(),
                headers=headers,
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,  # only the status is read, never the body
            ) as answer:
                status = answer.status_code
        except PrivateAddress:
            raise SendDeferred("an address that leads inside") from None
        except requests.RequestException as error:
            raise SendDeferred(type(error).__name__) from error
        if status in _GONE:
            raise SendRefused(f"answered {status}")
        if status // 100 != HTTPStatus.OK // 100:
            raise SendDeferred(f"answered {status}")

    def _guard(self, session: requests.Session) -> None:
        session.trust_env = False  # a proxy would resolve the name again
        for scheme in ("http://", "https://"):
            session.mount(scheme, PublicOnlyAdapter(answer_within=self._answer_within, inside=self._inside))
