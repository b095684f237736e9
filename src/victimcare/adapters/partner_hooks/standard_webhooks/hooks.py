"""Posts a small signed JSON: what kind of news, which referral, when. Nothing is followed elsewhere."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from http import HTTPStatus

import requests
from standardwebhooks import Webhook

from victimcare.adapters.connections import Sessions
from victimcare.services.ports import PartnerNews, RefusedForGood, TryLater

TIMEOUT = 10.0  # seconds to connect, and again to answer
# Theirs is gone for good, as the specification has it; everything else may be right later.
_GONE = frozenset({HTTPStatus.GONE})


class SignedHooks:
    """A `PartnerHooks`. May be shared by threads. `may_be_plain`: http is let through, for demonstrations and tests."""

    def __init__(self, *, may_be_plain: bool = False, timeout: float = TIMEOUT) -> None:
        self._may_be_plain, self._timeout = may_be_plain, timeout
        self._sessions = Sessions(lambda session: None)

    def post(self, news: PartnerNews, /) -> None:
        if not news.url.startswith("https://") and not self._may_be_plain:
            raise RefusedForGood("an address that is not https")
        body = json.dumps({"type": news.type, "timestamp": news.at.isoformat(), "data": {"id": news.referral}})
        signed_at = datetime.now(UTC)  # real time: whoever reads it knows nothing of a clock that is stopped here
        headers = {
            "Content-Type": "application/json",
            "webhook-id": news.id,
            "webhook-timestamp": str(int(signed_at.timestamp())),
            "webhook-signature": Webhook(news.secret).sign(news.id, signed_at, body),
        }
        try:
            answer = self._sessions.mine().post(
                news.url, data=body.encode(), headers=headers, timeout=self._timeout, allow_redirects=False
            )
        except requests.RequestException as error:
            raise TryLater(type(error).__name__) from error
        if answer.status_code in _GONE:
            raise RefusedForGood(f"answered {answer.status_code}")
        if answer.status_code // 100 != HTTPStatus.OK // 100:
            raise TryLater(f"answered {answer.status_code}")
