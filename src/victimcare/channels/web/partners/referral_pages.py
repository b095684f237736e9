"""Shows the referrals that a service has: its answers, its notes to the officer, and downloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.partners import partner_presenter
from victimcare.channels.web.partners.partner_access import partner_page, show_partner_page
from victimcare.channels.web.ui import form_versions, pages
from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import StaleVersion
from victimcare.rules.referrals.referral_course import MOST_WEEKS, ReferralMove, ReferralOutcome, ReferralRefusal
from victimcare.services.access import Act
from victimcare.services.referrals import partner_referrals, referral_handling, self_referrals
from victimcare.services.referrals.partner_referrals import LONGEST, AnswerFieldInvalid
from victimcare.services.referrals.referral_course import MoveDetails, ReferralConflict
from victimcare.services.referrals.referral_shapes import PartnerReferralDetail
from victimcare.wording import say

_SINCE = "since"  # another change was saved after the page was read
_NOT_NOW = "not-now"  # and this answer is no longer possible


def _words_field(label: str) -> forms.CharField:
    return forms.CharField(label=say(label), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3}))


class ReferralAnswerForm(form_versions.VersionedForm):
    """One press says most; fields that belong to a single answer stand beside it."""

    weeks = forms.IntegerField(label=say("partners-weeks"), required=False, min_value=1, max_value=MOST_WEEKS)
    refusal = forms.ChoiceField(
        label=say("partners-refusal"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"partners-refusal-{one}")) for one in ReferralRefusal],
    )
    came_of = forms.ChoiceField(
        label=say("partners-came-of"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"partners-came-of-{id_part(one)}")) for one in ReferralOutcome],
    )
    words = _words_field("partners-words")
    drawing = {
        "weeks": {"classes": "govuk-input--width-3"},
        "refusal": {"classes": "govuk-radios--small"},
        "came_of": {"classes": "govuk-radios--small"},
    }


class OfficerNoteForm(Form):
    words = forms.CharField(
        label=say("partners-officer-words"),
        help_text=say("partners-officer-words.hint"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": say("partners-officer-needed")},
    )


@require_safe
@partner_page(Act.SEE_REFERRALS)
def list_referrals(request: Request) -> HttpResponse:
    found = partner_referrals.list_partner_referrals(actor=request.actor, now=request.now)
    open_ones = [one for one in found if one.is_open]
    over = [one for one in found if not one.is_open]
    return show_partner_page(
        request, "referrals", {"open": open_ones, "over": over, "words": partner_presenter}, tab="referrals"
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@partner_page(Act.SEE_REFERRALS)
def answer_referral(request: Request, referral_id: UUID) -> HttpResponse:
    """Another service's, missing and never-sent referrals look the same."""
    act = request.POST.get("act", "")
    answers = {
        move.value: ReferralAnswerForm(request.POST if act == move else None, prefix=move.value)
        for move in ReferralMove
    }
    note = OfficerNoteForm(request.POST if act == "officer" else None, prefix="officer")
    told = _keep_answer(request, referral_id, act, answers, note)
    if told in ("kept", "sent"):
        return HttpResponseRedirect(f"{reverse('partners:referral', args=[referral_id])}?{told}", status=303)
    found = partner_referrals.open_partner_referral(actor=request.actor, referral_id=referral_id, now=request.now)
    for form in answers.values():
        form.initial["after"] = found.version
    if told == _SINCE and ReferralMove(act) in found.may:  # a colleague gave another answer after the page was read
        return _show_referral(request, found, answers, note, both=_compare_versions(found, act, answers[act]))
    if told:  # this answer is no longer possible
        return _show_referral(
            request, found, answers, note, unkept=form_versions.list_unsaved_fields(answers.get(act, note))
        )
    return _show_referral(request, found, answers, note)


def _compare_versions(
    found: PartnerReferralDetail, act: str, typed: ReferralAnswerForm
) -> Sequence[form_versions.FieldDifference]:
    row = found.row
    stands = say(f"partners-state-{id_part(row.state)}", count=row.weeks or 0)
    pressed = form_versions.FieldDifference(say("partners-answer"), stands, say(f"partners-move-{id_part(act)}"))
    return [
        pressed,
        *form_versions.rebase_typed(typed, ReferralAnswerForm(initial={"weeks": row.weeks}), found.version),
    ]


def _keep_answer(
    request: Request, referral_id: UUID, act: str, answers: Mapping[str, ReferralAnswerForm], note: OfficerNoteForm
) -> str:
    """Return the name of what was saved; empty if the page is shown (again)."""
    form: Form | None = answers.get(act) if act != "officer" else note
    if form is None or not form.is_valid():
        return ""
    whose: dict[str, Any] = {"actor": request.actor, "referral_id": referral_id, "now": request.now}
    try:
        if act == "officer":
            partner_referrals.write_to_officer(**whose, words=form.cleaned_data["words"])
            return "sent"
        said_of_it = _read_answer(ReferralMove(act), form)
        partner_referrals.record_partner_answer(
            **whose, move=ReferralMove(act), said=said_of_it, after=form.cleaned_data["after"]
        )
    except AnswerFieldInvalid as missing:
        if missing.field not in form.fields:
            return ""
        form.add_error(missing.field, say(f"partners-missing-{id_part(missing.field)}"))
        return ""
    except StaleVersion:
        return _SINCE
    except ReferralConflict:
        return _NOT_NOW
    return "kept"


def _read_answer(move: ReferralMove, form: Form) -> MoveDetails:
    typed = form.cleaned_data
    return MoveDetails(
        weeks=typed["weeks"] if move is ReferralMove.WAIT else None,
        refusal=ReferralRefusal(typed["refusal"]) if move is ReferralMove.REFUSE and typed["refusal"] else None,
        came_of=ReferralOutcome(typed["came_of"]) if move is ReferralMove.END and typed["came_of"] else None,
        words=typed["words"],
    )


def _show_referral(
    request: Request,
    found: PartnerReferralDetail,
    answers: Mapping[str, ReferralAnswerForm],
    note: OfficerNoteForm,
    *,
    both: Sequence[form_versions.FieldDifference] | None = None,
    unkept: Sequence[form_versions.FieldDifference] | None = None,
) -> HttpResponse:
    told = next((name for name in ("kept", "sent") if name in request.GET), "")
    context = {
        "one": found,
        "answers": answers,
        "note": note,
        "told": say(f"partners-told-{told}") if told else "",
        "both": both,
        "unkept": unkept,
        "words": partner_presenter,
    }
    return show_partner_page(
        request, "referral", context, tab="referrals", status=200 if both is None and unkept is None else 409
    )


@require_POST
@partner_page(Act.SEE_REFERRALS)
def download_referral(request: Request, referral_id: UUID) -> HttpResponse:
    """Only if the force allows referrals to leave the page."""
    made = referral_handling.download_for_partner(actor=request.actor, referral_id=referral_id, now=request.now)
    response = pages.attachment_response(made.content, made.media_type, f"document.{'pdf' if made.is_pdf else 'html'}")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


# Self-referrals to a service, without the police


@require_safe
@partner_page(Act.SEE_REFERRALS)
def list_self_referrals(request: Request) -> HttpResponse:
    found = self_referrals.list_self_referrals(actor=request.actor, now=request.now)
    return show_partner_page(request, "asked", {"found": found, "words": partner_presenter}, tab="asked")


@require_http_methods(["GET", "HEAD", "POST"])
@partner_page(Act.SEE_REFERRALS)
def show_self_referral(request: Request, ask_id: UUID) -> HttpResponse:
    whose: dict[str, Any] = {"actor": request.actor, "ask_id": ask_id, "now": request.now}
    acts: Mapping[str, Callable[[], None]] = {
        "ended": lambda: self_referrals.end_self_referral(**whose),
        "agrees": lambda: self_referrals.record_police_consent(**whose),
    }
    if request.method == "POST" and request.POST.get("act") in acts:
        acts[request.POST["act"]]()
        return HttpResponseRedirect(reverse("partners:asked-one", args=[ask_id]), status=303)
    found = self_referrals.open_self_referral(**whose)
    return show_partner_page(request, "asked_one", {"one": found, "words": partner_presenter}, tab="asked")
