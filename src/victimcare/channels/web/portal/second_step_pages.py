"""Handles the second step: the victim enters it in a visit, or sets it up in the half hour that a person opened for
them (ADR 30)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.portal.victim_access import portal_page
from victimcare.channels.web.ui import templating
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.access_codes import second_factor
from victimcare.rules.access_codes.second_factor import FactorNumber, NumberKind
from victimcare.rules.force import Force
from victimcare.services.access import Act
from victimcare.services.access_codes import passkeys, second_factor_setup, second_factors, step_up
from victimcare.services.access_codes.step_up import StepUpResult
from victimcare.wording import say


class NumberForm(Form):
    """A number, asked for by this sentence. Emptied after every try, like the code."""

    number = forms.CharField(max_length=40, error_messages={"required": to_say("second-step-number-needed")})
    drawing = {"number": {"classes": "input--code", "inputmode": "numeric", "value": ""}}

    def __init__(self, *args: Any, asked: str, is_long: bool = False, **kwargs: Any) -> None:
        """`is_long`: a number from paper may be typed as well."""
        super().__init__(*args, **kwargs)
        self.fields["number"].label, self.fields["number"].help_text = say(asked), say(f"{asked}.hint")
        self._is_long = is_long

    def clean_number(self) -> FactorNumber:
        number = second_factor.parse_factor_number(self.cleaned_data["number"])
        if number is None or (number.kind is not NumberKind.SHORT and not self._is_long):
            raise forms.ValidationError(say("second-step-number-length" if self._is_long else "second-step-number-six"))
        return number


@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SHOW_SECOND_STEP)
def show_second_step(request: Request) -> HttpResponse:
    form = NumberForm(_posted_number(request), asked="second-step-number", is_long=True)
    if form.is_valid():
        answer = step_up.verify_second_factor(actor=request.actor, number=form.cleaned_data["number"], now=request.now)
        if answer is StepUpResult.RIGHT:
            return _redirect_to_page("case")
        form.add_error("number", say(f"second-step-{id_part(answer)}"))
    return _render_second_step(request, form)


@require_POST
@portal_page(Act.SHOW_SECOND_STEP)
def text_second_step(request: Request) -> HttpResponse:
    """Send a number by text, if the victim has set up a phone. The answer is the same if they have none."""
    asked = second_factors.ask_for_texted_number(actor=request.actor, now=request.now)
    form = NumberForm(None, asked="second-step-number", is_long=True)
    return _render_second_step(request, form, told=say(f"second-step-text-{id_part(asked)}"))


@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SET_UP_SECOND_STEP)
def set_up_second_step(request: Request) -> HttpResponse:
    """Ask for the number that a person gave the victim; then show the choices, as long as this visit has the window."""
    form = NumberForm(_posted_number(request), asked="second-step-set-up-number")
    if form.is_valid():
        answer = second_factor_setup.enter_window_number(
            actor=request.actor, number=form.cleaned_data["number"], now=request.now
        )
        if answer is StepUpResult.RIGHT:
            return _redirect_to_page("second-step-set-up")
        form.add_error(
            "number", say("second-step-set-up-wrong" if answer is StepUpResult.WRONG else "second-step-no-more")
        )
    if not form.is_bound:
        try:
            offered = second_factor_setup.load_setup_offer(actor=request.actor, now=request.now)
        except second_factor_setup.SetupWindowClosed:
            pass
        else:
            return render_page(request, "portal/second_step_choose.jinja", {"offered": offered})
    return render_page(request, "portal/second_step_set_up.jinja", {"form": form})


@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SET_UP_SECOND_STEP)
def set_up_phone(request: Request) -> HttpResponse:
    """Text a number to the phone in the victim's plan; once they have typed it, that phone is their second step."""
    asks = request.POST.get("act") == "text"
    form = NumberForm(None if asks else _posted_number(request), asked="second-step-phone-number")
    told = ""
    try:
        if asks:
            asked = second_factor_setup.ask_for_setup_text(actor=request.actor, now=request.now)
            told = say(f"second-step-text-{id_part(asked)}")
        elif form.is_valid():
            if second_factor_setup.finish_text_setup(
                actor=request.actor, number=form.cleaned_data["number"], now=request.now
            ):
                return _redirect_to_page("case")
            form.add_error("number", say("second-step-phone-wrong"))
        else:
            second_factor_setup.load_setup_offer(actor=request.actor, now=request.now)
    except second_factor_setup.SetupWindowClosed:
        return _redirect_to_page("second-step-set-up")
    return render_page(request, "portal/second_step_phone.jinja", {"form": form, "told": told})


@require_POST
@portal_page(Act.SHOW_SECOND_STEP)
def ask_passkey(request: Request) -> HttpResponse:
    return _json_response(passkeys.ask_for_passkey(actor=request.actor, now=request.now))


@sensitive_post_parameters("signed")
@require_POST
@portal_page(Act.SHOW_SECOND_STEP)
def check_passkey(request: Request) -> HttpResponse:
    answer = passkeys.verify_passkey(actor=request.actor, signed=request.POST.get("signed", ""), now=request.now)
    if answer is StepUpResult.RIGHT:
        return _redirect_to_page("case")
    told = say("second-step-passkey-wrong" if answer is StepUpResult.WRONG else "second-step-no-more")
    return _render_second_step(request, NumberForm(None, asked="second-step-number", is_long=True), told=told)


@require_POST
@portal_page(Act.SET_UP_SECOND_STEP)
def begin_passkey(request: Request) -> HttpResponse:
    try:
        return _json_response(passkeys.begin_passkey_setup(actor=request.actor, now=request.now))
    except second_factor_setup.SetupWindowClosed:
        return _redirect_to_page("second-step-set-up")


@sensitive_post_parameters("signed")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SET_UP_SECOND_STEP)
def set_up_passkey(request: Request) -> HttpResponse:
    """Set up a passkey. A script makes it; without script the page says so, and the other ways stay open."""
    try:
        if request.method != "POST":
            second_factor_setup.load_setup_offer(actor=request.actor, now=request.now)
        elif passkeys.finish_passkey_setup(actor=request.actor, made=request.POST.get("signed", ""), now=request.now):
            return _redirect_to_page("case")
    except second_factor_setup.SetupWindowClosed:
        return _redirect_to_page("second-step-set-up")
    return render_page(request, "portal/second_step_passkey.jinja", {"failed": request.method == "POST"})


@sensitive_variables("begun", "numbers")
@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SET_UP_SECOND_STEP)
def set_up_app(request: Request) -> HttpResponse:
    """Show the app's secret until the app shows the right number; then the numbers for paper, in this one answer and
    nowhere else."""
    form = NumberForm(_posted_number(request), asked="second-step-app-number")
    force: Force = settings.FORCE
    try:
        if form.is_valid():
            numbers = second_factor_setup.finish_app_setup(
                actor=request.actor, number=form.cleaned_data["number"], now=request.now
            )
            if numbers is not None:
                return render_page(request, "portal/second_step_paper.jinja", {"numbers": numbers})
            form.add_error("number", say("second-step-app-wrong"))
        begun = second_factor_setup.begin_app_setup(actor=request.actor, name=force.neutral_title, now=request.now)
    except second_factor_setup.SetupWindowClosed:
        return _redirect_to_page("second-step-set-up")
    square = templating.draw_qr_code(begun.uri)
    return render_page(request, "portal/second_step_app.jinja", {"form": form, "begun": begun, "square": square})


def _render_second_step(request: Request, form: NumberForm, *, told: str = "") -> HttpResponse:
    standing = step_up.load_step_up_status(actor=request.actor, now=request.now)
    return render_page(request, "portal/second_step.jinja", {"form": form, "standing": standing, "told": told})


def _posted_number(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def _json_response(written: str) -> HttpResponse:
    return HttpResponse(written, content_type="application/json")


def _redirect_to_page(name: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"portal:{name}"), status=303)
