"""Asks the force's provider whether it still vouches for a member of staff, by their refresh token (OAuth 2.0, section
6).

A provider that has disabled the person refuses it. Its answer brings their claims anew, in a signed ID token and at the
userinfo endpoint. Where it gives no ID token, the userinfo endpoint can take roles away but not give any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast
from urllib.parse import urlencode

import requests
import structlog
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings

from victimcare.adapters.sign_in.oidc.id_tokens import ANSWER_SECONDS, AccountCheckToken, read_id_token
from victimcare.adapters.sign_in.oidc.oidc_accounts import read_groups, read_staff_claims
from victimcare.services.ports import AccountRevoked, ConfirmedAccount, SignInProviderSilent

log = structlog.get_logger()

# Errors about our own configuration, not about the person (OAuth 2.0, section 5.2).
_FAULTS_OF_OURS = frozenset({"invalid_client", "unauthorized_client", "invalid_request", "unsupported_grant_type"})


class OidcAccountCheck:
    """Uses the settings that sign staff in (`settings.SOCIALACCOUNT_PROVIDERS`)."""

    def again(self, secret: str) -> ConfirmedAccount:
        try:
            with get_adapter().get_requests_session() as session:
                return _check_account(session, _app(), AccountCheckToken.of_secret(secret))
        except (requests.RequestException, OAuth2Error, ValueError, KeyError) as fault:
            log.warning("staff.provider_silent", fault=type(fault).__name__)
            raise SignInProviderSilent from None

    def sign_out_address(self, secret: str, *, back: str) -> str:
        """RP-Initiated Logout 1.0, section 2."""
        kept = AccountCheckToken.of_secret(secret)
        try:
            with get_adapter().get_requests_session() as session:
                app = _app()
                end = _provider(session, app).get("end_session_endpoint")
        except (requests.RequestException, ValueError, LookupError) as fault:
            log.warning("staff.provider_silent", fault=type(fault).__name__)
            return ""
        if not end or not kept.id_token:
            return ""
        asked = {"id_token_hint": kept.id_token, "post_logout_redirect_uri": back, "client_id": app["client_id"]}
        return f"{end}{'&' if '?' in end else '?'}{urlencode(asked)}"


def _app() -> dict[str, Any]:
    return cast(list[dict[str, Any]], settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])[0]


def _provider(session: requests.Session, app: Mapping[str, Any]) -> Mapping[str, Any]:
    found = session.get(_well_known(app["settings"]["server_url"]), timeout=ANSWER_SECONDS)
    found.raise_for_status()
    provider: Mapping[str, Any] = found.json()
    return provider


def _check_account(session: requests.Session, app: Mapping[str, Any], kept: AccountCheckToken) -> ConfirmedAccount:
    provider = _provider(session, app)
    given = {"grant_type": "refresh_token", "refresh_token": kept.refresh}
    token = _read_answer(
        session.post(provider["token_endpoint"], timeout=ANSWER_SECONDS, **_client_authentication(app, provider, given))
    )
    profile = _read_answer(
        session.get(
            provider["userinfo_endpoint"],
            headers={"Authorization": f"Bearer {token['access_token']}"},
            timeout=ANSWER_SECONDS,
        )
    )
    id_token = str(token.get("id_token") or "")
    if id_token:
        signed = read_id_token(session, app["client_id"], app["settings"]["server_url"], provider, id_token)
        _require_same_person(app, kept, signed, profile)
        claims = {**profile, **signed}
    else:
        held = [group for group in read_groups(app["settings"], profile) if group in kept.groups]
        claims = {**profile, app["settings"]["roles_claim"]: held}
    again = replace(
        kept,
        refresh=token.get("refresh_token") or kept.refresh,
        id_token=id_token or kept.id_token,
        groups=read_groups(app["settings"], claims),
    )
    return ConfirmedAccount(read_staff_claims(app["settings"], claims), again.as_secret())


def _require_same_person(
    app: Mapping[str, Any], kept: AccountCheckToken, signed: Mapping[str, Any], profile: Mapping[str, Any]
) -> None:
    """A token that came with a refresh must have the same subject and, where it states them, the nonce of the sign-in
    and a strong enough authentication method (OpenID Connect Core, 12.2). Raises AccountRevoked."""
    subjects = {signed["sub"], profile.get("sub", signed["sub"]), kept.subject or signed["sub"]}
    is_strong = "acr" not in signed or signed["acr"] in app["settings"]["strong_acr"]
    is_of_sign_in = not kept.nonce or signed.get("nonce", kept.nonce) == kept.nonce
    if len(subjects) != 1 or not is_strong or not is_of_sign_in:
        raise AccountRevoked


def _well_known(server: str) -> str:
    return server if "/.well-known/" in server else f"{server.rstrip('/')}/.well-known/openid-configuration"


def _client_authentication(
    app: Mapping[str, Any], provider: Mapping[str, Any], given: dict[str, str]
) -> dict[str, Any]:
    """In the header, which every provider must accept (RFC 6749, 2.3.1), unless it names only other ways."""
    ways = provider.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in ways:
        return {"data": given, "auth": (app["client_id"], app["secret"])}
    return {"data": given | {"client_id": app["client_id"], "client_secret": app["secret"]}}


def _read_answer(response: requests.Response) -> dict[str, Any]:
    if response.status_code in (400, 401, 403) and _error_code(response) not in _FAULTS_OF_OURS:
        raise AccountRevoked
    response.raise_for_status()
    answer: dict[str, Any] = response.json()
    return answer


def _error_code(response: requests.Response) -> str:
    try:
        return str(response.json().get("error", ""))
    except (ValueError, AttributeError):
        return ""
