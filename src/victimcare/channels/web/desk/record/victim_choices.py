"""Opt-outs that a victim chooses, events that start a clock, and the reasons why victims leave."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, show_page
from victimcare.channels.web.desk.record import care_presenter, record_parts
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.care.disengagement import (
    TOLD_DOOR_STAYS_OPEN,
    LeavingAnswer,
    LeavingReason,
    is_leaving_answer_consistent,
)
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import LONDON, london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import OptOut
from victimcare.services.access import Act
from victimcare.services.care import assessment_views, leaving_reasons
from victimcare.services.care.care_shapes import LeavingDetail
from victimcare.services.contact import victim_record
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import timeline_acts
from victimcare.services.desk.task_actions import TaskTaken
from victimcare.services.desk.timeline_acts import CLOCK_STARTS
from victimcare.services.referrals import referral_records
from victimcare.wording import dates, say

_DAYS_BACK = 30  # older events come from the record system
_NOON = time(12)


class OptInForm(Form):
    """Offers the choices that the victim can take back; `OptOutForm` offers those they can opt out of."""

    of = forms.ChoiceField(label=say("rights-choice-of"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=say("rights-act-channel"),
        choices=[
            ("", say("desk-contact-no-way")),
            *((one.value, say(f"desk-channel-{id_part(one)}")) for one in ContactChannel),
        ],
        error_messages={"required": say("desk-contact-which-way")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"of": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, among: Collection[OptOut], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("of", *((one.value, say(f"rights-choice-{id_part(one)}")) for one in OptOut if one in among))


class OptOutForm(OptInForm):
    words = words_field("rights-act-their-words", needed="rights-act-words-needed")


class ClockStartForm(Form):
    what = forms.ChoiceField(
        label=say("rights-start-what"),
        choices=[("", say("rights-start-choose"))]
        + [(one.value, say(f"rights-start-{one.name.lower().replace('_', '-')}")) for one in CLOCK_STARTS],
        error_messages={"required": say("rights-start-what-needed")},
    )
    on = forms.ChoiceField(label=say("rights-start-on"))
    words = forms.CharField(
        label=say("rights-act-why"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [today - timedelta(days=back) for back in range(_DAYS_BACK)]
        self.offer("on", *((day.isoformat(), dates.write_day(day, manner="page", today=today)) for day in days))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_DUTIES)
@after_identity_check
def show_choices(request: Request, victim_id: UUID) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    chosen = timeline_acts.load_opt_outs(row, now=request.now)
    posted = request.POST.get("act", "")
    offered: dict[str, Form] = {
        "out": OptOutForm(pages.posted_for(request, "out"), prefix="out", among=frozenset(OptOut) - chosen),
        "in": OptInForm(pages.posted_for(request, "in"), prefix="in", among=chosen),
        "start": ClockStartForm(pages.posted_for(request, "start"), prefix="start", today=london_date(request.now)),
    }
    form = offered.get(posted)
    if form is not None and form.is_valid():
        _apply_choice(request, posted, row, form.cleaned_data)
        return HttpResponseRedirect(reverse("desk:choices", args=[victim_id]) + "?done", status=303)
    if not chosen:
        del offered["in"]
    agreed_on = None
    if OptOut.SUPPORT not in chosen:
        agreed_on = referral_records.find_last_consent_day(actor=request.actor, victim_id=row, now=request.now)
    told = [say("rights-act-done")] if "done" in request.GET else []
    context = {
        "chosen": sorted(chosen),
        "taken_back": timeline_acts.list_withdrawn_opt_outs(row, now=request.now),
        "forms": offered,
        "form": form,
        "told": told,
        "dashed": id_part,
        "agreed_on": agreed_on,
    }
    return record_parts.show_record_part(request, "choices", record, context)


def _apply_choice(request: Request, act: str, victim_id: int, typed: Mapping[str, Any]) -> None:
    given: dict[str, Any] = {"actor": request.actor, "victim_id": victim_id, "now": request.now}
    if act == "start":
        on = date.fromisoformat(typed["on"])
        noon = datetime.combine(on, _NOON, LONDON)  # only the day counts: a clock runs from the day after
        timeline_acts.record_clock_start(**given, what=EventType(typed["what"]), happened_at=noon, words=typed["words"])
        return
    given |= {"of": OptOut(typed["of"]), "channel": typed["channel"]}
    if act == "out":
        timeline_acts.opt_out(**given, words=typed["words"])
    else:
        timeline_acts.opt_in(**given)


# Asking a victim who stopped something why, once and kindly; and the figures of the reasons given.

_FIGURE_DAYS = (90, 365)
_CANNOT = tuple(each for each in LeavingAnswer if each not in TOLD_DOOR_STAYS_OPEN)


class LeavingReasonsForm(Form):
    """Records the reasons. Nothing is preset: preferring not to say is an answer."""

    asked = forms.ChoiceField(
        label=say("care-left-asked"),
        widget=forms.RadioSelect,
        choices=[(each.value, care_presenter.leaving_answer_label(each)) for each in TOLD_DOOR_STAYS_OPEN],
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
        choices=[(each.value, care_presenter.leaving_reason_label(each)) for each in LeavingReason],
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


class LeavingUnaskedForm(Form):
    asked = forms.ChoiceField(
        label=say("care-left-could-not"),
        widget=forms.RadioSelect,
        choices=[(each.value, care_presenter.leaving_answer_label(each)) for each in _CANNOT],
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"asked": {"classes": "govuk-radios--small"}}


@require_safe
@desk_page(Act.SEE_LEAVING)
def show_leaving_figures(request: Request) -> HttpResponse:
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(each) for each in _FIGURE_DAYS} else _FIGURE_DAYS[0]
    found = leaving_reasons.count_leaving_reasons(actor=request.actor, days=days, now=request.now)
    tabs = [(say("care-figures-days", count=each), f"?days={each}", each == days) for each in _FIGURE_DAYS]
    context = {
        "found": found,
        "tabs_of_days": tabs,
        "words": staff_words,
        "care": care_presenter,
        "fewest": leaving_reasons.FEWEST,
    }
    return show_page(request, "leaving_figures", context, tab="more")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.ASK_WHY_LEFT)
def show_leaving(request: Request, leaving_id: UUID) -> HttpResponse:
    """Show how to ask, before an identity check, and record that the victim could not be asked."""
    found = leaving_reasons.read_leaving_task(actor=request.actor, leaving_id=leaving_id, now=request.now)
    form = LeavingUnaskedForm(request.POST if request.method == "POST" else None)
    told = ""
    if form.is_valid():
        asked = LeavingAnswer(form.cleaned_data["asked"])
        try:
            leaving_reasons.record_leaving_unasked(
                actor=request.actor, leaving_id=leaving_id, asked=asked, now=request.now
            )
        except TaskTaken as taken:
            told = say("desk-taken-by", name=taken.owner)
        else:
            return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)
    context = {"found": found, "form": form, "told": told, "words": staff_words, "care": care_presenter}
    return show_page(request, "leaving", context, tab="more")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.ASK_WHY_LEFT)
def record_leaving_reasons(request: Request, victim_id: UUID, leaving_id: UUID) -> HttpResponse:
    """Record what the victim says."""
    return after_identity_check(lambda asked, victim_id: _record_reasons(asked, victim_id, leaving_id))(
        request, victim_id
    )


def _record_reasons(request: Request, victim_id: UUID, leaving_id: UUID) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    found = assessment_views.read_victim_needs(actor=request.actor, victim_id=victim_id, now=request.now)
    row = next((each for each in found.leaving if each.id == leaving_id), None)
    form = LeavingReasonsForm(request.POST if request.method == "POST" else None, today=london_date(request.now))
    if row is None or row.asked_as is not None:
        return _render_settled(request, victim_id, row, form)
    told: list[str] = []
    if form.is_valid():
        try:
            leaving_reasons.record_leaving_reasons(
                actor=request.actor, victim_id=victim_id, leaving_id=leaving_id, now=request.now, **form.said
            )
        except TaskTaken as taken:
            told = [say("desk-taken-by", name=taken.owner)]
        except NotFound:
            return _render_settled(request, victim_id, row, form)
        else:
            return HttpResponseRedirect(reverse("desk:needs", args=[victim_id]) + "?kept", status=303)
    context = {"row": row, "form": form, "told": told, "care": care_presenter}
    return record_parts.show_record_part(request, "victim_leaving", record, context)


def _render_settled(
    request: Request, victim_id: UUID, row: LeavingDetail | None, form: LeavingReasonsForm
) -> HttpResponse:
    """Answer when the reasons are already saved: this form was sent twice, or a colleague was first."""
    typed = form.cleaned_data.get("words", "").strip() if form.is_valid() else ""
    if request.method == "POST" and (row is None or row.words != typed):
        return record_parts.show_unkept_form(request, victim_id, say("care-left-gone"), form)
    return HttpResponseRedirect(reverse("desk:needs", args=[victim_id]), status=303)
