"""What a provider says at a later look counts only where its own key has signed it, for us and for the same person."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import override_settings
from jwt.algorithms import RSAAlgorithm

from victimcare.adapters.sign_in.oidc.account_checks import OidcAccountCheck
from victimcare.adapters.sign_in.oidc.id_tokens import AccountCheckToken, TokenRejected, read_id_token
from victimcare.services.ports import AccountRevoked, SignInProviderSilent

KEY, OTHER_KEY = (rsa.generate_private_key(65537, 2048) for _ in range(2))
PROFILE = {"sub": "sol", "groups": ["victim-care", "victim-care-leads"], "email": "sol@force.example"}
KEPT = AccountCheckToken("refresh-1", "the-first-token", "sol", "nonce-1", ("victim-care",)).as_secret()


class Provider(BaseHTTPRequestHandler):
    signed: str = ""

    def _say(self, what: Any) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        address = f"http://localhost:{self.server.server_port}"  # type: ignore[attr-defined]
        said = {
            "/.well-known/openid-configuration": {
                "issuer": address,
                **{f"{name}_endpoint": f"{address}/{name}" for name in ("token", "userinfo")},
                "jwks_uri": f"{address}/jwks",
            },
            "/userinfo": PROFILE,
            "/jwks": {"keys": [{**RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True), "kid": "1", "alg": "RS256"}]},
        }
        self._say(said[self.path])

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "a", "refresh_token": "refresh-2", "id_token": type(self).signed})

    def log_message(self, *args: Any) -> None:
        return


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def look(address: str) -> Iterator[Callable[..., Any]]:
    app = {
        "client_id": "victimcare",
        "secret": "only-for-tests",
        "settings": {
            "server_url": address,
            "roles_claim": "groups",
            "roles": {"victim-care": "desk", "victim-care-leads": "supervisor"},
            "team_claim": "team",
            "strong_acr": ("phr",),
        },
    }

    def ask(key: Any = KEY, algorithm: str = "RS256", kid: str = "1", **claims: Any) -> Any:
        now = int(time.time())
        usual = {"iss": address, "aud": "victimcare", "sub": "sol", "iat": now, "exp": now + 60, "acr": "phr"}
        usual["groups"] = ["victim-care"]
        Provider.signed = jwt.encode({**usual, **claims}, key, algorithm=algorithm, headers={"kid": kid})
        return OidcAccountCheck().again(KEPT)

    with override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": [app]}}):
        yield ask


def test_what_its_own_key_has_signed_counts_and_the_profile_adds_no_role(look: Callable[..., Any]) -> None:
    found = look(nonce="nonce-1")

    assert (found.claims.subject, found.claims.roles) == ("sol", frozenset({"desk"}))
    kept = AccountCheckToken.of_secret(found.again)
    assert (kept.refresh, kept.id_token, kept.groups) == ("refresh-2", Provider.signed, ("victim-care",))


@pytest.mark.parametrize(
    "forged",
    [
        {"key": OTHER_KEY},
        {"key": "a" * 32, "algorithm": "HS256"},
        {"key": None, "algorithm": "none"},
        {"kid": "2"},
        {"iss": "https://other.example"},
        {"aud": "another-client"},
        {"exp": 1_000_000_000},
    ],
)
def test_what_it_has_not_signed_for_us_says_nothing(look: Callable[..., Any], forged: dict[str, Any]) -> None:
    with pytest.raises(SignInProviderSilent):
        look(**forged)


@pytest.mark.parametrize("other", [{"sub": "kim"}, {"nonce": "nonce-2"}, {"acr": "pwd"}])
def test_another_person_sign_in_or_a_weak_way_ends_the_session(look: Callable[..., Any], other: dict[str, Any]) -> None:
    with pytest.raises(AccountRevoked):
        look(**other)


def test_a_session_of_an_earlier_version_is_asked_about_by_its_refresh_token() -> None:
    assert AccountCheckToken.of_secret("plain-refresh-token") == AccountCheckToken("plain-refresh-token")


@pytest.mark.parametrize(
    ("issuer", "is_ours"),
    [("https://login.force.example", True), ("https://login.force.example/", True), ("https://evil.example", False)],
)
@pytest.mark.parametrize("ending", ["", "/", "/.well-known/openid-configuration"])
def test_a_document_of_another_issuer_vouches_for_nobody(issuer: str, is_ours: bool, ending: str) -> None:
    class Keys:
        def get(self, address: str, **_more: Any) -> Any:
            raise LookupError(address)  # its keys are fetched only once the issuer is ours

    provider = {"issuer": issuer, "jwks_uri": "https://evil.example/jwks"}
    expected = LookupError if is_ours else TokenRejected
    with pytest.raises(expected):
        read_id_token(Keys(), "victimcare", f"https://login.force.example{ending}", provider, "x")  # type: ignore[arg-type]
