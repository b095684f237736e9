"""Supporters: agreed, changed and ended with the victim after an identity check; answers to notes that supporters
write; and the family liaison officer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, show_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.ui import form_versions, pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.shared_forms import SupporterFields, add_refusal, offered_scopes
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.rules.people.supporters import SupporterKind, SupporterScope
from victimcare.services.access import Act
from victimcare.services.contact import news_delivery, victim_record
from victimcare.services.contact.news_delivery import FamilyNewsBearer, LiaisonDetail, LiaisonEntry
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations.identity_checks import StrongCheckRequired
from victimcare.services.people import supporter_agreements, supporter_pages
from victimcare.services.people.supporter_shapes import SupporterDetail, SupporterNotOffered
from victimcare.wording import say

_TICKS = {"classes": "govuk-checkboxes--small"}

# The message for each reason why nothing was changed.
_REFUSALS: Mapping[type[Exception], str] = {
    supporter_agreements.PersonMustDecide: "desk-supporters-person-looks",
    StrongCheckRequired: "desk-supporters-code-alone",
    supporter_agreements.ChildMustAgree: "desk-supporters-ask-child",
    supporter_agreements.SpokespersonExists: "desk-supporters-one-spokesperson",
    supporter_agreements.SupporterSeesNothing: "desk-supporters-sees-nothing",
    NotFound: "desk-supporters-gone",
}


class AddSupporterForm(SupporterFields):
    asked = "desk-supporters-"
    offers = "desk-supporters-"
    child_said = forms.BooleanField(label=say("desk-supporters-child-said"), required=False)
    though_guarded = forms.BooleanField(label=say("desk-supporters-though-guarded"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"child_said": _TICKS, "though_guarded": _TICKS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drawn["kind"] |= {"classes": "govuk-radios--small"}
        self.drawn["sees"] |= _TICKS


class SupporterAgreementForm(form_versions.VersionedForm):
    sees = forms.MultipleChoiceField(
        label=say("desk-supporters-sees"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": say("supporters-sees-needed")},
    )
    child_said = forms.BooleanField(label=say("desk-supporters-child-said"), required=False)
    though_guarded = forms.BooleanField(label=say("desk-supporters-though-guarded"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"sees": _TICKS, "child_said": _TICKS, "though_guarded": _TICKS}

    def __init__(self, *args: Any, kind: SupporterKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("sees", *((scope, say(f"desk-supporters-scope-{scope}")) for scope in offered_scopes([kind])))


class SupporterAnswerForm(Form):
    note = forms.UUIDField(widget=forms.HiddenInput)
    words = words_field("desk-supporters-answer", needed="writing-words-needed", hint="desk-supporters-answer.hint")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_SUPPORTERS)
@after_identity_check
def show_supporters(request: Request, victim_id: UUID) -> HttpResponse:
    """Show supporters and apply the pressed button. A new code appears in this response only."""
    context: dict[str, Any] = {}
    before = supporter_agreements.load_supporters(actor=request.actor, victim_id=victim_id, now=request.now)
    is_new = request.POST.get("act") == "bring-in"
    form = AddSupporterForm(request.POST if is_new else None, kinds=before.kinds, prefix="new")
    agree = _agree_form(request, before.now)
    is_overtaken = False
    try:
        if is_new and form.is_valid():
            _bring_in(request, victim_id, form)
            context["told"] = [say("desk-supporters-agreed")]
            form = AddSupporterForm(kinds=before.kinds, prefix="new")
        elif agree is not None:
            context = _agree(request, victim_id, agree)
        elif request.method == "POST" and not is_new:
            context = _done(request, victim_id)
    except StaleVersion:
        is_overtaken = True
    except SupporterNotOffered as wrong:
        add_refusal(form, wrong)
    except tuple(_REFUSALS) as why:
        context["told"] = [say(_REFUSALS[type(why)])]
    kept = supporter_agreements.load_supporters(actor=request.actor, victim_id=victim_id, now=request.now)
    agreeing, both = _agreeing(kept.now), None
    one = next((one for one in kept.now if agree is not None and agree.prefix == str(one.id)), None)
    if agree is not None and one is not None and (is_overtaken or agree.errors):
        both = form_versions.rebase_typed(agree, agreeing[one.id], one.version) if is_overtaken else None
        agreeing[one.id] = agree
    context |= {"kept": kept, "form": form, "agreeing": agreeing, "both": both}
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    return record_parts.show_record_part(request, "supporters", record, context)


def _bring_in(request: Request, victim_id: UUID, form: AddSupporterForm) -> None:
    supporter_agreements.bring_in_supporter(
        actor=request.actor,
        victim_id=victim_id,
        wanted=form.wanted,
        child_said=form.cleaned_data["child_said"],
        though_guarded=form.cleaned_data["though_guarded"],
        now=request.now,
    )


def _agree_form(request: Request, now: Collection[SupporterDetail]) -> SupporterAgreementForm | None:
    """Return the posted agreement form; None if another button was pressed."""
    if request.POST.get("act") != "agree":
        return None
    whom = request.POST.get("supporter", "")
    return next(
        (SupporterAgreementForm(request.POST, kind=one.kind, prefix=whom) for one in now if str(one.id) == whom), None
    )


def _agree(request: Request, victim_id: UUID, form: SupporterAgreementForm) -> dict[str, Any]:
    if not form.is_valid():
        return {}
    typed = form.cleaned_data
    supporter_agreements.agree_supporter(
        actor=request.actor,
        victim_id=victim_id,
        supporter_id=UUID(str(form.prefix)),
        sees=[SupporterScope(scope) for scope in typed["sees"]],
        child_said=typed["child_said"],
        though_guarded=typed["though_guarded"],
        after=typed["after"],
        now=request.now,
    )
    return {"told": [say("desk-supporters-agreed")]}


def _done(request: Request, victim_id: UUID) -> dict[str, Any]:
    """Apply the pressed button and return its result for the page."""
    with suppress(ValueError):
        supporter_id = UUID(request.POST.get("supporter", ""))
        whose: dict[str, Any] = {
            "actor": request.actor,
            "victim_id": victim_id,
            "supporter_id": supporter_id,
            "now": request.now,
        }
        match request.POST.get("act"):
            case "agree":  # no longer one of the victim's supporters
                raise NotFound("no such supporter")
            case "code":
                return {"made": supporter_agreements.make_supporter_code_at_desk(**whose), "made_for": supporter_id}
            case "end":
                supporter_agreements.end_supporter_agreement(**whose)
                return {"told": [say("desk-supporters-ended")]}
            case "goes-on" | "no-more" as said_so:
                supporter_agreements.record_child_answer(**whose, goes_on=said_so == "goes-on")
                return {"told": [say("desk-supporters-child-asked")]}
    return {}


def _agreeing(now: Collection[SupporterDetail]) -> dict[UUID, SupporterAgreementForm]:
    """Build a form for each supporter from the current agreement."""
    return {
        one.id: SupporterAgreementForm(
            kind=one.kind,
            prefix=str(one.id),
            initial={
                "sees": [scope.value for scope in one.sees],
                "though_guarded": one.though_guarded,
                "after": one.version,
            },
        )
        for one in now
    }


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_SUPPORTERS)
def answer_supporter_note(request: Request, task_id: UUID) -> HttpResponse:
    """Show a supporter's note to the owner of its task, and answer it."""
    form = SupporterAnswerForm(request.POST) if request.method == "POST" else None
    if form is not None and (form.is_valid() or "rung" in request.POST):
        words = "" if "rung" in request.POST else form.cleaned_data["words"]
        note_id = form.cleaned_data.get("note")
        if note_id and supporter_pages.answer_supporter(
            actor=request.actor, task_id=task_id, note_id=note_id, words=words, now=request.now
        ):
            return HttpResponseRedirect(reverse("desk:tasks"), status=303)
    asked = supporter_pages.load_supporter_question(actor=request.actor, task_id=task_id, now=request.now)
    if asked is None:
        return pages.answer_not_found(request)
    context = {
        "asked": asked,
        "form": form or SupporterAnswerForm(),
        "words": staff_words,
        "safe_of": (plan_summaries.VICTIM, asked.victim),
    }
    return show_page(request, "supporter_wrote", context, tab="tasks")


# The family liaison officer of bereaved relatives, and who tells each relative the news; after an identity check.


class LiaisonForm(Form):
    name = forms.CharField(
        label=say("desk-liaison-name"),
        help_text=say("desk-liaison-name.hint"),
        max_length=200,
        error_messages={"required": say("desk-liaison-name-needed")},
    )
    telephone = forms.CharField(
        label=say("desk-liaison-telephone"), help_text=say("desk-liaison-telephone.hint"), required=False, max_length=30
    )
    told_by = forms.ChoiceField(
        label=say("desk-liaison-told-by"),
        choices=[(one.value, say(f"desk-liaison-told-by-{one.value}")) for one in FamilyNewsBearer],
        widget=forms.RadioSelect,
        error_messages={"required": say("desk-liaison-told-by-needed")},
    )
    for_whole_family = forms.BooleanField(label=say("desk-liaison-whole-family"), required=False)
    drawing: ClassVar = {
        "telephone": {"classes": "govuk-input--width-20", "inputmode": "tel"},
        "told_by": {"classes": "govuk-radios--small"},
        "for_whole_family": {"classes": "govuk-checkboxes--small"},
    }

    @property
    def wanted(self) -> LiaisonEntry:
        typed = self.cleaned_data
        return LiaisonEntry(
            name=typed["name"],
            telephone=typed["telephone"],
            told_by=FamilyNewsBearer(typed["told_by"]),
            for_whole_family=typed["for_whole_family"],
        )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_SUPPORTERS)
@after_identity_check
def show_liaison(request: Request, victim_id: UUID) -> HttpResponse:
    form = LiaisonForm(request.POST) if request.method == "POST" else None
    try:
        if form is not None and form.is_valid():
            news_delivery.enter_liaison(actor=request.actor, victim_id=victim_id, liaison=form.wanted, now=request.now)
            return HttpResponseRedirect(reverse("desk:liaison", args=[victim_id]) + "?entered", status=303)
        family = news_delivery.list_bereaved_family(actor=request.actor, victim_id=victim_id, now=request.now)
    except news_delivery.BereavedRelativeRequired:
        family = ()
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    stands = next((one.liaison for one in family if one.is_this_one), None)
    context: dict[str, Any] = {"form": form or LiaisonForm(initial=_as_entered(stands)), "family": family}
    context["stands"] = stands
    if "entered" in request.GET:
        context["told"] = [say("desk-liaison-entered")]
    return record_parts.show_record_part(request, "liaison", record, context)


def _as_entered(stands: LiaisonDetail | None) -> dict[str, str]:
    """Return the current officer as field values, so that only changes need typing."""
    if stands is None:
        return {}
    return {"name": stands.name, "telephone": stands.telephone, "told_by": stands.told_by.value}
