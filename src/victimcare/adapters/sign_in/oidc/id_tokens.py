"""ID tokens of the force's provider: accepted only if signed with its own key, at sign-in and at each later check.

OpenID Connect lets a client that asked over TLS skip the signature. We check it all the same, so that a proxy or a
wrong address between us and the provider cannot vouch for anyone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import jwt
import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest

ANSWER_SECONDS = 4  # seconds for each answer, since a person waits at a page
_WELL_KNOWN = "/.well-known/openid-configuration"  # a configured address may include it
_LEEWAY = 60  # seconds by which the provider's clock may differ
# Signature algorithms with a private key of the provider. None with a shared secret, and never "none".
_SIGNED_BY_KEY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")


class TokenRejected(OAuth2Error):  # type: ignore[misc]
    """Not signed by the provider, meant for another client, or expired."""


@dataclass(frozen=True, slots=True)
class AccountCheckToken:
    """What is stored, sealed, of a sign-in, so that the provider can be asked again and the person signed out there."""

    refresh: str
    id_token: str = ""
    subject: str = ""
    nonce: str = ""
    groups: tuple[str, ...] = ()

    def as_secret(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def of_secret(cls, secret: str) -> AccountCheckToken:
        """Also from a session of an earlier version, which stored the refresh token alone."""
        if not secret.startswith("{"):
            return cls(secret)
        kept = json.loads(secret)
        return cls(**{**kept, "groups": tuple(kept["groups"])})


class ForceAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The library's flow, with the signature checked and the token itself stored for signing out."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        login = super().complete_login(request, app, token, **kwargs)
        login.signed_token = kwargs["response"].get("id_token", "")
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            return read_id_token(session, app.client_id, app.settings["server_url"], self.openid_config, id_token)


def read_id_token(
    session: requests.Session, client_id: str, issuer: str, provider: Mapping[str, Any], id_token: str
) -> dict[str, Any]:
    """Its claims. `issuer`: as the force has configured it; a token from another issuer is rejected. Raises
    TokenRejected."""
    if provider["issuer"].rstrip("/") != issuer.removesuffix(_WELL_KNOWN).rstrip("/"):
        raise TokenRejected("a document of another issuer")
    answer = session.get(provider["jwks_uri"], timeout=ANSWER_SECONDS)
    answer.raise_for_status()
    try:
        header = jwt.get_unverified_header(id_token)
        if header.get("alg") not in _SIGNED_BY_KEY:
            raise TokenRejected("a signature of a kind that is not taken")
        keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        named = [key for key in keys if key.key_id == header.get("kid")] if "kid" in header else keys
        if len(named) != 1:
            raise TokenRejected("no key, or not one alone")
        claims: dict[str, Any] = jwt.decode(
            id_token,
            key=named[0].key,
            algorithms=[header["alg"]],
            issuer=provider["issuer"],
            audience=client_id,
            leeway=_LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as fault:
        raise TokenRejected(type(fault).__name__) from fault
    return claims
