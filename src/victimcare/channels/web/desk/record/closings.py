"""Closing calls: the list, the preparation for one call, and the call itself after an identity check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, show_page
from victimcare.channels.web.desk.record import care_presenter, record_parts
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.care.closing_calls import CallImpossibleReason, ClosingCrime, ClosingResult
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act
from victimcare.services.calls.agents import agent_phone
from victimcare.services.care import closing_calls, closing_lists
from victimcare.services.care.care_shapes import ClosingCallDetail, ClosingList, ClosingNews, VictimClosingCall
from victimcare.services.contact import contact_recording, victim_record
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.desk.task_actions import TaskTaken
from victimcare.wording import say

_TICKS = {"classes": "govuk-checkboxes--small"}


class ClosingImpossibleForm(Form):
    """Asks why the call cannot be made, offering only reasons that staff may give now."""

    why = forms.ChoiceField(label=say("care-cannot"), widget=forms.RadioSelect)
    note = forms.CharField(label=say("care-cannot-note"), required=False, max_length=2000)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"why": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, reasons: Sequence[CallImpossibleReason], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("why", *((reason.value, care_presenter.impossible_reason_label(reason)) for reason in reasons))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("why") == CallImpossibleReason.OTHER_PERSON and not cleaned.get("note", "").strip():
            self.add_error("note", say("care-cannot-note-needed"))
        return cleaned


class ClosingCallForm(Form):
    """Records how the call went. Nothing is preset."""

    went = forms.ChoiceField(
        label=say("care-went"),
        widget=forms.RadioSelect,
        choices=[(went.value, say(f"care-went-{id_part(went)}")) for went in ClosingResult],
        error_messages={"required": say("desk-contact-choose")},
    )
    told = forms.MultipleChoiceField(
        label=say("desk-contact-what"), widget=forms.CheckboxSelectMultiple, required=False
    )
    review_said = forms.BooleanField(label=say("care-said-review"), required=False)
    support_said = forms.BooleanField(label=say("care-said-support"), required=False)
    note = forms.CharField(
        label=say("desk-note"),
        help_text=say("desk-contact-note-hint"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
    )
    contact_id = forms.UUIDField(widget=forms.HiddenInput)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "went": {"classes": "govuk-radios--small"},
        "told": _TICKS,
        "review_said": _TICKS,
        "support_said": _TICKS,
    }

    def __init__(self, *args: Any, tells: Sequence[ClosingNews], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("told", *((str(one.duty_id), _news_label(one)) for one in tells))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("went") == ClosingResult.UNDERSTOOD and self.fields["told"].choices and not cleaned.get("told"):  # type: ignore[attr-defined]
            self.add_error("told", say("desk-contact-tick"))
        if cleaned.get("went") == ClosingResult.DID_NOT_WANT and not cleaned.get("note", "").strip():
            self.add_error("note", say("care-went-words-needed"))
        return cleaned


@require_safe
@desk_page(Act.CLOSE_WITH_CARE)
def list_closings(request: Request) -> HttpResponse:
    """List closing calls, worst harm first, then soonest due; all, or for one kind of crime."""
    asked = request.GET.get("crime", "")
    crime = ClosingCrime(asked) if asked in set(ClosingCrime) else None
    start = desk_pages.page_start(request)
    found = closing_lists.list_closing_calls(actor=request.actor, crime=crime, start=start, now=request.now)
    after = _address(crime, start + closing_lists.PAGE) if found.has_more else ""
    kinds = [
        (care_presenter.crime_label(each), _counted(found, count), _address(each), each is crime)
        for each, count in found.counts.items()
    ]
    context = {
        "list": found,
        "kinds": kinds,
        "all": _address(None),
        "first": _address(crime) if start else "",
        "next": after,
        "words": staff_words,
        "care": care_presenter,
    }
    return show_page(request, "closings", context, tab="more")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.CLOSE_WITH_CARE)
def show_closing(request: Request, closing_id: UUID) -> HttpResponse:
    """Prepare the call before an identity check: what to say and to be careful of, or that it cannot be made. The page
    shows nothing about the victim."""
    found = closing_lists.read_closing_call(actor=request.actor, closing_id=closing_id, now=request.now)
    form = ClosingImpossibleForm(request.POST if request.method == "POST" else None, reasons=found.may_give_up)
    if form.is_valid():
        return _one_page(request, found, form, told=_could_not(request, found, form), is_done=True)
    return _one_page(request, found, form, told=say("care-closed") if found.ended_at else "")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.CLOSE_WITH_CARE)
@after_identity_check
def record_closing_call(request: Request, victim_id: UUID) -> HttpResponse:
    """Show the script in its order during the call, and record how the call went."""
    try:
        found = closing_lists.read_call_for_victim(actor=request.actor, victim_id=victim_id, now=request.now)
    except NotFound:
        return _gone(request, victim_id)
    form = ClosingCallForm(
        request.POST if request.method == "POST" else None, tells=found.tells, initial={"contact_id": uuid4()}
    )
    told: list[str] = []
    if form.is_valid():
        try:
            _save_closing_call(request, victim_id, form.cleaned_data)
        except TaskTaken as taken:
            told = [say("desk-taken-by", name=taken.owner)]
        except NotFound:
            return _gone(request, victim_id)
        else:
            return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?saved", status=303)
    return _render_closing_call(request, victim_id, found, form, told)


def _gone(request: Request, victim_id: UUID) -> HttpResponse:
    """Answer when the call is no longer due: this form was sent twice, or a colleague saved it first."""
    form = ClosingCallForm(request.POST, tells=())
    del form.fields["told"]  # its labels name news that is no longer due
    is_sent = request.method == "POST"
    contact_id = pages.read_id(request.POST.get("contact_id"))
    if not is_sent or (
        contact_id and contact_recording.is_contact_recorded(actor=request.actor, contact_id=contact_id)
    ):
        saved = "?saved" if is_sent else ""
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + saved, status=303)
    return record_parts.show_unkept_form(request, victim_id, say("care-closed"), form)


def _save_closing_call(request: Request, victim_id: UUID, typed: Mapping[str, Any]) -> None:
    closing_calls.record_closing_call(
        actor=request.actor,
        victim_id=victim_id,
        went=ClosingResult(typed["went"]),
        review_said=typed["review_said"],
        support_said=typed["support_said"],
        note=typed["note"],
        contact_id=typed["contact_id"],
        told=[int(duty) for duty in typed["told"]],
        now=request.now,
        call_id=agent_phone.find_call_to_finish(actor=request.actor),
    )


def _could_not(request: Request, found: ClosingCallDetail, form: ClosingImpossibleForm) -> str:
    """Record that the call cannot be made; return the message for the page."""
    typed = form.cleaned_data
    try:
        goes = closing_calls.give_up_closing_call(
            actor=request.actor,
            closing_id=found.row.id,
            why=CallImpossibleReason(typed["why"]),
            note=typed["note"],
            now=request.now,
        )
    except TaskTaken as taken:
        return say("desk-taken-by", name=taken.owner)
    except (NotFound, closing_calls.TriesMissing):
        return say("care-closed")
    return say("care-cannot-sent" if goes else "care-cannot-person")


def _one_page(
    request: Request, found: ClosingCallDetail, form: ClosingImpossibleForm, *, told: str = "", is_done: bool = False
) -> HttpResponse:
    context = {
        "found": found,
        "safe_of": (plan_summaries.CLOSING, found.row.id),
        "form": form,
        "told": told,
        "is_done": is_done or found.ended_at is not None,
        "script": care_presenter.closing_script(found.row.closing, found.row.crime),
        "words": staff_words,
        "care": care_presenter,
    }
    return show_page(request, "closing", context, tab="more")


def _render_closing_call(
    request: Request, victim_id: UUID, found: VictimClosingCall, form: ClosingCallForm, told: Sequence[str]
) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    context = {
        "found": found,
        "form": form,
        "told": list(told),
        "script": care_presenter.closing_script(found.row.closing, found.row.crime),
        "care": care_presenter,
    }
    return record_parts.show_record_part(request, "victim_closing", record, context)


def _counted(found: ClosingList, count: int) -> str:
    return say("desk-tasks-many", count=count) if found.has_uncounted else str(count)


def _news_label(one: ClosingNews) -> str:
    return say("care-tells", what=staff_words.event_label(one.event_type), title=one.title)


def _address(crime: ClosingCrime | None, start: int = 0) -> str:
    asked = {**({"crime": crime.value} if crime else {}), **({"start": start} if start else {})}
    return f"{reverse('desk:closings')}?{urlencode(asked)}" if asked else reverse("desk:closings")
