"""She stopped something: asking her once, kindly, why; and the figures of why people do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import parts, said, said_care
from victimcare.channels.web.desk.door import after_proof, page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.care.disengagement import (
    TOLD_DOOR_STAYS_OPEN,
    LeavingAnswer,
    LeavingReason,
    is_leaving_answer_consistent,
)
from victimcare.rules.clock import london_date
from victimcare.services.access import Act
from victimcare.services.care import assessed, leaving
from victimcare.services.care.shapes import LeavingShown
from victimcare.services.contact import victim_record
from victimcare.services.desk.actions import TaskTaken
from victimcare.wording import say

_DAYS = (90, 365)
_CANNOT = tuple(each for each in LeavingAnswer if each not in TOLD_DOOR_STAYS_OPEN)


class Said(Form):
    """Nothing is preset: that she would rather not say is an answer."""

    asked = forms.ChoiceField(
        label=say("care-left-asked"),
        widget=forms.RadioSelect,
        choices=[(each.value, said_care.asked(each)) for each in TOLD_DOOR_STAYS_OPEN],
    )
    words = forms.CharField(
        label=say("care-left-words"),
        help_text=say("care-left-words.hint"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    reasons = forms.MultipleChoiceField(
        label=say("care-left-reasons"),
        help_text=say("care-left-reasons.hint"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(each.value, said_care.reason(each)) for each in LeavingReason],
    )
    ring_again_on = day_field(label=say("care-left-again"), help_text=say("care-left-again.hint"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "asked": {"classes": "govuk-radios--small"},
        "reasons": {"classes": "govuk-checkboxes--small"},
        "ring_again_on": {"classes": "govuk-input--width-10"},
    }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "asked" in cleaned and not is_leaving_answer_consistent(
            LeavingAnswer(cleaned["asked"]), self._reasons(cleaned), cleaned["words"]
        ):
            missing = cleaned["asked"] == LeavingAnswer.SAID
            self.add_error("words", say("care-left-words-needed" if missing else "care-left-words-none"))
        if cleaned.get("ring_again_on") and cleaned["ring_again_on"] <= self._today:
            self.add_error("ring_again_on", say("care-left-again-ahead"))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "asked": LeavingAnswer(typed["asked"]),
            "reasons": self._reasons(typed),
            "words": typed["words"],
            "ring_again_on": typed["ring_again_on"],
        }

    @staticmethod
    def _reasons(typed: Mapping[str, Any]) -> list[LeavingReason]:
        return [LeavingReason(each) for each in typed.get("reasons", [])]


class CouldNot(Form):
    asked = forms.ChoiceField(
        label=say("care-left-could-not"),
        widget=forms.RadioSelect,
        choices=[(each.value, said_care.asked(each)) for each in _CANNOT],
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"asked": {"classes": "govuk-radios--small"}}


@require_safe
@page(Act.SEE_LEAVING)
def figures(request: Request) -> HttpResponse:
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(each) for each in _DAYS} else _DAYS[0]
    found = leaving.figures(actor=request.actor, days=days, now=request.now)
    tabs = [(say("care-figures-days", count=each), f"?days={each}", each == days) for each in _DAYS]
    context = {"found": found, "tabs_of_days": tabs, "words": said, "care": said_care, "fewest": leaving.FEWEST}
    return show(request, "leaving_figures", context, tab="more")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ASK_WHY_LEFT)
def one(request: Request, leaving_id: UUID) -> HttpResponse:
    """Before a proof: how to ask, and that she could not be asked."""
    try:
        found = leaving.before_proof(actor=request.actor, leaving_id=leaving_id, now=request.now)
    except leaving.UnknownLeaving:
        return pages.not_found(request)
    form = CouldNot(request.POST if request.method == "POST" else None)
    told = ""
    if form.is_valid():
        asked = LeavingAnswer(form.cleaned_data["asked"])
        try:
            leaving.could_not_ask(actor=request.actor, leaving_id=leaving_id, asked=asked, now=request.now)
        except TaskTaken as taken:
            told = say("desk-taken-by", name=taken.owner)
        else:
            return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)
    context = {"found": found, "form": form, "told": told, "words": said, "care": said_care}
    return show(request, "leaving", context, tab="more")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ASK_WHY_LEFT)
def hers(request: Request, victim_id: UUID, leaving_id: UUID) -> HttpResponse:
    """What she says."""
    return after_proof(lambda asked, victim_id: _hers(asked, victim_id, leaving_id))(request, victim_id)


def _hers(request: Request, victim_id: UUID, leaving_id: UUID) -> HttpResponse:
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    found = assessed.her_needs(actor=request.actor, victim_id=victim_id, now=request.now)
    row = next((each for each in found.leaving if each.id == leaving_id), None)
    form = Said(request.POST if request.method == "POST" else None, today=london_date(request.now))
    if row is None or row.asked_as is not None:
        return _gone(request, victim_id, row, form)
    told: list[str] = []
    if form.is_valid():
        try:
            leaving.said(actor=request.actor, victim_id=victim_id, leaving_id=leaving_id, now=request.now, **form.said)
        except TaskTaken as taken:
            told = [say("desk-taken-by", name=taken.owner)]
        except leaving.UnknownLeaving:
            return _gone(request, victim_id, row, form)
        else:
            return HttpResponseRedirect(reverse("desk:needs", args=[victim_id]) + "?kept", status=303)
    context = {"row": row, "form": form, "told": told, "care": said_care}
    return parts.show_part(request, "leaving_hers", her, context)


def _gone(request: Request, victim_id: UUID, row: LeavingShown | None, form: Said) -> HttpResponse:
    """It is written down: by this very form, which was sent twice, or else by a colleague."""
    typed = form.cleaned_data.get("words", "").strip() if form.is_valid() else ""
    if request.method == "POST" and (row is None or row.words != typed):
        return parts.unkept(request, victim_id, say("care-left-gone"), form)
    return HttpResponseRedirect(reverse("desk:needs", args=[victim_id]), status=303)
