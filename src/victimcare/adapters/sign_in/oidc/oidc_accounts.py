"""Staff sign in through the force's provider and in no other way: no sign-up, no password, no e-mail of allauth's own.

allauth does the flow (state, PKCE, token). The gaps that it leaves are closed here and in `id_tokens`: the token's
signature, a nonce bound to the state, the same subject in token and userinfo, a strong enough authentication method,
and parameters of the request that a link could otherwise choose. Roles and team are read from the claims at every
sign-in; what the signed token says is never overridden by the userinfo endpoint.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.adapters.sign_in.oidc.id_tokens import AccountCheckToken, ForceAdapter
from victimcare.services.ports import SignInRefused, StaffClaims

log = structlog.get_logger()

# In a browser's session: since when its desk is locked, and what was typed there (`channels.web.ui.staff_access`).
LOCKED, TYPED = "locked_at", "kept_at_lock"
SESSION = "vouched"  # in a browser's session: which of our sessions it is; read by `channels.web.ui.staff_access`

CLOCKS_DIFFER = 60  # seconds of tolerance between the provider's clock and ours

_sign_in: Callable[[StaffClaims, str], tuple[int, str]] | None = None


def bind_sign_in(sign_in: Callable[[StaffClaims, str], tuple[int, str]]) -> None:
    """Called by `config`: binds the function that creates or updates a member of staff, with what the provider is asked
    with again, and returns their id and that of their session. Raises SignInRefused."""
    global _sign_in
    _sign_in = sign_in


class NoLocalAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """None of allauth's own accounts is available, and nothing is said through Django's messages."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def logout(self, request: HttpRequest) -> None:
        """Keep what the same person typed: allauth empties the session before it signs anyone in."""
        typed_by, typed = request.user.pk, request.session.get(TYPED)
        super().logout(request)
        if typed is not None:
            request.typed_at_lock = (typed_by, typed)  # type: ignore[attr-defined]

    def login(self, request: HttpRequest, user: Any) -> None:
        """Only now, since signing in may empty what a session held before."""
        super().login(request, user)
        for name in (LOCKED, "used_at"):
            request.session.pop(name, None)
        typed_by, typed = getattr(request, "typed_at_lock", (None, ""))
        if typed_by == user.pk:
            request.session[TYPED] = typed
        request.session[SESSION] = user.vouched_by

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        return

    def respond_user_inactive(self, request: HttpRequest, user: object) -> HttpResponse:
        return _refuse_sign_in("disabled")


class ForceProvider(OpenIDConnectProvider):  # type: ignore[misc]
    oauth2_adapter_class = ForceAdapter

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(24)
        asked = {"nonce": nonce, "acr_values": " ".join(self.app.settings["strong_acr"])}
        if LOCKED in request.session:  # the provider may still have its own session, so they authenticate again
            asked |= {"prompt": "login", "max_age": "0"}
        answer: HttpResponse = super().redirect(
            request, process, next_url, {"nonce": nonce}, scope=self.get_scope(), auth_params=asked
        )
        return answer


class StaffFromClaims(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """The one in the settings: a row in a table could add a provider without agreement."""
        apps = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for found in apps.values() for app in found]

    def get_provider(self, request: HttpRequest, provider: str, client_id: Any = None) -> ForceProvider:
        return ForceProvider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """After the provider vouched: check what allauth leaves open, then update the member of staff."""
        data: Mapping[str, Mapping[str, Any]] = sociallogin.account.extra_data
        token, profile = data.get("id_token") or {}, data.get("userinfo") or {}
        nonce = (sociallogin.state.get("data") or {}).get("nonce")
        app = sociallogin.provider.app.settings
        if not nonce or not secrets.compare_digest(str(token.get("nonce")), nonce):
            raise ImmediateHttpResponse(_refuse_sign_in("nonce"))
        if profile and profile.get("sub") != token.get("sub"):
            raise ImmediateHttpResponse(_refuse_sign_in("subject"))
        if token.get("acr") not in app["strong_acr"]:
            raise ImmediateHttpResponse(_refuse_sign_in("weak"))
        if (since := request.session.get(LOCKED)) and not _is_fresh_sign_in(token, since):
            raise ImmediateHttpResponse(_refuse_sign_in("not_anew"))
        assert _sign_in is not None, "config binds it at start"
        refresh = sociallogin.token.token_secret if sociallogin.token else ""
        if not refresh:  # without it we could not tell when they leave
            raise ImmediateHttpResponse(_refuse_sign_in("not_to_be_asked_again"))
        claims = {**profile, **token}
        again = AccountCheckToken(refresh, sociallogin.signed_token, str(token["sub"]), nonce, read_groups(app, claims))
        try:
            staff_id, session = _sign_in(read_staff_claims(app, claims), again.as_secret())
        except SignInRefused as refusal:
            raise ImmediateHttpResponse(_refuse_sign_in(str(refusal))) from None
        user: Any = get_user_model().objects.get(pk=staff_id)
        user.vouched_by = session
        sociallogin.user = user

    def on_authentication_error(self, request: HttpRequest, provider: object, **more: Any) -> None:
        raise ImmediateHttpResponse(_refuse_sign_in("provider"))


def read_staff_claims(app: Mapping[str, Any], claims: Mapping[str, Any]) -> StaffClaims:
    """The settings' table turns the provider's groups into roles; a group without a row there means nothing."""
    return StaffClaims(
        subject=str(claims["sub"]),
        name=str(claims.get("name") or claims.get("preferred_username") or ""),
        email=str(claims.get("email") or ""),
        email_is_verified=claims.get("email_verified") is True,
        officer_number=str(claims.get(app.get("officer_claim") or "") or ""),
        roles=frozenset(app["roles"][group] for group in read_groups(app, claims) if group in app["roles"]),
        team=str(claims.get(app["team_claim"]) or ""),
    )


def read_groups(app: Mapping[str, Any], claims: Mapping[str, Any]) -> tuple[str, ...]:
    groups = claims.get(app["roles_claim"]) or []
    return (groups,) if isinstance(groups, str) else tuple(str(group) for group in groups)


def _is_fresh_sign_in(token: Mapping[str, Any], locked_at: str) -> bool:
    """A provider that is asked with `max_age` says when the person last authenticated (OpenID Connect Core,
    3.1.2.1)."""
    at = token.get("auth_time")
    return isinstance(at, int) and at >= datetime.fromisoformat(locked_at).timestamp() - CLOCKS_DIFFER


def _refuse_sign_in(why: str) -> HttpResponse:
    """One answer for every reason; the reason is for the engineers."""
    log.warning("staff.sign_in_refused", why=why)
    return HttpResponseRedirect(reverse("staff_sign_in") + "?refused")
