"""Messages sent with their delivery states, suppliers, brakes, and the languages in which messages and pages go out."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.messages import messages_presenter
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Act, Role
from victimcare.services.messages import brake_releases, message_languages, message_reports
from victimcare.services.messages import message_reports as messages_providers
from victimcare.services.messages.message_reports import MessageStage
from victimcare.wording import say
from victimcare.wording.sign_off_areas import Area

_Choice = TypeVar("_Choice", bound=StrEnum)


@require_safe
@desk_page(Act.SEE_MESSAGES)
def list_sent_messages(request: Request) -> HttpResponse:
    stage, channel = _chosen_filter(request, "stage", MessageStage), _chosen_filter(request, "channel", ContactMethod)
    found = message_reports.list_message_trails(
        actor=request.actor, stage=stage, channel=channel, after=_message_cursor(request), now=request.now
    )
    context = {
        "found": found,
        "stages": [
            (
                say(f"desk-stage-{staff_words.id_part(one)}"),
                found.counts.get(one),
                _messages_address(one, channel),
                one is stage,
            )
            for one in MessageStage
        ],
        "channels": [
            (staff_words.channel_label(one), _messages_address(stage, one), one is channel) for one in ContactMethod
        ],
        "everything": _messages_address(None, None) if stage or channel else None,
        "next": _messages_address(stage, channel, after=found.next) if found.next else None,
        "words": staff_words,
        "message_words": messages_presenter,
    }
    return show_page(request, "sent", context, tab="more")


@require_safe
@desk_page(Act.SEE_PROVIDERS)
def show_suppliers(request: Request) -> HttpResponse:
    found = messages_providers.list_supplier_statuses(actor=request.actor, now=request.now)
    return show_page(
        request, "providers", {"found": found, "words": staff_words, "message_words": messages_presenter}, tab="more"
    )


def _chosen_filter(request: Request, name: str, choices: type[_Choice]) -> _Choice | None:
    """Return the chosen filter, or None if the value is not offered."""
    given = request.GET.get(name, "")
    return choices(given) if given in {choice.value for choice in choices} else None


def _message_cursor(request: Request) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


def _messages_address(stage: MessageStage | None, channel: ContactMethod | None, *, after: UUID | None = None) -> str:
    wanted = {"stage": stage, "channel": channel, "after": after}
    query = urlencode({name: str(value) for name, value in wanted.items() if value})
    return reverse("desk:messages-all") + (f"?{query}" if query else "")


# Brakes: kinds of message that are held. One person states that they are right, a second releases them or cancels them
# for good.


class BrakeReasonForm(Form):
    reason = words_field(
        "desk-brake-reason", needed="desk-brake-reason-needed", hint="desk-brake-reason.hint", most=500
    )


class BrakeReleaseForm(BrakeReasonForm):
    at_most = forms.IntegerField(
        label=say("desk-brake-at-most"),
        help_text=say("desk-brake-at-most.hint"),
        required=False,
        min_value=1,
        error_messages={name: say("desk-brake-at-most-wrong") for name in ("invalid", "min_value")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "at_most": {"classes": "govuk-input--width-5", "inputmode": "numeric"}
    }


@require_safe
@desk_page(Act.SEE_MESSAGES)
def show_brakes(request: Request) -> HttpResponse:
    return _render_brakes(request)


@require_POST
@desk_page(Act.ASK_TO_RELEASE)
def ask_to_release_brake(request: Request, brake_id: UUID) -> HttpResponse:
    form = BrakeReleaseForm(request.POST, prefix=_brake_prefix(brake_id))
    if not form.is_valid():
        return _render_brakes(request, form=form, of=brake_id)
    try:
        brake_releases.ask_for_brake_release(
            actor=request.actor,
            brake_id=brake_id,
            reason=form.cleaned_data["reason"],
            at_most=form.cleaned_data["at_most"],
            now=request.now,
        )
    except brake_releases.ReleaseCountWrong as held:
        form.add_error("at_most", say("desk-brake-at-most-held", count=held.held))
        return _render_brakes(request, form=form, of=brake_id)
    except NotFound:
        return _render_brakes(request, told=say("desk-brake-gone"), status=409)
    return _return_to_brakes()


@require_POST
@desk_page(Act.RELEASE_SENDING)
def release_brake(request: Request, brake_id: UUID) -> HttpResponse:
    try:
        count = brake_releases.release_brake(
            actor=request.actor, brake_id=brake_id, seen=_seen_count(request), now=request.now
        )
    except brake_releases.SameReleaser:
        return _render_brakes(request, told=say("desk-brake-mine"), status=409)
    except (NotFound, brake_releases.FirstApprovalMissing):
        return _render_brakes(request, told=say("desk-brake-gone"), status=409)
    return _render_brakes(request, told=say("desk-brake-released", count=count))


@require_POST
@desk_page(Act.RELEASE_SENDING)
def stop_braked_messages(request: Request, brake_id: UUID) -> HttpResponse:
    form = BrakeReasonForm(request.POST, prefix=_brake_prefix(brake_id))
    if not form.is_valid():
        return _render_brakes(request, form=form, of=brake_id)
    try:
        count = brake_releases.cancel_braked_messages(
            actor=request.actor, brake_id=brake_id, reason=form.cleaned_data["reason"], now=request.now
        )
    except NotFound:
        return _render_brakes(request, told=say("desk-brake-gone"), status=409)
    return _render_brakes(request, told=say("desk-brake-stopped", count=count))


def _render_brakes(
    request: Request, *, form: BrakeReasonForm | None = None, of: UUID | None = None, told: str = "", status: int = 200
) -> HttpResponse:
    on, ended = brake_releases.list_brakes(actor=request.actor, now=request.now)
    forms_of = {one.id: form if form and one.id == of else BrakeReleaseForm(prefix=_brake_prefix(one.id)) for one in on}
    context = {
        "on": on,
        "ended": ended,
        "forms": forms_of,
        "told": told,
        "words": staff_words,
        "message_words": messages_presenter,
        "form": form,
        "may_release": Role.SUPERVISOR in request.actor.roles,
    }
    return show_page(request, "brakes", context, tab="more", status=status)


def _seen_count(request: Request) -> int | None:
    """Return how many messages the page said would leave. Messages held since then need another release."""
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else None


def _brake_prefix(brake_id: UUID) -> str:
    return f"b{brake_id.hex[:8]}"


def _return_to_brakes() -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:brakes"), status=303)


# The languages of messages and of victims' pages. A draft translation is used for neither until a speaker of the
# language has read all of it. Messages and pages are signed off separately.

_ADDRESS = {Area.MESSAGES: "desk:language", Area.PAGES: "desk:language-pages", Area.FIRST: "desk:language-first"}


class LanguageSignOffForm(Form):
    checked_by = forms.CharField(
        label=say("desk-languages-checked-by"),
        help_text=say("desk-languages-checked-by.hint"),
        max_length=200,
        error_messages={"required": say("desk-languages-checked-by-needed")},
    )
    read = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{area}_%s", **kwargs)


@require_safe
@desk_page(Act.SIGN_OFF_LANGUAGE)
def list_languages(request: Request) -> HttpResponse:
    context = {
        "languages": message_languages.list_language_statuses(actor=request.actor),
        "rooms": message_languages.list_translation_progress(actor=request.actor),
        "words": staff_words,
    }
    return show_page(request, "languages", context, tab="more")


@require_safe
@desk_page(Act.SIGN_OFF_LANGUAGE)
def show_language(request: Request, code: str, area: str = Area.MESSAGES) -> HttpResponse:
    told = next((name for name in ("signed", "withdrawn", "changed", "not-whole") if name in request.GET), "")
    return _render_language(request, code, Area(area), told=say(f"desk-languages-{told}") if told else "")


@require_POST
@desk_page(Act.SIGN_OFF_LANGUAGE)
def sign_off_language(request: Request, code: str, area: str = Area.MESSAGES) -> HttpResponse:
    form = LanguageSignOffForm(request.POST, area=Area(area))
    if not form.is_valid():
        return _render_language(request, code, Area(area), form=form)
    try:
        message_languages.sign_off_language(
            actor=request.actor,
            code=code,
            area=Area(area),
            read=form.cleaned_data["read"],
            checked_by=form.cleaned_data["checked_by"],
            now=request.now,
        )
    except message_languages.WordingChanged:
        return _return_to_language(code, area, "changed")
    except message_languages.TranslationIncomplete:
        return _return_to_language(code, area, "not-whole")
    return _return_to_language(code, area, "signed")


@require_POST
@desk_page(Act.SIGN_OFF_LANGUAGE)
def withdraw_sign_off(request: Request, code: str, area: str = Area.MESSAGES) -> HttpResponse:
    message_languages.withdraw_language(actor=request.actor, code=code, area=Area(area), now=request.now)
    return _return_to_language(code, area, "withdrawn")


def _render_language(
    request: Request, code: str, area: Area, *, told: str = "", form: LanguageSignOffForm | None = None
) -> HttpResponse:
    shown = next(
        (each for each in message_languages.list_language_statuses(actor=request.actor) if each.code == code), None
    )
    if shown is None:
        return pages.answer_not_found(request)
    context: dict[str, Any] = {
        "shown": shown,
        "part": shown.of(area),
        "sentences": message_languages.list_sentence_pairs(actor=request.actor, code=code, area=area),
        "form": form or LanguageSignOffForm(area=area, initial={"read": shown.of(area).digest}),
        "told": told,
        "words": staff_words,
    }
    return show_page(request, "language", context, tab="more")


def _return_to_language(code: str, area: str, told: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(_ADDRESS[Area(area)], args=[code]) + f"?{told}", status=303)
