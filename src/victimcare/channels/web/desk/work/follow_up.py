"""Follow-up: cases where a commitment will be broken, contact promises and escalations of one victim, and officers'
cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, show_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.desk.work import work_presenter
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.rules.force import Force
from victimcare.services.access import Act, Role
from victimcare.services.contact import victim_record
from victimcare.services.follow_up import contact_promises, follow_up_queries
from victimcare.services.follow_up.contact_promises import CoverReason, PromiseChannel
from victimcare.wording import say

_OFTEN = (7, 14, 28)  # common agreements; any other number of days may be typed
_DATES = ["%d/%m/%Y", "%d %m %Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"]
_SMALL = {"classes": "govuk-radios--small"}


class ContactPromiseForm(form_versions.VersionedForm):
    every_days = forms.IntegerField(
        label=say("follow-up-every-days"),
        help_text=say("follow-up-every-days.hint"),
        min_value=1,
        max_value=contact_promises.LONGEST_PROMISE_DAYS,
        error_messages={
            name: say("follow-up-every-days-needed", most=contact_promises.LONGEST_PROMISE_DAYS)
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    channel = forms.ChoiceField(
        label=say("follow-up-channel"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"follow-up-channel-{id_part(one.value)}")) for one in PromiseChannel],
        error_messages={"required": say("follow-up-channel-needed")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "every_days": {"classes": "govuk-input--width-3", "inputmode": "numeric"},
        "channel": _SMALL,
    }


class EndPromiseForm(form_versions.VersionedForm):
    reason = words_field("follow-up-reason", needed="follow-up-end-reason-needed", most=500)


class StopEscalationForm(Form):
    reason = words_field("follow-up-reason", needed="follow-up-stop-reason-needed", most=500)


class OfficerCoverForm(Form):
    officer = forms.CharField(
        label=say("follow-up-cover-officer"), help_text=say("follow-up-cover-officer.hint"), max_length=200
    )
    why = forms.ChoiceField(
        label=say("follow-up-cover-why"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"follow-up-cover-{one.value}")) for one in CoverReason],
    )
    from_on = forms.DateField(
        label=say("follow-up-cover-from"),
        help_text=say("follow-up-cover-from.hint"),
        input_formats=_DATES,
        error_messages={name: say("follow-up-cover-day") for name in ("required", "invalid")},
    )
    until_on = forms.DateField(
        label=say("follow-up-cover-until"),
        help_text=say("follow-up-cover-until.hint"),
        required=False,
        input_formats=_DATES,
        error_messages={"invalid": say("follow-up-cover-day")},
    )
    by_officer = forms.CharField(
        label=say("follow-up-cover-by"), help_text=say("follow-up-cover-by.hint"), required=False, max_length=200
    )
    by_team = forms.ChoiceField(label=say("follow-up-cover-team"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "why": _SMALL,
        "from_on": {"classes": "govuk-input--width-10"},
        "until_on": {"classes": "govuk-input--width-10"},
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        force: Force = settings.FORCE
        self.offer("by_team", ("", say("follow-up-cover-no-team")), *((team.code, team.name) for team in force.teams))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if bool(cleaned.get("by_officer")) == bool(cleaned.get("by_team")) and not self.errors:
            self.add_error("by_officer", say("follow-up-cover-one"))
        return cleaned


@require_safe
@desk_page(Act.SEE_TASKS)
def list_silent_cases(request: Request) -> HttpResponse:
    """List the cases in which a commitment falls due in the next working days with nothing under way."""
    start = desk_pages.page_start(request)
    found = follow_up_queries.list_silent_cases(actor=request.actor, start=start, now=request.now)
    here = reverse("desk:silence")
    context = {
        "found": found,
        "words": staff_words,
        "speak": work_presenter,
        "first": here if start else "",
        "next": f"{here}?{urlencode({'start': start + follow_up_queries.PAGE})}" if found.has_more else "",
    }
    return show_page(request, "silence", context, tab="more")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.AGREE_PROMISE)
@after_identity_check
def show_follow_up(request: Request, victim_id: UUID) -> HttpResponse:
    """Show the victim's contact promise, the officer in the case, and how the victim is being reached."""
    is_post = request.method == "POST"
    promise = ContactPromiseForm(request.POST) if is_post and "agree" in request.POST else None
    ending = EndPromiseForm(request.POST, prefix="end") if is_post and "end" in request.POST else None
    by: dict[str, Any] = {"actor": request.actor, "victim_id": victim_id, "now": request.now}
    try:
        if promise is not None and promise.is_valid():
            contact_promises.agree_promise(**by, **promise.cleaned_data)
            return _part(request, victim_id, told=[say("follow-up-agreed")])
        if ending is not None and ending.is_valid():
            with suppress(NotFound):  # a colleague has just ended it
                contact_promises.end_promise(**by, **ending.cleaned_data)
            return _part(request, victim_id, told=[say("follow-up-ended")])
    except StaleVersion:
        return _part(request, victim_id, promise=promise, ending=ending, is_overtaken=True)
    return _part(request, victim_id, promise=promise, ending=ending)


@require_POST
@desk_page(Act.STOP_ESCALATION)
@after_identity_check
def stop_escalation(request: Request, victim_id: UUID) -> HttpResponse:
    """Stop trying to reach the victim; requires a reason."""
    form = StopEscalationForm(request.POST, prefix="stop")
    if not form.is_valid():
        return _part(request, victim_id, stopping=form)
    try:
        contact_promises.stop_escalation(
            actor=request.actor,
            pursuit_id=UUID(request.POST.get("pursuit", "")),
            reason=form.cleaned_data["reason"],
            now=request.now,
        )
    except (NotFound, ValueError):
        return _part(request, victim_id, told=[say("follow-up-stop-gone")])
    return HttpResponseRedirect(reverse("desk:follow-up", args=[victim_id]), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_COVERS)
def show_covers(request: Request) -> HttpResponse:
    """Show who covers for whom, now and later."""
    form = OfficerCoverForm(request.POST if request.method == "POST" else None)
    told = ""
    if form.is_valid() and (count := _enter(request, form)) is not None:
        told = say("follow-up-cover-entered", count=count)
        form = OfficerCoverForm()
    return _covers(request, form, told)


@require_POST
@desk_page(Act.KEEP_COVERS)
def withdraw_cover(request: Request, cover_id: UUID) -> HttpResponse:
    try:
        contact_promises.withdraw_cover(actor=request.actor, cover_id=cover_id, now=request.now)
    except NotFound:
        return _covers(request, OfficerCoverForm(), say("follow-up-cover-gone"))
    return HttpResponseRedirect(reverse("desk:covers"), status=303)


def _enter(request: Request, form: OfficerCoverForm) -> int | None:
    """Enter the cover and return how many victims are told; None if it was refused, with the reason in the form."""
    typed = form.cleaned_data
    try:
        return contact_promises.enter_cover(
            actor=request.actor,
            officer=typed["officer"],
            from_on=typed["from_on"],
            until_on=typed["until_on"],
            by_officer=typed["by_officer"],
            by_team=typed["by_team"],
            why=CoverReason(typed["why"]),
            now=request.now,
        )
    except contact_promises.UnknownOfficer as unknown:
        field = "by_officer" if unknown.typed == typed["by_officer"] else "officer"
        form.add_error(field, say("follow-up-cover-several" if unknown.count else "follow-up-cover-unknown"))
    except contact_promises.CoverInvalid:
        form.add_error("until_on", say("follow-up-cover-not-one"))
    return None


def _covers(request: Request, form: OfficerCoverForm, told: str) -> HttpResponse:
    found = follow_up_queries.list_covers(actor=request.actor, now=request.now)
    context = {"found": found, "form": form, "told": told, "words": staff_words, "speak": work_presenter}
    return show_page(request, "covers", context, tab="more")


def _part(
    request: Request,
    victim_id: UUID,
    *,
    promise: ContactPromiseForm | None = None,
    ending: EndPromiseForm | None = None,
    stopping: StopEscalationForm | None = None,
    told: list[str] | None = None,
    is_overtaken: bool = False,
) -> HttpResponse:
    """`is_overtaken`: a colleague agreed something else with the victim after this page was loaded."""
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    follow = follow_up_queries.read_follow_up(actor=request.actor, victim_id=victim_id, now=request.now)
    stands, version = follow.promise, follow.promise.version if follow.promise else 0
    said_now = {"every_days": stands.every_days, "channel": stands.channel} if stands else {}
    both: Sequence[form_versions.FieldDifference] | None = None
    if is_overtaken and promise is not None:
        both = form_versions.rebase_typed(promise, ContactPromiseForm(initial=said_now), version)
    elif is_overtaken and ending is not None:
        form_versions.rebase_typed(ending, EndPromiseForm(prefix="end"), version)
        told = [say("work-since")]
    context = {
        "follow": follow,
        "both": both,
        "promise_form": promise or ContactPromiseForm(initial={"after": version}),
        "end_form": ending or EndPromiseForm(prefix="end", initial={"after": version}),
        "stop_form": stopping or StopEscalationForm(prefix="stop"),
        "often": _OFTEN,
        "may_stop": Role.SUPERVISOR in request.actor.roles,
        "told": told or [],
        "speak": work_presenter,
    }
    return record_parts.show_record_part(request, "follow-up", record, context)
