"""Asking the force's provider whether it still vouches for somebody: by their refresh token (OAuth 2.0, section 6).

A provider that disabled somebody refuses it. Its answer brings their claims anew: in the ID token, where some name the
groups alone, and at the userinfo endpoint.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import requests
import structlog
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings

from victimcare.adapters.sign_in.oidc.accounts import claims_of
from victimcare.services.ports import NoLongerVouched, ProviderSilent, Vouched

log = structlog.get_logger()

WAITS = 4  # seconds for each answer: somebody stands at a page
# What says something of our own set-up, and nothing of them (OAuth 2.0, section 5.2).
_OURS = frozenset({"invalid_client", "unauthorized_client", "invalid_request", "unsupported_grant_type"})


class AskedAgain:
    """By the settings that sign staff in (`settings.SOCIALACCOUNT_PROVIDERS`)."""

    def again(self, secret: str) -> Vouched:
        apps = cast(list[dict[str, Any]], settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])
        try:
            with get_adapter().get_requests_session() as session:
                return _asked(session, apps[0], secret)
        except (requests.RequestException, OAuth2Error, ValueError, KeyError) as fault:
            log.warning("staff.provider_silent", fault=type(fault).__name__)
            raise ProviderSilent from None


def _asked(session: requests.Session, app: Mapping[str, Any], secret: str) -> Vouched:
    server: str = app["settings"]["server_url"]
    found = session.get(_well_known(server), timeout=WAITS)
    found.raise_for_status()
    provider: Mapping[str, Any] = found.json()
    given = {"grant_type": "refresh_token", "refresh_token": secret}
    token = _answer(session.post(provider["token_endpoint"], timeout=WAITS, **_signed(app, provider, given)))
    profile = _answer(
        session.get(
            provider["userinfo_endpoint"], headers={"Authorization": f"Bearer {token['access_token']}"}, timeout=WAITS
        )
    )
    claims = {**_id_token(app, provider, token), **profile}
    return Vouched(claims_of(app["settings"], claims), token.get("refresh_token") or secret)


def _well_known(server: str) -> str:
    return server if "/.well-known/" in server else f"{server.rstrip('/')}/.well-known/openid-configuration"


def _signed(app: Mapping[str, Any], provider: Mapping[str, Any], given: dict[str, str]) -> dict[str, Any]:
    """In the header, which every provider must take (RFC 6749, 2.3.1), unless it names other ways alone."""
    ways = provider.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in ways:
        return {"data": given, "auth": (app["client_id"], app["secret"])}
    return {"data": given | {"client_id": app["client_id"], "client_secret": app["secret"]}}


def _answer(response: requests.Response) -> dict[str, Any]:
    if response.status_code in (400, 401, 403) and _error(response) not in _OURS:
        raise NoLongerVouched
    response.raise_for_status()
    answer: dict[str, Any] = response.json()
    return answer


def _error(response: requests.Response) -> str:
    try:
        return str(response.json().get("error", ""))
    except (ValueError, AttributeError):
        return ""


def _id_token(app: Mapping[str, Any], provider: Mapping[str, Any], token: Mapping[str, Any]) -> dict[str, Any]:
    """It came from the provider itself by TLS, so that its signature need not be looked at (OpenID Connect Core,
    3.1.3.7); the rest of it is."""
    if not token.get("id_token"):
        return {}
    claims: dict[str, Any] = jwtkit.verify_and_decode(
        credential=token["id_token"],
        keys_url=provider["jwks_uri"],
        issuer=provider["issuer"],
        audience=app["client_id"],
        lookup_kid=jwtkit.lookup_kid_jwk,
        verify_signature=False,
    )
    return claims
